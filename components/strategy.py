"""The parts of the strategy page: the tree and the rest, or one area alone."""

from __future__ import annotations

from components import frame
from components.current import Page
from region.strategy.tree import strategy_tree
from region.strategy.view import strategy
from region.words.language import gettext


def overview(page: Page) -> None:
    """Draw the strategy as a tree, and its other parts."""
    view = strategy(page.catalogue, page.language)
    tree = strategy_tree(page.catalogue, page.language)
    frame.show("strategy_head.html", page, strategy=view, answer=tree.answer)
    frame.show("strategy_tree.html", page, tree=tree)
    frame.show("strategy.html", page, strategy=view)
    _how_sure(page)


def one(page: Page, area: str) -> None:
    """Draw one area: what follows it, its measures, and the figures of the strategy's text."""
    tree = strategy_tree(page.catalogue, page.language)
    source = strategy(page.catalogue, page.language).source
    frame.show("strategy_area.html", page, area=tree.area(area), tree=tree, source=source)
    _how_sure(page)


def _how_sure(page: Page) -> None:
    """Say what the directions of the measures rest on."""
    _ = gettext(page.language)
    said = _("Jämförelserna är beskrivande: en förändring ställs mot hur serien brukar röra sig.")
    frame.show("note.html", page, text=said)
