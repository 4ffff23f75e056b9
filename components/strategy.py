"""The parts of the strategy page: the tree and the rest, or one area alone."""

from __future__ import annotations

from collections.abc import Mapping

from components import address, frame
from components.current import Page
from region.content.catalogue import Catalogue
from region.strategy.tree import Branch, strategy_tree
from region.strategy.view import strategy
from region.words import pages


def choose(page: Page) -> Branch | None:
    """Return the focus area or specialisation area that the address asks for, if it does."""
    tree = strategy_tree(page.catalogue, page.language)
    key = address.read("area", [area.id for area in tree.areas], "", page.language)
    return tree.area(key) if key else None


def title(page: Page, area: Branch | None) -> str:
    """Return the document title of the page."""
    whole = pages.title("strategy", page.language)
    return f"{area.part.name} – {whole}" if area else whole


def overview(page: Page) -> None:
    """Draw the strategy as a tree, and its other parts."""
    view = strategy(page.catalogue, page.language)
    frame.show("strategy_head.html", page, strategy=view)
    frame.show("strategy_tree.html", page, tree=strategy_tree(page.catalogue, page.language))
    frame.show("strategy.html", page, strategy=view)


def one(page: Page, area: Branch) -> None:
    """Draw one area: what follows it, its measures, and the figures of the strategy's text."""
    tree = strategy_tree(page.catalogue, page.language)
    source = strategy(page.catalogue, page.language).source
    frame.show("strategy_area.html", page, area=area, tree=tree, source=source)


def choices(content: Catalogue, given: Mapping[str, str]) -> dict[str, str]:
    """Return of an address' parameters those that the page knows, with values that exist."""
    known = {area.id for area in strategy_tree(content, "sv").areas}
    return {"area": given["area"]} if given.get("area") in known else {}


def draw(page: Page, chosen: Mapping[str, str]) -> str:
    """Draw the page for `choices`, without widgets; return its title."""
    tree = strategy_tree(page.catalogue, page.language)
    area = tree.area(chosen["area"]) if "area" in chosen else None
    if area:
        one(page, area)
    else:
        overview(page)
    return title(page, area)
