"""One target: its series as a chart with the level, and its table."""

import altair as alt
import pandas as pd
import streamlit as st
import yaml
from content import DATA, indicators, observations


@st.cache_data
def targets() -> dict[str, dict]:
    """The targets with a level and a series, by id."""
    content = yaml.safe_load((DATA / "goals" / "targets.yaml").read_text("utf-8"))["targets"]
    return {item["id"]: item for item in content if "value" in item and item.get("observed")}


choices = targets()
keys = list(choices)
key = st.selectbox("Mål", keys, index=keys.index("rd_share"), key="target")
target = choices[key]
st.title(target["name"]["sv"])
observed = target["observed"][0]
data = observations(observed["indicator"])
county = data[data["area_code"] == observed["area"]]
line = (
    alt.Chart(county)
    .mark_line(point=True)
    .encode(x=alt.X("period:O", title=None), y=alt.Y("value:Q", title=None))
)
level = pd.DataFrame({"value": [target["value"]]})
rule = alt.Chart(level).mark_rule(color="green").encode(y="value:Q")
st.altair_chart((line + rule).properties(height=300), use_container_width=True)
st.caption(indicators()[observed["indicator"]]["name"]["sv"])
st.dataframe(county, hide_index=True)
