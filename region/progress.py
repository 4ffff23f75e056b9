"""Progress towards a target, computed in the open. Pure functions, no I/O.

The classes compare the pace so far with the pace that the target needs. Their limits, 95 and
60 per cent, are those of Statistics Canada's "Progress Measurement for Canada's Sustainable
Development Goals", which Open SDG also uses. Everything else that this module decides (smallest
span, rounding test, classes for yearly and direction-only targets) is this site's own rule and
is described in docs/method.md.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal, NamedTuple

ON_PACE = 0.95
TOO_SLOW = 0.60
TOLERANCE = 1e-9
SMALLEST_SPAN_YEARS = 3
YEARS_FROM_BASE = 2
DIRECTION_SPAN_YEARS = 5
UNCHANGED_SHARE = 0.03

Direction = Literal["up", "down"]
Operator = Literal[">=", ">", "<=", "<"]
Method = Literal["linear", "cagr"]


class ProgressClass(StrEnum):
    """How a target stands, best first."""

    TARGET_MET = "target_met"
    ON_PACE = "on_pace"
    TOO_SLOW = "too_slow"
    FAR_TOO_SLOW = "far_too_slow"
    MOVING_AWAY = "moving_away"
    TARGET_LOST = "target_lost"
    TARGET_MISSED = "target_missed"
    NOT_ASSESSED = "not_assessed"


class Reason(StrEnum):
    """Why no class is given."""

    NO_SERIES = "no_series"
    NO_LEVEL = "no_level"
    NO_YEAR = "no_year"
    TOO_FEW_VALUES = "too_few_values"
    SPAN_TOO_SHORT = "span_too_short"
    NO_BASE = "no_base"


class Point(NamedTuple):
    year: int
    value: float


@dataclass(frozen=True)
class Progress:
    """The outcome for one target, with what it rests on.

    Ratios compare observed with required change since the base; 1 is exactly on pace. Paces are
    in the series' unit per year. `range` holds the classes that rounding and method allow.
    """

    progress_class: ProgressClass
    reason: Reason | None = None
    base: Point | None = None
    latest: Point | None = None
    ratio_linear: float | None = None
    ratio_cagr: float | None = None
    pace: float | None = None
    required_pace: float | None = None
    needed_pace: float | None = None
    projected: float | None = None
    range: tuple[ProgressClass, ...] = ()
    years_met: tuple[int, ...] = ()
    years_counted: tuple[int, ...] = ()
    mean_of_last_five: float | None = None
    observations: tuple[Point, ...] = field(default=(), repr=False)

    @property
    def uncertain(self) -> bool:
        """Whether rounding or the choice of method could give another class."""
        return len(set(self.range)) > 1


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
    return (latest.value - base.value) / (latest.year - base.year) / required


def cagr_ratio(base: Point, latest: Point, target: Point, direction: Direction) -> float | None:
    """Ratio of compound annual growth rates; None where signs or zeros give them no meaning."""
    values = (base.value, latest.value, target.value)
    if not (all(value > 0 for value in values) or all(value < 0 for value in values)):
        return None
    observed = (latest.value / base.value) ** (1 / (latest.year - base.year)) - 1
    required = (target.value / base.value) ** (1 / (target.year - base.year)) - 1
    if required == 0:
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
    operator = operator or (">=" if direction == "up" else "<=")
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


def _base(points: Sequence[Point], base_year: int | None) -> Point | None:
    """The base year's value, else the nearest within two years, later before earlier."""
    if base_year is None:
        return points[0]
    by_year = {point.year: point for point in points}
    for distance in range(YEARS_FROM_BASE + 1):
        for year in (base_year + distance, base_year - distance):
            if year in by_year:
                return by_year[year]
    return None


def _possible(
    base: Point,
    latest: Point,
    target: Point,
    direction: Direction,
    operator: Operator,
    half_unit: float,
) -> tuple[ProgressClass, ...]:
    """The classes at the corners of the rounding, with either method, best first."""
    shifts = (-half_unit, half_unit)
    found = {
        classify(
            Point(base.year, base.value + first),
            Point(latest.year, latest.value + last),
            target,
            direction,
            method,
            operator,
        )
        for first, last in itertools.product(shifts, shifts)
        for method in ("linear", "cagr")
    }
    return tuple(c for c in ProgressClass if c in found)


