"""Follow-up: a politician sees how things stand for a year, and what has changed since the last."""

from __future__ import annotations

import streamlit as st

from components import current, follow_up, frame
from region.words import pages

page = current.page()

st.set_page_config(page_title=pages.title("follow_up", page.language))
frame.show("follow_up_head.html", page)
part = follow_up.choose_part(page)
if part == "changes":
    follow_up.what_is_new(page)
elif part == "reporting":
    follow_up.themes(page)
else:
    follow_up.questions(page)
