"""The same content as two pages of the dashboard and one target, written the usual way."""

import streamlit as st

st.set_page_config(page_title="Stockholmsregionen i siffror", layout="wide")

page = st.navigation(
    [
        st.Page("views/overview.py", title="Översikt", default=True),
        st.Page("views/map.py", title="Kommunkarta", url_path="kommunkarta"),
        st.Page("views/target.py", title="Mål", url_path="mal"),
    ]
)
page.run()
