"""A municipality's profile as a table that leaves the dashboard, whatever the file format."""

from __future__ import annotations

from region.content.catalogue import Catalogue
from region.municipalities.profile.questions import Answer, answers
from region.municipalities.profile.rows import ProfileRow, ThemeRows
from region.municipalities.profile.view import ProfileView, profile
from region.outputs.tables.front import front
from region.outputs.tables.separated import for_people
from region.outputs.tables.sources import indicator_origins, sources_table
from region.outputs.tables.table import Cell, Column, Table, shown
from region.outputs.tables.workbook import Sheet, workbook
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


def _columns(language: Language) -> tuple[Column, ...]:
    _ = gettext(language)
    return (
        Column(_("områdeskod")),
        Column(_("område")),
        Column(_("tema")),
        Column(_("mått")),
        Column(_("värde"), 0),
        Column(_("enhet")),
        Column(_("period")),
        Column(_("anmärkning")),
        Column(_("förändring"), 0),
        Column(_("förändringens enhet")),
        Column(_("jämfört med")),
        Column(_("plats, bäst eller högst först"), 0),
        Column(_("antal kommuner"), 0),
        Column(_("länet, samma period"), 0),
        Column(_("riket, samma period"), 0),
        Column(_("mått-id")),
        Column(_("definition")),
        Column(_("källa")),
        Column(_("plats, från"), 0),
        Column(_("plats, till"), 0),
        Column(_("mot länet")),
        Column(_("jämförelsens grad")),
        Column(_("undre gräns"), 0),
        Column(_("övre gräns"), 0),
        Column(_("säker förändring")),
        Column(_("om platserna")),
    )


def profile_cells(profile: ProfileView, theme: ThemeRows, row: ProfileRow) -> tuple[Cell, ...]:
    """Return one indicator as cells: numbers not rounded, None where there is no value."""
    return (
        profile.code,
        profile.name,
        theme.name,
        row.name,
        shown(row.value.value, row.value.decimals),
        row.unit,
        row.period_label,
        "; ".join(text for text in (row.value.note, row.missing, row.change.remark) if text),
        shown(row.change.value, row.change.decimals),
        row.change.unit,
        row.change.base_label,
        row.rank,
        row.count,
        shown(row.county.value, row.county.decimals),
        shown(row.country.value, row.country.decimals),
        row.indicator,
        row.provenance.definition,
        row.provenance.line,
        *_certainty(row),
        profile.rank_note,
    )


def _certainty(row: ProfileRow) -> tuple[Cell, ...]:
    """The places it can have, how it compares with the county, its range, and its change."""
    standing, decimals = row.standing, row.value.decimals
    return (
        standing.rank_low if standing else None,
        standing.rank_high if standing else None,
        standing.word if standing else "",
        row.judged.grade_name,
        shown(standing.lower, decimals) if standing else None,
        shown(standing.upper, decimals) if standing else None,
        row.moved.word if row.moved else "",
    )


def _table(found: ProfileView, language: Language) -> Table:
    cells = (profile_cells(found, theme, row) for theme in found.themes for row in theme.rows)
    return Table(_columns(language), tuple(cells), shown=tuple(range(2, 12)))


def _courses(told: tuple[Answer, ...], language: Language) -> Table:
    """Return the years of each question, the place beside those that its chart has."""
    _ = gettext(language)
    areas = tuple(dict.fromkeys(line.area for one in told for line in one.series))
    rows: list[tuple[Cell, ...]] = []
    for one in told:
        found = {line.area: {p.year: p for p in line.points} for line in one.series}
        for year in sorted({year for points in found.values() for year in points}):
            points = {area: seen[year] for area, seen in found.items() if year in seen}
            values = (
                shown(points[area].value, points[area].decimals) if area in points else None
                for area in areas
            )
            states = {area: p.status for area, p in points.items() if p.status}
            alike = len(states) == len(points) and len(set(states.values())) == 1
            said = "; ".join(
                set(states.values()) if alike else (f"{a}: {text}" for a, text in states.items())
            )
            period = next(iter(points.values())).period
            what = (one.question, one.name, one.series[0].unit, period)
            rows.append((*what, *values, said, one.indicator))
    names = (_("fråga"), _("mått"), _("enhet"), _("period"))
    columns = (
        *(Column(name) for name in names),
        *(Column(area, 0) for area in areas),
        Column(_("anmärkning")),
        Column(_("mått-id")),
    )
    return Table(columns, tuple(rows), shown=tuple(range(1, 4 + len(areas))))


@view
def profile_csv(catalogue: Catalogue, code: str, language: Language) -> bytes:
    """Return a municipality's profile as CSV, one row for each indicator, with its source.

    Raises
    ------
    UnknownIdError
        if there is no such municipality.
    """
    return for_people(_table(profile(catalogue, code, language), language), language)


@view
def profile_xlsx(catalogue: Catalogue, code: str, language: Language) -> bytes:
    """Return a municipality's profile as a workbook.

    First what it answers to the questions, then all values, the years of each question, and
    definitions and sources.

    Raises
    ------
    UnknownIdError
        if there is no such municipality.
    """
    _ = gettext(language)
    found = profile(catalogue, code, language)
    title = _("{name} i siffror").format(name=found.name)
    indicators = [row.indicator for row in found.rows]
    origins = [
        origin for key in indicators for origin in indicator_origins(catalogue, key, language)
    ]
    day = max(catalogue.indicators[key].retrieved for key in indicators)
    lines = (row.provenance.line for row in found.rows)
    told = answers(catalogue, code, language).answers
    sheets = (
        Sheet(_("Värden"), _table(found, language), title),
        Sheet(_("Frågorna år för år"), _courses(told, language), title),
        Sheet(_("Definitioner och källor"), sources_table(origins, language)),
    )
    more = (
        (_("Om platserna"), found.rank_note),
        *((one.question, f"{one.answer} ({one.period})") for one in told if one.period),
    )
    about = front(catalogue, title, indicators, lines, day, language, more)
    return workbook(about, sheets, language)
