"""Rankings: a politician sees where Stockholm stands, says who, and in how large a field."""

from __future__ import annotations

import streamlit as st

from components import current, rankings_page

page = current.page()

top = st.container()
choice = rankings_page.choose(page)

st.set_page_config(page_title=rankings_page.title(page, choice))
with top:
    rankings_page.head(page, choice)
rankings_page.body(page, choice)
if choice.ranking and not choice.place:
    year = rankings_page.choose_edition(page, choice.ranking)
    rankings_page.edition(page, choice.ranking, year)
