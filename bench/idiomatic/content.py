"""Reading the dashboard's own data/ with the caches that Streamlit's guides recommend."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import streamlit as st
import yaml

DATA = Path(__file__).resolve().parents[2] / "data"


@st.cache_data
def indicators() -> dict[str, dict]:
    """All side-cars by id."""
    return {
        path.stem: yaml.safe_load(path.read_text("utf-8"))
        for path in sorted((DATA / "indicators").glob("*.yaml"))
    }


@st.cache_data
def observations(indicator: str) -> pd.DataFrame:
    """The rows of one indicator."""
    frame = pd.read_csv(DATA / "indicators" / f"{indicator}.csv", dtype=str)
    frame["value"] = pd.to_numeric(frame["value"])
    return frame


@st.cache_data
def key_figures() -> list[dict]:
    """The ten figures as published."""
    return yaml.safe_load((DATA / "key_figures.yaml").read_text("utf-8"))["figures"]


@st.cache_data
def municipal_indicators() -> dict[str, str]:
    """Names of the indicators that have values for municipalities, by id."""
    return {
        key: side["name"]["sv"]
        for key, side in indicators().items()
        if observations(key)["area_code"].str.len().eq(4).any()
    }


@st.cache_data
def shapes() -> gpd.GeoDataFrame:
    """The 26 municipalities."""
    return gpd.read_parquet(DATA / "geo" / "municipalities.parquet")[["code", "name", "geometry"]]


@st.cache_data
def compared() -> dict:
    """The side-car of the regions of Europe."""
    return yaml.safe_load((DATA / "comparison" / "europe.yaml").read_text("utf-8"))


@st.cache_data
def comparison() -> pd.DataFrame:
    """The values of the regions of Europe."""
    frame = pd.read_csv(DATA / "comparison" / "europe.csv", dtype=str)
    frame["value"] = pd.to_numeric(frame["value"])
    return frame
