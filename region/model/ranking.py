"""Rankings and awards: what they measure, their editions, and the places in them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from region.model.base import Document, Identifier, Model, PartialDate, Sentence, Text


class FieldSize(Model):
    """Size of the field that was compared."""

    number: Annotated[int, Field(gt=0)]
    kind: Literal["nominations", "regions", "cities"]


class Edition(Model):
    """One year's issue of a ranking."""

    year: int
    published: PartialDate | None = Field(None, description="where the source says when")
    field: FieldSize | None = None
    source_as_published: Sentence | None = None
    source: Document
    note: Text | None = None


class Ranking(Model):
    """A ranking or an award. The places lie in `<id>.csv` beside it."""

    id: Identifier
    order: Annotated[int, Field(ge=1)]
    name: Text
    heading_as_published: Sentence
    kind: Literal["award", "composite_index", "statistics"]
    publisher: Text
    measures: Text = Field(description="what it counts, in our own words")
    reading: Text = Field(description="how to read Stockholm's place, in a plain sentence")
    table_1_edition: int
    editions: Annotated[tuple[Edition, ...], Field(min_length=1)]
