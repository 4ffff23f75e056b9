"""Tables of small areas: the side-cars of `small_areas/`."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from region.content.model.indicator import Indicator
from region.words.text import Identifier, Text


class SmallAreaTable(Indicator):
    """What the small areas are counted or measured by.

    Counts add up to the municipality. Anything else is put together as a mean with `weights`.
    """

    folder: ClassVar[str] = "small_areas"

    weights: Identifier | None = Field(
        None, description="the table that areas are weighed with when they are put together"
    )
    municipal: Identifier | None = Field(
        None, description="the indicator of what the areas of a municipality come to together"
    )
    tolerance: Annotated[float, Field(ge=0)] = Field(
        0.0, description="how far from `municipal` what the areas come to may be, in the unit"
    )
    classes: tuple[Text, ...] = Field(
        (), description="what the values 1, 2, 3 … are called, where they are kinds and no amounts"
    )
    offered: Annotated[int, Field(ge=1)] | None = Field(
        None, description="its place among what the page offers; not offered without it"
    )

    @model_validator(mode="after")
    def _has_weights(self) -> SmallAreaTable:
        if (self.municipal or self.offered) and self.kind != "count" and self.weights is None:
            raise ValueError("weights is required where areas are put together, but for counts")
        return self
