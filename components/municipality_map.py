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
from region.content.catalogue import COUNTRY, COUNTY
from region.indicators.certainty import Grade
from region.indicators.certainty.views import Standing
from region.indicators.certainty.words import grade_name
from region.municipalities.answers import answers
from region.municipalities.choropleth import Choropleth, beside_the_highest
from region.municipalities.legend import ends, limits, stops
from region.web import api
from region.words import formatting as fmt
from region.words.views import view

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


def _encode(chart: Choropleth) -> list[list[int | None]]:
    """Return the whole numbers as differences in time: each minus its place's last known one."""
    last = [0] * len(chart.series.codes)
    steps = []
    for wholes in chart.wholes:
        steps.append([None if w is None else w - last[place] for place, w in enumerate(wholes)])
        last = [before if w is None else w for before, w in zip(last, wholes, strict=True)]
    return steps


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


def _letters(row: Standing | None) -> str:
    """Two letters for the places that a value can have: `ac` for 1–3."""
    if row is None or row.rank_low is None or row.rank_high is None:
        return "--"
    return chr(96 + row.rank_low) + chr(96 + row.rank_high)


def _certainty(chart: Choropleth) -> dict[str, Any]:
    """Return by period the places that each can have, how it compares, and what that rests on.

    `places[p]` has two letters for each, its first place and its last, a for 1. `verdicts` are the
    words of the letters in `against`, and `beside[p]` is how many more could be the highest. Of a
    visitor's own table only the grade is told.
    """
    series = chart.series
    if series.judge is None:
        grade = grade_name(Grade.NONE, chart.language)
        return {"grades": [grade], "places": [], "against": [], "verdicts": {}, "beside": []}
    judged = [series.judge.at(period) for period in series.periods]
    verdicts: dict[str, str] = {}
    places, against = [], []
    for whole in judged:
        rows = [whole.row(code) for code in series.codes]
        places.append("".join(_letters(row) for row in rows))
        against.append("".join(row.verdict[:1] or "-" if row else "-" for row in rows))
        verdicts.update({row.verdict[:1]: row.word for row in rows if row and row.word})
    beside = [beside_the_highest(chart, period) for period in series.periods]
    return {
        "grades": [whole.grade_name for whole in judged],
        "places": places,
        "against": against,
        "verdicts": verdicts,
        "beside": beside,
    }


@view
def map_data(chart: Choropleth) -> dict[str, Any]:
    """Return one map for the browser: whole numbers by year and place, limits, colours, notes.

    `steps[p][m]` is a number as shown, scaled by `10 ** decimals`, as the difference from the
    place's last known one, or null; see `_encode`. The numbers are rounded here, not there.
    `remarks` says by period and code which of the texts must be known, and whether the value is
    doubtful.
    """
    series = chart.series
    texts: dict[str, int] = {}
    notes: list[dict[str, int] | int] = []
    for cells in series.notes:
        numbers = {str(at): texts.setdefault(text, len(texts)) for at, text in cells.items()}
        same = len(numbers) == len(series.codes) and len(set(numbers.values())) == 1
        notes.append(next(iter(numbers.values())) if same else numbers)
    written = fmt.forms(series.unit, chart.language)
    remarks = {
        str(at): {
            code: (texts.setdefault(one.text, len(texts)), one.kind == "doubtful")
            for code, one in known.items()
        }
        for at, known in enumerate(series.remarks)
        if known
    }
    return {
        "name": series.name,
        "unit": series.unit,
        "forms": (written.one, written.other),
        "decimals": series.decimals,
        "periods": _runs(series.periods),
        "labels": [] if series.labels == series.periods else series.labels,
        "steps": _encode(chart),
        "references": [
            {
                "code": code,
                "name": name,
                "row": [
                    series.whole(value, series.decimals_of(at, code))
                    for at, value in enumerate(values)
                ],
            }
            for code, name, values in zip(
                (COUNTY, COUNTRY),
                series.reference_names,
                (series.county, series.country),
                strict=True,
            )
            if any(value is not None for value in values)
        ],
        "coarse": {str(at): dict(codes) for at, codes in enumerate(series.coarse) if codes},
        "remarks": remarks,
        "limits": chart.limits,
        "smallest": chart.smallest,
        "colours": chart.colours,
        "spans": chart.spans,
        "texts": list(texts),
        "notes": notes if texts else [],
        "line": series.line,
        **_certainty(chart),
        "breaks": series.breaks,
        "gaps": series.gaps,
        "barsWithReferences": series.comparable,
        "answers": answers(chart),
        "direction": series.direction,
        "total": series.total,
        "change": series.measure != "value",
        "stops": stops(chart),
        "edges": limits(chart),
        "ends": ends(series, chart.language),
    }


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
        "choices": choices,
        "selected": selected,
    }
    key = "municipality_map"

    def picked() -> None:
        values = dict(st.session_state[key].picked or {})
        _take_over(values)
        on_picked(values)

    _COMPONENT(key=key, data=[data], on_picked_change=picked)
