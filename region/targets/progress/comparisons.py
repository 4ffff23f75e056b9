"""What other published methods would say of the same values, for comparison on the method page.

None of them decides a class here. Sources: Statistics Canada and Open SDG (the scheme without a
target), the United Nations' Progress Chart as applied by the Basque statistics office Eustat, and
the "weather symbols" of the Indicators Status Summary.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from region.targets.progress.ratios import growth, linear_ratio, project
from region.targets.progress.terms import TOLERANCE, Direction, Point

Category = Literal["on_track", "moderate", "limited", "deterioration"]
Weather = Literal["sun", "sun_and_cloud", "cloud", "thunderstorm"]

BOUND_EXPONENT = 4.44
ON_TRACK_GROWTH, MODERATE_GROWTH = 0.015, 0.005
BEST_SCORE = 5.0

UN_ON_TRACK, UN_FAIR = 0.95, 0.10
WEATHER_SUN, WEATHER_SOME_CLOUD = 0.05, 0.20


@dataclass(frozen=True)
class WithoutTarget:
    """Statistics Canada's judgement of a series that has no target.

    `growth` is the compound annual growth rate in the wanted direction, `factor` the C that
    lowers the limits near a natural bound, `score` goes from −5 to 5.
    """

    growth: float
    factor: float
    category: Category
    score: float


def bound_factor(base: float, bound: float | None) -> float:
    """Return C: 1 far from the bound, 0 at it."""
    if bound is None or base >= 2 * bound:
        return 1.0
    if abs(base) <= abs(bound):
        return float(1 - (base / bound) ** BOUND_EXPONENT)
    return float(1 - ((2 * bound - base) / bound) ** BOUND_EXPONENT)


def without_target(
    base: Point, latest: Point, direction: Direction, bound: float | None = None
) -> WithoutTarget | None:
    """Judge a series without a target as Statistics Canada does; None where growth has no meaning.

    Parameters
    ----------
    bound
        The natural bound in the wanted direction, such as 100 for a share that should rise.
    """
    rate = growth(base, latest)
    if rate is None:
        return None
    sign = 1 if (direction == "up") == (base.value > 0) else -1
    value = sign * rate
    factor = bound_factor(base.value, bound)
    if value >= ON_TRACK_GROWTH * factor - TOLERANCE:
        category: Category = "on_track"
    elif value >= MODERATE_GROWTH * factor - TOLERANCE:
        category = "moderate"
    elif value >= 0:
        category = "limited"
    else:
        category = "deterioration"
    return WithoutTarget(value, factor, category, _score(value, factor))


def _score(value: float, factor: float) -> float:
    """Statistics Canada's score from −5 to 5, piecewise linear in the growth rate."""
    if value < 0:
        score = 125 * value - 2.5
    elif factor == 0 or value >= ON_TRACK_GROWTH * factor:
        score = BEST_SCORE if factor == 0 else 500 * value / factor - 5
    elif value < MODERATE_GROWTH * factor:
        score = 500 * value / factor - 2.5
    else:
        score = 250 * value / factor - 1.25
    return max(-BEST_SCORE, min(BEST_SCORE, score))


def expected_share(base: Point, latest: Point, target: Point) -> float | None:
    """Return the expected value's share of the way from base to target, as the UN's chart counts.

    The expected value goes on from the latest one with the growth rate so far.
    """
    expected = project(base, latest, target.year, "cagr")
    if expected is None or target.value == base.value:
        return None
    return (expected - base.value) / (target.value - base.value)


def un_score(share: float) -> int:
    """Return 3 (achieved or on track), 2 (fair, needs acceleration) or 1 (stagnation or worse)."""
    if share >= UN_ON_TRACK - TOLERANCE:
        return 3
    return 2 if share >= UN_FAIR - TOLERANCE else 1


def miss_share(base: Point, latest: Point, target: Point) -> float | None:
    """Return by how much the linear course misses the target, as a share of today's gap.

    Negative if the course reaches further than the target.
    """
    expected = project(base, latest, target.year)
    gap = target.value - latest.value
    if expected is None or gap == 0:
        return None
    share = (target.value - expected) / gap
    return share if math.isfinite(share) else None


def weather(base: Point, latest: Point, target: Point) -> Weather | None:
    """Return the weather symbol of the course from base to latest."""
    share, ratio = miss_share(base, latest, target), linear_ratio(base, latest, target)
    if share is None or ratio is None:
        return None
    if ratio < 0:
        return "thunderstorm"
    if share < WEATHER_SUN - TOLERANCE:
        return "sun"
    return "sun_and_cloud" if share <= WEATHER_SOME_CLOUD + TOLERANCE else "cloud"
