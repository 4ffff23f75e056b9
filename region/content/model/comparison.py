"""Comparisons with other regions: the side-cars of their tables, and groups to compare with."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, model_validator

from region.content.model.base import Document
from region.content.model.indicator import Indicator
from region.words.text import Identifier, Model, Sentence, Text


class PeerGroup(Model):
    """Areas to compare with: named one by one, or those most alike in number of inhabitants."""

    id: Identifier
    name: Text
    note: Text
    members: tuple[str, ...] = ()
    nearest_in_population: Annotated[int, Field(ge=1, le=12)] | None = None

    @model_validator(mode="after")
    def _check(self) -> PeerGroup:
        if bool(self.members) == (self.nearest_in_population is not None):
            raise ValueError("either members or nearest_in_population is required, not both")
        return self


class EuropeanIndicator(Indicator):
    """An indicator of regions in Europe."""

    coverage: Literal["all", "selection"] = Field(
        description="whether the table holds all regions of the source, so that ranks are true"
    )


class EuropeSideCar(Model):
    """What is known of `comparison/europe.csv`."""

    indicators: Annotated[tuple[EuropeanIndicator, ...], Field(min_length=1)]
    peer_groups: tuple[PeerGroup, ...]
    default_group: Identifier
    names: Document
    """Where codes and names of the regions come from."""


class CountySideCar(Model):
    """What is known of `comparison/counties.csv`.

    The measures under `described` have their definition in `indicators/<id>.yaml` and are read
    from the same table at Kolada; `indicators` are described here.
    """

    retrieved: dt.date
    copy_of: Sentence
    described: tuple[Identifier, ...]
    ranges: dict[Identifier, tuple[float, float]] = Field(
        {}, description="where other counties have values outside the indicator's own range"
    )
    indicators: tuple[Indicator, ...]
    peer_groups: tuple[PeerGroup, ...]
    default_group: Identifier
