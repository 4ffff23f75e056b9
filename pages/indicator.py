"""An indicator: anyone finds all that is known of one measure, in ten parts in a fixed order."""

from __future__ import annotations

from components import indicator_page
from components.current import Page
from components.page import Chosen, Declaration


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the ten parts; one that there is nothing for says why."""
    view = indicator_page.view_of(page, chosen)
    for part in indicator_page.PARTS:
        part(page, chosen, view)


PAGE = Declaration(
    key="indicator",
    draw=draw,
    parameters=indicator_page.PARAMETERS,
    title=indicator_page.title,
)
