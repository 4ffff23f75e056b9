"""The open interface: what it gives is what the views say, and wrong requests are told so."""

from __future__ import annotations

import csv
import io
import itertools
import json
import random
import re
from urllib.parse import quote

import httpx
import openpyxl
import pyarrow.parquet as pq
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.testing import CliRunner

from region.commands.command_line import app
from region.comparisons.comparison import compare
from region.comparisons.peers import group_members
from region.comparisons.rankings.history import ranking_histories
from region.comparisons.rankings.view import table_1
from region.content.catalogue import Catalogue, load
from region.content.periods import PATTERN, matches
from region.indicators.by_sex import is_divided
from region.indicators.figures import figures
from region.indicators.listing import indicators
from region.outputs.tables.workbook import HEAD
from region.targets.goals import goals
from region.web.api import api_routes
from region.web.api.routes import ENDPOINTS
from region.words.text import LANGUAGES, Language

CONTENT = load()
APP = Starlette(routes=api_routes(lambda: CONTENT))
SCHEMA = schemathesis.openapi.from_asgi("/api/openapi.json", APP)
API = "/api/v1"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(APP)


@SCHEMA.parametrize()
@settings(max_examples=4, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_interface_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate()


ADDRESSES = [endpoint.path for endpoint in ENDPOINTS] + ["/api/openapi.json"]
GIVEN = {
    "indicator": "mean_age",
    "ranking": next(iter(CONTENT.rankings)),
    "target": next(iter(CONTENT.targets)),
    "municipality": "0180",
    "scope": "counties",
}


def _filled(path: str) -> str:
    address = path.format(**GIVEN)
    return address + ("?q=folkm" if path.endswith("/search") else "")


@pytest.mark.parametrize("path", ADDRESSES)
def test_an_unchanged_answer_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(_filled(path))

    assert first.status_code == 200
    assert CONTENT.version in first.headers["etag"]
    assert first.headers["access-control-allow-origin"] == "*"
    assert "s-maxage" in first.headers["cache-control"]
    assert "set-cookie" not in first.headers
    again = client.get(_filled(path), headers={"If-None-Match": f'"x", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ADDRESSES)
def test_methods_are_answered_right(client: TestClient, path: str) -> None:
    got, head = client.get(_filled(path)), client.head(_filled(path))
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == got.headers["content-length"]
    options = client.options(_filled(path))
    assert options.status_code == 204
    assert options.headers["allow"] == "GET, HEAD, OPTIONS"
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        refused = client.request(method, _filled(path))
        assert refused.status_code == 405
        assert refused.headers["allow"] == "GET, HEAD, OPTIONS"
        assert refused.json()["allowed"] == ["GET", "HEAD", "OPTIONS"]


def test_an_answer_is_compressed_for_those_who_can_read_it(client: TestClient) -> None:
    plain = client.get(f"{API}/indicators", headers={"Accept-Encoding": "identity"})
    packed = client.get(f"{API}/indicators", headers={"Accept-Encoding": "gzip"})

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content) / 3
    assert packed.json() == plain.json()
    assert "Accept-Encoding" in packed.headers["vary"]


@pytest.mark.parametrize(
    ("query", "header", "language"),
    [
        ("", "", "sv"),
        ("", "en-GB,en;q=0.9,sv;q=0.5", "en"),
        ("", "de,fr;q=0.5", "sv"),
        ("", "en;q=0, sv;q=0.1", "sv"),
        ("?lang=sv", "en", "sv"),
        ("?lang=en", "sv", "en"),
    ],
)
def test_the_language_is_chosen(client: TestClient, query: str, header: str, language: str) -> None:
    answer = client.get(f"{API}/strategy{query}", headers={"Accept-Language": header})

    assert answer.headers["content-language"] == language
    assert answer.json()["language"] == language
    assert "Accept-Language" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("address", "status", "parameter", "allowed"),
    [
        ("/indicators?colour=red", 400, "colour", "theme"),
        ("/indicators?lang=de", 400, "lang", "en"),
        ("/indicators?theme=sport", 400, "theme", "housing"),
        ("/indicators?limit=0", 400, "limit", "1..10000"),
        ("/indicators?limit=1&limit=2", 400, "limit", None),
        ("/indicators/nope", 404, "indicator", "mean_age"),
        ("/indicators/mean_age/observations?format=exe", 400, "format", "parquet"),
        ("/indicators/mean_age/observations?area=0999", 400, "area", "0180"),
        ("/indicators/mean_age/observations?area=0180,", 400, "area", "0180"),
        ("/indicators/mean_age/observations?period=20x", 400, "period", None),
        ("/indicators/mean_age/observations?period=1901", 404, "period", "2019"),
        ("/indicators/rd_share_of_gdp/observations?area=0180", 404, "area", "01"),
        ("/rankings/nope", 404, "ranking", list(CONTENT.rankings)[-1]),
        ("/comparisons/nope/mean_age", 404, "scope", "europe"),
        ("/comparisons/europe/nope", 404, "indicator", "tertiary_25_64"),
        ("/comparisons/europe/mean_age", 404, "indicator", "tertiary_25_64"),
        ("/comparisons/europe/tertiary_25_64?peers=XX99", 400, "peers", "DK01"),
        ("/comparisons/europe/tertiary_25_64?peers=14", 404, "peers", "DK01"),
        ("/comparisons/counties/mean_age?peers=14,DK01", 404, "peers", "14"),
        ("/comparisons/europe/tertiary_25_64?year=1901", 404, "year", "2023"),
        ("/comparisons/europe/tertiary_25_64?year=23", 400, "year", None),
        ("/targets/nope", 404, "target", "rd_share"),
        ("/municipalities/Atlantis", 404, None, "0180"),
        ("/municipalities/0180?format=pdf", 400, "format", "xlsx"),
        ("/search", 400, "q", None),
        ("/nothing", 404, None, "/api/v1/indicators"),
    ],
)
def test_a_wrong_request_is_told_what_is_allowed(
    client: TestClient, address: str, status: int, parameter: str | None, allowed: str | None
) -> None:
    answer = client.get(f"{API}{address}")

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["detail"]
    assert problem.get("parameter") == parameter
    if allowed:
        assert allowed in problem["allowed"]


WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["sv", "json", "0180", "2019..2023", "mean_age", "-1", "1e9", "%", "\x00", ""]),
)
NAMES = st.sampled_from(["lang", "format", "area", "period", "limit", "offset", "theme", "q", "x"])


@settings(max_examples=1_000, suppress_health_check=list(HealthCheck))
@given(
    path=st.sampled_from(ADDRESSES),
    part=WORDS,
    query=st.lists(st.tuples(NAMES, WORDS), max_size=4),
    header=st.one_of(st.none(), st.text(st.characters(codec="ascii", exclude_categories=["Cc"]))),
)
def test_whatever_is_asked_is_never_a_fault_of_the_server(
    path: str, part: str, query: list[tuple[str, str]], header: str | None
) -> None:
    address = re.sub(r"\{\w+\}", "PART", path).replace("PART", _quoted(part))
    headers = {"Accept-Language": header} if header is not None else {}
    answer = TestClient(APP).get(address, params=query, headers=headers)

    assert answer.status_code < 500
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]


def _quoted(part: str) -> str:
    return quote(part.replace("/", "_").strip(".") or "x", safe="")


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
