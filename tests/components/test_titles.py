"""A title of a document is read out in its own language, whatever the page's."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html as markup

from components.render import render
from region.comparisons.rankings.history import ranking_history
from region.content.catalogue import Catalogue
from region.content.model import Document
from region.indicators.provenance import document_note
from region.words.text import Language
from tests.documents import page_html

RANGE = re.compile(r"\d+–\d+")


def _marked(html: str) -> dict[str, set[str]]:
    """Return the texts of a page that are marked as another language, by language."""
    found: dict[str, set[str]] = {}
    for element in markup.fromstring(f"<main>{html}</main>").xpath(".//span[@lang]"):
        found.setdefault(element.get("lang"), set()).add(element.text_content())
    return found


@pytest.mark.parametrize(("language", "other"), [("sv", "en"), ("en", "sv")])
def test_titles_in_the_other_language_are_marked(
    catalogue: Catalogue, language: Language, other: Language
) -> None:
    documents = catalogue.rankings["eregi"].about_sources
    expected = {document.title for document in documents if document.language == other}

    html = page_html(catalogue, "rankings", {"ranking": "eregi"}, language, "light")

    assert expected
    assert set(_marked(html)) <= {other}
    assert _marked(html).get(other, set()) >= expected
    assert all(document.title in markup.fromstring(html).text_content() for document in documents)


def test_the_strategy_is_quoted_in_swedish_on_the_english_page(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "overview", {}, "en", "light")

    assert {figure.as_published for figure in catalogue.key_figures.figures} <= _marked(html)["sv"]


@pytest.mark.parametrize("title", ["Maps & <b>plans</b>", "GeoNames"])
def test_the_line_is_whole_and_escaped(catalogue: Catalogue, title: str) -> None:
    """Also where the publisher has the name of its document."""
    document = Document(
        title=title, language="en", publisher="GeoNames", year=2025, url="https://example.org"
    )
    history = ranking_history(catalogue, "eregi", "sv")
    sources = (document_note(document, "sv"),)

    html = render("ranking_about.html", "sv", history=replace(history, about_sources=sources))
    item = markup.fromstring(html).xpath("//li")[0]

    assert item.text_content().startswith(f"Källa: GeoNames, {title}, 2025.")
    assert item.xpath("./span[@lang='en']")[0].text == title
    assert item.text == "Källa: GeoNames, "
    assert not item.xpath(".//b")


@pytest.mark.parametrize(
    ("page", "query"), [("compare", {}), ("indicator", {"indicator": "share_post_secondary_25_64"})]
)
def test_no_line_of_a_heading_ends_within_a_range(
    catalogue: Catalogue, page: str, query: dict[str, str]
) -> None:
    html = page_html(catalogue, page, query, "sv", "light", explained=True)
    drawn = markup.fromstring(f"<main>{html}</main>")
    headings = drawn.xpath(".//h1 | .//h2 | .//h3")
    ranges = [one for head in headings for one in RANGE.findall(head.text_content())]

    assert ranges
    whole = [span.text_content() for head in headings for span in head.xpath(".//span")]
    assert ranges == [one for one in whole if RANGE.fullmatch(one)]
    assert not [value for one in drawn.iter() for value in one.attrib.values() if "<" in value]


def test_no_line_of_a_unit_ends_within_a_range(catalogue: Catalogue) -> None:
    drawn = page_html(catalogue, "overview", {}, "en", "light", explained=True)

    assert 'per 1,000 aged <span style="white-space: nowrap">16–64</span> 2022</small>' in drawn
