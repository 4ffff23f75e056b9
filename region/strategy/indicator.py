"""One indicator as a place: its answer, what it serves, what one should know, when it changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from region.comparisons.comparison import scope_of
from region.comparisons.lines import own_periods, reading_text
from region.content.catalogue import COUNTRY, COUNTY, Catalogue, ScopeName
from region.content.model import Indicator
from region.content.periods import period_label
from region.indicators.by_sex import is_divided, why_not
from region.indicators.certainty.grading import graded
from region.indicators.certainty.words import basis_name, grade_note
from region.indicators.compared_by_sex import groups_of
from region.indicators.freshness import freshness
from region.indicators.provenance import Provenance, provenance_of
from region.indicators.revisions import MOST_REVISIONS, Revision, revisions_of
from region.indicators.series import SeriesView, series_view
from region.targets.links import focus_areas_of, looked_at
from region.words import pages
from region.words.addresses import API, export_address, observations_address
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view

CAPITAL = "0180"
PLACES = (COUNTY, CAPITAL, COUNTRY)
"""Whose value the answer tells: the first of these that has one."""


@dataclass(frozen=True, eq=False)
class Served:
    """Something that the indicator serves: of which kind, its name, and where it is shown."""

    kind: str
    name: str
    address: str


@dataclass(frozen=True, eq=False)
class IndicatorView:
    """All that the page of an indicator says in words; pictures are made beside it.

    Attributes
    ----------
    own
        Whether it has values for the county's parts; else it is known from `scopes` alone.
    scopes
        The comparisons that have it.
    place
        The code of the area that the answer tells of, "" if it is from a comparison.
    undivided
        Why there are no values of women and men; "" where there are.
    official
        For each publisher whether it answers for official statistics.
    revision_count
        How many values have been replaced; `revisions` are the last of them.
    next_text
        What comes next and when; "" as known on an earlier day.
    """

    id: str
    name: str
    short_name: str
    theme: str
    unit: str
    own: bool
    scopes: tuple[ScopeName, ...]
    place: str
    municipal: bool
    answer: str
    served: tuple[Served, ...]
    undivided: str
    kind: str
    evidence: str
    sure: str
    missing: str
    official: tuple[str, ...]
    revisions: tuple[Revision, ...]
    revision_count: int
    last_text: str
    last_period: str
    next_text: str
    checked: str
    provenance: Provenance

    @property
    def replacements(self) -> tuple[tuple[str, str, tuple[Revision, ...]], ...]:
        """The revisions by day and reason, which many of them share."""
        found = groupby(self.revisions, key=lambda one: (one.date, one.reason))
        return tuple((date, reason, tuple(ones)) for (date, reason), ones in found)


def every_indicator(catalogue: Catalogue) -> Mapping[str, Indicator]:
    """Return all indicators that have a page: the content's own, then those of comparisons."""
    found = dict(catalogue.indicators)
    for comparison in catalogue.comparisons.values():
        for key, indicator in comparison.indicators.items():
            found.setdefault(key, indicator)
    return found


def place_of(catalogue: Catalogue, key: str) -> str:
    """Return whose value stands for the indicator; "" where only comparisons have it."""
    if key not in catalogue.indicators:
        return ""
    table = catalogue.observations[key]
    known = (code for code in (*PLACES, *table.by_area) if table.series(code))
    return next(known, "")


def periods_of(catalogue: Catalogue, key: str) -> tuple[str, ...]:
    """Return the periods in which anybody has a value, in order."""
    if key in catalogue.indicators:
        return tuple(catalogue.observations[key].by_period)
    return tuple(sorted(catalogue.comparisons[scope_of(catalogue, key)].readings[key].by_period))


def data_addresses(catalogue: Catalogue, key: str, language: Language) -> dict[str, str]:
    """Return where the figures are, as `csv` for people and as `json` for programs."""
    if key in catalogue.indicators:
        return {one: observations_address(key, language, one) for one in ("csv", "json")}
    json = f"{API}/comparisons/{scope_of(catalogue, key)}/{key}?lang={language}"
    return {"csv": export_address(f"compare/{key}", "csv", language, view="lines"), "json": json}


def course_of(catalogue: Catalogue, key: str, chosen: str = "") -> tuple[str, dict[str, str]]:
    """Return which exhibit shows the indicator over time, and its choices.

    It is the chosen municipality, the county (or Stockholm), and the country, where they compare.
    """
    if key not in catalogue.indicators:
        return f"compare/{key}", {"scope": scope_of(catalogue, key), "view": "lines"}
    areas = (chosen, place_of(catalogue, key), COUNTY, COUNTRY)
    known = catalogue.observations[key]
    shown = [code for code in dict.fromkeys(areas) if code and known.series(code)]
    if catalogue.indicators[key].kind == "count":
        shown = shown[:1]  # a county and a country are not of one size
    return f"series/{key}", {"area": ",".join(shown)}


def _sentence(indicator: Indicator, place: str, value: str, period: str, language: Language) -> str:
    _ = gettext(language)
    told = ""
    if indicator.phrase:
        told = indicator.phrase[language].format(value=value)
    elif indicator.noun:
        told = _("är {noun} {value}").format(noun=indicator.noun[language], value=value)
    if told:
        return _("I {place} {told} ({period})").format(place=place, told=told, period=period)
    return _("{name} i {place}: {value} ({period})").format(
        name=indicator.name[language], place=place, value=value, period=period
    )


