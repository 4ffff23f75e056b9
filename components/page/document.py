"""A page without Streamlit: what a visitor, a search engine or a printer reads first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from components import charts
from components.current import Page
from components.page.declaration import Declaration, read
from region.content.catalogue import Catalogue
from region.content.catalogue.store import Current
from region.outputs.charts.palette import Theme
from region.words import pages
from region.words.text import Language


@dataclass(frozen=True)
class Drawn:
    """A page as HTML: the inside of its `<main>`, its title, and the address that gives it."""

    html: str
    title: str
    address: str


def choices(
    declared: Declaration, content: Catalogue, given: Mapping[str, str], language: Language
) -> dict[str, str]:
    """Return of an address' parameters those that the page knows and that differ from defaults.

    What has the same choices is the same document, so that no address can make a new one of junk.
    """
    page = Page(Current(content), language, "light", [])
    return read(declared, page, given).address


def draw(
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
    declared.draw(page, chosen)
    html = "\n".join(pieces)
    if theme is None:
        html = charts.in_both_themes(html)
    address = pages.link(declared.key, language, **chosen.address)
    return Drawn(html, declared.title_of(page, chosen), address)
