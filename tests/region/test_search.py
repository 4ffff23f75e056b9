"""The search knows everyday words, forgives a letter, and answers in the hit."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from region.comparisons.comparison import DEFAULT_INDICATORS, compare
from region.content.catalogue import Catalogue, CatalogueError, load
from region.web.search import Hit, search
from region.web.search_answers import answer
from region.web.search_entries import entries
from region.words import formatting as fmt

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
    ("Tby", "sv", "municipality", "0160"),
    ("Täy", "sv", "municipality", "0160"),
    ("presentation", "sv", "page", "present"),
    ("presentationer", "sv", "page", "present"),
    ("presentations", "en", "page", "present"),
    ("4,5", "sv", "target", "rd_share"),
    ("4.5", "en", "target", "rd_share"),
    ("Helsingfors", "sv", "place", "helsinki"),
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


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("Helsingfors", "sv", {"energy_use", "renewable_energy"}),
        ("cykel", "sv", {"energy_use", "renewable_energy"}),
        ("cycling", "en", {"household_waste_collected_for_recycling", "waste_recycling"}),
        ("unemploment", "en", {"about"}),
    ],
)
def test_what_only_has_letters_in_common_is_not_found(
    catalogue: Catalogue, text: str, language: str, wrong: set[str]
) -> None:
    hits = search(catalogue, text, language)

    assert hits
    assert not wrong & {hit.id for hit in hits}


@pytest.mark.parametrize(
    "kind", ["indicator", "theme", "goal", "measure", "target", "region", "place"]
)
def test_every_hit_of_what_is_followed_answers(catalogue: Catalogue, kind: str) -> None:
    found = [one for one in entries(catalogue, "sv") if one.kind == kind]

    assert found
    for one in found:
        assert answer(catalogue, kind, one.id, "sv"), one.id


@pytest.mark.parametrize(("language", "unit"), [("sv", "{} %"), ("en", "{}%")])
def test_a_region_elsewhere_answers_with_the_value_that_its_page_shows(
    catalogue: Catalogue, language: str, unit: str
) -> None:
    def value(hit: Hit) -> str:
        asked = dict(parse_qsl(urlsplit(hit.address).query))
        scope = asked.get("scope", "europe")
        key = asked.get("indicator", DEFAULT_INDICATORS[scope])
        found = compare(catalogue, scope, key, (hit.id,), "", language)
        line = next(one for one in found.lines if one.code == hit.id)
        return f"{found.short_name}: {line.points[-1].text} {line.points[-1].label}"

    def hit_of(text: str, kind: str, key: str) -> Hit:
        hits = search(catalogue, text, language)
        return next(one for one in hits if (one.kind, one.id) == (kind, key))

    for text, key in (("Oslo", "NO08"), ("Skåne", "12"), ("Helsingfors-Nyland", "FI1B")):
        hit = hit_of(text, "region", key)
        assert hit.answer == value(hit)
    oslo = catalogue.comparisons["europe"].readings["tertiary_25_64"].by_area["NO08"][-1]
    said = unit.format(fmt.number(oslo.value, 1, language))
    assert (
        hit_of("Oslo", "region", "NO08")
        .answer.replace("\xa0", " ")
        .endswith(f": {said} {oslo.period}")
    )


def test_a_region_without_the_usual_measure_leads_to_one_that_it_has(catalogue: Catalogue) -> None:
    europe = catalogue.comparisons["europe"]
    known = europe.readings[DEFAULT_INDICATORS["europe"]].by_area
    without = [
        one
        for one in entries(catalogue, "sv")
        if one.kind == "region" and one.id in europe.areas and one.id not in known
    ]

    assert without
    for one in without:
        key = dict(parse_qsl(urlsplit(one.address).query))["indicator"]
        assert one.id in europe.readings[key].by_area


def test_a_place_answers_with_its_newest_rank_that_could_be_read(catalogue: Catalogue) -> None:
    hits = search(catalogue, "Köpenhamn", "sv")
    told = next(hit.answer for hit in hits if hit.kind == "place")
    ranks = [
        (place.edition, str(place.rank))
        for rows in catalogue.places.values()
        for place in rows
        if place.place == "copenhagen" and place.rank
    ]

    year, place = re.search(r" (\d{4}): plats (\d+)$", told).groups()
    assert int(year) == max(year for year, _ in ranks)
    assert (int(year), place) in ranks


def test_a_measure_that_only_a_comparison_has_answers_with_stockholms_value(
    catalogue: Catalogue,
) -> None:
    europe = catalogue.comparisons["europe"]
    own = europe.readings["tertiary_25_64"].by_area[europe.own]
    last, before = (fmt.number(one.value, 1, "sv") for one in (own[-1], own[-2]))
    way = "upp" if own[-1].value > own[-2].value else "ned"

    told = answer(catalogue, "indicator", "tertiary_25_64", "sv").replace("\xa0", " ")

    assert told == f"{last} % {own[-1].period}, {way} från {before}"


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
    assert kinds <= {"municipality", "locality", "small_area", "postal_code"}


def test_every_area_inside_is_found_by_name_and_opens_its_municipality(
    catalogue: Catalogue,
) -> None:
    tables = catalogue.small_areas
    people = tables.values("regso_population", "2023")
    for area in tables.areas.values():
        hits = search(catalogue, area.name, "sv", limit=50)
        (hit,) = (
            one
            for one in hits
            if (one.kind, one.name) == ("small_area", area.name)
            and one.detail == catalogue.areas[area.municipality].name.sv
        )
        assert hit.address == f"/inom-kommuner?kommun={area.municipality}"
        number = f"{people[area.code]:.0f}"
        assert hit.answer.replace("\u202f", "").replace("\xa0", " ") == f"{number} invånare 2023"


def test_an_area_leads_to_its_municipality_where_one_is_asked_for(catalogue: Catalogue) -> None:
    (hit,) = search(catalogue, "Fisksätra", "sv", municipalities=True)
    assert (hit.kind, hit.address) == ("small_area", "/kommun?kommun=0182")

    named = [hit.kind for hit in search(catalogue, "Farsta", "en") if hit.name == "Farsta"]
    assert named == ["locality", "small_area"]
    asked = search(catalogue, "Farsta", "en", municipalities=True)
    assert [hit.kind for hit in asked if hit.name == "Farsta"] == ["locality"]


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


def test_a_region_that_has_ended_comes_after_the_one_that_goes_on(catalogue: Catalogue) -> None:
    found = [hit.name for hit in search(catalogue, "Oslo", "sv") if hit.kind == "region"]

    assert found.index("Oslo och Viken") < found.index("Oslo och Akershus (till 2018)")
