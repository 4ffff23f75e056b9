"""Changes, differences and breaks: the rules by themselves."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from region.indicators import change
from region.words import formatting as fmt


class Point(NamedTuple):
    year: int


def runs(years: list[int], breaks: list[int], gap: int | None = None) -> list[list[int]]:
    found = change.segments([Point(year) for year in years], breaks, gap)
    return [[point.year for point in run] for run in found]


@pytest.mark.parametrize(
    ("now", "then", "decimals", "expected"),
    [
        (0.40, 0.33, 1, "0.1"),  # 0,4 and 0,3 are what is printed
        (82.55, 3.44, 1, "79.2"),
        (0.3, 0.1, 1, "0.2"),
        (1.005, 0.0, 2, "1.01"),
        (-0.25, 0.0, 1, "-0.3"),
        (5, 5.04, 1, "0.0"),
    ],
)
def test_a_difference_is_that_of_the_values_as_shown(now, then, decimals, expected) -> None:
    assert str(change.difference(now, then, decimals)) == expected


def test_the_coarser_of_two_precisions_is_that_of_the_difference() -> None:
    assert str(change.difference(78.4, 83.0, 1, 0)) == "-5"
    assert str(change.difference(78.0, 82.6, 0, 1)) == "-5"


@given(
    st.floats(-1e6, 1e6),
    st.floats(-1e6, 1e6),
    st.integers(0, 3),
)
def test_a_difference_always_agrees_with_the_printed_values(now, then, decimals) -> None:
    printed = [
        Decimal(fmt.number(v, decimals, "en").replace(",", "").replace(fmt.MINUS, "-"))
        for v in (now, then)
    ]
    assert change.difference(now, then, decimals) == printed[0] - printed[1]


def test_growth_needs_something_to_grow_from() -> None:
    assert change.growth(5, 4, 0) == 25
    assert change.growth(5, 0, 0) is None
    assert change.growth(5, 0.4, 0) is None
    assert change.growth(5, -4, 0) is None


def test_a_median_between_two_tenths_is_exact() -> None:
    found = change.median([Decimal("-1.3"), Decimal("-1.4")])

    assert found == Decimal("-1.35")
    assert fmt.number(found, 1, "sv") == "−1,4"


def test_parts_add_up_exactly() -> None:
    assert change.total([0.1] * 3) == Decimal("0.3")


def test_only_what_measures_a_share_differs_in_percentage_points() -> None:
    assert fmt.change_unit("%", "sv") == "procentenheter"
    assert fmt.change_unit("% av BRP", "sv") == "procentenheter"
    assert fmt.change_unit("per 1 000 inv.", "sv") == "per 1 000 inv."
    assert [kind for kind in ("count", "money", "share", "index") if change.in_per_cent(kind)] == [
        "count",
        "money",
    ]


def test_a_line_is_cut_at_breaks_and_where_too_many_years_are_missing() -> None:
    assert runs([2018, 2019, 2020], []) == [[2018, 2019, 2020]]
    assert runs([2018, 2019, 2020], [2019]) == [[2018], [2019, 2020]]
    assert runs([2018, 2020], [2019]) == [[2018], [2020]], "the break's own year has no value"
    assert runs([2018, 2019], [2018]) == [[2018, 2019]], "nothing lies before it"
    assert runs([2010, 2014, 2020], [], 4) == [[2010, 2014], [2020]]
    assert runs([], [2019]) == []


@given(st.lists(st.integers(1990, 2030), unique=True), st.lists(st.integers(1990, 2030)))
def test_no_run_crosses_a_break_and_nothing_is_lost(years, breaks) -> None:
    found = runs(sorted(years), breaks)

    assert [year for run in found for year in run] == sorted(years)
    for run in found:
        assert not change.broken(run[0], run[-1], breaks)
    for one, other in itertools.pairwise(found):
        assert change.broken(one[-1], other[0], breaks)


def test_what_is_comparable_with_the_latest_value_lies_after_the_last_break() -> None:
    points = [Point(year) for year in (2017, 2018, 2019)]

    assert change.since_break(points, None) == tuple(points)
    assert change.since_break(points, 2018) == tuple(points[1:])


def test_the_base_lies_about_ten_years_back_and_after_a_break() -> None:
    years = [str(year) for year in range(2000, 2023)]

    assert change.base_period(years, "2022", []) == "2012"
    assert change.base_period(["2011", "2013", "2022"], "2022", []) == "2011"
    assert change.base_period(["2022"], "2022", []) is None
    assert change.base_period(years, "2022", ["2019"]) == "2019"
    assert change.base_period(years, "2019", ["2019"]) is None
    assert change.base_period(years, "2022", ["2030"]) == "2012", "a break still to come is none"
    assert change.base_period(years, "2022", [], {"2012", "2011"}) == "2013"
