"""Words of the trade, explained in both languages and in easy Swedish."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from region.words.text import Identifier, Language, Model, Sentence, Text

Form = Annotated[str, Field(min_length=2, max_length=60)]


class Forms(Model):
    """How else a word is written on the pages: inflections, abbreviations, near words."""

    sv: tuple[Form, ...] = ()
    en: tuple[Form, ...] = ()


class Term(Model):
    """One word: what it means, and the same in easy Swedish."""

    id: Identifier
    term: Text
    also: Forms = Forms()
    means: Text
    easy: Annotated[Sentence, Field(max_length=200)]

    def forms(self, language: Language) -> tuple[str, ...]:
        """Return every way in which the word stands on pages."""
        return (self.term[language], *(self.also.en if language == "en" else self.also.sv))


class Glossary(Model):
    """All words."""

    terms: tuple[Term, ...]
