"""A page in the application: what the address says, drawn with widgets that write it."""

from __future__ import annotations

import streamlit as st

from components import address, current, frame
from components.page import pinned, which_place
from components.page.declaration import Declaration, read


def run(declared: Declaration) -> None:
    """Draw a page for this visit; a choice on it runs this part again and no more.

    When a choice comes while another is being drawn, what was drawn for that one and not yet sent
    is dropped, the rest is sent. So no part that is drawn by itself holds another one, and each
    stands in a place of its own: what is left then fits what the browser has.
    """
    if declared.beside is not None:
        with st.container(key="beside"):
            declared.beside()
    with st.container():
        _body(declared)


@st.fragment
def _body(declared: Declaration) -> None:
    page = current.page()
    chosen = read(declared, page, st.query_params.to_dict())
    st.set_page_config(page_title=declared.title_of(page, chosen))
    for name, text in chosen.unknown:
        if not which_place.ask(page, chosen, declared.parameter(name), text):
            frame.send(page)
            address.note(name, text, page.language)
    pinned.notice(page, chosen)
    declared.draw(page, chosen)
    frame.explain(page)
    frame.send(page)
