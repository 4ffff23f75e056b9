"""The command line says what the pages show, and fails in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.testing import CliRunner

from region.commands.command_line import app
from region.content.catalogue import Catalogue
from region.web.api import api_routes

runner = CliRunner()


def printed(*arguments: str) -> object:
    result = runner.invoke(app, ["show", *arguments, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_check_counts_what_the_strategy_has() -> None:
    result = runner.invoke(app, ["check"])

    assert result.exit_code == 0
    rows = {
        line.split("│")[1].strip(): line.split("│")[2].strip().replace(",", "")
        for line in result.stdout.splitlines()
        if line.startswith("│")
    }
    expected = {
        "key figures": "10",
        "rankings": "27",
        "rows of Table 1": "66",
        "municipalities": "26",
        "goals": "4",
        "focus areas": "4",
        "measures": "19",
        "specialisation areas": "4",
        "fulfilment criteria": "7",
    }
    assert {name: rows[name] for name in expected} == expected
    assert int(rows["municipal indicators"]) >= 50
    assert int(rows["municipal indicators with county and country values"]) >= 30


def test_check_lists_every_fault_and_exits_with_1(content: Path) -> None:
    (content / "themes.yaml").write_text("hello")
    (content / "indicators" / "mean_age.csv").write_text("area_code,period\n")

    result = runner.invoke(app, ["check", "--data", str(content)])

    assert result.exit_code == 1
    assert "themes.yaml" in result.stderr
    assert "indicators/mean_age.csv, line 1" in result.stderr
    assert "2 fault(s)" in result.stderr


def test_figures_have_all_that_makes_them_checkable() -> None:
    rows = printed("figures")

    assert isinstance(rows, list)
    assert len(rows) == 10
    for row in rows:
        assert {"id", "name", "value", "unit", "year", "as_published", "source"} <= set(row)
        assert all(row[key] not in (None, "") for key in ("id", "name", "unit", "year", "source"))


@pytest.mark.parametrize(
    ("subject", "number"),
    [("rankings", 27), ("table1", 66), ("municipalities", 26), ("indicators", 83), ("targets", 18)],
)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_lists_are_whole(subject: str, number: int, language: str) -> None:
    rows = printed(subject, "--lang", language)

    assert isinstance(rows, list)
    assert len(rows) == number


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        (["progress", "rd_share"], "targets/rd_share"),
        (["show", "follow-up", "--as-of", "2024"], "follow-up?year=2024"),
        (
            ["show", "changes", "--from", "2023-12-31", "--to", "2024-12-31"],
            "changes?since=2023-12-31&until=2024-12-31",
        ),
        (["show", "map", "--indicator", "mean_age"], "maps/mean_age"),
        (["show", "profile", "nacka"], "municipalities/0182"),
        (["show", "ranking", "ris"], "rankings/ris"),
        (["show", "strategy"], "strategy"),
    ],
)
def test_what_is_printed_is_the_interfaces_answer(
    catalogue: Catalogue, arguments: list[str], address: str
) -> None:
    client = TestClient(Starlette(routes=api_routes(lambda: catalogue)))

    result = runner.invoke(app, [*arguments, "--json"])

    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout) == client.get(f"/api/v1/{address}").json()


def test_a_map_has_breaks_classes_ranks_and_values() -> None:
    found = printed(
        *("map", "--indicator", "population", "--year", "2020"),
        *("--scheme", "quantiles", "--classes", "5"),
    )

    assert isinstance(found, dict)
    assert found["breaks"] == [30195, 47184, 63673, 93690, 975551]
    stockholm = next(row for row in found["municipalities"] if row["code"] == "0180")
    assert (stockholm["rank"], stockholm["class_number"], stockholm["value"]) == (1, 5, 975551)


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (["map", "--indicator", "nope"], "population"),
        (["map", "--indicator", "population", "--year", "1066"], "2020"),
        (["map", "--indicator", "population", "--scheme", "magic"], "quantiles"),
        (["map", "--indicator", "population", "--scheme", "own", "--limits", "x"], "10;20;30"),
        (["profile", "Atlantis"], "0180 Stockholm"),
    ],
)
def test_a_wrong_word_is_told_what_is_allowed(arguments: list[str], allowed: str) -> None:
    result = runner.invoke(app, ["show", *arguments])

    assert result.exit_code == 2
    assert allowed in result.stderr


@pytest.mark.parametrize("name", ["0182", "182", "nacka", "Nacka kommun"])
def test_a_profile_is_found_by_code_and_name(name: str) -> None:
    found = printed("profile", name)

    assert isinstance(found, dict)
    assert found["code"] == "0182"