def towards_level(
    points: Sequence[Point],
    target: Point,
    direction: Direction,
    *,
    operator: Operator | None = None,
    method: Method = "linear",
    base_year: int | None = None,
    decimals: int = 1,
    last_break: int | None = None,
) -> Progress:
    """Assess a series against a level to be reached in a year.

    Parameters
    ----------
    points
        The observations in order of time, in the target's unit.
    target
        Year and level of the target.
    base_year
        The year that the target counts from; the first observation if None.
    decimals
        Published precision of the series, for the rounding test.
    last_break
        First year after the last break in the series; nothing is compared across it.
    """
    operator = operator or (">=" if direction == "up" else "<=")
    observed = tuple(points)
    usable = tuple(p for p in observed if last_break is None or p.year >= last_break)
    if not usable:
        return Progress(ProgressClass.NOT_ASSESSED, Reason.NO_SERIES, observations=observed)
    latest = next((p for p in usable if p.year == target.year), usable[-1])
    base = _base(usable, base_year)
    if base is None and last_break is not None:
        base = usable[0]
    if base is None:
        return Progress(
            ProgressClass.NOT_ASSESSED, Reason.NO_BASE, latest=latest, observations=observed
        )
    span = latest.year - base.year
    before_target = target.year > latest.year
    has_pace = span > 0 and target.year > base.year
    outcome = Progress(
        ProgressClass.NOT_ASSESSED,
        base=base,
        latest=latest,
        ratio_linear=linear_ratio(base, latest, target) if has_pace else None,
        ratio_cagr=cagr_ratio(base, latest, target, direction) if has_pace else None,
        pace=(latest.value - base.value) / span if span > 0 else None,
        required_pace=(target.value - base.value) / (target.year - base.year)
        if target.year > base.year
        else None,
        needed_pace=(target.value - latest.value) / (target.year - latest.year)
        if before_target
        else None,
        projected=latest.value + (latest.value - base.value) / span * (target.year - latest.year)
        if span > 0 and before_target
        else None,
        observations=observed,
    )
    if len(usable) < 2 or span <= 0:
        return _without_class(outcome, Reason.TOO_FEW_VALUES)
    result = classify(base, latest, target, direction, method, operator)
    if result is None:
        result = classify(base, latest, target, direction, "linear", operator)
    settled = result in (ProgressClass.TARGET_MET, ProgressClass.TARGET_MISSED)
    if span < SMALLEST_SPAN_YEARS and not settled:
        return _without_class(outcome, Reason.SPAN_TOO_SHORT)
    if result is None:
        return _without_class(outcome, Reason.NO_BASE)
    if result is ProgressClass.TARGET_LOST:
        outcome = replace(outcome, ratio_linear=None, ratio_cagr=None)
    half_unit = 0.5 * 10.0**-decimals
    possible = _possible(base, latest, target, direction, operator, half_unit)
    return replace(outcome, progress_class=result, range=possible)


def _without_class(progress: Progress, reason: Reason) -> Progress:
    return replace(progress, progress_class=ProgressClass.NOT_ASSESSED, reason=reason)


def towards_yearly_amount(
    points: Sequence[Point], amount: float, *, operator: Operator = ">=", since: int | None = None
) -> Progress:
    """Assess a target that holds for every year, such as a number of dwellings a year.

    Each year stands for itself. The class follows the mean of the last five years as a share of
    the amount: met at 100 per cent, otherwise the same limits as for a pace.
    """
    counted = tuple(p for p in points if since is None or p.year >= since)
    if not counted:
        return Progress(ProgressClass.NOT_ASSESSED, Reason.NO_SERIES, observations=tuple(points))
    if len(counted) < SMALLEST_SPAN_YEARS:
        return Progress(
            ProgressClass.NOT_ASSESSED, Reason.TOO_FEW_VALUES, observations=tuple(points)
        )
    recent = counted[-5:]
    mean = sum(p.value for p in recent) / len(recent)
    share = mean / amount
    result = ProgressClass.TARGET_MET if meets(mean, amount, operator) else class_of(share)
    return Progress(
        result,
        latest=counted[-1],
        ratio_linear=share,
        years_met=tuple(p.year for p in counted if meets(p.value, amount, operator)),
        years_counted=tuple(p.year for p in counted),
        mean_of_last_five=mean,
        range=(result,),
        observations=tuple(points),
    )


def in_direction(
    points: Sequence[Point],
    direction: Direction,
    *,
    decimals: int = 1,
    last_break: int | None = None,
) -> Progress:
    """Assess a target that only names a direction, by the change over the last five years.

    A change below 3 per cent of the base, or below one unit in the last published digit, counts
    as unchanged (the rule of thumb of the United Kingdom's sustainable development indicators).
    """
    usable = tuple(p for p in points if last_break is None or p.year >= last_break)
    if not usable:
        return Progress(ProgressClass.NOT_ASSESSED, Reason.NO_SERIES, observations=tuple(points))
    latest = usable[-1]
    base = _base(usable, latest.year - DIRECTION_SPAN_YEARS)
    if base is None or latest.year - base.year < SMALLEST_SPAN_YEARS:
        return Progress(
            ProgressClass.NOT_ASSESSED,
            Reason.SPAN_TOO_SHORT,
            latest=latest,
            observations=tuple(points),
        )
    change = latest.value - base.value
    towards = change if direction == "up" else -change
    threshold = max(abs(base.value) * UNCHANGED_SHARE, 10.0**-decimals)
    if abs(change) < threshold - TOLERANCE:
        result = ProgressClass.FAR_TOO_SLOW
    else:
        result = ProgressClass.ON_PACE if towards > 0 else ProgressClass.MOVING_AWAY
    return Progress(
        result,
        base=base,
        latest=latest,
        pace=change / (latest.year - base.year),
        range=(result,),
        observations=tuple(points),
    )


def not_assessed(reason: Reason, points: Sequence[Point] = ()) -> Progress:
    """Return the outcome of a target that cannot be assessed, with the reason."""
    return Progress(
        ProgressClass.NOT_ASSESSED,
        reason,
        latest=points[-1] if points else None,
        observations=tuple(points),
    )
