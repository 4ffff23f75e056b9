"""The small areas by program: what the interface and the terminal give is what the files hold."""

from __future__ import annotations

import csv
import io
import json

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from region.commands.command_line import app
from region.content.catalogue import DATA, Catalogue
from region.municipalities.inside import inside, measures
from region.words.text import LANGUAGES, Language
from tests.interface import API

TABLES = sorted(path.stem for path in (DATA / "small_areas").glob("*.csv"))


def rows(key: str) -> dict[tuple[str, str], float]:
    """Return the values of a file, read without the content's own code."""
    with (DATA / f"small_areas/{key}.csv").open(encoding="utf-8") as file:
        return {(r["area_code"], r["period"]): float(r["value"]) for r in csv.DictReader(file)}


@pytest.mark.parametrize("key", TABLES)
def test_every_value_of_every_table_is_given(client: TestClient, key: str) -> None:
    address, found = f"{API}/small-area-tables/{key}/values?format=json&limit=900", {}
    while address:
        part = client.get(address).json()
        found |= {(one["area"], one["period"]): one["value"] for one in part["items"]}
        address = part["next"]
    assert found == rows(key)
    assert len(found) == part["total"]
    text = client.get(f"{API}/small-area-tables/{key}/values?lang=en").content.decode("utf-8-sig")
    for_people = {
        (row["area code"], row["period"]): float(row["value"])
        for row in csv.DictReader(io.StringIO(text))
    }
    assert for_people == {place: float(f"{value:.10g}") for place, value in found.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_municipality_s_areas_are_those_of_the_page(
    client: TestClient, catalogue: Catalogue, language: Language
) -> None:
    listed = client.get(f"{API}/small-areas?municipality=0181&lang={language}").json()["items"]
    for key in measures(catalogue, language):
        strip = inside(catalogue, key, "2023", "name", language).row("0181")
        assert strip is not None
        address = f"{API}/small-area-tables/{key}/values"
        asked = {"municipality": "0181", "period": "2023", "format": "json", "lang": language}
        given = client.get(address, params=asked).json()["items"]
        shown = {area.code: (area.name, area.value, area.text) for area in strip.areas}
        assert {
            one["area"]: (one["area_name"], one["value"], one["text"]) for one in given
        } == shown
        assert {(one["code"], one["name"], one["population"]) for one in listed} == {
            (area.code, area.name, area.people) for area in strip.areas
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_says_what_it_measures_and_on_what_terms(
    client: TestClient, catalogue: Catalogue, language: Language
) -> None:
    listed = client.get(f"{API}/small-area-tables?lang={language}").json()["items"]
    assert [one["id"] for one in listed] == TABLES
    for one in listed:
        car = catalogue.small_areas.tables[one["id"]]
        assert one["definition"] == car.definition[language]
        assert one["licences"] == ["CC0-1.0"]
        assert (one["weights"], one["municipal"], one["tolerance"]) == (
            car.weights,
            car.municipal,
            car.tolerance,
        )
        assert (one["page"] is not None) == (car.offered is not None)
        assert client.get(one["address"]).status_code == 200
    (types,) = (one for one in listed if one["id"] == "regso_area_type")
    assert len(types["classes"]) == 5


def test_the_terminal_prints_what_the_interface_gives(client: TestClient) -> None:
    given = client.get(
        f"{API}/small-area-tables/regso_area_type/values",
        params={"municipality": "0140", "format": "json", "lang": "sv"},
    ).json()["items"]
    ask = ["show", "inside", "regso_area_type", "--municipality", "0140", "--json"]
    assert json.loads(CliRunner().invoke(app, ask).stdout) == given
    assert len(given) == 3
    listed = json.loads(CliRunner().invoke(app, ["show", "small-areas", "--json"]).stdout)
    assert [one["id"] for one in listed] == TABLES


@pytest.mark.parametrize(
    ("option", "value", "allowed"),
    [("--municipality", "0199", "0180"), ("--year", "1901", "2022"), ("--year", "x", "2019..2023")],
)
def test_the_terminal_says_what_may_be_asked(option: str, value: str, allowed: str) -> None:
    said = CliRunner().invoke(app, ["show", "inside", "regso_area_type", option, value])
    assert said.exit_code != 0
    assert allowed in said.stderr
