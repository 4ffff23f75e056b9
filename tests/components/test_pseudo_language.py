"""Pages in a made-up language: what is not in brackets is a word that nobody can translate."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest
from babel import Locale
from babel.dates import get_month_names
from lxml import html as markup

from components import render as rendering
from region.content.catalogue import Catalogue
from region.words import formatting, pages
from region.words import language as languages
from region.words.text import Text
from tests.documents import page_html

WORD = re.compile(r"[^\W\d_]{3,}")
BRACKETED = re.compile(r"[«‹][^«‹»›]*[»›]")
ATTRIBUTES = ("aria-label", "title", "alt", "placeholder")
FORMATS = {"CSV", "Parquet", "JSON", "SVG", "PNG", "PDF", "HTML", "ZIP", "Excel", "PowerPoint"}
PROGRAMS = {"curl", "Python", "Excel", "Power", "Query", "RDF", "XML", "Turtle", "JSON", "LD"}
FILES = {"datapackage", "json"}
NAMES = {*get_month_names("wide", locale="en_GB").values(), "and", *FORMATS, *PROGRAMS, *FILES}
TABLES = re.compile(r"\(((TAB|tgs|[NU])\d+|FastprisSHRegionAr)\)")
PUBLISHERS = {"Open SDG", "Statistics Canada"}
AROUND_NAME = re.compile(r"^: |, \d{4}(?:[–/]\d{2,4})?$")
ADDRESS = re.compile(r"[a-z]+\.se(/[a-z]+)?")
COUNTRIES = set(Locale("en", "GB").territories.values())
VIEWS = [
    *((page.key, ()) for page in pages.PAGES),
    ("goals", (("target", "rd_share"),)),
    ("goals", (("target", "dwellings"),)),
    ("profile", (("kommun", "0182"),)),
    ("rankings", (("ranking", "ris"),)),
    ("rankings", (("view", "table1"),)),
    ("follow_up", (("view", "changes"),)),
    ("follow_up", (("view", "reporting"),)),
    ("strategy", (("area", "skills"),)),
]


class _Pseudo(dict[str, str]):
    """Every text is translated into itself in brackets; places to fill in stay."""

    def get(self, key: str, default: str | None = None) -> str:  # type: ignore[override]
        return f"«{key}»"


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue) -> Iterator[Catalogue]:
    """The content with every text in brackets, read by an interface with every text in brackets."""

    def clear() -> None:
        languages.gettext.cache_clear()
        formatting._percentage_points.cache_clear()
        rendering.render.cache_clear()
        rendering.template_environment.cache_clear()

    clear()
    monkeypatch.setattr(languages, "_catalog", lambda language: _Pseudo())
    monkeypatch.setattr(Text, "__getitem__", lambda text, language: f"‹{text.en}›")
    yield dataclasses.replace(catalogue, version="pseudo")
    monkeypatch.undo()
    clear()


def _innermost_removed(text: str) -> str:
    """Take away all that is in brackets, also where a text holds another one."""
    before = None
    while before != text:
        before, text = text, BRACKETED.sub("", text)
    return text


def _without_other_languages(page: str) -> markup.HtmlElement:
    """Read the page, and take away what is marked as another language; the text goes on."""
    read = markup.fromstring(f"<main>{page}</main>")
    for element in read.xpath(".//*[@lang]"):
        element.drop_tree()
    for element in read.xpath(".//span[@style='white-space: nowrap']"):
        element.drop_tag()  # only keeps a range on one line
    return read


def _named_by_sources(catalogue: Catalogue) -> set[str]:
    """Return what rankings are read from: names of publishers, and titles in English."""
    documents = []
    for ranking in catalogue.rankings.values():
        documents += ranking.about_sources
        documents += [edition.source for edition in ranking.editions]
        documents += [e.checked_against for e in ranking.editions if e.checked_against]
        documents += [edition.own_page for edition in ranking.editions if edition.own_page]
    publishers = {document.publisher for document in documents}
    return publishers | {document.title for document in documents if document.language == "en"}


def _in_picture(element: markup.HtmlElement) -> bool:
    """Whether its own names are hidden behind the text alternative of a picture around it."""
    return any(node.get("role") == "img" for node in element.iterancestors())


def _bare(page: str, names: set[str]) -> list[str]:
    """Return the texts that have words outside brackets."""
    found = []
    for element in _without_other_languages(page).iter():
        around = {node.tag for node in (element, *element.iterancestors())}
        if around & {"style", "script", "code", "pre", "textarea"} or element.tag == "tspan":
            continue
        texts = [element.text, *(child.tail for child in element)]
        if element.tag == "text":  # one text, whatever lines it is set in
            texts = [" ".join(element.itertext())]
            if texts[0].count("‹") != texts[0].count("›"):  # one of two lines of a name
                continue
        if not _in_picture(element):
            texts += [element.get(name) for name in ATTRIBUTES]
        for text in filter(None, texts):
            name = AROUND_NAME.sub("", text.strip())
            if name in names | COUNTRIES | PUBLISHERS or ADDRESS.fullmatch(name):
                continue
            rest = TABLES.sub("", _innermost_removed(text))
            if [word for word in WORD.findall(rest) if word not in NAMES]:
                found.append(f"<{element.tag}> {text.strip()[:120]}")
    return sorted(set(found))


@pytest.mark.parametrize(("key", "choices"), VIEWS)
def test_every_word_can_be_translated(
    pseudo: Catalogue, key: str, choices: tuple[tuple[str, str], ...]
) -> None:
    found = page_html(pseudo, key, dict(choices), "en", "light")

    areas = {area.name.en for area in pseudo.areas.values()}
    assert "«" in found
    assert _bare(found, areas | _named_by_sources(pseudo)) == []
