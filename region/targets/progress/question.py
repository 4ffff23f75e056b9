"""A question about one target and its answer: the one way to every rule of the method."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from region.indicators.change import since_break
from region.targets.progress.directions import in_direction, last_turn, towards_rank, without_year
from region.targets.progress.flows import towards_growth_rate, towards_yearly_amount
from region.targets.progress.levels import NO_BOUNDS, base_point, towards_level
from region.targets.progress.ratios import default_operator
from region.targets.progress.terms import (
    LONG_TERM_YEARS,
    SHORT_TERM_YEARS,
    YEARS_FROM_BASE,
    Bounds,
    Direction,
    Kind,
    Method,
    Operator,
    Part,
    Point,
    Progress,
    ProgressClass,
    Reason,
    not_assessed,
)


@dataclass(frozen=True)
class Question:
    """A target and the series that may follow it.

    Attributes
    ----------
    points
        Observations in order of time, in the target's unit.
    value, year
        Level, yearly amount, change in per cent, place or rate, and when; by kind.
    decimals, margin
        Published precision, and the margin of error where one is published.
    last_break
        First year after the last break in the series.
    """

    kind: Kind
    points: tuple[Point, ...]
    direction: Direction
    value: float | None = None
    year: int | None = None
    operator: Operator | None = None
    method: Method = "linear"
    base_year: int | None = None
    decimals: int = 1
    margin: float | None = None
    last_break: int | None = None
    bounds: Bounds = NO_BOUNDS


def answer(question: Question) -> Progress:
    """Return how the target stands, and whether its last step went the other way."""
    result = _answer(question)
    way: Direction = "down" if question.kind == "gap" else question.direction
    turn = last_turn(result, way, decimals=question.decimals, last_break=question.last_break)
    return replace(result, turn=turn)


def _answer(question: Question) -> Progress:
    q = question
    operator = q.operator or default_operator(q.direction)
    if not q.points:
        return not_assessed(Reason.NO_SERIES, kind=q.kind)
    if q.kind == "direction" or (q.kind == "gap" and q.value is None):
        return replace(
            in_direction(
                q.points,
                "down" if q.kind == "gap" else q.direction,
                operator=q.operator,
                base_year=q.base_year,
                decimals=q.decimals,
                last_break=q.last_break,
            ),
            kind=q.kind,
        )
    if q.value is None:
        return not_assessed(Reason.NO_LEVEL, q.points, q.kind)
    if q.kind == "yearly":
        return towards_yearly_amount(
            q.points,
            q.value,
            operator=operator,
            since=q.base_year,
            until=q.year,
            decimals=q.decimals,
            last_break=q.last_break,
        )
    if q.kind == "change":
        return _change(q, q.value)
    if q.year is None:
        if q.kind in ("level", "gap"):
            return replace(
                without_year(
                    q.points,
                    q.value,
                    q.direction,
                    operator,
                    decimals=q.decimals,
                    last_break=q.last_break,
                ),
                kind=q.kind,
            )
        return not_assessed(Reason.NO_YEAR, q.points, q.kind)
    target = Point(q.year, q.value)
    if q.kind == "rank":
        return towards_rank(q.points, target, base_year=q.base_year, last_break=q.last_break)
    if q.kind == "growth_rate":
        return towards_growth_rate(
            q.points,
            target,
            q.direction,
            operator=operator,
            base_year=q.base_year,
            decimals=q.decimals,
            last_break=q.last_break,
        )
    if q.kind == "two_sided":
        return _two_sided(q, target)
    if q.kind == "gap":
        return replace(_level(replace(q, direction="down", method="linear"), target), kind="gap")
    return _level(q, target)


def _level(q: Question, target: Point) -> Progress:
    return towards_level(
        q.points,
        target,
        q.direction,
        operator=q.operator,
        method=q.method,
        base_year=q.base_year,
        decimals=q.decimals,
        margin=q.margin,
        last_break=q.last_break,
        bounds=q.bounds,
    )


def _change(q: Question, change: float) -> Progress:
    """A change since a base year in per cent, turned into a level of the same series."""
    base = base_point(q.points, q.base_year)
    if base is None:
        return not_assessed(Reason.NO_BASE, q.points, "change")
    if q.last_break is not None and base.year < q.last_break:
        return replace(not_assessed(Reason.BREAK, q.points, "change"), base=base)
    level = base.value * (1 + change / 100)
    if q.year is None:
        reached = without_year(
            q.points,
            level,
            q.direction,
            q.operator or default_operator(q.direction),
            decimals=q.decimals,
            last_break=q.last_break,
        )
        return replace(reached, kind="change")
    return replace(_level(replace(q, base_year=base.year), Point(q.year, level)), kind="change")


def _two_sided(q: Question, target: Point) -> Progress:
    """A value to come to from either side: the distance to it should fall to zero."""
    distances = tuple(Point(p.year, abs(p.value - target.value)) for p in q.points)
    nearer = replace(
        q,
        points=distances,
        direction="down",
        operator="<=",
        method="linear",
        bounds=Bounds(0, None),
    )
    return replace(_level(nearer, Point(target.year, 0.0)), kind="two_sided")


def _window(points: Sequence[Point], spans: Sequence[int]) -> Point | None:
    """The value at the first of the spans before the latest value that there is a value at."""
    by_year = {point.year: point for point in points}
    latest = points[-1].year
    return next((by_year[latest - span] for span in spans if latest - span in by_year), None)


def windows(question: Question) -> tuple[Progress | None, Progress | None]:
    """Return the short and the long term: the last five years, and the last ten to fifteen.

    The short one starts five years before the latest value, at most seven if that year has no
    value; the long one as early as possible. None where the series does not allow it, or where
    the kind of target has no pace. The windows are Eurostat's.
    """
    if question.kind not in ("level", "gap", "change", "direction", "two_sided"):
        return None, None
    points = since_break(question.points, question.last_break)
    if not points:
        return None, None
    shortest, longest = LONG_TERM_YEARS
    short = _window(points, range(SHORT_TERM_YEARS, SHORT_TERM_YEARS + YEARS_FROM_BASE + 1))
    long = _window(points, range(longest, shortest - 1, -1))
    level = answer(question).level if question.kind == "change" else None
    asked = replace(question, kind="level", value=level) if level is not None else question
    return (
        answer(replace(asked, base_year=short.year)) if short else None,
        answer(replace(asked, base_year=long.year)) if long else None,
    )


def combine(parts: Sequence[Part]) -> Progress:
    """Return the outcome of a target with several conditions: the worst decides, all are listed.

    As long as one condition cannot be assessed, neither can the whole, unless another one already
    moves away from the target, is lost or missed: then the whole cannot be better.
    """
    if not parts:
        return not_assessed(Reason.NO_SERIES, kind="combined")
    order = list(ProgressClass)
    known = [part.progress.progress_class for part in parts if part.progress.assessed]
    worst = max(known, key=order.index, default=ProgressClass.NOT_ASSESSED)
    final = order.index(worst) >= order.index(ProgressClass.MOVING_AWAY)
    if len(known) < len(parts) and not (known and final):
        worst = ProgressClass.NOT_ASSESSED
    without = worst is ProgressClass.NOT_ASSESSED
    return Progress(
        worst,
        Reason.PART_NOT_ASSESSED if without else None,
        "combined",
        range=() if without else (worst,),
        parts=tuple(parts),
    )
