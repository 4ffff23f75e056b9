"""What is said anywhere is right in its language, and names nothing that visitors have no use for.

All pages in both languages, slides, tables, presentations, report and interface are walked; the
rules are those of `tests.language_rules`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from components import catalogue as data_page
from components.current import Page
from region.content.catalogue import Catalogue, Fault
from region.content.catalogue.store import Current
from region.words.language import LOCALE
from region.words.text import LANGUAGES, Language
from tests import told
from tests.language_rules import faults

TEMPLATES = Path(data_page.__file__).parent / "templates"
A_FILE = re.compile(
    r"(?<![\w/.-])(data|docs|locale|region|components)/[\w/]+(?!\w*[(&])|\w+\.ya?ml\b"
)
ADDRESSES = {"data/datapackage", "data/indicators"}
"""What only looks like a file of ours: addresses of the open data."""
SPANS = re.compile(r"(\d{4})?\.\.(\d{4})?(?=[ ,.])")
"""How the open data's addresses write a span of years."""


def wrong(texts: Iterable[tuple[str, str]], language: Language, names: list[str]) -> list[str]:
    """Return the faults in the texts, each once, with where it was found first."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for where, text in texts:
        if text in seen:
            continue
        seen.add(text)
        if faults(text, language):
            bare = SPANS.sub("2023", text)
            for name in names:
                bare = bare.replace(name, "Namn")
            for fault in faults(bare, language):
                found.setdefault(fault, where)
    return [f"{where}: {fault}" for fault, where in found.items()]


def test_every_text_is_said_in_the_way_that_is_collected_for_translation() -> None:
    """`gettext(language)("…")` is not seen by what collects the texts; `_("…")` is."""
    home = Path(data_page.__file__).parents[1]
    unseen = []
    for folder in ("pages", "components", "region"):
        for file in sorted((home / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Call):
                    continue
                said = [one for one in node.args if isinstance(one, ast.Constant)]
                if ast.unparse(node.func.func) == "gettext" and said:
                    unseen.append(f"{file.relative_to(home)}:{node.lineno}")
    assert unseen == []


@pytest.fixture(scope="module")
def names(catalogue: Catalogue) -> list[str]:
    return told.names(catalogue)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_right_in_its_language(
    catalogue: Catalogue, language: Language, names: list[str]
) -> None:
    texts = (
        (f"{key} {choices}", text)
        for key, choices in told.views(catalogue, every=8)
        for text in told.page_texts(catalogue, key, choices, language)
    )
    assert wrong(texts, language, names) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_report_and_tables_are_right_in_their_language(
    catalogue: Catalogue, language: Language, names: list[str]
) -> None:
    assert wrong(told.made_texts(catalogue, language), language, names) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interface_is_right_in_its_language(
    catalogue: Catalogue, language: Language, names: list[str]
) -> None:
    assert wrong(told.interface_texts(catalogue, language), language, names) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Det ökade med +1 procentenheter."),
        ("sv", "Andelen är 39.4 %."),
        ("sv", "Kvoten är 0,94 kvot."),
        ("sv", "Nöjdheten är 81 index."),
        ("sv", "Målet är minst 100 %."),
        ("sv", "Det tog 5 per inv.. Sedan"),
        ("sv", "Inkomsten är SEK 4.2 million."),
        ("sv", "Förändringen var -5 %."),
        ("en", "It rose by +1 percentage points."),
        ("en", "Between term from 2011 and term from 2023 it rose."),
        ("en", "It is 2,146 SEK thousand."),
        ("en", "Open until 8 p.m.. The distance"),
        ("en", "The share is 39,4%."),
        ("en", "There are 4 invånare."),
        ("en", "It was {value}."),
    ],
)
def test_the_rules_find_what_they_are_for(language: Language, text: str) -> None:
    assert faults(text, language) != []


def test_no_page_names_a_file_of_the_repository() -> None:
    with (LOCALE / "en" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        texts = [str(text) for one in read_po(file) for text in (one.id, one.string) if one.id]
    texts += [path.read_text("utf-8") for path in TEMPLATES.rglob("*.html")]
    texts = [re.sub(r'"[^"]*"|https?://\S+', "", text) for text in texts]

    named = {hit.group() for text in texts for hit in A_FILE.finditer(text)}

    assert named - ADDRESSES == set()


@pytest.mark.parametrize(
    ("language", "allowed", "place"),
    [("sv", "ett tal med decimalpunkt", "rad 12, värde"), ("en", "a number with a", "line 12")],
)
def test_what_is_wrong_with_an_edit_is_told_in_the_language_of_the_page(
    catalogue: Catalogue, language: Language, allowed: str, place: str
) -> None:
    fault = Fault("mean_age.csv", "line 12, value", "'39,4'", "a number with a decimal point")
    pieces: list[str] = []

    data_page.faults(Page(Current(catalogue, (fault,)), language, "light", pieces))

    (html,) = pieces
    assert "<details" in html
    assert all(words in html for words in (allowed, place, "mean_age.csv", "39,4"))
