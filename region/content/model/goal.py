"""The regional plan's goals, its targets, and the follow-up reports' own assessments."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from region.content.model.base import Document, PartialDate
from region.content.model.ladder import Decision
from region.words.text import Identifier, Model, Text


class Goal(Model):
    """One of the plan's overall goals."""

    id: Identifier
    number: Annotated[int, Field(ge=1)]
    name: Text


class Plan(Model):
    """The plan whose goals are followed."""

    name: Text
    vision: Text
    validity: Text = Field(description="a dated fact about adoption and validity")
    targets_note: Text = Field(description="what is and is not known about the list of targets")
    source: Document
    sources: tuple[Document, ...] = ()
    number_of_targets: Annotated[int, Field(ge=1)] = Field(
        description="how many the plan has; counted against only when all are filled in"
    )
    goals: Annotated[tuple[Goal, ...], Field(min_length=1)]


class Level(Model):
    """A value that a document gives for a year, in the target's unit."""

    value: float
    year: int
    source: Document | None = None
    note: Text | None = None


class PublishedFigure(Model):
    """A figure that a document prints for the same thing, quoted and never joined to a series."""

    value: float
    decimals: Annotated[int, Field(ge=0, le=3)] = 0
    unit: Text
    year: int
    source: Document
    note: Text | None = None


class Observed(Model):
    """A series that follows a target, is read as following it, or is only related to it.

    `own_reading` is this site's own reading: the definition differs from the target's, but a
    change within one and the same series may be assessed, and the page says so.
    """

    indicator: Identifier
    area: str = "01"
    relation: Literal["follows", "own_reading", "related"]
    note: Text | None = None
    reserve: Text | None = Field(
        None, description="in one sentence, what an own reading leaves out; goes with the status"
    )

    @model_validator(mode="after")
    def _check(self) -> Observed:
        if (self.relation == "own_reading") != (self.reserve is not None):
            raise ValueError("a series with relation own_reading, and no other, needs a reserve")
        if self.relation != "follows" and self.note is None:
            raise ValueError(
                f"a series with relation {self.relation} needs a note on how it differs"
            )
        return self


Kind = Literal[
    "level",
    "yearly",
    "change",
    "direction",
    "gap",
    "rank",
    "two_sided",
    "growth_rate",
    "combined",
    "qualitative",
]
NUMERIC = frozenset({"level", "yearly", "change", "rank", "two_sided", "growth_rate"})
WORDS_ONLY = frozenset({"direction", "combined", "qualitative"})


class Condition(Model):
    """One of several conditions that a target sets together; the worst decides."""

    id: Identifier
    name: Text
    kind: Kind
    operator: Literal[">=", ">", "<=", "<"] | None = None
    value: float | None = None
    year: int | None = None
    direction: Literal["up", "down"]
    method: Literal["linear", "cagr"] = "linear"
    base_year: int | None = None
    observed: Observed | None = Field(None, description="left out if no series follows it")
    no_series: Text | None = Field(None, description="why no series follows it")

    @model_validator(mode="after")
    def _check(self) -> Condition:
        if self.kind in ("combined", "qualitative"):
            raise ValueError("a condition cannot be combined or qualitative")
        if self.kind in NUMERIC and self.value is None:
            raise ValueError(f"a condition of kind {self.kind} needs value")
        if (self.observed is None) == (self.no_series is None):
            raise ValueError("a condition needs either observed or no_series")
        return self


class Precedent(Model):
    """Which comparison is read for whether anybody has done what a target needs."""

    scope: Literal["counties", "europe"]
    indicator: Identifier
    per_inhabitants: Annotated[int, Field(ge=1)] | None = Field(
        None, description="an amount is divided by so many inhabitants before it is compared"
    )
    note: Text = Field(description="how the measure differs from the one that follows the target")


