"""What was known on an earlier day: values by the day they were published, and replaced ones.

An observation counts from the day that its row says (`published`). Where the row says nothing, it
counts from the end of its period plus the side-car's `publication_lag`, or plus
`ASSUMED_LAG_MONTHS` where the source's rhythm is not known; at the latest from the day on which
the table was fetched, since it was known then. A value that was revised later comes back for the
days on which it was the one in force. An assessment and a ranking's edition count from their
publication, or from the end of their year; a measure's state from its date.

The plan, the strategy and the key figures it prints are not dated: they are the yardstick, not
the news.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar, cast

from region.content.catalogue.contents import Contents
from region.content.catalogue.observations import Observation, Observations, Replaced
from region.content.model import (
    Assessment,
    Edition,
    Indicator,
    Observed,
    Ranking,
    UnreadEditions,
)

ASSUMED_LAG_MONTHS = 12
"""Our own assumption, where nothing says how long after a period its values are published."""

CATALOGUES_KEPT = 32

_Part = TypeVar("_Part")
_Whole = TypeVar("_Whole", bound=Contents)


def end_of(partial_date: str) -> dt.date:
    """Return the last day of a year, a month or a day: the first on which it surely is past."""
    parts = [int(part) for part in partial_date.split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def months_after(year: int, months: int) -> dt.date:
    """Return the last day of the month that lies `months` after the end of the year."""
    years, month = divmod(11 + months, 12)
    return end_of(f"{year + years}-{month + 1:02}")


def rule_date(indicator: Indicator, period: str) -> dt.date:
    """Return from which day the rule counts a period's values as known."""
    lag = indicator.publication_lag_months
    by_rhythm = months_after(int(period), ASSUMED_LAG_MONTHS if lag is None else lag)
    return min(by_rhythm, indicator.retrieved)


def edition_known(edition: Edition) -> dt.date:
    """Return from which day a ranking's edition counts as known."""
    return end_of(edition.published or str(edition.year))


def assessment_known(assessment: Assessment) -> dt.date:
    """Return from which day a report's assessment counts as known."""
    return end_of(assessment.published or str(assessment.edition))


class History:
    """One indicator's values with the days between which each was the one in force."""

    def __init__(
        self, indicator: Indicator, observations: Observations, earlier: tuple[Replaced, ...]
    ):
        self.indicator, self.observations, self.earlier = indicator, observations, earlier
        revised: dict[tuple[str, str], dt.date] = {}
        for item in earlier:
            place = (item.area, item.period)
            revised[place] = max(item.replaced, revised.get(place, item.replaced))
        by_rule = {period: rule_date(indicator, period) for period in observations.by_period}
        self.known = tuple(
            row.published or revised.get((row.area, row.period)) or by_rule[row.period]
            for row in observations.rows
        )
        self.spans = tuple(sorted(self._spans(), key=lambda span: span[1].replaced))

    def _spans(self) -> Iterator[tuple[dt.date, Replaced]]:
        """Each earlier value with the day from which it was known.

        That is its own date, else the day on which it replaced another, else the rule's.
        """
        ended: dict[tuple[str, str], dt.date] = {}
        for item in sorted(self.earlier, key=lambda item: item.replaced):
            place = (item.area, item.period)
            start = item.published or ended.get(place) or rule_date(self.indicator, item.period)
            yield min(start, item.replaced), item
            ended[place] = item.replaced

    def days(self) -> set[dt.date]:
        """The days on which something became known, or was replaced."""
        return {
            *self.known,
            *(start for start, _ in self.spans),
            *(item.replaced for item in self.earlier),
        }

    def news_since(self, area: str, day: dt.date) -> int:
        """Return how many of an area's values became known, new or revised, after the day."""
        rows = zip(self.observations.rows, self.known, strict=True)
        return sum(
            row.area == area and row.value is not None and known > day for row, known in rows
        )

    def on(self, day: dt.date) -> Observations:
        """Return the observations as they were known on the day; the same object if all are."""
        if not self.earlier and max(self.known) <= day:
            return self.observations
        rows = {
            (row.area, row.period): row
            for row, known in zip(self.observations.rows, self.known, strict=True)
            if known <= day
        }
        for start, item in self.spans:
            if start <= day < item.replaced:
                row = Observation(item.area, item.period, item.value, item.status, item.published)
                rows.setdefault((item.area, item.period), row)
        return Observations(tuple(sorted(rows.values(), key=lambda row: (row.area, row.period))))


