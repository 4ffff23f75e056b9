"""What is known about the registers of geography."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from region.content.model.base import Document, PartialDate
from region.words.text import Model, Text


class PostalRegister(Model):
    """Where the postal codes come from, and how far they can be trusted."""

    source: Document
    licence: str
    commit: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8,40}$")] = Field(
        description="the state of the public repository that was read"
    )
    published: PartialDate
    extracted: PartialDate
    note: Text
