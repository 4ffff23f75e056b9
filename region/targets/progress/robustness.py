"""The same question counted in other reasonable ways, and whether they give the same class.

One rule says when a class is sure: it holds whatever the rounding of the values it is counted on,
and at least three in four of the ways give it, each of them whatever the rounding of its own
values. The rule, and which ways are counted, are this site's own; docs/method.md has them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from region.targets.progress.ratios import cagr_ratio, classify, linear_ratio, meets
from region.targets.progress.terms import (
    SMALLEST_SPAN_YEARS,
    Direction,
    Method,
    Operator,
    Point,
    ProgressClass,
    Way,
)

BASE_YEARS = 4
"""The base and the three other years nearest to it: with both methods eight ways."""
YEARS_OF_A_MET_LEVEL = 4
LONGEST_MEAN = 8
LONGEST_LOOK_BACK = 10


class Pair(NamedTuple):
    """What a class is counted on."""

    base: Point
    latest: Point


def corners(base: Point, latest: Point, margin: float) -> list[Pair]:
    """Return the pairs that rounding allows: each value moved by the margin, both ways."""
    shifts = (-margin, margin)
    return [
        Pair(Point(base.year, base.value + first), Point(latest.year, latest.value + last))
        for first, last in itertools.product(shifts, shifts)
    ]


def in_order(classes: Iterable[ProgressClass | None]) -> tuple[ProgressClass, ...]:
    """Return the classes, each once, best first."""
    found = set(classes)
    return tuple(each for each in ProgressClass if each in found)


def base_years(points: Sequence[Point], base: Point, latest: Point) -> tuple[Point, ...]:
    """Return the base and the three values nearest to it in time, later before earlier.

    Only values at least as many years before the latest as a class needs.
    """
    possible = [
        point
        for point in points
        if point.year != base.year and latest.year - point.year >= SMALLEST_SPAN_YEARS
    ]
    nearest = sorted(possible, key=lambda p: (abs(p.year - base.year), p.year < base.year))
    return tuple(sorted((base, *nearest[: BASE_YEARS - 1])))


def ways_of_pace(
    points: Sequence[Point],
    pair: Pair,
    target: Point,
    direction: Direction,
    operator: Operator,
    margin: float,
    method: Method,
) -> tuple[Way, ...]:
    """Return the class from four base years, by both methods: the grid of a level in a year."""
    found = []
    for base in base_years(points, *pair):
        for way in ("linear", "cagr"):
            if way == "cagr" and cagr_ratio(base, pair.latest, target, direction) is None:
                continue
            result = classify(base, pair.latest, target, direction, way, operator)
            if result is None:
                continue
            ratio = (
                linear_ratio(base, pair.latest, target)
                if way == "linear"
                else cagr_ratio(base, pair.latest, target, direction)
            )
            rounded = in_order(
                classify(first, last, target, direction, way, operator)
                for first, last in corners(base, pair.latest, margin)
            )
            lost = meets(base.value, target.value, operator)
            found.append(
                Way(
                    year=base.year,
                    years=pair.latest.year - base.year,
                    method=way,
                    progress_class=result,
                    rounded=in_order((*rounded, result)),
                    ratio=None if lost else ratio,
                    own=base.year == pair.base.year and way == method,
                )
            )
    return tuple(found)


def ways_of_a_met_level(
    points: Sequence[Point],
    latest: Point,
    class_at: Callable[[Point], ProgressClass],
    margin: float,
) -> tuple[Way, ...]:
    """Return whether the level is met also in the years before: the last four of `points`.

    A year that does not meet it has the class that it would have been given had it been the last.
    """
    counted = [point for point in points if point.year <= latest.year]
    found = []
    for point in counted[-YEARS_OF_A_MET_LEVEL:]:
        classes = [
            class_at(Point(point.year, point.value + shift)) for shift in (0.0, -margin, margin)
        ]
        found.append(
            Way(
                year=point.year,
                years=1,
                method=None,
                progress_class=classes[0],
                rounded=in_order(classes),
                ratio=None,
                own=point.year == latest.year,
            )
        )
    return tuple(found)


def ways_of_a_mean(
    points: Sequence[Point],
    usual: int,
    class_at: Callable[[float], ProgressClass],
    share_at: Callable[[float], float | None],
    half: float,
) -> tuple[Way, ...]:
    """Return the class of the mean of the last year, the last two, and so on to eight.

    `usual` is how many years the class itself is the mean of; it is one of the ways.
    """
    lengths = sorted({*range(1, min(LONGEST_MEAN, len(points)) + 1), min(usual, len(points))})
    found = []
    for years in lengths[-LONGEST_MEAN:]:
        chosen = points[-years:]
        mean = sum(p.value for p in chosen) / years
        found.append(
            Way(
                year=chosen[0].year,
                years=years,
                method=None,
                progress_class=class_at(mean),
                rounded=in_order(class_at(mean + shift) for shift in (-half, 0, half)),
                ratio=share_at(mean),
                own=years == min(usual, len(points)),
            )
        )
    return tuple(found)


def ways_of_a_direction(
    points: Sequence[Point],
    pair: Pair,
    class_of_change: Callable[[float], ProgressClass],
    margin: float,
) -> tuple[Way, ...]:
    """Return the class of the change over the last three years, four, and so on to ten."""
    found = []
    for point in points:
        years = pair.latest.year - point.year
        own = point.year == pair.base.year
        if not (SMALLEST_SPAN_YEARS <= years <= LONGEST_LOOK_BACK or own):
            continue
        change = pair.latest.value - point.value
        classes = [class_of_change(change + shift) for shift in (0.0, -2 * margin, 2 * margin)]
        found.append(
            Way(point.year, years, None, classes[0], in_order(classes), ratio=None, own=own)
        )
    return tuple(found)