@lru_cache(maxsize=4)
def histories(catalogue: Contents) -> Mapping[str, History]:
    """Return every indicator's history."""
    return {
        key: History(indicator, catalogue.observations[key], catalogue.replaced.get(key, ()))
        for key, indicator in catalogue.indicators.items()
    }


@lru_cache(maxsize=4)
def _days(catalogue: Contents) -> tuple[dt.date, ...]:
    """The days on which anything in the catalogue became known, in order."""
    days = {day for history in histories(catalogue).values() for day in history.days()}
    for key, divided in catalogue.by_sex.items():
        if key in catalogue.indicators:
            own = catalogue.indicators[key].by_sex_alone
            days |= {rule_date(own, period) for period in divided.table.periods}
            days |= divided.table.published | divided.replacements
    days |= {assessment_known(assessment) for assessment in catalogue.assessments}
    for ranking in catalogue.rankings.values():
        days |= {edition_known(edition) for edition in ranking.editions}
        days |= {end_of(str(year)) for year in ranking.unread_years}
    days |= {end_of(state.date) for state in catalogue.measure_states}
    days |= {comment.date for comment in catalogue.comments}
    for comparison in catalogue.comparisons.values():
        for key, table in comparison.readings.items():
            periods = {row.period for row in table.rows}
            days |= {rule_date(comparison.indicators[key], period) for period in periods}
    return tuple(sorted(days))


def last_news(catalogue: Contents) -> dt.date:
    """Return the last day on which anything became known."""
    return _days(catalogue)[-1]


def as_known_on(catalogue: _Whole, day: dt.date) -> _Whole:
    """Return the catalogue with only what was known on `day`.

    Two days between which nothing became known give catalogues with the same version, so what is
    cached for one serves the other; a day on which all is known gives the catalogue itself.
    """
    latest = max((known for known in _days(catalogue) if known <= day), default=dt.date.min)
    if latest == _days(catalogue)[-1]:
        return catalogue
    return cast(_Whole, _as_known_on(catalogue, latest))  # of the same class


def _unread(ranking: Ranking, day: dt.date) -> tuple[UnreadEditions, ...]:
    """Return the unread editions of a ranking that had come out."""
    out = {
        group: tuple(year for year in group.years if end_of(str(year)) <= day)
        for group in ranking.unread
    }
    return tuple(group.model_copy(update={"years": years}) for group, years in out.items() if years)


def _replaced_by(catalogue: Contents, day: dt.date) -> dict[str, tuple[Replaced, ...]]:
    """Return the values that had been replaced by the day."""
    found = {
        key: tuple(one for one in earlier if one.replaced <= day)
        for key, earlier in catalogue.replaced.items()
    }
    return {key: earlier for key, earlier in found.items() if earlier}


