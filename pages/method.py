"""Method: an analyst reads how a target's status is computed, and tries it on own numbers."""

from __future__ import annotations

import streamlit as st

from components import current, method_page
from region.words import pages

page = current.page()

st.set_page_config(page_title=pages.title("method", page.language))
method_page.rules(page)
method_page.calculator(page)
