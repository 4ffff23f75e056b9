"""The catalogue that every view is computed from: the contents, and what they say together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from region.content.catalogue.contents import Area, Contents
from region.content.catalogue.vintages import as_known_on, last_news
from region.content.model import Indicator
from region.words.text import Text


@dataclass(frozen=True, eq=False)
class Catalogue(Contents):
    """The contents with the questions that many views ask of them."""

    def as_known_on(self, day: dt.date) -> Catalogue:
        """Return the catalogue with only what was known on `day` (see `vintages`)."""
        return as_known_on(self, day)

    def current(self, indicator: str) -> str:
        """Return the series that now tells of the indicator's subject: itself, or its successor.

        A successor takes over when it has values for a later period.
        """
        following = self.indicators[indicator].successor
        if following is None or following not in self.indicators:
            return indicator
        following = self.current(following)
        ours, theirs = (self.observations[key].last_period for key in (indicator, following))
        return following if theirs > ours else indicator

    def ended(self, indicator: str) -> bool:
        """Whether a series gets no more values, or another has taken over from it."""
        over = self.indicators[indicator].update_interval == "none"
        return over or self.current(indicator) != indicator

    @cached_property
    def day(self) -> dt.date:
        """The day that the content speaks from: what is said to be old is old on this day."""
        if self.known_on:
            return self.known_on
        retrieved = (indicator.retrieved for indicator in self.indicators.values())
        return max(last_news(self), *retrieved)

    @cached_property
    def breadth(self) -> int:
        """How many indicators or municipalities there are: a page may go through all of them."""
        return max(len(self.indicators), len(self.municipalities))

    @cached_property
    def municipalities(self) -> tuple[Area, ...]:
        """The municipalities in the order of their codes."""
        return tuple(area for area in self.areas.values() if area.level == "municipality")

    @cached_property
    def described(self) -> Mapping[str, Indicator]:
        """Everything that has a table and a side-car, by id: what `region update` looks after."""
        return MappingProxyType({**self.indicators, **self.awaited, **self.small_areas.tables})

    @cached_property
    def every_area(self) -> Mapping[str, Area]:
        """All areas that figures may be about, the small ones inside the municipalities too."""
        small = {
            area.code: Area(area.code, Text(sv=area.name, en=area.name), "small_area")
            for area in self.small_areas.areas.values()
        }
        return MappingProxyType({**self.areas, **small})

    @cached_property
    def municipal_indicators(self) -> tuple[Indicator, ...]:
        """Indicators with municipal values, by theme and then as the files are named."""
        order = list(self.themes)
        return tuple(
            sorted(
                (i for i in self.indicators.values() if self.observations[i.id].municipal_periods),
                key=lambda indicator: (order.index(indicator.theme), indicator.id),
            )
        )
