"""How earlier classes have turned out: each against what the years after it brought."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from region.indicators.change import since_break
from region.targets.progress.directions import in_direction
from region.targets.progress.flows import towards_yearly_amount
from region.targets.progress.question import Question, answer
from region.targets.progress.ratios import classify, default_operator
from region.targets.progress.terms import SMALLEST_SPAN_YEARS, Point, ProgressClass

KINDS = ("level", "change", "gap", "yearly", "direction")


class Record(NamedTuple):
    """The class that could be counted in a year, and the class of the course from then on."""

    year: int
    said: ProgressClass
    came: ProgressClass

    @property
    def held(self) -> bool:
        """Whether it turned out as said; on pace holds too where the level was then met."""
        met = (self.said, self.came) == (ProgressClass.ON_PACE, ProgressClass.TARGET_MET)
        return self.said is self.came or met


def _came(question: Question, start: Point, level: float | None) -> ProgressClass | None:
    """The class of what has been since the start: nothing before it counts."""
    q = question
    points = tuple(since_break(q.points, q.last_break))
    if q.kind == "yearly" and q.value is not None:
        after = tuple(p for p in points if p.year > start.year)
        result = towards_yearly_amount(
            after,
            q.value,
            operator=q.operator or default_operator(q.direction),
            until=q.year,
            decimals=q.decimals,
        )
        return result.progress_class if result.assessed else None
    way = "down" if q.kind == "gap" else q.direction
    if level is None:
        course = in_direction(
            points, way, operator=q.operator, base_year=start.year, decimals=q.decimals
        )
        return course.progress_class if course.assessed else None
    if q.year is None or q.year <= start.year:
        return None
    return classify(start, points[-1], Point(q.year, level), way, q.method, q.operator)


def records(question: Question) -> tuple[Record, ...]:
    """Return the classes that could be counted at least three years before the latest value.

    With the values as they are known today: revisions before November 2026 are not kept. A yearly
    target's mean is that of up to five years after.
    """
    points = tuple(since_break(question.points, question.last_break))
    if question.kind not in KINDS or not points:
        return ()
    level = None if question.kind == "yearly" else answer(question).level
    found = []
    for start in points:
        if points[-1].year - start.year < SMALLEST_SPAN_YEARS:
            break
        said = answer(
            replace(question, points=tuple(p for p in question.points if p.year <= start.year))
        )
        came = _came(question, start, level) if said.assessed else None
        if came is not None:
            found.append(Record(start.year, said.progress_class, came))
    return tuple(found)
