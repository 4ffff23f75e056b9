"""Observations: the values of one indicator, ready to look up by area and by period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from region.content.model import Status

if TYPE_CHECKING:
    import pandas as pd

COUNTRY = "00"
COUNTY = "01"
TABLES_KEPT = 64
"""At least; all tables of a larger catalogue are kept, since a page may go through them all."""


class Observation(NamedTuple):
    """One value: `value` is None when it is missing, and `status` then says why.

    `published` is the day from which the value was known, if its row says so (see `vintages`).
    `lower` and `upper` are the bounds of a 95 per cent interval, where the source publishes them.
    """

    area: str
    period: str
    value: float | None
    status: Status = Status.NORMAL
    published: dt.date | None = None
    lower: float | None = None
    upper: float | None = None


def _number(text: str) -> float | None:
    return float(text) if text else None


class Replaced(NamedTuple):
    """An earlier value, and the day on which a newer one took its place."""

    area: str
    period: str
    value: float | None
    status: Status
    published: dt.date | None
    replaced: dt.date


class Observations:
    """All observations of one indicator, in the order area, period. Immutable."""

    def __init__(self, rows: tuple[Observation, ...]):
        self.rows = rows

    @classmethod
    def from_table(cls, table: pd.DataFrame) -> Observations:
        """Build from a checked table of text cells (see `tables.check_observations`)."""
        given = {name: tuple(table[name]) for name in table.columns}
        nothing = ("",) * len(table)
        rows = (
            Observation(
                area,
                period,
                _number(value),
                Status(status),
                dt.date.fromisoformat(published) if published else None,
                _number(lower),
                _number(upper),
            )
            for area, period, value, status, published, lower, upper in zip(
                *(given[name] for name in ("area_code", "period", "value", "status")),
                *(given.get(name, nothing) for name in ("published", "lower", "upper")),
                strict=True,
            )
        )
        return cls(tuple(sorted(rows, key=lambda row: (row.area, row.period))))

    @cached_property
    def by_area(self) -> Mapping[str, tuple[Observation, ...]]:
        """Each area's observations in order of time, missing ones included."""
        areas: dict[str, list[Observation]] = {}
        for row in self.rows:
            areas.setdefault(row.area, []).append(row)
        return MappingProxyType({area: tuple(rows) for area, rows in areas.items()})

    @cached_property
    def by_period(self) -> Mapping[str, Mapping[str, Observation]]:
        """Each period's observations by area, periods in order of time."""
        periods: dict[str, dict[str, Observation]] = {}
        for row in sorted(self.rows, key=lambda row: row.period):
            periods.setdefault(row.period, {})[row.area] = row
        return MappingProxyType(periods)

    @cached_property
    def municipal_periods(self) -> tuple[str, ...]:
        """The periods in which at least one municipality has a value."""
        return tuple(
            period
            for period, rows in self.by_period.items()
            if any(len(area) == 4 and row.value is not None for area, row in rows.items())
        )

    @cached_property
    def last_period(self) -> str:
        """The last period with a value; empty if there is none."""
        return max((row.period for row in self.rows if row.value is not None), default="")

    @cached_property
    def years(self) -> frozenset[int]:
        """The years in which any area has a value."""
        return frozenset(int(row.period) for row in self.rows if row.value is not None)

    def series(self, area: str) -> tuple[Observation, ...]:
        """The area's observations that have a value, in order of time."""
        return tuple(row for row in self.by_area.get(area, ()) if row.value is not None)

    def latest(self, area: str) -> Observation | None:
        """The area's last observation that has a value."""
        series = self.series(area)
        return series[-1] if series else None


class MadeTables(Mapping[str, Observations]):
    """Tables that are made when they are asked for; those asked for last are kept."""

    def __init__(self, keys: tuple[str, ...], make: Callable[[str], Observations]):
        self._keys = dict.fromkeys(keys)
        self._made = lru_cache(maxsize=max(TABLES_KEPT, len(keys)))(make)

    def __getitem__(self, key: str) -> Observations:
        if key not in self._keys:
            raise KeyError(key)
        return self._made(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
