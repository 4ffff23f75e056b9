"""Glossary: a visitor learns what the words of the trade mean, in plain and in easy words."""

from __future__ import annotations

from components import frame
from components.current import Page
from components.page import Chosen, Declaration
from components.render import render
from region.indicators.glossary import glossary, main_publishers


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page; no word is explained twice on it."""
    html = render(
        "glossary.html",
        page.language,
        terms=glossary(page.catalogue, page.language),
        publishers=main_publishers(page.catalogue),
    )
    frame.put(page, html, explain=False)


PAGE = Declaration(key="glossary", draw=draw)
