"""What is known about the registers of geography."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from region.content.model.base import Document, PartialDate
from region.words.text import Identifier, Model, Text


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


class ShapeSource(Model):
    """One source of the shapes on the maps, and what is taken from it."""

    part: Text
    source: Document
    licence: str


class ShapeRegister(Model):
    """Where the shapes come from, under which terms they may be used, and where they are off."""

    sources: tuple[ShapeSource, ...] = Field(min_length=1)
    licence: str = Field(description="of what is made of all of them together")
    extracted: PartialDate
    note: Text
    deviations: dict[str, Text] = Field(
        description="why a municipality's drawn land is not within 5 % of the official"
    )


class CountyPart(Model):
    """Some of the county's municipalities, taken together."""

    id: Identifier
    name: Text
    municipalities: tuple[str, ...] = Field(min_length=2)


class CountyParts(Model):
    """How the county is divided, and what the values of its parts are made of."""

    parts: tuple[CountyPart, ...]
    note: Text
    weights: dict[Identifier, Identifier] = Field(
        default={},
        description="indicators that may be put together, each with the persons it divides by: "
        "an indicator of persons, or a group of the denominators",
    )
