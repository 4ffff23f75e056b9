"""Swedish pages speak Swedish, in what is seen and in what a screen reader says."""

from __future__ import annotations

import re

import pytest

from region.words import pages
from tests.audit.conftest import Count

ENGLISH = re.compile(
    r"\b(the|and|of|open|close|show|hide|select|choose|sidebar|menu|view|search|more|less|options?|"
    r"clear|remove|download|upload|browse|drag|fullscreen|running|stop|connecting|loading|link to|"
    r"copy|press|enter|input|value|increment|decrement|slider|expand|collapse|results?)\b",
    re.IGNORECASE,
)
ALLOWED = re.compile(r"Språk / Language|Open SDG|Copyright|Index|Smart|Scoreboard|Award", re.I)


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_no_english_words_of_the_tool_are_left(visit, page: pages.Page, count: Count) -> None:
    shown = visit().open(page.address)
    names = shown.evaluate(
        """() => [...document.querySelectorAll('#root [aria-label], #root [title]')]
          .filter(e => !e.closest('[lang]:not(html)') && !e.closest('.stHtml, svg'))
          .flatMap(e => [e.getAttribute('aria-label'), e.getAttribute('title')])
          .filter(Boolean)"""
    )
    words = shown.evaluate(
        """() => [...document.querySelectorAll('#root button, #root label, #root small')]
          .filter(e => !e.closest('.stHtml') && e.checkVisibility())
          .map(e => e.innerText.trim()).filter(Boolean)"""
    )

    found = [text for text in [*names, *words] if ENGLISH.search(text) and not ALLOWED.search(text)]

    assert sorted(set(found)) == []
    count("names of controls read for English words", len(names) + len(words))
