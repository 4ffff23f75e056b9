"""Accessibility: anyone learns what works for whom, what does not, and whom to tell."""

from __future__ import annotations

from components import frame
from components.current import Page
from components.page import Chosen, Declaration
from region.web.accessibility import accessibility


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page."""
    statement = accessibility(page.catalogue, page.language)
    frame.show("accessibility.html", page, statement=statement)


PAGE = Declaration(key="accessibility", draw=draw)
