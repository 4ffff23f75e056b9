"""Key figures, targets and the strategy."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from region.targets.progress import ProgressClass
from region.targets.progress.terms import Kind, Reason
from region.web.api.models.base import Schema, Source, Whole, Words
from region.web.api.models.evidence import (
    LadderStep,
    LevelOrigin,
    Precedent,
    Robustness,
    TrackRecord,
    Trend,
)


class Latest(Schema):
    """The last observation of a series."""

    indicator: str
    name: str
    area: str
    value: float
    text: str = Field(description="the value as the pages show it")
    period: str
    status: str = Field(description="what is special about the value, in words")
    source: str = Field(description="how the source is to be named")


class KeyFigure(Schema):
    """A figure as the strategy prints it, and the observation that follows it, if any."""

    id: str
    name: str
    value: float
    value_text: str
    unit: str
    as_published: str = Field(description="the strategy's words, letter by letter")
    meaning: str
    year: int = Field(description="year of the document")
    reference_period: str | None = Field(description="year of the figure, where it is said")
    source: Source
    latest_observation: Latest | None = Field(description="of the series that follows it now")
    relation: Literal["same", "related"] | None = Field(
        description="whether that series measures the same thing or something related"
    )
    no_series: str | None = Field(description="why no series follows it")
    background: tuple[Source, ...] = Field(description="what more is known of its origin")


class Named(Schema):
    """Something with a name and an id."""

    id: str
    name: str


class Point(Schema):
    """A value in a year."""

    year: int
    value: float


class BaseYear(Schema):
    """The class that the pace from another year would give."""

    year: int
    progress_class: ProgressClass
    ratio: float | None


class Progress(Schema):
    """What the computed status rests on. Paces are in the series' unit per year."""

    reason: Reason | None = Field(description="why no class is given")
    kind: Kind = Field(description="the rule that was used")
    method: Literal["linear", "cagr"] | None = Field(description="the ratio that decided the class")
    base: Point | None
    latest: Point | None
    target: Point | None
    level: float | None
    ratio_linear: float | None = Field(description="observed over required change; 1 is on pace")
    ratio_cagr: float | None
    cagr_observed: float | None = Field(description="growth a year; 0.01 is one per cent")
    cagr_required: float | None
    pace: float | None
    required_pace: float | None
    needed_pace: float | None = Field(description="from the latest value to the target")
    share_of_way: float | None
    share_of_time: float | None
    distance: float | None = Field(description="from the latest value to the level")
    projected: float | None = Field(description="value in the target year at the pace so far")
    projected_range: tuple[float, float] | None
    clipped: bool = Field(description="whether the projection was cut at what the measure can be")
    range: tuple[ProgressClass, ...] = Field(description="classes that rounding and method allow")
    by_base_year: tuple[BaseYear, ...]
    years_met: tuple[int, ...]
    years_counted: tuple[int, ...]
    mean_of_last_five: float | None
    shortfall: float | None = Field(description="of a yearly amount: what is missing so far")
    catch_up: float | None = Field(description="what each remaining year must give for it")
    places: int | None = Field(description="change in places of a ranking, positive upwards")
    turn: Point | None = Field(description="value before a last step against the class")
    uncertain: bool
    observations: tuple[Point, ...]


class Rule(Schema):
    """Where a method's limits come from."""

    title: str
    publisher: str
    url: str


class TargetStatus(Schema):
    """The status that this site computes; the reports' own judgements are `assessments`."""

    progress_class: ProgressClass
    symbol: str
    label: str
    explanation: str
    uncertainty: str
    base_dependence: str = Field(description="what other base years give, in words")
    own_reading: str = Field(description="why the series is only our own reading of the target")
    method: str
    method_key: str
    reference: Rule
    progress: Progress
    short_term: TargetStatus | None = Field(description="over the last five years")
    long_term: TargetStatus | None = Field(description="over the last ten to fifteen years")
    conditions: tuple[ConditionStatus, ...] = Field(description="of a target that has several")


class ConditionStatus(Named):
    """How one condition of a target stands."""

    status: TargetStatus


