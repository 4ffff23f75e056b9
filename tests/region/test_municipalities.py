"""Every municipal indicator in every year, as the map shows it."""

from __future__ import annotations

import itertools

import pytest

from region.catalogue import COUNTRY, COUNTY, Catalogue
from region.municipalities import map_view, options
from region.views import UnknownIdError


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


def test_all_indicators_and_years_make_a_map(catalogue: Catalogue) -> None:
    walked = 0
    for option in options(catalogue, "sv"):
        for period in catalogue.observations[option.id].municipal_periods:
            view = map_view(catalogue, option.id, period, "sv")
            known = [row for row in view.rows if row.value is not None]
            assert len(view.rows) == 26
            assert sum(item.count for item in view.legend) == len(known)
            assert len(known) + view.missing_count == 26
            assert all(0 <= row.share <= 1 for row in view.rows)
            assert all(row.note for row in view.rows if row.value is None)
            assert view.provenance.line
            walked += 1
    assert walked > 500


@pytest.mark.parametrize("period", ["2000", "2019", "2022", "2025"])
def test_the_26_populations_sum_to_the_county(catalogue: Catalogue, period: str) -> None:
    found = catalogue.observations["population"].by_period[period]

    assert sum(row.value for code, row in found.items() if len(code) == 4) == found["01"].value


def test_education_2022_as_read_in_the_source(catalogue: Catalogue) -> None:
    view = map_view(catalogue, "share_post_secondary_25_64", "2022", "sv")

    assert (view.rows[0].name, view.rows[0].text) == ("Danderyd", "75,4\u00a0%")
    assert [row.rank for row in view.rows if row.name in ("Norrtälje", "Nynäshamn")] == [25, 25]
    assert view.sentence.startswith("Högst: Danderyd med 75,4\u00a0%. Lägst: Norrtälje och")


def test_an_unknown_indicator_or_period_names_what_is_allowed(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIdError, match="population"):
        map_view(catalogue, "nope", None, "sv")
    with pytest.raises(UnknownIdError, match="2022"):
        map_view(catalogue, "share_post_secondary_25_64", "1950", "sv")


def test_the_menu_is_grouped_by_theme(catalogue: Catalogue) -> None:
    themes = [option.theme for option in options(catalogue, "sv")]

    assert themes[0] == "Människor"
    assert len(themes) == 72
    changes = [a for a, b in itertools.pairwise(themes) if a != b]
    assert len(changes) == len(set(changes))
