"""Goals: a politician sees each target's level, course and assessments, and who says so."""

from __future__ import annotations

import streamlit as st

from components import current, targets
from region.targets.goals import goals
from region.words import pages

page = current.page()
view = goals(page.catalogue, page.language)

st.set_page_config(page_title=pages.title("goals", page.language))
chosen = targets.choose(page, view)
if chosen:
    targets.one(page, view, chosen)
else:
    targets.overview(page, view)
