"""How fresh the figures are: which period comes next, when it is due, and what is late.

The source's own date counts where it has told one (`expected` in the side-car). Else a period is
due its `publication_lag` after its end, or `ASSUMED_LAG_MONTHS` where no lag is known.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from region.content.catalogue import Catalogue
from region.content.catalogue.vintages import ASSUMED_LAG_MONTHS, months_after
from region.content.model import Indicator
from region.content.periods import period_label
from region.indicators.provenance import source_line
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

Basis = Literal["source", "rhythm", "assumption"]


@dataclass(frozen=True, eq=False)
class Freshness:
    """One indicator's next period. `due` is None where no rhythm is known or the series ended."""

    indicator: str
    name: str
    last_period: str
    next_period: str
    due: dt.date | None
    basis: Basis | None
    is_late: bool
    is_published: bool
    """Whether the source has said that the next period is out."""
    can_be_fetched: bool
    checked: str
    text: str


@dataclass(frozen=True, eq=False)
class Awaited:
    """An indicator that is described but has not been fetched yet."""

    id: str
    name: str
    theme: str
    definition: str
    line: str
    url: str


def _due(indicator: Indicator, last: str, following: str) -> tuple[dt.date, Basis]:
    """Return when the following period is due, and what says so."""
    for source in indicator.sources:
        if source.expected and source.expected.period == following:
            return source.expected.date, "source"
    lag = indicator.publication_lag_months
    by_rhythm = months_after(int(following), ASSUMED_LAG_MONTHS if lag is None else lag)
    return by_rhythm, "assumption" if lag is None else "rhythm"


def _is_published(indicator: Indicator, following: str) -> bool:
    """Whether the source has said that it will next publish a period after the following one."""
    return any(
        source.expected and source.expected.period > following for source in indicator.sources
    )


def _years(indicator: Indicator) -> int | None:
    match = re.fullmatch(r"P(\d+)Y", indicator.update_interval)
    return int(match[1]) if match else None


def _checked(catalogue: Catalogue) -> dict[str, dt.date]:
    """Return the last day on which each indicator was compared with its source."""
    days: dict[str, dt.date] = {}
    for report in catalogue.updates:
        for run in report.runs:
            for result in run.results:
                if result.outcome in ("accepted", "unchanged"):
                    days[result.indicator] = max(
                        report.date, days.get(result.indicator, report.date)
                    )
    return days


def _text(
    indicator: Indicator,
    following: str,
    due: dt.date,
    basis: Basis,
    late: bool,
    language: Language,
) -> str:
    _ = gettext(language)
    period = period_label(indicator, following, language)
    day = fmt.date(due, language)
    if late and _is_published(indicator, following):
        return _("värden för {period}: finns hos källan").format(period=period)
    if late:
        return _("värden för {period}: väntades {date}").format(period=period, date=day)
    if basis == "source":
        return _("värden för {period}: kommer {date} enligt källan").format(period=period, date=day)
    return _("värden för {period}: väntas senast {date}").format(period=period, date=day)


@view
def freshness(catalogue: Catalogue, language: Language, day: dt.date) -> tuple[Freshness, ...]:
    """Return what comes next for every indicator as seen on `day`, the longest overdue first."""
    _ = gettext(language)
    checked = _checked(catalogue)
    rows = []
    for indicator in catalogue.indicators.values():
        valued = (row for row in catalogue.observations[indicator.id].rows if row.value is not None)
        last = max(row.period for row in valued)
        years = _years(indicator)
        due, basis, late, published, following = None, None, False, False, ""
        if indicator.update_interval == "none":
            text = _("serien är avslutad")
        elif years is None:
            text = _("oregelbundet")
        else:
            following = str(int(last) + years)
            due, basis = _due(indicator, last, following)
            published = _is_published(indicator, following)
            late = due < day or published
            text = _text(indicator, following, due, basis, late, language)
        rows.append(
            Freshness(
                indicator=indicator.id,
                name=indicator.name[language],
                last_period=period_label(indicator, last, language),
                next_period=period_label(indicator, following, language) if following else "",
                due=due,
                basis=basis,
                is_late=late,
                is_published=published,
                can_be_fetched=indicator.can_be_fetched,
                checked=fmt.date(checked[indicator.id], language)
                if indicator.id in checked
                else "",
                text=text,
            )
        )
    latest = dt.date.max
    return tuple(sorted(rows, key=lambda row: (not row.is_late, row.due or latest, row.indicator)))


@view
def update_line(catalogue: Catalogue, language: Language, day: dt.date) -> str:
    """Return when the figures were last updated, and by when the next ones are expected."""
    _ = gettext(language)
    last = _("Siffrorna uppdaterades senast {date}.").format(date=fmt.date(catalogue.day, language))
    coming = [row for row in freshness(catalogue, language, day) if row.due and row.due >= day]
    if not coming:
        return last
    first = min(coming, key=lambda row: (row.due or day, row.indicator))
    following = _("Nästa: {name}, {text}.").format(name=first.name, text=first.text)
    return f"{last} {following}"


@view
def awaited(catalogue: Catalogue, language: Language) -> tuple[Awaited, ...]:
    """Return the indicators that have not been fetched yet, by theme and then by name."""
    order = list(catalogue.themes)
    rows = [
        (
            order.index(indicator.theme),
            Awaited(
                id=indicator.id,
                name=indicator.name[language],
                theme=catalogue.themes[indicator.theme].name[language],
                definition=indicator.definition[language],
                line=source_line(catalogue, indicator, language),
                url=indicator.sources[0].page(language),
            ),
        )
        for indicator in catalogue.awaited.values()
    ]
    return tuple(row for _, row in sorted(rows, key=lambda r: (r[0], r[1].name.casefold())))
