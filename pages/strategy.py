"""The strategy: anyone sees how its parts hang together and what follows each."""

from __future__ import annotations

from components import strategy
from components.current import Page
from components.page import Chosen, Declaration, Parameter
from region.strategy.tree import strategy_tree


def _areas(page: Page, chosen: Chosen) -> dict[str, str]:
    tree = strategy_tree(page.catalogue, page.language)
    return {"": "", **{area.id: area.part.name for area in tree.areas}}


def draw(page: Page, chosen: Chosen) -> None:
    """Draw the tree, or one area alone."""
    if chosen["area"]:
        strategy.one(page, chosen["area"])
    else:
        strategy.overview(page)


def title(page: Page, chosen: Chosen) -> str:
    """Return the name of the area that is shown alone, else nothing."""
    return _areas(page, chosen)[chosen["area"]]


def answer(page: Page, chosen: Chosen) -> str:
    """Return the whole strategy's answer; an area alone is called by its name."""
    return "" if chosen["area"] else strategy_tree(page.catalogue, page.language).answer


PAGE = Declaration(
    key="strategy",
    draw=draw,
    title=title,
    answer=answer,
    parameters=(Parameter(name="area", options=_areas),),
)
