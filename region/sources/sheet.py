"""Guessing how a sheet is laid out: which columns hold areas, years and values."""

from __future__ import annotations

from collections.abc import Mapping

from region.model.query import FileQuery
from region.own_table_cells import is_missing, number, year
from region.sources.answer import SourceError, quoted
from region.sources.file import HeadingError, area_of, sheet_rows

ENOUGH = 0.5
NUMBER_OF_MUNICIPALITIES = 26
MOST_LEAD_ROWS = 15


def guess(
    raw: bytes, address: str, sheet: str | None, header_row: int | None, names: Mapping[str, str]
) -> FileQuery:
    """Return how the file can be read.

    Raises
    ------
    SourceError
        if no row of headings, or no column of areas or values, can be told; it says what to name.
    """
    tried = [header_row] if header_row else range(1, MOST_LEAD_ROWS + 1)
    trouble = "no column of municipalities; name it with --area, and its --header-row"
    for line in tried:
        try:
            header, rows = sheet_rows(raw, sheet, line)
        except HeadingError:
            if header_row:
                raise
            continue
        cells = [row for _, row in rows]
        areas = [n for n in range(len(header)) if header[n] and _holds_areas(cells, n, names)]
        if not areas or sum(1 for name in header if name) <= 1:
            continue
        common = {
            "kind": "file",
            "address": address,
            "sheet": sheet,
            "header_row": line,
            "area": header[areas[0]],
        }
        if any(year(name) for name in header):
            return FileQuery.model_validate({**common, "wide": True})
        times = [n for n in range(len(header)) if header[n] and _all_years(cells, n)]
        values = [
            n
            for n in range(len(header))
            if header[n] and n not in (*areas, *times) and _all_numbers(cells, n)
        ]
        if len(times) == 1 and len(values) == 1:
            named = {"time": header[times[0]], "value": header[values[0]]}
            return FileQuery.model_validate({**common, **named})
        found = quoted(", ".join(header), 200)
        trouble = (
            f"row {line}: found {found}; name the columns with --area, --time and --value, "
            "or use --wide where each year has a column"
        )
    raise SourceError(trouble)


def _holds_areas(cells: list[list[str]], place: int, names: Mapping[str, str]) -> bool:
    filled = [row[place] for row in cells if row[place].strip()]
    known = sum(1 for text in filled if area_of(text, names))
    return known > 0 and known >= ENOUGH * min(len(filled), NUMBER_OF_MUNICIPALITIES)


def _all_years(cells: list[list[str]], place: int) -> bool:
    return bool(cells) and all(year(row[place].strip()) for row in cells)


def _all_numbers(cells: list[list[str]], place: int) -> bool:
    texts = [row[place].strip() for row in cells]
    return any(number(text) is not None for text in texts) and all(
        is_missing(text) or number(text) is not None for text in texts
    )
