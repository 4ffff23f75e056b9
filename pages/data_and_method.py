"""Data and method: an analyst finds every indicator's definition, source and table."""

from __future__ import annotations

import streamlit as st

from components import catalogue, current
from region.words import pages

page = current.page()

st.set_page_config(page_title=pages.title("data", page.language))
catalogue.head(page)
catalogue.faults(page)
catalogue.state(page)
catalogue.listing(page)
