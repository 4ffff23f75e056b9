"""The parts of the overview that lead on: what is new, and one's own municipality."""

from __future__ import annotations

import streamlit as st

from components import frame
from components.current import Page
from region.strategy.follow_up.changes import changes
from region.strategy.follow_up.days import default_days
from region.words import pages
from region.words.language import gettext


def news(page: Page) -> None:
    """Draw how much is new since last year's follow-up."""
    start, end = default_days(page.catalogue)
    view = changes(page.catalogue, start, end, page.language)
    frame.show("overview_news.html", page, changes=view)


def find_municipality(page: Page) -> None:
    """Draw a search among the municipalities; a choice opens its profile."""
    _ = gettext(page.language)
    names = _municipalities(page)
    frame.show("find_municipality.html", page)
    with st.container(key="find"):
        code = st.selectbox(
            _("Sök kommun"),
            list(names),
            index=None,
            format_func=lambda code: names[code],
            placeholder=_("Skriv eller välj"),
            key="find_municipality",
        )
    if code:
        st.switch_page(pages.BY_KEY["profile"].file, query_params={"kommun": code})
    frame.show("municipalities.html", page, areas=page.catalogue.municipalities)


def _municipalities(page: Page) -> dict[str, str]:
    """Return the municipalities' names by code, in the order of the names."""
    named = {area.code: area.name[page.language] for area in page.catalogue.municipalities}
    return dict(sorted(named.items(), key=lambda item: item[1]))


def municipalities(page: Page) -> None:
    """Draw the same without the application: a menu, and links to all profiles."""
    _ = gettext(page.language)
    frame.show("find_municipality.html", page)
    names = {"": _("Skriv eller välj"), **_municipalities(page)}
    with frame.box(page, "find"):
        frame.select(page, "profile", "kommun", _("Sök kommun"), names, "", {})
    frame.show("municipalities.html", page, areas=page.catalogue.municipalities)
