"""Feeds and the calendar: of everything, and of one indicator, theme, target or area."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree as ET

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from region.content.catalogue import Catalogue
from region.indicators.freshness import freshness
from region.outputs.open_data.calendar import LONGEST, calendar
from region.outputs.open_data.feed import ATOM, atom, entries
from region.outputs.open_data.followed import EVERYTHING, Followed
from region.web.api.routes import api_routes

BASE = "https://siffror.example"
FOLLOWED = (
    Followed(indicator="mean_age"),
    Followed(theme="people"),
    Followed(target="rd_share"),
    Followed(area="0182"),
    Followed(theme="people", area="0182"),
)


def unfolded(body: bytes) -> list[str]:
    return re.sub("\r\n ", "", body.decode()).split("\r\n")


def keys_in(body: bytes) -> set[str]:
    uids = (line for line in unfolded(body) if line.startswith("UID:"))
    return {uid.removeprefix("UID:").rsplit("-", 1)[0] for uid in uids}


def test_the_calendar_has_every_series_with_a_day_to_wait_for(catalogue: Catalogue) -> None:
    body = calendar(catalogue, BASE, "sv")
    due = {row.indicator for row in freshness(catalogue, "sv", catalogue.day) if row.due}

    assert keys_in(body) == due
    assert len(due) > 50
    lines = unfolded(body)
    at = lines.index("UID:mean_age-20270224@siffror.example")
    event = lines[at : lines.index("END:VEVENT", at)]
    assert "DTSTART;VALUE=DATE:20270224" in event
    assert "DTEND;VALUE=DATE:20270225" in event
    assert "STATUS:CONFIRMED" in event
    assert f"URL:{BASE}/matt?indicator=mean_age" in event


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_calendar_is_written_as_calendars_are(catalogue: Catalogue, language: str) -> None:
    body = calendar(catalogue, BASE, language)

    assert body.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    assert max(len(line) for line in body.split(b"\r\n")) <= LONGEST
    for line in body.split(b"\r\n"):
        line.decode()  # never cut inside a letter
    lines = unfolded(body)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(keys_in(body))
    for line in lines:
        if line.startswith("SUMMARY:"):
            assert not re.search(r"(?<!\\)[;,]", line), line


@pytest.mark.parametrize("followed", FOLLOWED, ids=lambda one: "-".join(one.query.values()))
def test_what_is_followed_is_told_and_nothing_else(
    catalogue: Catalogue, followed: Followed
) -> None:
    wanted = followed.indicators(catalogue)
    assert wanted
    assert keys_in(calendar(catalogue, BASE, "sv", followed)) <= wanted

    told = entries(catalogue, "sv", followed)
    assert told
    assert len(told) <= len(entries(catalogue, "sv", EVERYTHING))
    for entry in told:
        if entry.id.startswith("updated/"):
            assert entry.id.rsplit("/", 1)[1] in wanted
    feed = ET.fromstring(atom(catalogue, BASE, "en", followed))
    title = feed.findtext(f"{{{ATOM}}}title") or ""
    assert followed.name(catalogue, "en") in title
    own = feed.findtext(f"{{{ATOM}}}id") or ""
    assert dict(parse_qsl(urlsplit(own).query)) == {**followed.query, "lang": "en"}


def test_a_feed_of_what_does_not_exist_is_refused(catalogue: Catalogue) -> None:
    client = TestClient(Starlette(routes=api_routes(lambda: catalogue, BASE)))

    for address in ("/feed.atom", "/calendar.ics"):
        assert client.get(f"{address}?theme=people&lang=en").status_code == 200
        refused = client.get(f"{address}?theme=no_such")
        assert refused.status_code == 400
        assert "people" in refused.json()["allowed"]
        assert client.get(f"{address}?topic=people").status_code == 400
    answered = client.get("/calendar.ics?area=0182")
    assert answered.headers["content-type"] == "text/calendar; charset=utf-8"
