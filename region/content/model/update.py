"""What an update found and did: the reports under `data/updates/`, one file for each day."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from region.words.text import Model

Outcome = Literal["accepted", "unchanged", "held", "failed"]
ChangeKind = Literal["new", "revised", "vanished", "status"]


class ValueChange(Model):
    """One value before and after; None is no value."""

    kind: ChangeKind
    area: str
    period: str
    before: float | None = None
    after: float | None = None
    status: str = ""

    @property
    def size(self) -> float:
        """How much the value has moved, in the indicator's unit."""
        return abs((self.after or 0.0) - (self.before or 0.0))


class TextChange(Model):
    """What a source calls the figures, before and after."""

    source: str
    what: Literal["title", "unit", "description", "mandatory_notes"]
    before: str
    after: str


class IndicatorUpdate(Model):
    """What happened to one indicator. `changes` are at most the 200 largest of each kind.

    `refined` counts values that the source now gives with more decimals: they are no changes.
    `by_sex` counts those of women and men that are new, revised or gone.
    """

    indicator: str
    outcome: Outcome
    sources: tuple[str, ...] = ()
    message: str = ""
    reasons: tuple[str, ...] = ()
    new: Annotated[int, Field(ge=0)] = 0
    revised: Annotated[int, Field(ge=0)] = 0
    vanished: Annotated[int, Field(ge=0)] = 0
    status_changed: Annotated[int, Field(ge=0)] = 0
    refined: Annotated[int, Field(ge=0)] = 0
    by_sex: Annotated[int, Field(ge=0)] = 0
    texts: tuple[TextChange, ...] = ()
    changes: tuple[ValueChange, ...] = ()


class UpdateRun(Model):
    """One run of the update. `finished` is missing if it was interrupted."""

    started: dt.datetime
    finished: dt.datetime | None = None
    accept: tuple[str, ...] = ()
    results: tuple[IndicatorUpdate, ...] = ()


class UpdateReport(Model):
    """All runs of one day, in order."""

    date: dt.date
    runs: tuple[UpdateRun, ...] = ()
