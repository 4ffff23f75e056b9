"""Indicators and observations."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import Field

from region.content.model import Basis, Status
from region.indicators.certainty import Grade
from region.web.api.models.base import Schema, Whole

Kind = Literal["count", "share", "rate", "mean", "ratio", "money", "index", "change"]


class Theme(Schema):
    """A theme that indicators belong to."""

    id: str
    name: str


class Links(Schema):
    """Addresses on this server."""

    self: str
    observations: str
    page: str = Field(description="where the indicator is described for people")
    map: str | None = Field(description="the map of it, if municipalities have values")


class IndicatorSummary(Schema):
    """An indicator in the list of all."""

    id: str
    name: str
    short_name: str
    theme: Theme
    unit: str
    decimals: int = Field(description="how many are shown")
    kind: Kind
    direction: Literal["up", "down", "none"] = Field(description="which way is better")
    definition: str
    basis: Basis | None = Field(description="what kind of figure it is")
    evidence: str = Field(description="how that is known")
    first_period: str
    last_period: str
    municipalities: bool = Field(description="whether municipalities have values")
    county: bool
    country: bool
    values: int = Field(description="how many observations have a value")
    next_update: str = Field(description="which values come next, in words")
    source: str = Field(description="how the source is to be named")
    retrieved: dt.date = Field(description="the day the figures were read")
    links: Links


class IndicatorSource(Schema):
    """Where a part of the observations comes from."""

    publisher: str
    via: str | None = Field(description="who passed the figures on")
    title: str
    table: str | None = Field(description="number of the table at the publisher")
    url: str = Field(description="the publisher's page for people")
    interface: str | None = Field(description="where the publisher's interface tells of it")
    licence: str
    licence_url: str = Field(description="where the terms stand; empty where they stand nowhere")
    covers: str = Field(description="which areas and periods it stands for")
    retrieved: dt.date
    published: str | None = Field(description="when it was published, as exactly as known")


class BySex(Schema):
    """Whether the indicator is divided into women and men."""

    divided: bool
    reason: str | None = Field(description="why there are no values of women and men")
    observations: str | None = Field(description="address of everybody's, women's and men's values")


class Break(Schema):
    """Values from `period` on cannot be compared with earlier ones."""

    period: str
    note: str


class Indicator(IndicatorSummary, Whole):
    """An indicator with all that is known about it."""

    by_sex: BySex
    update_interval: str = Field(description="ISO 8601 duration, `irregular` or `none`")
    calculation: str | None = Field(description="how we derived the figures, if we did")
    missing: str | None = Field(description="why some values are missing")
    notes: str | None
    breaks: tuple[Break, ...]
    sources: tuple[IndicatorSource, ...]
    areas: tuple[str, ...] = Field(description="codes of areas that have observations")
    periods: tuple[str, ...]
    related: tuple[str, ...] = Field(description="ids of related indicators")
    successor: str | None = Field(
        description="id of the indicator that goes on where this one ends"
    )


class Observation(Schema):
    """One value of one area in one period, as published."""

    area: str = Field(description="SCB's code with its leading zero")
    area_name: str
    period: str
    period_label: str = Field(description="how the period is written")
    sex: Literal["total", "women", "men", "gap"] = Field(
        description="whose value it is; `gap` is women compared with men, in the answer's unit"
    )
    value: float | None = Field(description="not rounded; null when missing")
    text: str = Field(description="the value as the pages show it")
    lower: float | None = Field(description="bound of the range of 95 per cent; null if unknown")
    upper: float | None
    verdict: Literal["higher", "same", "lower", "unclear"] | None = Field(
        description="of a municipality's total against the county's"
    )
    rank_low: int | None = Field(description="first of the places it can have, 1 being highest")
    rank_high: int | None = Field(description="last of them, when only clear differences count")
    grade: Grade | None = Field(description="what range, verdict and places rest on")
    status: Status = Field(description="what is special about it, or why it is missing")
    note: str | None = Field(description="what must be known about it, in words")


class Observations(Whole):
    """Observations of one indicator."""

    indicator: str
    name: str
    unit: str
    decimals: int
    definition: str
    source: str = Field(description="how the source is to be named")
    rank_note: str = Field(description="what places can and cannot be used for")
    retrieved: dt.date
    items: tuple[Observation, ...]
    total: int
    limit: int
    offset: int
    next: str | None = Field(description="address of the next part")


class JsonStatDataset(Schema):
    """A JSON-stat 2.0 dataset (json-stat.org/format)."""

    version: Literal["2.0"]
    class_: Literal["dataset"] = Field(alias="class")
    label: str
    source: str
    updated: str
    id: tuple[str, ...]
    size: tuple[int, ...]
    role: dict[str, tuple[str, ...]]
    dimension: dict[str, Any]
    value: tuple[float | None, ...]
    status: dict[str, str] | None = None
    note: tuple[str, ...]
    extension: dict[str, Any]
