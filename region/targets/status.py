"""How a target stands: its computed class, in words, and what the class rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from region.content.catalogue import Catalogue
from region.content.catalogue.vintages import last_news
from region.content.model import Condition, Indicator, Observed, Target
from region.targets import ways, words
from region.targets.progress import (
    Bounds,
    Part,
    Point,
    Progress,
    ProgressClass,
    Question,
    answer,
    combine,
    not_assessed,
    windows,
)
from region.targets.progress.references import Reference, method_key, reference
from region.targets.progress.terms import Reason
from region.targets.words import SYMBOLS, group_label
from region.words.language import gettext
from region.words.text import Language

__all__ = ["SYMBOLS", "StatusView", "assess", "group_label", "status"]

OLD_YEARS = 2
"""From this age on, a status says how old its latest value is."""


@dataclass(frozen=True, eq=False)
class ConditionView:
    """One condition of a target that has several."""

    id: str
    name: str
    status: StatusView


@dataclass(frozen=True, eq=False)
class StatusView:
    """The computed status: key, symbol and words, and what it rests on.

    Attributes
    ----------
    explanation, uncertainty, base_dependence
        Sentences: what it rests on, what rounding and method allow, what other base years give.
    turn
        That the last step went the other way than the class says; also in the explanation.
    own_reading
        Why the series is only our own reading of the target; empty if it measures the target.
    tally
        In how many of its years a yearly amount has been reached: `0 av 8 år`.
    method
        The method's name in words, with the origin of its limits.
    short_term, long_term
        The same assessment over the last five, and the last ten to fifteen, years.
    """

    progress_class: ProgressClass
    symbol: str
    label: str
    explanation: str
    uncertainty: str
    progress: Progress
    base_dependence: str = ""
    own_reading: str = ""
    turn: str = ""
    method: str = ""
    tally: str = ""
    short_term: StatusView | None = None
    long_term: StatusView | None = None
    conditions: tuple[ConditionView, ...] = ()

    @property
    def method_key(self) -> str:
        """The method's name for programs: the kind of target, and which ratio decided."""
        return method_key(self.progress)

    @property
    def reference(self) -> Reference:
        """Where the method's limits come from."""
        return reference(self.progress)

    @property
    def never_met(self) -> bool:
        """Whether a yearly amount has been reached in none of the years that count."""
        result = self.progress
        return result.kind == "yearly" and bool(result.years_counted) and not result.years_met


def followed_by(target: Target) -> Observed | None:
    """Return the series that the status is computed from: the first that follows the target."""
    for relation in ("follows", "own_reading"):
        for observed in target.observed:
            if observed.relation == relation:
                return observed
    return None


def points_of(catalogue: Catalogue, key: str, area: str) -> tuple[Point, ...]:
    """Return what an area's series can be judged by: all values but those that are doubtful."""
    table, indicator = catalogue.observations.get(key), catalogue.indicators.get(key)
    if table is None or indicator is None:
        return ()
    return tuple(
        Point(int(row.period), row.value)
        for row in table.series(area)
        if row.value is not None and not indicator.is_doubtful(area, row.period)
    )


def _bounds(indicator: Indicator) -> Bounds:
    """What can exist: shares between 0 and 100, counts and amounts not below zero."""
    if indicator.kind == "share":
        return Bounds(0.0, 100.0)
    return Bounds(0.0, None) if indicator.range[0] >= 0 else Bounds()


def _question(
    catalogue: Catalogue, target: Target | Condition, observed: Observed | None
) -> Question:
    indicator = catalogue.indicators.get(observed.indicator) if observed else None
    return Question(
        kind=target.kind,
        points=points_of(catalogue, observed.indicator, observed.area) if observed else (),
        direction=target.direction,
        value=target.value,
        year=target.year,
        operator=target.operator,
        method=target.method,
        base_year=target.base_year,
        decimals=indicator.decimals if indicator else 1,
        last_break=indicator.last_break if indicator else None,
        bounds=_bounds(indicator) if indicator else Bounds(),
    )


def question(catalogue: Catalogue, target: Target) -> Question:
    """Return what is asked of the method: the target and the series that follows it."""
    return _question(catalogue, target, followed_by(target))


def assess(catalogue: Catalogue, target: Target) -> Progress:
    """Return the target's computed progress."""
    if target.kind == "combined":
        return combine(
            tuple(
                Part(item.id, answer(_question(catalogue, item, item.observed)))
                for item in target.conditions
            )
        )
    if target.kind == "qualitative":
        return not_assessed(Reason.NO_LEVEL, kind="qualitative")
    return answer(question(catalogue, target))


def status_of(
    result: Progress,
    indicator: Indicator | None,
    language: Language,
    kind: str | None = None,
    *,
    reserve: str = "",
    age: str = "",
) -> StatusView:
    """Return an outcome in words; `indicator` says in which unit and with how many decimals.

    `reserve` says what an own reading leaves out, and `age` how old the latest value is. Both go
    with the explanation wherever it goes.
    """
    unit, decimals = words.unit_and_decimals(indicator, language)
    told = words.explanation(result, unit, decimals, language, own_reading=bool(reserve))
    return StatusView(
        progress_class=result.progress_class,
        symbol=SYMBOLS[result.progress_class],
        label=words.class_label(result.progress_class, kind or result.kind, language),
        explanation=" ".join(text for text in (told, reserve, age) if text),
        uncertainty=ways.uncertainty(result, language),
        progress=result,
        base_dependence=words.base_dependence(result, language),
        turn=words.turn(result, unit, decimals, language),
        method=words.method_name(result, language),
        tally=words.tally(result, language),
    )


def _conditions(
    catalogue: Catalogue, target: Target, result: Progress, language: Language
) -> tuple[ConditionView, ...]:
    views = []
    for item, part in zip(target.conditions, result.parts, strict=True):
        key = item.observed.indicator if item.observed else ""
        indicator = catalogue.indicators.get(key)
        view = status_of(part.progress, indicator, language, item.kind)
        if item.no_series:
            view = replace(view, explanation=item.no_series[language])
        views.append(ConditionView(item.id, item.name[language], view))
    return tuple(views)


def _age(catalogue: Catalogue, result: Progress, language: Language) -> str:
    """How old the latest value was when the last of what is known became known."""
    _ = gettext(language)
    years = last_news(catalogue).year - result.latest.year if result.latest else 0
    if years < OLD_YEARS or not result.assessed:
        return ""
    return _("Det senaste värdet är {years} år gammalt.").format(years=years)


def standing(
    catalogue: Catalogue, target: Target, result: Progress, language: Language
) -> StatusView:
    """Return one outcome of a target in words, with what has to be said of its series."""
    followed = followed_by(target)
    return status_of(
        result,
        catalogue.indicators[followed.indicator] if followed else None,
        language,
        target.kind,
        reserve=followed.reserve[language] if followed and followed.reserve else "",
        age=_age(catalogue, result, language),
    )


def status(catalogue: Catalogue, target: Target, language: Language) -> StatusView:
    """Return how the target stands, in words."""
    result = assess(catalogue, target)
    followed = followed_by(target)
    view = standing(catalogue, target, result, language)
    if target.kind == "combined":
        return replace(view, conditions=_conditions(catalogue, target, result, language))
    if followed is None:
        return view
    indicator = catalogue.indicators[followed.indicator]
    short, long = windows(question(catalogue, target))
    own = followed.note[language] if followed.relation == "own_reading" and followed.note else ""
    return replace(
        view,
        own_reading=own,
        short_term=status_of(short, indicator, language, target.kind) if short else None,
        long_term=status_of(long, indicator, language, target.kind) if long else None,
    )
