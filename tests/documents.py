"""A page as HTML, as visitors, search engines and printers read it first."""

from __future__ import annotations

from collections.abc import Mapping

from components.page import document
from pages import PAGES
from region.content.catalogue import Catalogue
from region.outputs.charts.palette import Theme
from region.words.text import Language


def page_html(
    content: Catalogue,
    key: str,
    given: Mapping[str, str],
    language: Language,
    theme: Theme | None = None,
) -> str:
    """Return the inside of a page's `<main>` for the choices of an address."""
    return document.draw(PAGES[key], content, given, language, theme).html
