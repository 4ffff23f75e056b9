"""Text in two languages: what every part of the house says its words with."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""A stable id in lower case, used in file names and addresses."""

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Model(BaseModel):
    """Base of all content: immutable, and an unknown key is a fault, not a silent loss."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )


class Text(Model):
    """One text in both languages of the dashboard."""

    sv: Sentence
    en: Sentence

    def __getitem__(self, language: Language) -> str:
        return self.en if language == "en" else self.sv
