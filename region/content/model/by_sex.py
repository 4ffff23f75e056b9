"""How an indicator is divided into women and men, or the reason why it is not."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from region.content.model.remark import Remark
from region.content.model.source import NOT_FETCHED, Source
from region.words.text import Identifier, Model, Text

Sex = Literal["women", "men"]
SEXES: tuple[Sex, ...] = ("women", "men")

Group = Literal["women", "men", "gap"]
"""What an indicator that is divided by sex can be asked for; the gap is women against men."""
GROUPS: tuple[Group, ...] = (*SEXES, "gap")

Reason = Literal[
    "not_persons",
    "household",
    "about_sex",
    "other_indicator",
    "no_meaning",
    "not_divided",
    "not_read",
]
"""Why there are no values of women and men. `not_persons` alone is no indicator on persons."""
REASONS: tuple[Reason, ...] = get_args(Reason)


class SexPair(Model):
    """Two indicators of their own, one of women and one of men, that belong together."""

    women: Identifier
    men: Identifier
    name: Text = Field(description="of both, without saying which")
    short_name: Text


class BySex(Model):
    """The sources of a table in `by_sex/`, a pair of indicators, or the reason for neither."""

    sources: tuple[Source, ...] = ()
    pair: SexPair | None = None
    reason: Reason | None = None
    note: Text | None = Field(None, description="more of the reason, in a sentence")
    decimals: Annotated[int, Field(ge=0, le=4)] | None = Field(
        None, description="how many are shown, if fewer than of the indicator's own values"
    )
    beside_total: bool = Field(
        True, description="whether the indicator's own value lies between women's and men's"
    )
    calculation: Text | None = Field(None, description="how these were derived, if they were")
    missing: Text | None = None
    notes: Text | None = Field(None, description="instead of the indicator's own")
    remarks: tuple[Remark, ...] = ()

    @property
    def has_table(self) -> bool:
        """Whether women's and men's values lie in a table of their own."""
        return bool(self.sources)

    @property
    def is_divided(self) -> bool:
        """Whether there are values of women and men."""
        return self.reason is None

    @model_validator(mode="after")
    def _check(self) -> BySex:
        given = [bool(self.sources), self.pair is not None, self.reason is not None]
        if sum(given) != 1:
            raise ValueError("one of sources, pair and reason is required")
        if any(source.retrieved == NOT_FETCHED for source in self.sources):
            raise ValueError("retrieved is required for sources by sex")
        if self.note and self.reason is None:
            raise ValueError("note goes with a reason; write notes")
        return self
