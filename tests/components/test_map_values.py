"""The file that an indicator's map is: what it holds, where it is, and which maps have none."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.map_values import PLACE, map_data, map_values_routes, pattern, sent
from region.content.catalogue import Catalogue
from region.municipalities.addressed import choropleth_of
from region.municipalities.choropleth import choropleth
from region.municipalities.classes import Scheme
from region.municipalities.menu import options
from region.municipalities.series import indicator_series
from region.words.text import LANGUAGES, Language

INDICATOR = "mean_age"


@pytest.fixture(scope="module")
def client(catalogue: Catalogue) -> TestClient:
    return TestClient(Starlette(routes=map_values_routes(lambda: catalogue)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_holds_what_the_map_is_drawn_of(
    client: TestClient, catalogue: Catalogue, language: Language
) -> None:
    for option in options(catalogue, language)[::6]:
        chart = choropleth(indicator_series(catalogue, option.id, language), Scheme(), language)
        assert sent(catalogue, chart) == option.id
        answer = client.get(pattern(catalogue, language).replace(PLACE, option.id))

        assert answer.status_code == 200
        assert answer.headers["cache-control"].endswith("immutable")
        assert answer.json() == json.loads(json.dumps(map_data(chart)))


@pytest.mark.parametrize(
    "otherwise",
    [{"classes": "4"}, {"scheme": "equal_interval"}, {"measure": "change"}, {"sex": "women"}],
    ids=str,
)
def test_what_is_measured_or_divided_otherwise_comes_with_the_page(
    catalogue: Catalogue, otherwise: dict[str, str]
) -> None:
    plain, other = (
        choropleth_of(catalogue, {"indicator": INDICATOR, **choices}, "sv")
        for choices in ({}, otherwise)
    )

    assert sent(catalogue, plain) == INDICATOR
    assert sent(catalogue, other) == map_data(other) != map_data(plain)


def test_a_day_that_has_been_has_no_files(catalogue: Catalogue) -> None:
    then = replace(catalogue, version="of a day", pinned=dt.date(2026, 1, 1))
    chart = choropleth(indicator_series(then, INDICATOR, "sv"), Scheme(), "sv")

    assert pattern(then, "sv") == ""
    assert sent(then, chart) == map_data(chart)


def test_other_content_has_other_addresses(catalogue: Catalogue) -> None:
    assert pattern(replace(catalogue, version="newer"), "sv") != pattern(catalogue, "sv")


@pytest.mark.parametrize(
    "change",
    [(INDICATOR, "nothing"), (INDICATOR, "rd_share"), ("-sv-", "-de-"), (".json", "0.json")],
)
def test_an_address_that_is_no_more_leads_nowhere(
    client: TestClient, catalogue: Catalogue, change: tuple[str, str]
) -> None:
    address = pattern(catalogue, "sv").replace(PLACE, INDICATOR)
    assert client.get(address).status_code == 200

    answer = client.get(address.replace(*change))

    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("cache-control", "")
