"""Changes, differences and breaks: what is compared, in which unit, and how it is rounded.

The one place that says it, for profiles, maps, sentences, charts and files:

- **Arithmetic is done on what is shown.** A change or a difference is that of the two values as
  they are printed, so that it agrees with the numbers beside it. It is computed with decimals,
  never with floats, and whatever still needs rounding is rounded once.
- **Counts and amounts of money change in per cent**, all else in its own unit, and what is
  already a share in percentage points.
- **Nothing is compared across a break**: a line is cut there.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Container, Iterable, Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

from region.words import formatting as fmt

YEARS_BACK = 10
"""So many years before the last value a change is counted from, as nearly as there are values."""

RELATIVE_DECIMALS = 1
"""Decimals of a change in per cent."""


class InTime(Protocol):
    """Anything that stands at a year."""

    @property
    def year(self) -> int:
        """The year that the value is counted from or to."""


P = TypeVar("P", bound=InTime)


def in_per_cent(kind: str) -> bool:
    """Whether indicators of this kind change in per cent: counts and amounts of money do."""
    return kind in ("count", "money")


def difference(now: float, then: float, decimals: int, then_decimals: int | None = None) -> Decimal:
    """Return `now - then`, both as shown; the coarser of two precisions is that of the answer."""
    least = decimals if then_decimals is None else min(decimals, then_decimals)
    return fmt.round_half_up(
        fmt.round_half_up(now, decimals)
        - fmt.round_half_up(then, decimals if then_decimals is None else then_decimals),
        least,
    )


def growth(now: float, then: float, decimals: int) -> Decimal | None:
    """Return the change in per cent between two values as shown, not rounded.

    None where the earlier one is not above zero: a growth from nothing, or from a debt, has no
    meaning.
    """
    before = fmt.round_half_up(then, decimals)
    if before <= 0:
        return None
    return 100 * fmt.round_half_up(now, decimals) / before - 100


def ratio(high: float, low: float, decimals: int) -> Decimal | None:
    """Return how many times `low` goes into `high`, both as shown; None where it is not above 0."""
    below = fmt.round_half_up(low, decimals)
    return fmt.round_half_up(high, decimals) / below if below > 0 else None


def total(values: Iterable[float]) -> Decimal:
    """Return the exact sum of published values."""
    return sum((fmt.exact(value) for value in values), Decimal(0))


def median(values: Iterable[Decimal]) -> Decimal:
    """Return the exact median."""
    return statistics.median(values)


def broken(first: str | int, last: str | int, breaks: Iterable[str | int]) -> bool:
    """Whether a break lies after the first of two periods, and not after the last."""
    return any(int(first) < int(one) <= int(last) for one in breaks)


def since_break(points: Iterable[P], last_break: int | None) -> tuple[P, ...]:
    """Return what may be compared with the latest value: all from the last break on."""
    return tuple(p for p in points if last_break is None or p.year >= last_break)


def gaps(years: Sequence[int], published: Container[int], interval: str) -> tuple[int, ...]:
    """Return those of the years of a series' values that have a missing value before them.

    A value is missing in a year that is `published`, for other areas or with a reason why not
    for this one, and where more time has passed than `interval`, an ISO 8601 duration. None is
    missing where the source published for nobody at an even pace: every second year, and later
    every year.
    """
    usual = re.fullmatch(r"P(\d+)Y", interval)
    spans = [after - before for before, after in itertools.pairwise(years)]
    found = []
    for at, (before, after) in enumerate(itertools.pairwise(years)):
        left_out = any(year in published for year in range(before + 1, after))
        even = spans[at] in spans[max(at - 1, 0) : at] + spans[at + 1 : at + 2]
        in_time = usual is None or spans[at] <= int(usual[1])
        if left_out or not (in_time or even):
            found.append(after)
    return tuple(found)


def segments(
    points: Iterable[P], breaks: Sequence[int], gap: int | None = None
) -> tuple[tuple[P, ...], ...]:
    """Return the points in runs that may be joined by a line.

    A run ends before a break, and where more than `gap` years lie between two points.
    """
    runs: list[list[P]] = []
    for point in points:
        before = runs[-1][-1].year if runs else point.year
        apart = gap is not None and point.year - before > gap
        if not runs or apart or broken(before, point.year, breaks):
            runs.append([])
        runs[-1].append(point)
    return tuple(tuple(run) for run in runs)


def base_period(
    periods: Iterable[str], last: str, breaks: Iterable[str], left_out: Container[str] = ()
) -> str | None:
    """Return the period to compare with: the one nearest to ten years before `last`.

    Only earlier periods on the same side of all breaks count, and none that is `left_out`; None
    if none is left. Of two as near, the earlier one.
    """
    breaks = tuple(breaks)
    allowed = [
        period
        for period in periods
        if period < last and period not in left_out and not broken(period, last, breaks)
    ]
    wanted = int(last) - YEARS_BACK
    return min(allowed, key=lambda period: (abs(int(period) - wanted), period), default=None)
