"""The entry script of every visit: language, navigation, page frame."""

from __future__ import annotations

import streamlit as st

from components import current, frame

st.set_page_config(layout="wide", initial_sidebar_state="collapsed")

language = frame.language_switch()
navigation = frame.navigation(language)
page = current.page()
frame.begin(page)
navigation.run()
frame.end(page)
