"""The immutable catalogue that every view is computed from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from region.content.catalogue import vintages
from region.content.catalogue.by_sex import Divided
from region.content.catalogue.comparison import Comparison, ScopeName
from region.content.catalogue.comparison_tables import RankedPlace
from region.content.catalogue.observations import Observations
from region.content.catalogue.small_areas import SmallAreas
from region.content.catalogue.vintages import Replaced
from region.content.model import (
    AccessibilityResults,
    AccessibilityStatement,
    Assessment,
    Comment,
    Conference,
    FollowedTheme,
    Indicator,
    KeyFigures,
    LadderStep,
    Licence,
    Matrix,
    MeasureState,
    PlaceRegister,
    Plan,
    PostalRegister,
    Presentation,
    Priority,
    Publisher,
    Ranking,
    RegionalCore,
    ShapeRegister,
    Strategy,
    Target,
    Theme,
    UpdateReport,
)
from region.content.model.base import PartialDate
from region.words.text import Model, Text


class Area(NamedTuple):
    """A country, a county or a municipality, with SCB's code as text.

    `since` is the year in which it was formed, if figures before that may be met.
    """

    code: str
    name: Text
    level: Literal["country", "county", "municipality", "small_area"]
    since: str = ""


class Place(NamedTuple):
    """One row of a ranking's edition. `rank` is None where the row has no rank.

    `as_published` is how the strategy's Table 1 prints it, and empty for what is not in it.
    """

    edition: int
    position: int
    rank: int | None
    role: Literal["winner", "finalist", "ranked"]
    as_published: str
    name: Text
    country: str
    entity: Literal["city", "region", "hub"]
    is_stockholm: bool
    note: str
    place: str
    score: float | None


class PostalCode(NamedTuple):
    """A postal code, its postal town, and a municipality where it probably lies."""

    code: str
    locality: str
    municipality: str


class Site(Model):
    """Who runs this site: the one file that whoever hosts it fills in."""

    operator: Text
    contact_name: Text | None = None
    contact_email: str | None = None
    statement_updated: PartialDate
    code_url: str | None = None
    metadata_licence: str = "CC0-1.0"


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All content. Two catalogues are equal when their content is (same `version`).

    `indicators` are those with values. What is described, but has not been fetched yet, is
    `awaited`: it is listed in the catalogue of data and nowhere else.
    """

    version: str
    site: Site
    accessibility: AccessibilityStatement
    accessibility_results: AccessibilityResults | None
    themes: Mapping[str, Theme]
    publishers: Mapping[str, Publisher]
    licences: Mapping[str, Licence]
    areas: Mapping[str, Area]
    indicators: Mapping[str, Indicator]
    observations: Mapping[str, Observations]
    awaited: Mapping[str, Indicator]
    replaced: Mapping[str, tuple[Replaced, ...]]
    by_sex: Mapping[str, Divided]
    key_figures: KeyFigures
    rankings: Mapping[str, Ranking]
    places: Mapping[str, tuple[Place, ...]]
    ranked_places: Mapping[str, RankedPlace]
    place_register: PlaceRegister
    comparisons: Mapping[ScopeName, Comparison]
    strategy: Strategy
    measure_states: tuple[MeasureState, ...]
    conferences: tuple[Conference, ...]
    plan: Plan
    targets: Mapping[str, Target]
    followed_themes: Mapping[str, FollowedTheme]
    assessments: tuple[Assessment, ...]
    ladder: Mapping[str, LadderStep]
    comments: tuple[Comment, ...]
    priorities: Mapping[str, Priority]
    cores: Mapping[str, RegionalCore]
    updates: tuple[UpdateReport, ...]
    postal_codes: tuple[PostalCode, ...]
    postal_register: PostalRegister
    shape_register: ShapeRegister
    presentations: Mapping[str, Presentation]
    small_areas: SmallAreas
    matrix: Matrix
    known_on: dt.date | None = None
    """The day as of which only what was known is here; None for all of the content."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Catalogue) and self.version == other.version

    def __hash__(self) -> int:
        return hash(self.version)

    def as_known_on(self, day: dt.date) -> Catalogue:
        """Return the catalogue with only what was known on `day` (see `vintages`)."""
        return vintages.as_known_on(self, day)

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

    @cached_property
    def day(self) -> dt.date:
        """The day that the content speaks from: what is said to be old is old on this day."""
        if self.known_on:
            return self.known_on
        retrieved = (indicator.retrieved for indicator in self.indicators.values())
        return max(vintages.last_news(self), *retrieved)

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
