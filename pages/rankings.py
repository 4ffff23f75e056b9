"""Rankings: a politician sees where Stockholm stood, says who, and in how large a field."""

from __future__ import annotations

import streamlit as st

from components import current, frame
from region import pages
from region.rankings import table_1

page = current.page()
rankings = table_1(page.catalogue, page.language)

st.set_page_config(page_title=pages.title("rankings", page.language))
frame.show("rankings.html", page, rankings=rankings)
