"""The data change log: what updates have added, revised and taken away, day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.model import Indicator, IndicatorUpdate, UpdateReport, ValueChange
from region.content.periods import period_label
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

MOST_DAYS = 30
COUNTS = ("new", "revised", "vanished", "status_changed", "by_sex")
"""What an update counts and is told: more decimals of the same values are not."""


@dataclass(frozen=True, eq=False)
class LogLine:
    """What one update changed in one indicator."""

    indicator: str
    name: str
    text: str


@dataclass(frozen=True, eq=False)
class LogDay:
    """All changes of one day."""

    day: dt.date
    date: str
    lines: tuple[LogLine, ...]


@view
def update_log(catalogue: Catalogue, language: Language) -> tuple[LogDay, ...]:
    """Return the changes that updates have written, the latest day first."""
    days = []
    for report in catalogue.updates:
        lines = tuple(
            LogLine(
                indicator=result.indicator,
                name=indicator.name[language],
                text=_text(catalogue, indicator, result, language),
            )
            for result in _of_the_day(report)
            if (indicator := catalogue.indicators.get(result.indicator)) and _has_changes(result)
        )
        if lines:
            days.append(LogDay(report.date, fmt.date(report.date, language), lines))
    return tuple(days[:MOST_DAYS])


def _of_the_day(report: UpdateReport) -> Iterator[IndicatorUpdate]:
    """Yield what was accepted, once for each indicator: one can be fetched and computed too."""
    found: dict[str, list[IndicatorUpdate]] = {}
    for run in report.runs:
        for result in run.results:
            if result.outcome == "accepted":
                found.setdefault(result.indicator, []).append(result)
    for results in found.values():
        counts = {name: sum(getattr(one, name) for one in results) for name in COUNTS}
        texts = tuple(text for one in results for text in one.texts)
        changes = tuple(change for one in results for change in one.changes)
        yield results[0].model_copy(update={**counts, "texts": texts, "changes": changes})


def _has_changes(result: IndicatorUpdate) -> bool:
    """Whether there is anything to tell."""
    return any(getattr(result, name) for name in COUNTS) or bool(result.texts)


def _text(
    catalogue: Catalogue, indicator: Indicator, result: IndicatorUpdate, language: Language
) -> str:
    """Return the change in words: `26 nya värden (2025), 3 ändrade (störst: …)`."""
    _ = gettext(language)
    parts = []

    def number(count: int) -> str:
        return fmt.number(count, 0, language)

    if result.new:
        periods = _periods(indicator, result, "new", language)
        text = _("nya värden: {number} ({periods})")
        parts.append(text.format(number=number(result.new), periods=periods))
    if result.revised:
        revised = (change for change in result.changes if change.kind == "revised")
        largest = max(revised, key=lambda change: change.size)
        change = _change(catalogue, indicator, largest, language)
        text = _("ändrade värden: {number} (störst: {change})")
        parts.append(text.format(number=number(result.revised), change=change))
    if result.vanished:
        text = _("borttagna av källan: {number}")
        parts.append(text.format(number=number(result.vanished)))
    if result.status_changed:
        text = _("värden med ny anmärkning: {number}")
        parts.append(text.format(number=number(result.status_changed)))
    if result.by_sex:
        text = _("värden för kvinnor och män: {number}")
        parts.append(text.format(number=number(result.by_sex)))
    if result.texts:
        parts.append(_("källan har ändrat sin beskrivning"))
    return "; ".join(parts) + "."


def _periods(indicator: Indicator, result: IndicatorUpdate, kind: str, language: Language) -> str:
    periods = sorted({change.period for change in result.changes if change.kind == kind})
    first, last = (period_label(indicator, p, language) for p in (periods[0], periods[-1]))
    return first if first == last else f"{first}–{last}"


def _change(
    catalogue: Catalogue, indicator: Indicator, change: ValueChange, language: Language
) -> str:
    area = catalogue.areas[change.area].name[language]
    before, after = values_apart(change.before, change.after, indicator.decimals, language)
    period = period_label(indicator, change.period, language)
    return f"{area} {period}: {before} → {after}"


def values_apart(
    before: float | None, after: float | None, decimals: int, language: Language
) -> tuple[str, str]:
    """Return two values as numbers; with as many more decimals as it takes to tell them apart."""

    def written(places: int) -> tuple[str, str]:
        return fmt.number(before, places, language), fmt.number(after, places, language)

    pairs = [written(places) for places in range(decimals, min(decimals + 2, 6) + 1)]
    return next((pair for pair in pairs if pair[0] != pair[1]), pairs[-1])
