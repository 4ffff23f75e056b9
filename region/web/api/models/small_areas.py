"""The small areas inside the municipalities, and the tables about them."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from region.content.model import Status
from region.web.api.models.base import Schema, Whole
from region.web.api.models.statistics import Kind


class SmallArea(Schema):
    """A regional statistical area (RegSO 2020)."""

    code: str = Field(description="SCB's code")
    name: str
    municipality: str = Field(description="code of the municipality it lies in")
    municipality_name: str
    changed_2025: bool = Field(description="whether SCB moved its border in RegSO 2025")
    population: float | None
    period: str | None = Field(description="of the population")


class SmallAreaTable(Schema):
    """What the small areas are counted or measured by."""

    id: str
    name: str
    short_name: str
    unit: str
    decimals: int = Field(description="how many are shown")
    kind: Kind
    definition: str
    calculation: str | None = Field(description="how we derived the figures, if we did")
    notes: str | None
    classes: tuple[str, ...] = Field(
        description="what the values 1, 2, 3 … are called, where they are kinds and no amounts"
    )
    weights: str | None = Field(
        description="the table that areas are weighed with when they are put together; counts add"
    )
    municipal: str | None = Field(
        description="the indicator that a municipality's areas come to together"
    )
    tolerance: float = Field(description="how far from it they may be, in the unit")
    first_period: str
    last_period: str
    values: int = Field(description="how many areas and periods have a value")
    source: str = Field(description="how the source is to be named")
    retrieved: dt.date = Field(description="the day the figures were read")
    licences: tuple[str, ...]
    address: str = Field(description="address of the values")
    page: str | None = Field(description="where the areas are shown for people")


class SmallAreaValue(Schema):
    """One value of one area in one period, as published."""

    area: str
    area_name: str
    municipality: str
    period: str
    value: float | None = Field(description="not rounded; null when missing")
    text: str = Field(description="as the pages show it")
    status: Status = Field(description="what is special about the value, or why it is missing")
    note: str | None


class SmallAreaValues(Whole):
    """Values of one table of small areas."""

    table: str
    name: str
    unit: str
    decimals: int
    definition: str
    source: str = Field(description="how the source is to be named")
    retrieved: dt.date
    items: tuple[SmallAreaValue, ...]
    total: int
    limit: int
    offset: int
    next: str | None = Field(description="address of the next part")
