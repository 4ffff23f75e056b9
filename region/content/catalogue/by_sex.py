"""Women's and men's values of one indicator, kept small: observations are made when asked for.

A table has two rows for each of its cells, and few visitors ask for any of them. So a checked
table is kept as columns of few different words and of numbers, some 20 bytes a row; who asks for
observations keeps them (see `MadeTables`).
"""

from __future__ import annotations

import datetime as dt
import math
from array import array
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from region.content.catalogue.observations import Observation, Observations, Replaced
from region.content.model import Sex, Status

if TYPE_CHECKING:
    import pandas as pd


class _Words:
    """A column of words: the different ones in order, and for each row which of them it has."""

    def __init__(self, column: Iterable[str]):
        cells = list(column)
        self.different = tuple(sorted(set(cells)))
        place = {word: at for at, word in enumerate(self.different)}
        self._which = array("H", (place[word] for word in cells))

    def __iter__(self) -> Iterator[str]:
        return map(self.different.__getitem__, self._which)


class DividedTable:
    """The checked table of an indicator by sex. Immutable, and equal to itself alone."""

    def __init__(self, table: pd.DataFrame):
        self._words = {name: _Words(table[name]) for name in table.columns if name != "value"}
        self._values = array("d", (float(cell) if cell else math.nan for cell in table["value"]))

    def __len__(self) -> int:
        return len(self._values)

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods that have rows, in order."""
        return self._words["period"].different

    @property
    def published(self) -> frozenset[dt.date]:
        """The days that rows themselves name as those from which they were known."""
        if "published" not in self._words:
            return frozenset()
        days = self._words["published"].different
        return frozenset(dt.date.fromisoformat(day) for day in days if day)

    def of(self, sex: Sex) -> Observations:
        """Return the observations of women or of men, made anew."""
        return Observations(tuple(sorted(self.rows(sex), key=lambda row: (row.area, row.period))))

    def rows(self, sex: Sex) -> tuple[Observation, ...]:
        """Return the rows of one sex, made anew."""
        rows = zip(self._values, *self._words.values(), strict=True)
        named = (dict(zip(("value", *self._words), row, strict=True)) for row in rows)
        return tuple(
            Observation(
                row["area_code"],
                row["period"],
                None if math.isnan(row["value"]) else row["value"],
                Status(row["status"]),
                dt.date.fromisoformat(day) if (day := row.get("published")) else None,
            )
            for row in named
            if row["sex"] == sex
        )


class Divided:
    """What is known by sex of one indicator: its table, and values that newer ones replaced."""

    def __init__(self, table: DividedTable, replaced: tuple[tuple[Sex, Replaced], ...] = ()):
        self.table = table
        self._replaced = replaced

    def replaced(self, sex: Sex) -> tuple[Replaced, ...]:
        """Return the earlier values of women or of men."""
        return tuple(value for one, value in self._replaced if one == sex)

    @property
    def replacements(self) -> frozenset[dt.date]:
        """The days on which a value was replaced."""
        return frozenset(value.replaced for _, value in self._replaced)