def _last(catalogue: Catalogue, indicator: Indicator, language: Language) -> tuple[str, str, str]:
    """Return whose last value stands for the indicator, the value, and its period."""
    place = place_of(catalogue, indicator.id)
    if place:
        series: SeriesView = series_view(catalogue, indicator.id, place, language)
        latest = series.told[-1]
        return series.area, latest.text, latest.period
    comparison = next(
        one for one in catalogue.comparisons.values() if indicator.id in one.indicators
    )
    period = own_periods(comparison, indicator.id)[-1]
    reading = comparison.readings[indicator.id].by_period[period][comparison.own]
    name = catalogue.areas[COUNTY].name[language]
    label = period_label(indicator, period, language)
    return name, reading_text(indicator, reading, language), label


def _served(catalogue: Catalogue, key: str, language: Language) -> Iterator[Served]:
    """Yield the targets that look at the indicator, then parts of the strategy, global goals."""
    _ = gettext(language)
    strategy = catalogue.strategy
    targets = [target for target in catalogue.targets.values() if key in looked_at(target)]
    for target in targets:
        address = pages.link("goals", language, target=target.id)
        yield Served(_("Delmål"), target.name[language], address)
    for theme in catalogue.followed_themes.values():
        if any(one.indicator == key for one in theme.observed):
            address = pages.link("goals", language, goal=theme.goal)
            yield Served(_("Tema i uppföljningen"), theme.name[language], address)
    of_targets = {area for target in targets for area in focus_areas_of(catalogue, target)}
    for area in strategy.focus_areas:
        measures = [key in measure.indicators for measure in area.measures]
        if area.id in of_targets or key in area.indicators or any(measures):
            address = pages.link("strategy", language, area=area.id)
            yield Served(_("Inriktningsområde"), area.name[language], address)
    goals = {one for target in targets for one in target.sustainable_development_goals}
    for part in strategy.sustainable_development_goals:
        if part.id in goals:
            address = pages.link("goals", language, sdg=part.id)
            yield Served(_("Globalt mål"), part.name[language], address)


def _official(catalogue: Catalogue, indicator: Indicator, language: Language) -> Iterator[str]:
    """Say of each publisher what is known of its figures' status; no table is vouched for."""
    _ = gettext(language)
    if indicator.calculation or indicator.formula:
        yield _("Det vi har räknat själva är inte officiell statistik.")
    for key in dict.fromkeys(source.publisher for source in indicator.sources):
        publisher = catalogue.publishers[key]
        text = {
            "national": _(
                "{name} är en av myndigheterna som ansvarar för officiell statistik. Om just den "
                "här tabellen är det står hos källan."
            ),
            "european": _("{name} ger ut EU:s statistik, som länderna lämnar uppgifter till."),
            None: _("Vi har ingen uppgift om att siffrorna från {name} är officiell statistik."),
        }[publisher.statistics]
        yield text.format(name=publisher.name[language])


def _sure(catalogue: Catalogue, key: str, language: Language) -> str:
    _ = gettext(language)
    table = catalogue.observations.get(key)
    if key not in catalogue.indicators or table is None or not table.municipal_periods:
        return _("Ingen skillnad mellan kommuner kan prövas, för källan har inga värden för dem.")
    found = graded(catalogue, key, table.municipal_periods[-1])
    return grade_note(found.grade, catalogue.indicators[key], language)


@view
def indicator_view(
    catalogue: Catalogue, key: str, language: Language, day: dt.date
) -> IndicatorView:
    """Return what an indicator's page says, as seen on `day`.

    Raises
    ------
    UnknownIdError
        if there is no such indicator.
    """
    known = every_indicator(catalogue)
    if key not in known:
        raise UnknownIdError("indicator", key, tuple(known))
    indicator, own = known[key], key in catalogue.indicators
    place, value, period = _last(catalogue, indicator, language)
    fresh = {row.indicator: row for row in freshness(catalogue, language, day)}.get(key)
    revisions = revisions_of(catalogue, key, language)
    theme = catalogue.themes.get(indicator.theme)
    compared = any(groups_of(one, key) for one in catalogue.comparisons.values())
    divided = compared or (own and is_divided(catalogue, key))
    return IndicatorView(
        id=key,
        name=indicator.name[language],
        short_name=indicator.short_name[language],
        theme=theme.name[language] if theme else "",
        unit=indicator.unit[language],
        own=own,
        scopes=tuple(
            scope for scope, one in catalogue.comparisons.items() if key in one.indicators
        ),
        place=place_of(catalogue, key),
        municipal=own and bool(catalogue.observations[key].municipal_periods),
        answer=_sentence(indicator, place, value, period, language),
        served=tuple(_served(catalogue, key, language)),
        undivided="" if divided else _undivided(catalogue, key, language),
        kind=basis_name(indicator, language),
        evidence=indicator.certainty.evidence[language] if indicator.certainty else "",
        sure=_sure(catalogue, key, language),
        missing=indicator.missing[language] if indicator.missing else "",
        official=tuple(_official(catalogue, indicator, language)),
        revisions=revisions[:MOST_REVISIONS],
        revision_count=len(revisions),
        last_text=value,
        last_period=period,
        next_text=fresh.text if fresh and not catalogue.known_on else "",
        checked=fresh.checked if fresh else "",
        provenance=provenance_of(catalogue, indicator, language),
    )


def _undivided(catalogue: Catalogue, key: str, language: Language) -> str:
    if key in catalogue.indicators:
        return why_not(catalogue, key)[language]
    _ = gettext(language)
    return _("Jämförelsen med andra regioner har inte läst in kvinnor och män.")
