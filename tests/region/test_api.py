"""The interface as described: methods, languages, kept answers, wrong requests."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from region.web.api.routes import ENDPOINTS
from tests.interface import API, APP, CONTENT

SCHEMA = schemathesis.openapi.from_asgi("/api/openapi.json", APP)


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
    "table": "regso_share_foreign_born",
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
    assert ("Accept-Language" in answer.headers["vary"]) == (not query)


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
        ("/small-areas?municipality=0199", 400, "municipality", "0180"),
        ("/small-areas?municipality=01", 400, "municipality", "0180"),
        ("/small-area-tables/nope/values", 404, "table", "regso_area_type"),
        ("/small-area-tables/regso_area_type/values?period=1901", 404, "period", "2022"),
        ("/small-area-tables/regso_area_type/values?format=xlsx", 400, "format", "csv"),
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
