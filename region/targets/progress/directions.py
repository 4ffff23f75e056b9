"""Targets without a pace: a mere direction, a place in a ranking, a level without a year."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from region.indicators.change import since_break
from region.targets.progress.levels import base_point
from region.targets.progress.ratios import meets
from region.targets.progress.robustness import Pair, ways_of_a_direction, ways_of_a_met_level
from region.targets.progress.terms import (
    FEWEST_VALUES,
    SHORT_TERM_YEARS,
    SMALLEST_SPAN_YEARS,
    TOLERANCE,
    USUAL_STEPS,
    Direction,
    Kind,
    Operator,
    Point,
    Progress,
    ProgressClass,
    Reason,
    not_assessed,
)

TURNING: frozenset[Kind] = frozenset({"level", "change", "direction", "gap"})
"""Kinds whose class says which way the series goes, or that it is where it should be."""
WRONG_WAY = frozenset(
    {ProgressClass.MOVING_AWAY, ProgressClass.TARGET_LOST, ProgressClass.TARGET_MISSED}
)


def usual_step(points: Sequence[Point]) -> float | None:
    """Return how much a series usually moves in a year: the median from value to value.

    None with fewer than four values, which cannot tell what is usual.
    """
    if len(points) < FEWEST_VALUES:
        return None
    pairs = itertools.pairwise(points)
    return median(abs(last.value - first.value) / (last.year - first.year) for first, last in pairs)


def last_turn(
    result: Progress, direction: Direction, *, decimals: int = 1, last_break: int | None = None
) -> Point | None:
    """Return the value before the latest, if the last step went the other way than the class.

    A good class, or the right way, is contradicted by a step the wrong way, and a wrong way by a
    step the right way. A step of less than one unit in the last shown digit is none.
    """
    undecided = result.kind == "direction" and result.progress_class is ProgressClass.FAR_TOO_SLOW
    if result.latest is None or not result.assessed or result.kind not in TURNING or undecided:
        return None
    usable = since_break(result.observations, last_break)
    before = [p for p in usable if p.year < result.latest.year]
    if not before:
        return None
    step = result.latest.value - before[-1].value
    if abs(step) < 10.0**-decimals - TOLERANCE:
        return None
    right_way = (step > 0) == (direction == "up")
    wrong_class = result.progress_class in WRONG_WAY
    return before[-1] if right_way is wrong_class else None


def in_direction(
    points: Sequence[Point],
    direction: Direction,
    *,
    operator: Operator | None = None,
    base_year: int | None = None,
    decimals: int = 1,
    last_break: int | None = None,
) -> Progress:
    """Assess a target that only names a direction, by the change over the last five years.

    A change counts if it is larger than two of the series' own usual steps from year to year, and
    at least one unit in the last published digit. What is usual differs between kinds of measures;
    a share of the base would call no change of a life expectancy a change.

    Parameters
    ----------
    operator
        `<=` is "must not rise" and `>=` "must not fall": unchanged meets them, and so does a
        change the other way.
    base_year
        The year to compare with; five years before the latest value if None.
    """
    observed = tuple(points)
    usable = since_break(observed, last_break)
    if not usable:
        return not_assessed(Reason.NO_SERIES, observed, "direction")
    latest = usable[-1]
    outcome = Progress(
        ProgressClass.NOT_ASSESSED, kind="direction", latest=latest, observations=observed
    )
    if len(usable) < 2:
        return replace(outcome, reason=Reason.TOO_FEW_VALUES)
    year = latest.year - SHORT_TERM_YEARS if base_year is None else base_year
    base = base_point(usable, year)
    if base is None or latest.year - base.year < SMALLEST_SPAN_YEARS:
        return replace(outcome, reason=Reason.SPAN_TOO_SHORT)
    change = latest.value - base.value
    outcome = replace(outcome, base=base, pace=change / (latest.year - base.year))
    step = usual_step(usable)
    if step is None:
        return replace(outcome, reason=Reason.TOO_FEW_VALUES)
    smallest = max(USUAL_STEPS * step + TOLERANCE, 10.0**-decimals - 2 * TOLERANCE)

    def class_of_change(moved: float) -> ProgressClass:
        towards = moved if direction == "up" else -moved
        unchanged = abs(moved) <= smallest
        if operator in (">=", "<="):
            kept = unchanged or towards > 0
            return ProgressClass.TARGET_MET if kept else ProgressClass.MOVING_AWAY
        if unchanged:
            return ProgressClass.FAR_TOO_SLOW
        return ProgressClass.ON_PACE if towards > 0 else ProgressClass.MOVING_AWAY

    result = class_of_change(change)
    return replace(
        outcome,
        progress_class=result,
        range=(result,),
        ways=ways_of_a_direction(
            usable, Pair(base, latest), class_of_change, 0.5 * 10.0**-decimals
        ),
    )


def without_year(
    points: Sequence[Point],
    level: float,
    direction: Direction,
    operator: Operator,
    *,
    decimals: int = 1,
    last_break: int | None = None,
) -> Progress:
    """Return distance left and pace of the last five years for a level that has no year.

    There is no required pace, so there is no class, unless the level is met.
    """
    course = in_direction(points, direction, decimals=decimals, last_break=last_break)
    if course.latest is None:
        return replace(course, kind="level")
    met = meets(course.latest.value, level, operator)
    usable = since_break(points, last_break)
    two_values = len(usable) > 1
    result = ProgressClass.TARGET_MET if met and two_values else ProgressClass.NOT_ASSESSED
    return replace(
        course,
        kind="level",
        progress_class=result,
        reason=None if result is ProgressClass.TARGET_MET else Reason.NO_YEAR,
        level=level,
        distance=level - course.latest.value,
        range=(result,) if result is ProgressClass.TARGET_MET else (),
        ways=ways_of_a_met_level(
            usable,
            course.latest,
            lambda point: (
                ProgressClass.TARGET_MET
                if meets(point.value, level, operator)
                else ProgressClass.NOT_ASSESSED
            ),
            0.5 * 10.0**-decimals,
        )
        if result is ProgressClass.TARGET_MET
        else (),
    )


def towards_rank(
    points: Sequence[Point],
    target: Point,
    *,
    base_year: int | None = None,
    last_break: int | None = None,
) -> Progress:
    """Assess a place in a ranking, 1 being the highest: met or not, and the change in places.

    Places are not measured on a scale with equal steps, and one or two places are noise, so
    there is no ratio and no class of pace.
    """
    observed = tuple(points)
    usable = since_break(observed, last_break)
    base = base_point(observed, base_year, last_break)
    if not usable or base is None:
        reason = Reason.NO_BASE if usable else Reason.NO_SERIES
        return not_assessed(reason, observed, "rank")
    latest = next((p for p in usable if p.year == target.year), usable[-1])
    outcome = Progress(
        ProgressClass.NOT_ASSESSED,
        kind="rank",
        base=base,
        latest=latest,
        target=target,
        level=target.value,
        distance=target.value - latest.value,
        places=round(base.value - latest.value),
        observations=observed,
    )
    if latest.year <= base.year:
        return replace(outcome, reason=Reason.TOO_FEW_VALUES)
    if meets(latest.value, target.value, "<="):
        result = ProgressClass.TARGET_MET
    elif latest.year >= target.year:
        result = ProgressClass.TARGET_MISSED
    elif meets(base.value, target.value, "<="):
        result = ProgressClass.TARGET_LOST
    else:
        return replace(outcome, reason=Reason.NO_PACE_OF_PLACES)
    return replace(outcome, progress_class=result, range=(result,))
