"""An outcome as plain values, for JSON: numbers as computed, without words for readers."""

from __future__ import annotations

from typing import Any

from region.targets.progress.ratios import cagr_ratio, classify, linear_ratio
from region.targets.progress.references import method_key, reference
from region.targets.progress.terms import Direction, Operator, Point, Progress

DIGITS = 6


def _rounded(value: float | None) -> float | None:
    """Six digits after the point: enough to check, and no noise of the computer's arithmetic."""
    return None if value is None else round(value, DIGITS) + 0.0


def _point(point: Point | None) -> dict[str, float | int] | None:
    return None if point is None else {"year": point.year, "value": point.value}


def as_dict(progress: Progress) -> dict[str, Any]:
    """Return all that an outcome says; what does not apply is None."""
    origin = reference(progress)
    return {
        "class": progress.progress_class.value,
        "reason": progress.reason.value if progress.reason else None,
        "kind": progress.kind,
        "method": method_key(progress),
        "reference": {"title": origin.title, "publisher": origin.publisher, "url": origin.url},
        "ratio_linear": _rounded(progress.ratio_linear),
        "ratio_cagr": _rounded(progress.ratio_cagr),
        "cagr_observed": _rounded(progress.cagr_observed),
        "cagr_required": _rounded(progress.cagr_required),
        "pace": _rounded(progress.pace),
        "required_pace": _rounded(progress.required_pace),
        "needed_pace_from_now": _rounded(progress.needed_pace),
        "share_of_way": _rounded(progress.share_of_way),
        "share_of_time": _rounded(progress.share_of_time),
        "distance_left": _rounded(progress.distance),
        "projected": _rounded(progress.projected),
        "projected_range": [_rounded(v) for v in progress.projected_range]
        if progress.projected_range
        else None,
        "projection_clipped": progress.clipped,
        "uncertain": progress.uncertain,
        "possible_classes": [c.value for c in progress.range],
        "by_base_year": [
            {"year": o.year, "class": o.progress_class.value, "ratio": _rounded(o.ratio)}
            for o in progress.by_base_year
        ],
        "years_met": list(progress.years_met),
        "years_counted": list(progress.years_counted),
        "mean_of_last_five": _rounded(progress.mean_of_last_five),
        "accumulated_shortfall": _rounded(progress.shortfall),
        "needed_to_catch_up": _rounded(progress.catch_up),
        "change_in_places": progress.places,
        "before_last_turn": _point(progress.turn),
        "base": _point(progress.base),
        "latest": _point(progress.latest),
        "target": _point(progress.target),
        "level": _rounded(progress.level),
        "conditions": [{"id": part.id, **as_dict(part.progress)} for part in progress.parts],
        "observations": [_point(point) for point in progress.observations],
    }


def before_rules(
    progress: Progress, direction: Direction, operator: Operator | None
) -> dict[str, Any] | None:
    """Return ratio and class by each method before the smallest span and rounding are looked at.

    These are the intermediates of the worked cases; None where there is no pair and target.
    """
    base, latest, target = progress.base, progress.latest, progress.target
    if base is None or latest is None or target is None:
        return None
    if latest.year <= base.year or target.year <= base.year:
        return None
    by_growth = cagr_ratio(base, latest, target, direction)
    growth_class = classify(base, latest, target, direction, "cagr", operator)
    linear_class = classify(base, latest, target, direction, "linear", operator)
    return {
        "ratio_linear": _rounded(linear_ratio(base, latest, target)),
        "class_linear": linear_class.value if linear_class else None,
        "ratio_cagr": _rounded(by_growth),
        "class_cagr": growth_class.value if growth_class and by_growth is not None else None,
    }
