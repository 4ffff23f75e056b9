"""The strategy: anyone sees how its parts hang together and what follows each."""

from __future__ import annotations

import streamlit as st

from components import current, frame
from region import pages
from region.goals import goals
from region.strategy import strategy

page = current.page()

st.set_page_config(page_title=pages.title("strategy", page.language))
frame.show(
    "strategy.html",
    page,
    strategy=strategy(page.catalogue, page.language),
    goals=goals(page.catalogue, page.language),
)
