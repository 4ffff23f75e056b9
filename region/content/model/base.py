"""What every part of the content shares: partial dates and documents."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from region.words.text import Language, Model, Sentence


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


class Document(Model):
    """A published document that a figure or an assessment can be traced to."""

    title: Sentence
    language: Language = Field(default="sv", description="language of the title")
    publisher: Sentence
    year: int
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    section: Sentence | None = None
    page: Sentence | None = None
