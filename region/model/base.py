"""What every part of the content shares: bilingual text, partial dates, documents."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
"""A stable id in lower case, used in file names and addresses."""

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _check_partial_date(value: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        raise ValueError("a date must be written YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = [*value.split("-"), "01", "01"][:3]
    dt.date(int(year), int(month), int(day))
    return value


PartialDate = Annotated[
    str, BeforeValidator(lambda value: str(value)), AfterValidator(_check_partial_date)
]
"""An ISO 8601 date known to the year, the month or the day, kept as text."""


class Model(BaseModel):
    """Base of all content: immutable, and an unknown key is a fault, not a silent loss."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Text(Model):
    """One text in both languages of the dashboard."""

    sv: Sentence
    en: Sentence

    def __getitem__(self, language: Language) -> str:
        return self.en if language == "en" else self.sv


class Document(Model):
    """A published document that a figure or an assessment can be traced to."""

    title: Sentence
    language: Language = Field(default="sv", description="language of the title")
    publisher: Sentence
    year: int
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    section: Sentence | None = None
    page: Sentence | None = None
