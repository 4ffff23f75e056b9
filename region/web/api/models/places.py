"""Municipalities, their profiles and shapes, and what a search finds."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from region.indicators.certainty import Grade
from region.web.api.models.base import Schema, Whole, Words


class Municipality(Schema):
    """A municipality of the county."""

    code: str = Field(description="SCB's code with its leading zero")
    name: str
    land_area_km2: float
    population: float | None
    period: str | None = Field(description="of the population")
    neighbours: tuple[str, ...] = Field(description="codes")
    profile: str = Field(description="address of the profile")
    page: str = Field(description="where the profile is shown for people")


class MapClass(Schema):
    """One class of a map: its span in words, and how many municipalities are in it."""

    text: str
    count: int


class MapRow(Schema):
    """One municipality on a map."""

    code: str
    name: str
    value: float | None
    text: str = Field(description="the value as the pages show it")
    rank: int | None = Field(description="from the best value, or from the highest")
    rank_low: int | None = Field(description="the places that it can have: from")
    rank_high: int | None = Field(description="to")
    class_number: int | None = Field(description="its class, from 1")
    note: Words


class MapReference(Schema):
    """The county's or the country's value in the same period."""

    code: str
    name: str
    value: float | None
    text: str
    note: Words


class Map(Whole):
    """One municipal indicator in one period, with its classes."""

    indicator: str
    name: str
    unit: str
    period: str
    scheme: str
    breaks: tuple[float, ...] = Field(description="upper limits of the classes, not rounded")
    classes: tuple[MapClass, ...]
    sentence: str
    municipalities: tuple[MapRow, ...]
    references: tuple[MapReference, ...]
    missing_count: int
    missing_reason: Words
    grade: str = Field(description="what comparisons rest on")
    rank_note: str = Field(description="what places can and cannot be used for")
    source: str


class Neighbour(Schema):
    """A municipality that borders on another."""

    code: str
    name: str


class Reference(Schema):
    """The county's or the country's value beside a municipality's."""

    value: float | None
    text: str
    note: str | None


class Change(Schema):
    """How a value has changed since an earlier period."""

    value: float | None
    unit: str | None
    since: str | None
    text: str
    note: str | None
    real: bool | None = Field(description="whether it is more than chance, or the usual movement")
    grade: Grade | None = Field(description="what that rests on")


class ProfileRow(Schema):
    """One indicator of the municipality."""

    indicator: str
    name: str
    unit: str
    period: str
    period_label: str
    value: float | None
    text: str
    note: str | None
    missing: str | None = Field(description="why the value is missing")
    change: Change
    rank: int | None = Field(
        description="from the lowest value where a lower one is wanted, else from the highest"
    )
    rank_low: int | None = Field(description="first of the places that it can have")
    rank_high: int | None = Field(description="last of them, when only clear differences count")
    of: int = Field(description="how many municipalities are ranked")
    verdict: Literal["higher", "same", "lower", "unclear"] | None = Field(
        description="against the county; null where that has no value to compare with"
    )
    grade: Grade = Field(description="what places and verdict rest on")
    lower: float | None = Field(description="bound of the range of 95 per cent")
    upper: float | None
    county: Reference
    country: Reference
    definition: str
    source: str
    url: str


class ProfileTheme(Schema):
    """The indicators of one theme."""

    id: str
    name: str
    indicators: tuple[ProfileRow, ...]


class Similar(Schema):
    """A municipality that is alike, and how far it is away."""

    code: str
    name: str
    distance: float
    near: int = Field(description="in how many of the measures the two are near")
    of: int
    alike: tuple[str, ...]
    apart: tuple[str, ...]


class SimilarityIndicator(Schema):
    """An indicator that municipalities are compared by."""

    indicator: str
    name: str
    period: str
    source: str


class Profile(Schema):
    """What the page of a municipality, the county or a part of it shows."""

    code: str
    name: str
    level: Literal["municipality", "part", "county"]
    members: tuple[Neighbour, ...] = Field(description="municipalities of the county or part")
    note: str | None = Field(description="how a part of the county is made")
    neighbours: tuple[Neighbour, ...]
    summary: tuple[str, ...]
    rank_note: str = Field(description="what places can and cannot be used for")
    themes: tuple[ProfileTheme, ...]
    similar: tuple[Similar, ...]
    similarity_measured_by: tuple[SimilarityIndicator, ...]


class FeatureCollection(Schema):
    """GeoJSON (RFC 7946) in WGS 84."""

    type: Literal["FeatureCollection"]
    features: tuple[dict[str, Any], ...]


class Topology(Schema):
    """TopoJSON in WGS 84, with the object `municipalities`."""

    type: Literal["Topology"]
    bbox: tuple[float, ...] | None = None
    transform: dict[str, Any] | None = None
    objects: dict[str, Any]
    arcs: tuple[Any, ...]


class Found(Schema):
    """What a search finds, best first."""

    kind: str
    kind_name: str
    id: str
    name: str
    detail: str = Field(description="what kind of thing it is, or where")
    answer: str = Field(description="the latest value, the status or the place, in words")
    address: str = Field(description="the page that shows it")
    score: float = Field(description="how well it fits, 0 to 100")
