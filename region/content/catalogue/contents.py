"""All that the files under `data/` say, checked and immutable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field

from region.content.catalogue.by_sex import Divided
from region.content.catalogue.comparison import Comparison, RankedPlace, ScopeName
from region.content.catalogue.observations import Observations, Replaced
from region.content.catalogue.small_areas import SmallAreas
from region.content.model import (
    AccessibilityResults,
    AccessibilityStatement,
    Assessment,
    Comment,
    Conference,
    CountyParts,
    DenominatorRegister,
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
    ProfileQuestion,
    Publisher,
    Ranking,
    RegionalCore,
    ShapeRegister,
    Strategy,
    Synonym,
    Target,
    Term,
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
    known_from: dt.date = Field(
        dt.date(2026, 11, 27),
        description="the first day that an address can be pinned to: what stood then is kept",
    )
    metadata_licence: str = "CC0-1.0"


@dataclass(frozen=True, eq=False)
class Contents:
    """All content. Two are equal when what they hold is (same `version`).

    `indicators` are those with values. What is described, but has not been fetched yet, is
    `awaited`: it is listed in the catalogue of data and nowhere else.
    """

    version: str
    root: Path
    """The folder that it was read from."""
    changes: tuple[dt.date, ...]
    """The days on which an update changed files in the folder, in order (see `earlier`)."""
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
    denominators: Mapping[tuple[str, str], tuple[tuple[int, int], ...]]
    denominator_register: DenominatorRegister
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
    county_parts: CountyParts
    updates: tuple[UpdateReport, ...]
    postal_codes: tuple[PostalCode, ...]
    postal_register: PostalRegister
    shape_register: ShapeRegister
    presentations: Mapping[str, Presentation]
    small_areas: SmallAreas
    matrix: Matrix
    questions: tuple[ProfileQuestion, ...]
    synonyms: tuple[Synonym, ...]
    glossary: Mapping[str, Term]
    known_on: dt.date | None = None
    """The day as of which only what was known is here; None for all of the content."""
    pinned: dt.date | None = None
    """The day that an address pins it to: it stays as it was then (see `pinned`)."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Contents) and self.version == other.version

    def __hash__(self) -> int:
        return hash(self.version)
