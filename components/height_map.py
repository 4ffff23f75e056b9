"""The map with heights, to turn and zoom, drawn by deck.gl without any background map."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.current import Page, ThemeType
from region.catalogue import DATA
from region.choropleth import MapView
from region.geography import FILE
from region.views import view as cached_view


def _ramp(token: str, first: int, colours: str) -> dict[str, str]:
    return {f"{token}{number}": c for number, c in enumerate(colours.split(), first)}


FILLS: dict[ThemeType, dict[str, str]] = {
    "light": {
        **_ramp("s", 0, "EAF1F6 D3E3EE BBD3E4 7FB0D0 3D86B5 1F6EA1 00568C"),
        **_ramp("n", 1, "F8DCC0 EEB47D D98A3D AD5600 7D3C00"),
        "z": "F1F1EE",
        **_ramp("p", 1, "C9DFEE 8FBCD9 4F93C0 1F6EA1 00436D"),
    },
    "dark": {
        **_ramp("s", 0, "1B3A52 224B69 2A5C80 3F82B0 6BABD6 95C6E6 BFE0F5"),
        **_ramp("n", 1, "6B4420 9A5F26 CF8437 F2A65A FFD0A0"),
        "z": "3A4148",
        **_ramp("p", 1, "2A5C80 3F82B0 6BABD6 95C6E6 C8E5F7"),
    },
}
"""The colours of the standard map (municipality_map.css), which deck.gl needs as numbers."""

HIGHEST_METRES = 30_000


def _rgb(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (0, 2, 4)]


@cached_view
def _deck(view: MapView, selected: str, theme: ThemeType) -> Any:
    import geopandas as gpd
    import pydeck as pdk

    frame = gpd.read_parquet(DATA / FILE)[["code", "geometry"]]
    colours = [FILLS[theme][item.colour] for item in view.legend]
    rows = {row.code: row for row in view.rows}
    frame["tip"] = [f"{rows[c].name}: {rows[c].text}" for c in frame["code"]]
    frame["height"] = [rows[c].share * HIGHEST_METRES for c in frame["code"]]
    frame["colour"] = [
        [127, 141, 155] if (i := rows[c].class_index) is None else _rgb(colours[i])
        for c in frame["code"]
    ]
    frame["line"] = [[0, 0, 0] if c == selected else [127, 141, 155] for c in frame["code"]]
    layer = pdk.Layer(
        "GeoJsonLayer",
        frame.__geo_interface__,
        extruded=True,
        get_elevation="properties.height",
        get_fill_color="properties.colour",
        get_line_color="properties.line",
        pickable=True,
    )
    start = pdk.ViewState(latitude=59.42, longitude=18.15, zoom=7.6, pitch=48, bearing=-12)
    # map_style must be left out: with it, Streamlit asks a foreign server for a background
    return pdk.Deck(
        layers=[layer], initial_view_state=start, map_provider=None, tooltip={"text": "{tip}"}
    )


def draw(page: Page, view: MapView, selected: str, alternative: str) -> None:
    """Draw the columns; the height is the value, the colour its class."""
    st.pydeck_chart(_deck(view, selected, page.theme), height=560, alt=alternative)
