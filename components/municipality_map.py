"""The standard map: shapes fetched once by the browser, then only values, all years at once.

What needs no new numbers (year, chosen municipalities, zoom, names, cores) happens in the
browser, which also writes it into the address; the server is told a moment later, in passing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from components import address, frame
from components.assets import ASSETS
from components.current import Page
from components.map_values import map_data, pattern, sent
from region.municipalities.choropleth import Choropleth
from region.web import api

# The browser imports the real script from this server; these lines only say where it is. The data
# come in a list: Streamlit looks through a dictionary for tables, and loads pandas to do so.
_START = """
export default async function (component) {
  const [data] = component.data;
  const script = await import(new URL(data.script, location.origin).href);
  return script.draw({ ...component, data });
}
"""

_LISTEN = _START.replace("script.draw", "script.listen")

_COMPONENT = st.components.v2.component(
    "municipality_map", html='<div class="municipality-map"></div>', js=_START
)
_LISTENER = st.components.v2.component("map_address", html="<span></span>", js=_LISTEN)


_WHOLE = "map_whole"
"""Set in the state of a visit in which a map's file did not come: it is given maps whole."""
KEPT_BY_THE_MAP = ("year", "kommun", "zoom", "names", "cores")
"""The parameters that the map in the browser changes by itself."""


def _take_over(values: dict[str, str]) -> None:
    for name in KEPT_BY_THE_MAP:
        if name in values:
            address.write(name, str(values[name] or "")[:100], "")


@st.fragment
def listen() -> None:
    """Take over what the map has written into the address, a moment after the last change.

    Stands beside the page, so that it is neither drawn again with the map nor draws it.
    """

    def changed() -> None:
        _take_over(dict(st.session_state["map_address"].address or {}))

    _LISTENER(
        key="map_address",
        data=[{"script": ASSETS.addresses["municipality_map.js"]}],
        on_address_change=changed,
    )


def draw_municipality_map(
    page: Page,
    chart: Choropleth,
    second: Choropleth | None,
    drawing: str,
    choices: dict[str, tuple[tuple[tuple[str, str], ...], str]],
    on_picked: Callable[[dict[str, str]], None],
    selected: tuple[str, ...],
) -> None:
    """Draw menu of indicators, map, legend, ranked list and course over time.

    Parameters
    ----------
    on_picked
        Called with the parameter and the value when one is picked.
    choices
        What else can be picked beside the map: each parameter's values with their names, and the
        one that is chosen.
    selected
        The codes of the municipalities that the address names.
    second
        Another series to show beside: as a second map (`drawing` "two") or as the other axis of
        a scatter of the municipalities ("relation").
    """

    def given(one: Choropleth) -> str | dict[str, Any]:
        return map_data(one) if _WHOLE in st.session_state else sent(page.catalogue, one)

    data = {
        "script": ASSETS.addresses["municipality_map.js"],
        "style": ASSETS.addresses["municipality_map.css"],
        "geometry": api.shapes_address(),
        "texts": api.map_texts_address(page.catalogue, page.language),
        "places": api.places_address(page.catalogue),
        "chosen": chart.series.key,
        "chosen2": second.series.key if second else "",
        "values": pattern(page.catalogue, page.language),
        "first": given(chart),
        "second": given(second) if second else None,
        "drawing": drawing if second else "map",
        "choices": choices,
        "selected": selected,
    }
    key = "municipality_map"

    def picked() -> None:
        values = dict(st.session_state[key].picked or {})
        if "whole" in values:
            st.session_state[_WHOLE] = True
        _take_over(values)
        on_picked(values)

    frame.send(page)
    _COMPONENT(key=key, data=[data], on_picked_change=picked)
