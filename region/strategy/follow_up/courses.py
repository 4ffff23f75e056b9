"""Which way an indicator has gone in the county: one window and one verdict for each series.

A series that a target with a pace follows is judged as the target is, from the target's own base
year: the same series never goes two ways. All others are judged as a target that only names a
direction (`region.targets.progress.in_direction`), amounts of money in fixed prices.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from region.content.catalogue import COUNTRY, COUNTY, Catalogue
from region.content.model import Indicator
from region.targets.progress import Direction, Progress, ProgressClass, Question, answer
from region.targets.progress.prices import in_fixed_prices
from region.targets.status import assess, followed_by, points_of

PRICE_INDEX = "consumer_price_index"
PACED = frozenset({"level", "change", "gap"})


class Outcome(StrEnum):
    """Which way an indicator has gone, seen from the way that is wanted."""

    FAVOURABLE = "favourable"
    UNCHANGED = "unchanged"
    UNFAVOURABLE = "unfavourable"
    NOT_ASSESSED = "not_assessed"


_OF_A_DIRECTION = {
    ProgressClass.ON_PACE: Outcome.FAVOURABLE,
    ProgressClass.FAR_TOO_SLOW: Outcome.UNCHANGED,
    ProgressClass.MOVING_AWAY: Outcome.UNFAVOURABLE,
}
_OF_A_PACE = {
    ProgressClass.ON_PACE: Outcome.FAVOURABLE,
    ProgressClass.TOO_SLOW: Outcome.FAVOURABLE,
    ProgressClass.FAR_TOO_SLOW: Outcome.FAVOURABLE,
    ProgressClass.MOVING_AWAY: Outcome.UNFAVOURABLE,
    ProgressClass.TARGET_LOST: Outcome.UNFAVOURABLE,
}


@dataclass(frozen=True)
class Course:
    """The verdict and what it rests on.

    Attributes
    ----------
    target
        Id of the target whose window is used; empty where none is.
    prices
        The year whose prices the amounts are in; None where they are no amounts of money.
    """

    outcome: Outcome
    progress: Progress
    target: str = ""
    prices: int | None = None


def _by_target(catalogue: Catalogue, indicator: Indicator) -> Course | None:
    """The verdict of the target that the county's series follows, if its pace has a class."""
    for target in catalogue.targets.values():
        followed = followed_by(target)
        if followed is None or target.kind not in PACED or target.direction != indicator.direction:
            continue
        if (followed.indicator, followed.area) != (indicator.id, COUNTY):
            continue
        result = assess(catalogue, target)
        found = _OF_A_PACE.get(result.progress_class)
        if found is not None:
            return Course(Outcome.UNCHANGED if not result.pace else found, result, target.id)
    return None


def _by_itself(catalogue: Catalogue, indicator: Indicator, direction: Direction) -> Course:
    points = points_of(catalogue, indicator.id, COUNTY)
    prices = None
    if indicator.kind == "money":
        index = {p.year: p.value for p in points_of(catalogue, PRICE_INDEX, COUNTRY)}
        prices = points[-1].year if points else None
        points = in_fixed_prices(points, index)
    result = answer(
        Question(
            kind="direction",
            points=points,
            direction=direction,
            decimals=indicator.decimals,
            last_break=indicator.last_break,
        )
    )
    outcome = _OF_A_DIRECTION.get(result.progress_class, Outcome.NOT_ASSESSED)
    return Course(outcome, result, prices=prices)


def course_of(catalogue: Catalogue, indicator: Indicator) -> Course | None:
    """Return which way the indicator has gone in the county; None where no way is wanted."""
    if indicator.direction == "none":
        return None
    return _by_target(catalogue, indicator) or _by_itself(catalogue, indicator, indicator.direction)
