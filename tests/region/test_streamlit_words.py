"""Streamlit's own English words: each that is shown is known, and still stands in its scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit

from region.web.shell import STREAMLIT_WORDS, STREAMLIT_WORDS_NOT_SHOWN

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
WIDGETS = (
    "ArrowVegaLiteChart",
    "FileUploader",
    "InputInstructions",
    "Multiselect",
    "Selectbox",
    "TextInput",
)
"""The scripts of the widgets in use that have words of their own."""
SAID = re.compile(
    r"""(?:"aria-label":|children:|title:|label:|\breturn|[?:]|\bf\()\s*`(?P<text>[^`]{2,90})`"""
)
FILLED = re.compile(r"\$\{[^}]*\}")
A_WORD = re.compile(r"^[A-Z][a-z]+(?: |$)|^file upload$")
MADE_OF_PARTS = {
    "{0}MB per file": "{0} per file",
    "{0}B": "B",
    "{0}KB": "KB",
    "{0}MB": "MB",
    "File must be {0}MB or smaller.": "File must be {0} or smaller.",
    "Press Enter to apply": "Press Enter to {0}",
    "Press Enter to submit form": "Press Enter to {0}",
    "You can only select up to {0} options. Remove an option first.": (
        "You can only select up to {0} {0}. Remove an option first."
    ),
    "You can only select up to {0} option. Remove an option first.": (
        "You can only select up to {0} {0}. Remove an option first."
    ),
    "{0} option available.": "{0} option",
    "{0} options available.": "{0} options",
    "Error:": "Error: ",
}
"""How texts stand in the scripts that are put together there."""


def _in_scripts(words: str) -> str:
    """How a text stands in the scripts: without the name of the chart that it is about."""
    return MADE_OF_PARTS.get(words, words.removesuffix(": {0}"))


_AS_IN_SCRIPTS = [words.replace("{n}", "{0}") for words in STREAMLIT_WORDS]


@pytest.fixture(scope="module")
def scripts() -> dict[str, str]:
    """Every script, with `{0}` for what is filled in."""
    return {path.name: FILLED.sub("{0}", path.read_text("utf-8")) for path in SCRIPTS.glob("*.js")}


def test_every_known_word_still_stands_in_streamlits_scripts(scripts: dict[str, str]) -> None:
    whole = "\n".join(scripts.values())

    gone = [
        words
        for words in _AS_IN_SCRIPTS
        if not re.search("[`\"']" + re.escape(_in_scripts(words)) + "[`\"']", whole)
    ]

    assert gone == []


@pytest.mark.parametrize("widget", WIDGETS)
def test_no_widget_in_use_has_a_word_that_nobody_has_decided_on(
    scripts: dict[str, str], widget: str
) -> None:
    (script,) = (text for name, text in scripts.items() if name.startswith(f"{widget}."))
    known = {*_AS_IN_SCRIPTS, *MADE_OF_PARTS.values(), *STREAMLIT_WORDS_NOT_SHOWN}

    said = {hit["text"] for hit in SAID.finditer(script) if A_WORD.match(hit["text"])}

    assert said - known == set()


def test_a_translation_has_a_place_where_its_words_have_one() -> None:
    place = re.compile(r"\{[0n]\}")
    wrong = [
        one for one, other in STREAMLIT_WORDS.items() if place.findall(one) != place.findall(other)
    ]
    assert wrong == []
