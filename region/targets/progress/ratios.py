"""The two ratios of pace, what meets a target, and the class of one pair of values."""

from __future__ import annotations

import math

from region.targets.progress.terms import (
    ON_PACE,
    TOLERANCE,
    TOO_SLOW,
    Direction,
    Method,
    Operator,
    Point,
    ProgressClass,
)


def default_operator(direction: Direction) -> Operator:
    """Return the operator of a target that does not say: reached exactly is reached."""
    return ">=" if direction == "up" else "<="


def meets(value: float, target: float, operator: Operator) -> bool:
    """Tell whether `value` meets the target, the edge decided by `operator`."""
    if operator == ">=":
        return value >= target - TOLERANCE
    if operator == "<=":
        return value <= target + TOLERANCE
    if operator == ">":
        return value > target + TOLERANCE
    return value < target - TOLERANCE


def linear_ratio(base: Point, latest: Point, target: Point) -> float | None:
    """Observed change per year over required change per year; None if nothing is required."""
    required = (target.value - base.value) / (target.year - base.year)
    if required == 0:
        return None
    ratio = (latest.value - base.value) / (latest.year - base.year) / required
    return ratio if math.isfinite(ratio) else None


def growth(first: Point, last: Point) -> float | None:
    """Compound annual growth rate; None where signs or zeros give it no meaning."""
    if first.value == 0 or last.value == 0 or (first.value > 0) != (last.value > 0):
        return None
    rate = (last.value / first.value) ** (1 / (last.year - first.year)) - 1
    return float(rate) if math.isfinite(rate) else None


def cagr_ratio(base: Point, latest: Point, target: Point, direction: Direction) -> float | None:
    """Ratio of compound annual growth rates; None where signs or zeros give them no meaning.

    Statistics Canada, "Progress Measurement for Canada's Sustainable Development Goals". Where
    all values are negative the direction is turned, as Open SDG does.
    """
    observed, required = growth(base, latest), growth(base, target)
    if observed is None or required is None or required == 0:
        return None
    towards = 1 if (direction == "up") == (base.value > 0) else -1
    return towards * observed / abs(required)


def class_of(ratio: float) -> ProgressClass:
    """Return the class of a ratio; the limits belong to the better class."""
    if ratio >= ON_PACE - TOLERANCE:
        return ProgressClass.ON_PACE
    if ratio >= TOO_SLOW - TOLERANCE:
        return ProgressClass.TOO_SLOW
    if ratio >= -TOLERANCE:
        return ProgressClass.FAR_TOO_SLOW
    return ProgressClass.MOVING_AWAY


def classify(
    base: Point,
    latest: Point,
    target: Point,
    direction: Direction,
    method: Method = "linear",
    operator: Operator | None = None,
) -> ProgressClass | None:
    """Return the class of one pair of values, before span and rounding are looked at.

    Returns None if `method` has no meaning for these values.
    """
    operator = operator or default_operator(direction)
    if meets(latest.value, target.value, operator):
        return ProgressClass.TARGET_MET
    if latest.year >= target.year:
        return ProgressClass.TARGET_MISSED
    if meets(base.value, target.value, operator):
        return ProgressClass.TARGET_LOST
    ratio = (
        linear_ratio(base, latest, target)
        if method == "linear"
        else cagr_ratio(base, latest, target, direction)
    )
    return None if ratio is None else class_of(ratio)


def project(base: Point, latest: Point, year: int, method: Method = "linear") -> float | None:
    """Return the value in `year` if the pace from base to latest goes on; None if impossible."""
    if method == "linear":
        pace = (latest.value - base.value) / (latest.year - base.year)
        value = latest.value + pace * (year - latest.year)
    else:
        rate = growth(base, latest)
        if rate is None:
            return None
        try:
            value = latest.value * (1 + rate) ** (year - latest.year)
        except OverflowError:
            return None
    return value if math.isfinite(value) else None
