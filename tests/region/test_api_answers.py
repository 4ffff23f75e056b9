"""What the interface answers is what the pages show."""

from __future__ import annotations

import csv
import io
import itertools
import json
import random

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from typer.testing import CliRunner

from region.commands.command_line import app
from region.comparisons.comparison import compare
from region.comparisons.peers import group_members
from region.comparisons.rankings.history import ranking_histories
from region.comparisons.rankings.view import table_1
from region.content.catalogue import Catalogue
from region.content.periods import PATTERN, matches
from region.indicators.figures import figures
from region.indicators.listing import indicators
from region.outputs.tables.workbook import HEAD
from region.targets.goals import goals
from region.words.text import LANGUAGES, Language
from tests.interface import API, CONTENT


def test_lists_are_given_in_parts_that_lead_on(client: TestClient) -> None:
    address, seen = f"{API}/indicators?limit=20&lang=en", []
    while address:
        answer = client.get(address)
        part = answer.json()
        seen += [item["id"] for item in part["items"]]
        address = part["next"]
        if address:
            assert answer.headers["link"] == f'<{address}>; rel="next"'

    assert len(seen) == part["total"] == len(CONTENT.indicators)
    assert sorted(seen) == sorted(CONTENT.indicators)


def test_indicators_are_those_of_the_data_page(client: TestClient, catalogue: Catalogue) -> None:
    given = client.get(f"{API}/indicators?lang=en").json()["items"]

    shown = indicators(catalogue, "en")
    assert [item["id"] for item in given] == [row.id for row in shown]
    assert [item["source"] for item in given] == [row.provenance.line for row in shown]


def test_observations_say_the_same_in_every_format(
    client: TestClient, catalogue: Catalogue
) -> None:
    """Every value in JSON, JSON-stat, CSV, Parquet and Excel, for some indicators."""
    for key in random.Random(7).sample(sorted(catalogue.indicators), 8):
        address = f"{API}/indicators/{key}/observations?lang=en&format="
        expected = {(o.area, o.period): o.value for o in catalogue.observations[key].rows}

        items, following = [], f"{address}json"
        while following:
            part = client.get(following).json()
            items += part["items"]
            following = part["next"]
        assert {(i["area"], i["period"]): i["value"] for i in items} == expected

        cube = client.get(f"{address}json-stat").json()
        areas, periods = (cube["dimension"][d]["category"]["index"] for d in ("area", "period"))
        cells = [(area, period) for area in areas for period in periods]
        assert cube["size"] == [1, len(areas), len(periods)]
        known = dict(zip(cells, cube["value"], strict=True))
        assert {cell: known[cell] for cell in expected} == expected

        text = client.get(f"{address}csv").content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert {
            (row["area code"], row["period"]): float(row["value"]) if row["value"] else None
            for row in rows
        } == {cell: v if v is None else float(f"{v:.10g}") for cell, v in expected.items()}

        table = pq.read_table(io.BytesIO(client.get(f"{address}parquet").content))
        assert {
            (row["area_code"], row["period"]): row["value"] for row in table.to_pylist()
        } == expected
        assert table.schema.metadata[b"source"]

        book = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}xlsx").content))
        sheet = list(book.worksheets[1].iter_rows(min_row=HEAD + 2, values_only=True))
        assert [row[3] for row in sheet] == pytest.approx(
            [o.value for o in catalogue.observations[key].rows]
        )


def test_observations_are_narrowed_down(client: TestClient) -> None:
    answer = client.get(
        f"{API}/indicators/mean_age/observations",
        params={"format": "json", "area": "0184,0180", "period": "2019..2021,2023"},
    ).json()

    assert [(i["area"], i["period"]) for i in answer["items"]] == [
        (area, period) for area in ("0180", "0184") for period in ("2019", "2020", "2021", "2023")
    ]


@given(st.from_regex(PATTERN, fullmatch=True), st.integers(1000, 9999))
def test_periods_in_any_order_are_understood(wanted: str, year: int) -> None:
    turned = ",".join(reversed(wanted.split(",")))

    assert matches(str(year), wanted) == matches(str(year), turned)


