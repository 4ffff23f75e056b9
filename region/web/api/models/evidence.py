"""How sure a target's class is, and what stands behind it or between it and one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from region.targets.progress import ProgressClass
from region.web.api.models.base import Schema


class Way(Schema):
    """One way to count, and the class that it gives."""

    name: str
    year: int = Field(description="base year, first year of a mean, or the year looked at")
    years: int
    method: Literal["linear", "cagr"] | None
    progress_class: ProgressClass
    same: bool = Field(description="whether it gives the target's class whatever the rounding")
    own: bool = Field(description="whether the target's class is counted in this way")


class Robustness(Schema):
    """How many of the ways to count give the class."""

    agreeing: int
    total: int
    uncertain: bool = Field(description="by one rule, see the method")
    text: str
    ways: tuple[Way, ...]


class Trend(Schema):
    """Theil and Sen's trend through all values, with its interval of at least 95 per cent."""

    way: Literal["right", "wrong", "unclear"] | None = Field(description="seen from the target")
    agrees: bool | None = Field(description="whether the class says the same")
    values: int
    slope: float | None
    low: float | None
    high: float | None
    class_by_trend: ProgressClass | None
    text: str


class PrecedentArea(Schema):
    """An area that has shown a change, in the target's unit."""

    code: str
    name: str
    amount: float
    years: str


class Precedent(Schema):
    """How many counties or regions have done what is needed, and who."""

    count: int
    field: int = Field(description="how many have been followed for as long")
    needed: float
    years: int
    scope: Literal["counties", "europe"]
    indicator: str
    text: str
    note: str | None
    areas: tuple[PrecedentArea, ...]


class Record(Schema):
    """What was said in a year, and what came of it."""

    year: int
    said: ProgressClass
    came: ProgressClass = Field(description="of the years after it alone")
    held: bool


class TrackRecord(Schema):
    """How earlier classes have turned out."""

    held: int
    total: int
    text: str
    classes: tuple[Record, ...]


class NearestMeasure(Schema):
    """A related series; never a status."""

    indicator: str
    name: str
    value: str
    period: str
    change: str | None
    since: str | None
    way: Literal["better", "worse", "unclear"] | None
    note: str | None


class LadderStep(Schema):
    """What stands between a target and an assessment."""

    has_level: bool
    has_year: bool
    has_series: bool
    has_definition: bool
    missing: str
    definition: str | None = Field(description="what is not known of how it is measured")
    owner: str | None = Field(description="who has data; nothing if that is not known")
    owner_note: str | None
    owner_url: str | None
    next_step: str
    by: str
    date: str
    checked: str | None
    nearest_measure: NearestMeasure | None


class Comment(Schema):
    """The region's own words: signed, dated, never computed."""

    text: str
    signature: str
    date: str
    newer_values: int = Field(description="how many values have come since")


class LevelOrigin(Schema):
    """Who set the level, when and on what evidence."""

    text: str
    by: str | None
    date: str | None
    evidence: str
    evidence_known: bool
    comments: tuple[Comment, ...]
