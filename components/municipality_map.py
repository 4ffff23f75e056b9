"""The standard map: shapes fetched once by the browser, then only values, all years at once.

What needs no new numbers (year, chosen municipalities, zoom, names, cores) happens in the
browser, which also writes it into the address; the server is told a moment later, in passing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from components import address
from components.assets import ASSETS
from components.current import Page
from region import api
from region.choropleth import Choropleth
from region.views import view

# The browser imports the real script from this server; these lines only say where it is.
_START = """
export default async function (component) {
  const script = await import(new URL(component.data.script, location.origin).href);
  return script.draw(component);
}
"""

_LISTEN = _START.replace("script.draw", "script.listen")

_COMPONENT = st.components.v2.component(
    "municipality_map", html='<div class="municipality-map"></div>', js=_START
)
_LISTENER = st.components.v2.component("map_address", html="<span></span>", js=_LISTEN)


_STEPS = {-1: "-", 0: "0", 1: "+"}


def _encode(chart: Choropleth) -> tuple[list[list[int | None]], list[str]]:
    """Return the values as differences in time, and what rounding hides of each change.

    The first list has, by period and place, the whole number minus the place's last known one.
    The second has a sign where the change of the unrounded values, rounded, is one unit in the
    last digit more or less than the difference of the rounded ones.
    """
    series = chart.series
    last = [0] * len(series.codes)
    before: list[float | None] = [None] * len(series.codes)
    steps, corrections = [], []
    for values, wholes in zip(series.values, chart.wholes, strict=True):
        row: list[int | None] = []
        signs = ""
        for place, (value, whole) in enumerate(zip(values, wholes, strict=True)):
            earlier = before[place]
            row.append(None if whole is None else whole - last[place])
            exact = None if value is None or earlier is None else series.whole(value - earlier)
            hidden = 0 if exact is None or whole is None else exact - (whole - last[place])
            signs += _STEPS[max(-1, min(1, hidden))]
            last[place] = last[place] if whole is None else whole
            before[place] = value
        steps.append(row)
        corrections.append(signs if signs.strip("0") else "")
    return steps, corrections


def _runs(periods: tuple[str, ...]) -> list[list[int]] | tuple[str, ...]:
    """Return years as runs of consecutive ones, first and last; other periods as they are."""
    if not all(period.isdecimal() for period in periods):
        return periods
    runs: list[list[int]] = []
    for period in periods:
        year = int(period)
        if runs and runs[-1][1] == year - 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return runs


@view
def map_data(chart: Choropleth) -> dict[str, Any]:
    """Return one map for the browser: whole numbers by year and place, limits, colours, notes.

    `steps[p][m]` is a number as shown, scaled by `10 ** decimals`, as the difference from the
    place's last known one, or null; see `_encode`. The numbers are rounded here, not there.
    """
    series = chart.series
    steps, corrections = _encode(chart)
    texts: dict[str, int] = {}
    notes: list[dict[str, int] | int] = []
    for cells in series.notes:
        numbers = {str(at): texts.setdefault(text, len(texts)) for at, text in cells.items()}
        same = len(numbers) == len(series.codes) and len(set(numbers.values())) == 1
        notes.append(next(iter(numbers.values())) if same else numbers)
    return {
        "name": series.name,
        "unit": series.unit,
        "decimals": series.decimals,
        "periods": _runs(series.periods),
        "labels": [] if series.labels == series.periods else series.labels,
        "steps": steps,
        "corrections": corrections if any(corrections) else [],
        "references": [
            [name, [series.whole(value) for value in values]]
            for name, values in zip(
                series.reference_names, (series.county, series.country), strict=True
            )
            if any(value is not None for value in values)
        ],
        "limits": chart.limits,
        "smallest": chart.smallest,
        "colours": chart.colours,
        "spans": chart.spans,
        "texts": list(texts),
        "notes": notes if texts else [],
        "line": series.line,
        "breaks": series.breaks,
        "barsWithReferences": series.comparable,
    }


KEPT_BY_THE_MAP = ("year", "kommun", "zoom", "names", "cores")
"""The parameters that the map in the browser changes by itself."""


@st.fragment
def listen() -> None:
    """Take over what the map has written into the address, a moment after the last change.

    Stands on the page by itself, so that it is neither drawn again with the map nor draws it.
    """

    def changed() -> None:
        values = dict(st.session_state["map_address"].address or {})
        for name in KEPT_BY_THE_MAP:
            address.write(name, str(values.get(name) or "")[:100], "")

    _LISTENER(
        key="map_address",
        data={"script": ASSETS.addresses["municipality_map.js"]},
        on_address_change=changed,
    )


def draw(
    page: Page,
    chart: Choropleth,
    second: Choropleth | None,
    drawing: str,
    on_picked: Callable[[dict[str, str]], None],
) -> None:
    """Draw menu of indicators, map, legend, ranked list and course over time.

    Parameters
    ----------
    on_picked
        Called with the parameter and the id when another indicator is picked.
    second
        Another series to show beside: as a second map (`drawing` "two") or as the other axis of
        a scatter of the municipalities ("relation").
    """
    data = {
        "script": ASSETS.addresses["municipality_map.js"],
        "style": ASSETS.addresses["municipality_map.css"],
        "geometry": api.shapes_address(),
        "texts": api.map_texts_address(page.catalogue, page.language),
        "places": api.places_address(page.catalogue),
        "chosen": chart.series.key,
        "chosen2": second.series.key if second else "",
        "first": map_data(chart),
        "second": map_data(second) if second else None,
        "drawing": drawing if second else "map",
    }
    key = "municipality_map"

    def picked() -> None:
        on_picked(dict(st.session_state[key].picked or {}))

    _COMPONENT(key=key, data=data, on_picked_change=picked)
