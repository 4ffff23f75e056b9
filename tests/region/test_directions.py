"""Which way series go: one verdict each, in fixed prices, against their own usual steps."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from region.content.catalogue import COUNTY, Catalogue, CatalogueError, load
from region.outputs.exhibits.steps import presentation
from region.strategy.follow_up.courses import Outcome
from region.strategy.follow_up.outcomes import outcome, outcomes
from region.strategy.follow_up.reporting import reporting
from region.targets.goals import goals
from region.targets.progress import Point, ProgressClass, Question, answer, in_direction
from region.targets.progress.directions import WRONG_WAY, usual_step
from region.targets.progress.prices import in_fixed_prices
from region.words.formatting import round_half_up
from region.words.text import LANGUAGES, Language
from tests.documents import page_html


def test_a_series_that_a_target_follows_has_one_verdict(catalogue: Catalogue) -> None:
    """The follow-up counts such a series from the target's own base, so the two never differ."""
    whole = goals(catalogue, "sv").targets
    checked = 0
    for target in whole:
        followed, result = target.following, target.status.progress
        if not followed or result.kind not in ("level", "change", "gap") or not result.assessed:
            continue
        view = outcome(catalogue, followed.series.indicator, "sv")
        assert view is not None and result.base and result.latest
        if result.progress_class is ProgressClass.TARGET_MET:
            continue
        checked += 1
        assert (view.base_year, view.last_year) == (result.base.year, result.latest.year)
        wrong = result.progress_class in WRONG_WAY
        assert (view.outcome is Outcome.UNFAVOURABLE) is wrong
    assert checked >= 2
    rd = outcome(catalogue, "rd_share_of_gdp", "sv")
    assert rd and rd.outcome is Outcome.UNFAVOURABLE
    assert "3,73\u00a0% (2017)" in rd.explanation


def test_the_same_page_never_shows_two_ways_for_one_series(catalogue: Catalogue) -> None:
    for theme in reporting(catalogue, "sv").themes:
        classes = {
            catalogue.targets[t.id].observed[0].indicator: t.status.progress_class
            for t in theme.targets
            if catalogue.targets[t.id].observed
        }
        for item in theme.indicators:
            found = classes.get(item.link.id)
            if found is not None and found in WRONG_WAY:
                assert item.outcome != "favourable"


def test_the_same_thing_is_counted_once(catalogue: Catalogue) -> None:
    view = outcomes(catalogue, "sv")
    leads = {o.indicator: o for group in view.dimensions for o in group.outcomes}
    counted = {catalogue.indicators[key].fact for key in leads}

    assert len(counted) == len(leads)
    assert len(leads) == sum(view.number(way) for way in Outcome)
    emissions = leads["ghg_emissions_territorial_per_capita"]
    assert {o.indicator for o in emissions.same} == {
        "ghg_emissions_territorial_tonnes",
        "ghg_emissions_per_capita",
    }
    assert "low_economic_standard_0_19" not in leads
    assert f"vilket ger {len(leads)}:" in view.sentence
    with_value = sum(1 + len(lead.same) for lead in leads.values())
    assert view.sentence.startswith(f"{with_value} mått")


def test_what_shows_the_same_thing_must_be_another_indicator(content: Path) -> None:
    path = content / "indicators" / "low_economic_standard_20_64.yaml"
    text = path.read_text("utf-8")
    line = "same_fact_as: low_economic_standard_0_19\ndirection:"
    path.write_text(text.replace("direction:", line, 1), "utf-8")

    with pytest.raises(CatalogueError, match="itself has no same_fact_as"):
        load(content)


@pytest.mark.parametrize("language", LANGUAGES)
def test_windows_are_named_by_their_years(catalogue: Catalogue, language: Language) -> None:
    """No sentence says the last five years of windows that end in different years."""
    view = outcomes(catalogue, language)
    ends = [o.last_year for g in view.dimensions for o in g.outcomes if o.last_year]

    assert f"{min(ends)}–{max(ends)}" in view.sentence
    told = [view.sentence]
    told += [
        f"{step.headline} {step.note}"
        for step in presentation(catalogue, "yearly_follow_up", language).steps
    ]
    told += [page_html(catalogue, "follow_up", {"view": "reporting"}, language)]
    assert not [t for t in told if "senaste fem åren" in t or "last five years" in t]
    for group in view.dimensions:
        for item in group.outcomes:
            if item.base_year:
                assert str(item.base_year) in item.explanation
                assert str(item.last_year) in item.explanation


def test_incomes_are_compared_in_fixed_prices(catalogue: Catalogue) -> None:
    view = outcome(catalogue, "median_income_20_64", "sv")
    nominal = {
        r.period: r.value for r in catalogue.observations["median_income_20_64"].series(COUNTY)
    }
    index = {r.period: r.value for r in catalogue.observations["consumer_price_index"].series("00")}

    assert view and view.outcome is Outcome.UNCHANGED
    assert view.base_year is not None
    real = nominal[str(view.base_year)] * index[str(view.last_year)] / index[str(view.base_year)]
    assert f"{round_half_up(real, 0):,}".replace(",", "\u202f") in view.explanation
    assert f"I {view.last_year} års priser." in view.explanation


