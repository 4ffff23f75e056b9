"""The county and its parts as places of their own: the catalogue with rows for inner and outer.

A part's value follows the same formula as the county's, of the part's own municipalities alone:
counts are added up, quotients and changes are made of the sums, and means are weighted with the
persons that the measure divides by (`geo/parts.yaml`). What cannot be put together so is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from region.content.catalogue import COUNTY, Area, Catalogue, Observation
from region.content.catalogue.observations import MadeTables, Observations
from region.content.geography.places import find_municipality, names_of_municipalities
from region.content.model import Indicator, Status
from region.content.model.formula import CountyMean, CountySum
from region.content.updating.derived import Tables, computed
from region.content.updating.table import Row, Rows, plain
from region.words.language import gettext
from region.words.names import fold
from region.words.text import LANGUAGES, Language

CATALOGUES_KEPT = 4


Level = Literal["municipality", "part", "county"]


def level_of(catalogue: Catalogue, code: str) -> Level:
    """Return what a place with a profile is."""
    if any(part.id == code for part in catalogue.county_parts.parts):
        return "part"
    return "county" if code == COUNTY else "municipality"


def members(catalogue: Catalogue, code: str) -> tuple[str, ...]:
    """Return the municipalities of the county or a part of it; none of a municipality."""
    if code == COUNTY:
        return tuple(area.code for area in catalogue.municipalities)
    found = (part.municipalities for part in catalogue.county_parts.parts if part.id == code)
    return next(found, ())


def profiled(catalogue: Catalogue, language: Language) -> dict[str, str]:
    """Return all places that have a profile with their names: the county, its parts, the rest."""
    return {
        COUNTY: catalogue.areas[COUNTY].name[language],
        **{part.id: part.name[language] for part in catalogue.county_parts.parts},
        **names_of_municipalities(catalogue, language),
    }


def find_profiled(catalogue: Catalogue, text: str) -> str | None:
    """Return the code of the place with a profile that `text` names, or None."""
    folded = fold(text)
    for code in (COUNTY, *(part.id for part in catalogue.county_parts.parts)):
        if folded == code or folded in {
            fold(profiled(catalogue, language)[code]) for language in LANGUAGES
        }:
            return code
    return find_municipality(catalogue, text)


def why_missing(language: Language) -> str:
    """Return why a part of the county has no value of a measure."""
    _ = gettext(language)
    return _(
        "kommunernas värden går inte att lägga ihop: källan har inte antalen bakom dem för samma år"
    )


def at_place(catalogue: Catalogue, code: str) -> Catalogue:
    """Return the catalogue that has the place's values."""
    return widened(catalogue) if level_of(catalogue, code) == "part" else catalogue


@lru_cache(maxsize=CATALOGUES_KEPT)
def widened(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with the parts of the county as areas, their rows made when asked."""
    parts = {part.id: Area(part.id, part.name, "county") for part in catalogue.county_parts.parts}

    def table(key: str) -> Observations:
        rows = [row for part in parts for row in _of_part(catalogue, part, key)]
        return Observations(tuple(sorted((*catalogue.observations[key].rows, *rows))))

    return replace(
        catalogue,
        version=f"{catalogue.version}#parts",
        areas=MappingProxyType({**catalogue.areas, **parts}),
        observations=MadeTables(tuple(catalogue.observations), table),
    )


def _of_part(catalogue: Catalogue, part: str, key: str) -> tuple[Observation, ...]:
    found = _made(catalogue, part)(key)
    return tuple(
        Observation(part, period, row.number, Status.COMPUTED)
        for (area, period), row in found.items()
        if area == COUNTY
    )


@lru_cache(maxsize=CATALOGUES_KEPT)
def _made(catalogue: Catalogue, part: str) -> Tables:
    """Return a function that gives the tables of a county with only the part's municipalities."""
    within = members(catalogue, part)
    areas = {code: catalogue.areas[code] for code in (COUNTY, *within)}
    every = catalogue.every_area.items()
    areas |= {c: a for c, a in every if a.level == "small_area" and c[:4] in within}

    @cache
    def tables(key: str) -> Rows:
        if key in catalogue.small_areas.tables:
            return _rows(catalogue.small_areas.observations[key], areas)
        if key not in catalogue.indicators:
            return _persons(catalogue, key, within)
        own = _rows(catalogue.observations[key], within)
        indicator = _with_formula(catalogue, key)
        return {**own, **computed(indicator, areas, own, tables)}

    return tables


def _with_formula(catalogue: Catalogue, key: str) -> Indicator:
    """Return the side-car with the formula that its county, or a part of it, follows."""
    indicator, weights = catalogue.indicators[key], catalogue.county_parts.weights
    if indicator.formula is not None:
        return indicator
    if key in weights:
        formula: CountyMean | CountySum = CountyMean(kind="county_mean", weights=weights[key])
    elif indicator.kind == "count":
        formula = CountySum(kind="county_sum")
    else:
        return indicator
    return indicator.model_copy(update={"formula": formula})


def _rows(table: Observations, areas: Mapping[str, object] | tuple[str, ...]) -> Rows:
    return {
        (row.area, row.period): Row("" if row.value is None else plain(row.value), row.status)
        for row in table.rows
        if row.area in areas and row.area != COUNTY
    }


def _persons(catalogue: Catalogue, group: str, within: tuple[str, ...]) -> Rows:
    """Return a group of the denominators as a table."""
    return {
        (code, str(year)): Row(plain(float(number)))
        for code in within
        for year, number in catalogue.denominators.get((group, code), ())
    }