def test_content_is_that_of_the_pages(client: TestClient, catalogue: Catalogue) -> None:
    for language in ("sv", "en"):
        given = client.get(f"{API}/key-figures?lang={language}").json()["items"]
        assert [(g["id"], g["value_text"]) for g in given] == [
            (f.id, f.value_text) for f in figures(catalogue, language)
        ]
        given = client.get(f"{API}/targets?lang={language}").json()["items"]
        assert [(g["id"], g["status"]["label"], g["status"]["explanation"]) for g in given] == [
            (t.id, t.status.label, t.status.explanation) for t in goals(catalogue, language).targets
        ]
        for ranking in table_1(catalogue, language):
            got = client.get(f"{API}/rankings/{ranking.id}?lang={language}").json()
            edition = next(e for e in got["editions"] if e["year"] == ranking.edition)
            assert [(p["name"], p["rank"]) for p in edition["places"] if p["as_published"]] == [
                (p.name, p.rank) for p in ranking.places
            ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_rankings_are_listed(
    client: TestClient, catalogue: Catalogue, language: Language
) -> None:
    given = client.get(f"{API}/rankings?lang={language}").json()["items"]
    histories = ranking_histories(catalogue, language)
    printed = {r.id: r for r in table_1(catalogue, language)}

    assert [(g["id"], g["name"], g["in_table_1"]) for g in given] == [
        (h.id, h.name, h.id in printed) for h in histories
    ]
    for item, history in zip(given, histories, strict=True):
        assert item["last_edition"] == history.editions[-1].year
        said = (item["edition"], item["stockholm_rank"], item["stockholm"], item["source"]["line"])
        last = history.latest
        assert said == (last.year, last.rank, last.stockholm, last.source.line)
        assert (item["place"], item["sentence"]) == (last.place, history.sentence)
        if history.id in printed:
            one, table = printed[history.id], item["table_1"]
            said = (table["edition"], table["stockholm_rank"], table["stockholm"])
            assert said == (one.edition, one.stockholm_rank, one.stockholm)
        else:
            assert item["table_1"] is None
            assert item["reading"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ranking_is_given_in_all_its_editions(
    client: TestClient, catalogue: Catalogue, language: Language
) -> None:
    for history in ranking_histories(catalogue, language):
        given = client.get(f"{API}/rankings/{history.id}?lang={language}").json()
        assert given["sentence"] == history.sentence
        for got, edition in zip(given["editions"], history.editions, strict=True):
            assert (got["year"], got["label"]) == (edition.year, edition.label)
            assert (got["stockholm"], got["confidence"]) == (edition.stockholm, edition.confidence)
            assert (got["stockholm_rank"], got["field_number"], got["field"]) == (
                edition.rank,
                edition.field_number,
                edition.field or None,
            )
            assert (got["source"]["line"], got["source"]["url"]) == (
                edition.source.line,
                edition.source.url,
            )
            assert [(p["place"], p["rank"], p["role"], p["name"]) for p in got["places"]] == [
                (p.place, p.rank, p.role, p.name) for p in edition.places
            ]


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        (("figures",), "/key-figures?limit=1000"),
        (("rankings",), "/rankings?limit=1000"),
        (("municipalities",), "/municipalities?limit=1000"),
        (("indicators",), "/indicators?limit=1000"),
        (("targets",), "/targets?limit=1000"),
        (("strategy",), "/strategy?"),
        (("profile", "nacka"), "/municipalities/0182?"),
        (("ranking", "eu_rci"), "/rankings/eu_rci?"),
        (
            ("compare", "tertiary_25_64", "--peers", "DK01"),
            "/comparisons/europe/tertiary_25_64?peers=DK01",
        ),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_prints_what_the_interface_answers(
    client: TestClient, arguments: tuple[str, ...], address: str, language: Language
) -> None:
    shown = CliRunner().invoke(app, ["show", *arguments, "--json", "--lang", language])
    given = client.get(f"{API}{address}&lang={language}").json()

    assert json.loads(shown.stdout) == given.get("items", given)


def test_comparisons_say_what_can_be_compared(client: TestClient, catalogue: Catalogue) -> None:
    given = client.get(f"{API}/comparisons?lang=en").json()["items"]

    assert [one["scope"] for one in given] == list(catalogue.comparisons)
    for one, content in zip(given, catalogue.comparisons.values(), strict=True):
        assert [i["id"] for i in one["indicators"]] == list(content.indicators)
        assert [g["id"] for g in one["groups"]] == list(content.groups)
        ranked = {a.code for a in content.areas.values() if a.ranked and not a.replaced_by}
        assert {a["code"] for a in one["areas"]} | {one["own"]["code"]} == ranked
        assert client.get(one["indicators"][-1]["address"]).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_is_that_of_the_page(
    client: TestClient, catalogue: Catalogue, language: Language
) -> None:
    """Every indicator, with the page's first group, and one year with chosen peers."""
    for scope, one in catalogue.comparisons.items():
        peers = group_members(one, one.default_group)
        for key in one.indicators:
            given = client.get(f"{API}/comparisons/{scope}/{key}?lang={language}").json()
            view = compare(catalogue, scope, key, peers, "", language)
            same = ("code", "name", "role", "value", "text", "rank")
            assert [[row[k] for k in same] for row in given["values"]] == [
                [getattr(value, k) for k in same] for value in view.values
            ]
            assert [(one["year"], one["rank"], one["of"]) for one in given["ranks"]] == [
                (one.period, one.rank, one.field) for one in view.ranks
            ]
            assert (given["sentence"], given["year"]) == (view.sentence, view.period)
            assert len(given["lines"]) == len(view.lines)
    given = client.get(
        f"{API}/comparisons/europe/tertiary_25_64?peers=SE11,DK01&year=2023&lang={language}"
    ).json()
    view = compare(catalogue, "europe", "tertiary_25_64", ("DK01",), "2023", language)
    assert [(v["code"], v["value"], v["rank"]) for v in given["values"]] == [
        (v.code, v.value, v.rank) for v in view.values
    ]
    assert (given["year"], given["unit"], given["ranked"]) == ("2023", view.unit, len(view.field))


def test_shapes_are_turned_as_the_standard_asks(client: TestClient) -> None:
    collection = client.get(f"{API}/geo/municipalities.geojson").json()

    assert len(collection["features"]) == 26
    for feature in collection["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            ring = polygon[0]
            twice_area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in itertools.pairwise(ring))
            assert ring[0] == ring[-1]
            assert twice_area > 0, "outer rings go counterclockwise (RFC 7946)"
    topology = client.get(f"{API}/geo/municipalities.topojson").json()
    assert len(topology["objects"]["municipalities"]["geometries"]) == 26