def test_money_without_a_price_index_is_not_judged(catalogue: Catalogue) -> None:
    early = catalogue.as_known_on(dt.date(2020, 6, 30))
    found = in_fixed_prices((Point(2018, 100.0), Point(2019, 110.0)), {2018: 300.0})

    assert found == ()
    for indicator in early.indicators.values():
        if indicator.kind == "money" and indicator.direction != "none":
            view = outcome(early, indicator.id, "sv")
            assert (
                view is None or view.outcome is Outcome.NOT_ASSESSED or "priser" in view.explanation
            )


amounts = st.floats(1, 10_000).map(lambda value: round(value, 2))


@given(st.lists(amounts, min_size=2, max_size=12), st.floats(0.8, 1.2))
def test_what_only_follows_prices_has_not_moved(values: list[float], rise: float) -> None:
    index = {2010 + at: 100 * rise**at for at in range(len(values))}
    points = tuple(Point(year, 50 * level) for year, level in index.items())
    fixed = in_fixed_prices(points, index)

    assert fixed[-1].value == pytest.approx(points[-1].value)
    assert all(p.value == pytest.approx(points[-1].value) for p in fixed)


steps = st.floats(0.1, 5).map(lambda value: round(value, 3))


@given(st.floats(10, 1_000), steps, st.integers(4, 15))
def test_a_steady_series_has_a_direction_whatever_its_level(
    level: float, step: float, length: int
) -> None:
    rising = [Point(2010 + at, level + at * step) for at in range(length)]
    falling = [Point(p.year, 2 * level - p.value) for p in rising]

    assert in_direction(rising, "up").progress_class is ProgressClass.ON_PACE
    assert in_direction(rising, "down").progress_class is ProgressClass.MOVING_AWAY
    assert in_direction(falling, "down").progress_class is ProgressClass.ON_PACE


@given(st.floats(10, 1_000), steps, st.integers(4, 15))
def test_a_series_that_only_swings_has_none(level: float, swing: float, length: int) -> None:
    points = [Point(2010 + at, level + swing * (at % 2)) for at in range(length)]

    assert in_direction(points, "up").progress_class is ProgressClass.FAR_TOO_SLOW


@given(st.lists(st.floats(-50, 50).map(lambda v: round(v, 2)), min_size=4, max_size=12))
def test_a_direction_depends_neither_on_the_unit_nor_on_which_way_is_up(
    values: list[float],
) -> None:
    points = [Point(2010 + at, 200 + value) for at, value in enumerate(values)]
    thousandfold = [Point(p.year, 1000 * p.value) for p in points]
    mirrored = [Point(p.year, -p.value) for p in points]
    found = in_direction(points, "up", decimals=6).progress_class

    assert in_direction(thousandfold, "up", decimals=6).progress_class is found
    assert in_direction(mirrored, "down", decimals=6).progress_class is found


def test_fewer_than_four_values_do_not_tell_what_is_usual() -> None:
    three = (Point(2015, 1.0), Point(2018, 5.0), Point(2021, 9.0))

    assert usual_step(three) is None
    assert in_direction(three, "up").progress_class is ProgressClass.NOT_ASSESSED
    assert usual_step((*three, Point(2022, 10.0))) == pytest.approx(4 / 3)


def test_a_life_expectancy_can_rise(catalogue: Catalogue) -> None:
    for key in ("life_expectancy_women", "life_expectancy_men"):
        view = outcome(catalogue, key, "sv")
        assert view and view.outcome is Outcome.FAVOURABLE


@given(st.lists(st.floats(1, 99).map(lambda v: round(v, 1)), min_size=2, max_size=10))
def test_a_last_turn_contradicts_the_class_and_nothing_else_does(values: list[float]) -> None:
    points = tuple(Point(2015 + at, value) for at, value in enumerate(values))
    result = answer(Question("level", points, "up", 200.0, 2040))

    if result.turn is None:
        return
    assert result.latest is not None and result.turn == points[-2]
    rose = result.latest.value > result.turn.value
    assert rose is (result.progress_class in WRONG_WAY)


def test_a_doubtful_value_is_no_end_of_a_comparison(content: Path) -> None:
    path = content / "indicators" / "rd_share_of_gdp.yaml"
    remark = """remarks:
  - areas: ['01']
    periods: ['2023']
    kind: doubtful
    note: {sv: osäkert, en: doubtful}
"""
    path.write_text(path.read_text("utf-8") + remark, "utf-8")
    found = load(content)
    view = outcome(found, "rd_share_of_gdp", "sv")

    assert view and view.last_year == 2021
    latest = goals(found, "sv").target("rd_share").status.progress.latest
    assert latest is not None and latest.year == 2021


def test_a_value_in_whole_per_cent_is_said_without_decimals(catalogue: Catalogue) -> None:
    view = outcome(catalogue, "voter_turnout_municipal", "sv")

    assert view and "Från 83\u00a0% (2018) till 78\u00a0% (2022)." in view.explanation
