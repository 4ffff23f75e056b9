"""Which column of a visitor's table says what: whose, when, and how much."""

from __future__ import annotations

from dataclasses import dataclass

from region.language import Gettext
from region.names import fold
from region.own_table_cells import OUTSIDE, Areas, is_missing, looks_like_number, year
from region.own_table_reading import Sheet, cut, refuse

_AREA_HEADERS = {
    *("kommun", "kommuner", "kommunkod", "kommun kod", "kommunnamn", "kommun namn", "knkod"),
    *("kod", "namn", "region", "regionkod", "region kod", "omrade", "omradeskod"),
    *("municipality", "municipalities", "municipality code", "municipality name"),
    *("code", "name", "area", "area code", "area name"),
}
_YEAR_HEADERS = {"ar", "year", "period", "artal"}


@dataclass(frozen=True)
class Columns:
    """The places of the columns: whose, when, and which values of which period."""

    area: int
    same_area: tuple[int, ...]
    year: int | None
    values: tuple[tuple[int, str], ...]
    """Place and period; the period is empty where a column of years, or nothing, gives it."""
    options: tuple[str, ...]
    chosen: str


def _cells(sheet: Sheet, place: int) -> list[str]:
    """Return the column's cells that are not empty."""
    return [cells[place] for _line, cells in sheet.rows if cells[place]]


def _area_columns(sheet: Sheet, areas: Areas, _: Gettext) -> list[int]:
    """Return the columns that name the municipality, the best first."""
    if any(areas.find(text) not in (None, OUTSIDE) for text in sheet.header):
        allowed = _("rubriker överst, och sedan en rad för varje kommun")
        raise refuse(sheet.header_line, _("en kommun bland rubrikerna"), allowed)
    named = [p for p, text in enumerate(sheet.header) if fold(text) in _AREA_HEADERS]
    shares: dict[int, float] = {}
    for place in range(len(sheet.header)):
        cells = _cells(sheet, place)
        if place in named:
            fitting = sum(areas.find(cell) is not None for cell in cells)
        else:
            fitting = sum(areas.find(cell) not in (None, OUTSIDE) for cell in cells)
        shares[place] = fitting / len(cells) if cells else 0.0
    known = sorted((p for p in named if shares[p] > 0), key=lambda p: -shares[p])
    if known:
        return known
    words = [p for p in shares if any(not looks_like_number(c) for c in _cells(sheet, p))]
    numbers = [p for p in shares if p not in words and year(sheet.header[p]) is None]
    guesses = (
        [p for p in words if shares[p] >= 0.3],
        [p for p in named if fold(sheet.header[p]).startswith(("kommun", "municipal"))],
        [p for p in numbers if shares[p] >= 0.9] if len(numbers) > 1 else [],
    )
    for options in guesses:
        if options:
            return [max(options, key=lambda p: shares[p])]
    allowed = _("en kolumn med kommunernas namn eller koder, till exempel Nacka eller 0182")
    raise refuse(sheet.header_line, _("ingen kolumn med kommuner"), allowed)


def find_columns(sheet: Sheet, areas: Areas, wanted: str | None, _: Gettext) -> Columns:
    """Return which column says what; `wanted` chooses among several columns of numbers.

    Raises
    ------
    OwnTableError
        if there is no row of headings, no column of municipalities, or none of numbers.
    """
    area, *same_area = _area_columns(sheet, areas, _)
    taken = {area, *same_area}
    left = [p for p in range(len(sheet.header)) if p not in taken and _cells(sheet, p)]
    numeric = [p for p in left if _is_numeric(sheet, p)]
    years = next((p for p in left if fold(sheet.header[p]) in _YEAR_HEADERS), None)
    if years is None and len(numeric) > 1:
        full = (p for p in numeric if year(sheet.header[p]) is None)
        years = next((p for p in full if all(year(c) for c in _cells(sheet, p))), None)
    numeric = [p for p in numeric if p != years]
    by_year = [(p, found) for p in left if (found := year(sheet.header[p]))]
    if by_year and years is None:
        periods = [period for _place, period in by_year]
        for period in periods:
            if periods.count(period) > 1:
                found = _("två kolumner för {year}").format(year=period)
                raise refuse(sheet.header_line, found, _("en kolumn för varje år"))
        return Columns(area, tuple(same_area), None, tuple(by_year), (), "")
    if not numeric:
        allowed = _("minst en kolumn med tal")
        raise refuse(sheet.header_line, _("ingen kolumn med tal"), allowed)
    options: dict[str, int] = {}
    for place in numeric:
        label = cut(sheet.header[place]) or _("Kolumn {number}").format(number=place + 1)
        options.setdefault(label, place)
    chosen = wanted if wanted in options else next(iter(options))
    values = ((options[chosen], ""),)
    return Columns(area, tuple(same_area), years, values, tuple(options), chosen)


def _is_numeric(sheet: Sheet, place: int) -> bool:
    cells = [cell for cell in _cells(sheet, place) if not is_missing(cell)]
    return bool(cells) and sum(map(looks_like_number, cells)) * 2 >= len(cells)
