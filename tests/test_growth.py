"""Larger content costs in step with its size: work is counted, never timed.

Counted are calls of functions, or lines that run where the work is small enough. The content is
made larger in memory, in one dimension at a time; `make bench` measures real folders
(`bench/scale.py`).
"""

from __future__ import annotations

import cProfile
import gc
import sys
from collections.abc import Callable
from dataclasses import replace
from types import FrameType, MappingProxyType
from typing import Any

import pytest

from bench.scale import MOST, exponent
from components import first_document
from components.map_values import map_data
from region.content.catalogue import Area, Catalogue, files
from region.content.catalogue import whole as reading
from region.content.catalogue.observations import MadeTables, Observations
from region.content.model import Query, Status
from region.content.sources import Answer, Cell
from region.content.updating import derived
from region.content.updating.compare import compare
from region.content.updating.table import Row, Rows
from region.indicators.series import series_view
from region.municipalities.choropleth import Choropleth, choropleth
from region.municipalities.classes import Scheme
from region.municipalities.profile.view import profile
from region.municipalities.series import indicator_series
from region.web.search import search
from region.words.remembered import Remembered
from region.words.text import Text
from region.words.views import WHOLE_PAGES_KEPT, whole_page

INDICATOR, MUNICIPALITY = "mean_age", "0182"
FIRST = "2022"
Work = Callable[[Catalogue], object]


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called, without those that collect garbage meanwhile."""
    profile = cProfile.Profile()
    gc.disable()
    try:
        profile.runcall(work)
    finally:
        gc.enable()
    return sum(entry.callcount for entry in profile.getstats())


def lines(work: Callable[[], object]) -> int:
    """Return how many lines are run, each as often as a loop runs it."""
    number, before = 0, sys.gettrace()

    def told(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal number
        number += event == "line"
        return told

    sys.settrace(told)
    try:
        work()
    finally:
        sys.settrace(before)
    return number


def _with_rows(found: Observations, more: Callable[[Any], list[Any]]) -> Observations:
    rows = [one for row in found.rows for one in (row, *more(row))]
    return Observations(tuple(sorted(rows, key=lambda row: (row.area, row.period))))


def _smaller(one: Catalogue) -> Catalogue:
    """Return less content to begin with: the latest values, of nobody by sex."""
    tables = {
        key: Observations(tuple(row for row in found.rows if row.period >= FIRST))
        for key, found in one.observations.items()
    }
    return replace(
        one,
        version=f"{one.version} smaller",
        observations=MappingProxyType(
            {key: t if t.rows else one.observations[key] for key, t in tables.items()}
        ),
        by_sex=MappingProxyType({}),
    )


def _more_indicators(one: Catalogue, times: int) -> Catalogue:
    names = [(key, f"{key}_copy{number}") for number in range(1, times) for key in one.indicators]
    indicators = {name: one.indicators[key].model_copy(update={"id": name}) for key, name in names}
    return replace(
        one,
        version=f"{one.version} {times} times the indicators",
        indicators=MappingProxyType({**one.indicators, **indicators}),
        observations=MappingProxyType(
            {**one.observations, **{name: one.observations[key] for key, name in names}}
        ),
    )


def _more_municipalities(one: Catalogue, times: int) -> Catalogue:
    def others(code: str) -> list[str]:
        own = len(code) == 4
        return [f"{number + 1:02d}{code[2:]}" for number in range(1, times)] if own else []

    copies = {
        code: Area(code, Text(sv=f"{area.name.sv} {code}", en=f"{area.name.en} {code}"), area.level)
        for area in one.municipalities
        for code in others(area.code)
    }
    tables = {
        key: _with_rows(found, lambda row: [row._replace(area=c) for c in others(row.area)])
        for key, found in one.observations.items()
    }
    return replace(
        one,
        version=f"{one.version} {times} times the municipalities",
        areas=MappingProxyType({**one.areas, **copies}),
        observations=MappingProxyType(tables),
    )


def _more_observations(one: Catalogue, times: int) -> Catalogue:
    def earlier(row: Any) -> list[Any]:
        years = (int(row.period) - 40 * number for number in range(1, times))
        return [row._replace(period=str(year)) for year in years]

    tables = {key: _with_rows(found, earlier) for key, found in one.observations.items()}
    return replace(
        one,
        version=f"{one.version} {times} times the observations",
        observations=MappingProxyType(tables),
    )


TIMES = (1, 3)


def _chart(one: Catalogue) -> Choropleth:
    return choropleth(indicator_series(one, INDICATOR, "sv"), Scheme(), "sv")


GROWN: dict[str, Callable[[Catalogue, int], Catalogue]] = {
    "indicators": _more_indicators,
    "municipalities": _more_municipalities,
    "observations": _more_observations,
}
WORK: dict[str, Work] = {
    "map": lambda one: map_data(_chart(one)),
    "profile": lambda one: profile(one, MUNICIPALITY, "sv"),
    "search": lambda one: [search(one, text, "sv") for text in ("medelålder", "nacka")],
}


@pytest.mark.parametrize("dimension", GROWN)
def test_views_and_search_grow_at_most_in_step(catalogue: Catalogue, dimension: str) -> None:
    begun = _smaller(catalogue)
    for work in WORK.values():  # what a process loads once
        work(begun)
    sizes = [GROWN[dimension](begun, times) for times in TIMES]
    for name, work in WORK.items():
        counted = [calls(lambda one=one, work=work: work(one)) for one in sizes]  # type: ignore[misc]

        assert exponent(TIMES, counted) <= MOST, (name, counted)


def test_a_series_is_told_in_step_with_its_years(catalogue: Catalogue) -> None:
    def told(times: int) -> int:
        small = _smaller(catalogue)
        table = MappingProxyType({INDICATOR: small.observations[INDICATOR]})
        one = _more_observations(replace(small, observations=table), times)
        return calls(lambda: series_view(one, INDICATOR, MUNICIPALITY, "sv"))

    years = (100, 400)
    counted = [told(times) for times in years]
    assert exponent(years, counted) <= MOST, counted


def test_the_first_document_of_a_list_grows_at_most_in_step(catalogue: Catalogue) -> None:
    def document(one: Catalogue) -> str:
        return first_document.text(one, "data", {}, "sv")

    begun = _smaller(catalogue)
    document(begun)
    counted = [
        calls(lambda times=times: document(_more_indicators(begun, times)))  # type: ignore[misc]
        for times in TIMES
    ]

    assert exponent(TIMES, counted) <= MOST, counted


def _table(areas: int, periods: int) -> Rows:
    return {
        (f"{number:04d}", str(1000 + year)): Row(f"{number % 50}.{year % 9}", Status.NORMAL)
        for number in range(100, 100 + areas)
        for year in range(periods)
    }


def _query(catalogue: Catalogue) -> Query:
    found = next(s.query for s in catalogue.indicators[INDICATOR].sources if s.query)
    return found.model_copy(update={"since": None})


@pytest.mark.parametrize("dimension", ["areas", "periods"])
def test_an_update_compares_in_step_with_the_table(catalogue: Catalogue, dimension: str) -> None:
    indicator, query = catalogue.indicators[INDICATOR], _query(catalogue)

    def compared(size: int) -> int:
        after = _table(size, 40) if dimension == "areas" else _table(20, size)
        half = sorted({period for _, period in after})[: len(after) // 40]
        half = half if dimension == "periods" else half[:20]
        before = {key: row for key, row in after.items() if key[1] in set(half[: size // 2])}
        codes = {code for code, _ in after}
        areas = {code: Area(code, Text(sv=code, en=code), "municipality") for code in codes}
        answer = Answer({key: Cell(row.number) for key, row in after.items()})
        return lines(lambda: compare(indicator, query, areas, before, answer))

    sizes = (30, 90)
    counted = [compared(size) for size in sizes]
    assert exponent(sizes, counted) <= MOST, counted


@pytest.mark.parametrize("key", ["population_density", "population", "mean_age"])
def test_what_follows_from_a_table_is_computed_in_step_with_it(
    catalogue: Catalogue, key: str
) -> None:
    indicator = catalogue.indicators[key]
    assert indicator.formula is not None

    def computed(size: int) -> int:
        rows = _table(size, size)
        codes = {code for code, _ in rows}
        areas = {code: Area(code, Text(sv=code, en=code), "municipality") for code in codes}
        return lines(lambda: derived.computed(indicator, areas, rows, lambda _key: rows))

    sizes = (10, 30)
    counted = [computed(size) for size in sizes]
    assert exponent([size**2 for size in sizes], counted) <= MOST, counted


def test_what_is_gone_through_again_is_kept_however_much_it_is(catalogue: Catalogue) -> None:
    asked: list[int] = []
    kept = Remembered(asked.append, 3)
    kept.make_room(10)
    for _ in range(2):
        for number in range(10):
            kept(number)
    assert asked == list(range(10))

    made: list[str] = []
    keys = tuple(f"table_{number}" for number in range(500))
    tables = MadeTables(keys, lambda key: (made.append(key), Observations(()))[1])
    assert [len(tables[key].rows) for _ in range(2) for key in keys] == [0] * 1_000
    assert made == list(keys)


def test_few_whole_pages_are_kept_however_large_the_catalogue(catalogue: Catalogue) -> None:
    made: list[int] = []
    page = whole_page(lambda _catalogue, number: made.append(number))
    for number in (*range(WHOLE_PAGES_KEPT + 1), WHOLE_PAGES_KEPT, 0):
        page(catalogue, number)
    assert made == [*range(WHOLE_PAGES_KEPT + 1), 0]


def test_a_folder_of_any_size_is_read_again_only_where_it_changed(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that have not changed are kept as they were read, however many there are."""
    stamps = tuple((f"indicators/made_{number}.csv", 1, 1) for number in range(5_000))
    monkeypatch.setattr(files, "fingerprint", lambda root: stamps)

    reading._Folder(files.Files(catalogue.root))

    assert files._hashes.most >= 2 * len(stamps)
    assert reading._cached.most >= 2 * len(stamps)
