"""Consequences for sustainability: has each indicator gone the favourable way, and where?

Our own calculation. The wanted way is the side-car's `direction`, the change is that of the last
five years, and what counts as unchanged is the rule for targets that only name a direction
(`region.progress.in_direction`). The county's values only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from region import formatting as fmt
from region import progress
from region.catalogue import COUNTY, Catalogue
from region.language import gettext
from region.model import DIMENSIONS, Dimension, Indicator, Language
from region.progress import Point, Progress, ProgressClass, Reason
from region.series import SeriesView, series_view
from region.views import view


class Outcome(StrEnum):
    """Which way an indicator has gone, seen from the way that is wanted."""

    FAVOURABLE = "favourable"
    UNCHANGED = "unchanged"
    UNFAVOURABLE = "unfavourable"
    NOT_ASSESSED = "not_assessed"


SYMBOLS = {
    Outcome.FAVOURABLE: "▲",
    Outcome.UNCHANGED: "■",
    Outcome.UNFAVOURABLE: "▼",
    Outcome.NOT_ASSESSED: "–",
}
_FROM_CLASS = {
    ProgressClass.ON_PACE: Outcome.FAVOURABLE,
    ProgressClass.FAR_TOO_SLOW: Outcome.UNCHANGED,
    ProgressClass.MOVING_AWAY: Outcome.UNFAVOURABLE,
}


@dataclass(frozen=True, eq=False)
class OutcomeView:
    """One indicator, which way it has gone, and from what to what."""

    indicator: str
    name: str
    outcome: Outcome
    symbol: str
    label: str
    explanation: str
    series: SeriesView
    on_map: bool


@dataclass(frozen=True, eq=False)
class OutcomeCount:
    outcome: Outcome
    symbol: str
    label: str
    number: int


@dataclass(frozen=True, eq=False)
class OutcomeGroup:
    """A dimension or a global goal, with its indicators."""

    id: str
    name: str
    number: int | None
    outcomes: tuple[OutcomeView, ...]
    counts: tuple[OutcomeCount, ...]


@dataclass(frozen=True, eq=False)
class OutcomesView:
    """All indicators by dimension and by global goal."""

    sentence: str
    dimensions: tuple[OutcomeGroup, ...]
    goals: tuple[OutcomeGroup, ...]
    goals_without: str
    left_out: str

    def number(self, outcome: Outcome) -> int:
        """Return how many of the indicators have gone this way."""
        return sum(item.outcome is outcome for group in self.dimensions for item in group.outcomes)


def outcome_label(outcome: Outcome, language: Language) -> str:
    _ = gettext(language)
    return {
        Outcome.FAVOURABLE: _("Gynnsam riktning"),
        Outcome.UNCHANGED: _("I stort sett oförändrat"),
        Outcome.UNFAVOURABLE: _("Ogynnsam riktning"),
        Outcome.NOT_ASSESSED: _("Kan inte bedömas"),
    }[outcome]


def dimension_name(dimension: Dimension, language: Language) -> str:
    _ = gettext(language)
    return {
        "ecological": _("Ekologisk hållbarhet"),
        "social": _("Social hållbarhet"),
        "economic": _("Ekonomisk hållbarhet"),
    }[dimension]


def _dimension(catalogue: Catalogue, indicator: Indicator) -> Dimension:
    return indicator.dimension or catalogue.themes[indicator.theme].dimension


def _assess(catalogue: Catalogue, indicator: Indicator) -> Progress | None:
    """The change of the last five years, or None where no way is wanted."""
    if indicator.direction == "none":
        return None
    series = catalogue.observations[indicator.id].series(COUNTY)
    return progress.in_direction(
        tuple(Point(int(row.period), row.value) for row in series if row.value is not None),
        indicator.direction,
        decimals=indicator.decimals,
        last_break=indicator.last_break,
    )


def _explanation(
    indicator: Indicator, found: Progress | None, series: SeriesView, language: Language
) -> str:
    _ = gettext(language)
    if found is None:
        return _("Måttet har ingen riktning som är bättre.")
    if found.base is None or found.latest is None:
        if found.reason is Reason.SPAN_TOO_SHORT or indicator.breaks:
            return _("Det är för kort tid mellan jämförbara värden.")
        return _("Serien har för få värden.")
    better = _("Högre är bättre.") if indicator.direction == "up" else _("Lägre är bättre.")
    course = _("Från {base} ({base_year}) till {latest} ({year}).").format(
        base=fmt.with_unit(found.base.value, indicator.decimals, series.unit, language),
        base_year=found.base.year,
        latest=series.latest.text,
        year=series.latest.period,
    )
    return f"{course} {better}"


@view
def outcome(catalogue: Catalogue, indicator_id: str, language: Language) -> OutcomeView | None:
    """Return which way the indicator has gone in the county; None without a county series."""
    indicator = catalogue.indicators[indicator_id]
    observations = catalogue.observations[indicator_id]
    if not observations.series(COUNTY):
        return None
    found = _assess(catalogue, indicator)
    series = series_view(catalogue, indicator_id, COUNTY, language)
    result = (
        _FROM_CLASS.get(found.progress_class, Outcome.NOT_ASSESSED)
        if found
        else Outcome.NOT_ASSESSED
    )
    return OutcomeView(
        indicator=indicator_id,
        name=indicator.name[language],
        outcome=result,
        symbol=SYMBOLS[result],
        label=outcome_label(result, language),
        explanation=_explanation(indicator, found, series, language),
        series=series,
        on_map=bool(observations.municipal_periods),
    )


def _group(
    key: str, name: str, number: int | None, found: Iterable[OutcomeView], language: Language
) -> OutcomeGroup:
    order = list(Outcome)
    outcomes = tuple(sorted(found, key=lambda o: (order.index(o.outcome), o.name.casefold())))
    by_outcome = Counter(o.outcome for o in outcomes)
    counts = tuple(
        OutcomeCount(o, SYMBOLS[o], outcome_label(o, language), by_outcome[o])
        for o in Outcome
        if by_outcome[o]
    )
    return OutcomeGroup(key, name, number, outcomes, counts)


@view
def outcomes(catalogue: Catalogue, language: Language) -> OutcomesView:
    """Return the county's indicators by dimension and by global goal, each with its outcome."""
    _ = gettext(language)
    wanted = [i for i in catalogue.indicators.values() if i.direction != "none"]
    found = {
        i.id: view
        for i in catalogue.indicators.values()
        if (view := outcome(catalogue, i.id, language)) is not None
    }
    judged = [i for i in wanted if i.id in found]
    dimensions = tuple(
        _group(
            dimension,
            dimension_name(dimension, language),
            None,
            (found[i.id] for i in judged if _dimension(catalogue, i) == dimension),
            language,
        )
        for dimension in DIMENSIONS
    )
    goals = tuple(
        _group(
            part.id,
            part.name[language],
            number,
            (found[key] for key in part.indicators if key in found),
            language,
        )
        for number, part in enumerate(catalogue.strategy.sustainable_development_goals, start=1)
    )
    numbers = Counter(found[i.id].outcome for i in judged)
    without = [goal.number for goal in goals if not goal.outcomes]
    return OutcomesView(
        sentence=_(
            "{total} mått har ett värde för länet och en riktning som är bättre. De senaste fem "
            "åren har {favourable} gått åt det gynnsamma hållet, {unfavourable} åt det ogynnsamma "
            "och {unchanged} är i stort sett oförändrade. {rest} kan inte bedömas."
        ).format(
            total=len(judged),
            favourable=numbers[Outcome.FAVOURABLE],
            unfavourable=numbers[Outcome.UNFAVOURABLE],
            unchanged=numbers[Outcome.UNCHANGED],
            rest=numbers[Outcome.NOT_ASSESSED],
        ),
        dimensions=dimensions,
        goals=tuple(goal for goal in goals if goal.outcomes),
        goals_without=fmt.listing((str(number) for number in without), language),
        left_out=_(
            "{none} mått saknar en riktning som är bättre och {municipal} finns bara för "
            "kommunerna. De räknas inte in."
        ).format(none=len(catalogue.indicators) - len(wanted), municipal=len(wanted) - len(judged)),
    )
