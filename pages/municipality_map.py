"""Municipality map: a visitor finds their municipality and sees how it compares."""

from __future__ import annotations

from components import map_page, municipality_map, own_table
from components.current import Page
from components.map_choices import PARAMETERS
from components.page import Chosen, Declaration


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page."""
    map_page.draw_map_page(page, chosen)
    own_table.draw_own_table(page)


PAGE = Declaration(
    key="map",
    draw=draw,
    title=map_page.title,
    parameters=PARAMETERS,
    beside=municipality_map.listen,
)
