"""The map that an address asks for: of which values, measured how, in which classes.

What the address does not say, or says in a way that there is not, is as usual.
"""

from __future__ import annotations

from collections.abc import Mapping

from region.content.catalogue import Catalogue
from region.indicators.by_sex import asked
from region.municipalities.choropleth import Choropleth, MapView, choropleth, map_view
from region.municipalities.classes import (
    DEFAULT_CLASSES,
    FEWEST_CLASSES,
    MOST_CLASSES,
    SCHEMES,
    Scheme,
    read_limits,
)
from region.municipalities.measures import bases, measured, usual_base
from region.municipalities.menu import DEFAULT_INDICATOR
from region.municipalities.series import MapSeries, indicator_series
from region.words.text import Language

Parameters = Mapping[str, str]


def map_of(catalogue: Catalogue, parameters: Parameters, language: Language) -> MapView:
    """Return one period of the map that is asked for.

    Raises
    ------
    UnknownIdError
        if there is no such indicator or period.
    """
    made = choropleth_of(catalogue, parameters, language)
    return map_view(made, parameters.get("year") or None)


def choropleth_of(catalogue: Catalogue, parameters: Parameters, language: Language) -> Choropleth:
    """Return the map that is asked for, with all its periods.

    Raises
    ------
    UnknownIdError
        if there is no such indicator.
    """
    series = measured_as(plain_series(catalogue, parameters, language), parameters, language)
    return choropleth(series, scheme(parameters), language)


def plain_series(catalogue: Catalogue, parameters: Parameters, language: Language) -> MapSeries:
    """Return the values of the indicator, of all or of women or men.

    Raises
    ------
    UnknownIdError
        if there is no such indicator.
    """
    key = parameters.get("indicator") or DEFAULT_INDICATOR
    return indicator_series(asked(catalogue, key, parameters.get("sex", "")), key, language)


def measured_as(series: MapSeries, parameters: Parameters, language: Language) -> MapSeries:
    """Return the series itself, its change since a period, or its difference from the county."""
    measure, offered = parameters.get("measure"), bases(series)
    if measure == "change" and offered:
        base = parameters.get("base", "")
        base = base if base in offered else usual_base(series)
        return measured(series, "change", base, language)
    return measured(series, "difference", "", language) if measure == "difference" else series


def scheme(parameters: Parameters) -> Scheme:
    """Return how the values are divided; own limits wait until there are some."""
    name = next((s for s in SCHEMES if s == parameters.get("scheme")), Scheme().name)
    limits = read_limits(parameters.get("limits", "")) or ()
    if name == "own":
        return Scheme(name, limits=limits) if limits else Scheme()
    if name == "std_mean":
        return Scheme(name)
    counts = {str(count): count for count in range(FEWEST_CLASSES, MOST_CLASSES + 1)}
    count = counts.get(parameters.get("classes", ""), DEFAULT_CLASSES)
    return Scheme(name, count, basis="all" if parameters.get("basis") == "all" else "last")
