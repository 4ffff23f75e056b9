"""`known=<day>` on pages, embeds, pictures, files and answers: as it was, after any update."""

from __future__ import annotations

import datetime as dt
import functools
import gc
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from components import current
from components.assets import ASSETS
from components.embed import embed_routes
from components.first_document import answer
from components.og import picture_routes
from components.search_page import search_routes
from components.stage.routes import routes as stage_routes
from region.content.catalogue import Catalogue, files, load, whole
from region.content.catalogue.pinned import as_it_stood, settled
from region.content.catalogue.store import Current
from region.content.geography.places import places_json
from region.municipalities.texts import map_texts
from region.web import api
from region.web.admission import Load
from region.web.api import exports
from region.web.api.exports import export_routes
from region.web.indicator_address import indicator_routes
from region.web.middleware import Documents
from region.web.pinned import Pinned
from region.web.settings import settings
from region.words import pages
from region.words.addresses import with_known
from region.words.text import LANGUAGES
from tests.march import March
from tests.replay import Replay
from tests.updates import update

PAGES = [f"/{page.address}" for page in pages.PAGES]
VIEWS = [
    *PAGES,
    *(f"{page}?lang=en" for page in PAGES[:3]),
    "/matt?indicator=mean_age&kommun=0182",
    "/matt?indicator=new_companies_per_1000&lang=en",
    "/mal?target=dwellings",
    "/mal?target=rd_share&lang=en",
    "/kommunkarta?indicator=population&measure=change&base=2015",
    "/kommunkarta?indicator=employment_rate_20_64&sex=gap",
    "/kommun?kommun=0180",
    "/kommun?kommun=0182&with=0160,0162",
    "/alla-26?sort=mean_age",
    "/jamfor?scope=counties&indicator=mean_age",
    "/uppfoljning?view=changes",
    "/uppfoljning?view=reporting",
    "/data?theme=people&sort=next&lang=en",
    "/bygg?measures=mean_age,population&places=0180,0182,01",
    "/bygg?measures=mean_age&places=municipalities&lang=en",
    "/export/built/mean_age.csv?places=0180,01",
    "/export/built/mean_age,population.xlsx?places=0180",
    "/api/v1/table?measures=mean_age&places=0180,0182",
    "/presentera?show=state_of_the_region&step=2",
    "/sok?q=folk",
    "/embed/map/mean_age",
    "/embed/map/new_companies_per_1000.svg",
    "/embed/series/mean_age.png?area=0180",
    "/embed/matrix/population.vl.json?lang=en",
    "/og/overview.png",
    "/export/map/mean_age.csv",
    "/export/map/mean_age.xlsx?lang=en",
    "/export/target/rd_share.svg",
    "/export/presentation/state_of_the_region.pptx",
    "/export/report.html",
    "/export/report.docx",
    "/api/v1/indicators?limit=1000",
    "/api/v1/indicators/mean_age",
    "/api/v1/indicators/mean_age/observations",
    "/api/v1/indicators/population_density/observations?format=csv",
    "/api/v1/municipalities/0180?format=xlsx",
    "/api/v1/maps/mean_age",
    "/api/v1/changes",
    "/api/v1/follow-up",
    "/data/datapackage.json",
    "/data/tables/mean_age.csv",
    "/catalog.ttl",
    "/feed.atom",
    "/calendar.ics",
]
LIVE = (
    "/bygg?measures=mean_age,population&places=0180,0182,01",
    "/matt?indicator=mean_age&kommun=0182",
    "/kommun?kommun=0180",
    "/embed/map/mean_age",
    "/export/map/mean_age.csv",
    "/api/v1/maps/mean_age",
    "/catalog.ttl",
)
"""Views that March does change."""
READING = (whole.__name__, files.__name__)
PLACES = {page.address for page in pages.PAGES}


def _client(catalogue: Catalogue) -> TestClient:
    """The site's routes and documents, in front of them what reads the day."""
    routes = [
        *api.routes(current.content, ASSETS, "https://siffror.example.se"),
        *export_routes(current.content, lambda work, wish: work(wish)),
        *embed_routes(current.content, settings()),
        *stage_routes(current.content),
        *indicator_routes(current.content),
        *search_routes(current.content),
        *picture_routes(current.content),
    ]
    middleware = [
        Middleware(Pinned, current=lambda: catalogue),
        Middleware(Documents, answer=answer, load=Load(100, 100.0), routes=routes),
    ]
    app = Starlette(routes=routes, middleware=middleware)
    return TestClient(app, follow_redirects=False)


