"""The rules that a document needs before the application, out of the sheet of all pages."""

from __future__ import annotations

from components.application import font_faces
from components.assets import ASSETS
from components.style import names_by, names_in, rules

ALONE = ("header.js", "search.js", "share.js")
SCRIPTS = (*ALONE, "page.js", "charts.js", "collect.js", "print.js")
"""In the order in which a document asks for them; `ALONE` also without the application."""

PLACE = "<style of the document>"
"""Stands where the rules belong until all else of the document is there."""

_FACES = font_faces(ASSETS.addresses["text.woff2"], ASSETS.addresses["icons.woff2"])
_RULES = rules(ASSETS.text("style.css"))
_MADE_LATER = frozenset[str]().union(*(names_by(ASSETS.text(name)) for name in SCRIPTS))


def with_style(html: str) -> str:
    """Return a document with the rules that apply to what is in it or made by its scripts."""
    names = names_in(html) | _MADE_LATER
    return html.replace(PLACE, _FACES + "".join(rule.text(names) for rule in _RULES), 1)
