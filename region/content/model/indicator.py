"""Indicators: the side-car of a table of observations, and the registries it refers to."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from region.content.model.base import PartialDate
from region.content.model.formula import Formula
from region.content.model.query import Query, Year
from region.content.model.source_addresses import interface_of, page_of
from region.words.text import Identifier, Language, Model, Sentence, Text

Dimension = Literal["ecological", "social", "economic"]
DIMENSIONS: tuple[Dimension, ...] = ("ecological", "social", "economic")
"""The three sides of sustainable development."""


class Theme(Model):
    """A group of indicators, in the order in which they are offered."""

    id: Identifier
    name: Text
    dimension: Dimension = Field(description="which side of sustainability it mostly concerns")


class Licence(Model):
    """Terms under which a source may be shown and passed on."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.-]+$")]
    name: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = Field(
        default=None, description="where the terms stand, if they stand anywhere of their own"
    )


class Publisher(Model):
    """Who answers for a figure, or passes it on."""

    id: Identifier
    name: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


NOT_FETCHED = dt.date.min
"""Stands for the day of reading as long as there is none."""


class Expected(Model):
    """Which period the source will publish next, and when, as it says itself."""

    period: Year
    date: dt.date


class Source(Model):
    """Where a part of the observations comes from, and how it is fetched anew (`query`).

    Without `retrieved`, the figures have not been fetched yet.
    """

    publisher: Identifier
    via: Identifier | None = Field(None, description="who passed the figures on, e.g. kolada")
    title: Text
    table: Sentence | None = Field(None, description="table or KPI id at the publisher")
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = Field(
        None, description="the page for people, where publisher and table do not give it"
    )
    licence: str
    retrieved: dt.date = NOT_FETCHED
    published: PartialDate | None = Field(None, description="vintage, as exactly as it is known")
    covers: Text = Field(description="which areas and periods this source stands for")
    copy_of: Sentence | None = Field(None, description="the public copy that was read, if any")
    expected: Expected | None = None
    query: Query | None = Field(None, description="how `region update` fetches the figures")
    mandatory_notes: tuple[Sentence, ...] = Field(
        (), description="what the source wants told with the figures, in its own words and language"
    )

    def page(self, language: Language) -> str:
        """Return where a reader finds the table."""
        return self.url or page_of(self.via or self.publisher, self.table or "", language)

    def interface(self, language: Language) -> str:
        """Return where a machine finds it; empty where the publisher has no known interface."""
        return interface_of(self.via or self.publisher, self.table or "", language)

    @model_validator(mode="after")
    def _has_a_page(self) -> Source:
        if not self.page("sv"):
            raise ValueError("url is required where it does not follow from publisher and table")
        return self


class Break(Model):
    """A period from which values are not comparable with earlier ones."""

    period: str
    note: Text


class Remark(Model):
    """What must be known about single values, and what they are not used for.

    `doubtful` values stand apart from those around them in a way that is probably an error at the
    source; a `step` is a leap that is probably real, after which the level is another. `decimals`
    says that a value is published with fewer than the rest.
    """

    areas: tuple[str, ...] = Field((), description="codes of areas; all without it")
    periods: tuple[Year, ...] = Field((), description="all without it")
    kind: Literal["note", "doubtful", "step"] = "note"
    decimals: Annotated[int, Field(ge=0, le=4)] | None = None
    note: Text

    def concerns(self, area: str, period: str) -> bool:
        """Whether it is about the area's value in the period."""
        return (not self.areas or area in self.areas) and (
            not self.periods or period in self.periods
        )


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
    same_fact_as: Identifier | None = Field(
        None, description="an indicator that shows the same thing, and leads when it is counted"
    )
    range: tuple[float, float] = Field(description="smallest and largest value that makes sense")
    update_interval: Annotated[str, AfterValidator(_check_interval)]
    publication_lag: Annotated[str, StringConstraints(pattern=r"^P\d{1,2}M$")] | None = Field(
        None, description="months from the end of a period to its publication, where it is known"
    )
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    calculation: Text | None = Field(
        None, description="how the figures were derived from the source's own, if they were"
    )
    formula: Formula | None = Field(
        None, description="how `region update` computes values from other indicators"
    )
    by_hand: Sentence | None = Field(
        None, description="for editors: why there is no query, and how the values are brought in"
    )
    breaks: tuple[Break, ...] = ()
    remarks: tuple[Remark, ...] = ()
    period_label: Text | None = Field(
        None, description="how to read a period that is not a calendar year, with {period}"
    )
    missing: Text | None = Field(None, description="why some areas or periods have no value")
    notes: Text | None = None
    related: tuple[Identifier, ...] = ()
    successor: Identifier | None = Field(
        None, description="the indicator that goes on where this one ends, on the same subject"
    )

    folder: ClassVar[str] = "indicators"
    """Where in the content its two files lie."""

    @property
    def retrieved(self) -> dt.date:
        """The last day on which figures were read at a source."""
        return max(source.retrieved for source in self.sources)

    @property
    def is_awaited(self) -> bool:
        """Whether no figures have been fetched yet: the table may be empty, and is not shown."""
        return self.retrieved == NOT_FETCHED

    @property
    def can_be_fetched(self) -> bool:
        """Whether any of the sources has a query."""
        return any(source.query for source in self.sources)

    @property
    def fact(self) -> str:
        """The indicator that leads among those that show the same thing: often this one itself."""
        return self.same_fact_as or self.successor or self.id

    @property
    def last_break(self) -> int | None:
        """The year of the last break, from which on values are comparable."""
        return max((int(item.period) for item in self.breaks), default=None)

    def remark(self, area: str, period: str) -> Remark | None:
        """Return what must be known about one value, if anything."""
        return next((one for one in self.remarks if one.concerns(area, period)), None)

    def is_doubtful(self, area: str, period: str) -> bool:
        """Whether a value is probably an error at its source, and not to be spoken of."""
        found = self.remark(area, period)
        return found is not None and found.kind == "doubtful"

    def steps(self, area: str, first: str, last: str) -> bool:
        """Whether the area's level has leapt after the first period and not after the last."""
        return any(
            one.kind == "step"
            and (not one.areas or area in one.areas)
            and any(first < period <= last for period in one.periods)
            for one in self.remarks
        )

    def decimals_of(self, area: str, period: str) -> int:
        """Return with how many decimals one value is shown: never more than it is published."""
        found = self.remark(area, period)
        if found is None or found.decimals is None:
            return self.decimals
        return min(found.decimals, self.decimals)

    @property
    def publication_lag_months(self) -> int | None:
        """Months from the end of a period until its values are published, or None if unknown."""
        return int(self.publication_lag[1:-1]) if self.publication_lag else None

    @model_validator(mode="after")
    def _check(self) -> Indicator:
        if len(self.sources) > 1 and any(
            source.retrieved == NOT_FETCHED for source in self.sources
        ):
            raise ValueError("retrieved is required for each of several sources")
        if any(one.kind == "step" and not one.periods for one in self.remarks):
            raise ValueError("a remark of the kind step must name its periods")
        low, high = self.range
        if low >= high:
            raise ValueError(f"range must go from small to large, found {low}, {high}")
        if self.period_label and any(
            "{period}" not in text and "{start}" not in text
            for text in (self.period_label.sv, self.period_label.en)
        ):
            raise ValueError("period_label must contain {period} or {start}")
        return self
