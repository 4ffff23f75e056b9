"""Municipality profile: a visitor understands their municipality in a minute."""

from __future__ import annotations

import streamlit as st

from components import current, frame, profile_page
from region.municipalities.profile.view import profile

page = current.page()

top = st.container()
code = profile_page.choose(page)
view = profile(page.catalogue, code, page.language) if code else None

st.set_page_config(page_title=profile_page.title(page, view))
with top:
    frame.show("profile_name.html", page, name=view.name if view else "")
if view is None:
    profile_page.chooser(page)
else:
    profile_page.head(page, view)
    profile_page.indicators(page, view)
    profile_page.similar(page, view)
    profile_page.compare(page, view)
