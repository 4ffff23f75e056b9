"""How sure a target's class is, and what stands behind it or between it and one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AliasPath, BeforeValidator, Field

from region.targets.progress import ProgressClass
from region.web.api.models.base import Schema, Words, said


class Way(Schema):
    """One way to count, and the class that it gives."""

    name: str
    year: int = Field(description="base year, first year of a mean, or the year looked at")
    years: int
    method: Annotated[Literal["linear", "cagr"] | None, BeforeValidator(said)]
    progress_class: ProgressClass
    same: bool = Field(description="whether it gives the target's class whatever the rounding")
    own: bool = Field(description="whether the target's class is counted in this way")


class Robustness(Schema):
    """How many of the ways to count give the class."""

    agreeing: int
    total: int
    uncertain: bool = Field(description="by one rule, see the method")
    text: str = Field(validation_alias="sentence")
    ways: tuple[Way, ...]


class Trend(Schema):
    """Theil and Sen's trend through all values, with its interval of at least 95 per cent."""

    way: Annotated[Literal["right", "wrong", "unclear"] | None, BeforeValidator(said)] = Field(
        description="seen from the target"
    )
    agrees: bool | None = Field(description="whether the class says the same")
    values: int = Field(validation_alias="count")
    slope: float | None = Field(None, validation_alias=AliasPath("trend", "slope"))
    low: float | None = Field(None, validation_alias=AliasPath("trend", "low"))
    high: float | None = Field(None, validation_alias=AliasPath("trend", "high"))
    class_by_trend: ProgressClass | None = Field(validation_alias="by_trend")
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
    note: Words
    areas: tuple[PrecedentArea, ...] = Field(validation_alias="who")


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
    text: str = Field(validation_alias="sentence")
    classes: tuple[Record, ...] = Field(validation_alias="rows")


class NearestMeasure(Schema):
    """A related series; never a status."""

    indicator: str
    name: str
    value: str
    period: str
    change: Words
    since: Words
    way: Annotated[Literal["better", "worse", "unclear"] | None, BeforeValidator(said)]
    note: Words


class LadderStep(Schema):
    """What stands between a target and an assessment."""

    has_level: bool
    has_year: bool
    has_series: bool
    has_definition: bool
    missing: str
    definition: Words = Field(description="what is not known of how it is measured")
    owner: Words = Field(
        description="who has data; nothing if that is not known", validation_alias="known_owner"
    )
    owner_note: Words
    owner_url: Words
    next_step: str
    by: str
    date: str
    checked: Words
    nearest_measure: NearestMeasure | None = Field(validation_alias="substitute")


class Comment(Schema):
    """The region's own words: signed, dated, never computed."""

    text: str
    signature: str
    date: str
    newer_values: int = Field(description="how many values have come since")


class LevelOrigin(Schema):
    """Who set the level, when and on what evidence."""

    text: str = Field(validation_alias="sentence")
    by: Words = Field(validation_alias="decided")
    date: Words
    evidence: str
    evidence_known: bool
    comments: tuple[Comment, ...]
