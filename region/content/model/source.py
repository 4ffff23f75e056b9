"""Where figures come from: publishers, terms, and the sources of an indicator."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from region.content.model.base import PartialDate
from region.content.model.query import Query, Year
from region.content.model.source_addresses import interface_of, page_of
from region.words.text import Identifier, Language, Model, Sentence, Text


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
    statistics: Literal["national", "european"] | None = Field(
        None,
        description="`national` for an authority that answers for official statistics (Ordinance "
        "2001:100, annex), `european` for one that issues those of the EU",
    )


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
