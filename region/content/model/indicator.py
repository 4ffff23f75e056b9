"""Indicators: the side-car of a table of observations, and the registries it refers to."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from region.content.model.by_sex import BySex
from region.content.model.certainty import Certainty
from region.content.model.formula import Formula
from region.content.model.remark import Remark
from region.content.model.source import NOT_FETCHED, Source
from region.words.text import Identifier, Model, Sentence, Text

Dimension = Literal["ecological", "social", "economic"]
DIMENSIONS: tuple[Dimension, ...] = ("ecological", "social", "economic")
"""The three sides of sustainable development."""


class Theme(Model):
    """A group of indicators, in the order in which they are offered."""

    id: Identifier
    name: Text
    dimension: Dimension = Field(description="which side of sustainability it mostly concerns")


class Break(Model):
    """A period from which values are not comparable with earlier ones."""

    period: str
    note: Text


class Revision(Model):
    """Why values were replaced on a day, where more is known than that the source changed them."""

    replaced: dt.date
    reason: Text


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
    noun: Text | None = Field(
        None, description="the measure in a sentence, definite and singular, in small letters"
    )
    phrase: Text | None = Field(
        None, description="what stands after 'In Nacka' in a sentence, with {value}"
    )
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
    revisions: tuple[Revision, ...] = Field(
        (), description="why values were replaced on a day, where that is known"
    )
    period_label: Text | None = Field(
        None, description="how to read a period that is not a calendar year, with {period}"
    )
    missing: Text | None = Field(None, description="why some areas or periods have no value")
    notes: Text | None = None
    certainty: Certainty | None = Field(
        None, description="what kind of figure it is, and what chance can do to it"
    )
    by_sex: BySex | None = Field(
        None, description="how the indicator is divided by sex, or why it is not"
    )
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
    def of_a_pair(self) -> bool:
        """Whether it is of women or of men, and another indicator is of the others."""
        return self.by_sex is not None and self.by_sex.pair is not None

    @property
    def by_sex_alone(self) -> Indicator:
        """The side-car as it stands for the table by sex: its sources and what is said of it.

        Raises
        ------
        ValueError
            if there is no such table.
        """
        own = self.by_sex
        if own is None or not own.has_table:
            raise ValueError(f"{self.id} has no table by sex")
        return self.model_copy(
            update={
                "sources": own.sources,
                "decimals": self.decimals if own.decimals is None else own.decimals,
                "missing": own.missing,
                "notes": own.notes or self.notes,
                "remarks": own.remarks,
                "calculation": own.calculation,
                "formula": None,
                "by_hand": None,
            }
        )

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
