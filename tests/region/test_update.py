"""The update takes in what passes, holds back what looks wrong, and never leaves a half."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from region.content.catalogue import load
from tests.replay import Replay
from tests.sources import snapshot
from tests.updates import KOLADA_ONLY, line, report, rows, update


@pytest.fixture
def content(shared_content: Path) -> Path:
    return shared_content


def test_nothing_new_changes_nothing(content: Path, replay: Replay) -> None:
    before = snapshot(content)

    result = update(content, "--only", *KOLADA_ONLY, "mean_age", "rd_share_of_gdp")

    assert result.exit_code == 0, result.output
    assert "5 unchanged" in result.output
    assert snapshot(content) == before
    assert load(content)
    assert replay.agents == {agent for agent in replay.agents if "stockholmsregionen" in agent}


def test_new_and_revised_values_are_written_with_their_history(
    content: Path, replay: Replay
) -> None:
    values = replay.tables["TAB637"].values
    for area in {area for area, _ in values}:
        values[area, "2026"] = round((values[area, "2025"] or 0) + 0.1, 1)
    old = values["0180", "2024"] or 0
    values["0180", "2024"] = old + 0.1

    result = update(content, "--only", "mean_age", "--source", "scb")

    assert result.exit_code == 0, result.output
    assert "26 new (2026)" in result.output
    assert "2 revised (2024)" in result.output  # the county's is the mean of its municipalities
    table = rows(content, "mean_age")
    assert float(table["0180", "2024"]["value"]) == pytest.approx(old + 0.1)
    assert table["0180", "2026"]["published"] == "2026-02-24"
    assert table["0114", "2024"]["published"] == ""
    earlier = (content / "vintages/mean_age.csv").read_text().splitlines()
    assert earlier[0] == "area_code,period,value,status,published,replaced"
    assert earlier[1].startswith("01,2024,40.4,computed,,2")
    assert earlier[2].startswith(f"0180,2024,{old:g},,,2")
    source = yaml.safe_load((content / "indicators/mean_age.yaml").read_text())["sources"][0]
    assert "copy_of" not in source
    assert source["covers"]["en"] == "municipalities, 2005–2026"
    assert str(source["published"]) == "2026-02-24"
    found = load(content)
    assert found.observations["mean_age"].latest("0180").period == "2026"
    assert report(content)["results"][0]["outcome"] == "accepted"
    assert update(content, "--only", "mean_age").exit_code == 0
    assert load(content).version != found.version  # the report of the second run alone
    assert len(found.updates[0].runs) == 1


def test_a_side_car_keeps_every_other_line(content: Path, replay: Replay) -> None:
    path = content / "indicators/mean_age.yaml"
    before = path.read_text().splitlines()
    replay.tables["TAB637"].values["0180", "2024"] = 39.5

    update(content, "--only", "mean_age", "--source", "scb")

    after = path.read_text().splitlines()
    start, end = before.index("sources:"), before.index("    via: kolada")
    assert before[: start + 1] == after[: start + 1]
    assert before[end:] == after[after.index("    via: kolada") :]


def _jump(replay: Replay) -> None:
    values = replay.kpis["N00999"].values
    values |= {(area, "2023"): 2.5 * (values[area, "2022"] or 0) for area, _ in list(values)}


def _fewer_areas(replay: Replay) -> None:
    replay.kpis["N00999"].values["0180", "2023"] = replay.kpis["N00999"].values["0180", "2022"]


def _vanished(replay: Replay) -> None:
    del replay.kpis["N00999"].values["0180", "2020"]


def _another_title(replay: Replay) -> None:
    replay.kpis["N00999"].title = "Nystartade företag, antal/1000 inv, 16-74 år"
    replay.kpis["N00999"].values["0180", "2020"] = 20.0


def _another_unit(replay: Replay) -> None:
    replay.kpis["N00999"].title = "Nystartade företag, andel (%)"


def _unknown_mark(replay: Replay) -> None:
    replay.kpis["N00999"].status = "X"
    replay.kpis["N00999"].values["0180", "2020"] = 20.0


HELD: dict[str, tuple[Callable[[Replay], None], str]] = {
    "a jump": (_jump, "jump(s) beyond the series' history"),
    "fewer areas": (_fewer_areas, "2023 has values for 1 areas; earlier periods had 28"),
    "vanished": (_vanished, "1 value(s) have vanished: 0180 2020"),
    "another title": (_another_title, "title: 'Nystartade företag"),
    "another unit": (_another_unit, "unit: "),
    "unknown mark": (_unknown_mark, "the mark is not documented"),
}


@pytest.mark.parametrize("name", HELD)
def test_what_looks_wrong_is_held_until_accepted_by_name(
    content: Path, replay: Replay, name: str
) -> None:
    change, words = HELD[name]
    change(replay)
    before = snapshot(content)

    result = update(content, "--only", "new_companies_per_1000")

    assert result.exit_code == 3, result.output
    assert line(result, "new_companies_per_1000") == "new_companies_per_1000: held"
    assert words in result.output
    assert "--accept new_companies_per_1000" in result.output
    assert snapshot(content) == before
    result = update(
        content, "--only", "new_companies_per_1000", "--accept", "new_companies_per_1000"
    )
    assert result.exit_code == 0, result.output
    assert snapshot(content) != before
    assert load(content)
    again = update(content, "--only", "new_companies_per_1000")
    assert again.exit_code == 0, again.output


def test_what_does_not_fit_the_range_cannot_be_accepted(content: Path, replay: Replay) -> None:
    values = replay.kpis["N00999"].values
    values["0180", "2023"] = 1000 * (values["0180", "2022"] or 0)
    before = snapshot(content)

    result = update(content, "--only", "new_companies_per_1000", "--accept-all")

    assert result.exit_code == 1
    assert "allowed: from 0 to 60 (range)" in line(result, "new_companies_per_1000")
    assert snapshot(content) == before


def test_pages_are_followed_to_the_end(content: Path, replay: Replay) -> None:
    replay.rows_per_page = 90

    result = update(content, "--only", "new_companies_per_1000")

    assert "1 unchanged" in result.output
    assert sum("?page=5&" in path for path in replay.asked) == 1


def test_a_query_is_split_where_the_limit_on_cells_needs_it(content: Path, replay: Replay) -> None:
    replay.cell_limit = 60

    result = update(content, "--only", "mean_age", "--source", "scb")

    assert result.exit_code == 0, result.output
    sizes = [
        len(body["selection"][0]["valueCodes"]) * len(body["selection"][-1]["valueCodes"])
        for body in replay.bodies
    ]
    assert len(sizes) >= 10
    assert max(sizes) <= 60


def test_another_unit_at_scb_is_held(content: Path, replay: Replay) -> None:
    replay.tables["TAB637"].unit = "månader"
    before = snapshot(content)

    result = update(content, "--only", "mean_age")

    assert result.exit_code == 3
    assert "unit: 'medelvärde' has become 'månader'" in result.output
    assert snapshot(content) == before


def test_a_flag_of_eurostat_becomes_a_status(content: Path, replay: Replay) -> None:
    found = replay.data_sets["rd_e_gerdreg"]
    found.values["SE11", "2025"] = 3.6
    found.flags["SE11", "2025"] = "p"

    assert update(content, "--only", "rd_share_of_gdp").exit_code == 0

    row = rows(content, "rd_share_of_gdp")["01", "2025"]
    assert (row["value"], row["status"], row["published"]) == ("3.6", "provisional", "2026-03-18")


def test_a_dry_run_writes_nothing_at_all(content: Path, broken: Replay) -> None:
    before = snapshot(content)

    result = update(content, "--only", *KOLADA_ONLY, "--dry-run")

    assert result.exit_code == 0
    assert "2 accepted" in result.output
    assert snapshot(content) == before
    assert not list(content.glob("updates/*.json"))


def test_a_wrong_command_is_told(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = update(content, "--only", "mean_aeg")
    assert (result.exit_code, "did you mean mean_age?" in result.output) == (2, True)
    result = update(content, "--only", "share_rentals")
    assert (result.exit_code, "has no query" in result.output) == (2, True)
    monkeypatch.setenv("REGION_RETRY_SECONDS", "soon")
    result = update(content, "--only", "mean_age")
    assert (result.exit_code, "REGION_RETRY_SECONDS" in result.output) == (2, True)
    monkeypatch.setenv("REGION_RETRY_SECONDS", "1")
    monkeypatch.setenv("REGION_SCB_URL", "scb")
    result = update(content, "--only", "mean_age")
    assert (result.exit_code, "REGION_SCB_URL" in result.output) == (1, True)


def test_an_unchanged_answer_is_not_sent_twice(
    content: Path, replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGION_CACHE", str(tmp_path / "cache"))
    replay.etag = '"a"'
    first = update(content, "--only", "new_companies_per_1000")
    replay.troubles["data/kpi"] = lambda handler, _: not handler.headers.get("if-none-match")
    second = update(content, "--only", "new_companies_per_1000")

    assert "1 unchanged" in first.output
    assert "1 unchanged" in second.output


@pytest.mark.parametrize("form", ["", "/", "/v3", "/v3/"])
def test_the_base_address_may_leave_out_the_documented_path(
    content: Path, replay: Replay, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REGION_KOLADA_URL", replay.address + form)

    assert "1 unchanged" in update(content, "--only", "new_companies_per_1000").output
