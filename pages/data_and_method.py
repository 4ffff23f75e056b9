"""Data: an analyst finds every indicator with its latest value, and when the next one comes."""

from __future__ import annotations

from components import catalogue
from components.current import Page
from components.page import Chosen, Declaration


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page."""
    catalogue.head(page)
    catalogue.faults(page)
    catalogue.controls(page, chosen)
    catalogue.found(page, chosen)
    catalogue.state(page)


PAGE = Declaration(
    key="data",
    draw=draw,
    parameters=catalogue.PARAMETERS,
    answer=lambda page, _chosen: catalogue.answer(page),
)
