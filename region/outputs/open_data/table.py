"""A table of the data package: what it holds, what it means, and under which terms."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from region.content.model import Indicator
from region.outputs.tables.separated import for_programs
from region.outputs.tables.table import Cell, Column, Table
from region.words.text import Text


@dataclass(frozen=True, eq=False)
class Resource:
    """A table that leaves the site, with what it means and under which terms.

    `sources` are pairs of name and address, `licences` ids of the catalogue's licences.
    """

    name: str
    title: Text
    description: Text
    columns: tuple[Column, ...]
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
        return for_programs(Table(self.columns, self.rows))
