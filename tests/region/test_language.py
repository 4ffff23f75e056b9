"""Every text of the interface has its English, with the same places to fill in."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from region.words.language import LOCALE, gettext

ROOT = Path(__file__).parents[2]
PLACES = re.compile(r"%\(\w+\)s|\{\w*\}")


@pytest.fixture(scope="module")
def used() -> set[str]:
    """All texts that the code and the templates use."""
    python = [("**.py", "python")]
    html = [("**.html", "jinja2")]
    options = {"**.html": {"trimmed": "true", "extensions": "jinja2.ext.i18n"}}
    found = set()
    for folder in ("pages", "components", "region"):
        for method, settings in ((python, {}), (html, options)):
            for _, _, message, _, _ in extract_from_dir(ROOT / folder, method, settings):
                found.add(message)
    return {message for message in found if isinstance(message, str)}


@pytest.fixture(scope="module")
def translated() -> dict[str, str]:
    with (LOCALE / "en" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


def test_texts_are_found(used: set[str]) -> None:
    assert len(used) > 200
    assert "Visa siffrorna som tabell" in used


def test_every_text_is_translated(used: set[str], translated: dict[str, str]) -> None:
    assert sorted(text for text in used if not translated.get(text)) == []


def test_no_translation_is_left_over(used: set[str], translated: dict[str, str]) -> None:
    assert sorted(set(translated) - used) == []


def test_places_to_fill_in_are_the_same(translated: dict[str, str]) -> None:
    wrong = [
        text
        for text, english in translated.items()
        if sorted(PLACES.findall(text)) != sorted(PLACES.findall(english))
    ]
    assert wrong == []


def test_swedish_is_the_source() -> None:
    assert gettext("sv")("Översikt") == "Översikt"
    assert gettext("en")("Översikt") == "Overview"


def test_no_text_stands_inside_an_f_string() -> None:
    """There nothing that collects texts finds it, so that it would never be translated."""
    lost = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for folder in ("pages", "components", "region")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "_"
        if isinstance(call.args[0], ast.Constant)
    ]
    assert lost == []


ASIDE = re.compile(
    r"\b(?:till|åt) (?:vänster|höger)\b|\b(?:to|on) the (?:left|right)\b", re.IGNORECASE
)


def test_no_text_points_left_or_right() -> None:
    """On a phone what stands beside stands below."""
    catalogue = read_po((LOCALE / "en" / "LC_MESSAGES" / "messages.po").open("rb"))
    texts = [text for one in catalogue for text in (one.id, one.string) if isinstance(text, str)]

    assert len(texts) > 1_000
    assert [text for text in texts if ASIDE.search(text)] == []
