"""A municipality is found by code or name, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from region.content.catalogue import Catalogue, load
from region.content.geography.places import find_municipalities, find_municipality
from region.words.names import fold, slug

CATALOGUE = load()
AREAS = CATALOGUE.municipalities


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0182", "0182"),
        ("182", "0182"),
        ("nacka", "0182"),
        ("Nacka kommun", "0182"),
        ("taby", "0160"),
        ("Täby kommun", "0160"),
        ("TÄBY", "0160"),
        ("stockholms stad", "0180"),
        ("Stockholms kommun", "0180"),
        ("City of Solna", "0184"),
        ("Botkyrka municipality", "0127"),
        ("upplands bro", "0139"),
        ("Upplands-Bro", "0139"),
        ("  upplands   vasbys kommun ", "0114"),
        ("nynashamns kommun", "0192"),
        ("ostera\u030aker", "0117"),
    ],
)
def test_a_municipality_is_found(catalogue: Catalogue, text: str, code: str) -> None:
    assert find_municipality(catalogue, text) == code


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "kommun", "stad", "s", "01", "0", "00", "9999", "00182", "nack", "٠١٨٢"),
        *("Stockholms län", "Uppsala", "<script>", "\x00", "x" * 5_000),
    ],
)
def test_anything_else_is_not(catalogue: Catalogue, text: str) -> None:
    assert find_municipality(catalogue, text) is None


@given(
    st.sampled_from(AREAS),
    st.sampled_from(["{}", "{} kommun", "{}s kommun", "{}s stad", "  {} ", "{} municipality"]),
    st.sampled_from([str, str.upper, str.lower, str.title, fold]),
    st.booleans(),
)
def test_every_spelling_of_every_name_is_found(area, pattern, change, swedish) -> None:
    name = area.name.sv if swedish else area.name.en

    assert find_municipality(CATALOGUE, change(pattern.format(name))) == area.code


@given(st.text())
def test_no_text_breaks_it_and_folding_twice_changes_nothing(text: str) -> None:
    found = find_municipality(CATALOGUE, text)

    assert found is None or found in {area.code for area in AREAS}
    assert fold(fold(text)) == fold(text)


def test_no_two_names_become_one() -> None:
    assert len({fold(area.name.sv) for area in AREAS}) == len(AREAS)
    assert slug("Upplands Väsby") == "upplands-vasby"


@pytest.mark.parametrize(
    ("text", "most", "without", "found"),
    [
        ("Nacka,0139,Tyreso kommun", 5, "", "0182,0139,0138"),
        ("Nacka,0182,182", 5, "", "0182"),
        ("0180,0182,0138", 2, "", "0180,0182"),
        ("0180,0182,0138", 2, "0180", "0182,0138"),
        ("Atlantis,Nacka,Eldorado", 5, "", ("0182", "Atlantis")),
        ("0180,0182,Atlantis", 1, "", ("0180", "Atlantis")),
        (",,", 5, "", ""),
    ],
)
def test_municipalities_of_a_list(
    catalogue: Catalogue, text: str, most: int, without: str, found: str | tuple[str, str]
) -> None:
    assert find_municipalities(catalogue, text, most, without) == found
