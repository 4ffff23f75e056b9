"""The search knows everyday words, forgives a letter, and answers in the hit."""

from __future__ import annotations

from pathlib import Path

import pytest

from region.content.catalogue import Catalogue, CatalogueError, load
from region.web.search import search

WORDS = [
    ("FoU", "sv", "target", "rd_share"),
    ("R&D", "en", "target", "rd_share"),
    ("forskning", "sv", "target", "rd_share"),
    ("skola", "sv", "theme", "schools"),
    ("schools", "en", "theme", "schools"),
    ("cykel", "sv", "target", "cycling_share"),
    ("bike", "en", "target", "cycling_share"),
    ("jobb", "sv", "target", "employment"),
    ("klimat", "sv", "target", "direct_emissions"),
    ("trygghet", "sv", "indicator", "unsafe_outdoors_at_night_share"),
    ("RCI", "sv", "ranking", "eu_rci"),
    ("invandring", "sv", "indicator", "share_foreign_born"),
    ("immigration", "en", "indicator", "share_foreign_born"),
    ("metod", "sv", "page", "method"),
    ("Mål 3", "sv", "goal", "goal_3"),
    ("Köpenhamn", "sv", "place", "copenhagen"),
    ("Skåne", "sv", "region", "12"),
    ("149 30", "sv", "postal_code", "149 30 nynashamn 0192"),
    ("Nynäshamn", "sv", "municipality", "0192"),
    ("Haninge", "sv", "municipality", "0136"),
]


@pytest.mark.parametrize(("text", "language", "kind", "key"), WORDS)
def test_what_people_write_finds_what_they_mean(
    catalogue: Catalogue, text: str, language: str, kind: str, key: str
) -> None:
    first = search(catalogue, text, language, limit=1)[0]

    assert (first.kind, first.id) == (kind, key)


@pytest.mark.parametrize(
    ("text", "key"),
    [("nynshamn", "0192"), ("huddnge", "0126"), ("tryghet", "unsafe_outdoors_at_night_share")],
)
def test_a_missing_letter_is_forgiven(catalogue: Catalogue, text: str, key: str) -> None:
    assert search(catalogue, text, "sv", limit=1)[0].id == key


def test_the_hit_answers(catalogue: Catalogue) -> None:
    def answered(text: str, language: str, kind: str) -> str:
        hits = search(catalogue, text, language, limit=10)
        return next(hit.answer for hit in hits if hit.kind == kind).replace("\xa0", " ")

    assert answered("FoU", "sv", "target") == "▼ Fel riktning"
    assert answered("FoU", "sv", "indicator") == "3,53 % 2023, ned från 3,57"
    assert answered("R&D", "en", "indicator") == "3.53% 2023, down from 3.57"
    assert answered("RCI", "sv", "ranking") == "2022: plats 6 av 234"
    population = catalogue.observations["population"].series("0184")[-1]
    solna = answered("Solna", "sv", "municipality")
    assert solna.replace("\u202f", "").startswith(f"{population.value:.0f} ")
    assert solna.endswith(population.period)


def test_where_a_municipality_is_asked_for_only_they_are_found(catalogue: Catalogue) -> None:
    for text in ("skola", "FoU", "Köpenhamn"):
        assert search(catalogue, text, "sv", municipalities=True) == ()
    kinds = {hit.kind for hit in search(catalogue, "s", "sv", municipalities=True)}
    assert kinds <= {"municipality", "locality", "postal_code"}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("target:rd_share", "target:rd_shar", "did you mean rd_share"),
        ("[RCI, konkurrenskraft", "[RCI, skola", "skola twice"),
        ("target:rd_share", "goal:rd_share", "finds"),
    ],
)
def test_a_synonym_that_leads_nowhere_is_a_fault(
    content: Path, before: str, after: str, said: str
) -> None:
    path = content / "search_synonyms.yaml"
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")

    with pytest.raises(CatalogueError) as caught:
        load(content)

    assert all(fault.file == "search_synonyms.yaml" for fault in caught.value.faults)
    assert said in str(caught.value)
