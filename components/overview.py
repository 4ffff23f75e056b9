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
    """Draw a menu of the municipalities and links to all; a choice opens the profile."""
    _ = gettext(page.language)
    named = {area.code: area.name[page.language] for area in page.catalogue.municipalities}
    ordered = dict(sorted(named.items(), key=lambda item: item[1]))
    names = {"": _("Skriv eller välj"), **ordered}
    frame.show("find_municipality.html", page)
    with frame.box(page, "find"):
        frame.show(
            "select.html",
            page,
            name="kommun",
            id="kommun",
            label=_("Sök kommun"),
            slider=False,
            form=frame.form(page, "profile", "kommun", names, "", {}),
        )
    frame.show("municipalities.html", page, areas=page.catalogue.municipalities)
