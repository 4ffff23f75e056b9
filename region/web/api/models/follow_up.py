"""The yearly follow-up, and what is new between two days."""

from __future__ import annotations

import datetime as dt

from pydantic import AliasPath, Field

from region.strategy.follow_up.measures import State
from region.strategy.follow_up.outcomes import Outcome
from region.targets.progress import ProgressClass
from region.web.api.models.base import Schema, Whole, Words
from region.web.api.models.content import Assessment, Named, TargetLink


class OutcomeCount(Schema):
    """How many indicators have gone one way."""

    outcome: Outcome
    label: str
    number: int


class IndicatorOutcome(Schema):
    """Which way one indicator has gone, and its latest value."""

    indicator: str
    name: str
    outcome: Outcome
    explanation: str
    value: float = Field(validation_alias=AliasPath("series", "latest", "value"))
    period: str = Field(validation_alias=AliasPath("series", "latest", "period"))
    source: str = Field(validation_alias=AliasPath("series", "provenance", "line"))
    same: tuple[IndicatorOutcome, ...] = Field(
        description="others that show the same thing, told but not counted"
    )


class OutcomeGroup(Named):
    """A dimension of sustainability, or a global goal, with its indicators."""

    counts: tuple[OutcomeCount, ...]
    outcomes: tuple[IndicatorOutcome, ...]


class Outcomes(Schema):
    """Which way the indicators have gone, by dimension and by global goal."""

    sentence: str
    dimensions: tuple[OutcomeGroup, ...]
    goals: tuple[OutcomeGroup, ...] = Field(description="the global goals")


class Turn(Named):
    """A ranking's latest edition and the one before it."""

    edition: int = Field(validation_alias=AliasPath("latest", "year"))
    place: int | None = Field(validation_alias=AliasPath("latest", "rank"))
    stockholm: str = Field(
        validation_alias=AliasPath("latest", "place"), description="the place in words"
    )
    edition_before: int | None = Field(
        None, validation_alias=AliasPath("standing", "before", "year")
    )
    place_before: int | None = Field(None, validation_alias=AliasPath("standing", "before", "rank"))
    adjacent: bool = Field(
        validation_alias=AliasPath("standing", "adjacent"),
        description="whether no edition lies between them",
    )
    method_break: Words = Field(validation_alias=AliasPath("standing", "method_break"))


class MeasureState(Schema):
    """What is known of one of the strategy's measures."""

    state: State
    label: str
    since: Words
    source: Words = Field(None, validation_alias=AliasPath("source", "url"))


class Measure(Named):
    """One of the strategy's measures."""

    area: str = Field(description="the focus area")
    state: MeasureState


class FollowUp(Whole):
    """The answers to the follow-up's four questions, with what was known on a day."""

    known_on: dt.date
    note: Words
    sentence: str
    targets: tuple[TargetLink, ...]
    rankings: tuple[Turn, ...] = Field(description="those that the strategy prints")
    other_rankings: tuple[Turn, ...]
    outcomes: Outcomes
    priorities: tuple[Named, ...]
    measures: tuple[Measure, ...]


class TargetChange(Named):
    """A target whose class is another."""

    before: ProgressClass = Field(validation_alias=AliasPath("before", "progress_class"))
    after: ProgressClass = Field(validation_alias=AliasPath("after", "progress_class"))


class NewValues(Schema):
    """Values of an indicator that have come."""

    indicator: str
    name: str
    periods: str
    areas: str
    latest: Words
    feeds_target: bool
    source: str = Field(validation_alias="line")


class Revision(Schema):
    """A value that its publisher has changed."""

    indicator: str
    name: str
    area: str
    period: str
    before: str
    after: str
    source: str = Field(validation_alias="line")


class NewEdition(Schema):
    """An edition of a ranking that has come."""

    ranking: str
    name: str
    edition: int
    place: str


class Report(Schema):
    """An edition of the region's follow-up report."""

    edition: int
    assessments: tuple[Assessment, ...]


class MeasureChange(Named):
    """A measure whose state is another."""

    before: State = Field(validation_alias=AliasPath("before", "state"))
    after: State = Field(validation_alias=AliasPath("after", "state"))


class Changes(Whole):
    """What is known on one day that was not known on an earlier one."""

    since: dt.date
    until: dt.date
    note: Words
    targets: tuple[TargetChange, ...]
    values: tuple[NewValues, ...]
    revisions: tuple[Revision, ...]
    editions: tuple[NewEdition, ...]
    reports: tuple[Report, ...]
    measures: tuple[MeasureChange, ...]
