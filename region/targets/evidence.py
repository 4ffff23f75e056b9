"""How sure a target's class is and what stands behind it: all six answers in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from region.content.catalogue import Catalogue
from region.targets.ladder import LadderRow, ladder
from region.targets.origin import LevelOrigin, level_origin
from region.targets.precedent import PrecedentView, precedent
from region.targets.robustness import RobustnessView, robustness
from region.targets.track_record import TrackRecordView, track_record
from region.targets.trend import TrendView, trend
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class Evidence:
    """What can be said of a target beside its class; None where there is nothing to say.

    A target with a class has the first four; one without has the ladder's step. All have an origin.
    """

    robustness: RobustnessView | None
    trend: TrendView | None
    precedent: PrecedentView | None
    track_record: TrackRecordView | None
    ladder: LadderRow | None
    origin: LevelOrigin

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said of it in running text: how sure, all values, who has done it, the record."""
        found = []
        if self.robustness:
            found += [self.robustness.sentence, self.robustness.others]
        if self.trend:
            found += [self.trend.sentence, self.trend.agreement]
        if self.precedent:
            found += [self.precedent.sentence, self.precedent.names]
        if self.track_record:
            found.append(self.track_record.sentence)
        return tuple(text for text in found if text)


@view
def evidence(catalogue: Catalogue, target_id: str, language: Language) -> Evidence:
    """Return everything that stands behind a target's class, or between it and one."""
    rows = {row.id: row for row in ladder(catalogue, language).rows}
    return Evidence(
        robustness=robustness(catalogue, target_id, language),
        trend=trend(catalogue, target_id, language),
        precedent=precedent(catalogue, target_id, language),
        track_record=track_record(catalogue, target_id, language),
        ladder=rows.get(target_id),
        origin=level_origin(catalogue, target_id, language),
    )


def _robustness(found: RobustnessView) -> dict[str, Any]:
    return {
        "agreeing": found.agreeing,
        "total": found.total,
        "uncertain": found.uncertain,
        "text": found.sentence,
        "ways": [
            {
                "name": way.name,
                "year": way.year,
                "years": way.years,
                "method": way.method or None,
                "progress_class": way.progress_class.value,
                "same": way.same,
                "own": way.own,
            }
            for way in found.ways
        ],
    }


def _trend(found: TrendView) -> dict[str, Any]:
    line = found.trend
    return {
        "way": found.way or None,
        "agrees": found.agrees,
        "values": found.count,
        "slope": line.slope if line else None,
        "low": line.low if line else None,
        "high": line.high if line else None,
        "class_by_trend": found.by_trend.value if found.by_trend else None,
        "text": " ".join(text for text in (found.sentence, found.agreement) if text),
    }


def _precedent(found: PrecedentView) -> dict[str, Any]:
    return {
        "count": found.count,
        "field": found.field,
        "needed": found.needed,
        "years": found.years,
        "scope": found.scope,
        "indicator": found.indicator,
        "text": f"{found.sentence} {found.names}".strip(),
        "note": found.note or None,
        "areas": [
            {"code": row.code, "name": row.name, "amount": row.amount, "years": row.years}
            for row in found.who
        ],
    }


def _track_record(found: TrackRecordView) -> dict[str, Any]:
    return {
        "held": found.held,
        "total": found.total,
        "text": found.sentence,
        "classes": [
            {"year": row.year, "said": row.said.value, "came": row.came.value, "held": row.held}
            for row in found.rows
        ],
    }


def _ladder(row: LadderRow) -> dict[str, Any]:
    near = row.substitute
    return {
        "has_level": row.has_level,
        "has_year": row.has_year,
        "has_series": row.has_series,
        "has_definition": row.has_definition,
        "missing": row.missing,
        "definition": row.definition or None,
        "owner": row.owner if row.owner_known else None,
        "owner_note": row.owner_note or None,
        "owner_url": row.owner_url or None,
        "next_step": row.next_step,
        "by": row.by,
        "date": row.date,
        "checked": row.checked or None,
        "nearest_measure": {
            "indicator": near.indicator,
            "name": near.name,
            "value": near.value,
            "period": near.period,
            "change": near.change or None,
            "since": near.since or None,
            "way": near.way or None,
            "note": near.note or None,
        }
        if near
        else None,
    }


def _origin(found: LevelOrigin) -> dict[str, Any]:
    return {
        "text": found.sentence,
        "by": found.decided or None,
        "date": found.date or None,
        "evidence": found.evidence,
        "evidence_known": found.evidence_known,
        "comments": [
            {
                "text": comment.text,
                "signature": comment.signature,
                "date": comment.date,
                "newer_values": comment.newer_values,
            }
            for comment in found.comments
        ],
    }


def as_dict(found: Evidence) -> dict[str, Any]:
    """Return it as plain values, for the terminal's JSON and the interface alike."""
    return {
        "robustness": _robustness(found.robustness) if found.robustness else None,
        "trend": _trend(found.trend) if found.trend else None,
        "precedent": _precedent(found.precedent) if found.precedent else None,
        "track_record": _track_record(found.track_record) if found.track_record else None,
        "ladder": _ladder(found.ladder) if found.ladder else None,
        "level_origin": _origin(found.origin),
    }
