"""What holds for every year by itself: yearly amounts and growth rates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from region.indicators.change import since_break
from region.targets.progress.levels import base_point
from region.targets.progress.ratios import class_of, default_operator, meets
from region.targets.progress.robustness import in_order, ways_of_a_mean
from region.targets.progress.terms import (
    SMALLEST_SPAN_YEARS,
    Direction,
    Operator,
    Point,
    Progress,
    ProgressClass,
    Reason,
    not_assessed,
)

YEARS_OF_MEAN = 5


def _share(mean: float, amount: float, operator: Operator) -> float | None:
    """How near the mean is to the amount: 1 at the amount, less on the wrong side of it."""
    part, whole = (mean, amount) if operator in (">=", ">") else (amount, mean)
    return part / whole if whole > 0 else None


def towards_yearly_amount(
    points: Sequence[Point],
    amount: float,
    *,
    operator: Operator = ">=",
    since: int | None = None,
    until: int | None = None,
    decimals: int = 0,
    last_break: int | None = None,
) -> Progress:
    """Assess a target that holds for every year, such as a number of dwellings a year.

    Each year stands for itself. The class follows the mean of the last five years as a share of
    the amount: met at 100 per cent, otherwise the same limits as for a pace.

    Parameters
    ----------
    since, until
        First and last year of the target. With a last year, `catch_up` is what every remaining
        year must give so that the mean over all years is the amount.
    """
    observed = tuple(points)
    counted = tuple(
        p
        for p in since_break(observed, last_break)
        if (since is None or p.year >= since) and (until is None or p.year <= until)
    )
    if not counted:
        return not_assessed(Reason.NO_SERIES, observed, "yearly")
    recent = counted[-YEARS_OF_MEAN:]
    mean = sum(p.value for p in recent) / len(recent)
    share = _share(mean, amount, operator)
    missing = sum(amount - p.value for p in counted)
    left = (until - counted[-1].year) if until is not None else 0
    outcome = Progress(
        ProgressClass.NOT_ASSESSED,
        kind="yearly",
        base=counted[0],
        latest=counted[-1],
        target=Point(until, amount) if until is not None else None,
        level=amount,
        distance=amount - mean,
        ratio_linear=share,
        years_met=tuple(p.year for p in counted if meets(p.value, amount, operator)),
        years_counted=tuple(p.year for p in counted),
        mean_of_last_five=mean,
        shortfall=missing,
        catch_up=(missing + amount * left) / left if left > 0 else None,
        observations=observed,
    )
    if len(counted) < SMALLEST_SPAN_YEARS:
        return replace(outcome, reason=Reason.TOO_FEW_VALUES)

    def class_at(value: float) -> ProgressClass:
        if meets(value, amount, operator):
            return ProgressClass.TARGET_MET
        near = _share(value, amount, operator)
        return ProgressClass.FAR_TOO_SLOW if near is None else class_of(near)

    half = 0.5 * 10.0**-decimals
    return replace(
        outcome,
        progress_class=class_at(mean),
        range=in_order(class_at(mean + shift) for shift in (-half, 0, half)),
        ways=ways_of_a_mean(
            counted, YEARS_OF_MEAN, class_at, lambda value: _share(value, amount, operator), half
        ),
    )


def towards_growth_rate(
    points: Sequence[Point],
    target: Point,
    direction: Direction,
    *,
    operator: Operator | None = None,
    base_year: int | None = None,
    decimals: int = 1,
    last_break: int | None = None,
) -> Progress:
    """Assess a series that is itself a growth rate: the mean of the period against the rate.

    A growth rate of a growth rate has no meaning, so no pace is computed.
    """
    operator = operator or default_operator(direction)
    observed = tuple(points)
    base = base_point(observed, base_year, last_break)
    if base is None:
        reason = Reason.NO_BASE if observed else Reason.NO_SERIES
        return not_assessed(reason, observed, "growth_rate")
    period = tuple(p for p in observed if base.year <= p.year <= target.year) or (base,)
    mean = sum(p.value for p in period) / len(period)
    share = _share(mean, target.value, operator)
    outcome = Progress(
        ProgressClass.NOT_ASSESSED,
        kind="growth_rate",
        base=base,
        latest=period[-1],
        target=target,
        level=target.value,
        ratio_linear=share,
        mean_of_last_five=mean,
        years_met=tuple(p.year for p in period if meets(p.value, target.value, operator)),
        years_counted=tuple(p.year for p in period),
        distance=target.value - mean,
        observations=observed,
    )
    if period[-1].year - base.year < SMALLEST_SPAN_YEARS:
        reason = Reason.TOO_FEW_VALUES if len(period) < 2 else Reason.SPAN_TOO_SHORT
        return replace(outcome, reason=reason)

    def class_at(value: float) -> ProgressClass:
        near = _share(value, target.value, operator)
        if meets(value, target.value, operator):
            return ProgressClass.TARGET_MET
        if period[-1].year >= target.year:
            return ProgressClass.TARGET_MISSED
        return ProgressClass.FAR_TOO_SLOW if near is None else class_of(near)

    result = class_at(mean)
    if share is None and result is ProgressClass.FAR_TOO_SLOW:
        return replace(outcome, reason=Reason.NO_RATIO)
    return replace(
        outcome,
        progress_class=result,
        range=(result,),
        ways=ways_of_a_mean(
            period,
            len(period),
            class_at,
            lambda value: _share(value, target.value, operator),
            0.5 * 10.0**-decimals,
        ),
    )
