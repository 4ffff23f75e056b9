"""What is new between two days: targets that changed class, values, rankings, reports, measures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from region.comparisons.rankings.history import ranking_histories
from region.content.catalogue import COUNTRY, COUNTY, Catalogue, Observation
from region.content.model import Indicator
from region.content.periods import period_label
from region.indicators.provenance import DocumentNote, source_line
from region.indicators.values import value_text
from region.strategy.follow_up.days import REVISIONS_SINCE, known_note
from region.strategy.follow_up.measures import StateView, measures
from region.strategy.follow_up.reports import ReportView, reports
from region.targets.goals import goals
from region.targets.status import StatusView
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class TargetChange:
    """A target whose class is another than it was."""

    id: str
    name: str
    confirmed: bool
    before: StatusView
    after: StatusView


@dataclass(frozen=True, eq=False)
class NewValues:
    """An indicator with values for periods or areas that had none."""

    indicator: str
    name: str
    theme: str
    periods: str
    areas: str
    latest: str
    line: str
    url: str
    feeds_target: bool


@dataclass(frozen=True, eq=False)
class Revision:
    """A value that was known before and has been changed since."""

    indicator: str
    name: str
    area: str
    period: str
    before: str
    after: str
    line: str
    url: str


@dataclass(frozen=True, eq=False)
class NewEdition:
    """A ranking that has come out anew, and Stockholm's place in it."""

    ranking: str
    name: str
    edition: int
    place: str
    source: DocumentNote


@dataclass(frozen=True, eq=False)
class MeasureChange:
    """A measure whose recorded state has changed."""

    id: str
    name: str
    before: StateView
    after: StateView


@dataclass(frozen=True, eq=False)
class Count:
    """How many of something have changed; `text` is a number, or why there is none."""

    label: str
    text: str


@dataclass(frozen=True, eq=False)
class ChangesView:
    """Everything that is new between two days."""

    start: dt.date
    end: dt.date
    heading: str
    counts: tuple[Count, ...]
    note: str
    targets: tuple[TargetChange, ...]
    values: tuple[NewValues, ...]
    revisions: tuple[Revision, ...]
    editions: tuple[NewEdition, ...]
    reports: tuple[ReportView, ...]
    measures: tuple[MeasureChange, ...]

    @property
    def sentence(self) -> str:
        """The counts in one line: `Mål med annan status: 1. Mått med nya värden: 65.`"""
        return " ".join(f"{count.label}: {count.text}." for count in self.counts)


def _targets(before: Catalogue, after: Catalogue, language: Language) -> Iterator[TargetChange]:
    old = {target.id: target for target in goals(before, language).targets}
    for target in goals(after, language).targets:
        earlier = old.get(target.id)
        if earlier and earlier.status.progress_class is not target.status.progress_class:
            yield TargetChange(
                target.id, target.name, target.confirmed, earlier.status, target.status
            )


def _areas(catalogue: Catalogue, codes: Iterable[str], language: Language) -> str:
    """Return which areas are meant: the county, the country, one municipality or how many."""
    _ = gettext(language)
    known = set(codes)
    named = [_("länet")] * (COUNTY in known) + [_("riket")] * (COUNTRY in known)
    municipalities = sorted(code for code in known if len(code) == 4)
    if len(municipalities) == 1:
        named.append(catalogue.areas[municipalities[0]].name[language])
    elif municipalities:
        named.append(_("{number} kommuner").format(number=len(municipalities)))
    return fmt.listing(named, language)


def _periods(indicator: Indicator, periods: Iterable[str], language: Language) -> str:
    """Return `2023`, or first and last of several."""
    ordered = sorted(set(periods))
    named = [period_label(indicator, period, language) for period in (ordered[0], ordered[-1])]
    return named[0] if len(ordered) == 1 else f"{named[0]}–{named[-1]}"


def _latest(
    catalogue: Catalogue, indicator: Indicator, new: list[Observation], language: Language
) -> str:
    """The newest of the new values for the county, else for the country, with the one before."""
    _ = gettext(language)
    for area in (COUNTY, COUNTRY):
        rows = [row for row in new if row.area == area]
        if not rows:
            continue
        last = max(rows, key=lambda row: row.period)
        series = catalogue.observations[indicator.id].series(area)
        earlier = [row for row in series if row.period < last.period]
        text = _("{area}: {value} ({period})").format(
            area=catalogue.areas[area].name[language],
            value=value_text(indicator, last, language),
            period=period_label(indicator, last.period, language),
        )
        if earlier and indicator.id in catalogue.observations:
            text += _(", före det {value} ({period})").format(
                value=value_text(indicator, earlier[-1], language),
                period=period_label(indicator, earlier[-1].period, language),
            )
        return text
    return ""


