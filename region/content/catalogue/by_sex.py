"""Women's and men's values of one indicator, kept small: observations are made when asked for.

A table has two rows for each of its cells, and few visitors ask for any of them. So a checked
table is kept as columns of few different words and of numbers, some 20 bytes a row; who asks for
observations keeps them (see `MadeTables`).
"""

from __future__ import annotations

import datetime as dt
import math
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import repeat
from typing import TYPE_CHECKING, TypeVar

from region.content.catalogue.observations import Observation, Observations, Replaced
from region.content.model import Sex, Status

if TYPE_CHECKING:
    import pandas as pd


T = TypeVar("T")


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


class _Words:
    """A column of words: the different ones in order, and for each row which of them it has."""

    def __init__(self, column: Iterable[str]):
        cells = list(column)
        self.different = tuple(sorted(set(cells)))
        place = {word: at for at, word in enumerate(self.different)}
        self._which = array("H", (place[word] for word in cells))

    def __iter__(self) -> Iterator[str]:
        return self.read_as(str)

    def read_as(self, reading: Callable[[str], T]) -> Iterator[T]:
        """Yield what each row's word means; each different word is read once."""
        return map([reading(word) for word in self.different].__getitem__, self._which)


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
        published = self._words.get("published")
        rows = zip(
            self._words["sex"],
            self._words["area_code"],
            self._words["period"],
            self._values,
            self._words["status"].read_as(Status),
            published.read_as(_day) if published else repeat(None, len(self)),
            strict=True,
        )
        return tuple(
            Observation(area, period, None if math.isnan(value) else value, status, day)
            for whose, area, period, value, status, day in rows
            if whose == sex
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
