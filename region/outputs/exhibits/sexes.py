"""Women and men in one indicator: two dots and a line, two lines over time, the gap over time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from region.content.catalogue import COUNTRY, COUNTY, Catalogue
from region.content.model import GROUPS, SEXES
from region.indicators import by_sex
from region.indicators.sexes import (
    Sexes,
    SexesAt,
    periods_of_both,
    sexes,
    sexes_at,
    sexes_everywhere,
)
from region.outputs.charts.model import Lines, Pair, Pairs, Role
from region.outputs.exhibits.courses import series_line
from region.outputs.exhibits.model import Choice, Exhibit
from region.outputs.tables.sources import dated, indicator_origins
from region.outputs.tables.table import Column, Table
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view

Form = Literal["dots", "lines", "gap"]
FORMS: tuple[Form, ...] = get_args(Form)

ROLES: dict[str, Role] = {"women": "women", "men": "men"}


def pairs_chart(
    places: Iterable[SexesAt], unit: str, decimals: int, language: Language, chosen: str = ""
) -> Pairs:
    """Return places as two dots and a line each, in the order given."""
    _ = gettext(language)
    rows = tuple(
        Pair(
            one.area,
            one.women,
            one.men,
            one.gap_text,
            _("{area} {period}: kvinnor {women}, män {men}; {told}").format(
                area=one.area,
                period=one.period,
                women=one.women_text,
                men=one.men_text,
                told=one.told,
            ),
            one.code == chosen,
        )
        for one in places
    )
    return Pairs(rows, unit, decimals, _("kvinnor"), _("män"))


@view
def course_of_sexes(found: Sexes, language: Language) -> Lines:
    """Return women's and men's values over time, each named where it ends."""
    names = {sex: by_sex.name_of(sex)[language] for sex in SEXES}
    series = {"women": found.women, "men": found.men}
    lines = tuple(
        series_line(series[sex], ROLES[sex], f"{names[sex]} {series[sex].latest.number}")._replace(
            name=names[sex]
        )
        for sex in SEXES
    )
    return Lines(lines, found.unit, found.decimals)


@view
def course_of_gap(found: Sexes, language: Language) -> Lines:
    """Return the gap over time, with zero on the axis."""
    _ = gettext(language)
    line = series_line(found.gap, "chosen", found.gap.latest.number)
    return Lines(
        (line,), found.gap.unit, found.gap.decimals, break_label=_("brott i serien"), zero=True
    )


def _places(
    catalogue: Catalogue, key: str, area: str, period: str, language: Language
) -> tuple[SexesAt, ...]:
    """The place and what it is a part of, in one period; without a place all municipalities."""
    if not area:
        return sexes_everywhere(catalogue, key, language, period)
    own = sexes_at(catalogue, key, area, language, period)
    year = str(own.year)
    others = [
        sexes_at(catalogue, key, code, language, year)
        for code in (COUNTY, COUNTRY)
        if code != area and year in periods_of_both(catalogue, key, code)
    ]
    return (own, *others)


def _table_of_places(found: tuple[SexesAt, ...], unit: str, language: Language) -> Table:
    _ = gettext(language)
    columns = (
        Column(_("område"), wide=1.5),
        Column(_("period")),
        Column(_("kvinnor") + f" ({unit})"),
        Column(_("män") + f" ({unit})"),
        Column(_("kvinnor jämfört med män"), wide=1.5),
        Column(_("anmärkning"), wide=2),
        Column(_("kod")),
    )
    rows = tuple(
        (
            one.area,
            one.period,
            one.women_number,
            one.men_number,
            one.gap_text,
            one.note,
            one.code,
        )
        for one in found
    )
    return Table(columns, rows, shown=(0, 2, 3, 4))


def _table_of_years(found: Sexes, language: Language) -> Table:
    _ = gettext(language)
    columns = (
        Column(_("period")),
        Column(_("kvinnor") + f" ({found.unit})", found.decimals),
        Column(_("män") + f" ({found.unit})", found.decimals),
        Column(_("kvinnor jämfört med män") + f" ({found.gap.unit})", found.gap.decimals, wide=1.5),
        Column(_("anmärkning"), wide=2),
    )
    women = {point.year: point for point in found.women.points}
    men = {point.year: point for point in found.men.points}
    gap = {point.year: point for point in found.gap.points}
    rows = []
    for year in sorted(women.keys() | men.keys()):
        points = (women.get(year), men.get(year), gap.get(year))
        notes = dict.fromkeys(point.status for point in points[:2] if point)
        label = next(point.period for point in points if point)
        rows.append(
            (
                label,
                *(point.value if point else None for point in points),
                "; ".join(note for note in notes if note),
            )
        )
    return Table(columns, tuple(rows))


def _form(choice: dict[str, str]) -> Form:
    """The form that is asked for.

    Raises
    ------
    UnknownIdError
        if there is none of that name.
    """
    asked = choice.get("view") or FORMS[0]
    found = next((form for form in FORMS if form == asked), None)
    if found is None:
        raise UnknownIdError("view", asked, FORMS)
    return found


@view
def sexes_exhibit(
    catalogue: Catalogue, key: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return women and men in one indicator.

    Choices are `view` (one of `FORMS`), `area` or `kommun` for a place, and `year` for dots.
    Without a place dots are of all municipalities, and courses of the county.

    Raises
    ------
    UnknownIdError
        if the indicator is not divided, or there is no such place, year or form.
    """
    given = dict(choice)
    form = _form(given)
    area = (given.get("area") or given.get("kommun") or "").split(",")[0]
    if form == "dots":
        return _dots(catalogue, key, area, given.get("year", ""), choice, language)
    return _course(catalogue, key, area or COUNTY, form, choice, language)