def _values(
    before: Catalogue, after: Catalogue, language: Language
) -> tuple[list[NewValues], list[Revision]]:
    feeding = {o.indicator for t in after.targets.values() for o in t.observed}
    values, revisions = [], []
    for indicator in after.indicators.values():
        old_table = before.observations.get(indicator.id)
        table = after.observations[indicator.id]
        if table is old_table:
            continue
        old = {(row.area, row.period): row for row in old_table.rows} if old_table else {}
        new = []
        line = source_line(after, indicator, language)
        url = indicator.sources[0].page(language)
        name = indicator.name[language]
        for row in table.rows:
            if row.value is None:
                continue
            earlier = old.get((row.area, row.period))
            if earlier is None or earlier.value is None:
                new.append(row)
            elif earlier.value != row.value:
                revisions.append(
                    Revision(
                        indicator=indicator.id,
                        name=name,
                        area=after.areas[row.area].name[language],
                        period=period_label(indicator, row.period, language),
                        before=value_text(indicator, earlier, language),
                        after=value_text(indicator, row, language),
                        line=line,
                        url=url,
                    )
                )
        if new:
            values.append(
                NewValues(
                    indicator=indicator.id,
                    name=name,
                    theme=after.themes[indicator.theme].name[language],
                    periods=_periods(indicator, (row.period for row in new), language),
                    areas=_areas(after, (row.area for row in new), language),
                    latest=_latest(after, indicator, new, language),
                    line=line,
                    url=url,
                    feeds_target=indicator.id in feeding,
                )
            )
    order = {theme.name[language]: number for number, theme in enumerate(after.themes.values())}
    values.sort(key=lambda v: (not v.feeds_target, order[v.theme], v.name.casefold()))
    return values, revisions


def _editions(before: Catalogue, after: Catalogue, language: Language) -> Iterator[NewEdition]:
    known = {key: {e.year for e in ranking.editions} for key, ranking in before.rankings.items()}
    for ranking in ranking_histories(after, language):
        for edition in reversed(ranking.editions):
            if edition.year not in known.get(ranking.id, set()):
                yield NewEdition(
                    ranking.id, ranking.name, edition.year, edition.place, edition.source
                )


def _reports(before: Catalogue, after: Catalogue, language: Language) -> tuple[ReportView, ...]:
    known = {assessment.id for assessment in before.assessments}
    return reports((a for a in after.assessments if a.id not in known), language)


def _measures(before: Catalogue, after: Catalogue, language: Language) -> Iterator[MeasureChange]:
    old = {measure.id: measure.state for measure in measures(before, language).measures}
    for measure in measures(after, language).measures:
        if old[measure.id].state != measure.state.state:
            yield MeasureChange(measure.id, measure.name, old[measure.id], measure.state)


@view
def changes(catalogue: Catalogue, start: dt.date, end: dt.date, language: Language) -> ChangesView:
    """Return what is known on `end` that was not on `start`; the earlier of the two is the start.

    The catalogue is the whole one, not one as known on some day.
    """
    _ = gettext(language)
    start, end = sorted((start, end))
    before, after = catalogue.as_known_on(start), catalogue.as_known_on(end)
    values, revisions = _values(before, after, language)
    targets = tuple(_targets(before, after, language))
    editions = tuple(_editions(before, after, language))
    moved = tuple(_measures(before, after, language))
    return ChangesView(
        start=start,
        end=end,
        heading=_("Nytt från {start} till {end}").format(
            start=fmt.date(start, language), end=fmt.date(end, language)
        ),
        counts=(
            Count(_("Mål med annan status"), str(len(targets))),
            Count(_("Mått med nya värden"), str(len(values))),
            Count(
                _("Ändrade i efterhand"),
                str(len(revisions))
                if end >= REVISIONS_SINCE
                else _("syns från {date}").format(date=fmt.date("2026-11", language)),
            ),
            Count(_("Nya utgåvor av rankningar"), str(len(editions))),
            Count(_("Insatser med nytt läge"), str(len(moved))),
        ),
        note=known_note(language),
        targets=targets,
        values=tuple(values),
        revisions=tuple(revisions),
        editions=editions,
        reports=_reports(before, after, language),
        measures=moved,
    )
