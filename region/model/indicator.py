"""Indicators: the side-car of a table of observations, and the registries it refers to."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from region.model.base import Identifier, Model, PartialDate, Sentence, Text


class Status(StrEnum):
    """What is special about an observation. Missing values must say why they are missing."""

    NORMAL = ""
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    BREAK = "break"
    LOW_RELIABILITY = "low_reliability"
    DEFINITION_DIFFERS = "definition_differs"
    PERTURBED = "perturbed"
    COMPUTED = "computed"
    NOT_PUBLISHED = "not_published"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"


Dimension = Literal["ecological", "social", "economic"]
DIMENSIONS: tuple[Dimension, ...] = ("ecological", "social", "economic")
"""The three sides of sustainable development."""

MISSING_STATUSES = frozenset({Status.NOT_PUBLISHED, Status.NOT_APPLICABLE, Status.SUPPRESSED})


class Theme(Model):
    """A group of indicators, in the order in which they are offered."""

    id: Identifier
    name: Text
    dimension: Dimension = Field(description="which side of sustainability it mostly concerns")


class Licence(Model):
    """Terms under which a source may be shown and passed on."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.-]+$")]
    name: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Publisher(Model):
    """Who answers for a figure, or passes it on."""

    id: Identifier
    name: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Source(Model):
    """Where a part of the observations comes from."""

    publisher: Identifier
    via: Identifier | None = Field(None, description="who passed the figures on, e.g. kolada")
    title: Text
    table: Sentence | None = Field(None, description="table or KPI id at the publisher")
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    licence: str
    retrieved: dt.date
    published: PartialDate | None = Field(None, description="vintage, as exactly as it is known")
    covers: Text = Field(description="which areas and periods this source stands for")
    copy_of: Sentence | None = Field(None, description="the public copy that was read, if any")


class Break(Model):
    """A period from which values are not comparable with earlier ones."""

    period: str
    note: Text


def _check_interval(value: str) -> str:
    if not re.fullmatch(r"P\d+[YM]|none|irregular", value):
        raise ValueError("must be an ISO 8601 duration such as P1Y or P4Y, 'irregular' or 'none'")
    return value


class Indicator(Model):
    """A measure with one definition. The observations lie in `<id>.csv` beside it."""

    id: Identifier
    name: Text
    short_name: Text
    definition: Text
    theme: Identifier
    dimension: Dimension | None = Field(None, description="where it is not the theme's")
    unit: Text
    decimals: Annotated[int, Field(ge=0, le=4)]
    kind: Literal["count", "share", "rate", "mean", "ratio", "money", "index", "change"]
    direction: Literal["up", "down", "none"]
    range: tuple[float, float] = Field(description="smallest and largest value that makes sense")
    update_interval: Annotated[str, AfterValidator(_check_interval)]
    publication_lag: Annotated[str, StringConstraints(pattern=r"^P\d{1,2}M$")] | None = Field(
        None, description="months from the end of a period to its publication, where it is known"
    )
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    calculation: Text | None = Field(
        None, description="how the figures were derived from the source's own, if they were"
    )
    breaks: tuple[Break, ...] = ()
    period_label: Text | None = Field(
        None, description="how to read a period that is not a calendar year, with {period}"
    )
    missing: Text | None = Field(None, description="why some areas or periods have no value")
    notes: Text | None = None
    related: tuple[Identifier, ...] = ()

    @property
    def publication_lag_months(self) -> int | None:
        """Months from the end of a period until its values are published, or None if unknown."""
        return int(self.publication_lag[1:-1]) if self.publication_lag else None

    @model_validator(mode="after")
    def _check(self) -> Indicator:
        low, high = self.range
        if low >= high:
            raise ValueError(f"range must go from small to large, found {low}, {high}")
        if self.period_label and any(
            "{period}" not in text and "{start}" not in text
            for text in (self.period_label.sv, self.period_label.en)
        ):
            raise ValueError("period_label must contain {period} or {start}")
        return self
