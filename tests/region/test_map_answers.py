"""The sentence that stands above a map, its colours by wanted direction, and its legend's axis."""

from __future__ import annotations

import itertools

import pytest

from region.content.catalogue import Catalogue
from region.municipalities.answers import LONGEST, answers
from region.municipalities.choropleth import Choropleth, choropleth, map_view
from region.municipalities.classes import Scheme, around_zero, class_of, sides
from region.municipalities.legend import COLUMNS, ends, legend, stops
from region.municipalities.measures import bases, measured
from region.municipalities.series import Measure, indicator_series
from region.outputs.exhibits.maps import map_picture
from region.words.text import LANGUAGES, Language


def chart(
    catalogue: Catalogue, key: str, measure: Measure, base: str = "", language: Language = "sv"
) -> Choropleth:
    series = measured(indicator_series(catalogue, key, language), measure, base, language)
    return choropleth(series, Scheme(), language)


def answer(made: Choropleth, period: str) -> str:
    said = answers(made)[made.series.periods.index(period)]
    return said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("key", "measure", "base", "period", "said"),
    [
        (
            "share_post_secondary_16_74",
            "value",
            "",
            "2025",
            "I Danderyd har 66 procent läst vidare efter gymnasiet, i Nynäshamn 31 procent",
        ),
        (
            "unemployment_total_18_65",
            "change",
            "2012",
            "2022",
            "Arbetslösheten föll mest i Södertälje, −1,4 procentenheter sedan 2012, "
            "men steg i 15 av 26 kommuner",
        ),
        ("population", "change", "2015", "2025", "Folkmängden ökade i alla 26 kommuner sedan 2015"),
        ("mean_age", "change", "2015", "2025", "Medelåldern steg i 24 av 26 kommuner sedan 2015"),
        ("land_area", "value", "", "2022", "Landareal, 2022"),
    ],
)
def test_a_map_answers_in_a_sentence(
    catalogue: Catalogue, key: str, measure: Measure, base: str, period: str, said: str
) -> None:
    assert answer(chart(catalogue, key, measure, base), period) == said


def test_an_earlier_period_says_which_it_is(catalogue: Catalogue) -> None:
    value = chart(catalogue, "share_post_secondary_16_74", "value")
    since = chart(catalogue, "population", "change", "2015")

    assert answer(value, "2010").startswith("2010: I Danderyd har ")
    assert answer(since, "2020") == "Folkmängden ökade i alla 26 kommuner från 2015 till 2020"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_of_every_indicator_is_short_and_filled(
    catalogue: Catalogue, language: Language
) -> None:
    for indicator in catalogue.municipal_indicators:
        series = indicator_series(catalogue, indicator.id, language)
        offered = bases(series)
        charts = [choropleth(series, Scheme(), language)]
        if offered:
            since = measured(series, "change", offered[max(0, len(offered) - 10)], language)
            charts.append(choropleth(since, Scheme(), language))
        for made in charts:
            for period, said in zip(made.series.periods, answers(made), strict=True):
                named = said == f"{made.series.name}, {made.series.labels[-1]}"
                assert len(said) <= LONGEST or made.series.name in said or named
                assert "{" not in said, (indicator.id, period)


def test_zero_has_a_class_of_its_own_and_no_value_of_another_sign_shares_it() -> None:
    values = [-30, -4, -1, 0, 0, 2, 7, 50]
    limits = around_zero(values, values)

    classes = {value: class_of(value, limits) for value in values}
    same = [classes[v] for v in values if v == 0]
    assert [classes[v] for v in values if classes[v] in same] == same
    assert all(low < high for low, high in itertools.pairwise(limits))
    assert limits[-1] == max(values)
    assert around_zero([0, 0], [0, 0]) == (0,)
    assert around_zero([], []) == ()


@pytest.mark.parametrize(
    ("direction", "tokens"),
    [
        ("up", ("bad2", "bad1", "zero", "good1", "good2")),
        ("down", ("good2", "good1", "zero", "bad1", "bad2")),
        ("none", ("less2", "less1", "zero", "more1", "more2")),
    ],
)
def test_a_change_has_the_colour_of_its_wanted_direction(
    direction: str, tokens: tuple[str, ...]
) -> None:
    assert sides((-5, -1, 0, 4, 90), -90, direction) == tokens


def test_the_best_improver_comes_first(catalogue: Catalogue) -> None:
    view = map_view(chart(catalogue, "unemployment_total_18_65", "change", "2012"), "2022")

    assert view.rows[0].name == "Södertälje"
    assert view.rows[0].rank == 1
    assert view.legend[0].colour == "good2"
    assert (view.rows[0].value or 0) < 0 < (view.rows[-1].value or 0)


def test_the_legend_has_a_square_for_each_municipality_above_its_class(
    catalogue: Catalogue,
) -> None:
    for key, measure in (("population_density", "value"), ("unemployment_open_18_65", "change")):
        made = chart(catalogue, key, measure, "2014")  # type: ignore[arg-type]
        drawn = legend(made, made.series.periods[-1])
        edges = stops(made)

        assert len(drawn.squares) == sum(v is not None for v in made.wholes[-1])
        assert edges[0] == 0
        assert edges[-1] == pytest.approx(1, abs=1e-3)
        assert all(high - low > 0.06 for low, high in itertools.pairwise(edges))
        for square in drawn.squares:
            at = made.colours.index(square.colour)
            assert edges[at] * COLUMNS - 1 <= square.column <= edges[at + 1] * COLUMNS
        places = [(square.column, square.level) for square in drawn.squares]
        assert len(set(places)) == len(places)


def test_a_picture_of_one_period_names_no_end_that_only_other_periods_reach(
    catalogue: Catalogue,
) -> None:
    view = map_view(chart(catalogue, "population_growth", "value"), "2025")
    first, *middle, last = view.legend

    assert (first.alone, last.alone) == (first.text, "minst 1,1")
    assert [one.alone for one in middle] == [one.text for one in middle]
    assert last.text == "1,1–4,6" and max(row.value or 0 for row in view.rows) < 1.5
    shown = map_picture(catalogue, view, (), "sv").legend
    assert [one.text for one in shown] == [one.alone for one in view.legend]


def test_the_ends_of_a_change_say_better_and_worse_only_where_a_way_is_wanted(
    catalogue: Catalogue,
) -> None:
    wanted = chart(catalogue, "unemployment_total_18_65", "change", "2012").series
    open_ = chart(catalogue, "mean_age", "change", "2015").series
    value = chart(catalogue, "mean_age", "value").series

    assert ends(wanted, "sv") == ("▼ föll, bättre", "▲ steg, sämre")
    assert ends(open_, "sv") == ("▼ föll", "▲ steg")
    assert ends(value, "sv") == ("", "")
