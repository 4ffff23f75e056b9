"""What values of an indicator were replaced: when, by what, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.content.model import Indicator, Status
from region.content.periods import period_label
from region.indicators.update_log import values_apart
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

MOST_REVISIONS = 30


@dataclass(frozen=True, eq=False)
class Revision:
    """A value that was replaced: what stood there, what stands there now, when and why."""

    area: str
    period: str
    before: str
    after: str
    date: str
    reason: str


def _reason(
    catalogue: Catalogue, indicator: Indicator, day: dt.date, before: Status, language: Language
) -> str:
    """Say why a value was replaced, as far as that is known."""
    _ = gettext(language)
    for one in indicator.revisions:
        if one.replaced == day:
            return one.reason[language]
    if before is Status.PROVISIONAL:
        return _("Det tidigare värdet var preliminärt.")
    if before in (Status.ESTIMATED, Status.COMPUTED) or indicator.formula:
        return _("Värdet var beräknat, och underlaget har ändrats.")
    fetched = [
        result
        for report in catalogue.updates
        if report.date == day
        for run in report.runs
        for result in run.results
        if result.indicator == indicator.id and result.revised
    ]
    if any(result.texts for result in fetched):
        return _("Källan ändrade värdet, och sin beskrivning samtidigt.")
    if fetched:
        return _("Källan har ändrat värdet. Dess svar säger inte varför.")
    return _("Skälet är inte antecknat.")


def _revisions(catalogue: Catalogue, key: str, language: Language) -> Iterator[Revision]:
    indicator = catalogue.indicators[key]
    table = catalogue.observations[key]
    known = catalogue.known_on or dt.date.max
    kept = (one for one in catalogue.replaced.get(key, ()) if one.replaced <= known)
    replaced = sorted(kept, key=lambda one: (one.area, one.period))
    for one in sorted(replaced, key=lambda one: one.replaced, reverse=True):
        now = table.by_period.get(one.period, {}).get(one.area)
        before, after = values_apart(
            one.value, now.value if now else None, indicator.decimals, language
        )
        if before == after:
            continue  # another status, or more decimals, of the same value
        yield Revision(
            area=catalogue.areas[one.area].name[language],
            period=period_label(indicator, one.period, language),
            before=before,
            after=after,
            date=fmt.date(one.replaced, language),
            reason=_reason(catalogue, indicator, one.replaced, one.status, language),
        )


@view
def revisions_of(catalogue: Catalogue, key: str, language: Language) -> tuple[Revision, ...]:
    """Return what has been replaced, the latest first; nothing of what only comparisons have."""
    return tuple(_revisions(catalogue, key, language)) if key in catalogue.indicators else ()


def revised_text(catalogue: Catalogue, key: str, language: Language) -> str:
    """Return in a sentence whether values have been replaced; "" where nobody has followed that."""
    if key not in catalogue.indicators:
        return ""
    _ = gettext(language)
    found = revisions_of(catalogue, key, language)
    if not found:
        return _("Inget värde har ändrats sedan vi började följa det.")
    if len(found) == 1:
        return _("Ett värde har ändrats, den {date}").format(date=found[0].date)
    text = _("{number} värden har ändrats, senast {date}")
    return text.format(number=len(found), date=found[0].date)
