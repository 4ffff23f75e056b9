"""One indicator of the municipalities: as a map, in order of size, and over time."""

from __future__ import annotations

from collections.abc import Mapping

from region.content.catalogue import COUNTY, Catalogue
from region.content.geography import credit
from region.indicators.by_sex import asked
from region.indicators.certainty.views import Standing
from region.indicators.provenance import provenance
from region.indicators.series import SeriesView, series_view
from region.municipalities.addressed import choropleth_of
from region.municipalities.answers import answers
from region.municipalities.choropleth import Choropleth, MapView, map_view
from region.outputs.charts.model import Bar, Bars, Legend, Region, Regions
from region.outputs.exhibits.courses import series_chart, series_table
from region.outputs.exhibits.model import Choice, Exhibit
from region.outputs.presentations.municipal import series_of
from region.outputs.tables.sources import dated, indicator_origins, retrieved
from region.outputs.tables.table import Column, Table, as_published
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view

MOST_LINES = 5
"""So many areas can be told apart in one chart."""


def _chosen(choice: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(code for code in choice.get("kommun", "").split(",") if code)


def year_of(period: str | None) -> Choice:
    """Return the choice of a period; none means the last one."""
    return (("year", period),) if period else ()


def _certainty(standing: Standing | None, grade: str) -> tuple[float | str | None, ...]:
    """The places that a value can have, how it compares, what that rests on, and its range."""
    if standing is None:
        return None, None, "", grade, None, None
    return (
        standing.rank_low,
        standing.rank_high,
        standing.word,
        grade,
        standing.lower,
        standing.upper,
    )


def _table(found: MapView, chosen: tuple[str, ...], language: Language) -> Table:
    _ = gettext(language)
    columns = (
        Column(_("plats, bäst eller högst först"), 0, wide=0.8),
        Column(_("kommun"), wide=1.5),
        Column(_("värde") + f" ({found.unit})", found.decimals, wide=1.2),
        Column(_("kod")),
        Column(_("period")),
        Column(_("klass")),
        Column(_("anmärkning"), wide=2),
        Column(_("plats, från"), 0),
        Column(_("plats, till"), 0),
        Column(_("jämfört")),
        Column(_("jämförelsens grad")),
        Column(_("undre gräns"), found.decimals),
        Column(_("övre gräns"), found.decimals),
    )
    rows = [
        (
            row.rank,
            row.name,
            as_published(row.value, row.decimals, found.decimals),
            row.code,
            found.period_label,
            "" if row.class_index is None else found.legend[row.class_index].text,
            row.note,
            *_certainty(row.standing, found.grade_name),
        )
        for row in found.rows
    ]
    rows += [
        (
            None,
            row.name,
            as_published(row.value, row.decimals, found.decimals),
            row.code,
            found.period_label,
            "",
            row.note,
            *_certainty(None, ""),
        )
        for row in found.references
    ]
    marked = frozenset(i for i, row in enumerate(rows) if row[3] in (chosen or (COUNTY,)))
    return Table(columns, tuple(rows), marked, shown=(0, 1, 2))


def _answer(made: Choropleth, found: MapView) -> str:
    """Return the sentence that the map's page begins with in this period."""
    return answers(made)[made.series.periods.index(found.period)]


def _asked(
    catalogue: Catalogue, key: str, choice: Choice, language: Language
) -> tuple[Choropleth, MapView]:
    """Return the map that the choices ask for, and the period of it."""
    given = {**dict(choice), "indicator": key}
    made = choropleth_of(catalogue, given, language)
    return made, map_view(made, given.get("year") or None)


def _exhibit(
    catalogue: Catalogue,
    asked_for: tuple[Choropleth, MapView],
    choice: Choice,
    kind: str,
    name: str,
    picture: Bars | Regions,
    language: Language,
) -> Exhibit:
    made, found = asked_for
    key = found.indicator
    day = retrieved(catalogue, (key,))
    origin = provenance(catalogue, key, language)
    missing = f"{found.missing_count}: {found.missing_reason}" if found.missing_count else ""
    notes = (
        found.sentence,
        found.grade_note,
        found.rank_note,
        origin.definition,
        origin.calculation,
        *origin.breaks,
        origin.notes,
        missing,
    )
    parameters = {**dict(choice), "indicator": key, "year": found.period}
    return Exhibit(
        key=f"{kind}/{key}",
        name=f"{name}-{slug(found.name)}-{slug(found.period_label)}",
        title=f"{found.name}, {found.period_label}",
        subtitle=found.unit,
        message=found.sentence,
        alternative=f"{found.name}, {found.period_label}. {found.sentence}",
        table=_table(found, _chosen(dict(choice)), language),
        line=f"{found.line}. {credit(language)}" if isinstance(picture, Regions) else found.line,
        dated=dated(day, language),
        retrieved=day,
        origins=indicator_origins(catalogue, key, language, found.line),
        notes=tuple(text for text in notes if text),
        page=pages.link("map", language, **parameters),
        answer=_answer(made, found),
        picture=picture,
        choices=choice,
        lasting=found.name,
        rank_note=found.rank_note,
    )


@view
def map_picture(
    catalogue: Catalogue, found: MapView, chosen: tuple[str, ...], language: Language
) -> Regions:
    """Return the municipalities in classes; those without a value say why."""
    _ = gettext(language)
    rows = {row.code: row for row in found.rows}
    regions = tuple(
        Region(
            code=area.code,
            name=area.name[language],
            text=row.text if row.value is not None else f"– ({row.note})",
            colour="" if row.class_index is None else found.legend[row.class_index].colour,
            chosen=area.code in chosen,
        )
        for area, row in ((area, rows[area.code]) for area in catalogue.municipalities)
    )
    missing = ""
    if found.missing_count:
        missing = _("inget värde ({number})").format(number=found.missing_count)
    legend = tuple(Legend(item.alone, item.colour, item.count) for item in found.legend)
    return Regions(regions, legend, missing, found.unit)


@view
def map_exhibit(catalogue: Catalogue, key: str, language: Language, choice: Choice = ()) -> Exhibit:
    """Return the map of one indicator.

    Raises
    ------
    UnknownIdError
        if the indicator has no municipal values or the period none of them.
    """
    _ = gettext(language)
    asked_for = _asked(catalogue, key, choice, language)
    found = asked_for[1]
    seen = asked(catalogue, key, dict(choice).get("sex", ""))
    picture = map_picture(catalogue, found, _chosen(dict(choice)), language)
    return _exhibit(seen, asked_for, choice, "map", _("karta"), picture, language)


@view
def bars_exhibit(
    catalogue: Catalogue, key: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return the municipalities in order of size, with county and country where they compare.

    Raises
    ------
    UnknownIdError
        as `map_exhibit`.
    """
    _ = gettext(language)
    asked_for = _asked(catalogue, key, choice, language)
    found = asked_for[1]
    seen = asked(catalogue, key, dict(choice).get("sex", ""))
    chosen = _chosen(dict(choice)) or (COUNTY,)
    rows = [*found.rows]
    entries = [(row.code, row.name, row.value, row.number) for row in rows]
    if seen.indicators[key].kind != "count":
        entries += [(row.code, row.name, row.value, row.number) for row in found.references]
    bars = [
        Bar(name, value, number, code in chosen)
        for code, name, value, number in entries
        if value is not None
    ]
    bars.sort(key=lambda bar: (-bar.value, bar.name))
    picture = Bars(tuple(bars), found.unit, found.decimals)
    return _exhibit(seen, asked_for, choice, "bars", _("rangordning"), picture, language)


def _of_areas(
    catalogue: Catalogue, key: str, codes: tuple[str, ...], language: Language
) -> tuple[SeriesView, ...]:
    """Return the series of these areas, each of which must have a value."""
    if key not in catalogue.indicators:
        raise UnknownIdError("indicator", key, tuple(catalogue.indicators))
    observations = catalogue.observations[key]
    known = tuple(code for code in observations.by_area if observations.series(code))
    unknown = next((code for code in codes if code not in known), None)
    if unknown is not None:
        raise UnknownIdError("area", unknown, known)
    if len(codes) > MOST_LINES:
        raise UnknownIdError("area", ",".join(codes), (f"at most {MOST_LINES} codes",))
    return tuple(series_view(catalogue, key, code, language) for code in codes)


@view
def series_exhibit(
    catalogue: Catalogue, key: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return an indicator's course: chosen municipalities, county, country where they compare.

    With the choice `area`, a list of codes with commas between, it is these areas and no others.

    Raises
    ------
    UnknownIdError
        if there is no such indicator, or an area (without `area`, all of them) has no value.
    """
    _ = gettext(language)
    given = dict(choice)
    if given.get("area"):
        lines = _of_areas(catalogue, key, tuple(dict.fromkeys(given["area"].split(","))), language)
    else:
        lines = series_of(catalogue, {**given, "indicator": key}, language)
    first = lines[0]
    observations = catalogue.observations[key]
    municipal = [one.code for one in lines if len(one.code) == 4]
    day = retrieved(catalogue, (key,))
    origin = first.provenance
    return Exhibit(
        key=f"series/{key}",
        name=_("utveckling") + f"-{slug(first.name)}",
        title=first.name,
        subtitle=first.unit,
        message=first.summary,
        alternative=" ".join(one.summary for one in lines),
        table=series_table(lines, language),
        line=origin.line,
        dated=dated(day, language),
        retrieved=day,
        origins=indicator_origins(catalogue, key, language),
        notes=tuple(
            text
            for text in (first.summary, origin.definition, *origin.breaks, origin.notes)
            if text
        ),
        page=pages.link("map", language, indicator=key, kommun=",".join(municipal))
        if observations.municipal_periods
        else pages.link("indicator", language, indicator=key),
        choices=choice,
        picture=series_chart(lines, language) if len(first.points) > 1 else None,
        slide_table=len(first.points) == 1,
    )
