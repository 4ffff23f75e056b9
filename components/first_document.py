"""The whole document of an address: the page's content at once, the application behind it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

from components.application import SHELL
from components.assets import ASSETS
from components.current import content as current_content
from components.current import drawn_by
from components.current import today as today_of
from components.frame import footer
from components.needed_style import ALONE, PLACE, SCRIPTS, with_style
from components.page import document
from components.render import fill
from pages import PAGES
from region.content.catalogue import Catalogue
from region.web.compressed import Compressed
from region.web.metadata import metadata
from region.web.middleware import THEME_SCRIPT
from region.web.settings import settings
from region.web.shell import STREAMLIT_WORDS
from region.words import pages
from region.words.text import LANGUAGES, Language
from region.words.views import few

AT_HAND = 96
"""So many documents are kept in memory, some 70 kB each; of the others there are files."""
MOST_KEPT = 400
"""Files for documents: those that people ask for need not be drawn again after a start."""


def answer(
    key: str, given: Mapping[str, str], language: Language, *, full: bool = False
) -> Compressed:
    """Return the document of a page with the choices of its address, in its newest state.

    If the server is `full`, the document says so and leaves the application out.
    """
    content = current_content()
    choices = document.choices(PAGES[key], content, given, language)
    today = today_of(content)  # pages say what is late, which no new content has to change
    return _answer(content, key, tuple(sorted(choices.items())), language, full, today)


@few(AT_HAND)
def _answer(
    content: Catalogue,
    key: str,
    choices: tuple[tuple[str, str], ...],
    language: Language,
    full: bool,
    today: dt.date,
) -> Compressed:
    def make() -> str:
        return text(content, key, dict(choices), language, full=full)

    what = (key, repr(choices), language, str(full), str(today))
    return Compressed.once("document", make, *drawn_by(content), *what, most=MOST_KEPT)


def text(
    content: Catalogue,
    key: str,
    choices: Mapping[str, str],
    language: Language,
    *,
    full: bool = False,
) -> str:
    """Return the document as text."""
    drawn = document.draw_page(PAGES[key], content, choices, language)
    site = settings().site_address
    made = fill(  # what is kept is the compressed answer
        "document.html",
        language,
        shell=SHELL,
        theme_script=THEME_SCRIPT,
        assets=ASSETS.addresses,
        scripts=ALONE if full else SCRIPTS,
        style=PLACE,
        drawn=drawn,
        key=key,
        full=full,
        description=pages.descriptions(language)[key],
        canonical=f"{site}{drawn.address}",
        alternates={other: f"{site}{pages.link(key, other, **choices)}" for other in LANGUAGES},
        addresses={other: pages.link(key, other, **choices) for other in LANGUAGES},
        words=json.dumps(STREAMLIT_WORDS, ensure_ascii=False).replace("<", "\\u003c"),
        **footer(content, language),
        metadata=metadata(content, key, drawn.told, choices, site, language),
    ).strip()
    return with_style(made)
