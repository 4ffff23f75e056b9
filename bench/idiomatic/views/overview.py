"""Ten metrics, the course of one of them, and its table."""

import altair as alt
import streamlit as st
from content import indicators, key_figures, observations

st.title("Stockholmsregionen i siffror")
figures = key_figures()
for row in (figures[:5], figures[5:]):
    for column, figure in zip(st.columns(5), row, strict=True):
        column.metric(figure["name"]["sv"], str(figure["value"]), border=True)

followed = {
    item["indicator"]: indicators()[item["indicator"]]["name"]["sv"]
    for figure in figures
    for item in figure.get("follows", [])
}
chosen = st.selectbox("Statistik", list(followed), format_func=followed.get, key="follow")
data = observations(chosen)
county = data[data["area_code"] == "01"]
chart = (
    alt.Chart(county)
    .mark_line(point=True)
    .encode(x=alt.X("period:O", title=None), y=alt.Y("value:Q", title=None))
    .properties(height=300)
)
st.altair_chart(chart, use_container_width=True)
st.dataframe(county, hide_index=True)
