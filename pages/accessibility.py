"""Accessibility: anyone reads what works for everybody, what does not, and where to say so."""

from __future__ import annotations

import streamlit as st

from components import current, frame
from region.web.accessibility import accessibility
from region.words import pages

page = current.page()

st.set_page_config(page_title=pages.title("accessibility", page.language))
frame.show("accessibility.html", page, statement=accessibility(page.catalogue, page.language))
