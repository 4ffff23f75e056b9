"""The server's own answers: documents, headers, shapes, downloads, honest errors."""

from __future__ import annotations

import csv
import gzip
import io
import time

import httpx
import pytest

from region.content.geography import shapes
from region.words import pages


@pytest.fixture(scope="module")
def client(server: str):
    with httpx.Client(base_url=server) as client:
        yield client


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_each_page_has_a_document_of_its_own(client, page: pages.Page, language: str) -> None:
    answer = client.get(f"/{page.address}", params={"lang": language})

    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert f"{pages.title(page.key, language)}</title>" in answer.text
    assert 'name="description"' in answer.text
    assert "set-cookie" not in answer.headers


def test_an_unchanged_document_is_not_sent_again(client) -> None:
    etag = client.get("/mal").headers["etag"]

    assert client.get("/mal", headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("address", ["/finns-inte", "/mal/under", "/x.php", "/wp-login"])
def test_an_unknown_address_is_not_found_and_shows_the_way(client, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert 'href="/mal"' in answer.text
    assert "Traceback" not in answer.text


def test_a_slash_at_the_end_leads_on_and_keeps_the_choice(client) -> None:
    answer = client.get("/mal/?target=rd_share")

    assert answer.status_code == 308
    assert answer.headers["location"] == "/mal?target=rd_share"


def test_an_answer_on_an_open_connection_waits_for_no_acknowledgement(server: str) -> None:
    """What is sent in two parts goes at once, as on a new connection (decision 31)."""

    def seconds(client: httpx.Client, times: int = 20) -> float:
        begin = time.monotonic()
        for _ in range(times):
            client.get("/healthz").raise_for_status()
        return time.monotonic() - begin

    anew = httpx.Client(base_url=server, limits=httpx.Limits(max_keepalive_connections=0))
    with anew, httpx.Client(base_url=server) as kept_open:
        seconds(kept_open, 2)
        fast, usual = (min(seconds(client) for _ in range(3)) for client in (kept_open, anew))
        assert fast < 3 * usual


def test_every_answer_has_the_security_headers(client) -> None:
    for address in ("/", "/finns-inte", "/healthz", "/_stcore/health"):
        headers = client.get(address).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "'unsafe-eval'" not in headers["content-security-policy"]


def test_the_shapes_are_small_and_kept_for_ever(client) -> None:
    answer = client.get(f"/geo/municipalities-{shapes().hash}.json")

    assert len(answer.json()["shapes"]) == 26
    assert len(gzip.compress(answer.content)) < 60_000
    assert "immutable" in answer.headers["cache-control"]
    assert client.get("/geo/municipalities-000000000000.json").status_code == 404


def test_observations_as_csv_in_both_languages(client) -> None:
    address = "/api/v1/indicators/mean_age/observations"
    swedish = client.get(address, params={"lang": "sv"})
    english = client.get(address, params={"lang": "en", "format": "csv"})

    rows = list(csv.DictReader(io.StringIO(swedish.content.decode("utf-8-sig")), delimiter=";"))
    row = next(r for r in rows if r["områdeskod"] == "01" and r["period"] == "2019")
    assert row["värde"] == "39,4"
    assert row["källa"]
    rows = list(csv.DictReader(io.StringIO(english.content.decode("utf-8-sig"))))
    row = next(r for r in rows if r["area code"] == "01" and r["period"] == "2019")
    assert row["value"] == "39.4"
    assert "attachment" in swedish.headers["content-disposition"]


@pytest.mark.parametrize(
    ("address", "status", "allowed"),
    [
        ("/api/v1/indicators/nope/observations", 404, "mean_age"),
        ("/api/v1/indicators/mean_age/observations?format=exe", 400, "csv"),
    ],
)
def test_a_wrong_request_is_told_what_is_allowed(
    client, address: str, status: int, allowed: str
) -> None:
    answer = client.get(address)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert allowed in answer.json()["allowed"]
