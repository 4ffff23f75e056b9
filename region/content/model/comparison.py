"""Comparisons with other regions: the side-cars of their tables, and groups to compare with."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, model_validator

from region.content.model.base import Document
from region.content.model.indicator import Indicator
from region.words.text import Identifier, Model, Sentence, Text


class Likeness(Model):
    """The rule of a group whose members are found in the tables, in their latest year."""

    among: Annotated[tuple[str, ...], Field(min_length=2)] = Field(
        description="the codes that are asked, such as the capitals' regions"
    )
    population_times: Annotated[float, Field(gt=1)] = Field(
        description="at most so many times as many inhabitants as Stockholm, or as few"
    )
    within_percent: Annotated[float, Field(gt=0, lt=100)] = Field(
        description="how far from Stockholm's value of the indicator a member's may be"
    )
    indicator: Identifier


class PeerGroup(Model):
    """Areas to compare with: named, alike in number of inhabitants, or found by a rule."""

    id: Identifier
    name: Text
    note: Text
    members: tuple[str, ...] = ()
    nearest_in_population: Annotated[int, Field(ge=1, le=12)] | None = None
    alike: Likeness | None = None

    @model_validator(mode="after")
    def _check(self) -> PeerGroup:
        given = (self.members, self.nearest_in_population, self.alike)
        if sum(bool(one) for one in given) != 1:
            raise ValueError("one of members, nearest_in_population and alike is required, no more")
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
