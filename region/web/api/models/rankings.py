"""Rankings: all in a list, and each with its editions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from region.web.api.models.base import Schema, Source, Whole


class RankingAsPrinted(Schema):
    """What the strategy's Table 1 prints of a ranking."""

    edition: int
    stockholm_rank: int | None
    stockholm: str = Field(description="Stockholm's place in words")
    field: str = Field(description="size of the field in words; empty if it is not printed")
    field_number: int | None


class RankingSummary(Schema):
    """How Stockholm stands in a ranking: its latest edition known with confidence."""

    id: str
    name: str
    kind: str
    is_award: bool
    publisher: str
    in_table_1: bool = Field(description="whether the strategy's Table 1 prints it")
    edition: int = Field(
        description="year of the latest edition that says with confidence how Stockholm stands; "
        "the one that Table 1 prints is under table_1"
    )
    last_edition: int = Field(description="year of the last edition that the site has")
    unread_editions: tuple[int, ...] = Field(
        description="years of editions that exist, but in which Stockholm's place was not read"
    )
    field: str = Field(description="size of the field in words; empty if it is not known")
    field_number: int | None
    scope: str = Field(description="among whom the rank is; empty if that is not stated")
    stockholm_rank: int | None = Field(
        description="null where Stockholm is outside the places that were read"
    )
    stockholm: str = Field(description="Stockholm's place in words")
    place: str = Field(description="the same with the field or the scope: rank 6 of 234")
    sentence: str = Field(
        description="how Stockholm stands, and the edition known before, in words"
    )
    table_1: RankingAsPrinted | None = Field(
        description="what the strategy's Table 1 prints; null if not printed there"
    )
    ahead: str = Field(description="share of the field ahead of Stockholm, in words")
    measures: str | None = Field(description="null if it is not published or not found")
    reading: str | None = Field(description="how Table 1 is to be read; null if not printed there")
    source: Source


class Place(Schema):
    """A row of a ranking's edition."""

    position: int = Field(description="row of the list")
    rank: int | None
    rank_text: str
    role: Literal["ranked", "winner", "finalist"]
    place: str = Field(description="id of the place, the same in all rankings")
    name: str
    as_published: str
    country: str
    is_stockholm: bool
    note: str


class RankingEdition(Schema):
    """One edition, with the places that could be read."""

    year: int
    label: str = Field(description="how the edition is written")
    stockholm_rank: int | None
    stockholm: str = Field(description="Stockholm's place in words")
    place: str = Field(description="the same with the field or the scope: rank 6 of 234")
    known: bool = Field(description="whether Stockholm's place is known")
    certain: bool = Field(
        description="whether the edition says how Stockholm stands: a place that no source "
        "disputes, or that it is outside those that were read"
    )
    ties: str | None = Field(description="who shares the place, in words")
    score: str | None = Field(description="Stockholm's value in the ranking, as published")
    field: str | None = Field(description="size of the field in words; null if not known")
    field_number: int | None = Field(
        description="size of the whole field; null if only the first places are published"
    )
    ahead: str = Field(description="share of the field ahead of Stockholm, in words")
    scope: str | None = Field(description="which places the edition is about")
    confidence: str = Field(description="how sure Stockholm's place is, in words")
    method_break: str | None = Field(
        description="why this edition and later ones cannot be compared with earlier ones"
    )
    note: str | None
    missing: str | None = Field(description="which of the first ten places could not be read")
    in_table_1: bool
    source: Source = Field(description="where Stockholm's place was read")
    second_hand: bool = Field(description="whether that is somewhere else than with the publisher")
    own_page: Source | None = Field(description="the publisher's own page of the edition")
    checked_against: Source | None
    places: tuple[Place, ...]


class RankingFact(Schema):
    """One thing asked of every ranking, and the answer."""

    name: str
    text: str | None = Field(description="null if it is not published or not found")


class Ranking(RankingSummary, Whole):
    """A ranking with all its editions; `places` are those of `edition`."""

    heading_as_published: str | None = Field(description="in Table 1; null if not printed there")
    source_as_published: str | None = Field(description="in Table 1; null if not printed there")
    note: str
    places: tuple[Place, ...]
    about: tuple[RankingFact, ...]
    about_sources: tuple[Source, ...]
    editions: tuple[RankingEdition, ...] = Field(description="in order of time")
