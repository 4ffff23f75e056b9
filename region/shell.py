"""The HTML document around the application: right language, title, description, own assets.

Streamlit's own `index.html` always says English and nothing else. The document is edited once
for each page and language when the server starts; every edit must find its place, so that a new
version of Streamlit that moves something is noticed by a test and not by a visitor.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping

from region import pages
from region.language import gettext
from region.model import LANGUAGES, Language

_INLINE_SCRIPT = re.compile(r"<script>\s*window\.prerenderReady = false\s*</script>")
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_SERVICE = re.compile(r'<link rel="service-desc"[^>]*>\s*')
_ICON = re.compile(r'<link rel="shortcut icon"[^>]*>')


STREAMLIT_WORDS = {
    "Skip to main content": "Hoppa till innehållet",
    "App pages": "Sidor",
    "Expand sidebar": "Öppna menyn",
    "Collapse sidebar": "Stäng menyn",
    "Open sidebar": "Öppna menyn",
    "Close sidebar": "Stäng menyn",
    "Sidebar": "Meny",
    "Fullscreen": "Helskärm",
    "Close fullscreen": "Stäng helskärm",
    "Main menu": "Meny",
    "Running...": "Uppdaterar",
    "Stop": "Avbryt",
    "Clear all": "Rensa",
    "Clear value": "Rensa",
    "Open": "Öppna",
    "No results": "Inget hittades",
    "Show data": "Visa data",
    "Upload": "Öppna fil",
    "Browse files": "Välj fil",
    "Drag and drop file here": "Dra en fil hit",
    "Remove file": "Ta bort filen",
}
"""Streamlit's own words, which it only has in English, and their Swedish."""


class ShellError(RuntimeError):
    """Streamlit's document no longer has the place that an edit needs."""


def _replace(document: str, place: re.Pattern[str] | str, new: str) -> str:
    if isinstance(place, str):
        if place not in document:
            raise ShellError(f"index.html has no {place!r}")
        return document.replace(place, new)
    if not place.search(document):
        raise ShellError(f"index.html has nothing like {place.pattern!r}")
    return place.sub(lambda _: new, document)


def document(index_html: str, key: str, language: Language, assets: Mapping[str, str]) -> str:
    """Return the document of one page.

    Parameters
    ----------
    index_html
        Streamlit's own document.
    assets
        Addresses of `style.css`, `page.js` and `favicon.svg`.
    """
    _ = gettext(language)
    escape = html.escape
    words = json.dumps(STREAMLIT_WORDS)
    head = "\n    ".join(
        [
            f'<meta name="description" content="{escape(pages.descriptions(language)[key])}" />',
            *(
                f'<link rel="alternate" hreflang="{code}" href="{escape(pages.link(key, code))}" />'
                for code in LANGUAGES
            ),
            f'<link rel="icon" type="image/svg+xml" href="{assets["favicon.svg"]}" />',
            f'<link rel="stylesheet" href="{assets["style.css"]}" />',
            f'<script type="application/json" id="interface-words">{words}</script>',
            f'<script src="{assets["page.js"]}"></script>',
        ]
    )
    noscript = _("Den här sidan behöver JavaScript.")
    edits: list[tuple[re.Pattern[str] | str, str]] = [
        (_COMMENT, ""),
        ('<html lang="en">', f'<html lang="{language}">'),
        ("<title>Streamlit</title>", f"<title>{escape(pages.title(key, language))}</title>"),
        (_INLINE_SCRIPT, head),
        (_SERVICE, ""),
        (_ICON, ""),
        (_NOSCRIPT, f"<noscript><p>{escape(noscript)}</p></noscript>"),
        ('"./static/', '"/static/'),
    ]
    for place, new in edits:
        index_html = _replace(index_html, place, new)
    return index_html


def documents(index_html: str, assets: Mapping[str, str]) -> dict[tuple[str, Language], bytes]:
    """Return the documents of all pages in both languages, by address and language."""
    return {
        (page.address, language): document(index_html, page.key, language, assets).encode()
        for page in pages.PAGES
        for language in LANGUAGES
    }


def not_found(language: Language) -> str:
    """Return the page for an address that does not exist, with the way back."""
    _ = gettext(language)
    items = "".join(
        f'<li><a href="{html.escape(pages.link(page.key, language))}">'
        f"{html.escape(pages.names(language)[page.key])}</a></li>"
        for page in pages.PAGES
    )
    heading = html.escape(_("Sidan finns inte"))
    text = html.escape(_("Adressen leder ingenstans. Här är sidorna som finns:"))
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex"><title>{heading}</title></head>'
        f"<body><main><h1>{heading}</h1><p>{text}</p><ul>{items}</ul></main></body></html>"
    )
