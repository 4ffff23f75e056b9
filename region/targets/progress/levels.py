"""A level to be reached in a year, and what is turned into one: changes and two-sided targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from region.indicators.change import since_break
from region.targets.progress.ratios import (
    cagr_ratio,
    classify,
    default_operator,
    growth,
    linear_ratio,
    meets,
    project,
)
from region.targets.progress.robustness import (
    Pair,
    corners,
    in_order,
    ways_of_a_met_level,
    ways_of_pace,
)
from region.targets.progress.terms import (
    SMALLEST_SPAN_YEARS,
    YEARS_FROM_BASE,
    BaseYear,
    Bounds,
    Direction,
    Method,
    Operator,
    Point,
    Progress,
    ProgressClass,
    Reason,
    Way,
    not_assessed,
)

NO_BOUNDS = Bounds()


def base_point(
    points: Sequence[Point], base_year: int | None, last_break: int | None = None
) -> Point | None:
    """Return the base year's value, else the nearest within two years, later before earlier.

    A break after the base year moves the base to the first value after it. Without a base year
    the first value is the base.
    """
    usable = since_break(points, last_break)
    if base_year is None:
        return usable[0] if usable else None
    by_year = {point.year: point for point in usable}
    for distance in range(YEARS_FROM_BASE + 1):
        for year in (base_year + distance, base_year - distance):
            if year in by_year:
                return by_year[year]
    return usable[0] if usable and last_break is not None and last_break > base_year else None


def _methods(base: Point, latest: Point, target: Point, direction: Direction) -> list[Method]:
    """The methods that have a meaning for the values as published."""
    has_growth = cagr_ratio(base, latest, target, direction) is not None
    return ["linear", "cagr"] if has_growth else ["linear"]


def _other_bases(
    points: Sequence[Point],
    latest: Point,
    base: Point,
    target: Point,
    direction: Direction,
    method: Method,
    operator: Operator,
) -> tuple[BaseYear, ...]:
    """The class from every other value that lies far enough before the latest one."""
    found = []
    for other in points:
        if other.year == base.year or latest.year - other.year < SMALLEST_SPAN_YEARS:
            continue
        result = classify(other, latest, target, direction, method, operator)
        ratio = (
            None
            if meets(other.value, target.value, operator)
            else linear_ratio(other, latest, target)
            if method == "linear"
            else cagr_ratio(other, latest, target, direction)
        )
        if result is not None:
            found.append(BaseYear(other.year, result, ratio))
    return tuple(found)


def _projection(
    outcome: Progress,
    points: Sequence[Point],
    target: Point,
    methods: Sequence[Method],
    margin: float,
    bounds: Bounds,
) -> Progress:
    """Add the projected value and its range, clipped to what can exist."""
    base, latest, method = outcome.base, outcome.latest, outcome.method or "linear"
    if base is None or latest is None or latest.year <= base.year or latest.year >= target.year:
        return outcome
    middle = project(base, latest, target.year, method)
    if middle is None:
        return outcome
    bases = [base, *(p for p in points if latest.year - p.year >= SMALLEST_SPAN_YEARS)]
    values = [
        project(first, last, target.year, way)
        for start in bases
        for first, last in corners(start, latest, margin)
        for way in methods
    ]
    known = [middle, *(value for value in values if value is not None)]
    low, high = min(known), max(known)
    return replace(
        outcome,
        projected=bounds.clip(middle),
        projected_range=(bounds.clip(low), bounds.clip(high)),
        clipped=any(bounds.clip(value) != value for value in (middle, low, high)),
    )


def towards_level(
    points: Sequence[Point],
    target: Point,
    direction: Direction,
    *,
    operator: Operator | None = None,
    method: Method = "linear",
    base_year: int | None = None,
    decimals: int = 1,
    margin: float | None = None,
    last_break: int | None = None,
    bounds: Bounds = NO_BOUNDS,
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
    margin
        Published margin of error, which then replaces the half unit of rounding.
    last_break
        First year after the last break in the series; nothing is compared across it.
    bounds
        The smallest and largest value that can exist, where projections are cut.
    """
    operator = operator or default_operator(direction)
    observed = tuple(points)
    usable = since_break(observed, last_break)
    if not usable:
        return not_assessed(Reason.NO_SERIES, observed)
    latest = next((p for p in usable if p.year == target.year), usable[-1])
    base = base_point(observed, base_year, last_break)
    if base is None:
        return replace(not_assessed(Reason.NO_BASE, observed), latest=latest, target=target)
    outcome = _measured(base, latest, target, direction, method, operator, observed)
    if latest.year <= base.year:
        alone = len(usable) < 2 or latest.year == base.year
        reason = Reason.TOO_FEW_VALUES if alone else Reason.BASE_NOT_BEFORE_LATEST
        return replace(outcome, reason=reason)
    margin = 0.5 * 10.0**-decimals if margin is None else margin
    methods = _methods(base, latest, target, direction)
    chosen: Method = method if method in methods else "linear"
    result = classify(base, latest, target, direction, chosen, operator)
    outcome = _projection(replace(outcome, method=chosen), usable, target, methods, margin, bounds)
    settled = result in (ProgressClass.TARGET_MET, ProgressClass.TARGET_MISSED)
    if latest.year - base.year < SMALLEST_SPAN_YEARS and not settled:
        return replace(outcome, reason=Reason.SPAN_TOO_SHORT)
    if result is None:
        return replace(outcome, reason=Reason.NO_RATIO)
    possible = {
        classify(first, last, target, direction, way, operator)
        for first, last in corners(base, latest, margin)
        for way in methods
    }
    others = _other_bases(usable, latest, base, target, direction, chosen, operator)
    ways: tuple[Way, ...] = ()
    if result is ProgressClass.TARGET_MET:

        def class_at(point: Point) -> ProgressClass:
            found = classify(base, point, target, direction, "linear", operator)
            return found or ProgressClass.TARGET_LOST

        since = [point for point in usable if point.year > base.year]
        ways = ways_of_a_met_level(since, latest, class_at, margin)
    elif result is not ProgressClass.TARGET_MISSED:
        ways = ways_of_pace(usable, Pair(base, latest), target, direction, operator, margin, chosen)
    return replace(
        outcome,
        progress_class=result,
        method=None if settled or result is ProgressClass.TARGET_LOST else chosen,
        range=in_order(possible),
        by_base_year=() if settled else others,
        ways=ways,
    )


