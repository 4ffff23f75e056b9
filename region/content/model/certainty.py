"""What kind of figure an indicator is, and what chance can do to it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from region.content.model.base import Document
from region.words.text import Model, Sentence, Text

Basis = Literal["total", "register", "administrative", "survey", "model", "composite"]
"""A count of all there is; a register's count of persons; what authorities, firms or municipalities
have reported; an estimate from a sample; a calculation from other figures; one put together from
several registers or maps."""

PeopleGroup = Literal["population", "ages_6_15", "ages_16_19", "ages_20_64"]


class Chance(Model):
    """How the figure can be read as one outcome of chance, and of how many persons.

    `binomial` is for a share of persons, `poisson` for events per `per` inhabitants.
    """

    law: Literal["binomial", "poisson"]
    group: PeopleGroup
    share: Annotated[float, Field(gt=0, le=1)] = Field(
        1.0, description="which part of the group is counted, where it is not all of it"
    )
    per: Annotated[int, Field(ge=1)] = 100
    note: Text | None = Field(None, description="how well the group is that of the figure")


class Certainty(Model):
    """What kind of figure it is, how that is known, and what chance can do to it."""

    basis: Basis
    evidence: Text
    chance: Chance | None = None


class DenominatorRegister(Model):
    """Where the numbers of persons come from that uncertainty is estimated with."""

    source: Document
    publisher: str
    licence: str
    retrieved: dt.date
    copy_of: Sentence
    tables: dict[PeopleGroup, Sentence]
    note: Text
