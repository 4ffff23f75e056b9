"""Easy read: anyone reads what the dashboard says, in easy words."""

from __future__ import annotations

from components import frame
from components.current import Page
from components.page import Chosen, Declaration
from region.indicators.glossary import main_publishers
from region.strategy.easy_read import easy_read


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page."""
    frame.show(
        "easy_read.html",
        page,
        easy=easy_read(page.catalogue, page.language),
        publishers=main_publishers(page.catalogue),
    )


PAGE = Declaration(key="easy_read", draw=draw)
