"""One query brings the total, women and men; the update keeps all three and their vintages."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pytest
import yaml

from region.content.catalogue import load
from region.content.model import Status
from region.content.model.query import KoladaQuery, ScbQuery
from region.content.sources import kolada, scb
from region.content.sources.answer import Gathering, SourceError
from region.content.sources.jsonstat import read as read_cube
from region.indicators import by_sex
from region.indicators.fit_of_sexes import unlike
from tests import recorded
from tests.replay import Replay
from tests.sources import fill, snapshot
from tests.updates import report, update

FOREIGN = "share_foreign_born"


def _cells(content: Path, key: str) -> dict[tuple[str, str, str], str]:
    with (content / f"by_sex/{key}.csv").open(encoding="utf-8") as file:
        return {
            (row["area_code"], row["period"], row["sex"]): row["value"]
            for row in csv.DictReader(file)
        }


def test_women_and_men_come_with_the_total_in_one_query(content: Path, replay: Replay) -> None:
    kpi = replay.kpis["N02926"]
    assert kpi.women is not None
    assert kpi.men is not None
    for values in (kpi.women, kpi.men):
        values |= {(a, "2023"): v for (a, p), v in list(values.items()) if p == "2022"}
    old = kpi.women["0180", "2021"] or 0
    kpi.women["0180", "2021"] = old + 0.2
    asked = len(replay.agents)

    result = update(content, "--only", FOREIGN, "--source", "kolada", "--accept", FOREIGN)

    assert result.exit_code == 0, result.output
    cells = _cells(content, FOREIGN)
    assert float(cells["0180", "2021", "women"]) == pytest.approx(old + 0.2)
    assert cells["0180", "2023", "men"] == cells["0180", "2022", "men"]
    earlier = (content / f"vintages_by_sex/{FOREIGN}.csv").read_text().splitlines()
    assert earlier[0] == "area_code,period,sex,value,status,published,replaced"
    assert earlier[1].startswith(f"0180,2021,women,{old},")
    assert len(earlier) == 2
    source = yaml.safe_load((content / f"indicators/{FOREIGN}.yaml").read_text())["by_sex"]
    assert len(source["sources"]) == 1
    assert "copy_of" not in source["sources"][0]
    assert "2023" in source["sources"][0]["covers"]["en"]
    assert report(content)["results"][0]["by_sex"] > 50
    assert len(replay.agents) - asked <= 1
    found = load(content)
    today = max(one.replaced for one in found.by_sex[FOREIGN].replaced("women"))
    before = found.as_known_on(today - dt.timedelta(days=1))
    women = by_sex.divided(before, "women").observations[FOREIGN]
    assert women.by_period["2021"]["0180"].value == pytest.approx(old)


def test_the_same_women_and_men_change_nothing(content: Path, replay: Replay) -> None:
    before = snapshot(content)
    assert "1 unchanged" in update(content, "--only", FOREIGN).output
    assert snapshot(content) == before


def test_a_jump_of_men_alone_is_held(content: Path, replay: Replay) -> None:
    men = replay.kpis["N02926"].men
    assert men is not None
    men["0180", "2022"] = 44.0
    before = snapshot(content)

    result = update(content, "--only", FOREIGN)

    assert result.exit_code == 3
    assert "men: 1 jump(s) beyond the series' history: 0180 2022" in " ".join(result.output.split())
    assert snapshot(content) == before


def test_women_and_men_that_were_not_read_are_taken_in_when_they_come(
    content: Path, replay: Replay
) -> None:
    key = "unemployment_open_18_65"
    fill(replay, load(content), key)
    kpi = replay.kpis["N03937"]
    kpi.women = {place: value - 0.1 for place, value in kpi.values.items() if value is not None}
    kpi.men = {place: value + 0.1 for place, value in kpi.values.items() if value is not None}

    result = update(content, "--only", key)

    assert result.exit_code == 0, result.output
    found = load(content)
    own = found.indicators[key].by_sex
    assert own is not None
    assert own.reason is None
    assert own.sources[0].table == "N03937"
    assert by_sex.is_divided(found, key)
    assert unlike(found) == ()


def test_a_recorded_answer_has_the_women_and_men_of_the_content() -> None:
    """The recording is the very copy that the table was read from."""
    query = KoladaQuery(kind="kolada", kpi="N05403", by_sex=True)
    rows = recorded.answer("kolada-data-N05403")["values"]
    areas = {row["municipality"] for row in rows}
    codes = {code: code[-2:] if code.startswith("00") else code for code in areas}
    whole = Gathering(frozenset(codes.values()))
    found = {"women": Gathering(whole.wanted), "men": Gathering(whole.wanted)}
    for row in rows:
        kolada.read_row(row, query, codes, whole, found)
    held = load().by_sex["voter_turnout_parliament"].table
    compared = 0
    for sex in ("women", "men"):
        for row in held.rows(sex):
            if (row.area, row.period) in found[sex].cells:
                assert found[sex].cells[row.area, row.period].value == row.value
                compared += 1
    assert compared >= 4


def _table(codes: list[str], values: list[float | None]) -> dict[str, object]:
    """A recorded answer of Statistics Sweden's, with the sexes that are asked for."""
    answer = json.loads(json.dumps(recorded.answer("scb-TAB3554-26")))
    for name, size in zip(answer["id"], answer["size"], strict=True):
        if name in ("Region", "Tid") and size > 1:
            index = answer["dimension"][name]["category"]["index"]
            first = next(iter(index))
            answer["dimension"][name]["category"]["index"] = {first: 0}
    answer["dimension"]["Kon"]["category"] = {
        "index": {code: at for at, code in enumerate(codes)},
        "label": {code: code for code in codes},
    }
    answer["size"] = [len(codes) if name == "Kon" else 1 for name in answer["id"]]
    answer["value"] = values
    answer.pop("status", None)
    return answer


