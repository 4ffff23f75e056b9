"""Open data: an analyst fetches the figures by machine and finds the terms."""

from __future__ import annotations

import streamlit as st

from components import current, open_data
from region.words import pages

page = current.page()

st.set_page_config(page_title=pages.title("open_data", page.language))
open_data.draw(page)
