"""Steps about the municipalities: maps, ranked bars, courses over time, one profile."""

from __future__ import annotations

from region.content.catalogue import COUNTRY, COUNTY, Catalogue
from region.content.geography import credit
from region.content.model import Shown
from region.indicators import change
from region.indicators.series import SeriesView, series_view
from region.municipalities.addressed import Parameters, map_of
from region.municipalities.choropleth import extremes
from region.municipalities.menu import DEFAULT_INDICATOR
from region.municipalities.parts import find_profiled
from region.municipalities.profile.view import profile
from region.outputs.presentations.step_words import StepWords
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError


def _codes(catalogue: Catalogue, parameters: Parameters) -> tuple[str, ...]:
    known = {area.code for area in catalogue.municipalities}
    return tuple(code for code in parameters.get("kommun", "").split(",") if code in known)[:5]


def map_words(
    catalogue: Catalogue, parameters: Parameters, language: Language, shown: Shown
) -> StepWords:
    """Return the map that a step asks for, with the words for its headline."""
    _ = gettext(language)
    view = map_of(catalogue, parameters, language)
    found = extremes(view.rows)
    high, low = (found.highest[0], found.lowest[0]) if found else (None, None)
    ratio = fmt.MISSING
    if high and low and high.value and low.value and low.value > 0:
        ratio = fmt.number(change.ratio(high.value, low.value, view.decimals), 1, language)
    county = next((row for row in view.references if row.code == COUNTY), None)
    return StepWords(
        headline=_("{highest} har högst och {lowest} lägst värde"),
        subtitle=_("{name}, {period}. Jämförelsen är {grade}.").format(
            name=view.name, period=view.period_label, grade=view.grade_name
        ),
        places={
            "name": view.name,
            "period": view.period_label,
            "highest": fmt.listing((row.name for row in found.highest), language)
            if found
            else fmt.MISSING,
            "high": high.text if high else fmt.MISSING,
            "lowest": fmt.listing((row.name for row in found.lowest), language)
            if found
            else fmt.MISSING,
            "low": low.text if low else fmt.MISSING,
            "county": county.text if county else fmt.MISSING,
            "ratio": ratio,
        },
        sources=(view.line,) if shown == "bars" else (view.line, credit(language)),
    )


def series_of(
    catalogue: Catalogue, parameters: Parameters, language: Language
) -> tuple[SeriesView, ...]:
    """Return an indicator over time: chosen municipalities, the county and the country.

    Raises
    ------
    UnknownIdError
        if there is no such indicator, or if none of the areas has a value.
    """
    key = parameters.get("indicator") or DEFAULT_INDICATOR
    if key not in catalogue.indicators:
        raise UnknownIdError("indicator", key, tuple(catalogue.indicators))
    wanted = (*_codes(catalogue, parameters), COUNTY, COUNTRY)
    areas = [area for area in wanted if catalogue.observations[key].series(area)]
    lines = tuple(
        view for area in areas if (view := series_view(catalogue, key, area, language)).points
    )
    if not lines:
        raise UnknownIdError("the areas of", key, wanted)
    if catalogue.indicators[key].kind == "count":
        lines = lines[:1]  # a county and a country are not of one size
    return lines


def series_words(catalogue: Catalogue, parameters: Parameters, language: Language) -> StepWords:
    """Return what can be said of the first of the lines over time."""
    _ = gettext(language)
    line = series_of(catalogue, parameters, language)[0]
    first, latest = line.told[0], line.told[-1]
    moved = _("varit oförändrat")
    if latest.text != first.text:
        moved = _("ökat") if latest.value > first.value else _("minskat")
    if change.broken(first.year, latest.year, line.breaks):
        moved = _("bytt definition")
    return StepWords(
        headline=_("{name}: {latest} ({end})"),
        subtitle=_("{name}, {area}").format(name=line.name, area=line.area),
        places={
            "name": line.name,
            "area": line.area,
            "first": first.text,
            "start": first.period,
            "latest": latest.text,
            "end": latest.period,
            "moved": moved,
        },
        sources=(line.provenance.line,),
    )


OF_A_PROFILE = (
    "population_growth",
    "share_post_secondary_25_64",
    "median_income_20_64",
    "employment_rate_20_64",
    "ghg_emissions_territorial_per_capita",
)
"""What a profile on one screen shows, of the indicators that the content has."""


def profile_words(catalogue: Catalogue, parameters: Parameters, language: Language) -> StepWords:
    """Return one municipality in sentences and a few figures."""
    _ = gettext(language)
    given = parameters.get("kommun", "")
    code = find_profiled(catalogue, given) or given
    view = profile(catalogue, code, language)
    population = next((row for row in view.facts if row.indicator == "population"), None)
    rows = {row.indicator: row for row in view.rows}
    keys = [catalogue.current(key) for key in OF_A_PROFILE if key in catalogue.indicators]
    picked = [rows[key] for key in keys if key in rows and rows[key].value.value is not None]
    return StepWords(
        headline=_("{municipality}: {population}"),
        subtitle=_("Folkmängd {period}").format(
            period=population.period_label if population else fmt.MISSING
        ),
        places={
            "municipality": view.name,
            "population": population.value.text if population else fmt.MISSING,
            "period": population.period_label if population else fmt.MISSING,
        },
        sources=(*dict.fromkeys(row.provenance.line for row in picked), credit(language)),
    )
