"""Table 1 of the strategy, row by row."""

from __future__ import annotations

from region.comparisons.rankings.view import RankingView, table_1
from region.content.catalogue import Catalogue

TABLE_1 = {
    "wsca": "Stockholm|Bristol|Curitiba|Montevideo|Seoul|Teheran",
    "eu_rci": "Stockholm|London|Utrech|Berkshire, Buckinghamshire, Oxfordshire|"
    "Surrey, Öst och Väst Sussex|Köpenhamn|Luxemburg|Övre Bayern|Flevoland & Nordholland|"
    "Helsingfors Nyland",
    "genz": "London|Stockholm|Los Angeles|Toronto|New York|Berlin|Munchen|San Fransisco|"
    "Amsterdam|Vancouver",
    "eregi": "London|Paris|Stockholm|Istanbul|Munchen|Dublin|Luxemburg|Stuttgart|Oslo|"
    "Köpenhamn-Malmö",
    "startup_hubs": "Silicon Valley|Peking|Stockholm|Tel aviv|New York|Shanghai|Los Angeles|"
    "Seol|Boston|London",
    "edsii": "London|Amsterdam|Köpenhamn|Stockholm|Paris|Madrid|Bryssel|Utrecht|Barcelona|"
    "Edinburgh",
    "ris": "Zurich|Ticino|Helsningfors Nyland|Stockholm|Köpenhamn|Östschweiz|"
    "Nordvästschweiz|Centralschweiz|Berlin|Région Lémanique",
}
FIELDS = {
    "wsca": 450,
    "eu_rci": 268,
    "genz": 110,
    "eregi": 100,
    "startup_hubs": None,
    "edsii": 60,
    "ris": 238,
}


def by_id(catalogue: Catalogue) -> dict[str, RankingView]:
    return {ranking.id: ranking for ranking in table_1(catalogue, "sv")}


def test_all_66_rows_stand_as_published(catalogue: Catalogue) -> None:
    rankings = by_id(catalogue)

    assert list(rankings) == list(TABLE_1)
    for key, places in TABLE_1.items():
        assert [p.as_published for p in rankings[key].places] == places.split("|")
    assert sum(len(ranking.places) for ranking in rankings.values()) == 66


def test_fields_are_those_printed(catalogue: Catalogue) -> None:
    assert {key: view.field_number for key, view in by_id(catalogue).items()} == FIELDS


def test_finalists_have_no_rank(catalogue: Catalogue) -> None:
    award = by_id(catalogue)["wsca"]

    assert [place.rank for place in award.places] == [None] * 6
    assert [place.rank_text for place in award.places] == ["vinnare"] + ["finalist"] * 5
    assert award.ahead == ""


def test_slips_of_the_print_are_corrected_beside(catalogue: Catalogue) -> None:
    rows = {p.as_published: p.name for view in by_id(catalogue).values() for p in view.places}

    assert rows["Utrech"] == "Utrecht"
    assert rows["Munchen"] == "München"
    assert rows["San Fransisco"] == "San Francisco"
    assert rows["Seol"] == "Seoul"
    assert rows["Helsningfors Nyland"] == "Helsingfors-Nyland"


def test_share_of_the_field_ahead_of_stockholm(catalogue: Catalogue) -> None:
    rankings = by_id(catalogue)

    assert rankings["eu_rci"].ahead == "Ingen av 268 regioner ligger före."
    assert rankings["ris"].ahead == "1,3\u00a0% av fältet ligger före (3 av 238)."
    assert rankings["startup_hubs"].ahead == "Fältets storlek är inte känd."
