"""The parts of the overview that lead on: what is new, and one's own municipality."""

from __future__ import annotations

from components import frame
from components.current import Page
from region.strategy.follow_up.changes import changes
from region.strategy.follow_up.days import default_days
from region.words.language import gettext


def news(page: Page) -> None:
    """Draw how much is new since last year's follow-up."""
    start, end = default_days(page.catalogue)
    view = changes(page.catalogue, start, end, page.language)
    frame.show("overview_news.html", page, changes=view)


def municipalities(page: Page) -> None:
    """Draw the field to find a municipality by, and links to all."""
    _ = gettext(page.language)
    frame.show("find_municipality.html", page)
    frame.show("parts/find_place.html", page, label=_("Sök kommun"))
    frame.show("municipalities.html", page, areas=page.catalogue.municipalities)
