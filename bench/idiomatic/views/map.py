"""A choropleth with pydeck, built at every run, and the ranking beside it."""

import pydeck as pdk
import streamlit as st
from content import municipal_indicators, observations, shapes

COLOURS = [[234, 241, 246], [187, 211, 228], [127, 176, 208], [61, 134, 181], [0, 86, 140]]

names = municipal_indicators()
keys = list(names)
start = keys.index("share_post_secondary_25_64")
indicator = st.selectbox("Mått", keys, index=start, format_func=names.get, key="indicator")
data = observations(indicator)
data = data[data["area_code"].str.len() == 4]
years = sorted(data["period"].unique())
year = st.select_slider("År", years, value=years[-1], key="year") if len(years) > 1 else years[0]
st.title(names[indicator])

now = data[data["period"] == year].set_index("area_code")["value"]
frame = shapes().assign(value=lambda f: f["code"].map(now))
ranks = frame["value"].rank(pct=True).fillna(0)
frame["colour"] = [COLOURS[min(4, int(share * 5))] for share in ranks]
left, right = st.columns(2)
with left:
    layer = pdk.Layer(
        "GeoJsonLayer",
        frame.__geo_interface__,
        get_fill_color="properties.colour",
        get_line_color=[127, 141, 155],
        line_width_min_pixels=1,
        pickable=True,
    )
    view = pdk.ViewState(latitude=59.42, longitude=18.15, zoom=7.6)
    st.pydeck_chart(
        pdk.Deck([layer], initial_view_state=view, map_provider=None, tooltip={"text": "{name}"}),
        height=560,
    )
with right:
    table = frame[["name", "value"]].sort_values("value", ascending=False)
    st.dataframe(table, hide_index=True, height=560)