class Target(Model):
    """A target (delmål): what is to be reached, by when, and who says so."""

    id: Identifier
    goal: Identifier
    name: Text
    short_name: Text | None = Field(None, description="for charts and narrow tables")
    noun: Text | None = Field(
        None, description="what sentences speak of, in the definite form: forskningen, research"
    )
    number: Annotated[int, Field(ge=1)] | None = Field(
        None, description="the target's number in the plan, once read there"
    )
    kind: Kind
    operator: Literal[">=", ">", "<=", "<"] | None = None
    value: float | None = Field(None, description="level, yearly amount or change in per cent")
    unit: Text | None = None
    decimals: Annotated[int, Field(ge=0, le=3)] = 0
    year: int | None = None
    direction: Literal["up", "down"]
    method: Literal["linear", "cagr"] = "linear"
    base_year: int | None = None
    baseline: Level | None = None
    published: tuple[PublishedFigure, ...] = ()
    wording: Literal["adopted", "not_confirmed", "related_plan", "plan_unknown"]
    wording_label: Text | None = Field(
        None, description="in a few words, who states it and where; not needed with a number"
    )
    wording_note: Text | None = None
    decided: Decision | None = Field(
        None, description="who set the level, when and on what evidence; left out if not known"
    )
    source: Document
    observed: tuple[Observed, ...] = ()
    conditions: tuple[Condition, ...] = ()
    municipal: tuple[Identifier, ...] = Field(
        (), description="indicators that measure the same thing for each municipality"
    )
    precedent: Precedent | None = Field(
        None, description="where the followed series itself is in no comparison"
    )
    contributions: Identifier | None = Field(
        None, description="an indicator whose municipal values sum up to the county's"
    )
    no_figure: Text | None = Field(None, description="what is not published, and why")
    focus_areas: tuple[Identifier, ...] = ()
    sustainable_development_goals: tuple[Identifier, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Target:
        numeric = self.kind in NUMERIC
        if numeric and (self.value is None or self.unit is None or self.operator is None):
            raise ValueError(f"a target of kind {self.kind} needs value, unit and operator")
        if self.kind in WORDS_ONLY and self.value is not None:
            raise ValueError(f"a target of kind {self.kind} cannot have a value")
        if (self.kind == "combined") != bool(self.conditions):
            raise ValueError("a target of kind combined, and no other, needs conditions")
        if self.kind == "change" and self.base_year is None:
            raise ValueError("a target of kind change needs base_year")
        if self.number is None and self.wording_label is None:
            raise ValueError("a target without the plan's number needs wording_label")
        return self


class FollowedTheme(Model):
    """A theme that the follow-ups judge although no wording of a target could be read."""

    id: Identifier
    goal: Identifier
    name: Text
    note: Text
    observed: tuple[Observed, ...] = ()


class Priority(Model):
    """A regional priority 2018–2026."""

    id: Identifier
    goal: Identifier
    name: Text
    wording_note: Text | None = None
    source: Document


class Targets(Model):
    """The file of targets, and of themes that are followed without one."""

    targets: tuple[Target, ...]
    themes: tuple[FollowedTheme, ...] = ()


class Priorities(Model):
    """The file of the plan's priorities."""

    priorities: tuple[Priority, ...]


class Assessment(Model):
    """What a follow-up report said, in its own (shortened) words."""

    id: Identifier
    edition: int
    subject: Text
    text: Text
    goal: Identifier | None = None
    targets: tuple[Identifier, ...] = Field((), description="those whose subject is the same")
    theme: Identifier | None = None
    no_target: Text | None = Field(None, description="why no target has the same subject")
    leaning: Literal["favourable", "mixed", "unfavourable"] | None = Field(
        None, description="how we read the words, for comparison with the computed class"
    )
    source: Document
    published: PartialDate | None = Field(None, description="where the source says when")
    scale_note: Text | None = None

    @model_validator(mode="after")
    def _check(self) -> Assessment:
        if sum(map(bool, (self.targets, self.theme, self.no_target))) != 1:
            raise ValueError("an assessment needs one of targets, theme and no_target")
        return self


class Assessments(Model):
    """The file of what the follow-up reports have judged."""

    assessments: tuple[Assessment, ...]


class RegionalCore(Model):
    """A regional core of the plan with the municipalities that it lies in."""

    id: Identifier
    name: Text
    municipalities: Annotated[tuple[str, ...], Field(min_length=1)]
    areas: Annotated[tuple[str, ...], Field(min_length=1)] = Field(
        description="codes of small areas (RegSO); the map shows the core in the middle of them"
    )
    outer: bool
    note: Text | None = None
    source: Document


class RegionalCores(Model):
    """The file of regional cores."""

    cores: tuple[RegionalCore, ...]
