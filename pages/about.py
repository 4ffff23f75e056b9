"""About: a visitor learns what this is, for whom, and how accessible it is."""

from __future__ import annotations

from components import frame
from components.current import Page
from components.page import Chosen, Declaration
from region.indicators.listing import holdings


def answer(page: Page, _chosen: Chosen) -> str:
    """Return what can be found here, counted."""
    return holdings(page.catalogue, page.language)


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page."""
    frame.show(
        "about.html",
        page,
        answer=answer(page, chosen),
        site=page.catalogue.site,
        licences=tuple(page.catalogue.licences.values()),
    )


PAGE = Declaration(key="about", draw=draw, answer=answer)
