"""Formulas: how an indicator that we compute follows from others, so that it never falls behind.

A formula is one of a few kinds with the indicators that it is made of; it is data, and never code.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from region.words.text import Identifier, Model


class Change(Model):
    """The change in per cent since the year before."""

    kind: Literal["change"]
    of: Identifier

    @property
    def inputs(self) -> tuple[str, ...]:
        """The indicators that it is made of."""
        return (self.of,)


class Quotient(Model):
    """One indicator divided by another, `times` 1, 100 (a share) or 1000 (per 1,000).

    The divisor is of the same year, or with `latest` of the latest year that has one, which is the
    first one for the years before.
    """

    kind: Literal["quotient"]
    of: Identifier
    by: Identifier
    times: float = Field(1.0, gt=0)
    year: Literal["same", "latest"] = "same"

    @property
    def inputs(self) -> tuple[str, ...]:
        """The indicators that it is made of."""
        return (self.of, self.by)


class Difference(Model):
    """One indicator minus another: a gap."""

    kind: Literal["difference"]
    of: Identifier
    minus: Identifier

    @property
    def inputs(self) -> tuple[str, ...]:
        """The indicators that it is made of."""
        return (self.of, self.minus)


class CountySum(Model):
    """The county as the sum of its municipalities, where no source has a value of its own."""

    kind: Literal["county_sum"]

    @property
    def inputs(self) -> tuple[str, ...]:
        """The indicators that it is made of, beside the table itself."""
        return ()


class CountyMean(Model):
    """The county as the mean of its municipalities, weighted with another indicator."""

    kind: Literal["county_mean"]
    weights: Identifier

    @property
    def inputs(self) -> tuple[str, ...]:
        """The indicators that it is made of, beside the table itself."""
        return (self.weights,)


class Sum(Model):
    """Several indicators added together, where all of them have a value."""

    kind: Literal["sum"]
    of: Annotated[tuple[Identifier, ...], Field(min_length=2)]

    @property
    def inputs(self) -> tuple[str, ...]:
        """The indicators that it is made of."""
        return self.of


class Spread(Model):
    """How far apart the areas inside a municipality lie, each weighed with its size.

    `of` and `weights` are tables of small areas. `deviation` is the standard deviation around the
    weighted mean, in the unit of the table; `gini` is the Gini coefficient between the areas.
    """

    kind: Literal["spread"]
    of: Identifier
    weights: Identifier
    statistic: Literal["deviation", "gini"]

    @property
    def inputs(self) -> tuple[str, ...]:
        """The tables that it is made of."""
        return (self.of, self.weights)


Formula = Annotated[
    Change | Quotient | Difference | Sum | CountySum | CountyMean | Spread,
    Field(discriminator="kind"),
]
