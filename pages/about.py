"""About: a visitor learns what this is, for whom, and how accessible it is."""

from __future__ import annotations

import streamlit as st

from components import current, frame
from region.strategy.view import strategy
from region.words import pages

page = current.page()

st.set_page_config(page_title=pages.title("about", page.language))
frame.show(
    "about.html",
    page,
    site=page.catalogue.site,
    strategy=strategy(page.catalogue, page.language),
    licences=tuple(page.catalogue.licences.values()),
)
