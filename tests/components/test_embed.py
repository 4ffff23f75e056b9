"""Charts and maps for other sites: small pages, pictures, specifications, oEmbed."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import re
from xml.etree import ElementTree

import altair as alt
import pytest
import vl_convert
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.assets import ASSETS
from components.embed import code, embed_routes, find, height_of, standalone
from region.content.catalogue import Catalogue, load
from region.outputs.charts import fonts
from region.outputs.exhibits import BY_ID
from region.outputs.publication.lettering import EMBEDDED
from region.outputs.publication.words import cell_text, source_text
from region.targets.goals import goals
from region.web.settings import Settings, SettingsError, settings_in
from region.words.text import LANGUAGES

CONTENT = load()
SITE = "https://siffror.example.se"
EXAMPLES = {
    "target": "/embed/target/rd_share",
    "map": "/embed/map/mean_age?year=2020",
    "series": "/embed/series/mean_age?area=0180,0188,01",
    "bars": "/embed/bars/mean_age?kommun=0184",
    "compare": "/embed/compare/tertiary_25_64?view=lines",
    "history": "/embed/history/eu_rci",
    "figure": "/embed/figure/rd_share",
    "strips": "/embed/strips/regso_share_foreign_born?sort=name",
    "areas": "/embed/areas/0181?indicator=regso_share_rentals",
    "matrix": "/embed/matrix/population",
    "relation": "/embed/relation/mean_age?indicator2=completed_flats_per_1000",
    "parts": "/embed/parts/dwellings",
    "follow_up": "/embed/follow_up/sustainability?year=2024",
    "built": "/embed/built/mean_age,population?places=0180,0182",
    "sexes": "/embed/sexes/share_post_secondary_16_74?view=lines&area=0180",
}


def _client(**more: str) -> TestClient:
    routes = embed_routes(lambda: CONTENT, Settings(site_address=SITE, **more))
    return TestClient(Starlette(routes=routes))


@pytest.fixture(scope="module")
def client() -> TestClient:
    return _client()


def test_every_kind_with_a_picture_has_an_example() -> None:
    """Whole pages, profiles, presentations and single editions are tables or several things."""
    without = {"presentation", "profile", "indicator", "ranking", "place"}
    assert set(EXAMPLES) == set(BY_ID) - without


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_exhibit_is_a_small_page_that_says_where_it_is_from(
    client: TestClient, kind: str, language: str
) -> None:
    address = EXAMPLES[kind]
    answer = client.get(address, params={"lang": language, **_given(address)})
    what = address.removeprefix("/embed/").partition("?")[0]
    shown = find(CONTENT, what, _given(address), language)

    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert answer.text.count("<script") == answer.text.count("<script defer src=") == 1
    for text in (shown.title, source_text(shown), f'href="{SITE}{escaped(shown.page)}"'):
        assert html.escape(text, quote=False).replace("&amp;amp;", "&amp;") in answer.text
    columns = shown.table.shown or range(len(shown.table.columns))
    for row in shown.table.rows:
        last = shown.table.columns[columns[-1]]
        assert escaped(cell_text(row[columns[-1]], last, language)) in answer.text
    assert answer.headers["x-robots-tag"] == "noindex"
    assert len(gzip.compress(answer.content)) < 60_000  # as it is sent


def escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _given(address: str) -> dict[str, str]:
    query = address.partition("?")[2]
    return dict(part.split("=") for part in query.split("&") if part)


def test_without_a_language_an_exhibit_is_swedish_as_the_pages_are(client: TestClient) -> None:
    answer = client.get(EXAMPLES["map"], headers={"Accept-Language": "en"})

    assert answer.headers["content-language"] == "sv"
    assert answer.headers["vary"] == "Accept-Encoding"


def test_only_those_who_are_allowed_can_frame_an_exhibit(client: TestClient) -> None:
    anyone = client.get(EXAMPLES["map"]).headers["content-security-policy"]
    one = _client(embed_ancestors="https://nyheter.example")
    only = one.get(EXAMPLES["map"]).headers["content-security-policy"]

    assert "frame-ancestors *" in anyone
    assert only.endswith("frame-ancestors https://nyheter.example")
    assert "script-src 'self';" in anyone
    assert "default-src 'none'" in anyone


def test_who_may_embed_is_set_from_outside() -> None:
    given = {"REGION_EMBED_ANCESTORS": "'self' https://nyheter.example"}
    assert settings_in(given).embed_ancestors == "'self' https://nyheter.example"
    with pytest.raises(SettingsError, match="REGION_EMBED_ANCESTORS"):
        settings_in({"REGION_EMBED_ANCESTORS": "ftp://x"})


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_specification_stands_alone(client: TestClient, kind: str) -> None:
    address, _mark, query = EXAMPLES[kind].partition("?")
    answer = client.get(f"{address}.vl.json?{query}")
    spec = answer.json()

    alt.Chart.from_dict(spec)  # checked against the schema of Vega-Lite
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert spec["usermeta"]["source"] in spec["title"]["subtitle"]
    assert spec["usermeta"]["page"].startswith(SITE)
    assert "url" not in json.dumps(spec.get("data", {}))
    assert spec["title"]["text"] in vl_convert.vegalite_to_svg(json.dumps(spec))


def test_pictures_are_pictures(client: TestClient) -> None:
    png = client.get("/embed/target/rd_share.png")
    svg = client.get("/embed/target/rd_share.svg?lang=en")

    assert png.content.startswith(b"\x89PNG")
    assert png.headers["content-type"] == "image/png"
    assert svg.text.startswith("<svg")


@pytest.mark.parametrize(
    ("address", "status", "allowed"),
    [
        ("/embed/tarot/rd_share", 404, "target"),
        ("/embed/target/nope", 404, "rd_share"),
        ("/embed/map/rd_share_of_gdp", 404, "mean_age"),
        ("/embed/map/mean_age?year=1901", 404, "2020"),
        ("/embed/map/mean_age?area=0180", 400, "year"),
        ("/embed/map/mean_age?year=last", 400, None),
        ("/embed/map/mean_age?theme=pink", 400, "dark"),
        ("/embed/series/mean_age?area=0999", 404, "0180"),
        ("/embed/series/mean_age?area=0180,0182,0184,0186,0188,0191", 404, "at most 5 codes"),
        ("/oembed", 400, None),
        ("/oembed?url=https://other.example/mal", 404, f"{SITE}/embed/…"),
        (f"/oembed?url={SITE}/mal?target=nope", 404, f"{SITE}/embed/…"),
        (f"/oembed?url={SITE}/mal?target=rd_share&format=xml", 501, "json"),
    ],
)
def test_what_cannot_be_shown_is_told_what_can(
    client: TestClient, address: str, status: int, allowed: str | None
) -> None:
    answer = client.get(address)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    if allowed:
        assert allowed in answer.json()["allowed"]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (f"{SITE}/mal?target=rd_share", "/embed/target/rd_share"),
        (f"{SITE}/kommunkarta?indicator=mean_age&year=2020&lang=en", "/embed/map/mean_age"),
        (f"{SITE}/embed/series/mean_age?area=0180", "/embed/series/mean_age"),
    ],
)
def test_oembed_gives_the_code_for_a_page_and_for_an_exhibit(
    client: TestClient, url: str, address: str
) -> None:
    answer = client.get("/oembed", params={"url": url, "maxwidth": 400}).json()

    assert (answer["version"], answer["type"], answer["width"]) == ("1.0", "rich", 400)
    assert answer["html"].startswith(f'<iframe src="{SITE}{address}')
    assert f'width="400" height="{answer["height"]}"' in answer["html"]
    what = address.removeprefix("/embed/")
    assert answer["height"] == height_of(find(CONTENT, what, {}, "sv"))
    assert answer["title"]


def test_the_title_of_the_frame_is_true_of_its_address(client: TestClient) -> None:
    for query, title in (("", "Medelålder"), ("&year=2000", "Medelålder, 2000")):
        url = f"{SITE}/kommunkarta?indicator=mean_age{query}"
        answer = client.get("/oembed", params={"url": url}).json()
        assert f' title="{title}" ' in answer["html"]
        assert ("year=2000" in answer["html"]) == bool(query)


def test_every_target_with_a_course_can_stand_alone(catalogue: Catalogue) -> None:
    for target in goals(catalogue, "sv").targets:
        following = target.following
        if target.kind != "combined" and following and len(following.series.points) > 1:
            shown = find(catalogue, f"target/{target.id}", {}, "sv")
            assert standalone(shown, "sv", "dark")["config"]["background"] == "#0F1720"
            assert code(shown, "sv", SITE).count("<") == 2


@pytest.mark.parametrize("choice", ["base=2015", "pace=0.20", "peers=none"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_targets_files_keep_what_is_chosen_on_its_page(
    client: TestClient, choice: str, language: str
) -> None:
    """Another base year, pace or company is another picture, as on the page."""
    usual, other = (
        client.get(f"/embed/target/rd_share.svg?lang={language}{tail}").text
        for tail in ("", f"&{choice}")
    )
    framed = client.get(f"/embed/target/rd_share?lang={language}&{choice}").text

    assert usual != other
    assert html.escape(choice) in framed


@pytest.mark.parametrize("wrong", ["base=1900", "pace=7", "peers=nobody"])
def test_a_targets_choice_that_its_page_does_not_offer_is_refused(
    client: TestClient, wrong: str
) -> None:
    answer = client.get(f"/embed/target/rd_share.svg?{wrong}")

    assert answer.status_code == 404
    assert answer.json()["allowed"]


def test_an_embedded_chart_brings_the_sites_own_typeface(client: TestClient) -> None:
    """From this server, under its lasting address; the page's policy allows no other."""
    page = client.get("/embed/target/rd_share")
    font = ASSETS.addresses["text.woff2"]
    assert '@font-face { font-family: "Source Sans"; ' in page.text
    assert f'url("{font}") format("woff2")' in page.text
    assert "font-src 'self';" in page.headers["Content-Security-Policy"]
    assert "'Source Sans', " in page.text.partition("<svg")[2]


@pytest.mark.parametrize("kind", ["target", "map", "history"])
def test_a_picture_brings_every_letter_that_is_written_in_it(client: TestClient, kind: str) -> None:
    """As SVG in regular and bold; whoever shows it has no other letters to fall back on."""
    svg = client.get(f"/embed/{EXAMPLES[kind].split('/embed/')[1].partition('?')[0]}.svg").text
    root = ElementTree.fromstring(svg)
    written = {
        letter
        for text in root.iter("{http://www.w3.org/2000/svg}text")
        for letter in "".join(text.itertext())
    }
    faces = re.findall(r"font-weight:(\d+);src:url\(data:font/woff2;base64,([^)]+)\)", svg)
    assert [weight for weight, _font in faces] == ["400", "700"]
    whole = set(TTFont(fonts.FOLDER / "SourceSansPro-Regular.ttf").getBestCmap())
    for _weight, font in faces:
        held = set(TTFont(io.BytesIO(base64.b64decode(font))).getBestCmap())
        assert {ord(letter) for letter in written} & whole <= held
        assert len(held) < 120, "no more than what is written"
    families = set(re.findall(r'font-family="([^"]+)"', svg))
    assert all(family.startswith(f"'{EMBEDDED}', ") for family in families)