Serve = Callable[[Catalogue], TestClient]


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Start the site anew with some content; nothing that was drawn before is kept.

    Files that have been read are: what was read of one is known by its bytes.
    """

    def serving(catalogue: Catalogue) -> TestClient:
        for one in gc.get_objects():
            if type(one) is not functools._lru_cache_wrapper:  # isinstance fails at a dead proxy
                continue
            if getattr(one, "__module__", "") not in READING:
                one.cache_clear()
        store = SimpleNamespace(current=lambda: Current(catalogue))
        monkeypatch.setattr(current, "store", lambda: store)
        monkeypatch.setattr(exports, "load", lambda: catalogue)
        return _client(catalogue)

    return serving


def _got(client: TestClient, view: str, day: dt.date | None) -> tuple[object, ...]:
    address = with_known(view, day) if day else view
    found = client.get(address)
    assert found.status_code in (200, 303), (address, found.text[:300])
    return found.content, found.headers.get("etag"), found.headers.get("location")


def test_what_is_pinned_is_the_same_to_the_byte_after_the_next_update(
    shared_content: Path, replay: Replay, catalogue: Catalogue, serve: Serve
) -> None:
    day = catalogue.site.known_from
    assert len(set(VIEWS)) >= 50
    client = serve(load(shared_content))
    before = {view: _got(client, view, day) for view in VIEWS}
    live = {view: _got(client, view, None) for view in LIVE}

    spring = March(shared_content, catalogue, replay)
    spring.prepare()
    update(shared_content)
    updated = load(shared_content)
    assert updated.version != catalogue.version
    client = serve(updated)
    changed = [view for view in VIEWS if _got(client, view, day) != before[view]]
    unmoved = [view for view in LIVE if _got(client, view, None)[0] == live[view][0]]

    assert changed == []
    assert unmoved == []
    newer = with_known("/matt?indicator=mean_age", settled(updated))
    assert "2026" in client.get(newer).text

    # what the map of a pinned page fetches by itself
    then = as_it_stood(updated, day)
    for language in LANGUAGES:
        found = client.get(api.map_texts_address(then, language))
        assert (found.status_code, found.content) == (200, map_texts(then, language))
        assert map_texts(updated, language) != map_texts(then, language)
    found = client.get(api.places_address(then))
    assert (found.status_code, found.content) == (200, places_json(then))
    assert "known" not in api.map_texts_address(updated, "sv")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "view", ["/", "/matt?indicator=mean_age", "/kommun?kommun=0180", "/sok?q=a"]
)
def test_all_ways_on_from_a_pinned_page_keep_its_day(
    catalogue: Catalogue, serve: Serve, view: str, language: str
) -> None:
    client, day = serve(catalogue), catalogue.site.known_from.isoformat()
    address = f"{view}{'&' if '?' in view else '?'}lang={language}&known={day}"
    drawn = html.fromstring(client.get(address).text)

    hrefs = drawn.xpath("//a[not(@data-now)]/@href")
    own = [one for one in hrefs if one.startswith("/") and one.split("?")[0].strip("/") in PLACES]
    assert len(own) > 10
    assert [one for one in own if parse_qs(urlsplit(one).query).get("known") != [day]] == []
    for form in drawn.xpath("//form[starts-with(@action, '/')]"):
        assert form.xpath(".//input[@name='known']/@value") == [day], form.get("action")
    files = [one for one in hrefs if one.startswith(("/export/", "/api/", "/embed/"))]
    assert all(f"known={day}" in one for one in files)
    if not view.startswith("/sok"):
        (now,) = drawn.xpath("//a[@data-now][1]/@href")[:1]
        assert "known=" not in now
        assert drawn.xpath("//*[contains(@class, 'pinned')]")
    plain = html.fromstring(client.get(address.partition("&known")[0]).text)
    assert not plain.xpath("//*[contains(@class, 'pinned')] | //input[@name='known']")


def test_a_pinned_answer_to_a_program_leads_on_to_the_same_day(
    catalogue: Catalogue, serve: Serve
) -> None:
    client, day = serve(catalogue), catalogue.site.known_from.isoformat()
    found = client.get(f"/api/v1/indicators?limit=2&known={day}")

    links = re.findall(r'"((?:https?://[^/"]+)?/api/v1/[^"]*)"', found.text)
    assert links
    assert [one for one in links if f"known={day}" not in one] == []
    assert found.headers["x-robots-tag"] == "noindex"
    assert int(found.headers["content-length"]) == len(found.content)
    assert "max-age=3600" in found.headers["cache-control"]
    led = client.get(f"/matt/mean_age?known={day}")
    assert (led.status_code, led.headers["location"]) == (
        308,
        f"/matt?indicator=mean_age&known={day}",
    )


def test_whoever_embeds_a_pinned_address_is_given_a_pinned_frame(
    catalogue: Catalogue, serve: Serve
) -> None:
    client, day = serve(catalogue), catalogue.site.known_from.isoformat()

    def frame(url: str) -> str:
        asked = client.get("/oembed", params={"url": f"http://testserver{url}"})
        return str(asked.json().get("html", asked.status_code))

    assert f"known={day}" in frame(f"/mal?target=rd_share&known={day}")
    assert f"known={day}" in frame(f"/embed/map/mean_age?known={day}")
    assert "known" not in frame("/embed/map/mean_age")
    assert frame("/embed/map/mean_age?known=1999-01-01") == "404"


@pytest.mark.parametrize("text", ["1999-12-31", "2999-01-01", "today", ""])
def test_a_day_that_cannot_be_shown_is_refused_with_those_that_can(
    catalogue: Catalogue, serve: Serve, text: str
) -> None:
    client, first = serve(catalogue), catalogue.site.known_from.isoformat()

    for language, word in (("sv", "från och med"), ("en", "It can hold a day from")):
        page = client.get(f"/mal?target=rd_share&known={text}&lang={language}")
        assert page.status_code == 400
        assert word in page.text
        assert f"written like {first}" in page.text or f"skriven som {first}" in page.text
        (way,) = html.fromstring(page.text).xpath("//a/@href")
        assert way.startswith("/mal?target=rd_share") and "known" not in way
    for path in ("/api/v1/indicators", "/export/figures.csv", "/embed/map/mean_age.svg"):
        refused = client.get(f"{path}?known={text}")
        problem = refused.json()
        assert (refused.status_code, problem["parameter"]) == (400, "known")
        assert problem["allowed"][0].startswith(first)
