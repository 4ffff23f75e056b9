"""Municipality map: a visitor finds their municipality and sees how it compares."""

from __future__ import annotations

import streamlit as st

from components import current, frame, map_page
from region.municipalities import map_view

page = current.page()

head = st.container()
choice = map_page.choose(page)
view = map_view(page.catalogue, choice.indicator, choice.period, page.language)

st.set_page_config(page_title=map_page.title(page, view))
with head:
    map_page.message(page, view, choice)
map_page.picture(page, view, choice)
map_page.over_time(page, view, choice)
frame.show("provenance.html", page, provenance=view.provenance, indicator=view.indicator)
