"""What is read before the application has started, and when it never does."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import httpx
import pytest
from markupsafe import escape

from components import application, first_document
from components.offline.links import Linker, Place
from components.page import document
from pages import PAGES
from region.content.catalogue import Catalogue
from region.indicators.figures import figures
from region.outputs.open_data.sitemap import addresses
from region.web.middleware import CONTENT_SECURITY_POLICY, THEME_SCRIPT
from region.web.settings import settings_in
from region.web.shell import ShellError, read_shell
from region.words import pages
from tests.documents import page_html


def words(html: str) -> str:
    """The text of HTML, with single spaces."""
    html = re.sub(r"<style>.*?</style>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_every_page_is_declared_once() -> None:
    assert list(PAGES) == [page.key for page in pages.PAGES]


def test_the_documents_overview_has_the_ten_figures(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "overview", {}, "en")

    for figure in figures(catalogue, "en"):
        assert f"The strategy {figure.year}: {escape(figure.printed)}" in html
        shown = figure.shown
        if shown:
            large = f'<p class="fig">{figure.latest} <small>{figure.latest_unit} '
            assert f"{large}{shown.series.latest.period}</small>" in html


def test_the_map_is_drawn_with_its_table(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "map", {"indicator": "mean_age", "year": "2010"}, "sv")

    codes = [area.code for area in catalogue.municipalities]
    assert all(html.count(f'data-code="{code}"') >= 1 for code in codes)
    assert html.count("<tr") >= 27
    assert '<h1 class="map-answer">2010: ' in html


def test_a_chart_is_drawn_for_both_themes(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "goals", {"target": "rd_share"}, "sv")

    assert html.count("<svg") == 3, "for wide, middle and narrow screens"
    assert "light-dark(#00568C, #6DB7E8)" in html
    assert not re.search(r'"#[0-9A-F]{6}"', html)
    dark = page_html(catalogue, "goals", {"target": "rd_share"}, "sv", "dark")
    assert '"#6DB7E8"' in dark


@pytest.mark.parametrize("key", PAGES)
def test_junk_in_the_address_is_the_plain_document(catalogue: Catalogue, key: str) -> None:
    junk = dict.fromkeys(
        ("indicator", "year", "kommun", "target", "scheme", "classes", "utm_source"),
        "<script>nope</script>",
    )

    assert document.choices(PAGES[key], catalogue, junk, "sv") == {}


def test_a_document_is_a_whole_page(catalogue: Catalogue) -> None:
    html = first_document.text(catalogue, "profile", {"kommun": "0182"}, "en")
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(html)

    assert tags.count("h1") == 1
    assert tags.count("main") == 1
    assert '<link rel="canonical" href="/kommun?kommun=0182&amp;lang=en">' in html
    assert "<title>Nacka – " in html
    assert html.index("</main>") < html.index('<div id="root" data-start="/static/js/index.')


def test_no_script_but_the_one_that_is_known_stands_in_the_document(catalogue: Catalogue) -> None:
    html = first_document.text(catalogue, "overview", {}, "sv")
    digest = base64.b64encode(hashlib.sha256(THEME_SCRIPT.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in CONTENT_SECURITY_POLICY
    assert html.count(f"<script>{THEME_SCRIPT}</script>") == 1
    html = html.replace(THEME_SCRIPT, "")

    for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL):
        assert body == "" or re.search(r'type="application/(ld\+)?json"', attributes)


def test_the_site_address_makes_the_canonical_link_whole(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = settings_in({"REGION_SITE_ADDRESS": "https://siffror.example.se/"})
    monkeypatch.setattr(first_document, "settings", lambda: told)

    html = first_document.text(catalogue, "map", {}, "sv")

    assert '<link rel="canonical" href="https://siffror.example.se/kommunkarta">' in html


def test_streamlits_document_is_read_whole() -> None:
    index = (application.STREAMLIT / "index.html").read_text()

    assert len(read_shell(index).modules) > 20
    with pytest.raises(ShellError):
        read_shell("<html><body><div id='app'></div></body></html>")
    with pytest.raises(ShellError, match="unknown part"):
        read_shell(index.replace("</head>", '<link rel="dns-prefetch" href="//x"></head>'))


def test_the_server_compresses_and_remembers(server: str) -> None:
    plain = httpx.get(f"{server}/", headers={"Accept-Encoding": "identity"})
    small = httpx.get(f"{server}/", headers={"Accept-Encoding": "br, gzip"})
    again = httpx.get(f"{server}/?utm_source=x", headers={"If-None-Match": small.headers["etag"]})

    assert plain.text == small.text
    assert small.headers["content-encoding"] == "br"
    assert "Accept-Encoding" in small.headers["vary"]
    assert int(small.headers["content-length"]) < len(plain.content) / 3
    assert again.status_code == 304
    assert "s-maxage" in small.headers["cache-control"]


def test_the_offline_pack_holds_no_menu_and_follows_none(catalogue: Catalogue) -> None:
    """What is taken out of a group one by one would be more pages than anyone can count."""
    found: list[Place] = []
    linker = Linker(catalogue, "sv", found.append)
    html = linker.rewrite(page_html(catalogue, "compare", {}, "sv"), "jamfor.html")

    assert 'class="field"' not in html
    assert html.count("<div") == html.count("</div>")
    assert not [place for place in found if "peers" in dict(place.choices)]


def test_every_address_of_the_site_map_is_a_document_of_its_own(catalogue: Catalogue) -> None:
    for key, parameters in addresses(catalogue):
        assert document.choices(PAGES[key], catalogue, parameters, "sv") == parameters, (
            key,
            parameters,
        )
