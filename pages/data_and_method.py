"""Data: an analyst finds every indicator's definition, source and table."""

from __future__ import annotations

from components import catalogue
from components.current import Page
from components.page import Chosen, Declaration, control


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page."""
    catalogue.head(page)
    catalogue.faults(page)
    catalogue.state(page)
    control(page, chosen, catalogue.WORDS)
    catalogue.found(page, chosen["q"])


PAGE = Declaration(key="data", draw=draw, parameters=(catalogue.WORDS,))
