"""A table of chosen measures, places, years and sex."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from region.web.api.models.base import Schema, Whole


class TableMeasure(Schema):
    """One measure of the table."""

    id: str
    name: str
    unit: str
    decimals: int = Field(description="how many are shown")
    definition: str
    source: str = Field(description="how the source is to be named")
    retrieved: dt.date = Field(description="the day the figures were read")


class TableCell(Schema):
    """One value, or why there is none."""

    measure: str = Field(description="id of the measure")
    value: float | None = Field(description="not rounded; null when missing")
    text: str = Field(description="the value as the pages show it, without its unit")
    note: str | None = Field(description="what is special about the value, or why it is missing")


class TableRow(Schema):
    """One place in one year."""

    place: str = Field(description="code of the place")
    place_name: str
    period: str
    sex: Literal["total", "women", "men", "gap"] = Field(description="whose values these are")
    cells: tuple[TableCell, ...] = Field(description="in the order of the measures")


class BuiltTable(Whole):
    """The table that is asked for."""

    measures: tuple[TableMeasure, ...]
    places: tuple[str, ...]
    periods: tuple[str, ...]
    sexes: tuple[str, ...]
    sentence: str = Field(description="what the table says of its first measure")
    cells: int = Field(description="how many cells there are, with a value or without")
    rows: tuple[TableRow, ...]
    page: str = Field(description="the same table for people")
