"""Women's and men's values of one indicator, kept small: observations are made when asked for.

A table has two rows for each of its cells, and few visitors ask for any of them. So a checked
table is kept as columns of categories and numbers, some 20 bytes a row; who asks for observations
keeps them (see `MadeTables`).
"""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd

from region.content.catalogue.observations import Observation, Observations, Replaced
from region.content.model import Sex, Status


class DividedTable:
    """The checked table of an indicator by sex. Immutable, and equal to itself alone."""

    def __init__(self, table: pd.DataFrame):
        texts = [name for name in table.columns if name != "value"]
        self._table = table.assign(
            **{name: table[name].astype("category") for name in texts},
            value=pd.to_numeric(table["value"]).astype("float64"),
        )

    def __len__(self) -> int:
        return len(self._table)

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods that have rows, in order."""
        return tuple(sorted(self._table["period"].cat.categories))

    @property
    def published(self) -> frozenset[dt.date]:
        """The days that rows themselves name as those from which they were known."""
        if "published" not in self._table:
            return frozenset()
        days = self._table["published"].cat.categories
        return frozenset(dt.date.fromisoformat(day) for day in days if day)

    def of(self, sex: Sex) -> Observations:
        """Return the observations of women or of men, made anew."""
        return Observations(tuple(sorted(self.rows(sex), key=lambda row: (row.area, row.period))))

    def rows(self, sex: Sex) -> tuple[Observation, ...]:
        """Return the rows of one sex, made anew."""
        own = self._table[self._table["sex"] == sex].drop(columns="sex")
        return tuple(
            Observation(
                area,
                period,
                None if math.isnan(value) else value,
                Status(status),
                dt.date.fromisoformat(published[0]) if published and published[0] else None,
            )
            for area, period, value, status, *published in own.itertuples(index=False, name=None)
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
