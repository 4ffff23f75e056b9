"""Every map's numbers, ranks and sentence, recomputed from the tables' own text.

73 indicators in all periods: as value, as difference from the county, and as change since every
year, in both languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import pytest

from region.content.catalogue import Catalogue
from region.municipalities.choropleth import MapView, choropleth, map_view
from region.municipalities.classes import Scheme
from region.municipalities.measures import bases, can_differ, measured
from region.municipalities.series import MapSeries, indicator_series
from region.words import formatting as fmt
from region.words.text import LANGUAGES, Language
from tests import apart
from tests.recompute import (
    COUNTRY,
    COUNTY,
    Raw,
    between,
    listing,
    municipal_keys,
    number,
    places,
    raw,
    said,
    with_unit,
)

HIGHEST_AND_LOWEST = "Högst: {highest} med {high}. Lägst: {lowest} med {low}."
Cells = Mapping[str, tuple[Decimal, int]]
"""A number and its decimals, by area."""


def values_of(found: Raw, period: str) -> Cells:
    return {
        area: (printed, found.digits(area, period))
        for area, one in found.values
        if one == period and (printed := found.printed(area, period)) is not None
    }


@cache
def changes_of(key: str, period: str, base: str) -> Cells:
    found = raw(key)
    return {area: cell for area in found.areas if (cell := between(found, area, period, base))}


def differences_of(found: Raw, period: str) -> Cells:
    areas = found.areas - {COUNTY}
    return {area: cell for area in areas if (cell := between(found, area, period, period, COUNTY))}


def told(found: Raw, cells: Cells, periods: tuple[str, ...]) -> dict[str, tuple[Decimal, int]]:
    """The municipalities that a sentence may speak of: no value of theirs is doubtful."""
    known = {area: cell for area, cell in cells.items() if len(area) == 4}
    sure = {
        area: cell
        for area, cell in known.items()
        if not any(found.doubtful(area, period) for period in periods)
    }
    return sure or known


def certainty_of(
    found: Raw, cells: Cells, periods: tuple[str, ...], changed: bool
) -> tuple[str, dict[str, tuple[int, int]]]:
    """The grade of a map's comparison, and the places that each can have."""
    if changed:
        grade, spans = (
            apart.changes(found.key, *periods)[0],
            apart.places_of_changes(found.key, *periods),
        )
    else:
        grade, spans = apart.ranges(found.key, *periods)[0], apart.places(found.key, *periods)
    return apart.NAMES[grade], spans


def sentence_of(
    view: MapView, found: Raw, cells: Cells, periods: tuple[str, ...], language: Language
) -> str:
    """The sentence that the numbers call for."""
    names = {row.code: row.name for row in (*view.rows, *view.references)}
    sure = told(found, cells, periods)
    if not sure:
        return said("Inga värden är publicerade för perioden.", language)
    printed = {area: rounded_cell(cell) for area, cell in sure.items()}
    high, low = max(printed.values()), min(printed.values())

    def shown(value: Decimal) -> str:
        decimals = next(sure[area][1] for area, other in printed.items() if other == value)
        return with_unit(value, decimals, view.unit, language)

    def named(value: Decimal) -> str:
        return listing(sorted(names[a] for a, other in printed.items() if other == value), language)

    if sum(len(area) == 4 for area in cells) == 1:
        parts = [
            said(
                "Bara {name} har ett värde: {value}.", language, name=named(high), value=shown(high)
            )
        ]
    elif high == low:
        parts = [said("Alla kommuner med värde har {value}.", language, value=shown(high))]
    else:
        parts = [
            said(
                HIGHEST_AND_LOWEST,
                language,
                highest=named(high),
                high=shown(high),
                lowest=named(low),
                low=shown(low),
            )
        ]
        grade, spans = certainty_of(found, cells, periods, len(periods) > 1)
        top = sorted((names[a], a) for a, other in printed.items() if other == high)
        first, last = spans.get(top[0][1], (0, 0))
        if found.direction == "down" and first:  # counted from the lowest
            first, last = len(spans) + 1 - last, len(spans) + 1 - first
        beside = max(0, min(last, sum(len(a) == 4 for a in cells)) - len(top)) if first == 1 else 0
        told_of = "Jämförelsen är {grade}, och högst går inte att skilja från {number} till."
        parts.append(
            said(
                told_of if beside else "Jämförelsen är {grade}.",
                language,
                grade=said(grade, language),
                number=beside,
            )
        )
    left_out = sorted(names[area] for area in cells if len(area) == 4 and area not in sure)
    if left_out:
        parts.append(
            said(
                "Osäkert och inte medräknat: {names}.", language, names=listing(left_out, language)
            )
        )
    parts += [
        f"{names[area]}: {with_unit(*cells[area], view.unit, language)}.".replace("..", ".")
        for area in (COUNTY, COUNTRY)
        if area in cells
    ]
    return " ".join(parts)


