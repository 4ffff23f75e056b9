"""Women and men in one indicator: two dots and a line, two lines over time, the gap over time.

Of one place, of several beside each other with the county, or as dots of all municipalities.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from region.content.catalogue import COUNTRY, COUNTY, Catalogue
from region.content.model import GROUPS
from region.indicators import by_sex
from region.indicators.sexes import (
    Sexes,
    SexesAt,
    both_told,
    periods_of_both,
    sexes,
    sexes_at,
    sexes_everywhere,
)
from region.outputs.charts.model import Lines, Pairs, Panels
from region.outputs.exhibits.model import Choice, Exhibit
from region.outputs.exhibits.sexes_charts import (
    course_of_gap,
    course_of_sexes,
    courses_of_gap,
    courses_of_sexes,
    pairs_chart,
)
from region.outputs.tables.sources import dated, indicator_origins
from region.outputs.tables.table import Column, Table
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view

Form = Literal["dots", "lines", "gap"]
FORMS: tuple[Form, ...] = get_args(Form)

MOST_PLACES = 5
"""So many places can be told apart beside each other."""


class _Shown(NamedTuple):
    """What differs between the forms."""

    name: str
    title: str
    unit: str
    message: str
    table: Table
    picture: Pairs | Lines | Panels | None
    lasting: str = ""


def _places(
    catalogue: Catalogue, key: str, codes: tuple[str, ...], period: str, language: Language
) -> tuple[SexesAt, ...]:
    """The places and what the first is a part of, in one period; without any all municipalities."""
    if not codes:
        return sexes_everywhere(catalogue, key, language, period)
    own = sexes_at(catalogue, key, codes[0], language, period)
    year = str(own.year)
    others = [
        sexes_at(catalogue, key, code, language, year)
        for code in dict.fromkeys((*codes[1:], COUNTY, COUNTRY))
        if code != codes[0] and year in periods_of_both(catalogue, key, code)
    ]
    return (own, *others)


def _courses(
    catalogue: Catalogue, key: str, codes: tuple[str, ...], language: Language
) -> tuple[Sexes, ...]:
    """The place over time; of several also the county, and only those that have values."""
    first, *rest = codes
    beside = dict.fromkeys((*rest, COUNTY)) if rest else {}
    others = (
        sexes(catalogue, key, code, language)
        for code in beside
        if code != first and periods_of_both(catalogue, key, code)
    )
    return (sexes(catalogue, key, first, language), *others)


def _without(
    catalogue: Catalogue, codes: tuple[str, ...], shown: set[str], language: Language
) -> str:
    """Say which of the places have no values of both."""
    missing = [catalogue.areas[code].name[language] for code in codes if code not in shown]
    if not missing:
        return ""
    _ = gettext(language)
    words = _("Värden för både kvinnor och män saknas för {names}.")
    return " " + words.format(names=fmt.listing(missing, language))


def table_of_places(found: tuple[SexesAt, ...], unit: str, language: Language) -> Table:
    """Return women, men and the gap of each place, in the order given."""
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


def _table_of_courses(found: tuple[Sexes, ...], language: Language) -> Table:
    """The years of several places below each other, each row with its place."""
    if len(found) == 1:
        return _table_of_years(found[0], language)
    tables = [(one.latest, _table_of_years(one, language)) for one in found]
    _ = gettext(language)
    columns = (Column(_("område"), wide=1.5), *tables[0][1].columns, Column(_("kod")))
    rows = tuple((at.area, *row, at.code) for at, table in tables for row in table.rows)
    return Table(columns, rows)


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

    Choices are `view` (one of `FORMS`), `area` or `kommun` for up to five places, and `year` for
    dots. Without a place dots are of all municipalities, and courses of the county.

    Raises
    ------
    UnknownIdError
        if the indicator is not divided, or there is no such place, year or form.
    """
    given = dict(choice)
    form = _form(given)
    listed = (given.get("area") or given.get("kommun") or "").split(",")
    codes = tuple(dict.fromkeys(code for code in listed if code))[:MOST_PLACES]
    for code in codes:
        if code not in catalogue.areas:
            raise UnknownIdError("area", code, tuple(catalogue.areas))
    if form == "dots":
        shown = _dots(catalogue, key, codes, given.get("year", ""), language)
    else:
        shown = _course(catalogue, key, codes or (COUNTY,), form, language)
    return _exhibit(catalogue, key, shown, codes, form, choice, language)


