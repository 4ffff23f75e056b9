"""What a profile asks of a municipality, and the measure that answers each question."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from region.words.text import Identifier, Model, Text


class BesideCounty(Model):
    """What is said of a value that is higher, as high or lower than the county's."""

    higher: Text
    same: Text
    lower: Text


class ProfileQuestion(Model):
    """One question, with the words that answer it."""

    id: Identifier
    question: Text
    indicator: Identifier
    answer: Text = Field(description="with {text}, the value and its unit, or {number} alone")
    beside_county: BesideCounty | None = None
    of_more: Text | None = Field(
        default=None, description="the question as asked of the county and its parts"
    )


class ProfileQuestions(Model):
    """All questions, in the order of the page."""

    questions: Annotated[tuple[ProfileQuestion, ...], Field(min_length=1)]
