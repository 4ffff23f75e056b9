"""About: a visitor learns what this is, for whom, and how accessible it is."""

from __future__ import annotations

from components import frame
from components.current import Page
from components.page import Chosen, Declaration


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page."""
    frame.show(
        "about.html",
        page,
        site=page.catalogue.site,
        licences=tuple(page.catalogue.licences.values()),
    )


PAGE = Declaration(key="about", draw=draw)
