"""What Streamlit's own document holds that ours needs, and the page for an address without one.

Streamlit serves one `index.html` that always says English and nothing else. Its scripts are read
out of it once, when the server starts, and put into documents of our own. A new version of
Streamlit that has moved something is noticed then, and by a test, not by a visitor.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from region.words import pages
from region.words.language import gettext
from region.words.text import Language

_OF_PICTURES = {
    "Show data": "Visa data",
    "Show chart": "Visa diagrammet",
    "Download as PNG": "Hämta som PNG",
    "Copy Vega-Lite spec": "Kopiera diagrammets specifikation",
    "Fullscreen": "Helskärm",
    "Close fullscreen": "Stäng helskärm",
    "Download as CSV": "Hämta som CSV",
    "Show/hide columns": "Visa eller dölj kolumner",
    "Search": "Sök",
}
"""What stands over a chart and its data: alone, and with what the chart is called."""

STREAMLIT_WORDS = {
    "Skip to main content": "Hoppa till innehållet",
    "App pages": "Sidor",
    "{n} more": "{n} till",
    "View {n} more": "Visa {n} till",
    "View less": "Visa färre",
    "Expand sidebar": "Öppna menyn",
    "Collapse sidebar": "Stäng menyn",
    "Sidebar": "Meny",
    "Navigate to home page": "Till startsidan",
    **_OF_PICTURES,
    **{f"{words}: {{0}}": f"{swedish}: {{0}}" for words, swedish in _OF_PICTURES.items()},
    "Copied!": "Kopierat",
    "Main menu": "Meny",
    "Close": "Stäng",
    "Dismiss": "Stäng",
    "Running...": "Uppdaterar",
    "Stop": "Avbryt",
    "Retry": "Försök igen",
    "Reconnected to server.": "Kontakten med servern är tillbaka.",
    "Open": "Öppna",
    "No results": "Inget hittades",
    "Selectbox options": "Val",
    "Multiselect options": "Val",
    "Selected values": "Valda",
    "Choose an option": "Välj",
    "Choose options": "Välj",
    "No options to select": "Det finns inget att välja",
    "Select all": "Välj alla",
    "Select {n} matches": "Välj {n} träffar",
    "Add: {0}": "Lägg till: {0}",
    "You can only select up to {n} options. Remove an option first.": (
        "Du kan välja högst {n}. Ta bort något först."
    ),
    "You can only select up to {n} option. Remove an option first.": (
        "Du kan bara välja {n}. Ta bort den först."
    ),
    "Clear all": "Rensa",
    "Clear value": "Rensa värdet",
    "Clear entry": "Rensa fältet",
    "Press Enter to apply": "Tryck Retur för att välja",
    "Press Enter to submit form": "Tryck Retur för att fortsätta",
    "Show suggestions": "Visa förslag",
    "Suggestions": "Förslag",
    "{n} option available.": "{n} val finns.",
    "{n} options available.": "{n} val finns.",
    "{0}, selected": "{0}, vald",
    "Upload": "Öppna fil",
    "file upload": "Öppna en fil",
    "Add files": "Lägg till filer",
    "Drag and drop a file here": "Dra en fil hit",
    "Drag and drop files here": "Dra filer hit",
    "{n}MB per file": "högst {n} MB per fil",
    "{n}B": "{n} byte",
    "{n}KB": "{n} kB",
    "{n}MB": "{n} MB",
    "Error:": "Fel:",
    "Upload failed": "Filen gick inte att öppna",
    "Click to retry upload": "Klicka för att försöka igen",
    "Cancel upload of {0}": "Avbryt filen {0}",
    "Remove {0}": "Ta bort {0}",
    "File must be {n}MB or smaller.": "Filen får vara högst {n} MB.",
    "{0} files are not allowed.": "Filer av slaget {0} går inte att öppna.",
    "File size is too small.": "Filen är för liten.",
    "Only one file is allowed.": "Bara en fil går att öppna.",
    "Unexpected error. Please try again.": "Något gick fel. Försök igen.",
    "Connection lost. Please wait for the app to reconnect, then try again.": (
        "Kontakten bröts. Vänta tills den är tillbaka och försök igen."
    ),
}
"""Streamlit's own words, which it only has in English, and their Swedish.

`{n}` is a number and `{0}` anything else that differs. A test looks for each in Streamlit's
scripts, and for words there that nobody has decided on, so that a new version that says something
else is noticed.
"""

STREAMLIT_WORDS_NOT_SHOWN = frozenset(
    {
        "Multiselect",
        "Selectbox",
        "Show password",
        "Hide password",
        "Invalid input.",
        "Invalid validate regex: {0}. Error: {0}",
        "Press {0}+Enter to {0}",
        "Upload directories",
        "Drag and drop directories here",
        "Choose or add an option",
        "Choose or add options",
        "Add an option",
    }
)
"""Words of the same widgets that are never seen here: every field has a label, none a password."""


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
    text = html.escape(_("Adressen leder ingenstans. Här är sidorna som finns:"))
    return plain_page(_("Sidan finns inte"), f"<p>{text}</p><ul>{items}</ul>", language)


def plain_page(heading: str, content: str, language: Language) -> str:
    """Return a small document for what cannot be shown; `content` is HTML."""
    heading = html.escape(heading)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex"><title>{heading}</title></head>'
        f"<body><main><h1>{heading}</h1>{content}</main></body></html>"
    )
