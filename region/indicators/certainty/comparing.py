"""Two values that lie in ranges: can they be told apart, and what does that make of ranks."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from region.indicators.certainty.intervals import Interval

TOLERANCE = 1e-9
"""Ranges that only touch do not tell apart, whatever the computer's arithmetic."""


class Verdict(StrEnum):
    """How a value compares with another."""

    HIGHER = "higher"
    SAME = "same"
    LOWER = "lower"
    UNCLEAR = "unclear"


class Comparison(NamedTuple):
    """A verdict with the difference and the range that it lies in."""

    verdict: Verdict
    difference: Interval


class RankSpan(NamedTuple):
    """Which places a value can have, the first being 1."""

    low: int
    high: int


def _difference(one: Interval, other: Interval, hypot: Callable[..., Any]) -> Interval:
    """Return what `difference` does; the fields of `other` may be columns of many values."""
    found = one.value - other.value
    down = hypot(one.value - one.lower, other.upper - other.value)
    up = hypot(one.upper - one.value, other.value - other.lower)
    return Interval(found, found - down, found + up)


def difference(one: Interval, other: Interval) -> Interval:
    """Return the difference of two values and its range, put together from both ranges.

    The method of variance estimates recovery (Zou and Donner, *Statistics in Medicine* 2008): each
    side takes from each value the part of its range that faces it, so that ranges may be lopsided.
    """
    return _difference(one, other, math.hypot)


def compare(one: Interval, other: Interval, reach: float | None = None) -> Comparison:
    """Return whether a value is higher, about the same, or lower than another.

    Higher and lower need a difference whose range does not hold zero. Otherwise the two are about
    the same, or, where the range reaches further than `reach` (the spread of all the areas) on
    both sides, it is unclear how they compare: then the range says hardly anything.
    """
    found = difference(one, other)
    if found.lower > TOLERANCE:
        verdict = Verdict.HIGHER
    elif found.upper < -TOLERANCE:
        verdict = Verdict.LOWER
    elif found.value == 0 or reach is None or max(-found.lower, found.upper) <= reach:
        verdict = Verdict.SAME
    else:
        verdict = Verdict.UNCLEAR
    return Comparison(verdict, found)


def rank_spans(areas: Mapping[str, Interval], *, lowest: bool = False) -> dict[str, RankSpan]:
    """Return the places that each area can have, when only clear differences are counted.

    The first place is one more than the number of areas that are clearly higher, the last is the
    number of all less those that are clearly lower; with `lowest` it is counted from the lowest.
    """
    import numpy as np  # one value against all at once: with 290 of them else the slowest part

    every = Interval(*np.array(list(areas.values()), dtype=float).reshape(-1, 3).T)
    spans = {}
    for code, one in areas.items():
        found = _difference(one, every, np.hypot)
        lower = int(np.sum(found.lower > TOLERANCE))
        higher = int(np.sum(found.upper < -TOLERANCE))
        before, after = (lower, higher) if lowest else (higher, lower)
        spans[code] = RankSpan(before + 1, len(areas) - after)
    return spans
