"""The one writer of CSV: for people, whose spreadsheet has a language, and for programs."""

from __future__ import annotations

import csv
import io

from region.outputs.tables.table import Cell, Table
from region.words import formatting as fmt
from region.words.text import Language


def for_people(table: Table, language: Language) -> bytes:
    """Return a table that a spreadsheet in the language opens right. UTF-8 with a mark.

    Swedish files have semicolons and decimal commas and English ones commas and points. Values
    are not rounded, and a text that a spreadsheet would calculate is marked as text.
    """
    rows = ((fmt.cell(cell, language) for cell in row) for row in table.rows)
    head = (column.name for column in table.columns)
    return ("\ufeff" + _written((head, *rows), ";" if language == "sv" else ",", "\r\n")).encode()


def for_programs(table: Table) -> bytes:
    """Return a table with commas, points and field names, in UTF-8; guarded as the other."""
    rows = ((_plain(cell) for cell in row) for row in table.rows)
    return _written(((column.name for column in table.columns), *rows), ",", "\n").encode()


def _written(rows: object, sign: str, end: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=sign, lineterminator=end).writerows(rows)  # type: ignore[arg-type]
    return buffer.getvalue()


def _plain(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return "" if cell is None else fmt.guarded(str(cell)) if isinstance(cell, str) else str(cell)
