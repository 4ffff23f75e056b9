"""Queries: how a source's figures are fetched anew, and what the answer is expected to be.

A query belongs to one source of an indicator and stands for the areas and periods of that source
alone. `title`, `unit` and `description` are what the source called the figures when they were last
taken in: another title, unit or description means that somebody must look before they are used.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from region.content.model.observation import Status
from region.words.text import Model, Sentence

AreaLevel = Literal["municipality", "county", "country", "small_area"]
Year = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.+-]+$", max_length=60)]
Pairs = Annotated[
    tuple[tuple[Sentence, Sentence], ...],
    BeforeValidator(lambda value: tuple(value.items()) if isinstance(value, dict) else value),
]
"""A mapping of text to text, kept as pairs so that it can be hashed."""
Address = Annotated[
    str,
    StringConstraints(
        pattern=r"^(https://\S+|http://(127\.0\.0\.1|localhost)(:\d+)?/\S*|[^\s:/][^\s:]*)$"
    ),
]
"""An https address, or a file's path relative to the folder of content."""


class _Query(Model):
    areas: tuple[AreaLevel, ...] = ("municipality", "county", "country")
    since: Year | None = Field(None, description="first period that this source stands for")
    until: Year | None = Field(None, description="last period that this source stands for")
    factor: float = Field(1.0, gt=0, description="from the source's unit to the indicator's")
    period: Literal["year", "first", "last", "latest", "december", "mean"] = Field(
        "year",
        description="which year names several years (first, last), or which of a year's months or "
        "quarters is its value (latest, december, mean)",
    )
    repeats: bool = Field(
        False, description="of an irregular series: the source repeats its values until it has new"
    )
    status: Status = Field(Status.NORMAL, description="status of every value, e.g. perturbed")
    title: Sentence | None = Field(None, description="the source's title when last taken in")
    unit: Sentence | None = Field(None, description="the source's unit when last taken in")
    description: Sentence | None = Field(None, description="the source's text when last taken in")

    @model_validator(mode="after")
    def _check_periods(self) -> _Query:
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"since must not be after until, found {self.since}, {self.until}")
        return self


class KoladaQuery(_Query):
    """A key figure in Kolada. Kolada states no unit; it is part of the title."""

    kind: Literal["kolada"]
    kpi: Annotated[str, StringConstraints(pattern=r"^[NU]\d{5}$")]
    gender: Literal["T", "K", "M"] = "T"
    by_sex: bool = Field(False, description="whether women and men are taken in with the total")

    @property
    def table(self) -> str:
        """The source's own id."""
        return self.kpi


class SexCodes(Model):
    """The dimension of sex in a table, and its codes. Without `total`, the two are added up."""

    dimension: Code
    women: Code
    men: Code
    total: Code | None = None

    @property
    def codes(self) -> dict[str, str]:
        """The codes that are asked for, each with the sex that it is of."""
        found = {self.women: "women", self.men: "men"}
        return found if self.total is None else {**found, self.total: "total"}


class ScbQuery(_Query):
    """A table in Statistics Sweden's database. Dimensions that are not named are eliminated."""

    kind: Literal["scb"]
    table: Annotated[str, StringConstraints(pattern=r"^TAB\d+$")]
    content: Code = Field(description="code in ContentsCode")
    select: Pairs = Field((), description="one code of each dimension that is not summed up")
    by_sex: SexCodes | None = Field(
        None, description="the dimension of sex, where women and men are taken in with the total"
    )
    region: Code = Field("Region", description="the dimension of areas")
    area: Annotated[str, StringConstraints(pattern=r"^\d{2}(\d{2})?$")] | None = Field(
        None, description="which area the whole table is about, if it has no dimension of areas"
    )
    time: Code = Field("Tid", description="the dimension of periods")
    endings: Pairs = Field(
        (), description="what the table writes after the codes of areas, by first year of the use"
    )

    def written(self, area: str) -> tuple[str, ...]:
        """Return how the table may write an area's code: 0114R001, 0114R001_RegSO2025."""
        return (area, *(area + ending for _, ending in self.endings))

    def writes(self, code: str, year: str) -> bool:
        """Whether the table writes codes of areas so in a year; in others it repeats zeros."""
        valid = [ending for since, ending in self.endings if since <= year]
        known = [ending for _, ending in self.endings if code.endswith(ending)]
        return known[-1:] == valid[-1:]

    def plain(self, code: str) -> str:
        """Return an area's own code."""
        for _, ending in self.endings:
            code = code.removesuffix(ending)
        return code


class EurostatQuery(_Query):
    """A data set of Eurostat's. `geo` says which of our areas each of its codes is."""

    kind: Literal["eurostat"]
    dataset: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_$]+$")]
    select: Pairs
    geo: Annotated[Pairs, Field(min_length=1)]

    @property
    def table(self) -> str:
        """The source's own id."""
        return self.dataset


class FileQuery(_Query):
    """A spreadsheet or CSV file. Either `value` names one column, or `wide` takes years as columns.

    `where` keeps the rows that have these texts in these columns. `read` answers what the reader of
    sheets would ask: `{marks: thousands}`.
    """

    kind: Literal["file"]
    address: Address
    sheet: Sentence | None = None
    header_row: Annotated[int, Field(ge=1, le=1000)] = 1
    area: Sentence = Field(description="the column of codes or names of areas")
    time: Sentence | None = None
    value: Sentence | None = None
    wide: bool = False
    where: Pairs = ()
    read: Pairs = Field((), description="answers where the file can be read in two ways")

    @model_validator(mode="after")
    def _check_layout(self) -> FileQuery:
        if self.wide == bool(self.time or self.value) or (bool(self.time) != bool(self.value)):
            raise ValueError("give time and value, or wide: true for one column for each year")
        return self

    @property
    def table(self) -> str:
        """The file's own name."""
        return self.address.rsplit("/", 1)[-1]


Query = Annotated[KoladaQuery | ScbQuery | EurostatQuery | FileQuery, Field(discriminator="kind")]
QueryKind = Literal["kolada", "scb", "eurostat", "file"]
