"""What Streamlit's own document holds that ours needs, and the page for an address without one.

Streamlit serves one `index.html` that always says English and nothing else. Its scripts are read
out of it once, when the server starts, and put into documents of our own. A new version of
Streamlit that has moved something is noticed then, and by a test, not by a visitor.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from region import pages
from region.language import gettext
from region.model import Language

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
    "file upload": "Öppna fil",
    "Browse files": "Välj fil",
    "Drag and drop file here": "Dra en fil hit",
    "Remove file": "Ta bort filen",
    "Remove ": "Ta bort ",
}
"""Streamlit's own words, which it only has in English, and their Swedish.

One that ends with a space is the beginning of a text.
"""


class ShellError(RuntimeError):
    """Streamlit's document no longer looks as it did."""


@dataclass(frozen=True)
class Shell:
    """The parts of Streamlit's document, with addresses that hold on every page.

    Attributes
    ----------
    script
        Address of the module that starts the application.
    modules
        Addresses of the modules that it imports, in their order.
    stylesheet
        Address of the application's style sheet.
    """

    script: str
    modules: tuple[str, ...]
    stylesheet: str


_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_TAG = re.compile(r"<(?:script|link)\b[^>]*>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_UNUSED = {"shortcut icon", "service-desc"}


def read_shell(index_html: str) -> Shell:
    """Return the parts of Streamlit's document.

    Raises
    ------
    ShellError
        if a part is missing, or there is one that nobody has decided on.
    """
    text = _NOSCRIPT.sub("", _COMMENT.sub("", index_html))
    if '<div id="root"></div>' not in text:
        raise ShellError("index.html has no <div id=root>")
    found: dict[str, list[str]] = {"font": [], "script": [], "module": [], "stylesheet": []}
    for tag in _TAG.findall(text):
        attributes = dict(_ATTRIBUTE.findall(tag))
        address = (attributes.get("href") or attributes.get("src") or "").removeprefix(".")
        relation = attributes.get("rel", "")
        if tag == "<script>" or relation in _UNUSED:
            continue  # the one inline script sets what page.js sets
        if attributes.get("type") == "module":
            found["script"].append(address)
        elif relation == "modulepreload":
            found["module"].append(address)
        elif relation == "stylesheet":
            found["stylesheet"].append(address)
        elif relation == "preload" and attributes.get("as") == "font":
            found["font"].append(address)
        else:
            raise ShellError(f"index.html has an unknown part: {tag}")
    for kind in ("font", "script", "stylesheet"):
        if len(found[kind]) != 1:
            raise ShellError(f"index.html has {len(found[kind])} parts of kind {kind}, expected 1")
    return Shell(
        script=found["script"][0],
        modules=tuple(found["module"]),
        stylesheet=found["stylesheet"][0],
    )


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