def _measured(
    base: Point,
    latest: Point,
    target: Point,
    direction: Direction,
    method: Method,
    operator: Operator,
    observed: tuple[Point, ...],
) -> Progress:
    """Everything that can be measured before a class is given.

    A base that meets the target already has no ratios: a required pace away from the target has
    no meaning.
    """
    span = latest.year - base.year
    time = target.year - base.year
    ahead = target.year - latest.year
    has_pace = span > 0 and time > 0
    has_way = has_pace and not meets(base.value, target.value, operator)
    ratio = linear_ratio(base, latest, target) if has_way else None
    return Progress(
        ProgressClass.NOT_ASSESSED,
        method=method,
        base=base,
        latest=latest,
        target=target,
        level=target.value,
        ratio_linear=ratio,
        ratio_cagr=cagr_ratio(base, latest, target, direction) if has_way else None,
        cagr_observed=growth(base, latest) if span > 0 else None,
        cagr_required=growth(base, target) if time > 0 else None,
        pace=(latest.value - base.value) / span if span > 0 else None,
        required_pace=(target.value - base.value) / time if time > 0 else None,
        needed_pace=(target.value - latest.value) / ahead if ahead > 0 else None,
        share_of_way=(latest.value - base.value) / (target.value - base.value)
        if ratio is not None
        else None,
        share_of_time=span / time if has_pace else None,
        distance=target.value - latest.value,
        observations=observed,
    )
