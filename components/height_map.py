"""The map with heights, to turn and zoom, drawn by deck.gl without any background map."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.current import Page
from region.content.catalogue import DATA
from region.content.geography import FILE, SURROUNDINGS_FILE
from region.municipalities.choropleth import MapView
from region.outputs.charts.palette import CLASSES, TOKENS, Theme
from region.words.views import view as cached_view

HIGHEST_METRES = 30_000


def _rgb(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _plane(envelope: Any, height: float, colour: list[int]) -> Any:
    """Return the plane of zero: what is negative ends below it."""
    import pydeck as pdk

    west, south, east, north = envelope.total_bounds
    corners = ((west, south), (east, south), (east, north), (west, north))
    return pdk.Layer(
        "PolygonLayer",
        [{"corners": [[x, y, height] for x, y in corners]}],
        get_polygon="corners",
        get_fill_color=[*colour, 110],
    )


@cached_view
def _deck(view: MapView, selected: str, theme: Theme) -> Any:
    import geopandas as gpd
    import pydeck as pdk

    frame = gpd.read_parquet(DATA / FILE)[["code", "small"]].set_geometry("small")
    ground = gpd.read_parquet(DATA / SURROUNDINGS_FILE)
    colours = [CLASSES[theme][item.colour] for item in view.legend]
    rows = {row.code: row for row in view.rows}
    frame["tip"] = [f"{rows[c].name}: {rows[c].text}" for c in frame["code"]]
    zero = next((row.start for row in view.rows if (row.value or 0) >= 0), 0.0) * HIGHEST_METRES
    frame["height"] = [
        (rows[c].start + (rows[c].share if (rows[c].value or 0) > 0 else 0)) * HIGHEST_METRES
        for c in frame["code"]
    ]
    frame["colour"] = [
        [127, 141, 155] if (i := rows[c].class_index) is None else _rgb(colours[i])
        for c in frame["code"]
    ]
    frame["line"] = [[0, 0, 0] if c == selected else [127, 141, 155] for c in frame["code"]]
    flat = [
        pdk.Layer(
            "GeoJsonLayer", shape.__geo_interface__, get_fill_color=_rgb(TOKENS[theme][token])
        )
        for shape, token in ((ground.envelope, "sea"), (ground.geometry, "shore"))
    ]
    columns = pdk.Layer(
        "GeoJsonLayer",
        frame.__geo_interface__,
        extruded=True,
        get_elevation="properties.height",
        get_fill_color="properties.colour",
        get_line_color="properties.line",
        pickable=True,
    )
    planes = [_plane(ground.envelope, zero, _rgb(TOKENS[theme]["line"]))] if zero else []
    start = pdk.ViewState(latitude=59.42, longitude=18.15, zoom=7.6, pitch=48, bearing=-12)
    # map_style must be left out: with it, Streamlit asks a foreign server for a background
    return pdk.Deck(
        layers=[*flat, columns, *planes],
        initial_view_state=start,
        map_provider=None,
        tooltip={"text": "{tip}"},
    )


def draw(page: Page, view: MapView, selected: str, alternative: str) -> None:
    """Draw the columns; the height is the value, the colour its class."""
    st.pydeck_chart(_deck(view, selected, page.theme), height=560, alt=alternative)
