"""The strategy: anyone sees how its parts hang together and what follows each."""

from __future__ import annotations

import streamlit as st

from components import current, strategy

page = current.page()
area = strategy.choose(page)

st.set_page_config(page_title=strategy.title(page, area))
if area:
    strategy.one(page, area)
else:
    strategy.overview(page)
