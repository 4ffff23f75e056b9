"""Inside the municipalities: a politician sees what a municipality's mean hides."""

from __future__ import annotations

from components import within_page
from components.current import Page
from components.page import Chosen, Declaration


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the strips of all municipalities, below the one that is opened."""
    within_page.head(page, chosen)
    if chosen["kommun"]:
        within_page.municipality(page, chosen)
    within_page.strips(page, chosen)
    within_page.foot(page, chosen)


PAGE = Declaration(
    key="within", draw=draw, parameters=within_page.PARAMETERS, title=within_page.title
)
