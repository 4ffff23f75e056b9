"""The panel "Stockholmsregionen i siffror" as the strategy prints it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from region.content.model.base import Document
from region.words.text import Identifier, Model, Sentence, Text


class Follow(Model):
    """An observed indicator beside a published figure, and how the two relate."""

    indicator: Identifier
    area: str = "01"
    relation: Literal["same", "related"]
    matches_period: str | None = Field(
        None, description="period whose observation rounds to the published figure"
    )
    note: Text


class KeyFigure(Model):
    """One of the ten published figures."""

    id: Identifier
    name: Text
    value: float = Field(description="the published figure as a number, in `unit`")
    value_text: Text = Field(description="the figure as read, e.g. 2,4 or 1/3")
    unit: Text
    as_published: Sentence = Field(description="the words of the strategy, letter by letter")
    meaning: Text = Field(description="what the figure means, in a plain sentence")
    year: int = Field(description="year of the document that publishes the figure")
    reference_period: str | None = Field(
        None, description="year the figure refers to, where the document says so"
    )
    source: Document
    follows: tuple[Follow, ...] = ()
    no_series: Text | None = Field(None, description="why no observed series is shown")
    background: tuple[Document, ...] = Field(
        (), description="documents that say more of where the figure comes from"
    )


class KeyFigures(Model):
    """The file of the strategy's key figures."""

    title: Text
    figures: Annotated[tuple[KeyFigure, ...], Field(min_length=1)]
