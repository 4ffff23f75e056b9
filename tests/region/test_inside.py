"""What is said of the areas inside the municipalities, and how areas are treated with respect."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from region.content.catalogue import DATA, Catalogue, load
from region.municipalities.area_types import area_types
from region.municipalities.inside import (
    FEWEST_NAMED,
    ORDERS,
    inside,
    measures,
    opened,
    periods_of,
    spread_of,
)
from region.web.search import search
from region.words.names import fold
from region.words.text import LANGUAGES, Language
from region.words.views import UnknownIdError

BORN = "regso_share_foreign_born"
WAGES = "regso_mean_wage_income"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_measure_shows_every_area_once_in_every_year(catalogue: Catalogue) -> None:
    for table in measures(catalogue, "sv"):
        for period in periods_of(catalogue, table):
            found = inside(catalogue, table, period, "spread", "sv")
            codes = [area.code for strip in found.strips for area in strip.areas]
            assert len(found.strips) == 26
            assert sorted(codes) == sorted(catalogue.small_areas.areas)
            assert found.number == 524


def test_the_span_is_that_of_the_source_s_own_areas(catalogue: Catalogue) -> None:
    found = inside(catalogue, BORN, "2023", "spread", "sv").row("0181")
    people = {
        r["area_code"]: float(r["value"])
        for r in rows("small_areas/regso_population.csv")
        if r["period"] == "2023" and r["area_code"].startswith("0181")
    }
    born = {
        r["area_code"]: 100 * float(r["value"]) / people[r["area_code"]]
        for r in rows("small_areas/regso_born_abroad.csv")
        if r["period"] == "2023" and r["area_code"].startswith("0181")
    }
    assert found is not None
    assert (round(min(born.values()), 1), round(max(born.values()), 1)) == (10.8, 72.7)
    assert found.sentence == "Södertälje: 10,8–72,7\u00a0%"
    assert found.own_text == "43,9\u00a0%"


def test_the_municipality_s_own_value_is_the_one_on_its_profile(catalogue: Catalogue) -> None:
    found = inside(catalogue, BORN, "2022", "name", "sv")
    known = catalogue.observations["share_foreign_born"].by_period["2022"]
    assert {strip.code: strip.own for strip in found.strips} == {
        strip.code: known[strip.code].value for strip in found.strips
    }
    assert found.county == known["01"].value


def test_rows_stand_by_spread_by_value_or_by_name(catalogue: Catalogue) -> None:
    spread = spread_of(catalogue, BORN)
    assert spread is not None
    known = catalogue.observations[spread.id].by_period["2023"]
    by_spread = inside(catalogue, BORN, "2023", "spread", "sv").strips
    assert [known[one.code].value for one in by_spread] == sorted(
        (known[one.code].value or 0 for one in by_spread), reverse=True
    )
    by_value = inside(catalogue, BORN, "2023", "value", "sv").strips
    assert [one.own for one in by_value] == sorted((o.own or 0 for o in by_value), reverse=True)
    by_name = inside(catalogue, BORN, "2023", "name", "sv").strips
    assert [one.name for one in by_name] == sorted(one.name for one in by_name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_headline_says_where_the_differences_lie(
    catalogue: Catalogue, language: Language
) -> None:
    found = inside(catalogue, BORN, "", "spread", language)
    within = {"sv": "större inom kommunerna", "en": "larger inside the municipalities"}
    assert found.within == pytest.approx(0.76, abs=0.005)
    assert within[language] in found.headline
    assert re.search(r"76\s?%", found.summary)
    assert "Södertälje" in found.summary
    assert "Nykvarn" in found.summary


def test_what_does_not_exist_is_told(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIdError, match=BORN):
        inside(catalogue, "regso_population", "", "spread", "sv")
    with pytest.raises(UnknownIdError, match="2023"):
        inside(catalogue, BORN, "1999", "spread", "sv")
    with pytest.raises(UnknownIdError, match="0180"):
        opened(catalogue, BORN, "", "0199", "sv")


# Area types


def test_area_types_hold_every_inhabitant_once(catalogue: Catalogue) -> None:
    found = area_types(catalogue, "sv")
    for row in (*found.rows, found.county):
        assert sum(one.share for one in row.shares) == pytest.approx(100)
    people = {
        r["area_code"]: float(r["value"])
        for r in rows("small_areas/regso_population.csv")
        if r["period"] == "2022"
    }
    types = {r["area_code"]: r["value"] for r in rows("small_areas/regso_area_type.csv")}
    sums = [sum(n for code, n in people.items() if types[code] == kind) for kind in "12345"]
    assert sums == [85_841, 189_286, 384_964, 1_416_351, 363_585]
    assert [one.share for one in found.county.shares] == [
        pytest.approx(100 * number / sum(sums)) for number in sums
    ]


def test_area_types_have_their_official_words_and_a_definition(catalogue: Catalogue) -> None:
    found = area_types(catalogue, "sv")
    assert found.types[0] == "stora socioekonomiska utmaningar"
    assert found.types[4] == "mycket goda socioekonomiska förutsättningar"
    assert "låg ekonomisk standard" in found.provenance.definition


# Respect


def test_areas_are_listed_by_name_and_without_rank(catalogue: Catalogue) -> None:
    for order in ORDERS:
        for strip in inside(catalogue, BORN, "", order, "sv").strips:
            assert [area.name for area in strip.areas] == sorted(a.name for a in strip.areas)
    assert not {"rank", "place"} & set(opened(catalogue, BORN, "", "0181", "sv").areas[0].__dict__)


def test_nothing_that_is_said_judges_an_area(catalogue: Catalogue) -> None:
    judging = re.compile(r"utsatt|värst|sämst|bäst|problem|ghetto|deprived|worst|vulnerable", re.I)
    for language in LANGUAGES:
        for table in measures(catalogue, language):
            found = inside(catalogue, table, "", "spread", language)
            said = (found.headline, found.summary, *(s.sentence for s in found.strips))
            assert not [text for text in said if judging.search(text)]
    for path in (DATA / "small_areas").glob("*.yaml"):
        assert not judging.search(path.read_text("utf-8")), path.name


def test_students_are_named_where_they_make_the_value(catalogue: Catalogue) -> None:
    found = opened(catalogue, WAGES, "", "0184", "sv")
    assert any(note.startswith("Kungshamra: många studentbostäder") for note in found.notes)
    lowest = min(found.areas, key=lambda one: one.area.value)
    assert lowest.area.name == "Kungshamra"
    assert "studentbostäder" in lowest.area.tip


def test_an_area_with_few_inhabitants_is_drawn_but_not_named(shared_content: Path) -> None:
    for name, fewer in (("regso_population", "450"), ("regso_born_in_sweden", "400")):
        path = shared_content / f"small_areas/{name}.csv"
        lines = [
            f"0140R001,2023,{fewer}," if line.startswith("0140R001,2023,") else line
            for line in path.read_text("utf-8").splitlines()
        ]
        path.write_text("\n".join(lines) + "\n", "utf-8")
    for name in ("regso_population", "regso_share_foreign_born"):
        car = shared_content / f"small_areas/{name}.yaml"
        text = re.sub(r"^municipal: .*\n", "", car.read_text("utf-8"), flags=re.M)
        car.write_text(re.sub(r"^tolerance: .*\n", "", text, flags=re.M), "utf-8")
    changed = load(shared_content)
    area = changed.small_areas.areas["0140R001"]
    found = inside(changed, BORN, "2023", "name", "sv").row("0140")
    assert found is not None
    (few,) = [one for one in found.areas if one.code == area.code]
    assert few.people < FEWEST_NAMED
    assert few.name == ""
    assert area.name not in few.tip
    assert f"färre än {FEWEST_NAMED}" in few.tip
    assert len(found.areas) == 3
    named = {hit.id for hit in search(changed, area.name, "sv") if hit.kind == "small_area"}
    assert f"{fold(area.name)} 0140" not in named


def test_moved_borders_are_counted(catalogue: Catalogue) -> None:
    moved = sum(
        opened(catalogue, BORN, "", area.code, "sv").moved for area in catalogue.municipalities
    )
    assert moved == 44