class BeforeRules(Schema):
    """Ratio and class by each method, before the smallest span and rounding are looked at."""

    ratio_linear: float | None
    class_linear: ProgressClass | None
    ratio_cagr: float | None
    class_cagr: ProgressClass | None


class CaseStatus(Schema):
    """What the method says of a case of one's own."""

    status: TargetStatus
    reason: Words
    before: BeforeRules | None


class Published(Schema):
    """A figure that a report has printed for the target."""

    text: str
    when: str
    source: Source


class Assessment(Schema):
    """What a follow-up report said, in its own words."""

    edition: int
    subject: str
    text: str
    leaning: str = Field(description="how we read it: favourable, mixed, unfavourable or nothing")
    no_target: str = Field(description="why it is tied to no target; empty where it is")
    scale_note: str
    source: Source


class Target(Schema):
    """A target with its computed status and the reports' assessments."""

    id: str
    goal: str
    goal_name: str
    name: str
    short_name: str
    kind: Kind
    level: str = Field(description="what is to be reached, in words")
    level_value: float | None
    year: int | None
    unit: str
    direction: Literal["up", "down"]
    base_year: int | None
    confirmed: bool = Field(
        description="whether Region Stockholm states it as a target of the plan; these are counted"
    )
    wording: str
    wording_note: str
    baseline: str
    no_figure: str
    status: TargetStatus
    latest_observation: Latest | None
    relation: Literal["follows", "own_reading"] | None = Field(
        description="whether that series measures what the target says"
    )
    published: tuple[Published, ...]
    assessments: tuple[Assessment, ...]
    robustness: Robustness | None = Field(description="of a target with a class")
    trend: Trend | None
    precedent: Precedent | None
    track_record: TrackRecord | None
    ladder: LadderStep | None = Field(description="of a target that cannot be assessed")
    level_origin: LevelOrigin
    focus_areas: tuple[Named, ...]
    measures: tuple[Named, ...]
    global_goals: tuple[Named, ...]
    municipal: tuple[Named, ...] = Field(description="indicators with municipal values")
    source: Source


class TargetAlone(Target, Whole):
    """One target."""


class IndicatorLink(Schema):
    """An indicator that follows a part, with its latest value."""

    id: str
    name: str
    latest: str
    period: str
    area: str


class TargetLink(Schema):
    """A target that a part leads to, and how it stands."""

    id: str
    name: str
    progress_class: ProgressClass
    status: str

    @model_validator(mode="before")
    @classmethod
    def _from_view(cls, view: Any) -> Any:
        if isinstance(view, dict):
            return view
        return {
            "id": view.id,
            "name": view.name,
            "progress_class": view.status.progress_class,
            "status": view.status.label,
        }


class BackgroundFigure(Schema):
    """A figure of the strategy's running text, as published."""

    id: str
    text: str
    value: float
    value_text: str
    unit: str
    as_published: str
    section: str
    year: int
    reference_year: int | None
    source: str
    url: str


class Part(Schema):
    """A part of the strategy, summed up in our own words, and what follows it."""

    id: str
    name: str
    summary: str
    section: str
    indicators: tuple[IndicatorLink, ...]
    targets: tuple[TargetLink, ...]
    background: tuple[BackgroundFigure, ...]


class FocusArea(Schema):
    """A focus area of the strategy with its measures."""

    number: int
    part: Part
    measures: tuple[Part, ...]
    background: tuple[BackgroundFigure, ...]


class Strategy(Whole):
    """The strategy's structure."""

    name: str
    about: str
    note: str
    adopted: str = Field(description="when and by whom the strategy was adopted")
    source: Source
    background: tuple[BackgroundFigure, ...] = Field(
        description="figures of chapters 1 and 3 that belong to no single part"
    )
    strength_areas: tuple[Part, ...]
    challenges: tuple[Part, ...]
    preconditions: tuple[Part, ...]
    focus_areas: tuple[FocusArea, ...]
    specialisation_areas: tuple[Part, ...]
    fulfilment_criteria: tuple[Part, ...]
    sustainable_development_goals: tuple[Part, ...]
    follow_up_questions: tuple[Part, ...]
    reporting_themes: tuple[Part, ...]
