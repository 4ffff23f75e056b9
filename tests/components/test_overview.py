"""The overview's rankings and map say what the views say."""

from __future__ import annotations

import re

from components.current import Page
from components.overview import growth_title, place_row, rankings_title
from region.comparisons.rankings.history import ranking_histories
from region.content.catalogue import Catalogue
from region.content.catalogue.store import Current
from tests.documents import page_html
from tests.measures import measure


def test_the_step_of_a_ranking_is_that_of_its_two_editions(catalogue: Catalogue) -> None:
    page = Page(Current(catalogue), "sv", "light", [])
    senses = set()
    for one in ranking_histories(catalogue, "sv"):
        row = place_row(one, page)
        before, latest = one.standing.before, one.latest
        senses.add(row.sense)
        if before is None or one.standing.method_break:
            assert row.sense == "apart" and row.up is None, one.id
            continue
        if latest.rank and before.rank:
            expected = (
                "alike"
                if latest.rank == before.rank
                else "better"
                if latest.rank < before.rank
                else "worse"
            )
            assert row.sense == expected, one.id
        else:
            assert row.sense != "alike", "what has no place is never called the same"
            assert before.stockholm in row.before
    assert senses == {"better", "worse", "alike", "apart"} or "worse" in senses


def test_the_rankings_title_counts_its_rows(catalogue: Catalogue) -> None:
    page = Page(Current(catalogue), "sv", "light", [])
    rows = tuple(place_row(one, page) for one in ranking_histories(catalogue, "sv"))
    fell = [row for row in rows if row.sense == "worse"]
    assert rankings_title(tuple(fell[:2]), page).startswith("Stockholm föll i två av två")
    assert rankings_title((), page) == "Stockholms senaste platser i rankningarna"


def test_the_map_title_counts_by_the_printed_sign(catalogue: Catalogue) -> None:
    page = Page(Current(catalogue), "sv", "light", [])
    assert "växte i 1 av 3" in growth_title((0.04, 0.06, -1.0), 1, "2025", page)
    assert "alla 2" in growth_title((1.0, 2.0, None), 1, "2025", page)
    assert "inte i någon" in growth_title((0.0, -1.0), 1, "2025", page)


def test_every_municipality_can_be_entered_by_the_map(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "overview", {}, "sv")
    wide = html.split('class="map-picture"')[1].split("</svg></div>")[0]
    codes = set(re.findall(r"kommun=(\d{4})\"", wide))
    assert codes == {area.code for area in catalogue.municipalities}


def test_words_and_pictures_of_the_pages(catalogue: Catalogue) -> None:
    """What is written and not folded, and how many pictures stand in the first document."""
    most = {
        ("overview", ""): (450, 5),
        ("goals", ""): (700, 4),
        ("goals", "rd_share"): (500, 1),
        ("goals", "noise"): (500, 0),
    }
    for (key, target), (words, pictures) in most.items():
        html = page_html(catalogue, key, {"target": target} if target else {}, "sv")
        found = measure(html)
        assert found.pictures >= pictures
        assert found.words <= words, (key, target, found)
