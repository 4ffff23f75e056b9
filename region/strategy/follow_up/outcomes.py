"""Consequences for sustainability: has each indicator gone the favourable way, and where?

Our own calculation (`region.strategy.follow_up.courses`) on the county's values. The wanted way is
the side-car's `direction`. Indicators that show the same thing (`fact`) are counted once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from region.content.catalogue import COUNTY, Catalogue
from region.content.model import DIMENSIONS, Dimension, Indicator
from region.content.periods import period_label
from region.indicators.series import SeriesView, series_view
from region.strategy.follow_up.courses import Course, Outcome, course_of
from region.targets import words as target_words
from region.targets.progress import Point, Reason
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

__all__ = ["Outcome", "OutcomeGroup", "OutcomeView", "OutcomesView", "outcome", "outcomes"]

SYMBOLS = {
    Outcome.FAVOURABLE: "▲",
    Outcome.UNCHANGED: "■",
    Outcome.UNFAVOURABLE: "▼",
    Outcome.NOT_ASSESSED: "–",
}


@dataclass(frozen=True, eq=False)
class OutcomeView:
    """One indicator, which way it has gone, and from what to what.

    Attributes
    ----------
    base_year, last_year
        The window; None where no change could be computed.
    same
        Others that show the same thing, told but not counted; only in a group.
    """

    indicator: str
    name: str
    outcome: Outcome
    symbol: str
    label: str
    explanation: str
    series: SeriesView
    on_map: bool
    base_year: int | None
    last_year: int | None
    same: tuple[OutcomeView, ...] = ()


@dataclass(frozen=True, eq=False)
class OutcomeCount:
    outcome: Outcome
    symbol: str
    label: str
    number: int


@dataclass(frozen=True, eq=False)
class OutcomeGroup:
    """A dimension or a global goal, with its indicators; what shows the same thing is one."""

    id: str
    name: str
    number: int | None
    outcomes: tuple[OutcomeView, ...]
    counts: tuple[OutcomeCount, ...]


@dataclass(frozen=True, eq=False)
class OutcomesView:
    """All indicators by dimension and by global goal.

    `first_end` and `last_end` are the years in which the first and the last window end.
    """

    sentence: str
    first_end: int | None
    last_end: int | None
    dimensions: tuple[OutcomeGroup, ...]
    goals: tuple[OutcomeGroup, ...]
    goals_without: str
    left_out: str

    def number(self, outcome: Outcome) -> int:
        """Return how many have gone this way, the same thing counted once."""
        return sum(item.outcome is outcome for group in self.dimensions for item in group.outcomes)


def outcome_label(outcome: Outcome, language: Language) -> str:
    _ = gettext(language)
    return {
        Outcome.FAVOURABLE: _("Gynnsam riktning"),
        Outcome.UNCHANGED: _("Ingen tydlig riktning"),
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


def _dimension(catalogue: Catalogue, key: str) -> Dimension:
    indicator = catalogue.indicators[key]
    return indicator.dimension or catalogue.themes[indicator.theme].dimension


def _explanation(
    indicator: Indicator, found: Course | None, series: SeriesView, language: Language
) -> str:
    _ = gettext(language)
    if found is None:
        return _("Måttet har ingen riktning som är bättre.")
    result = found.progress
    if found.prices is not None and not result.observations:
        return _("Beloppen jämförs i fasta priser, och prisindex saknas för {year}.").format(
            year=found.prices
        )
    if not result.assessed or result.base is None or result.latest is None:
        if result.reason is Reason.SPAN_TOO_SHORT or indicator.breaks:
            return _("Det är för kort tid mellan jämförbara värden.")
        return _("Serien har för få värden.")

    def value(point: Point) -> str:
        decimals = indicator.decimals_of(COUNTY, str(point.year))
        return fmt.with_unit(point.value, decimals, series.unit, language)

    course = _("Från {base} ({base_year}) till {latest} ({year}).").format(
        base=value(result.base),
        base_year=period_label(indicator, str(result.base.year), language),
        latest=value(result.latest),
        year=period_label(indicator, str(result.latest.year), language),
    )
    prices = _("I {year} års priser.").format(year=found.prices) if found.prices else ""
    better = _("Högre är bättre.") if indicator.direction == "up" else _("Lägre är bättre.")
    own = _("Räknat från samma år som målet.") if found.target else ""
    turn = target_words.turn(result, series.unit, indicator.decimals, language)
    steps = " ".join(
        _("{period}: {note}.").format(period=point.period, note=point.status)
        for point in series.points
        if indicator.steps(COUNTY, str(point.year - 1), str(point.year))
        and result.base.year < point.year <= result.latest.year
    )
    return " ".join(text for text in (course, steps, prices, own, better, turn) if text)


@view
def outcome(catalogue: Catalogue, indicator_id: str, language: Language) -> OutcomeView | None:
    """Return which way the indicator has gone in the county; None without a county series."""
    indicator = catalogue.indicators[indicator_id]
    observations = catalogue.observations[indicator_id]
    if not observations.series(COUNTY):
        return None
    found = course_of(catalogue, indicator)
    series = series_view(catalogue, indicator_id, COUNTY, language)
    result = found.outcome if found else Outcome.NOT_ASSESSED
    window = found.progress if found and result is not Outcome.NOT_ASSESSED else None
    return OutcomeView(
        indicator=indicator_id,
        name=indicator.name[language],
        outcome=result,
        symbol=SYMBOLS[result],
        label=outcome_label(result, language),
        explanation=_explanation(indicator, found, series, language),
        series=series,
        on_map=bool(observations.municipal_periods),
        base_year=window.base.year if window and window.base else None,
        last_year=window.latest.year if window and window.latest else None,
    )


def _facts(catalogue: Catalogue, found: Iterable[OutcomeView]) -> tuple[OutcomeView, ...]:
    """Return each fact once: what leads it, the others that show the same thing beside it.

    The indicator that the others name leads if it can be judged, else the first that can.
    """
    by_fact: dict[str, list[OutcomeView]] = {}
    for item in found:
        key = catalogue.indicators[item.indicator].fact
        by_fact.setdefault(key, []).append(item)
    facts = []
    for key, items in by_fact.items():
        items.sort(key=lambda item: item.indicator != key)
        lead = next((i for i in items if i.outcome is not Outcome.NOT_ASSESSED), items[0])
        facts.append(replace(lead, same=tuple(item for item in items if item is not lead)))
    return tuple(facts)


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


def _sentence(
    found: int, facts: tuple[OutcomeView, ...], numbers: Counter[Outcome], language: Language
) -> str:
    _ = gettext(language)
    sentence = _(
        "{indicators} mått har ett värde för länet och en riktning som är bättre. Mått som visar "
        "samma sak räknas en gång, vilket ger {total}: {favourable} har gått åt det gynnsamma "
        "hållet, {unfavourable} åt det ogynnsamma och {unchanged} har ingen tydlig riktning. "
        "{rest} kan inte bedömas."
    ).format(
        indicators=found,
        total=len(facts),
        favourable=numbers[Outcome.FAVOURABLE],
        unfavourable=numbers[Outcome.UNFAVOURABLE],
        unchanged=numbers[Outcome.UNCHANGED],
        rest=numbers[Outcome.NOT_ASSESSED],
    )
    spans = [o.last_year - o.base_year for o in facts if o.last_year and o.base_year]
    ends = [o.last_year for o in facts if o.last_year]
    if not spans:
        return sentence
    windows = _("Jämförelserna är beskrivande, {spans} år långa och slutar {ends}.").format(
        spans=_span(min(spans), max(spans)), ends=_span(min(ends), max(ends))
    )
    return f"{sentence} {windows}"


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


@view
def outcomes(catalogue: Catalogue, language: Language) -> OutcomesView:
    """Return the county's indicators by dimension and by global goal, each with its outcome."""
    _ = gettext(language)
    wanted = [i for i in catalogue.indicators.values() if i.direction != "none"]
    found = {i.id: view for i in wanted if (view := outcome(catalogue, i.id, language)) is not None}
    facts = _facts(catalogue, found.values())
    dimensions = tuple(
        _group(
            dimension,
            dimension_name(dimension, language),
            None,
            (f for f in facts if _dimension(catalogue, f.indicator) == dimension),
            language,
        )
        for dimension in DIMENSIONS
    )
    goals = tuple(
        _group(
            part.id,
            part.name[language],
            number,
            _facts(catalogue, (found[key] for key in part.indicators if key in found)),
            language,
        )
        for number, part in enumerate(catalogue.strategy.sustainable_development_goals, start=1)
    )
    without = [goal.number for goal in goals if not goal.outcomes]
    ends = [fact.last_year for fact in facts if fact.last_year]
    return OutcomesView(
        sentence=_sentence(len(found), facts, Counter(f.outcome for f in facts), language),
        first_end=min(ends, default=None),
        last_end=max(ends, default=None),
        dimensions=dimensions,
        goals=tuple(goal for goal in goals if goal.outcomes),
        goals_without=fmt.listing((str(number) for number in without), language),
        left_out=_(
            "{none} mått saknar en riktning som är bättre och {municipal} finns bara för "
            "kommunerna. De räknas inte in."
        ).format(none=len(catalogue.indicators) - len(wanted), municipal=len(wanted) - len(found)),
    )
