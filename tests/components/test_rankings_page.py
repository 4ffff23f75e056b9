"""The pages with rankings and comparisons, drawn without a browser."""

from __future__ import annotations

import pytest

from components.dot_plot import dot_plot
from components.page import document
from components.place_map import LEAST, Mark, place_map
from pages import PAGES
from region.comparisons.comparison import compare
from region.comparisons.rankings.history import ranking_histories
from region.comparisons.rankings.places import all_places
from region.content.catalogue import SCOPES, Catalogue
from region.words.text import LANGUAGES
from tests.documents import page_html


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ranking_has_a_page_with_sources_and_what_it_measures(
    catalogue: Catalogue, language: str
) -> None:
    for history in ranking_histories(catalogue, language):
        html = page_html(catalogue, "rankings", {"ranking": history.id}, language)
        assert html.count("<h1") == 1
        assert all(
            f"{edition.source.url}".replace("&", "&amp;") in html for edition in history.editions
        )
        assert history.facts[0].name in html


def test_table_1_is_a_view_of_its_own_with_what_was_checked(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "rankings", {"view": "table1"}, "sv")

    assert html.count('<td class="rank">') == 66
    assert "i tabellen: Utrech" in html
    assert html.count("Kontroll mot originalet") == 7


def chosen(content: Catalogue, key: str, **given: str) -> dict[str, str]:
    return document.choices(PAGES[key], content, given, "sv")


def test_the_address_takes_a_place_by_any_name(catalogue: Catalogue) -> None:
    for text in ("copenhagen", "Köpenhamn", "Copenhagen"):
        assert chosen(catalogue, "rankings", place=text) == {"place": "copenhagen"}
    asked = chosen(catalogue, "rankings", ranking="ris", edition="2023")
    assert asked == {"ranking": "ris", "edition": "2023"}
    assert chosen(catalogue, "rankings", ranking="ris", edition="2025") == {"ranking": "ris"}
    assert chosen(catalogue, "rankings", ranking="ris", edition="1999") == {"ranking": "ris"}


def test_dots_on_a_map_do_not_cover_each_other(catalogue: Catalogue) -> None:
    marks = [
        Mark(p.id, p.name, p.latitude, p.longitude, "1", p.name, own=p.id == "stockholm")
        for p in all_places(catalogue, "sv")
        if p.times_ahead or p.id == "stockholm"
    ]
    drawn = place_map("europe", tuple(marks))
    tall = drawn.height / drawn.width

    for one in drawn.dots:
        for two in drawn.dots:
            if one is two:
                continue
            distance = ((one.x - two.x) ** 2 + ((one.y - two.y) * tall) ** 2) ** 0.5
            assert distance > 0.8 * LEAST["europe"], (one.mark.name, two.mark.name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scope", SCOPES)
def test_every_indicator_and_group_can_be_shown(
    catalogue: Catalogue, scope: str, language: str
) -> None:
    comparison = catalogue.comparisons[scope]
    for key in comparison.indicators:
        known = chosen(catalogue, "compare", scope=scope, indicator=key)
        html = page_html(catalogue, "compare", known, language)
        assert html.count('class="own"') == 2, key  # the row and its dot
    for group in comparison.groups:
        known = chosen(catalogue, "compare", scope=scope, peers=group)
        assert page_html(catalogue, "compare", known, language).count("<h1") == 1


def test_peers_in_the_address_are_the_rows_of_the_picture(catalogue: Catalogue) -> None:
    known = chosen(catalogue, "compare", peers="fr10,DK01,XX99", year="2020")

    assert known == {"peers": "FR10,DK01", "year": "2020"}
    html = page_html(catalogue, "compare", known, "sv")
    for name in ("Stockholm", "Île-de-France (Paris)", "Hovedstaden (Köpenhamn)"):
        assert f'<th scope="row">{name}' in html


def test_dots_lie_within_the_axis_in_the_order_of_the_values(catalogue: Catalogue) -> None:
    view = compare(catalogue, "europe", "gdp_pps_per_head", ("DK01", "FI1B"), "", "sv")
    plot = dot_plot(view)

    places = [row.place for row in plot.rows]
    assert places == sorted(places, reverse=True)
    assert all(0 <= place <= 100 for place in (*places, *plot.field))
    assert plot.union is not None
