"""Municipality map: a visitor finds their municipality and sees how it compares."""

from __future__ import annotations

import streamlit as st

from components import current, map_page, municipality_map, own_table
from region.words import pages

page = current.page()

st.set_page_config(page_title=pages.title("map", page.language))
explorer = st.container()
table = own_table.choose_own_table(page)
with explorer:
    map_page.explorer(page, table)
municipality_map.listen()
