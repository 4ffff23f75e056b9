"""Finding a municipality by name, postal town or postal code."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from region.content.catalogue import Catalogue, load
from region.content.geography.places import (
    MOST_HITS,
    PlaceHit,
    find_municipality,
    fold,
    places_hash,
    places_index,
    places_json,
    search,
)
from region.web.search import search as suggestions
from tests.region.test_faults import (
    CSV_WAYS,
    YAML_WAYS,
    broken_in_all_ways,
    faults_of,
)

CSV = "geo/postal_codes.csv"
YAML = "geo/postal_codes.yaml"
OF_A_LIST = ("missing key", "empty text", "wrong type", "one language")


def first(catalogue: Catalogue, text: str) -> PlaceHit:
    return search(catalogue, text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Nacka",
        "nacka",
        " NACKA ",
        "Nacka kommun",
        "nack",
        "0182",
        "131 40",
        "13140",
        "Saltsjöbaden",
    ],
)
def test_nacka_is_found(catalogue: Catalogue, text: str) -> None:
    assert first(catalogue, text).municipality == "0182"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Stockholms stad", "0180"),
        ("Upplands Väsby", "0114"),
        ("upplands vasby", "0114"),
        ("Upplands-Bro", "0139"),
        ("upplands bro kommun", "0139"),
        ("Södertälje", "0181"),
        ("sodertalje", "0181"),
        ("Solna stad", "0184"),
        ("115 20", "0180"),
        ("11520", "0180"),
        ("115 20 Stockholm", "0180"),
        ("Bromma", "0180"),
        ("alvsjo", "0180"),
    ],
)
def test_the_likely_municipality_comes_first(catalogue: Catalogue, text: str, code: str) -> None:
    assert first(catalogue, text).municipality == code


def test_a_town_in_two_municipalities_gives_both(catalogue: Catalogue) -> None:
    codes = [hit.municipality for hit in search(catalogue, "Ingarö") if hit.kind == "locality"]

    assert codes == ["0120", "0182"]


@pytest.mark.parametrize("town", ["Farsta", "Nacka", "Tyresö", "Värmdö", "Södertälje", "Bromma"])
def test_a_town_is_where_most_of_its_codes_are(catalogue: Catalogue, town: str) -> None:
    codes = {hit.municipality for hit in search(catalogue, town) if fold(hit.label) == fold(town)}
    counted = Counter(r.municipality for r in catalogue.postal_codes if r.locality == town)

    assert codes == {counted.most_common(1)[0][0]}


def test_a_code_that_lies_astray_is_asked_about(catalogue: Catalogue) -> None:
    found = [hit.municipality for hit in search(catalogue, "131 71")]

    assert found == ["0182", "0180"]
    assert find_municipality(catalogue, "13171") is None
    assert "13171" in json.loads(places_json(catalogue))["codes"]["0182"].split()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("149 30", "0192"),
        ("14930", "0192"),
        ("115 20 Stockholm", "0180"),
        ("Bromma", "0180"),
        ("Saltsjöbaden", "0182"),
        ("Haninge", "0136"),
        ("Ingarö", None),
        ("Fisksätra", "0182"),
        ("fisksatra", "0182"),
        ("Tuna", None),
        ("99999", None),
    ],
)
def test_a_field_for_a_municipality_takes_towns_and_codes(
    catalogue: Catalogue, text: str, code: str | None
) -> None:
    assert find_municipality(catalogue, text) == code


def test_exact_comes_before_beginnings_and_beginnings_before_parts(catalogue: Catalogue) -> None:
    labels = [hit.label for hit in search(catalogue, "bro")]

    assert labels[0] == "Bro"
    assert labels.index("Bromma") < labels.index("Upplands-Bro")


def test_a_number_is_the_beginning_of_a_postal_code(catalogue: Catalogue) -> None:
    hits = search(catalogue, "131 4")

    assert hits
    assert all(hit.kind == "postal_code" and hit.label.startswith("131 4") for hit in hits)


@pytest.mark.parametrize("text", ["", "   ", "Atlantis", "99999", "-", "x" * 10_000])
def test_what_does_not_exist_is_not_found(catalogue: Catalogue, text: str) -> None:
    assert search(catalogue, text) == ()


@given(text=st.text(max_size=30))
def test_any_text_gives_known_municipalities_and_few(catalogue: Catalogue, text: str) -> None:
    hits = search(catalogue, text)

    assert len(hits) <= MOST_HITS
    assert {hit.municipality for hit in hits} <= {area.code for area in catalogue.municipalities}


def test_folding() -> None:
    assert fold(" Café ÅÄÖ-ö  ") == "cafe aao o"


def test_the_index_for_the_browser_is_small_and_whole(catalogue: Catalogue) -> None:
    body = places_json(catalogue)
    content = json.loads(body)

    assert len(body) < 60_000
    assert content["municipalities"]["0182"] == "Nacka"
    assert content["localities"]["Bromma"][0] == "0180"
    assert content["localities"]["Fisksätra"] == ["0182"]
    assert content["localities"]["Tuna"] == ["0117", "0127"]
    assert "11520" in content["codes"]["0180"].split()
    listed = [code for codes in content["codes"].values() for code in codes.split()]
    assert set(listed) == {row.code for row in catalogue.postal_codes}
    assert 3_306 < len(listed) < 3_330
    assert places_index(catalogue, "sv") is places_index(catalogue, "sv")


def test_the_hash_changes_with_the_content(catalogue: Catalogue, content: Path) -> None:
    path = content / CSV
    path.write_text(path.read_text().replace("Bromma", "Brommaby"))

    assert places_hash(load(content)) != places_hash(catalogue)


def test_where_the_postal_codes_come_from_is_known(catalogue: Catalogue) -> None:
    register = catalogue.postal_register

    assert register.licence == "CC0-1.0"
    assert register.note["en"]
    assert len(catalogue.postal_codes) == 3_306


def test_a_broken_register_gives_a_message_of_its_own_for_each_way(content: Path) -> None:
    assert len(set(broken_in_all_ways(content, CSV, CSV_WAYS).values())) >= 10
    ways = {name: way for name, way in YAML_WAYS.items() if name not in OF_A_LIST}
    assert len(set(broken_in_all_ways(content, YAML, ways).values())) >= 7


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ("1152,Stockholm,0180", "postal_code"),
        ("115 20,Stockholm,0180", "postal_code"),
        ("11520,,0180", "locality"),
        ("11520, Stockholm,0180", "locality"),
        ("11520,Stockholm,180", "municipality_code"),
        ("11520,Stockholm,0380", "municipality_code"),
        ("11520,Stockholm,01", "municipality_code"),
    ],
)
def test_a_wrong_row_is_named(content: Path, row: str, where: str) -> None:
    path = content / CSV
    lines = path.read_text().splitlines()
    lines[1] = row
    path.write_text("\n".join(lines) + "\n")

    assert f"line 2, {where}" in [fault.where for fault in faults_of(content)]


def test_a_code_may_lie_in_two_municipalities_but_not_twice_in_one(content: Path) -> None:
    path = content / CSV
    good = path.read_text()

    path.write_text(good + "11520,Stockholm,0184\n")
    assert {p.municipality for p in load(content).postal_codes if p.code == "11520"} == {
        "0180",
        "0184",
    }

    path.write_text(good + "11520,Stockholm,0180\n")
    (fault,) = faults_of(content)
    assert "second row" in fault.found


def test_an_unknown_licence_is_a_fault(content: Path) -> None:
    path = content / YAML
    path.write_text(path.read_text().replace("CC0-1.0", "CC0"))

    (fault,) = faults_of(content)
    assert (fault.file, fault.where) == (YAML, "licence")


def test_while_one_writes_a_municipalitys_name_it_is_suggested_first(catalogue: Catalogue) -> None:
    for area in catalogue.municipalities:
        name = fold(area.name.sv)
        for length in range(3, len(name) + 1):
            first = suggestions(catalogue, name[:length], "sv", limit=1)[0]
            assert first.kind == "municipality", (name[:length], first)
            assert fold(first.name).startswith(name[:length])


def test_globen_is_in_stockholm(catalogue: Catalogue) -> None:
    assert {hit.municipality for hit in search(catalogue, "Stockholm-Globen")} == {"0180"}
