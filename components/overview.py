"""The part of the overview that leads a visitor to their own municipality."""

from __future__ import annotations

import streamlit as st

from components import frame
from components.current import Page
from region import pages
from region.language import gettext


def find_municipality(page: Page) -> None:
    """Draw a search among the municipalities; a choice opens its profile."""
    _ = gettext(page.language)
    names = {area.code: area.name[page.language] for area in page.catalogue.municipalities}
    frame.show("find_municipality.html", page)
    with st.container(key="find"):
        code = st.selectbox(
            _("Sök kommun"),
            sorted(names, key=lambda code: names[code]),
            index=None,
            format_func=lambda code: names[code],
            placeholder=_("Skriv eller välj"),
            key="find_municipality",
        )
    if code:
        st.switch_page(pages.BY_KEY["profile"].file, query_params={"kommun": code})
    frame.show("municipalities.html", page, areas=page.catalogue.municipalities)


def municipalities(page: Page) -> None:
    """Draw the same without the search: links to all profiles."""
    _ = gettext(page.language)
    frame.show("find_municipality.html", page)
    frame.field(page, "find", _("Sök kommun"), _("Skriv eller välj"))
    frame.show("municipalities.html", page, areas=page.catalogue.municipalities)