def _dots(
    catalogue: Catalogue, key: str, codes: tuple[str, ...], period: str, language: Language
) -> _Shown:
    _ = gettext(language)
    places = _places(catalogue, key, codes, period, language)
    first, last = places[0], places[-1]
    seen = sexes(catalogue, key, first.code, language)
    if codes:
        message = both_told(first, language) + _without(
            catalogue, codes, {one.code for one in places}, language
        )
    else:
        message = _("Från {gap} i {area} till {other} i {place}.").format(
            gap=first.told, area=first.area, other=last.told, place=last.area
        )
    where = " ".join(one.area for one in places if one.code in codes) or _("kommunerna")
    parts = [_("kvinnor och män"), seen.name, where, first.period]
    return _Shown(
        name="-".join(slug(part) for part in parts),
        title=_("{name}: kvinnor och män, {period}").format(name=seen.name, period=first.period),
        unit=seen.unit,
        message=message,
        table=table_of_places(places, seen.unit, language),
        picture=pairs_chart(places, seen.unit, seen.decimals, language, next(iter(codes), "")),
        lasting=_("{name}: kvinnor och män").format(name=seen.name),
    )


def _course(
    catalogue: Catalogue, key: str, codes: tuple[str, ...], form: Form, language: Language
) -> _Shown:
    _ = gettext(language)
    found = _courses(catalogue, key, codes, language)
    first = found[0]
    where = fmt.listing((one.latest.area for one in found if one.latest.code in codes), language)
    picture: Lines | Panels
    if form == "lines":
        title = _("{name}: kvinnor och män, {area}").format(name=first.name, area=where)
        picture = course_of_sexes(first, language)
        if len(found) > 1:
            picture = courses_of_sexes(found, language)
        unit, said = first.unit, first.summary
    else:
        title = _("{name}: kvinnor jämfört med män, {area}").format(name=first.name, area=where)
        picture = course_of_gap(first, language)
        if len(found) > 1:
            picture = courses_of_gap(found, language)
        unit, said = first.gap.unit, first.gap.summary
    return _Shown(
        name=slug(title),
        title=title,
        unit=unit,
        message=said + _without(catalogue, codes, {one.latest.code for one in found}, language),
        table=_table_of_courses(found, language),
        picture=picture if any(len(one.gap.points) > 1 for one in found) else None,
    )


def _page(
    catalogue: Catalogue, key: str, codes: tuple[str, ...], form: Form, language: Language
) -> str:
    """The page that shows it: several municipalities beside each other, the map, the indicator."""
    municipal = [code for code in codes if len(code) == 4]
    if len(municipal) > 1:
        return pages.link(
            "profile",
            language,
            **{"kommun": municipal[0], "with": ",".join(municipal[1:]), "sex": "gap"},
            **{"indicator": key, "view": "" if form == FORMS[0] else form},
        )
    if catalogue.observations[key].municipal_periods:
        where = next(iter(municipal), "")
        return pages.link("map", language, indicator=key, sex="gap", kommun=where)
    return pages.link("indicator", language, indicator=key)


def _exhibit(
    catalogue: Catalogue,
    key: str,
    shown: _Shown,
    codes: tuple[str, ...],
    form: Form,
    choice: Choice,
    language: Language,
) -> Exhibit:
    women, men, gap = (by_sex.divided(catalogue, group) for group in GROUPS)
    day = max(one.indicators[key].retrieved for one in (women, men))
    origins = indicator_origins(gap, key, language)
    about = origins[0]
    notes = (shown.message, about.definition, about.calculation, about.breaks, about.comment)
    return Exhibit(
        key=f"sexes/{key}",
        name=shown.name,
        title=shown.title,
        subtitle=shown.unit,
        message=shown.message,
        alternative=f"{shown.title}. {shown.message}",
        table=shown.table,
        line=about.line,
        dated=dated(day, language),
        retrieved=day,
        origins=origins,
        notes=tuple(note for note in notes if note),
        page=_page(catalogue, key, codes, form, language),
        picture=shown.picture,
        slide_table=shown.picture is None,
        choices=choice,
        lasting=shown.lasting,
    )
