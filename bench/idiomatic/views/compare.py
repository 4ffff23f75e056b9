"""Stockholm beside other regions of Europe: the latest values, their course, and a table."""

import altair as alt
import streamlit as st
from content import compared, comparison

STOCKHOLM = "SE11"

side = compared()
names = {item["id"]: item["name"]["sv"] for item in side["indicators"]}
indicator = st.selectbox("Mått", list(names), format_func=names.get, key="indicator")
data = comparison()
data = data[data["indicator"] == indicator]
codes = sorted(data["area_code"].unique())
usual = [code for code in side["peer_groups"][0]["members"] if code in codes]
peers = st.multiselect("Jämför med", codes, default=usual, key="peers")
st.title(names[indicator])

shown = data[data["area_code"].isin([STOCKHOLM, *peers])]
latest = shown[shown["period"] == shown["period"].max()]
bars = (
    alt.Chart(latest)
    .mark_bar()
    .encode(x=alt.X("value:Q", title=None), y=alt.Y("area_code:N", sort="-x", title=None))
)
st.altair_chart(bars.properties(height=200), use_container_width=True)
lines = (
    alt.Chart(shown)
    .mark_line(point=True)
    .encode(x="period:O", y=alt.Y("value:Q", title=None), color="area_code:N")
)
st.altair_chart(lines.properties(height=300), use_container_width=True)
st.dataframe(shown, hide_index=True)
