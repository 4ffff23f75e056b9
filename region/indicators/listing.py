"""The catalogue as a list: every indicator with definition, origin, last value, next update."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from region.content.catalogue import COUNTRY, COUNTY, Catalogue
from region.content.model import Indicator
from region.content.periods import period_label
from region.indicators.by_sex import is_divided, why_not
from region.indicators.provenance import Provenance, provenance
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class IndicatorRow:
    """One indicator of the catalogue."""

    id: str
    name: str
    theme: str
    unit: str
    municipalities: bool
    county: bool
    country: bool
    first_period: str
    last_period: str
    next_update: str
    value_count: int
    provenance: Provenance
    divided: bool
    """Whether there are values of women and men."""
    undivided: str
    """Why there are none, where the indicator is on persons."""
    search_text: str


def _next_update(indicator: Indicator, last_period: str, language: Language) -> str:
    """Which period comes next, from the publishing rhythm; no date is promised."""
    _ = gettext(language)
    if indicator.update_interval == "none":
        return _("serien är avslutad")
    years = re.fullmatch(r"P(\d+)Y", indicator.update_interval)
    if not years:
        return _("oregelbundet")
    period = period_label(indicator, str(int(last_period) + int(years[1])), language)
    return _("värden för {period}").format(period=period)


def _undivided(catalogue: Catalogue, indicator: Indicator, language: Language) -> str:
    """Why an indicator on persons is not divided by sex; nothing for one that is not on persons."""
    not_persons = indicator.by_sex is not None and indicator.by_sex.reason == "not_persons"
    if not_persons or is_divided(catalogue, indicator.id):
        return ""
    return why_not(catalogue, indicator.id)[language]


@view
def indicators(catalogue: Catalogue, language: Language) -> tuple[IndicatorRow, ...]:
    """Return all indicators by theme, then by name."""
    order = list(catalogue.themes)
    rows = []
    for indicator in catalogue.indicators.values():
        observations = catalogue.observations[indicator.id]
        valued = [row for row in observations.rows if row.value is not None]
        periods = sorted({row.period for row in valued})
        origin = provenance(catalogue, indicator.id, language)
        theme = catalogue.themes[indicator.theme].name[language]
        rows.append(
            IndicatorRow(
                id=indicator.id,
                name=indicator.name[language],
                theme=theme,
                unit=indicator.unit[language],
                municipalities=bool(observations.municipal_periods),
                county=bool(observations.series(COUNTY)),
                country=bool(observations.series(COUNTRY)),
                first_period=period_label(indicator, periods[0], language),
                last_period=period_label(indicator, periods[-1], language),
                next_update=_next_update(indicator, periods[-1], language),
                value_count=len(valued),
                provenance=origin,
                divided=is_divided(catalogue, indicator.id),
                undivided=_undivided(catalogue, indicator, language),
                search_text=" ".join(
                    (indicator.id, indicator.name[language], theme, origin.definition, origin.line)
                ).casefold(),
            )
        )
    themes = {theme.name[language]: order.index(theme.id) for theme in catalogue.themes.values()}
    return tuple(sorted(rows, key=lambda row: (themes[row.theme], row.name.casefold())))


@view
def up_to_date(catalogue: Catalogue, language: Language) -> str:
    """Return how many indicators have values for the last whole year, or for a later one."""
    _ = gettext(language)
    year = catalogue.day.year - 1
    newest = [
        max(row.period for row in catalogue.observations[key].rows if row.value is not None)
        for key in catalogue.indicators
    ]
    number = sum(int(period) >= year for period in newest)
    if not number:
        told = _("Inget av {total} mått har värden för {year} eller senare.")
    elif number == 1:
        told = _("Ett av {total} mått har värden för {year} eller senare.")
    else:
        told = _("{number} av {total} mått har värden för {year} eller senare.")
    return told.format(
        number=fmt.in_words(number, language).capitalize(), total=len(newest), year=year
    )


@view
def holdings(catalogue: Catalogue, language: Language) -> str:
    """Return what the dashboard shows, counted; everything in it names its source."""
    _ = gettext(language)
    return _(
        "Här visas {indicators} mått, {targets} delmål och {rankings}, alla med källa."
    ).format(
        indicators=len(catalogue.indicators),
        targets=len(catalogue.targets),
        rankings=_("en rankning")
        if len(catalogue.rankings) == 1
        else _("{number} rankningar").format(number=len(catalogue.rankings)),
    )


def search(rows: Sequence[IndicatorRow], words: str) -> tuple[IndicatorRow, ...]:
    """Return the rows in which every word of the query occurs, in the rows' own order."""
    needles: Iterable[str] = words.casefold().split()
    return tuple(row for row in rows if all(needle in row.search_text for needle in needles))
