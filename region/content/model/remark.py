"""What must be known about single values."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from region.content.model.query import Year
from region.words.text import Model, Text


class Remark(Model):
    """What must be known about single values, and what they are not used for.

    `doubtful` values stand apart from those around them in a way that is probably an error at the
    source; a `step` is a leap that is probably real, after which the level is another. `decimals`
    says that a value is published with fewer than the rest.
    """

    areas: tuple[str, ...] = Field((), description="codes of areas; all without it")
    periods: tuple[Year, ...] = Field((), description="all without it")
    kind: Literal["note", "doubtful", "step"] = "note"
    decimals: Annotated[int, Field(ge=0, le=4)] | None = None
    note: Text

    def concerns(self, area: str, period: str) -> bool:
        """Whether it is about the area's value in the period."""
        return (not self.areas or area in self.areas) and (
            not self.periods or period in self.periods
        )
