"""Every indicator has a page with the same ten parts, in both languages."""

from __future__ import annotations

import json
import re

import pytest
from lxml import html as markup
from markupsafe import Markup
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components import charts
from components.first_document import text as document_text
from components.indicator_page import PARTS
from region.content.catalogue import Catalogue
from region.indicators.provenance import provenance_of
from region.outputs.open_data.sitemap import addresses
from region.strategy.indicator import data_addresses, every_indicator, indicator_view
from region.web.indicator_address import indicator_routes
from region.web.search_entries import entries
from region.words.text import Language
from tests.documents import page_html

IDS = (
    "answer",
    "over-time",
    "municipalities",
    "on-the-map",
    "world",
    "by-sex",
    "serves",
    "about",
    "updates",
    "use",
)


def parts_of(html: str) -> dict[str, str]:
    """Return the text of each part, from its heading to the next one's."""
    cut = re.split(rf'(?=<(?:h2|div) id="(?:{"|".join(IDS)})")', html)
    found = {}
    for piece in cut[1:]:
        name = re.match(r'<(?:h2|div) id="([^"]+)"', piece)
        assert name is not None
        found[name[1]] = " ".join(markup.fromstring(f"<div>{piece}</div>").text_content().split())
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_indicator_has_the_ten_parts_in_their_order(
    catalogue: Catalogue, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each part has something to show, or says why there is nothing.

    What the charts look like is tested with the charts; here they would take minutes.
    """
    monkeypatch.setattr(charts, "svg", lambda *_, **__: Markup("<svg></svg>"))
    known = every_indicator(catalogue)
    assert len(known) > 90
    for key, indicator in known.items():
        html = page_html(catalogue, "indicator", {"indicator": key}, language, "light")
        html = html.replace("\xa0", " ")
        parts = parts_of(html)
        day = catalogue.day
        view = indicator_view(catalogue, key, language, day)

        assert tuple(parts) == IDS, key
        assert len(PARTS) == len(IDS)
        assert plain(view.answer) in parts["answer"], key
        assert plain(f"{view.last_text} ({view.last_period})") in parts["updates"], key
        assert plain(indicator.definition[language]) in parts["about"], key
        drawn = markup.fromstring(f"<main>{html}</main>")
        assert (not view.municipal) == bool(_reason(drawn, "on-the-map")), key
        assert (not view.municipal) == bool(_reason(drawn, "municipalities")), key
        assert (not view.scopes) == bool(_reason(drawn, "world")), key
        assert bool(view.undivided) == bool(_reason(drawn, "by-sex")), key
        assert (not view.served) == bool(_reason(drawn, "serves")), key
        line = provenance_of(catalogue, indicator, language).line
        assert line in parts["about"] and line in parts["use"], key
        for address in data_addresses(catalogue, key, language).values():
            assert address.replace("&", "&amp;") in html, key


def plain(text: str) -> str:
    """Return a text with simple spaces alone."""
    return " ".join(text.split())


def _reason(drawn: markup.HtmlElement, part: str) -> str:
    """Return why a part shows nothing; "" if it shows something."""
    heading = drawn.get_element_by_id(part)
    after = heading.xpath("following::*[self::h2[@id] or contains(@class, 'no-figure')][1]")
    return after[0].text_content() if after and after[0].tag == "p" else ""


def test_what_an_indicator_serves_is_what_the_content_says(catalogue: Catalogue) -> None:
    view = indicator_view(catalogue, "rd_share_of_gdp", "en", catalogue.day)

    served = {(one.kind, one.address) for one in view.served}
    assert ("Target", "/mal?target=rd_share&lang=en") in served
    assert ("Focus area", "/strategin?area=research_innovation&lang=en") in served
    goals = catalogue.targets["rd_share"].sustainable_development_goals
    assert {f"/mal?sdg={one}&lang=en" for one in goals} <= {address for _, address in served}


def test_a_replaced_value_says_when_and_why(catalogue: Catalogue) -> None:
    view = indicator_view(catalogue, "cars_per_1000", "sv", catalogue.day)

    same = 1  # Sollentuna's value is the same in the source's whole numbers
    assert view.revision_count == len(catalogue.replaced["cars_per_1000"]) - same == 25
    for one in view.revisions:
        assert one.before != one.after, one
        assert "källans egen" in one.reason
        assert one.date == "27 november 2026"


def test_the_document_tells_machines_of_the_data_set(catalogue: Catalogue) -> None:
    for key in ("mean_age", "tertiary_25_64"):
        html = document_text(catalogue, "indicator", {"indicator": key}, "en")
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
        assert found is not None
        data = json.loads(found[1])
        assert data["@type"] == "Dataset"
        assert data["url"] == f"/matt?indicator={key}&lang=en"
        assert len(data["distribution"]) == 2
        assert data["temporalCoverage"].count("/") == 1


def test_every_indicator_is_in_site_map_and_search(catalogue: Catalogue) -> None:
    known = set(every_indicator(catalogue))
    mapped = {given.get("indicator") for key, given in addresses(catalogue) if key == "indicator"}
    assert len(known - mapped) == 1  # the usual one has the page's own address
    found = {one.id: one.address for one in entries(catalogue, "sv") if one.kind == "indicator"}
    assert set(found) == known
    assert all(address == f"/matt?indicator={key}" for key, address in found.items())


def test_the_short_address_leads_to_the_page(catalogue: Catalogue) -> None:
    app = Starlette(routes=indicator_routes(lambda: catalogue))
    client = TestClient(app, follow_redirects=False)

    led = client.get("/matt/mean_age?lang=en&kommun=0182")
    assert led.status_code == 308
    assert led.headers["location"] == "/matt?lang=en&kommun=0182&indicator=mean_age"
    missing = client.get("/matt/no_such_thing?lang=en")
    assert missing.status_code == 404
    assert "/kommunkarta" in missing.text
    assert client.get("/matt/mean_age?indicator=population").headers["location"] == (
        "/matt?indicator=mean_age"
    )