@lru_cache(maxsize=CATALOGUES_KEPT)
def _as_known_on(catalogue: Contents, day: dt.date) -> Contents:
    known = {key: history.on(day) for key, history in histories(catalogue).items()}
    observations = {key: table for key, table in known.items() if _has_values(table)}
    indicators = {
        key: reduced(catalogue.indicators[key], table, observations)
        for key, table in observations.items()
    }

    rankings = {}
    for key, ranking in catalogue.rankings.items():
        editions = tuple(e for e in ranking.editions if edition_known(e) <= day)
        if editions:
            years = [edition.year for edition in editions]
            shown = ranking.table_1_edition
            update = {
                "editions": editions,
                "table_1_edition": shown if shown in years else None,
                "unread": _unread(ranking, day),
            }
            rankings[key] = ranking.model_copy(update=update)
    return replace(
        naming_only(catalogue, observations),
        version=f"{catalogue.version}@{day.isoformat()}",
        known_on=day,
        indicators=MappingProxyType(indicators),
        replaced=MappingProxyType(_replaced_by(catalogue, day)),
        updates=tuple(report for report in catalogue.updates if report.date <= day),
        rankings=MappingProxyType(rankings),
        places=MappingProxyType(
            {
                key: tuple(
                    place
                    for place in catalogue.places[key]
                    if place.edition in {edition.year for edition in ranking.editions}
                )
                for key, ranking in rankings.items()
            }
        ),
        comparisons=MappingProxyType(
            {
                scope: comparison.kept(lambda one, period: rule_date(one, period) <= day)
                for scope, comparison in catalogue.comparisons.items()
            }
        ),
        assessments=tuple(a for a in catalogue.assessments if assessment_known(a) <= day),
        comments=tuple(c for c in catalogue.comments if c.date <= day),
        measure_states=tuple(s for s in catalogue.measure_states if end_of(s.date) <= day),
    )


def naming_only(catalogue: _Whole, observations: Mapping[str, Observations]) -> _Whole:
    """Return the catalogue with these observations, and nothing that refers to others."""

    def kept(observed: Iterable[Observed]) -> tuple[Observed, ...]:
        return tuple(
            item
            for item in observed
            if item.indicator in observations and observations[item.indicator].series(item.area)
        )

    strategy = catalogue.strategy
    figures = catalogue.key_figures
    return replace(
        catalogue,
        observations=MappingProxyType(observations),
        matrix=catalogue.matrix.only(frozenset(observations)),
        targets=MappingProxyType(
            {
                key: target.model_copy(
                    update={
                        "observed": kept(target.observed),
                        "conditions": tuple(
                            condition.model_copy(update={"observed": None})
                            if condition.observed and not kept((condition.observed,))
                            else condition
                            for condition in target.conditions
                        ),
                        "municipal": tuple(i for i in target.municipal if i in observations),
                    }
                )
                for key, target in catalogue.targets.items()
            }
        ),
        followed_themes=MappingProxyType(
            {
                key: theme.model_copy(update={"observed": kept(theme.observed)})
                for key, theme in catalogue.followed_themes.items()
            }
        ),
        strategy=strategy.model_copy(
            update={
                name: tuple(_part(part, observations) for part in value)
                for name, value in strategy
                if isinstance(value, tuple) and name != "background"
            }
        ),
        key_figures=figures.model_copy(
            update={
                "figures": tuple(
                    figure.model_copy(
                        update={
                            "follows": tuple(
                                follow
                                for follow in figure.follows
                                if follow.indicator in observations
                                and observations[follow.indicator].series(follow.area)
                            )
                        }
                    )
                    for figure in figures.figures
                )
            }
        ),
    )


def _has_values(table: Observations) -> bool:
    return any(row.value is not None for row in table.rows)


def reduced(
    indicator: Indicator, table: Observations, observations: Mapping[str, Observations]
) -> Indicator:
    """Return the side-car without breaks outside its table and relatives without observations."""
    breaks = tuple(b for b in indicator.breaks if b.period in table.by_period)
    related = tuple(key for key in indicator.related if key in observations)
    if (breaks, related) == (indicator.breaks, indicator.related):
        return indicator
    return indicator.model_copy(update={"breaks": breaks, "related": related})


def _part(part: _Part, observations: Mapping[str, Observations]) -> _Part:
    """A part of the strategy that names only indicators with values, and so do its measures."""
    indicators = tuple(key for key in part.indicators if key in observations)  # type: ignore[attr-defined]
    update: dict[str, object] = {"indicators": indicators}
    if measures := getattr(part, "measures", None):
        update["measures"] = tuple(_part(measure, observations) for measure in measures)
    return part.model_copy(update=update)  # type: ignore[attr-defined]
