"""What Stockholm is compared with: Europe's regions and Sweden's counties, from one table each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from region.content.model import Indicator, PeerGroup, Status
from region.words.text import Text

if TYPE_CHECKING:
    import pandas as pd

ScopeName = Literal["europe", "counties"]
SCOPES: tuple[ScopeName, ...] = ("europe", "counties")


class RankedPlace(NamedTuple):
    """A city or region that a ranking names, and where in the world it lies (degrees, WGS 84)."""

    id: str
    name: Text
    country: str
    latitude: float
    longitude: float
    point: str


class ComparedArea(NamedTuple):
    """A region of Europe (NUTS code) or a county (SCB code), or what they are part of."""

    code: str
    name: Text
    country: str
    level: Literal["region", "county", "country", "union"]
    in_eu: bool
    replaced_by: tuple[str, ...] = ()
    """The codes that took over when the division into regions changed."""

    @property
    def ranked(self) -> bool:
        """Whether the area takes part in ranks: unions and countries do not."""
        return self.level in ("region", "county")


class Reading(NamedTuple):
    """One published value; the source may have marked it in several ways at once."""

    area: str
    period: str
    value: float
    statuses: tuple[Status, ...] = ()


class Readings:
    """All values of one indicator in a comparison. Immutable."""

    def __init__(self, rows: tuple[Reading, ...]):
        self.rows = rows

    @cached_property
    def by_area(self) -> Mapping[str, tuple[Reading, ...]]:
        """Each area's values in order of time."""
        areas: dict[str, list[Reading]] = {}
        for row in sorted(self.rows, key=lambda row: row.period):
            areas.setdefault(row.area, []).append(row)
        return MappingProxyType({area: tuple(rows) for area, rows in areas.items()})

    @cached_property
    def by_period(self) -> Mapping[str, Mapping[str, Reading]]:
        """Each period's values by area, periods in order of time."""
        periods: dict[str, dict[str, Reading]] = {}
        for row in sorted(self.rows, key=lambda row: row.period):
            periods.setdefault(row.period, {})[row.area] = row
        return MappingProxyType(periods)


@dataclass(frozen=True, eq=False)
class Comparison:
    """One of the two comparisons: its areas, its indicators and their values."""

    scope: ScopeName
    own: str
    """The code of the Stockholm region."""
    union: str
    """The code of the whole that is drawn as a reference: the EU, or Sweden."""
    areas: Mapping[str, ComparedArea]
    indicators: Mapping[str, Indicator]
    readings: Mapping[str, Readings]
    groups: Mapping[str, PeerGroup]
    default_group: str

    def kept(self, known: Callable[[Indicator, str], bool]) -> Comparison:
        """Return the comparison with only the indicators and periods that `known` lets through."""
        readings = {}
        for key, table in self.readings.items():
            every = {row.period for row in table.rows}
            periods = {period for period in every if known(self.indicators[key], period)}
            readings[key] = (
                table
                if periods == every
                else Readings(tuple(row for row in table.rows if row.period in periods))
            )
        kept = {key: table for key, table in readings.items() if self.own in table.by_area}
        indicators = {key: self.indicators[key] for key in self.indicators if key in kept}
        return replace(
            self, indicators=MappingProxyType(indicators), readings=MappingProxyType(kept)
        )


_STATUSES = {str(status): status for status in Status}


def readings_by_indicator(table: pd.DataFrame) -> Mapping[str, Readings]:
    """Build the values from a checked table of text cells."""
    found: dict[str, list[Reading]] = {}
    for key, area, period, value, status in table.itertuples(index=False, name=None):
        statuses = tuple(_STATUSES[word] for word in status.split()) if status else ()
        found.setdefault(key, []).append(Reading(area, period, float(value), statuses))
    return MappingProxyType({key: Readings(tuple(rows)) for key, rows in found.items()})
