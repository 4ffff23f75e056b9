"""Rankings and awards: what they measure, their editions, and the places in them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from region.content.model.base import Document, PartialDate
from region.words.text import Identifier, Model, Sentence, Text


class Scope(Model):
    """Among whom a rank is and a field is counted."""

    id: Identifier
    name: Text = Field(description="in lower case: regions of the EU")


class FieldSize(Model):
    """Size of the field that was compared."""

    number: Annotated[int, Field(gt=0)]
    kind: Literal["nominations", "regions", "cities", "ecosystems", "clusters"]
    listed: bool = Field(
        False, description="whether this is only the length of the published list, not the field"
    )
    scope: Identifier | None = Field(
        None, description="among whom these are counted; must be the scope of the edition's ranks"
    )


class Edition(Model):
    """One year's issue of a ranking."""

    year: int
    published: PartialDate | None = Field(None, description="where the source says when")
    label: Sentence | None = Field(None, description="how the publisher writes the year: 2012/13")
    field: FieldSize | None = None
    scope: Identifier | None = Field(
        None, description="among whom the ranks are: one of the ranking's scopes"
    )
    confidence: Literal["high", "medium"] = Field(
        description="how sure the reading is; what is less sure than medium is left out"
    )
    disputed: bool = Field(
        False, description="whether sources disagree on Stockholm's place; the note says how"
    )
    method_break: Text | None = Field(
        None, description="why this edition cannot be compared with the one before"
    )
    source_as_published: Sentence | None = None
    source: Document = Field(description="where Stockholm's place was read")
    own_page: Document | None = Field(
        None,
        description="the publisher's own page of the edition, where the place was read elsewhere",
    )
    checked_against: Document | None = Field(
        None, description="another document that the places were compared with"
    )
    note: Text | None = None


class UnreadEditions(Model):
    """Editions that exist, but in which Stockholm's place has not been read."""

    years: Annotated[tuple[int, ...], Field(min_length=1)]
    source: Document = Field(description="what shows that they exist")


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
    place_in: Text | None = Field(
        None, description="what its places are places in, after the place: in the EU in innovation"
    )
    weights: Text | None = None
    funding: Text | None = Field(None, description="who makes and pays for it")
    frequency: Text | None = None
    every: Annotated[int, Field(ge=1)] | None = Field(
        None, description="years between editions, where the publisher keeps to that"
    )
    comparability: Text | None = None
    about_sources: tuple[Document, ...] = ()
    score: Score | None = None
    scopes: tuple[Scope, ...] = ()
    table_1_edition: int | None = None
    editions: Annotated[tuple[Edition, ...], Field(min_length=1)]
    unread: tuple[UnreadEditions, ...] = ()

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
        both = set(years) & set(self.unread_years)
        if both:
            raise ValueError(f"{min(both)} stands both among editions and among unread")
        return self

    def scope_name(self, edition: Edition) -> Text | None:
        """Return among whom the edition's ranks are, if that is said."""
        return next((scope.name for scope in self.scopes if scope.id == edition.scope), None)

    @property
    def unread_years(self) -> tuple[int, ...]:
        """The years of editions that exist but have not been read, in order."""
        return tuple(sorted({year for group in self.unread for year in group.years}))


class PlaceRegister(Model):
    """Where the positions of the places come from."""

    source: Document
    licence: str
    extracted: PartialDate
    note: Text
