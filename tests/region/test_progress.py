"""The worked cases of the method, and what must hold for all numbers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from region.targets.progress import (
    Point,
    ProgressClass,
    Reason,
    cagr_ratio,
    classify,
    in_direction,
    linear_ratio,
    towards_level,
    towards_yearly_amount,
)

CASES = list(
    csv.DictReader(
        (Path(__file__).parents[1] / "data" / "progress_cases.csv").open("r", newline="")
    )
)
ORDER = list(ProgressClass)


def points(case: dict[str, str]) -> tuple[Point, Point, Point]:
    return (
        Point(int(case["base_year"]), float(case["base_value"])),
        Point(int(case["latest_year"]), float(case["latest_value"])),
        Point(int(case["target_year"]), float(case["target_value"])),
    )


def test_there_are_22_worked_cases() -> None:
    assert len(CASES) == 22


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
@pytest.mark.parametrize("method", ["linear", "cagr"])
def test_worked_case(case: dict[str, str], method: str) -> None:
    base, latest, target = points(case)
    direction = case["direction"]

    result = classify(base, latest, target, direction, method)

    assert (result.value if result else "not_computable") == case[f"category_{method}"]
    expected = case[f"ratio_{method}"]
    if expected:
        found = (
            linear_ratio(base, latest, target)
            if method == "linear"
            else cagr_ratio(base, latest, target, direction)
        )
        assert found == pytest.approx(float(expected), abs=5e-7)


def test_a_short_span_gets_no_class_but_its_pace_is_told() -> None:
    result = towards_level([Point(2017, 3.7), Point(2019, 3.8)], Point(2030, 4.5), "up")

    assert result.progress_class is ProgressClass.NOT_ASSESSED
    assert result.reason is Reason.SPAN_TOO_SHORT
    assert result.pace == pytest.approx(0.05)
    assert result.needed_pace == pytest.approx(0.7 / 11)


def test_rd_moves_away_from_the_target_since_2017() -> None:
    values = {2013: 3.82, 2015: 3.72, 2017: 3.73, 2019: 3.33, 2021: 3.57, 2023: 3.53}
    series = [Point(year, value) for year, value in values.items()]

    result = towards_level(series, Point(2030, 4.5), "up", base_year=2017, decimals=2)

    assert result.progress_class is ProgressClass.MOVING_AWAY
    assert result.base == Point(2017, 3.73)
    assert not result.uncertain


def test_rounding_that_allows_another_class_is_told() -> None:
    result = towards_level([Point(2017, 3.7), Point(2023, 4.1)], Point(2030, 4.5), "up")

    assert result.progress_class is ProgressClass.ON_PACE
    assert set(result.range) == {ProgressClass.ON_PACE, ProgressClass.TOO_SLOW}


def test_nothing_is_compared_across_a_break() -> None:
    series = [Point(2010, 10), Point(2015, 30), Point(2020, 12), Point(2024, 14)]

    result = towards_level(series, Point(2030, 20), "up", base_year=2010, last_break=2020)

    assert result.base == Point(2020, 12)


def test_a_missing_base_year_takes_the_nearest_later_before_earlier() -> None:
    series = [Point(2013, 1), Point(2015, 2), Point(2022, 3)]

    assert towards_level(series, Point(2030, 9), "up", base_year=2014).base == Point(2015, 2)
    assert towards_level(series, Point(2030, 9), "up", base_year=2005).reason is Reason.NO_BASE


def test_a_yearly_amount_counts_years_and_the_mean_of_the_last_five() -> None:
    values = [20_000, 23_000, 10_000, 10_000, 10_000, 10_000]
    series = [Point(2019 + i, value) for i, value in enumerate(values)]

    result = towards_yearly_amount(series, 22_000)

    assert result.years_met == (2020,)
    assert result.mean_of_last_five == 12_600
    assert result.progress_class is ProgressClass.FAR_TOO_SLOW


def test_a_direction_is_judged_by_five_years_and_small_changes_are_none() -> None:
    rising = [Point(2018 + at, 70.0 + at) for at in range(6)]
    still = [Point(2018 + at, value) for at, value in enumerate((70, 72, 69, 73, 70, 71))]

    assert in_direction(rising, "up").progress_class is ProgressClass.ON_PACE
    assert in_direction(rising, "down").progress_class is ProgressClass.MOVING_AWAY
    assert in_direction(still, "up").progress_class is ProgressClass.FAR_TOO_SLOW


@pytest.mark.parametrize("direction", ["up", "down"])
def test_one_value_never_gets_a_class(direction: str) -> None:
    for value in (0.0, 5.0, 99.0):
        one = [Point(2020, value)]
        level = towards_level(one, Point(2030, 5), direction)
        assert level.progress_class is ProgressClass.NOT_ASSESSED
        assert in_direction(one, direction).progress_class is ProgressClass.NOT_ASSESSED
        assert towards_yearly_amount(one, 5).progress_class is ProgressClass.NOT_ASSESSED


values = st.floats(0.5, 1_000).map(lambda value: round(value, 3))
years = st.integers(3, 12)


@given(values, values, values, years, years)
def test_linear_ratio_is_share_of_way_over_share_of_time(
    base: float, latest: float, target: float, span: int, rest: int
) -> None:
    assume(abs(target - base) > 0.01)
    start, now, end = (
        Point(2010, base),
        Point(2010 + span, latest),
        Point(2010 + span + rest, target),
    )
    share_of_way = (latest - base) / (target - base)
    share_of_time = span / (span + rest)

    assert linear_ratio(start, now, end) == pytest.approx(share_of_way / share_of_time, rel=1e-6)


@given(values, values, values, years, years, st.floats(0.01, 100), st.floats(-100, 100))
def test_scale_changes_no_ratio_and_a_constant_not_the_linear(
    base: float, latest: float, target: float, span: int, rest: int, scale: float, constant: float
) -> None:
    assume(abs(target - base) > 0.05)
    years_ = (2010, 2010 + span, 2010 + span + rest)
    plain = [Point(y, v) for y, v in zip(years_, (base, latest, target), strict=True)]
    scaled = [Point(y, v * scale) for y, v in plain]
    moved = [Point(y, v + constant) for y, v in plain]

    assert linear_ratio(*scaled) == pytest.approx(linear_ratio(*plain), rel=1e-5, abs=1e-8)
    assert linear_ratio(*moved) == pytest.approx(linear_ratio(*plain), rel=1e-5, abs=1e-8)
    assert cagr_ratio(*scaled, "up") == pytest.approx(cagr_ratio(*plain, "up"), rel=1e-5, abs=1e-8)


@given(values, values, values, years, years)
def test_a_mirrored_series_with_the_opposite_direction_has_the_same_ratio(
    base: float, latest: float, target: float, span: int, rest: int
) -> None:
    assume(abs(target - base) > 0.05)
    plain = [Point(2010, base), Point(2010 + span, latest), Point(2010 + span + rest, target)]
    mirrored = [Point(y, -v) for y, v in plain]

    assert linear_ratio(*mirrored) == pytest.approx(linear_ratio(*plain), rel=1e-9)


@given(values, values, st.sampled_from(["linear", "cagr"]), st.sampled_from(["up", "down"]))
def test_reaching_the_level_is_met_whatever_the_method(
    base: float, target: float, method: str, direction: str
) -> None:
    result = classify(
        Point(2010, base), Point(2020, target), Point(2030, target), direction, method
    )

    assert result is ProgressClass.TARGET_MET


@given(values, values, values, values, st.sampled_from(["linear", "cagr"]))
def test_a_larger_value_never_has_a_worse_class_when_up_is_wanted(
    base: float, one: float, other: float, target: float, method: str
) -> None:
    start, end = Point(2010, base), Point(2030, target)
    low, high = sorted((one, other))
    worse = classify(start, Point(2020, low), end, "up", method)
    better = classify(start, Point(2020, high), end, "up", method)

    if worse is not None and better is not None:
        assert ORDER.index(better) <= ORDER.index(worse)
