"""The targets as rows of plain values: for the command line, and for whoever reads JSON."""

from __future__ import annotations

from typing import Any

from region.content.catalogue import Catalogue
from region.targets.evidence import as_dict as evidence_as_dict
from region.targets.evidence import evidence
from region.targets.goals import goals
from region.targets.progress import Progress
from region.targets.progress.plain import as_dict
from region.targets.status import StatusView
from region.targets.view import TargetView
from region.words.text import Language


def _data(target: TargetView, result: Progress) -> dict[str, Any] | None:
    """Which series the class rests on, and from when to when."""
    followed = target.following
    if followed is None:
        return None
    first = result.base or (result.observations[0] if result.observations else None)
    last = result.latest
    years = f"{first.year}–{last.year}" if first and last else None
    return {
        "indicator": followed.series.indicator,
        "area": followed.series.area,
        "relation": followed.relation,
        "years": years,
        "source": followed.series.provenance.line,
    }


def _term(view: StatusView | None) -> dict[str, Any] | None:
    if view is None:
        return None
    result = view.progress
    return {
        "class": result.progress_class.value,
        "label": view.label,
        "base": result.base._asdict() if result.base else None,
        "latest": result.latest._asdict() if result.latest else None,
        "ratio_linear": result.ratio_linear,
    }


def target_row(catalogue: Catalogue, target: TargetView, language: Language) -> dict[str, Any]:
    """Return everything that is computed for one target, with its words."""
    status, result = target.status, target.status.progress
    row = {
        "id": target.id,
        "goal": target.goal_name,
        "name": target.name,
        "wording": target.wording,
        "counted": target.confirmed,
        **as_dict(result),
        "label": status.label,
        "explanation": status.explanation,
        "uncertainty": status.uncertainty or None,
        "base_dependence": status.base_dependence or None,
        "own_reading": status.own_reading or None,
        "method_name": status.method,
        "data": _data(target, result),
        "short_term": _term(status.short_term),
        "long_term": _term(status.long_term),
        **evidence_as_dict(evidence(catalogue, target.id, language)),
        "published": [
            {"text": item.text, "when": item.when, "source": item.source.line}
            for item in target.published
        ],
    }
    named = {item.id: item.name for item in status.conditions}
    for condition in row["conditions"]:
        condition["name"] = named[condition["id"]]
    return row


def target_rows(catalogue: Catalogue, language: Language) -> list[dict[str, Any]]:
    """Return the rows of all targets, goal by goal."""
    return [
        target_row(catalogue, target, language) for target in goals(catalogue, language).targets
    ]
