"""Cells in rows, before anybody knows what they mean; and how large a file may be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from region.words.language import Gettext


@dataclass(frozen=True)
class Limits:
    """How much is read of a file."""

    file_bytes: int
    unpacked_bytes: int
    rows: int
    columns: int
    compressed: int = 100
    entries: int = 200

    def most_rows(self, _: Gettext) -> str:
        """Return in words how many rows are read."""
        return _("högst 5 000 rader") if self == VISITOR else _("högst 200 000 rader")

    @property
    def lines(self) -> int:
        """How many lines of a workbook are looked at, empty ones too."""
        return 4 * self.rows


VISITOR = Limits(file_bytes=1_000_000, unpacked_bytes=20_000_000, rows=5_000, columns=100)
AGENCY = Limits(
    file_bytes=50_000_000,
    unpacked_bytes=300_000_000,
    rows=200_000,
    columns=500,
    compressed=1_000,
    entries=2_000,
)


class Cell(NamedTuple):
    """One cell. A workbook's numbers and days are known as such; all else is text.

    `value` of a number shown in per cent is in per cent. `uncounted` is a formula that no program
    has worked out.
    """

    text: str
    value: float | None = None
    is_per_cent: bool = False
    day: dt.date | None = None
    uncounted: bool = False


EMPTY = Cell("")
Row = tuple[int, list[Cell]]


@dataclass(frozen=True)
class Grid:
    """A sheet, or a text file divided at one sign; rows without anything in them are left out."""

    rows: list[Row]
    name: str = ""
    delimiter: str = ""
    notes: tuple[str, ...] = ()


def exact(value: float) -> str:
    """Return the number as text: whole numbers without a point, never an exponent."""
    number = Decimal(repr(value))
    return f"{number:f}".removesuffix(".0") if number.is_finite() else str(value)


def hundredfold(value: float) -> float:
    """Return the value in per cent, without what binary fractions add."""
    number = Decimal(repr(value))
    return float(number * 100) if number.is_finite() else value
