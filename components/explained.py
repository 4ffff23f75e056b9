"""Words of the trade on a page, each opened where it first stands; on paper they end the page."""

from __future__ import annotations

import re
from functools import lru_cache

from components.current import Page
from region.indicators.glossary import TermView, Words, glossary, words

_PIECES = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)
_VOID = frozenset(("br", "col", "hr", "img", "input", "source", "wbr"))
_PROSE = frozenset(("p", "li", "dd"))
_LINES = ("label", "legend", "caption", "summary", "th", "title", "output", "code", "pre", "time")
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_OWN = ("a", "button", "form", "select", "option", "textarea", "svg", "script", "style")
_NEVER = frozenset((*_LINES, *_HEADS, *_OWN))
"""What has a task of its own, or names what it stands over."""


Marked = tuple[str, tuple[str, ...]]
"""HTML with its words as buttons, and which words they are."""


def mark(page: Page, html: str, *, shared: bool = False) -> str:
    """Return the HTML with the first use of each word on the page as a button that opens it.

    Only running text is looked at; links, headings, tables' heads and pictures stay as they are.
    What is `shared` by all visitors is looked through once.
    """
    known = words(page.catalogue, page.language)
    marked, found = (_kept if shared else _marked)(known, html, tuple(page.explained))
    page.explained.extend(found)
    return marked


def _marked(known: Words, html: str, before: tuple[str, ...]) -> Marked:
    if not known.terms or known.pattern.search(html) is None:
        return html, ()
    opened: list[str] = []
    out: list[str] = []
    new: list[str] = []

    def button(found: re.Match[str]) -> str:
        written = found[0]
        term = known.term(written)
        if term in before or term in new:
            return written
        new.append(term)
        return f'<button type="button" class="term" popovertarget="word-{term}">{written}</button>'

    for piece in _PIECES.split(html):
        if piece.startswith("<"):
            _step(opened, piece)
        elif not _NEVER.isdisjoint(opened) or _PROSE.isdisjoint(opened):
            pass
        elif piece.strip():
            piece = known.pattern.sub(button, piece)
        out.append(piece)
    return "".join(out), tuple(new)


_kept = lru_cache(maxsize=1_024)(_marked)


def _step(opened: list[str], tag: str) -> None:
    """Follow a tag in or out."""
    found = _NAME.match(tag)
    if found is None or tag.endswith("/>") or found[1].lower() in _VOID:
        return
    name = found[1].lower()
    if not tag.startswith("</"):
        opened.append(name)
    elif name in opened:
        while opened.pop() != name:
            pass


def used(page: Page) -> tuple[TermView, ...]:
    """Return the words that stand on the page, in that order."""
    terms = {term.id: term for term in glossary(page.catalogue, page.language)}
    return tuple(terms[key] for key in page.explained if key in terms)
