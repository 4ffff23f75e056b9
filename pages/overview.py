"""Overview: a politician sees in five seconds how it stands, and what that rests on."""

from __future__ import annotations

from components import frame, overview
from components.current import Page
from components.page import Chosen, Declaration


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the page."""
    overview.head(page)
    overview.courses(page)
    overview.key_figures(page)
    with frame.box(page, "overview_pair"):
        overview.municipalities(page)
        overview.rankings(page)
    overview.what_is_new(page)


PAGE = Declaration(key="overview", draw=draw)
