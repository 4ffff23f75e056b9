"""The one table that leaves the dashboard, whatever it becomes: columns and rows of cells."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal, NamedTuple

from region.words import formatting as fmt

Cell = str | float | int | bool | Decimal | dt.date | None
"""A cell. A `Decimal` is a number that is published with fewer decimals than the rest of its
column, and is written with its own."""
Kind = Literal["string", "number", "integer", "boolean", "year", "date"]
"""What a column holds, as Table Schema names it."""


class Column(NamedTuple):
    """A column: what it is called, and what stands in it.

    Attributes
    ----------
    name
        What readers see, or for programs the field's name.
    decimals
        With how many decimals its numbers are written; None means text.
    wide
        How much more room than others it needs on paper.
    unit
        Of its numbers, where all have the same; stands in the heading of a workbook.
    kind
        What it holds, where that is not said by `decimals`.
    description, required, enum
        What is told to programs, and what must be true of it.
    """

    name: str
    decimals: int | None = None
    wide: float = 1
    unit: str = ""
    kind: Kind | None = None
    description: str = ""
    required: bool = False
    enum: tuple[str, ...] = ()

    @property
    def type(self) -> Kind:
        """What it holds."""
        return self.kind or ("string" if self.decimals is None else "number")

    @property
    def heading(self) -> str:
        """Its name with its unit, unless the name says it."""
        return (
            self.name if not self.unit or self.unit in self.name else f"{self.name} ({self.unit})"
        )


def field(
    name: str, kind: Kind, description: str = "", required: bool = False, enum: tuple[str, ...] = ()
) -> Column:
    """Return a column for programs."""
    return Column(name, kind=kind, description=description, required=required, enum=enum)


class Table(NamedTuple):
    """Rows of plain cells: numbers not rounded, None where there is none; `chosen` stand out.

    `shown` are the columns for paper and slides, where there is no room for all.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chosen: frozenset[int] = frozenset()
    shown: tuple[int, ...] = ()


class Shown(float):
    """A number that is written with decimals of its own, where a column holds several measures."""

    decimals: int

    def __new__(cls, value: float, decimals: int) -> Shown:
        """Return the number, not rounded."""
        made = super().__new__(cls, value)
        made.decimals = decimals
        return made


def shown(value: float | None, decimals: int) -> Cell:
    """Return a number with its own decimals; None stays None."""
    return None if value is None else Shown(value, decimals)


def as_published(value: float | None, decimals: int, usual: int) -> Cell:
    """Return a value as a cell: one with fewer decimals than is usual says so itself."""
    if value is None or decimals >= usual:
        return value
    return fmt.round_half_up(value, decimals)


def decimals_of(cell: Cell, column: Column) -> int | None:
    """Return with how many decimals a cell is written; None for text."""
    if isinstance(cell, Decimal):
        return max(0, -int(cell.as_tuple().exponent))
    return cell.decimals if isinstance(cell, Shown) else column.decimals
