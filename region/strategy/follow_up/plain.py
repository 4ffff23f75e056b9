"""A follow-up and its changes as plain values, for JSON and the command line."""

from __future__ import annotations

from typing import Any

from region.strategy.follow_up.changes import ChangesView
from region.strategy.follow_up.measures import StateView
from region.strategy.follow_up.outcomes import OutcomeGroup
from region.strategy.follow_up.questions import FollowUpView


def _state(state: StateView) -> dict[str, Any]:
    return {
        "state": state.state,
        "since": state.since or None,
        "source": state.source.url if state.source else None,
    }


def _group(group: OutcomeGroup) -> dict[str, Any]:
    return {
        "id": group.id,
        "name": group.name,
        "counts": {count.outcome.value: count.number for count in group.counts},
        "indicators": [
            {
                "id": item.indicator,
                "name": item.name,
                "outcome": item.outcome.value,
                "explanation": item.explanation,
                "value": item.series.latest.value,
                "period": item.series.latest.period,
                "source": item.series.provenance.line,
                "same_fact_as": lead.indicator if item is not lead else None,
            }
            for lead in group.outcomes
            for item in (lead, *lead.same)
        ],
    }


def follow_up_dict(view: FollowUpView) -> dict[str, Any]:
    """Return the answers to the four questions."""
    return {
        "known_on": view.day.day.isoformat(),
        "note": view.day.note or None,
        "targets": {
            "sentence": view.goals.sentence,
            "list": [
                {
                    "id": target.id,
                    "name": target.name,
                    "class": target.status.progress_class.value,
                    "label": target.status.label,
                    "confirmed": target.confirmed,
                    "explanation": target.status.explanation,
                }
                for target in view.goals.targets
            ],
        },
        "rankings": [
            {
                "id": ranking.id,
                "name": ranking.name,
                "edition": ranking.latest.year,
                "place": ranking.latest.rank,
                "stockholm": ranking.latest.place,
                "edition_before": before.year if before else None,
                "place_before": before.rank if before else None,
                "adjacent": ranking.standing.adjacent,
                "method_break": ranking.standing.method_break or None,
            }
            for ranking in (*view.rankings, *view.other_rankings)
            for before in (ranking.standing.before,)
        ],
        "sustainability": {
            "sentence": view.outcomes.sentence,
            "dimensions": [_group(group) for group in view.outcomes.dimensions],
            "global_goals": [_group(group) for group in view.outcomes.goals],
        },
        "priorities": [{"id": item.id, "name": item.name} for item in view.priorities],
        "measures": [
            {"id": m.id, "name": m.name, "focus_area": m.area, **_state(m.state)}
            for m in view.measures.measures
        ],
    }


def changes_dict(view: ChangesView) -> dict[str, Any]:
    """Return what is new between two days."""
    return {
        "from": view.start.isoformat(),
        "to": view.end.isoformat(),
        "note": view.note,
        "targets": [
            {
                "id": item.id,
                "name": item.name,
                "before": item.before.progress_class.value,
                "after": item.after.progress_class.value,
            }
            for item in view.targets
        ],
        "values": [
            {
                "indicator": item.indicator,
                "name": item.name,
                "periods": item.periods,
                "areas": item.areas,
                "latest": item.latest or None,
                "follows_a_target": item.feeds_target,
                "source": item.line,
            }
            for item in view.values
        ],
        "revisions": [
            {
                "indicator": item.indicator,
                "area": item.area,
                "period": item.period,
                "before": item.before,
                "after": item.after,
            }
            for item in view.revisions
        ],
        "rankings": [
            {"id": item.ranking, "edition": item.edition, "place": item.place}
            for item in view.editions
        ],
        "reports": [
            {"edition": report.edition, "assessments": len(report.assessments)}
            for report in view.reports
        ],
        "measures": [
            {"id": item.id, "before": item.before.state, "after": item.after.state}
            for item in view.measures
        ],
    }
