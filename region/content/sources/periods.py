"""Periods as the sources write them, and the year that each stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from region.content.model import Status
from region.content.sources.answer import Cell, Gathering, SourceError, keep_once, quoted

NAMED = ("year", "first", "last")
"""Ways to read a query's `period` where each period of the source gives one year."""
_PARTS = {"M": 12, "Q": 4, "K": 4, "S": 2, "H": 2}
_WORDS = {12: "a month", 4: "a quarter", 2: "half a year"}
_SPAN = re.compile(r"([12]\d{3})(?:\s*[-–]\s*([12]\d{3}))?", re.ASCII)
_PART = re.compile(r"([12]\d{3})-?([MQKSH])(\d{1,2})", re.ASCII)
_MONTH = re.compile(r"([12]\d{3})-(\d{2})", re.ASCII)


@dataclass(frozen=True)
class Period:
    """One period: a year, or the `part` of `parts` of it, the first being 1."""

    year: str
    part: int = 1
    parts: int = 1


def period_of(code: str, how: str) -> Period:
    """Return the period that a code names, as a query's `period` says that it is to be read.

    Years are `2024`, spans `2021-2025`, months `2026M01` and `2026-01`, quarters `2026K1`,
    `2026Q1` and `2026-Q1`, half years `2026H1` and `2026-S1`.

    Raises
    ------
    SourceError
        if it is something else, or if the query does not say how such a period is to be read.
    """
    part = _part(code)
    if part is not None:
        if how not in NAMED:
            return part
        raise SourceError(
            f"period: found {quoted(code)}, {_WORDS[part.parts]}; the query must say with "
            "period which of a year's values to use: latest, december or mean"
        )
    years = _SPAN.fullmatch(code)
    if years and not years[2] and how not in ("first", "last"):
        return Period(years[1])
    if years and years[2] and how in ("first", "last"):
        return Period(years[2] if how == "last" else years[1])
    raise SourceError(f"period: found {quoted(code)}; {_expected(how)} was expected")


def year_of(code: str, how: str) -> str:
    """Return the year that a period belongs to."""
    return period_of(code, how).year


def _part(code: str) -> Period | None:
    found = _PART.fullmatch(code)
    if found:
        year, part, parts = found[1], int(found[3]), _PARTS[found[2]]
    else:
        month = _MONTH.fullmatch(code)
        if not month:
            return None
        year, part, parts = month[1], int(month[2]), 12
    return Period(year, part, parts) if 1 <= part <= parts else None


def _expected(how: str) -> str:
    words = {"year": "a year", "first": "several years", "last": "several years"}
    return words.get(how, "a year, a month, a quarter or half a year")


def take(gathering: Gathering, area: str, code: str, how: str, cell: Cell) -> None:
    """Keep the cell of a period as the source names it, if its area is wanted.

    The value of a year from its months or quarters is made when all are in: see `settle`.

    Raises
    ------
    SourceError
        if the period cannot be read, or the answer gives the same place another value.
    """
    found = period_of(code, how)
    if how in NAMED:
        gathering.add(area, found.year, cell)
    elif area in gathering.wanted:
        parts = gathering.parts.setdefault((area, found.year), {})
        keep_once(parts, (found.part, found.parts), cell, f"{area}, {code}")


def settle(gathering: Gathering, how: str) -> None:
    """Make the values of years from those of their months, quarters or halves."""
    for (area, year), parts in gathering.parts.items():
        cell = for_the_year(parts, how)
        if cell is not None:
            gathering.add(area, year, cell)


def for_the_year(parts: Mapping[tuple[int, int], Cell], how: str) -> Cell | None:
    """Return the value of a year from those of its parts, by number and how many there are.

    None if it has none yet. `latest` is the last one with a value, provisional as long as the year
    goes on; `december` the last one of the year; `mean` that of a whole year and of nothing less.
    """
    whole = max(number for _, number in parts)
    if any(number != whole for _, number in parts):
        raise SourceError("period: found months, quarters or years for the same year")
    by_part = {part: cell for (part, _), cell in parts.items()}
    if how == "mean":
        numbers = [cell.value for cell in by_part.values() if cell.value is not None]
        if len(numbers) < whole:
            return None
        return Cell(float(f"{sum(numbers) / whole:.12g}"), _mark(by_part))
    known = [part for part in sorted(by_part) if by_part[part].value is not None]
    if how == "december":
        return by_part.get(whole)
    if not known:
        return by_part[max(by_part)]
    cell = by_part[known[-1]]
    goes_on = known[-1] < whole and not cell.status
    return Cell(cell.value, Status.PROVISIONAL) if goes_on else cell


def _mark(cells: Mapping[int, Cell]) -> Status:
    marked = [cell.status for cell in cells.values() if cell.status]
    return marked[0] if marked else Status.NORMAL
