"""What people write in the search that stands in no name, and what it leads to."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from region.words.text import Model

Words = Annotated[
    tuple[Annotated[str, Field(min_length=2, max_length=40)], ...], Field(min_length=1)
]
Found = Annotated[
    str, Field(pattern=r"^(page|indicator|target|theme|ranking|municipality):[a-z0-9_]+$")
]


class SynonymWords(Model):
    """Words of one meaning in each language."""

    sv: Words
    en: Words


class Synonym(Model):
    """Words, and what they find, the first one first."""

    words: SynonymWords
    finds: Annotated[tuple[Found, ...], Field(min_length=1, max_length=6)]


class SearchSynonyms(Model):
    """All of them."""

    synonyms: tuple[Synonym, ...]
