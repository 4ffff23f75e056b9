"""Women, men and the gap in the interface."""

from __future__ import annotations

import csv
import io
import itertools

import httpx
import openpyxl
import pyarrow.parquet as pq
import pytest
from starlette.testclient import TestClient

from region.indicators.by_sex import is_divided
from region.outputs.tables.workbook import HEAD
from tests.interface import API, CONTENT


def _observations(client: TestClient, key: str, **choices: str) -> httpx.Response:
    return client.get(f"{API}/indicators/{key}/observations", params={"lang": "sv", **choices})


def test_women_men_and_the_gap_are_given_when_they_are_asked_for(client: TestClient) -> None:
    key, place = "employment_rate_20_64", {"area": "01", "period": "2022", "format": "json"}

    def values(sex: str) -> list[tuple[str, float]]:
        items = _observations(client, key, sex=sex, **place).json()["items"]
        return [(item["sex"], item["value"]) for item in items]

    assert values("women") == [("women", 81.1)]
    assert values("men") == [("men", 82.2)]
    assert values("gap") == [("gap", -1.1)]
    assert values("all") == [("total", 81.7), ("women", 81.1), ("men", 82.2)]
    assert values("total") == [("total", 81.7)]
    assert _observations(client, key, sex="gap", **place).json()["unit"] == "procentenheter"


def test_the_total_is_what_is_given_to_whoever_does_not_ask(client: TestClient) -> None:
    for form in ("csv", "json-stat", "xlsx", "parquet"):
        plain = _observations(client, "employment_rate_20_64", format=form)
        asked = _observations(client, "employment_rate_20_64", format=form, sex="total")
        assert plain.content == asked.content
    assert "kön" not in _observations(client, "mean_age").text.splitlines()[0]


def test_files_by_sex_have_a_column_for_it(client: TestClient) -> None:
    key = "employment_rate_20_64"
    text = _observations(client, key, sex="all").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert {row["kön"] for row in rows} == {"kvinnor och män", "kvinnor", "män"}
    book = openpyxl.load_workbook(
        io.BytesIO(_observations(client, key, sex="all", format="xlsx").content)
    )
    sheet = list(book.worksheets[1].iter_rows(min_row=HEAD + 1, values_only=True))
    assert sheet[0][3] == "kön"
    assert len(sheet) == len(rows) + 1
    table = pq.read_table(
        io.BytesIO(_observations(client, key, sex="all", format="parquet").content)
    )
    assert set(table.column("sex").to_pylist()) == {"total", "women", "men"}
    stat = _observations(client, key, sex="all", format="json-stat").json()
    assert stat["id"] == ["indicator", "sex", "area", "period"]
    assert stat["dimension"]["sex"]["category"]["index"] == ["total", "women", "men"]
    areas = stat["dimension"]["area"]["category"]["index"]
    periods = stat["dimension"]["period"]["category"]["index"]
    at = (len(areas) + areas.index("01")) * len(periods) + periods.index("2022")
    assert stat["value"][at] == 81.1


def test_an_undivided_indicator_says_why_it_is(client: TestClient) -> None:
    answer = _observations(client, "gini_disposable_income", sex="women")
    assert answer.status_code == 404
    assert "gemensamt för hushållet" in answer.json()["detail"]
    assert answer.json()["allowed"] == ["total"]
    about = client.get(f"{API}/indicators/gini_disposable_income", params={"lang": "sv"}).json()
    assert about["by_sex"]["divided"] is False
    assert "hushållet" in about["by_sex"]["reason"]
    divided = client.get(f"{API}/indicators/mean_age").json()["by_sex"]
    assert divided["reason"] is None
    assert client.get(divided["observations"]).status_code == 200


@pytest.mark.parametrize("key", ["voter_turnout_parliament", "life_expectancy_women"])
def test_a_total_of_another_kind_is_not_put_beside(client: TestClient, key: str) -> None:
    items = _observations(client, key, sex="all", format="json").json()["items"]
    assert {item["sex"] for item in items} == {"women", "men"}


def test_every_divided_indicator_is_given_in_every_form(client: TestClient) -> None:
    keys = [key for key in CONTENT.indicators if is_divided(CONTENT, key)]
    assert len(keys) >= 36
    for key, sex in itertools.product(keys, ("gap", "all")):
        for form in ("csv", "json", "json-stat", "xlsx", "parquet"):
            assert _observations(client, key, sex=sex, format=form).status_code == 200, key
