"""What a connector returns, and how it fails."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from region.content.model import SEXES, Sex, Status
from region.content.model.query import AreaLevel

Key = tuple[str, str]
"""Area code and period."""
Place = TypeVar("Place")


class SourceError(Exception):
    """The source's answer cannot be used; the message says what was found and what was expected.

    `status` is the HTTP status, if there was an answer, and `body` what it held.
    """

    def __init__(self, message: str, status: int | None = None, body: object = None):
        self.status, self.body = status, body
        super().__init__(message)


class BusyError(SourceError):
    """The source cannot answer now; asking again later may help. `after` is in seconds."""

    def __init__(self, message: str, status: int | None = None, after: float | None = None):
        self.after = after
        super().__init__(message, status)


@dataclass(frozen=True)
class Cell:
    """One value as the source gives it. None is a missing value, and `status` says why."""

    value: float | None
    status: Status = Status.NORMAL


@dataclass(frozen=True)
class Answer:
    """A source's whole answer to one query, by area and period, in the source's own unit.

    `mandatory_notes` are what the source wants told with the figures. `ended` is how it says that
    it will publish no more of them, in its own words.
    """

    cells: Mapping[Key, Cell]
    title: str = ""
    unit: str = ""
    description: str = ""
    updated: dt.date | None = None
    expected_period: str | None = None
    expected_date: dt.date | None = None
    page: str = ""
    doubts: tuple[str, ...] = ()
    mandatory_notes: tuple[str, ...] = ()
    ended: str = ""
    by_sex: Mapping[Sex, Mapping[Key, Cell]] = field(default_factory=dict)
    """Women's and men's cells, where the query asks for them."""


def both(found: Mapping[Sex, Mapping[Key, Cell]]) -> dict[Sex, Mapping[Key, Cell]]:
    """Return women's and men's cells; none where either has no value at all."""
    has_values = all(
        any(cell.value is not None for cell in found.get(sex, {}).values()) for sex in SEXES
    )
    return dict(found) if has_values else {}


@dataclass
class Gathering:
    """Gathers cells while an answer is read; two values for one place are a fault.

    `parts` are those of a year's months or quarters, by which of how many (see `periods`).
    """

    wanted: frozenset[str]
    cells: dict[Key, Cell] = field(default_factory=dict)
    parts: dict[Key, dict[tuple[int, int], Cell]] = field(default_factory=dict)
    doubts: set[str] = field(default_factory=set)

    def add(self, area: str, period: str, cell: Cell) -> None:
        """Keep the cell, if its area is wanted.

        Raises
        ------
        SourceError
            if the answer gives the same place another value.
        """
        if area in self.wanted:
            keep_once(self.cells, (area, period), cell, f"{area}, {period}")


def keep_once(cells: dict[Place, Cell], key: Place, cell: Cell, where: str) -> None:
    """Keep a cell.

    Raises
    ------
    SourceError
        if the same place has had another value.
    """
    known = cells.setdefault(key, cell)
    if known != cell:
        raise SourceError(f"two values for {where}: {known.value} and {cell.value}")


def wanted_areas(areas: Mapping[str, AreaLevel], levels: tuple[AreaLevel, ...]) -> tuple[str, ...]:
    """Return the codes of the areas on these levels, in order of code."""
    return tuple(sorted(code for code, level in areas.items() if level in levels))


def as_number(value: object, where: str) -> float | None:
    """Return a number of an answer as float, or None for a missing one.

    Raises
    ------
    SourceError
        for anything that is not a finite number.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SourceError(f"{where}: found {quoted(value)}; a number was expected")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise SourceError(f"{where}: found a number that is too large")
    return number


def as_date(value: object) -> dt.date | None:
    """Return the date that begins an ISO 8601 text, or None."""
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def quoted(value: object, longest: int = 80) -> str:
    """Return what was found, short and on one line, for a message."""
    text = " ".join((repr(value) if isinstance(value, str) else str(value)[:500]).split())
    text = "".join(c if c.isprintable() else "?" for c in text)
    return text if len(text) <= longest else text[: longest - 1] + "…"
