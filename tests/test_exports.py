"""Files over the network: named, kept, shared between those who ask, and nobody waits for them."""

from __future__ import annotations

import asyncio
import os
import time

import httpx
import pytest

from region.content.catalogue import Catalogue
from region.outputs.publication.formats import Format, Publication
from region.web.api import export_address
from region.web.api.answer import Answer
from region.web.api.exports import MOST_WAITING, Exports, Refusal, Wish, make_apart
from region.words.views import UnknownIdError
from tests.event_loop import finish


@pytest.fixture(scope="module")
def client(server: str):
    with httpx.Client(base_url=server, timeout=120) as client:
        yield client


@pytest.mark.parametrize(
    ("what", "ending", "name", "start"),
    [
        ("target/rd_share", "svg", "mal-fou-investeringar", b"<svg"),
        ("map/mean_age", "png", "karta-medelalder-2025.png", b"\x89PNG"),
        ("map/mean_age", "csv", "karta-medelalder-2025.csv", b"\xef\xbb\xbf"),
        ("rankings", "xlsx", "rankningar.xlsx", b"PK"),
        ("target/rd_share", "pptx", "mal-fou-investeringar", b"PK"),
    ],
)
def test_a_file_is_named_after_what_is_in_it(
    client, what: str, ending: str, name: str, start: bytes
) -> None:
    answer = client.get(export_address(what, ending, "sv"))

    assert answer.status_code == 200
    assert name in answer.headers["content-disposition"]
    assert answer.content.startswith(start)
    assert answer.headers["x-robots-tag"] == "noindex"
    again = client.get(
        export_address(what, ending, "sv"), headers={"If-None-Match": answer.headers["etag"]}
    )
    assert again.status_code == 304


def test_choices_of_the_map_are_followed_and_others_passed_over(client) -> None:
    answer = client.get(export_address("map/mean_age", "csv", "en", year="2019", utm="x"))

    assert 'filename="map-mean-age-2019.csv"' in answer.headers["content-disposition"]
    assert b"2019" in answer.content


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("/export/nope.svg", "map/share_post_secondary_25_64"),
        ("/export/target/nope.pptx", "rd_share"),
        ("/export/goals.exe", "pptx"),
        ("/export/goals.pdf", "report"),
        ("/export/map/mean_age.png?year=1066", "2025"),
        ("/export/rankings.svg", "map/…"),
        ("/export/../../etc/passwd.csv", None),
    ],
)
def test_a_wrong_wish_is_told_what_is_allowed(client, address: str, allowed: str | None) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    if allowed:
        assert allowed in answer.json()["allowed"]


def wish(what: str = "goals", ending: Format = Format.PPTX) -> Wish:
    return Wish(ending, what, "sv", ())


def test_what_many_ask_for_at_once_is_made_once(catalogue: Catalogue) -> None:
    made: list[Wish] = []

    def make(_work, wanted: Wish) -> Publication:
        made.append(wanted)
        time.sleep(0.05)
        return Publication("x.pptx", "text/plain", b"x")

    async def ask() -> list[Answer | None]:
        asked = Exports(lambda: catalogue, make)
        first = await asyncio.gather(*(asked.answer(wish()) for _ in range(20)))
        return [*first, await asked.answer(wish())]

    answers = finish(ask())
    assert len(made) == 1
    assert len({id(answer) for answer in answers}) == 1


def test_one_slow_file_is_made_at_a_time_and_too_many_are_turned_away(
    catalogue: Catalogue,
) -> None:
    running = most = 0

    def make(_work, wanted: Wish) -> Publication:
        nonlocal running, most
        running += 1
        most = max(most, running)
        time.sleep(0.02)
        running -= 1
        return Publication("x.pptx", "text/plain", b"x")

    codes = [area.code for area in catalogue.municipalities][: MOST_WAITING + 3]

    async def ask() -> list[Answer | None]:
        asked = Exports(lambda: catalogue, make)
        return await asyncio.gather(*(asked.answer(wish(f"profile/{code}")) for code in codes))

    answers = finish(ask())
    assert most == 1
    assert answers.count(None) == 3


def test_a_failure_is_not_kept(catalogue: Catalogue) -> None:
    async def ask() -> None:
        asked = Exports(lambda: catalogue, lambda work, wanted: work(wanted))
        for _ in range(2):
            with pytest.raises(UnknownIdError):
                await asked.answer(wish("target/nope"))
        assert await asked.answer(wish("rankings", Format.XLSX)) is not None

    finish(ask())


def test_pages_are_answered_while_a_report_is_made(client, server: str) -> None:
    async def ask() -> int:
        async with httpx.AsyncClient(base_url=server, timeout=120) as many:
            task = asyncio.create_task(many.get(export_address("overview", "pptx", "en")))
            answered = 0
            while not task.done():
                assert (await many.get("/healthz")).status_code == 200
                answered += not task.done()
                await asyncio.sleep(0.02)
            assert (await task).status_code == 200
            return answered

    assert finish(ask()) >= 1


def test_a_year_that_was_never_followed_up_is_refused_by_the_process_apart(monkeypatch) -> None:
    monkeypatch.setattr(os, "nice", lambda more: more, raising=False)
    refused = make_apart(Wish(Format.PDF, "report", "sv", (("year", "1999"),)))

    assert isinstance(refused, Refusal)
    assert "2024" in refused.allowed
