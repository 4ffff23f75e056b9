"""A target's chart is one picture: its axis and its words are the same in every medium."""

from __future__ import annotations

import html
import io
import re
from functools import cache

import pytest
from pptx import Presentation
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.embed import embed_routes
from components.stage.drawing import content_html
from region.content.catalogue import Catalogue
from region.outputs.charts import note
from region.outputs.exhibits import subject
from region.outputs.exhibits.own import own_presentation
from region.outputs.publication.formats import Format
from region.outputs.publication.pictures import svg
from region.outputs.publication.publish import publish
from region.web.settings import Settings
from region.words import pages
from region.words.text import Language
from tests.documents import page_html

TARGETS = ("rd_share", "employment", "direct_emissions", "dwellings")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def pictures(text: str) -> list[str]:
    """Return the charts of an HTML text, as SVG: those that have an axis."""
    return [one for one in re.findall(r"<svg.*?</svg>", text, re.DOTALL) if len(words(one)) > 3]


def words(drawing: str) -> set[str]:
    """Return what is written in a picture."""
    texts = re.findall(r"<text[^>]*>(.*?)</text>", drawing, re.DOTALL)
    return {" ".join(html.unescape(re.sub(r"<[^>]*>", "", one)).split()) for one in texts}


def labels(found: set[str]) -> set[str]:
    """Return the words at lines and marks: what is no number on an axis."""
    return {one for one in found if re.search(r"[^\W\d]|:", one)}


def plain(text: str) -> str:
    """Return a text without what breaks its lines."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def written_in_chart(slides: bytes) -> set[str]:
    """Return the labels and the names in the legend of the only native chart."""
    book = Presentation(io.BytesIO(slides))
    (chart,) = (s.chart for slide in book.slides for s in slide.shapes if s.has_chart)
    texts = [one.text for one in chart._chartSpace.iter(f"{DRAWING}t")]
    named = [series.name for plot in chart.plots for series in plot.series]
    return {plain(one) for one in (*texts, *named)}


@cache
def printed(catalogue: Catalogue, language: Language) -> str:
    """Return what is written in the report as PDF, words in pictures too."""
    pdf = PdfReader(io.BytesIO(publish(catalogue, Format.PDF, "report", language).body))
    return plain("".join(page.extract_text() for page in pdf.pages))


@pytest.fixture(scope="module")
def embedded(catalogue: Catalogue) -> TestClient:
    return TestClient(Starlette(routes=embed_routes(lambda: catalogue, Settings())))


@pytest.mark.parametrize(
    ("key", "language"), [*((key, "sv") for key in TARGETS), (TARGETS[0], "en")]
)
def test_a_targets_chart_is_the_same_picture_everywhere(
    catalogue: Catalogue, embedded: TestClient, key: str, language: Language
) -> None:
    exhibit = subject(catalogue, f"target/{key}", language).exhibits[0]
    address = pages.link("goals", "sv", target=key)
    step = own_presentation(catalogue, address, language).view.steps[0]
    page = page_html(catalogue, "goals", {"target": key}, language)
    drawn = {
        "page": pictures(page)[:2],
        "embed": pictures(embedded.get(f"/embed/target/{key}?lang={language}").text),
        "stage": pictures(content_html(step, language)),
    }
    told = words(drawn["page"][0])
    drawn["file"] = [svg(exhibit, language, "light")]
    unit = note(exhibit.picture, language)
    for medium, found in drawn.items():
        for one in map(words, found):
            own = {text for text in one if medium != "file" and text not in unit}
            assert labels(told) <= labels(one), medium
            assert medium == "file" or labels(own) == labels(told), medium
            numbers = {text for text in own - labels(own) if not re.fullmatch(r"\d{4}", text)}
            assert numbers <= told, (medium, numbers - told)

    slides = publish(catalogue, Format.PPTX, f"target/{key}", language).body
    native = written_in_chart(slides)
    assert {plain(one) for one in labels(told)} <= native

    report = printed(catalogue, language)
    assert [one for one in labels(told) if plain(one) not in report] == []