def rounded_cell(cell: tuple[Decimal, int]) -> Decimal:
    value, decimals = cell
    text = number(value, decimals, "en").replace(",", "").replace("\u2212", "-")
    return Decimal(text)


def check_series(
    series: MapSeries, period: str, cells: Cells, decimals: int, language: Language
) -> None:
    """All cells of a period: value, decimals, and nothing where nothing can be compared."""
    at = series.periods.index(period)
    for code, value in zip(series.codes, series.values[at], strict=True):
        if code not in cells:
            assert value is None
            continue
        assert value is not None
        expected, digits = cells[code]
        assert series.decimals_of(at, code) == digits
        shown = fmt.number(value, digits, language)
        assert shown == number(expected, digits, language), (series.name, period, code)
    assert series.decimals == decimals


def check_view(
    view: MapView, found: Raw, cells: Cells, periods: tuple[str, ...], language: Language
) -> None:
    """One map: number, text, rank and sentence."""
    shown = {a: rounded_cell(c) for a, c in cells.items() if len(a) == 4}
    ranks = places(shown, found.direction)
    for row in (*view.rows, *view.references):
        if row.code not in cells:
            assert row.number == "–"
            assert row.note
            continue
        value, digits = cells[row.code]
        assert row.number == number(value, digits, language)
        assert row.text == with_unit(value, digits, view.unit, language)
    spans = certainty_of(found, cells, periods, len(periods) > 1)[1]
    for row in view.rows:
        assert row.rank == ranks.get(row.code)
        if row.rank is not None and row.code in spans:
            assert row.rank_text == apart.place(spans[row.code]), (found.key, periods, row.code)
    order = [row.rank or 99 for row in view.rows]
    assert order == sorted(order)
    assert view.missing_count == 26 - len(ranks)
    assert view.sentence == sentence_of(view, found, cells, periods, language)


@pytest.mark.parametrize("key", municipal_keys())
def test_a_map_says_what_the_table_says(catalogue: Catalogue, key: str) -> None:
    found = raw(key)
    for language in LANGUAGES:
        series = indicator_series(catalogue, key, language)
        chart = choropleth(series, Scheme(), language)
        assert list(series.periods) == found.periods
        for period in series.periods:
            cells = values_of(found, period)
            check_series(series, period, cells, found.decimals, language)
            check_view(map_view(chart, period), found, cells, (period,), language)


@pytest.mark.parametrize("key", municipal_keys())
def test_a_map_of_differences_agrees_with_the_printed_values(
    catalogue: Catalogue, key: str
) -> None:
    found = raw(key)
    for language in LANGUAGES:
        series = indicator_series(catalogue, key, language)
        county = [period for period in series.periods if (COUNTY, period) in found.values]
        assert can_differ(series) == (found.kind != "count" and bool(county))
        if not can_differ(series):
            continue
        apart = measured(series, "difference", "", language)
        chart = choropleth(apart, Scheme(), language)
        assert list(apart.periods) == county
        for period in county:
            cells = differences_of(found, period)
            check_series(apart, period, cells, found.decimals, language)
            check_view(map_view(chart, period), found, cells, (period,), language)


@pytest.mark.parametrize("key", municipal_keys())
def test_a_map_of_change_agrees_with_the_printed_values_since_every_year(
    catalogue: Catalogue, key: str
) -> None:
    found = raw(key)
    for language in LANGUAGES:
        series = indicator_series(catalogue, key, language)
        offered = bases(series)
        for base in offered:
            whole = base == offered[max(0, len(offered) - 10)] and language == "sv"
            since = measured(series, "change", base, language)
            chart = choropleth(since, Scheme(), language)
            comparable = [p for p in found.periods if p != base and found.comparable(base, p)]
            assert list(since.periods) == comparable
            for period in comparable:
                cells = changes_of(key, period, base)
                decimals = 1 if found.relative else found.decimals
                check_series(since, period, cells, decimals, language)
                if whole or period == comparable[-1]:
                    check_view(map_view(chart, period), found, cells, (base, period), language)
