"""The small areas inside the municipalities (RegSO): their register, and the tables about them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import mul
from types import MappingProxyType
from typing import NamedTuple

from region.content.catalogue.observations import Observations
from region.content.model import SmallAreaTable


class SmallArea(NamedTuple):
    """A regional statistical area. `changed` says that its border was moved in 2025."""

    code: str
    name: str
    municipality: str
    changed: bool


@dataclass(frozen=True, eq=False)
class SmallAreas:
    """The register and all tables, by id."""

    areas: Mapping[str, SmallArea]
    tables: Mapping[str, SmallAreaTable]
    observations: Mapping[str, Observations]

    @cached_property
    def by_municipality(self) -> Mapping[str, tuple[SmallArea, ...]]:
        """The areas of each municipality, in the order of their codes."""
        found: dict[str, list[SmallArea]] = {}
        for area in self.areas.values():
            found.setdefault(area.municipality, []).append(area)
        return MappingProxyType({code: tuple(areas) for code, areas in found.items()})

    @cached_property
    def offered(self) -> tuple[SmallAreaTable, ...]:
        """The tables that can be chosen to look at, in their order."""
        found = [(table.offered, table) for table in self.tables.values() if table.offered]
        return tuple(table for _, table in sorted(found, key=lambda pair: pair[0]))

    def values(self, table: str, period: str) -> Mapping[str, float]:
        """Return one period's values by area, those that are missing left out."""
        found = self.observations[table].by_period.get(period, {})
        return {code: row.value for code, row in found.items() if row.value is not None}

    def whole(self, table: str, period: str, municipality: str = "") -> float | None:
        """Return what the areas come to together: the sum of counts, else the weighted mean.

        Of one municipality, or of all. None unless every area has a value.
        """
        values = self._all(table, period, municipality)
        weights = self.tables[table].weights
        if weights is None or not values:
            return math.fsum(values) if values else None
        heavy = self._all(weights, period, municipality)
        total = math.fsum(heavy)
        return math.fsum(map(mul, values, heavy)) / total if total else None

    def _all(self, table: str, period: str, municipality: str) -> list[float]:
        """Return the values of all areas, or nothing if one of them has none."""
        rows = self.observations[table].by_period.get(period, {})
        within = self.by_municipality.get(municipality, ()) if municipality else self.areas.values()
        found = [row.value for area in within if (row := rows.get(area.code))]
        valued = [value for value in found if value is not None]
        return valued if len(valued) == len(tuple(within)) else []
