"""The follow-up model's four questions, answered with what was known on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from region.comparisons.rankings.history import RankingHistory, ranking_histories
from region.content.catalogue import Catalogue
from region.strategy.follow_up.changes import ChangesView, TargetChange, changes
from region.strategy.follow_up.days import DayView, day_of, day_view
from region.strategy.follow_up.measures import MeasuresView, measures
from region.strategy.follow_up.outcomes import OutcomesView, outcomes
from region.strategy.follow_up.reports import ReportView, latest_report
from region.strategy.view import PartView, PriorityView, strategy
from region.targets.goals import GoalsView, goals
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class FollowUpView:
    """A follow-up: what was known on a day, and what was new since the year before."""

    day: DayView
    questions: tuple[PartView, ...]
    goals: GoalsView
    report: ReportView | None
    rankings: tuple[RankingHistory, ...]
    other_rankings: tuple[RankingHistory, ...]
    outcomes: OutcomesView
    priorities: tuple[PriorityView, ...]
    measures: MeasuresView
    since: ChangesView

    def earlier(self, target: str) -> TargetChange | None:
        """Return how the target has changed since the year before, if its class has."""
        return next((change for change in self.since.targets if change.id == target), None)


@view
def follow_up(catalogue: Catalogue, day: dt.date, language: Language) -> FollowUpView:
    """Return the follow-up as of a day, with what is new since the follow-up of the year before.

    The catalogue is the whole one, not one as known on some day.
    """
    known = catalogue.as_known_on(day)
    whole = strategy(known, language)
    printed = {key for key, one in catalogue.rankings.items() if one.table_1_edition is not None}
    rankings = ranking_histories(known, language)
    return FollowUpView(
        day=day_view(catalogue, day, language),
        questions=whole.follow_up_questions,
        goals=goals(known, language),
        report=latest_report(known, language),
        rankings=tuple(ranking for ranking in rankings if ranking.id in printed),
        other_rankings=tuple(ranking for ranking in rankings if ranking.id not in printed),
        outcomes=outcomes(known, language),
        priorities=whole.priorities,
        measures=measures(known, language),
        since=changes(catalogue, day_of(catalogue, day.year - 1), day, language),
    )
