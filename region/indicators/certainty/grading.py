"""The range of each value, by the surest of the ways that the content allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from region.content.catalogue import COUNTY, Catalogue, Observation
from region.content.model import Chance, Indicator
from region.indicators.certainty.intervals import (
    Grade,
    Interval,
    around,
    at_least,
    byar,
    wilson,
)
from region.indicators.certainty.moving import as_it_moves, usual_movements
from region.indicators.change import in_per_cent
from region.words.views import view

COUNTED = frozenset({"total", "register", "administrative"})
"""Kinds of figures in which everybody is counted: without any range the count itself decides."""


@dataclass(frozen=True, eq=False)
class Graded:
    """The ranges of an indicator's values in one period, and what they rest on."""

    grade: Grade
    intervals: Mapping[str, Interval]


def people(catalogue: Catalogue, chance: Chance, area: str, period: str) -> float | None:
    """Return how many persons a figure is of; those of the last earlier year where it is newer."""
    if chance.group == "population":
        rows = (
            catalogue.observations["population"].series(area)
            if "population" in catalogue.observations
            else ()
        )
        known = [(int(row.period), row.value) for row in rows if row.value]
    else:
        known = list(catalogue.denominators.get((chance.group, area), ()))
    earlier = [number for year, number in known if year <= int(period)]
    return earlier[-1] * chance.share if earlier else None


def _published(row: Observation) -> Interval | None:
    if row.value is None or row.lower is None or row.upper is None:
        return None
    return Interval(row.value, row.lower, row.upper)


def _estimated(catalogue: Catalogue, chance: Chance, row: Observation) -> Interval | None:
    """The range of a share of persons, or of a rate of events."""
    number = people(catalogue, chance, row.area, row.period)
    if row.value is None or not number:
        return None
    if chance.law == "binomial":
        if not 0 <= row.value <= 100:
            return None
        found = wilson(row.value / 100, number)
        return Interval(row.value, 100 * found.lower, 100 * found.upper)
    if row.value < 0:
        return None
    scale = chance.per / number
    events = byar(row.value / scale)
    return Interval(row.value, scale * events.lower, scale * events.upper)


def _pieces(catalogue: Catalogue, indicator: Indicator, area: str) -> list[list[tuple[int, float]]]:
    """An area's values in pieces that may be compared, without those that are doubtful."""
    breaks = sorted(int(item.period) for item in indicator.breaks)
    limits = [0, *breaks, 9999]
    rows = [
        (int(row.period), row.value)
        for row in catalogue.observations[indicator.id].series(area)
        if row.value is not None and not indicator.is_doubtful(area, row.period)
    ]
    return [[r for r in rows if first <= r[0] < last] for first, last in pairwise(limits)]


@view
def _movements(catalogue: Catalogue, indicator_id: str) -> Mapping[str, float]:
    """Each area's usual movement: its own, or that of the municipalities where it has too few.

    For counts and amounts of money as a share of the value.
    """
    indicator = catalogue.indicators[indicator_id]
    codes = [area.code for area in catalogue.municipalities]
    areas = {code: _pieces(catalogue, indicator, code) for code in (*codes, COUNTY)}
    return usual_movements(areas, codes, relative=in_per_cent(indicator.kind))


def _descriptive(catalogue: Catalogue, indicator: Indicator, row: Observation) -> Interval | None:
    moved = _movements(catalogue, indicator.id).get(row.area)
    if row.value is None or moved is None:
        return None
    return as_it_moves(row.value, moved, relative=in_per_cent(indicator.kind))


@view
def graded(catalogue: Catalogue, indicator_id: str, period: str) -> Graded:
    """Return the ranges of the municipalities' and the county's values in a period.

    One grade for all of them, so that ranks compare like with like: the surest that every
    municipality with a value has, or the county where no municipality has one. No range is
    narrower than what rounding hides.
    """
    indicator = catalogue.indicators[indicator_id]
    places = {area.code for area in catalogue.municipalities} | {COUNTY}
    rows = {
        code: row
        for code, row in catalogue.observations[indicator_id].by_period.get(period, {}).items()
        if code in places and row.value is not None
    }
    chance = indicator.certainty.chance if indicator.certainty else None
    for grade in Grade:
        found = {}
        for code, row in rows.items():
            interval = (
                _published(row)
                if grade is Grade.TESTED
                else (_estimated(catalogue, chance, row) if chance else None)
                if grade is Grade.ESTIMATED
                else _descriptive(catalogue, indicator, row)
                if grade is Grade.DESCRIPTIVE
                else around(row.value or 0.0, 0.0)
            )
            if interval is not None:
                half = 0.5 * 10.0 ** -indicator.decimals_of(code, period)
                found[code] = at_least(interval, half)
        needed = [code for code in rows if code != COUNTY] or list(rows)
        if needed and all(code in found for code in needed):
            return Graded(grade, found)
    return Graded(Grade.NONE, {})


def counted(indicator: Indicator) -> bool:
    """Whether everybody is counted, so that a value without a range may be taken as it stands."""
    return indicator.certainty is not None and indicator.certainty.basis in COUNTED
