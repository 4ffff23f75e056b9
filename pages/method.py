"""Method: an analyst reads how a target's status is computed, and tries it on own numbers."""

from __future__ import annotations

from components import method_page
from components.current import Page
from components.page import Chosen, Declaration


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page."""
    method_page.rules(page)
    method_page.calculator(page, chosen["case"])


PAGE = Declaration(
    key="method",
    draw=draw,
    parameters=(method_page.CASE,),
    answer=lambda page, _chosen: method_page.answer(page),
)
