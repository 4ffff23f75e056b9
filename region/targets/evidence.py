"""How sure a target's class is and what stands behind it: all six answers in one place."""

from __future__ import annotations

from dataclasses import dataclass

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