def _query(**sexes: str) -> ScbQuery:
    return ScbQuery.model_validate(
        {
            "kind": "scb",
            "table": "TAB3554",
            "content": next(
                iter(
                    recorded.answer("scb-TAB3554-26")["dimension"]["ContentsCode"]["category"][
                        "index"
                    ]
                )
            ),
            "select": {"Alder": "tot16+", "Inkomstklass": "TOT"},
            "by_sex": {"dimension": "Kon", "women": "2", "men": "1", **sexes},
        }
    )


def test_statistics_sweden_answers_for_all_codes_of_sex_at_once() -> None:
    cube = read_cube(_table(["1", "2", "1+2"], [300.0, 250.0, 275.0]))
    area = next(iter(cube.dimensions["Region"].codes))
    whole = Gathering(frozenset({area}))
    found = {"women": Gathering(whole.wanted), "men": Gathering(whole.wanted)}
    scb.read_table(cube, _query(total="1+2"), whole, found)
    values = [next(iter(one.cells.values())).value for one in (whole, *found.values())]
    assert values == [275.0, 250.0, 300.0]


def test_without_a_code_for_both_women_and_men_are_added_up() -> None:
    cube = read_cube(_table(["1", "2"], [300.0, 250.0]))
    area = next(iter(cube.dimensions["Region"].codes))
    found = {sex: Gathering(frozenset({area})) for sex in ("women", "men")}
    scb.read_table(cube, _query(), Gathering(frozenset({area})), found)
    assert [cell.value for cell in scb.added(found).values()] == [550.0]
    one = next(iter(found["women"].cells))
    found["women"].cells[one] = scb.Cell(None, Status.SUPPRESSED)
    assert scb.added(found)[one].status == Status.SUPPRESSED


def test_an_answer_with_other_sexes_than_asked_for_is_refused() -> None:
    cube = read_cube(_table(["1", "1+2"], [300.0, 275.0]))
    whole = Gathering(frozenset(cube.dimensions["Region"].codes))
    with pytest.raises(SourceError, match="was asked for"):
        scb.read_table(cube, _query(total="1+2"), whole, {})
