"""Compare: an analyst sets Stockholm beside Europe's regions or Sweden's counties."""

from __future__ import annotations

import streamlit as st

from components import compare_page, current
from region.words import pages

page = current.page()

st.set_page_config(page_title=pages.title("compare", page.language))
compare_page.head(page)
choice = compare_page.choose(page)
compare_page.body(page, choice)
