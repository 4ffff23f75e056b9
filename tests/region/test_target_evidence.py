"""Trend, precedent and track record of the targets, against independent code."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from region.content.catalogue import Catalogue
from region.targets.precedent import precedent
from region.targets.progress import Point, ProgressClass, Question
from region.targets.progress.track import records
from region.targets.progress.trend import left_out, slopes
from region.targets.progress.trend import trend as trend_of
from region.targets.status import assess
from region.targets.track_record import track_record, track_records
from region.targets.trend import trend
from region.words.text import LANGUAGES, Language
from tests import independent

numbers = st.integers(-999, 999).map(lambda n: n / 10)
series = st.lists(numbers, min_size=5, max_size=11).map(
    lambda found: tuple(Point(2008 + i, v) for i, v in enumerate(found))
)


@given(series)
def test_the_slope_is_theil_and_sens(points: tuple[Point, ...]) -> None:
    found = trend_of(points)
    expected = stats.theilslopes([p.value for p in points], [p.year for p in points])

    assert found is not None
    assert found.slope == pytest.approx(expected.slope, abs=1e-9)
    assert found.low <= found.slope <= found.high
    assert found.lowest_without_one <= found.slope + 1e-9
    assert found.highest_without_one >= found.slope - 1e-9


@pytest.mark.parametrize("size", [5, 6, 7])
def test_the_interval_leaves_at_most_five_per_cent_to_chance(size: int) -> None:
    """All orders of the points are tried: how often does the interval miss a slope of nothing?"""
    missed = 0
    for order in itertools.permutations(range(size)):
        found = slopes([Point(2000 + at, value) for at, value in enumerate(order)])
        outside = left_out(size)
        missed += found[outside] > 0 or found[-1 - outside] < 0
    assert missed / math.factorial(size) <= 0.05
    tighter = left_out(size) + 1
    missed = sum(
        (found := slopes([Point(2000 + at, v) for at, v in enumerate(order)]))[tighter] > 0
        or found[-1 - tighter] < 0
        for order in itertools.permutations(range(size))
    )
    assert missed / math.factorial(size) > 0.05


@given(series)
def test_a_trend_with_a_direction_survives_leaving_out_any_one_year(
    points: tuple[Point, ...],
) -> None:
    found = trend_of(points)
    assert found is not None
    for at in range(len(points)):
        rest = [*points[:at], *points[at + 1 :]]
        slope = stats.theilslopes([p.value for p in rest], [p.year for p in rest]).slope
        if found.sign:
            assert slope * found.sign > 0
    mirrored = trend_of(tuple(Point(p.year, -p.value) for p in points))
    assert mirrored is not None and mirrored.sign == -found.sign


def test_one_odd_year_does_not_make_a_direction() -> None:
    values = (1.0, 1.0, 1.0, 1.0, 1.0, 9.0)
    found = trend_of(tuple(Point(2015 + at, value) for at, value in enumerate(values)))

    assert found is not None and found.slope == 0 and found.sign == 0
    assert trend_of((Point(2015, 1.0), Point(2016, 2.0))) is None


def test_where_all_values_say_otherwise_than_two_the_page_says_so(catalogue: Catalogue) -> None:
    rd = trend(catalogue, "rd_share", "sv")
    assert rd is not None and rd.trend is not None
    raw = independent.values("rd_share_of_gdp", "01")
    expected = stats.theilslopes(list(raw.values()), list(raw))
    assert rd.trend.slope == pytest.approx(expected.slope)
    assert (rd.way, rd.agrees, rd.count) == ("unclear", False, 6)
    assert "två värden, 2017 och 2023" in rd.agreement


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_assessed_target_has_trend_precedent_and_track_record(
    catalogue: Catalogue, language: Language
) -> None:
    checked = 0
    for key, target in catalogue.targets.items():
        if not assess(catalogue, target).assessed:
            continue
        checked += 1
        view = trend(catalogue, key, language)
        assert view is not None and view.sentence
        assert (view.agreement == "") is (view.agrees is None)
        found = precedent(catalogue, key, language)
        assert found is not None and found.sentence and found.names and found.who
        assert found.count <= found.field
        assert found.count == len(found.who) or (found.count == 0 and len(found.who) == 1)
        record = track_record(catalogue, key, language)
        assert record is not None and record.sentence
    assert checked >= 4


def test_precedent_is_what_independent_code_finds(catalogue: Catalogue) -> None:
    checked = 0
    for key, target in independent.targets().items():
        result = assess(catalogue, catalogue.targets[key])
        found = precedent(catalogue, key, "sv")
        if found is None or result.kind not in ("level", "change") or not found.years:
            continue
        followed = independent.followed(target)
        assert followed is not None
        own = independent.values(followed["indicator"], followed["area"])
        last, wanted = max(own), independent.level(target, own)
        relative = target["kind"] == "change"
        needed = wanted / own[last] - 1 if relative else wanted - own[last]
        sign = 1 if needed > 0 else -1
        areas = independent.compared(found.scope, found.indicator)
        best = independent.best_changes(areas, target["year"] - last, sign, relative=relative)
        reached = {code for code, moved in best.items() if sign * moved >= sign * needed - 1e-9}

        assert found.needed == pytest.approx(needed), key
        assert (found.count, found.field) == (len(reached), len(best)), key
        assert {row.code for row in found.who} == reached
        assert [row.amount for row in found.who] == pytest.approx(
            sorted((best[code] for code in reached), key=lambda v: -sign * v)
        )
        checked += 1
    assert checked >= 2


def test_precedent_of_a_yearly_amount_and_of_a_met_level(catalogue: Catalogue) -> None:
    dwellings = precedent(catalogue, "dwellings", "sv")
    assert dwellings is not None
    series = independent.values("completed_dwellings", "01")
    people = independent.values("population", "01")[max(series)]
    areas = independent.compared("counties", "completed_dwellings_per_1000_total")
    means = {code: sum(pieces[0].values()) / 3 for code, pieces in areas.items()}
    assert dwellings.needed == pytest.approx(22_000 / people * 1_000)
    assert dwellings.count == sum(mean >= dwellings.needed for mean in means.values())
    assert dwellings.who[0].code == max(means, key=lambda code: means[code])

    work = precedent(catalogue, "employment", "sv")
    assert work is not None
    latest = {
        code: pieces[-1][2022]
        for code, pieces in independent.compared("counties", "employment_rate_20_64").items()
    }
    assert (work.count, work.field) == (sum(v > 80 for v in latest.values()), len(latest))


def test_a_slower_pace_has_been_kept_by_at_least_as_many(catalogue: Catalogue) -> None:
    counts = []
    for pace in ("0.02", "0.05", "0.10", "0.20", "0.40"):
        found = precedent(catalogue, "rd_share", "sv", pace)
        assert found is not None
        counts.append(found.count)
    assert counts == sorted(counts, reverse=True) and counts[0] > counts[-1]
    backwards = precedent(catalogue, "rd_share", "sv", "-0.05")
    assert backwards is not None and backwards.needed == pytest.approx(-0.35)


def test_the_track_record_is_what_independent_code_finds(catalogue: Catalogue) -> None:
    held = total = 0
    for key, target in independent.targets().items():
        view = track_record(catalogue, key, "sv")
        if view is None:
            continue
        followed = independent.followed(target)
        assert followed is not None
        own = independent.values(followed["indicator"], followed["area"])
        wanted = independent.level(target, own)
        expected = [
            (year, then, independent.after(target, own, year, wanted))
            for year in own
            if year <= max(own) - 3 and (then := independent.said(target, own, year, wanted))
        ]
        assert [(r.year, r.said.value, r.came.value) for r in view.rows] == expected, key
        right = [a == b or (a, b) == ("on_pace", "target_met") for _, a, b in expected]
        assert (view.held, view.total) == (sum(right), len(right))
        held, total = held + sum(right), total + len(right)
    whole = track_records(catalogue, "sv")
    assert (whole.held, whole.total) == (held, total)
    assert total >= 6 and f"{held} av {total}" in whole.sentence


def test_a_class_that_did_not_hold_is_counted_as_such(catalogue: Catalogue) -> None:
    emissions = track_record(catalogue, "direct_emissions", "sv")
    assert emissions is not None and (emissions.held, emissions.total) == (0, 2)
    assert all(row.said is ProgressClass.ON_PACE for row in emissions.rows)


@given(series, st.sampled_from(["level", "direction"]), st.sampled_from(["up", "down"]))
def test_a_straight_line_always_keeps_what_it_says(
    points: tuple[Point, ...], kind: str, direction: str
) -> None:
    steady = tuple(Point(2010 + at, 10.0 + at) for at in range(len(points)))
    found = records(Question(kind, steady, direction, 80.0, 2080, decimals=1))

    if kind == "level" and direction == "up":
        assert all(record.held for record in found)
        assert bool(found) is (len(points) >= 7)
    assert all(record.year <= steady[-1].year - 3 for record in found)
