"""A page as HTML, as visitors, search engines and printers read it first."""

from __future__ import annotations

import re
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
    *,
    explained: bool = False,
) -> str:
    """Return the inside of a page's `<main>` for the choices of an address.

    Without `explained` it is the text as it was written: words of the trade are not yet buttons,
    nothing keeps a range on one line, and what the words mean does not end the page.
    """
    html = document.draw_page(PAGES[key], content, given, language, theme).html
    return html if explained else _END.sub("", _RANGE.sub(r"\1", _WORD.sub(r"\1", html)))


_WORD = re.compile(r'<button type="button" class="term"[^>]*>(.*?)</button>', re.DOTALL)
_RANGE = re.compile(r'<span style="white-space: nowrap">(.*?)</span>')
_END = re.compile(
    r'<div class="piece stHtml"> ?<aside class="words".*?</aside>\s*</div>', re.DOTALL
)
