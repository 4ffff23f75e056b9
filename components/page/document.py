"""A page without Streamlit: what a visitor, a search engine or a printer reads first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from components import charts, frame
from components.current import Page
from components.page import pinned
from components.page.declaration import Declaration, read
from region.content.catalogue import Catalogue
from region.content.catalogue.store import Current
from region.outputs.charts.palette import Theme
from region.outputs.exhibits import Exhibit
from region.words import pages
from region.words.text import Language


@dataclass(frozen=True)
class Drawn:
    """A page as HTML, and what others are told of it.

    Attributes
    ----------
    html
        The inside of its `<main>`.
    title, address
        The document's title, and the address that gives it.
    name
        What the view shows, where that is not the whole page: a municipality, a target.
    answer
        The sentence that the page begins with, its first heading.
    choices
        Those of its address that differ from the defaults.
    shared
        The exhibits that the page offers to share, in its order.
    """

    html: str
    title: str
    address: str
    name: str
    answer: str
    choices: Mapping[str, str]
    shared: tuple[Exhibit, ...]

    @property
    def told(self) -> str:
        """What a link to the view is called: its answer, and what that is about."""
        return f"{self.answer} – {self.name}" if self.name else self.answer


def choices(
    declared: Declaration, content: Catalogue, given: Mapping[str, str], language: Language
) -> dict[str, str]:
    """Return of an address' parameters those that the page knows and that differ from defaults.

    What has the same choices is the same document, so that no address can make a new one of junk.
    """
    page = Page(Current(content), language, "light", [])
    return read(declared, page, given).address


def draw_page(
    declared: Declaration,
    content: Catalogue,
    given: Mapping[str, str],
    language: Language,
    theme: Theme | None = None,
) -> Drawn:
    """Return a page as HTML without frame, scripts or controls.

    Parameters
    ----------
    given
        The choices of the page's address, e.g. `{"target": "rd_share"}`. Unknown ones and values
        that do not exist are passed over.
    theme
        Colours of the charts; None gives charts that follow the reader's device.
    """
    pieces: list[str] = []
    page = Page(Current(content), language, theme or "light", pieces)
    chosen = read(declared, page, given)
    pinned.notice(page, chosen)
    declared.draw(page, chosen)
    frame.explain(page)
    html = "\n".join(pieces)
    if theme is None:
        html = charts.in_both_themes(html)
    address = pages.link(declared.key, language, **chosen.address)
    return Drawn(
        html=html,
        title=declared.title_of(page, chosen),
        address=address,
        name=declared.title(page, chosen),
        answer=_answer(html),
        choices=chosen.address,
        shared=tuple(page.shared),
    )


_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)


def _answer(html: str) -> str:
    """Return the words of a page's first heading."""
    found = _HEADING.search(html)
    return Markup(found[1]).striptags() if found else ""  # noqa: S704 - only its words are taken
