"""Which row holds the headings, and which rows below belong to the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from region.content.sheets.areas import OUTSIDE, Areas
from region.content.sheets.faults import Faults, cut, refuse
from region.content.sheets.grid import EMPTY, Cell, Grid, Limits, Row
from region.content.sheets.numbers import is_number
from region.content.sheets.periods import period
from region.words.language import Gettext
from region.words.names import fold

ROWS_BEFORE_HEADER = 20
AREA_HEADERS = {
    *("kommun", "kommuner", "kommunkod", "kommun kod", "kommunnamn", "kommun namn", "knkod"),
    *("kod", "namn", "region", "regionkod", "region kod", "omrade", "omradeskod", "lan", "lanskod"),
    *("municipality", "municipalities", "municipality code", "municipality name", "county"),
    *("code", "name", "area", "area code", "area name", "kommun stadsdel", "geografi", "ort"),
}
_DIGITS = re.compile(r"[-+−]?[0-9]+")


@dataclass(frozen=True)
class HeadedTable:
    """Headings, and rows of exactly as many cells."""

    grid: Grid
    header_line: int
    header: list[Cell]
    rows: list[Row]
    above: tuple[int, ...]

    @cached_property
    def _filled(self) -> tuple[Counter[Cell], ...]:
        columns = tuple(Counter[Cell]() for _cell in self.header)
        for _line, cells in self.rows:
            filled = [place for place, cell in enumerate(cells) if cell.text or cell.uncounted]
            if len(filled) > 1:
                for place in filled:
                    columns[place][cells[place]] += 1
        return columns

    def cells(self, place: int) -> Counter[Cell]:
        """Return how often the column has each cell, in rows that are more than a line of text.

        So each is looked at once, however long the table is.
        """
        return self._filled[place]

    def share(self, place: int, fits: Callable[[Cell], bool], but: Callable[[Cell], bool]) -> float:
        """Return which part of the column's cells fits, but for those that are left out."""
        counted = [(number, fits(c)) for c, number in self.cells(place).items() if not but(c)]
        whole = sum(number for number, _fits in counted)
        return sum(number for number, fitting in counted if fitting) / whole if whole else 0.0

    def heading(self, place: int) -> str:
        """Return the column's heading as one line."""
        return " ".join(self.header[place].text.split())


def _is_area(cell: Cell, areas: Areas) -> bool:
    return areas.find(cell.text) not in (None, OUTSIDE) if cell.text else False


def _header_place(rows: list[Row], areas: Areas) -> int | None:
    """Return where the headings stand: above the first area, and as headings are written."""
    wide = [
        place
        for place, (_line, cells) in enumerate(rows[: ROWS_BEFORE_HEADER + 1])
        if sum(bool(cell.text) for cell in cells) >= 2
    ]
    if not wide:
        return None
    first = next((p for p in wide if any(_is_area(cell, areas) for cell in rows[p][1])), None)
    above = [place for place in wide if first is None or place < first] or wide[:1]
    for place in reversed(above):
        if any(fold(cell.text) in AREA_HEADERS for cell in rows[place][1]):
            return place
    for place in reversed(above):
        filled = [cell for cell in rows[place][1] if cell.text]
        if sum(period(cell) is not None for cell in filled) * 2 >= len(filled):
            return place
    most = max(sum(bool(cell.text) for cell in rows[place][1]) for place in above)
    return next(p for p in above if sum(bool(cell.text) for cell in rows[p][1]) == most)


def find_table(
    grid: Grid, areas: Areas, header_row: int | None, limits: Limits, _: Gettext
) -> HeadedTable:
    """Return the table in the grid; `header_row` is the headings' row in the file, if it is known.

    Raises
    ------
    SheetError
        if there is none, if it is too large, or if rows are wider than the headings.
    """
    rows = grid.rows
    if header_row is not None:
        start = next((n for n, (line, _cells) in enumerate(rows) if line == header_row), None)
        if start is None:
            allowed = _("rubriker på rad {line}").format(line=header_row)
            raise refuse(header_row, _("en tom rad"), allowed)
    else:
        start = _header_place(rows, areas)
    if start is None:
        allowed = (
            _("minst två kolumner, skilda av semikolon, tabb eller komma")
            if grid.delimiter
            else _("ett blad med minst två kolumner")
        )
        raise refuse(rows[0][0] if rows else 0, _("ingen tabell"), allowed)
    header_line, found = rows[start]
    header = list(found)
    while header and not header[-1].text:
        header.pop()
    if len(header) > limits.columns:
        allowed = _("högst {number} kolumner").format(number=limits.columns)
        raise refuse(header_line, _("{number} kolumner").format(number=len(header)), allowed)
    body = rows[start + 1 :]
    if not body:
        raise refuse(header_line, _("rubriker utan rader"), _("minst en rad med värden"))
    if len(body) > limits.rows:
        raise refuse(body[limits.rows][0], _("för många rader"), limits.most_rows(_))
    _refuse_wide(grid, len(header), len(found), body, areas, _)
    width = len(header)
    return HeadedTable(
        grid,
        header_line,
        header,
        [(line, (cells + [EMPTY] * width)[:width]) for line, cells in body],
        tuple(line for line, _cells in rows[:start]),
    )


def _refuse_wide(
    grid: Grid, width: int, written: int, body: list[Row], areas: Areas, _: Gettext
) -> None:
    """Stop at cells without a heading: a decimal comma may have divided a number in two."""
    faults = Faults()
    allowed = _("lika många celler som rubriker; decimalkomma kräver semikolon mellan cellerna")
    for line, cells in body:
        beyond = next((cell.text for cell in cells[width:] if cell.text), "")
        if beyond:
            if not any(_is_area(cell, areas) or is_number(cell) for cell in cells):
                continue
            faults.add(line, _("en cell utan rubrik: ”{value}”").format(value=cut(beyond)), allowed)
        elif grid.delimiter == "," and len(cells) > written:
            pair = next(
                (
                    f"{one.text},{other.text}"
                    for one, other in pairwise(cells)
                    if _DIGITS.fullmatch(one.text) and other.text.isdecimal()
                ),
                "",
            )
            if pair:
                found = _("fler celler än rubriker, och ”{value}” kan vara ett tal")
                faults.add(line, found.format(value=cut(pair)), allowed)
    faults.stop()
