"""Rankings and awards: what they measure, their editions, and the places in them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from region.model.base import Document, Identifier, Model, PartialDate, Sentence, Text


class FieldSize(Model):
    """Size of the field that was compared."""

    number: Annotated[int, Field(gt=0)]
    kind: Literal["nominations", "regions", "cities", "ecosystems", "clusters"]
    listed: bool = Field(
        False, description="whether this is only the length of the published list, not the field"
    )


class Edition(Model):
    """One year's issue of a ranking."""

    year: int
    published: PartialDate | None = Field(None, description="where the source says when")
    label: Sentence | None = Field(None, description="how the publisher writes the year: 2012/13")
    field: FieldSize | None = None
    scope: Text | None = Field(None, description="among whom the rank is, in lower case")
    confidence: Literal["high", "medium"] = Field(
        description="how sure the reading is; what is less sure than medium is left out"
    )
    method_break: Text | None = Field(
        None, description="why this edition cannot be compared with the one before"
    )
    source_as_published: Sentence | None = None
    source: Document
    checked_against: Document | None = Field(
        None, description="the original that the strategy's table was compared with"
    )
    note: Text | None = None


class Score(Model):
    """The index value behind the ranks, where it is published."""

    name: Text
    decimals: Annotated[int, Field(ge=0, le=3)]


class Ranking(Model):
    """A ranking or an award. The places lie in `<id>.csv` beside it."""

    id: Identifier
    order: Annotated[int, Field(ge=1)]
    name: Text
    heading_as_published: Sentence | None = None
    kind: Literal["award", "composite_index", "statistics"]
    publisher: Text
    measures: Text | None = Field(None, description="what it counts, in our own words")
    reading: Text | None = Field(None, description="Stockholm's place in Table 1, in a sentence")
    weights: Text | None = None
    funding: Text | None = Field(None, description="who makes and pays for it")
    frequency: Text | None = None
    comparability: Text | None = None
    about_sources: tuple[Document, ...] = ()
    score: Score | None = None
    table_1_edition: int | None = None
    editions: Annotated[tuple[Edition, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _check(self) -> Ranking:
        years = [edition.year for edition in self.editions]
        if years != sorted(set(years)):
            raise ValueError("editions must stand in order of time, each year once")
        if self.table_1_edition is not None and not (
            self.heading_as_published and self.measures and self.reading
        ):
            raise ValueError(
                "with table_1_edition, heading_as_published, measures and reading are required"
            )
        return self


class PlaceRegister(Model):
    """Where the positions of the places come from."""

    source: Document
    licence: str
    extracted: PartialDate
    note: Text
