"""The rules of the method, one by one, and what must hold for all numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from region.targets.progress import (
    Bounds,
    Part,
    Point,
    ProgressClass,
    Question,
    Reason,
    answer,
    combine,
    not_assessed,
    project,
    towards_level,
    towards_rank,
    towards_yearly_amount,
    windows,
)
from region.targets.progress.comparisons import (
    expected_share,
    miss_share,
    un_score,
    weather,
    without_target,
)

RD = (Point(2013, 3.82), Point(2015, 3.72), Point(2017, 3.73), Point(2019, 3.33))
RD = (*RD, Point(2021, 3.57), Point(2023, 3.53))
BASE, LATEST = 2015, 2022


def pair(first: float, last: float) -> tuple[Point, Point]:
    return Point(BASE, first), Point(LATEST, last)


def level(first: float, last: float, target: float, direction: str = "up", **more: object):
    question = Question("level", pair(first, last), direction, target, 2030, **more)
    return answer(question)


def test_strict_and_inclusive_targets_are_told_apart() -> None:
    assert level(70, 80, 80).progress_class is ProgressClass.TARGET_MET
    assert level(70, 80, 80, operator=">").progress_class is not ProgressClass.TARGET_MET


def test_the_value_of_the_target_year_decides_not_a_later_one() -> None:
    points = (Point(2010, 50), Point(2020, 58), Point(2022, 61))

    result = answer(Question("level", points, "up", 60, 2020))

    assert result.progress_class is ProgressClass.TARGET_MISSED
    assert result.latest == Point(2020, 58)


def test_a_lost_target_has_no_ratios() -> None:
    result = level(82, 79, 80)

    assert result.progress_class is ProgressClass.TARGET_LOST
    assert result.ratio_linear is None and result.ratio_cagr is None


def test_zero_is_never_replaced_by_something_small() -> None:
    result = level(10, 6, 0, "down", method="cagr")

    assert result.ratio_cagr is None
    assert result.method == "linear"
    assert result.ratio_linear == pytest.approx(0.857143, abs=5e-7)
    assert result.progress_class is ProgressClass.TOO_SLOW


def test_a_break_moves_the_base_and_the_span_counts_from_there() -> None:
    points = (Point(2010, 10), Point(2020, 30), Point(2022, 31))

    result = answer(Question("level", points, "up", 40, 2030, base_year=2010, last_break=2020))

    assert result.base == Point(2020, 30)
    assert result.reason is Reason.SPAN_TOO_SHORT


def test_a_break_before_the_base_year_does_not_make_another_year_the_base() -> None:
    points = (Point(2012, 10), Point(2022, 31))

    result = answer(Question("level", points, "up", 40, 2030, base_year=2006, last_break=2001))

    assert result.reason is Reason.NO_BASE


def test_without_a_target_year_distance_and_course_are_told() -> None:
    points = (Point(2018, 70), Point(2023, 80))

    result = answer(Question("level", points, "up", 100, None))

    assert result.reason is Reason.NO_YEAR
    assert result.distance == 20
    assert result.pace == 2


def test_must_not_rise_is_met_when_unchanged() -> None:
    values = (50.0, 51.0, 50.0, 51.0, 50.5)
    points = tuple(Point(2019 + at, value) for at, value in enumerate(values))

    assert (
        answer(Question("direction", points, "down", operator="<=")).progress_class
        is ProgressClass.TARGET_MET
    )
    assert (
        answer(Question("direction", points, "down")).progress_class is ProgressClass.FAR_TOO_SLOW
    )


def test_a_yearly_amount_counts_what_is_missing_and_what_would_make_up_for_it() -> None:
    points = [Point(2018 + i, value) for i, value in enumerate((15, 15, 13, 14, 13))]

    result = towards_yearly_amount(points, 22, until=2027)

    assert result.progress_class is ProgressClass.TOO_SLOW
    assert result.mean_of_last_five == 14
    assert result.shortfall == 40
    assert result.catch_up == pytest.approx((40 + 5 * 22) / 5)


def test_a_yearly_maximum_is_judged_the_other_way() -> None:
    points = [Point(2018 + i, value) for i, value in enumerate((10, 11, 12))]

    assert towards_yearly_amount(points, 10, operator="<=").progress_class is ProgressClass.TOO_SLOW
    assert (
        towards_yearly_amount(points, 11, operator="<=").progress_class is ProgressClass.TARGET_MET
    )


def test_a_change_becomes_a_level_of_the_same_series() -> None:
    points = (Point(2014, 100), Point(2021, 80))

    result = answer(Question("change", points, "down", -50, 2030, "<=", base_year=2014, decimals=0))

    assert result.level == 50
    assert result.ratio_linear == pytest.approx(0.914286, abs=5e-7)
    assert result.progress_class is ProgressClass.TOO_SLOW


def test_a_change_without_its_base_year_takes_the_nearest_and_never_crosses_a_break() -> None:
    points = (Point(2015, 100), Point(2022, 60))
    asked = Question("change", points, "down", -50, 2030, base_year=2014)
    across = Question("change", points, "down", -50, 2030, base_year=2014, last_break=2020)

    assert answer(asked).base == Point(2015, 100)
    assert answer(across).reason is Reason.BREAK


def test_a_gap_should_fall_whatever_is_said() -> None:
    points = (Point(2015, 20), Point(2022, 15))

    result = answer(Question("gap", points, "up", 10, 2030, method="cagr"))

    assert result.kind == "gap"
    assert result.method == "linear"
    assert result.progress_class is ProgressClass.ON_PACE


def test_places_have_no_pace() -> None:
    target = Point(2023, 5)

    on_the_way = towards_rank([Point(2018, 8), Point(2021, 6)], target)
    assert on_the_way.progress_class is ProgressClass.NOT_ASSESSED
    assert on_the_way.reason is Reason.NO_PACE_OF_PLACES
    assert on_the_way.places == 2
    met = towards_rank([Point(2018, 8), Point(2021, 5)], target)
    assert met.progress_class is ProgressClass.TARGET_MET
    missed = towards_rank([Point(2018, 8), Point(2023, 7)], target)
    assert missed.progress_class is ProgressClass.TARGET_MISSED


def test_a_two_sided_target_is_approached_from_either_side() -> None:
    above = answer(Question("two_sided", (Point(2015, 4), Point(2022, 3)), "up", 2, 2030))
    below = answer(Question("two_sided", (Point(2015, 0), Point(2022, 1)), "up", 2, 2030))

    assert above.progress_class is below.progress_class is ProgressClass.ON_PACE
    assert above.ratio_linear == below.ratio_linear


def test_a_growth_rate_is_judged_by_its_mean() -> None:
    points = tuple(Point(2018 + i, value) for i, value in enumerate((1.0, 3.0, 2.0, 1.6)))

    assert answer(Question("growth_rate", points, "up", 1.9, 2030)).assessed
    assert (
        answer(Question("growth_rate", points, "up", 1.9, 2030)).progress_class
        is ProgressClass.TARGET_MET
    )
    assert (
        answer(Question("growth_rate", points, "up", 2.0, 2030)).progress_class
        is ProgressClass.ON_PACE
    )


def test_the_worst_condition_decides_and_a_missing_one_leaves_the_whole_open() -> None:
    good, slow, away = level(60, 70, 80), level(60, 67, 80), level(60, 58, 80)
    none = not_assessed(Reason.NO_SERIES)

    def whole(*results: object) -> ProgressClass:
        parts = [Part(str(number), result) for number, result in enumerate(results)]
        return combine(parts).progress_class

    assert whole(good, slow) is ProgressClass.TOO_SLOW
    assert whole(good, none) is ProgressClass.NOT_ASSESSED
    assert whole(away, none) is ProgressClass.MOVING_AWAY
    assert whole() is ProgressClass.NOT_ASSESSED
    assert len(combine([Part("a", good), Part("b", slow)]).parts) == 2


def test_a_projection_stays_within_what_can_exist_and_says_that_it_was_cut() -> None:
    points = (Point(2015, 10), Point(2022, 6))

    result = answer(Question("level", points, "down", 0, 2045, bounds=Bounds(0, None)))

    assert result.projected == 0
    assert result.clipped
    assert project(*points, 2045) == pytest.approx(-7.142857)


def test_the_range_of_a_projection_holds_the_projection() -> None:
    result = towards_level(RD, Point(2030, 4.5), "up", base_year=2017, decimals=2)

    low, high = result.projected_range
    assert low <= result.projected <= high
    assert high == pytest.approx(3.93, abs=0.01)  # the pace since 2019


def test_rd_is_moving_away_from_2017_but_not_from_2019() -> None:
    result = towards_level(RD, Point(2030, 4.5), "up", base_year=2017, decimals=2)

    assert result.progress_class is ProgressClass.MOVING_AWAY
    assert not result.uncertain
    by_year = {other.year: other.progress_class for other in result.by_base_year}
    assert by_year == {
        2013: ProgressClass.MOVING_AWAY,
        2015: ProgressClass.MOVING_AWAY,
        2019: ProgressClass.FAR_TOO_SLOW,
    }
    assert result.depends_on_base_year


def test_a_published_margin_of_error_replaces_rounding() -> None:
    assert not level(60, 67, 80, decimals=0).uncertain
    assert level(60, 67, 80, decimals=0, margin=2.0).uncertain


def test_short_and_long_term_stand_side_by_side_where_the_series_allows() -> None:
    short, long = windows(Question("level", RD, "up", 4.5, 2030, base_year=2017, decimals=2))

    assert short is not None and short.base == Point(2017, 3.73)
    assert long is not None and long.base == Point(2013, 3.82)
    assert windows(Question("level", RD[-2:], "up", 4.5, 2030)) == (None, None)


@pytest.mark.parametrize(
    ("first", "last", "direction", "bound", "value", "category", "score"),
    [
        (100, 112, "up", None, 0.016322, "on_track", 3.161),
        (100, 105, "up", None, 0.006994, "moderate", 0.499),
        (100, 102, "up", None, 0.002833, "limited", -1.084),
        (100, 99, "up", None, -0.001435, "deterioration", -2.679),
        (20, 18, "down", None, 0.014939, "moderate", 2.485),
        (95, 96.5, "up", 100, 0.002241, "moderate", None),
        (95, 96.5, "up", None, 0.002241, "limited", None),
        (100, 100, "up", 100, 0.0, "on_track", 5),
        (60, 66, "up", 100, 0.013709, "on_track", None),
    ],
)
def test_statistics_canada_without_a_target(
    first: float,
    last: float,
    direction: str,
    bound: float | None,
    value: float,
    category: str,
    score: float | None,
) -> None:
    result = without_target(*pair(first, last), direction, bound)

    assert result.growth == pytest.approx(value, abs=5e-7)
    assert result.category == category
    if score is not None:
        assert result.score == pytest.approx(score, abs=5e-4)


def test_the_factor_near_a_bound() -> None:
    assert without_target(*pair(95, 96.5), "up", 100).factor == pytest.approx(0.2037, abs=5e-5)
    assert without_target(*pair(60, 66), "up", 100).factor == pytest.approx(0.8965, abs=5e-5)
    assert without_target(*pair(100, 100), "up", 100).factor == 0


WORKED = {
    "A1": (Point(2017, 3.7), Point(2019, 3.8), Point(2030, 4.5)),
    "A3": (*pair(60, 70), Point(2030, 80)),
    "A4": (*pair(60, 67), Point(2030, 80)),
    "A5": (*pair(60, 61), Point(2030, 80)),
    "A10": (*pair(10, 8.2), Point(2030, 5)),
    "A18": (Point(2014, 100), Point(2021, 80), Point(2030, 50)),
}


@pytest.mark.parametrize(
    ("case", "expected", "share", "score"),
    [
        ("A1", 4.4003, 0.8754, 2),
        ("A3", 83.4850, 1.1743, 3),
        ("A4", 76.0054, 0.8003, 2),
        ("A5", 62.1633, 0.1082, 2),
        ("A10", 6.5361, 0.6928, 2),
    ],
)
def test_the_expected_value_of_the_united_nations(
    case: str, expected: float, share: float, score: int
) -> None:
    base, latest, target = WORKED[case]

    assert project(base, latest, 2030, "cagr") == pytest.approx(expected, abs=5e-5)
    assert expected_share(base, latest, target) == pytest.approx(share, abs=5e-5)
    assert un_score(share) == score


@pytest.mark.parametrize(
    ("case", "share", "symbol"),
    [
        ("A1", 0.2143, "cloud"),
        ("A3", -0.1429, "sun"),
        ("A4", 0.3846, "cloud"),
        ("A10", 0.3571, "cloud"),
        ("A18", 0.1429, "sun_and_cloud"),
    ],
)
def test_the_miss_of_the_weather_symbols(case: str, share: float, symbol: str) -> None:
    assert miss_share(*WORKED[case]) == pytest.approx(share, abs=5e-5)
    assert weather(*WORKED[case]) == symbol


numbers = st.floats(-1_000, 1_000).map(lambda value: round(value, 2))
kinds = st.sampled_from(
    ["level", "yearly", "change", "direction", "gap", "rank", "two_sided", "growth_rate"]
)


@given(kinds, numbers, numbers, st.sampled_from(["up", "down"]), st.integers(2015, 2035))
def test_there_is_never_a_class_from_a_single_point(
    kind: str, value: float, target: float, direction: str, year: int
) -> None:
    question = Question(kind, (Point(2020, value),), direction, target, year)

    assert answer(question).progress_class is ProgressClass.NOT_ASSESSED
    assert answer(question).reason is not None


series = st.lists(numbers, min_size=0, max_size=8).map(
    lambda values: tuple(Point(2010 + 2 * i, v) for i, v in enumerate(values))
)


@given(kinds, series, numbers, st.sampled_from(["up", "down"]), st.integers(2012, 2040))
def test_every_question_has_an_answer_with_a_class_or_a_reason(
    kind: str, points: tuple[Point, ...], target: float, direction: str, year: int
) -> None:
    result = answer(Question(kind, points, direction, target, year))

    assert result.assessed == (result.reason is None)
    if result.assessed and len(result.range) > 0:
        assert result.progress_class in result.range or result.uncertain
    if result.projected is not None:
        low, high = result.projected_range
        assert low <= result.projected <= high
