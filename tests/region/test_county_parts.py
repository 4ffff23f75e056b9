"""The county and its parts: put together only where that gives the published value, else missing.

What is expected is computed here from the files themselves, by other code than the product's.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from starlette.applications import Starlette
from starlette.testclient import TestClient

from region.content.catalogue import COUNTY, Catalogue
from region.municipalities.parts import find_profiled, members, profiled, widened
from region.municipalities.profile.questions import answers
from region.municipalities.profile.view import profile
from region.outputs.open_data.sitemap import addresses
from region.outputs.workers import Workers
from region.web.api import api_routes
from region.web.api.exports import export_routes
from region.web.search import search
from region.words.text import LANGUAGES
from tests.documents import page_html

DATA = Path("data")
PARTS = ("inner", "outer")


def table(name: str) -> dict[str, dict[str, float]]:
    """Values by period and area."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    with (DATA / f"indicators/{name}.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["value"]:
                found[row["period"]][row["area_code"]] = float(row["value"])
    return found


def persons(group: str) -> dict[str, dict[str, float]]:
    if group == "population":
        return table(group)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    with (DATA / "denominators/ages.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["group"] == group:
                found[row["period"]][row["area_code"]] = float(row["value"])
    return found


def mean(values: dict[str, float], weights: dict[str, float], codes) -> float | None:
    if not all(code in values and code in weights for code in codes):
        return None
    whole = sum(weights[code] for code in codes)
    return sum(values[code] * weights[code] for code in codes) / whole


DIVISION = yaml.safe_load((DATA / "geo/parts.yaml").read_text("utf-8"))


def test_every_municipality_lies_in_one_part(catalogue: Catalogue) -> None:
    codes = [code for part in PARTS for code in members(catalogue, part)]
    assert sorted(codes) == [area.code for area in catalogue.municipalities]
    assert len(members(catalogue, COUNTY)) == 26


@pytest.mark.parametrize(("key", "group"), sorted(DIVISION["weights"].items()))
def test_the_weights_give_the_published_value_of_the_county(
    catalogue: Catalogue, key: str, group: str
) -> None:
    indicator, values, weights = catalogue.indicators[key], table(key), persons(group)
    codes = [area.code for area in catalogue.municipalities]
    compared = 0
    for period, row in values.items():
        found = mean(row, weights.get(period, {}), codes)
        if found is None or COUNTY not in row:
            continue
        rounding = 0.5 * 10.0 ** -indicator.decimals_of(COUNTY, period)
        assert abs(found - row[COUNTY]) <= rounding + 0.5 * 10.0**-indicator.decimals, (key, period)
        compared += 1
    assert compared >= 3


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_made_of_its_municipalities_alone(catalogue: Catalogue, part: str) -> None:
    codes = next(one["municipalities"] for one in DIVISION["parts"] if one["id"] == part)
    seen = widened(catalogue).observations
    population, dwellings = table("population"), table("completed_dwellings")
    for period, row in population.items():
        whole = sum(row[code] for code in codes if code in row)
        if all(code in row for code in codes):
            assert seen["population"].by_period[period][part].value == whole
    latest = seen["completed_dwellings_per_1000"].latest(part)
    built = sum(dwellings[latest.period][code] for code in codes)
    people = sum(population[latest.period][code] for code in codes)
    assert latest.value == pytest.approx(1000 * built / people, abs=1e-5)
    growth = seen["population_growth"].latest(part)
    before = sum(population[str(int(growth.period) - 1)][code] for code in codes)
    now = sum(population[growth.period][code] for code in codes)
    assert growth.value == pytest.approx(100 * (now / before - 1), abs=1e-5)
    for key, group in DIVISION["weights"].items():
        found = seen[key].latest(part)
        expected = mean(table(key)[found.period], persons(group)[found.period], codes)
        rounding = 0.5 * 10.0 ** -catalogue.indicators[key].decimals
        assert found.value == pytest.approx(expected, abs=rounding), key


def test_counts_of_both_parts_are_the_county(catalogue: Catalogue) -> None:
    seen, compared = widened(catalogue).observations, 0
    for indicator in catalogue.municipal_indicators:
        if indicator.kind != "count":
            continue
        for period, rows in seen[indicator.id].by_period.items():
            parts = [rows[part].value for part in PARTS if part in rows]
            county = rows.get(COUNTY)
            if len(parts) == 2 and county and county.value is not None:
                assert sum(parts) == pytest.approx(county.value, rel=1e-3), (indicator.id, period)
                compared += 1
    assert compared > 50


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", (COUNTY, *PARTS))
def test_what_cannot_be_put_together_is_missing_with_its_reason(
    catalogue: Catalogue, code: str, language
) -> None:
    view = profile(catalogue, code, language)
    assert len(view.rows) == len(catalogue.municipal_indicators)
    assert not view.similar
    assert not view.neighbours
    valued = [row for row in view.rows if row.value.value is not None]
    assert len(valued) >= 15
    for row in view.rows:
        assert row.standing is None  # never ranked among its own municipalities
        assert row.rank is None
        assert row.value.value is not None or row.missing, row.indicator
    told = answers(catalogue, code, language)
    assert [one.id for one in told.answers] == [one.id for one in catalogue.questions]
    assert all(one.period or one.note for one in told.answers)
    assert not any(one.places or one.word for one in told.answers)


def test_school_results_are_not_put_together(catalogue: Catalogue) -> None:
    """Their numbers of pupils are not known, and no weights give the county's value."""
    seen = widened(catalogue).observations
    unknown = ("upper_secondary_degree_4y_home", "reported_crimes_per_100k", "median_income_20_64")
    for key in unknown:
        assert seen[key].latest("inner") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("01", COUNTY),
        ("Stockholms län", COUNTY),
        ("stockholm county", COUNTY),
        ("inre lanet", "inner"),
        ("The outer county", "outer"),
        ("182", "0182"),
        ("Stockholm", "0180"),
        ("nowhere", None),
    ],
)
def test_places_are_found_by_code_and_name(catalogue: Catalogue, text: str, code) -> None:
    assert find_profiled(catalogue, text) == code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", (COUNTY, *PARTS))
