"""What stands between a target and an assessment, and what the region says of a target itself."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, model_validator

from region.content.model.base import Document, PartialDate
from region.words.text import Identifier, Model, Sentence, Text


class DataOwner(Model):
    """Who has, or publishes, data for a target, and where that can be read."""

    indicator: Identifier | None = Field(
        None, description="an indicator whose publisher it is, which then gives name and source"
    )
    name: Text | None = None
    source: Document | None = None
    note: Text | None = Field(None, description="what they have, and how far it reaches")

    @model_validator(mode="after")
    def _check(self) -> DataOwner:
        own = self.name is not None and self.source is not None
        if own == (self.indicator is not None) or (self.name is None) != (self.source is None):
            raise ValueError("an owner needs either indicator, or name and source")
        return self


class NextStep(Model):
    """What would bring the target nearer to an assessment; this site's own proposal."""

    text: Text
    by: Text | None = Field(
        None, description="who takes the step, where somebody has undertaken it"
    )
    date: PartialDate | None = Field(None, description="when, where somebody has said it")


class LadderStep(Model):
    """A target that cannot be assessed yet. Level, year and series follow from the target itself.

    What is not known is left out, and then said to be unknown.
    """

    target: Identifier
    definition: Text | None = Field(
        None, description="what the source does not say about how the target is to be measured"
    )
    owner: DataOwner | None = None
    next_step: NextStep
    checked: Annotated[dt.date, Field(description="the day on which an editor last looked")]

    @property
    def id(self) -> str:
        """The target's id: each has one step."""
        return self.target


class Ladder(Model):
    """The file of steps that stand between a target and an assessment."""

    steps: tuple[LadderStep, ...]


class Comment(Model):
    """The region's own words on a target or an indicator: signed, dated, never computed."""

    id: Identifier
    target: Identifier | None = None
    indicator: Identifier | None = None
    text: Text
    name: Sentence
    role: Text
    date: dt.date

    @model_validator(mode="after")
    def _check(self) -> Comment:
        if (self.target is None) == (self.indicator is None):
            raise ValueError("a comment needs either target or indicator")
        return self


class Comments(Model):
    """The file of the region's own comments."""

    comments: tuple[Comment, ...] = ()


class Decision(Model):
    """Who set a target's level, when, and on what evidence, as far as it can be read.

    `status` is `decided` where a decision on the level has been read about, `plan_decided` where
    only the plan's adoption is known, and `proposed` where only a proposal is.
    """

    by: Text
    date: PartialDate
    status: Literal["decided", "plan_decided", "proposed"]
    source: Document
    evidence: Text | None = Field(None, description="what the level rests on, where a source says")
    evidence_source: Document | None = None

    @model_validator(mode="after")
    def _check(self) -> Decision:
        if (self.evidence is None) != (self.evidence_source is None):
            raise ValueError("evidence needs evidence_source, and the other way round")
        return self
