"""A municipality: its latest values beside the county's, the course of eight, and all as a table."""

import altair as alt
import pandas as pd
import streamlit as st
from content import municipal_indicators, observations, shapes

DRAWN = 8

names = shapes().set_index("code")["name"].sort_values().to_dict()
code = st.selectbox("Kommun", list(names), format_func=names.get, key="municipality")
st.title(names[code])

rows, courses = [], {}
for key, name in municipal_indicators().items():
    data = observations(key)
    own = data[data["area_code"] == code].dropna(subset="value").sort_values("period")
    if own.empty:
        continue
    last = own.iloc[-1]
    same = data[data["period"] == last["period"]]
    others = same[same["area_code"].str.len() == 4]["value"]
    county = same[same["area_code"] == "01"]["value"]
    rows.append(
        {
            "Mått": name,
            "År": last["period"],
            "Värde": last["value"],
            "Länet": county.iloc[0] if len(county) else None,
            "Plats": int((others > last["value"]).sum()) + 1,
        }
    )
    if len(own) > 2 and len(courses) < DRAWN:
        courses[name] = data[data["area_code"].isin([code, "01"])]

for column, row in zip(st.columns(5), rows, strict=False):
    column.metric(row["Mått"], str(row["Värde"]), border=True)
columns = st.columns(2)
for at, (name, data) in enumerate(courses.items()):
    chart = (
        alt.Chart(data, title=name)
        .mark_line(point=True)
        .encode(x=alt.X("period:O", title=None), y=alt.Y("value:Q", title=None), color="area_code")
        .properties(height=200)
    )
    columns[at % 2].altair_chart(chart, use_container_width=True)
st.dataframe(pd.DataFrame(rows), hide_index=True)
