"""The entry script of every visit: language, navigation, page frame."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components import current, frame
from components.page.live import run
from pages import PAGES
from region.words import pages

st.set_page_config(layout="wide", initial_sidebar_state="collapsed")

language = frame.language_switch()
names = pages.names(language)
navigation = st.navigation(
    [
        st.Page(
            partial(run, PAGES[page.key]),
            title=names[page.key],
            url_path=page.address or None,
            default=page.key == "overview",
        )
        for page in pages.PAGES
    ],
    position="hidden",
)
page = current.page()
frame.begin(page, pages.BY_ADDRESS[navigation.url_path].key)
navigation.run()
frame.end(page)
