"""The range that a value lies in, with 95 per cent, and what that range rests on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from enum import StrEnum
from statistics import median
from typing import NamedTuple

Z = 1.959963984540054
"""The standard normal deviate that leaves 2.5 per cent at each end."""

TO_STANDARD_DEVIATION = 1.4826
"""A median of absolute deviations times this is the standard deviation of normal noise."""

OWN_MOVEMENT_FROM = 6
"""So many second differences make an area's own movement; with fewer it is that of all areas."""


class Grade(StrEnum):
    """What a range rests on, surest first."""

    TESTED = "tested"
    ESTIMATED = "estimated"
    DESCRIPTIVE = "descriptive"
    NONE = "none"


class Interval(NamedTuple):
    """A value with the range that it lies in."""

    value: float
    lower: float
    upper: float

    @property
    def width(self) -> float:
        """How far apart the ends lie."""
        return self.upper - self.lower


def around(value: float, half: float) -> Interval:
    """Return the range that reaches as far to both sides."""
    return Interval(value, value - half, value + half)


def at_least(interval: Interval, half: float) -> Interval:
    """Return the range widened so that it holds what rounding hides, half a unit each way."""
    return Interval(
        interval.value,
        min(interval.lower, interval.value - half),
        max(interval.upper, interval.value + half),
    )


def wilson(share: float, number: float, z: float = Z) -> Interval:
    """Return Wilson's range of a share (0 to 1) of so many persons.

    The method that the English public health observatories recommend for proportions (APHO,
    Technical Briefing 3, 2008).
    """
    squared = z * z / number
    middle = (share + squared / 2) / (1 + squared)
    half = z * math.sqrt(share * (1 - share) / number + squared / (4 * number)) / (1 + squared)
    return Interval(share, min(share, middle - half), max(share, middle + half))


def byar(count: float, z: float = Z) -> Interval:
    """Return Byar's range of a count of events, if they come by chance and one by one.

    The approximation of the exact Poisson limits that the same briefing recommends for rates.
    """
    low = 0.0
    if count > 0:
        low = count * max(0.0, 1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3
    above = count + 1
    high = above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3
    return Interval(count, min(low, count), high)


def second_differences(values: Sequence[tuple[int, float]]) -> list[float]:
    """Return how far each value lies off the line between its neighbours a year away.

    Only three years in a row count. What is left is the movement around any even course.
    """
    known = dict(values)
    return [
        known[year - 1] - 2 * value + known[year + 1]
        for year, value in values
        if year - 1 in known and year + 1 in known
    ]


def movement(differences: Iterable[float]) -> float | None:
    """Return the usual year-to-year movement around the course, as a standard deviation.

    The median of the second differences' sizes, made a standard deviation; a second difference of
    independent values has six times their variance. None without any.
    """
    sizes = [abs(each) for each in differences]
    return TO_STANDARD_DEVIATION * median(sizes) / math.sqrt(6) if sizes else None
