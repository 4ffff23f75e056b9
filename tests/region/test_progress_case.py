"""A case on the command line: the worked cases, the rules on top of them, and bad input."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from region.commands.command_line import app
from region.targets.case import case_view
from region.targets.progress.case import EXAMPLE, CaseError, read_case

runner = CliRunner()
CASES = list(
    csv.DictReader((Path(__file__).parents[1] / "data" / "progress_cases.csv").open(newline=""))
)


def asked(case: str) -> dict[str, object]:
    result = runner.invoke(app, ["progress", "--case", case, "--json"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    return {**found, **found["status"], **found["status"]["progress"], "why": found["reason"]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
@pytest.mark.parametrize("method", ["linear", "cagr"])
def test_worked_case_as_a_line(case: dict[str, str], method: str) -> None:
    found = asked(
        f"base={case['base_value']}@{case['base_year']},"
        f"latest={case['latest_value']}@{case['latest_year']},"
        f"target={case['target_value']}@{case['target_year']},"
        f"direction={case['direction']},method={method}"
    )
    before = found["before"]

    expected = case[f"category_{method}"]
    if case["case"] == "A1":
        assert found["progress_class"] == "not_assessed"
        assert found["reason"] == "span_too_short"
    elif expected == "not_computable":
        assert (
            found["progress_class"] == case["category_linear"]
        )  # growth has no meaning: linear instead
    else:
        assert found["progress_class"] == expected
    for key in ("linear", "cagr"):
        if case[f"ratio_{key}"]:
            assert before[f"ratio_{key}"] == pytest.approx(float(case[f"ratio_{key}"]), abs=1e-6)
        if case[f"category_{key}"] != "not_computable":
            assert before[f"class_{key}"] == case[f"category_{key}"]
    for key, column in (
        ("pace", "pace_observed_per_year"),
        ("required_pace", "pace_required_per_year"),
        ("share_of_way", "share_of_way"),
        ("share_of_time", "share_of_time"),
        ("cagr_observed", "cagr_observed"),
        ("cagr_required", "cagr_required"),
    ):
        if case[column] and found[key] is not None:
            assert found[key] == pytest.approx(float(case[column]), abs=1e-6)
    if method == "linear" and found["projected"] is not None:
        assert found["projected"] == pytest.approx(float(case["projected_linear"]), abs=5e-5)


def test_a_strict_operator_can_be_asked_for() -> None:
    line = "base=70@2015,latest=80@2022,target=80@2030,direction=up"

    assert asked(line)["progress_class"] == "target_met"
    assert asked(f"{line},operator=>")["progress_class"] == "on_pace"
    assert asked(f"{line},operator=>=")["progress_class"] == "target_met"


def test_one_value_is_not_enough() -> None:
    found = asked("latest=80@2022,target=60@2030,direction=up")

    assert found["progress_class"] == "not_assessed"
    assert found["why"]


def test_a_series_and_every_kind_can_be_asked_for() -> None:
    series = "series=15@2018;15@2019;13@2020;14@2021;13@2022"

    assert asked(f"kind=yearly,{series},target=22@2030,direction=up")["years_met"] == []
    falling = "series=15@2018;14@2019;13@2020;12@2021;11@2022"
    assert asked(f"kind=direction,{falling},direction=down")["progress_class"] == "on_pace"
    assert asked(f"kind=direction,{series},direction=down")["progress_class"] == "far_too_slow"
    assert asked(f"kind=change,{series},target=-50@2030,direction=down")["level"] == 7.5
    assert (
        asked("kind=rank,base=8@2018,latest=5@2022,target=5@2023")["progress_class"] == "target_met"
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", ("base", "target", "direction")),
        ("base=3,7@2017,latest=3.8@2019,target=4.5@2030,direction=up", ("decimals",)),
        (EXAMPLE.replace("up", "sideways"), ("direction", "'sideways'", "up or down")),
        (EXAMPLE.replace("linear", "magic"), ("method", "'magic'", "linear or cagr")),
        (EXAMPLE.replace("@2017", ""), ("base", "value@year")),
        (EXAMPLE.replace("decimals=1", "decimals=99"), ("decimals", "from 0 to 6")),
        (EXAMPLE + ",operator=<=", ("operator", ">= or > with up")),
        (EXAMPLE + ",colour=blue", ("colour", "base, latest")),
        (EXAMPLE + ",base=1@2000", ("base", "twice")),
        (EXAMPLE.replace("3.7@2017", "nan@2017"), ("base", "a number")),
        ("x" * 10_000, ("at most",)),
    ],
)
def test_bad_input_is_told_in_words(line: str, words: tuple[str, ...]) -> None:
    result = runner.invoke(app, ["progress", "--case", line, "--json"])

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.output
    for word in words:
        assert word in result.stderr


@given(st.text(max_size=80))
def test_any_text_is_a_question_or_a_fault_in_words(text: str) -> None:
    try:
        read_case(text)
    except CaseError as error:
        assert error.faults


def test_all_targets_are_printed_with_method_and_data() -> None:
    result = runner.invoke(app, ["progress", "--json"])
    rows = {row["id"]: row for row in json.loads(result.stdout)}

    assert rows["rd_share"]["status"]["progress_class"] == "moving_away"
    assert rows["rd_share"]["latest_observation"]["indicator"] == "rd_share_of_gdp"
    assert "2019" in rows["rd_share"]["status"]["base_dependence"]
    assert {item["text"] for item in rows["rd_share"]["published"]} > {
        "3,7\u00a0% av BRP",
        "3,8\u00a0% av BRP",
    }
    assert rows["direct_emissions"]["relation"] == "own_reading"
    assert rows["direct_emissions"]["status"]["own_reading"]
    told = [row["status"] for row in rows.values()]
    assert all(status["method_key"] and status["reference"]["title"] for status in told)


def test_an_unknown_target_is_told_with_the_known_ones() -> None:
    result = runner.invoke(app, ["progress", "happiness"])

    assert result.exit_code == 2
    assert "rd_share" in result.stderr


@pytest.mark.parametrize(
    ("series", "never"), [("15@2018;14@2019;13@2020", True), ("15@2018;25@2019;13@2020", False)]
)
def test_only_a_yearly_amount_that_no_year_has_reached_was_never_met(
    series: str, never: bool
) -> None:
    asked_for = read_case(f"kind=yearly,series={series},target=22@2030,direction=up")

    assert case_view(asked_for, "sv").status.never_met is never
