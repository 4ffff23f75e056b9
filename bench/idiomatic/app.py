"""The same content as four pages of the dashboard and one target, written the usual way."""

import streamlit as st

st.set_page_config(page_title="Stockholmsregionen i siffror", layout="wide")

page = st.navigation(
    [
        st.Page("views/overview.py", title="Översikt", default=True),
        st.Page("views/map.py", title="Kommunkarta", url_path="kommunkarta"),
        st.Page("views/target.py", title="Mål", url_path="mal"),
        st.Page("views/profile.py", title="Kommun", url_path="kommun"),
        st.Page("views/compare.py", title="Jämför", url_path="jamfor"),
    ]
)
page.run()
