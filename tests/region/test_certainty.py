"""Which differences are real: worked cases, properties, and what the content says of itself."""

from __future__ import annotations

import csv
import math
from pathlib import Path
from statistics import NormalDist, median

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from region.content.catalogue import COUNTY, DATA, Catalogue, CatalogueError, load
from region.indicators.by_sex import divided
from region.indicators.certainty import (
    Grade,
    Interval,
    Verdict,
    byar,
    compare,
    difference,
    movement,
    rank_spans,
    wilson,
)
from region.indicators.certainty.grading import graded
from region.indicators.certainty.intervals import Z, second_differences
from region.indicators.certainty.views import change_verdict, standings, verdicts
from region.words.text import LANGUAGES, Language
from tests import independent

values = st.integers(-500, 500).map(lambda n: n / 10)
halves = st.integers(0, 300).map(lambda n: n / 10)
intervals = st.builds(lambda v, a, b: Interval(v, v - a, v + b), values, halves, halves)
CLEAR = (Verdict.HIGHER, Verdict.LOWER)


def test_wilson_is_the_published_method() -> None:
    """Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    for events, number, low, high in (
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ):
        found = wilson(events / number, number)
        assert (found.lower, found.upper) == pytest.approx((low, high), abs=6e-5)
    assert pytest.approx(NormalDist().inv_cdf(0.975)) == Z


@given(st.integers(5, 5_000))
def test_byar_is_near_the_exact_poisson_limits(count: int) -> None:
    found = byar(count)
    exact = (stats.chi2.ppf(0.025, 2 * count) / 2, stats.chi2.ppf(0.975, 2 * count + 2) / 2)

    assert (found.lower, found.upper) == pytest.approx(exact, rel=0.01)
    assert byar(0).lower == 0 and byar(0).upper == pytest.approx(3.69, abs=0.1)


def test_the_movement_of_noise_is_its_standard_deviation() -> None:
    draws = stats.norm.rvs(size=20_000, random_state=7) * 3
    series = [(year, 0.5 * year + draw) for year, draw in enumerate(draws)]

    assert movement(second_differences(series)) == pytest.approx(3, rel=0.05)
    assert movement(second_differences([(year, 2.0 * year) for year in range(9)])) == 0
    assert movement([]) is None
    assert second_differences([(2010, 1.0), (2011, 5.0), (2013, 1.0)]) == []


@given(intervals, intervals)
def test_a_comparison_is_symmetric(one: Interval, other: Interval) -> None:
    there, back = compare(one, other), compare(other, one)
    turned = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}

    assert back.verdict is turned.get(there.verdict, there.verdict)
    assert back.difference.lower == pytest.approx(-there.difference.upper)
    low, value, high = there.difference.lower, there.difference.value, there.difference.upper
    assert low <= value <= high


@given(intervals, st.one_of(st.none(), halves))
def test_what_equals_itself_is_about_the_same(one: Interval, reach: float | None) -> None:
    assert compare(one, one, reach).verdict is Verdict.SAME


@given(intervals, intervals, halves, halves, halves)
def test_a_wider_bound_never_makes_a_difference_clearer(
    one: Interval, other: Interval, down: float, up: float, reach: float
) -> None:
    order = [*CLEAR, Verdict.SAME, Verdict.UNCLEAR]
    wider = Interval(one.value, one.lower - down, one.upper + up)
    before, after = (compare(each, other, reach).verdict for each in (one, wider))

    if after in CLEAR:
        assert before is after
    if one.value != other.value:
        assert order.index(after) >= order.index(before) or before in CLEAR
    assert difference(wider, other).width >= difference(one, other).width - 1e-9


@given(st.lists(intervals, min_size=1, max_size=8), halves)
def test_places_hold_the_rank_and_widen_with_the_bounds(found: list[Interval], more: float) -> None:
    areas = {str(at): each for at, each in enumerate(found)}
    spans = rank_spans(areas)
    wider = rank_spans(
        {key: Interval(v.value, v.lower - more, v.upper + more) for key, v in areas.items()}
    )
    for key, span in spans.items():
        rank = 1 + sum(other.value > areas[key].value for other in found)
        assert 1 <= span.low <= rank <= span.high <= len(found)
        assert wider[key].low <= span.low and wider[key].high >= span.high
    exact = rank_spans({str(v): Interval(v, v, v) for v in {each.value for each in found}})
    assert all(span.low == span.high for span in exact.values())


def _table(name: str) -> dict[tuple[str, int], float]:
    with (DATA / "indicators" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["area_code"], int(row["period"])): float(row["value"])
            for row in csv.DictReader(file)
            if row["value"]
        }


def test_an_estimated_range_is_what_the_stored_denominator_gives(catalogue: Catalogue) -> None:
    """The half-widths of 2022, counted anew from the two tables."""
    with (DATA / "denominators" / "ages.csv").open(encoding="utf-8", newline="") as file:
        people = {
            row["area_code"]: int(row["value"])
            for row in csv.DictReader(file)
            if (row["group"], row["period"]) == ("ages_20_64", "2022")
        }
    shares = _table("employment_rate_20_64")
    found = graded(catalogue, "employment_rate_20_64", "2022")

    assert found.grade is Grade.ESTIMATED and len(found.intervals) == 27
    for code, interval in found.intervals.items():
        low, high = stats.binomtest(
            round(shares[code, 2022] / 100 * people[code]), people[code]
        ).proportion_ci(method="wilson")
        assert interval.lower == pytest.approx(min(100 * low, shares[code, 2022] - 0.05), abs=0.01)
        assert interval.upper == pytest.approx(max(100 * high, shares[code, 2022] + 0.05), abs=0.01)


def test_one_sex_is_half_as_many_and_a_gap_has_no_chance_of_its_own(catalogue: Catalogue) -> None:
    women, gap = divided(catalogue, "women"), divided(catalogue, "gap")
    whole = graded(catalogue, "employment_rate_20_64", "2022")
    half = graded(women, "employment_rate_20_64", "2022")

    assert half.grade is Grade.ESTIMATED
    ratio = half.intervals["0187"].width / whole.intervals["0187"].width
    assert ratio == pytest.approx(math.sqrt(2), rel=0.1)
    assert graded(gap, "employment_rate_20_64", "2022").grade is not Grade.ESTIMATED


def test_a_descriptive_range_is_the_areas_own_movement(catalogue: Catalogue) -> None:
    found = graded(catalogue, "ill_health_days", "2022")
    series = {year: v for (code, year), v in _table("ill_health_days").items() if code == "0192"}
    breaks = {int(b["period"]) for b in independent.side_car("ill_health_days").get("breaks", ())}
    off = [
        series[year - 1] - 2 * series[year] + series[year + 1]
        for year in series
        if {year - 1, year + 1} <= series.keys() and not breaks & {year, year + 1}
    ]
    half = 1.96 * 1.4826 * median(map(abs, off)) / math.sqrt(6)

    assert found.grade is Grade.DESCRIPTIVE
    assert found.intervals["0192"].upper - series[2022] == pytest.approx(half, abs=0.001)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_of_the_municipalities_has_verdicts_with_a_named_grade(
    catalogue: Catalogue, language: Language
) -> None:
    for indicator in catalogue.municipal_indicators:
        periods = catalogue.observations[indicator.id].municipal_periods
        for period in {periods[0], periods[-1]}:
            found = verdicts(catalogue, indicator.id, period, language)
            assert found.grade in set(Grade) and found.grade_name and found.grade_note
            assert found.basis and found.evidence and found.rows
            county = catalogue.observations[indicator.id].by_period[period].get(COUNTY)
            has = county is not None and county.value is not None and indicator.kind != "count"
            for row in found.rows:
                assert bool(row.verdict) is has, indicator.id
                assert bool(row.word) is bool(row.verdict) is bool(row.sign)
                assert row.rank_low is not None and row.rank_low <= (row.rank_high or 0)
                assert str(row.rank_low) in row.places


def test_every_indicator_says_what_kind_it_is_and_how_that_is_known(catalogue: Catalogue) -> None:
    everything = {**catalogue.indicators, **catalogue.awaited}
    assert [key for key, one in everything.items() if one.certainty is None] == []
    surveys = [
        one for one in everything.values() if one.certainty and one.certainty.basis == "survey"
    ]
    assert len(surveys) >= 12
    for one in everything.values():
        assert one.certainty is not None
        if one.certainty.basis in ("survey", "model"):
            assert "felmarginal" in one.certainty.evidence.sv, one.id
            assert "margin" in one.certainty.evidence.en, one.id


def test_small_school_years_cannot_be_ranked_one_by_one(catalogue: Catalogue) -> None:
    found = verdicts(catalogue, "eligible_vocational_home_municipality", "2022", "sv")

    assert found.grade == "estimated" and found.grade_name == "uppskattad"
    vaxholm = found.row("0187")
    assert vaxholm is not None and vaxholm.rank_low != vaxholm.rank_high
    assert "–" in vaxholm.places and vaxholm.places.endswith("av 26")


def test_one_place_in_many_indicators_is_each_indicators_own_row(catalogue: Catalogue) -> None:
    keys = tuple(indicator.id for indicator in catalogue.municipal_indicators)
    found = standings(catalogue, "0192", keys, "sv")

    assert len(found) >= 60
    for whole, row in found:
        assert row is whole.row("0192")


def test_a_change_is_real_only_beyond_the_usual_movement(catalogue: Catalogue) -> None:
    fell = change_verdict(
        catalogue, "ghg_emissions_territorial_per_capita", COUNTY, "2010", "2024", "sv"
    )
    still = change_verdict(catalogue, "completed_dwellings_per_1000", "0187", "2023", "2024", "sv")

    assert fell is not None and fell.verdict == "down" and fell.real
    assert still is not None and still.verdict == "unclear" and not still.real
    assert still.low <= 0 <= still.high
    assert change_verdict(catalogue, "population", "0180", "1700", "2024", "sv") is None


def _with_bounds(content: Path, name: str, half: float, **odd: str) -> None:
    path = content / "indicators" / f"{name}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    table = list(csv.DictReader(lines))
    with path.open("w", encoding="utf-8", newline="") as file:
        names = ["area_code", "period", "value", "status", "lower", "upper"]
        writer = csv.DictWriter(file, names, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        for row in table:
            if row["value"]:
                value = float(row["value"])
                row |= {"lower": f"{value - half:.3f}", "upper": f"{value + half:.3f}"} | odd
            writer.writerow({"lower": "", "upper": "", **row})


def test_published_bounds_are_read_and_make_the_grade_tested(content: Path) -> None:
    _with_bounds(content, "gini_disposable_income", 0.01)
    changed = load(content)
    found = verdicts(changed, "gini_disposable_income", "2022", "sv")

    assert found.grade == "tested" and found.grade_name == "prövad"
    row = found.row("0180")
    assert row is not None and row.upper is not None and row.lower is not None
    assert row.upper - row.lower == pytest.approx(0.02)
    _with_bounds(content, "gini_disposable_income", 0.4)
    wide = verdicts(load(content), "gini_disposable_income", "2022", "sv")
    assert {each.verdict for each in wide.rows} <= {"same", "unclear"}
    assert {(each.rank_low, each.rank_high) for each in wide.rows} == {(1, 26)}


def test_a_bound_on_the_wrong_side_or_alone_is_a_fault(content: Path) -> None:
    _with_bounds(content, "gini_disposable_income", 0.01, lower="9.9")
    with pytest.raises(CatalogueError) as caught:
        load(content)
    assert "both or neither, on each side of the value" in str(caught.value)
    _with_bounds(content, "gini_disposable_income", 0.01, upper="")
    with pytest.raises(CatalogueError) as caught:
        load(content)
    assert "and nothing" in str(caught.value)


def test_an_unknown_kind_of_figure_is_a_fault(content: Path) -> None:
    path = content / "indicators" / "population.yaml"
    changed = yaml.safe_load(path.read_text(encoding="utf-8"))
    changed["certainty"]["basis"] = "guess"
    path.write_text(yaml.safe_dump(changed, allow_unicode=True), encoding="utf-8")

    with pytest.raises(CatalogueError) as caught:
        load(content)
    assert "basis" in str(caught.value) and "register" in str(caught.value)
