"""A table that leaves the site: its columns, its rows, and what it means."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from typing import Literal

from region.content.model import Indicator
from region.words.text import Text

Cell = str | float | int | bool | dt.date | None
FieldType = Literal["string", "number", "integer", "boolean", "year", "date"]


@dataclass(frozen=True, eq=False)
class Field:
    """A column: its type as Table Schema names it, what it holds, and what must be true of it."""

    name: str
    type: FieldType
    description: str = ""
    required: bool = False
    enum: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Table:
    """A table that leaves the site, with what it means and under which terms.

    `sources` are pairs of name and address, `licences` ids of the catalogue's licences.
    """

    name: str
    title: Text
    description: Text
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...]
    references: tuple[tuple[str, str, str], ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    licences: tuple[str, ...] = ()
    indicator: Indicator | None = None
    updated: dt.date | None = None

    @property
    def csv(self) -> bytes:
        """The table as CSV for programs: commas, points, UTF-8, first row names."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow([field.name for field in self.fields])
        writer.writerows([_text(cell) for cell in row] for row in self.rows)
        return buffer.getvalue().encode()


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell)