def _dots(
    catalogue: Catalogue, key: str, area: str, period: str, choice: Choice, language: Language
) -> Exhibit:
    _ = gettext(language)
    places = _places(catalogue, key, area, period, language)
    first, last = places[0], places[-1]
    seen = sexes(catalogue, key, first.code, language)
    if area:
        message = _("{area}: kvinnor {women}, män {men}; {told}.").format(
            area=first.area, women=first.women_text, men=first.men_text, told=first.told
        )
    else:
        message = _("Från {gap} i {area} till {other} i {place}.").format(
            gap=first.told, area=first.area, other=last.told, place=last.area
        )
    title = _("{name}: kvinnor och män, {period}").format(name=seen.name, period=first.period)
    parts = [seen.name, first.area if area else _("kommunerna"), first.period]
    return _exhibit(
        catalogue,
        key,
        language,
        choice,
        name="-".join(slug(part) for part in (_("kvinnor och män"), *parts)),
        title=title,
        lasting=_("{name}: kvinnor och män").format(name=seen.name),
        subtitle=seen.unit,
        message=message,
        table=_table_of_places(places, seen.unit, language),
        picture=pairs_chart(places, seen.unit, seen.decimals, language, area),
        area=area,
    )


def _course(
    catalogue: Catalogue, key: str, area: str, form: Form, choice: Choice, language: Language
) -> Exhibit:
    _ = gettext(language)
    seen = sexes(catalogue, key, area, language)
    if form == "lines":
        title = _("{name}: kvinnor och män, {area}").format(name=seen.name, area=seen.latest.area)
        picture, unit = course_of_sexes(seen, language), seen.unit
    else:
        title = _("{name}: kvinnor jämfört med män, {area}").format(
            name=seen.name, area=seen.latest.area
        )
        picture, unit = course_of_gap(seen, language), seen.gap.unit
    return _exhibit(
        catalogue,
        key,
        language,
        choice,
        name=slug(title),
        title=title,
        lasting="",
        subtitle=unit,
        message=seen.gap.summary if form == "gap" else seen.summary,
        table=_table_of_years(seen, language),
        picture=picture if len(seen.gap.points) > 1 else None,
        area=area,
    )


def _exhibit(
    catalogue: Catalogue,
    key: str,
    language: Language,
    choice: Choice,
    *,
    name: str,
    title: str,
    lasting: str,
    subtitle: str,
    message: str,
    table: Table,
    picture: Pairs | Lines | None,
    area: str,
) -> Exhibit:
    women, men, gap = (by_sex.divided(catalogue, group) for group in GROUPS)
    own = women.indicators[key]
    day = max(one.indicators[key].retrieved for one in (women, men))
    origins = indicator_origins(gap, key, language)
    about = origins[0]
    notes = (message, about.definition, about.calculation, about.breaks, about.comment)
    municipal = area if len(area) == 4 else ""
    on_map = bool(catalogue.observations[key].municipal_periods)
    page = (
        pages.link("map", language, indicator=key, sex="gap", kommun=municipal)
        if on_map
        else pages.link("indicator", language, indicator=key)
    )
    return Exhibit(
        key=f"sexes/{own.id}",
        name=name,
        title=title,
        subtitle=subtitle,
        message=message,
        alternative=f"{title}. {message}",
        table=table,
        line=about.line,
        dated=dated(day, language),
        retrieved=day,
        origins=origins,
        notes=tuple(note for note in notes if note),
        page=page,
        picture=picture,
        slide_table=picture is None,
        choices=choice,
        lasting=lasting,
    )
