"""What all answers share."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from region.words.text import Language


class Schema(BaseModel):
    """A part of an answer; it can be made of the view that the pages show."""

    model_config = ConfigDict(
        defer_build=True, extra="forbid", frozen=True, from_attributes=True, populate_by_name=True
    )


def said(text: Any) -> Any:
    """A view says nothing with an empty text, the interface with null."""
    return text or None


Words = Annotated[str | None, BeforeValidator(said)]
"""A text, or null where there is nothing to say."""


class Source(Schema):
    """A published document."""

    line: str = Field(description="how the source is to be named")
    title: str
    publisher: str
    year: int
    url: str


Item = TypeVar("Item")


class ListOf(Schema, Generic[Item]):
    """A part of a list."""

    items: tuple[Item, ...]
    total: Annotated[int, Field(ge=0, description="how many there are in all")]
    limit: int
    offset: int
    next: str | None = Field(description="address of the next part")
    language: Language
    data_version: str = Field(description="changes when any content does")


class Whole(Schema):
    """What every answer about one thing ends with."""

    language: Language
    data_version: str = Field(description="changes when any content does")


def fields(model: type[BaseModel], found: object, **others: Any) -> dict[str, Any]:
    """The model's fields as the view has them, and those that the view has in another shape."""
    names = model.model_fields
    return {**{n: getattr(found, n) for n in names if hasattr(found, n)}, **others}