def test_the_page_shows_the_place_and_its_menu_holds_all(
    catalogue: Catalogue, code: str, language
) -> None:
    html = page_html(catalogue, "profile", {"kommun": code}, language)
    names = profiled(catalogue, language)
    assert html.count('class="block question"') == len(catalogue.questions)
    assert 'id="similar"' not in html
    for key in (COUNTY, *PARTS):
        assert f'value="{key}"' in html
    for member in members(catalogue, code):
        assert names[member] in html
    assert "Kommunen " not in html


def test_search_files_and_site_map_lead_to_them(catalogue: Catalogue) -> None:
    for text, code in (("inre länet", "inner"), ("Stockholms län", COUNTY)):
        hits = search(catalogue, text, "sv")
        assert any(f"kommun={code}" in hit.address for hit in hits), text
    known = [given.get("kommun") for key, given in addresses(catalogue) if key == "profile"]
    assert {COUNTY, *PARTS} <= set(known)
    workers = Workers()
    routes = [*api_routes(lambda: catalogue), *export_routes(lambda: catalogue, workers.run)]
    client = TestClient(Starlette(routes=routes))
    answer = client.get("/api/v1/municipalities/inner?lang=en")
    assert answer.status_code == 200
    body = answer.json()
    assert body["level"] == "part"
    assert len(body["members"]) == 5
    for ending in ("csv", "xlsx"):
        assert client.get(f"/api/v1/municipalities/01?format={ending}").status_code == 200
    assert client.get("/export/profile/outer.pptx").status_code == 200
    workers.stop()
