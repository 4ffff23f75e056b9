"""All 26: an official sees every municipality in some twenty measures at once, without a total."""

from __future__ import annotations

from components import matrix_page
from components.current import Page
from components.page import Chosen, Declaration


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the whole table, or one row or column of it."""
    matrix_page.head(page, chosen)
    matrix_page.body(page, chosen)


PAGE = Declaration(
    key="matrix", draw=draw, parameters=matrix_page.PARAMETERS, title=matrix_page.title
)
