"""Amounts of money from different years in the prices of one year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from region.targets.progress.terms import Point


def in_fixed_prices(points: Sequence[Point], index: Mapping[int, float]) -> tuple[Point, ...]:
    """Return the amounts in the prices of the latest year.

    An amount of a year without an index is left out. Nothing is left if the latest year has none:
    then no year's prices are known to be those of the latest amount.
    """
    if not points or points[-1].year not in index:
        return ()
    now = index[points[-1].year]
    return tuple(Point(p.year, p.value * now / index[p.year]) for p in points if p.year in index)
