"""The trend through all points: Theil and Sen's slope, its interval, and what one year decides.

The slope is the median of the slopes of all pairs of points (Theil 1950, Sen 1968). The interval is
that of Kendall's test, with the exact distribution of the test for so few points (Hollander and
Wolfe, *Nonparametric Statistical Methods*, chapter 9): at least 95 per cent. It takes for granted
that the points vary independently around a line. A trend has a direction only if the interval holds
one sign, and the slope keeps it whichever single point is left out; the second condition is
Fingertips' (`TrendMarkerCalculator` of the English public health profiles).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import factorial
from statistics import median

from region.targets.progress.terms import Point

FEWEST_POINTS = 5
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Trend:
    """A line through all points.

    Attributes
    ----------
    slope, low, high
        Change per year, and the interval that holds it with at least 95 per cent.
    lowest_without_one, highest_without_one
        The smallest and the largest slope that leaving out one point gives.
    level
        The line's height in the year of the last point.
    """

    points: tuple[Point, ...]
    slope: float
    low: float
    high: float
    lowest_without_one: float
    highest_without_one: float
    level: float

    @property
    def sign(self) -> int:
        """1 or −1 where the trend has a direction, else 0."""
        if self.low > 0 and self.lowest_without_one > 0:
            return 1
        return -1 if self.high < 0 and self.highest_without_one < 0 else 0

    @property
    def decided_by_one(self) -> bool:
        """Whether the interval holds one sign, and the slope without some one point does not."""
        return (self.low > 0 or self.high < 0) and self.sign == 0

    def at(self, year: int) -> float:
        """Return the line's height in a year."""
        return self.level + self.slope * (year - self.points[-1].year)


def slopes(points: Sequence[Point]) -> list[float]:
    """Return the slopes of all pairs of points, from small to large."""
    pairs = itertools.combinations(points, 2)
    return sorted((last.value - first.value) / (last.year - first.year) for first, last in pairs)


@cache
def orders_with(points: int) -> tuple[int, ...]:
    """Return how many orders of so many points have 0, 1, 2 … discordant pairs."""
    counts = [1]
    for number in range(2, points + 1):
        longer = [0] * (len(counts) + number - 1)
        for discordant, orders in enumerate(counts):
            for more in range(number):
                longer[discordant + more] += orders
        counts = longer
    return tuple(counts)


def left_out(points: int, confidence: float = CONFIDENCE) -> int:
    """Return how many of the smallest and of the largest slopes lie outside the interval.

    The largest number for which chance alone gives so few discordant pairs in at most half of what
    the confidence leaves, at either end.
    """
    allowed = (1 - confidence) / 2 * factorial(points)
    outside, orders = 0, 0
    for discordant, number in enumerate(orders_with(points)):
        orders += number
        if orders > allowed:
            break
        outside = discordant
    return outside


def trend(points: Sequence[Point]) -> Trend | None:
    """Return the trend through at least five points; None with fewer."""
    if len(points) < FEWEST_POINTS:
        return None
    found = slopes(points)
    outside = left_out(len(points))
    without = [median(slopes([*points[:at], *points[at + 1 :]])) for at in range(len(points))]
    slope, last = median(found), points[-1]
    return Trend(
        points=tuple(points),
        slope=slope,
        low=found[outside],
        high=found[-1 - outside],
        lowest_without_one=min(without),
        highest_without_one=max(without),
        level=median(p.value - slope * (p.year - last.year) for p in points),
    )
