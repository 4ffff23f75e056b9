"""Every municipal indicator in every year and every classification, as the map shows it."""

from __future__ import annotations

import itertools
import json
import warnings

import mapclassify
import pytest

from components.map_values import map_data
from region.content.catalogue import COUNTRY, COUNTY, Catalogue
from region.municipalities.choropleth import choropleth
from region.municipalities.choropleth import map_view as view_of
from region.municipalities.classes import SCHEMES, Scheme
from region.municipalities.measures import bases, can_differ, measured
from region.municipalities.menu import map_view, options
from region.municipalities.series import indicator_series
from region.words.views import UnknownIdError

LARGEST_MESSAGE = 12_000


def test_there_are_at_least_50_municipal_indicators_30_with_county_and_country(
    catalogue: Catalogue,
) -> None:
    municipal = catalogue.municipal_indicators
    both = [
        i
        for i in municipal
        if all(catalogue.observations[i.id].series(area) for area in (COUNTY, COUNTRY))
    ]

    assert len(municipal) >= 50
    assert len(both) >= 30


def test_all_indicators_years_and_classifications_make_a_map(catalogue: Catalogue) -> None:
    walked = 0
    for option in options(catalogue, "sv"):
        series = indicator_series(catalogue, option.id, "sv")
        for name in SCHEMES:
            limits = (0.0, 10.0) if name == "own" else ()
            chart = choropleth(series, Scheme(name, 5, limits), "sv")
            assert len(chart.spans) == len(chart.colours) == len(chart.limits) >= 1
            for period in series.periods:
                view = view_of(chart, period)
                known = [row for row in view.rows if row.value is not None]
                assert len(view.rows) == 26
                assert sum(item.count for item in view.legend) == len(known)
                assert len(known) + view.missing_count == 26
                assert all(0 <= row.share <= 1 for row in view.rows)
                assert all(row.note for row in view.rows if row.value is None)
                assert view.line
                walked += 1
    assert walked > 4_000


@pytest.mark.parametrize("name", ["quantiles", "equal_interval", "std_mean"])
def test_each_years_own_classes_are_those_of_mapclassify(catalogue: Catalogue, name: str) -> None:
    methods = {
        "quantiles": lambda v: mapclassify.Quantiles(v, k=5),
        "equal_interval": lambda v: mapclassify.EqualInterval(v, k=5),
        "std_mean": mapclassify.StdMean,
    }
    for option in options(catalogue, "sv")[::6]:
        series = indicator_series(catalogue, option.id, "sv")
        period = series.periods[-1]
        view = view_of(choropleth(series, Scheme(name, 5, (), period), "sv"), period)
        rows = [row for row in view.rows if row.value is not None]
        shown = [series.whole(row.value) for row in rows]
        if len(set(shown)) <= 5:
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expected = list(methods[name](shown).yb)
        pairs = set(zip((row.class_index for row in rows), expected, strict=True))
        assert len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs}), option.id


def test_a_change_of_indicator_sends_little(catalogue: Catalogue) -> None:
    sizes = {
        option.id: len(
            json.dumps(
                map_data(choropleth(indicator_series(catalogue, option.id, "sv"), Scheme(), "sv")),
                separators=(",", ":"),
            ).encode()
        )
        for option in options(catalogue, "sv")
    }

    assert max(sizes.values()) <= LARGEST_MESSAGE, max(sizes.items(), key=lambda item: item[1])


def test_counts_grow_in_per_cent_and_shares_in_points(catalogue: Catalogue) -> None:
    population = indicator_series(catalogue, "population", "sv")
    grown = measured(population, "change", "2015", "sv")
    stockholm = population.codes.index("0180")
    at = {p: i for i, p in enumerate(population.periods)}

    now = population.values[at["2025"]][stockholm]
    then = population.values[at["2015"]][stockholm]
    assert now is not None
    assert then is not None
    assert grown.values[-1][stockholm] == pytest.approx(100 * (now / then - 1))
    assert grown.unit == "%"
    assert "2015" not in grown.periods
    assert grown.line.startswith("Egen beräkning")

    education = indicator_series(catalogue, "share_post_secondary_25_64", "sv")
    apart = measured(education, "difference", "", "sv")
    assert apart.unit == "procentenheter"
    assert apart.diverging
    assert not can_differ(population)


@pytest.mark.parametrize("period", ["2000", "2019", "2022", "2025"])
def test_the_26_populations_sum_to_the_county(catalogue: Catalogue, period: str) -> None:
    found = catalogue.observations["population"].by_period[period]

    assert sum(row.value for code, row in found.items() if len(code) == 4) == found["01"].value


def test_education_2022_as_read_in_the_source(catalogue: Catalogue) -> None:
    view = map_view(catalogue, "share_post_secondary_25_64", "2022", "sv")

    assert (view.rows[0].name, view.rows[0].text) == ("Danderyd", "75,4\u00a0%")
    assert [row.rank for row in view.rows if row.name in ("Norrtälje", "Nynäshamn")] == [25, 25]
    assert view.sentence.startswith("Högst: Danderyd med 75,4\u00a0%. Lägst: Norrtälje och")


@pytest.mark.parametrize(
    ("indicator", "period"),
    [
        ("cars_per_1000", "2025"),  # one year
        ("company_climate_nki", "2005"),  # one municipality
        ("net_migration_rate", "2025"),  # negatives
        ("green_space_within_200m", "2020"),  # many equal
    ],
)
def test_unusual_cases(catalogue: Catalogue, indicator: str, period: str) -> None:
    view = map_view(catalogue, indicator, period, "sv")

    assert view.sentence
    assert ".." not in view.sentence
    assert len(view.rows) == 26


def test_an_unknown_indicator_or_period_names_what_is_allowed(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIdError, match="population"):
        map_view(catalogue, "nope", None, "sv")
    with pytest.raises(UnknownIdError, match="2022"):
        map_view(catalogue, "share_post_secondary_25_64", "1950", "sv")


def test_the_menu_is_grouped_by_theme(catalogue: Catalogue) -> None:
    themes = [option.theme for option in options(catalogue, "sv")]

    assert themes[0] == "Människor"
    assert len(themes) == len(catalogue.municipal_indicators)
    changes = [a for a, b in itertools.pairwise(themes) if a != b]
    assert len(changes) == len(set(changes))


def test_change_is_never_told_across_a_break(catalogue: Catalogue) -> None:
    walked = 0
    for option in options(catalogue, "sv"):
        series = indicator_series(catalogue, option.id, "sv")
        for base in bases(series) if series.breaks else ():
            for period in measured(series, "change", base, "sv").periods:
                first, last = sorted((base, period))
                assert not any(first < break_ <= last for break_ in series.breaks)
                walked += 1
    assert walked > 20
