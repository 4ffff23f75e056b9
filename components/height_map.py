"""The map with heights, to turn and zoom, drawn by deck.gl without any background map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

import streamlit as st

from components import frame
from components.current import Page
from region.content.catalogue import DATA
from region.content.geography import FILE, SURROUNDINGS_FILE
from region.content.geography.small_areas import AREAS_FILE
from region.municipalities.choropleth import MapView
from region.municipalities.inside import Inside
from region.outputs.charts.model import Legend
from region.outputs.charts.palette import CLASSES, TOKENS, Theme
from region.outputs.exhibits.inside import area_classes
from region.words.text import Language
from region.words.views import view as cached_view

HIGHEST_METRES = {False: 30_000, True: 15_000}
"""How high the highest column is, of municipalities and of small areas."""
NEAR = {False: 0.3, True: 0.1}
"""So much lower columns are where the view is near one place."""
DECIMALS = 5
WHOLE_COUNTY = {"latitude": 59.42, "longitude": 18.15, "zoom": 7.6}
ZOOM = {False: 9.2, True: 11.2}
GREY = [127, 141, 155]


class Column(NamedTuple):
    """One area: what is said of it at the pointer, its value, and its class's colour token."""

    code: str
    tip: str
    value: float | None
    colour: str | None


@dataclass(frozen=True, eq=False)
class Heights:
    """What is drawn as columns: municipalities, or the small areas (`small`) inside them."""

    columns: tuple[Column, ...]
    legend: tuple[Legend, ...]
    caption: str
    small: bool = False
    private: bool = False

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest value, zero included."""
        values = [one.value for one in self.columns if one.value is not None]
        return min((0.0, *values)), max((0.0, *values))

    def share(self, value: float | None) -> float:
        """Return how high a column is, of the highest; what has no value ends at zero."""
        low, high = self.ends
        return ((value or 0.0) - low) / ((high - low) or 1.0)

    @property
    def negative(self) -> bool:
        """Whether a column ends below zero, so that zero needs a plane of its own."""
        return self.ends[0] < 0


def of_municipalities(view: MapView) -> Heights:
    """Return the municipalities of a map with its classes."""
    columns = tuple(
        Column(
            row.code,
            f"{row.name}: {row.text}",
            row.value,
            None if row.class_index is None else view.legend[row.class_index].colour,
        )
        for row in view.rows
    )
    legend = tuple(Legend(item.text, item.colour, item.count) for item in view.legend)
    return Heights(columns, legend, f"{view.name}, {view.period_label}", private=view.private)


@cached_view
def of_small_areas(found: Inside, language: Language) -> Heights:
    """Return all small areas in one measure, in the classes of their maps."""
    areas = tuple(area for strip in found.strips for area in strip.areas)
    names = {area.code: strip.name for strip in found.strips for area in strip.areas}
    regions, legend = area_classes(found, areas, language)
    columns = tuple(
        Column(area.code, f"{area.tip}. {names[area.code]}", area.value, region.colour)
        for area, region in zip(areas, regions, strict=True)
    )
    return Heights(columns, legend, f"{found.name}, {found.period}", small=True)


def _rounded(part: Any) -> Any:
    if isinstance(part, list | tuple):
        return [_rounded(one) for one in part]
    return round(part, DECIMALS)


@lru_cache(maxsize=2)
def _shapes(small: bool) -> dict[str, dict[str, Any]]:
    """Return the true shapes by code, with where each is seen from."""
    import geopandas as gpd

    frame = gpd.read_parquet(DATA / (AREAS_FILE if small else FILE))
    found = {}
    for code, shape in zip(frame["code"], frame.geometry, strict=True):
        drawn = shape.__geo_interface__
        point = max(getattr(shape, "geoms", (shape,)), key=lambda one: one.area).centroid
        found[code] = {
            "geometry": {**drawn, "coordinates": _rounded(drawn["coordinates"])},
            "at": {"latitude": round(point.y, 3), "longitude": round(point.x, 3)},
        }
    return found


def _rgb(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _features(found: Heights, place: str, highest: float, theme: Theme) -> dict[str, Any]:
    shapes = _shapes(found.small)
    features = [
        {
            "type": "Feature",
            "geometry": shapes[one.code]["geometry"],
            "properties": {
                "code": one.code,
                "tip": one.tip,
                "height": round(found.share(one.value) * highest),
                "colour": GREY if one.colour is None else _rgb(CLASSES[theme][one.colour]),
                "line": _rgb(TOKENS[theme]["ink"]) if one.code == place else GREY,
            },
        }
        for one in found.columns
    ]
    return {"type": "FeatureCollection", "features": features}


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
def deck(found: Heights, place: str, theme: Theme) -> Any:
    """Return the columns on the county's ground, seen from near a place if one is chosen."""
    import geopandas as gpd
    import pydeck as pdk

    ground = gpd.read_parquet(DATA / SURROUNDINGS_FILE)
    near = _shapes(found.small).get(place)
    highest = HIGHEST_METRES[found.small] * (NEAR[found.small] if near else 1)
    flat = [
        pdk.Layer(
            "GeoJsonLayer", shape.__geo_interface__, get_fill_color=_rgb(TOKENS[theme][token])
        )
        for shape, token in ((ground.envelope, "sea"), (ground.geometry, "shore"))
    ]
    columns = pdk.Layer(
        "GeoJsonLayer",
        _features(found, place, highest, theme),
        extruded=True,
        wireframe=True,
        get_elevation="properties.height",
        get_fill_color="properties.colour",
        get_line_color="properties.line",
        pickable=True,
    )
    zero = found.share(0) * highest
    planes = [_plane(ground.envelope, zero, _rgb(TOKENS[theme]["line"]))] if found.negative else []
    at = {**near["at"], "zoom": ZOOM[found.small]} if near else WHOLE_COUNTY
    # map_style must be left out: with it, Streamlit asks a foreign server for a background
    return pdk.Deck(
        layers=[*flat, columns, *planes],
        initial_view_state=pdk.ViewState(**at, pitch=48, bearing=-12),
        map_provider=None,
        tooltip={"text": "{tip}"},
    )


def draw_height_map(page: Page, found: Heights, place: str, alternative: str) -> None:
    """Draw the columns; the height is the value, the colour its class."""
    frame.send(page)
    st.pydeck_chart(deck(found, place, page.theme), height=560, alt=alternative)
