"""Glossary: a visitor learns what the words of the trade mean, in plain and in easy words."""

from __future__ import annotations

from components import frame
from components.current import Page
from components.page import Chosen, Declaration
from region.indicators.glossary import glossary, main_publishers


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page; no word is explained twice on it."""
    frame.show(
        "glossary.html",
        page,
        explain=False,
        terms=glossary(page.catalogue, page.language),
        publishers=main_publishers(page.catalogue),
    )


PAGE = Declaration(key="glossary", draw=draw)
