"""Open data: an analyst takes the figures home, and learns on what terms."""

from __future__ import annotations

from components import open_data
from components.current import Page
from components.page import Chosen, Declaration


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page."""
    open_data.draw_open_data(page)


PAGE = Declaration(key="open_data", draw=draw)
