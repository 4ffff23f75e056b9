"""Stockholm against regions of Europe or counties of Sweden."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from region.content.model import Group
from region.indicators.certainty import Grade
from region.web.api.models.base import Schema, Whole

Scope = Literal["europe", "counties"]
Role = Literal["own", "peer", "union"]


class ComparedArea(Schema):
    """An area of the comparison."""

    code: str = Field(description="NUTS code of a region, SCB's code of a county")
    name: str


class AreaOption(ComparedArea):
    """An area that can be chosen as a peer."""

    country: str = Field(description="code of the country")


class PeerGroup(Schema):
    """Areas to compare with; its id can be written instead of their codes."""

    id: str
    name: str
    note: str
    members: tuple[str, ...]


class ComparedIndicator(Schema):
    """An indicator that areas are compared by."""

    id: str
    name: str
    unit: str
    order: str = Field(description="from which end ranks are counted, in words")
    years: tuple[str, ...] = Field(description="those in which Stockholm has a value")
    source: str = Field(description="how the source is to be named")
    address: str = Field(description="where the comparison is on this server")
    sexes: tuple[Group, ...] = Field(description="what `sex` can ask for beside everybody's")


class ComparisonScope(Schema):
    """One of the comparisons: what is compared, and with whom it can be."""

    scope: Scope
    own: ComparedArea
    union: ComparedArea = Field(description="the whole that stands as a reference")
    default_group: str
    groups: tuple[PeerGroup, ...]
    indicators: tuple[ComparedIndicator, ...]
    areas: tuple[AreaOption, ...]


class ComparedValue(Schema):
    """One area's value, with its rank among all areas that have one in the year."""

    code: str
    name: str
    role: Role = Field(description="Stockholm, a peer, or the whole that they are part of")
    value: float = Field(description="not rounded")
    text: str = Field(description="the value as the pages show it")
    rank: int | None = Field(description="counted on values as shown; null for the whole")
    rank_low: int | None = Field(description="first of the places that it can have")
    rank_high: int | None = Field(description="last of them, when only clear differences count")
    flags: str | None = Field(description="what the source says is special about it, in words")
    uncertain: bool = Field(description="provisional, estimated or of low reliability")


class RankOfYear(Schema):
    """Stockholm's rank in one year."""

    year: str
    value: float
    rank: int
    rank_low: int
    rank_high: int
    grade: Grade
    of: int = Field(description="how many areas have a value")
    shared: int = Field(description="how many have the same value as shown, Stockholm included")
    rank_in_eu: int | None
    of_in_eu: int | None


class LinePoint(Schema):
    """One value of a line over time."""

    period: str
    label: str
    value: float
    text: str
    flags: str = Field(description="what the source says is special about it; empty if nothing")
    uncertain: bool
    segment: int = Field(description="grows at every break that the source has marked")


class ComparedLine(Schema):
    """One area's values over time."""

    code: str
    name: str
    role: Role
    points: tuple[LinePoint, ...]


class Comparison(Whole):
    """One indicator in one year, for Stockholm, its peers and the whole."""

    scope: Scope
    indicator: str
    sex: Literal["total", "women", "men", "gap"] = Field(description="whose values these are")
    name: str
    short_name: str
    unit: str
    decimals: int = Field(description="how many are shown")
    definition: str
    year: str
    years: tuple[str, ...] = Field(description="those in which Stockholm has a value")
    order: str = Field(description="from which end ranks are counted, in words")
    sentence: str
    ranked: int = Field(description="how many areas the ranks are among")
    grade: Grade = Field(description="what the comparison rests on")
    grade_note: str
    whole_field: bool = Field(description="false if only chosen areas have values")
    field: tuple[float, ...] = Field(description="all ranked values, from small to large")
    values: tuple[ComparedValue, ...] = Field(description="in the order of the ranking")
    missing: tuple[str, ...] = Field(description="peers without a value this year")
    ranks: tuple[RankOfYear, ...]
    lines: tuple[ComparedLine, ...]
    source: str = Field(description="how the source is to be named")
    source_addresses: tuple[str, ...]
