"""A line chart of one indicator for one or several areas, each line named at its end."""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from components.charts import (
    COLOURS,
    _config,
    _end_label,
    _frame,
    _marks,
    _subtitle,
    _value_axis,
    _year_axis,
)
from components.current import ThemeType
from components.lazy import Lazy
from region.model import Language
from region.series import SeriesView

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

MOST_LINES = 5
CATEGORIES: dict[ThemeType, tuple[str, ...]] = {
    "light": ("#00568C", "#C2185B", "#5A7D00", "#17212B", "#8B1A13"),
    "dark": ("#6DB7E8", "#E0665B", "#FFE08A", "#E8EEF4", "#F2A65A"),
}
"""Colours of lines; every line is named where it ends, so that colour is never alone."""

LABEL_HEIGHT = 0.075


def _label_places(lasts: list[float], low: float, high: float) -> list[float]:
    """Where the lines' names stand: by their last values, moved apart where they would touch."""
    room = (high - low or 1) * LABEL_HEIGHT
    order = sorted(range(len(lasts)), key=lambda at: lasts[at])
    places = list(lasts)
    for before, at in itertools.pairwise(order):
        places[at] = max(places[at], places[before] + room)
    return places


@lru_cache(maxsize=128)
def series_spec(
    series: tuple[SeriesView, ...], theme: ThemeType, language: Language
) -> dict[str, Any]:
    """Return the chart of these series, which must be of the same indicator."""
    colour = COLOURS[theme]
    frames = [_frame(one, one.area) for one in series]
    values = [value for data in frames for value in data["value"]]
    years = [year for data in frames for year in data["year"]]
    low, high = min(values), max(values)
    x, y = _year_axis(years), _value_axis(series[0].decimals, low, high)
    title = _subtitle(series[0].unit, low, high, language)
    if len(series) == 1:
        data = frames[0]
        layers = _marks(data, x, y, colour["chosen"], colour["surface"])
        latest = f"{series[0].latest.text} ({series[0].latest.period})"
        falling = len(data) > 1 and data["value"].iloc[-1] < data["value"].iloc[-2]
        layers.append(_end_label(data, x, y, latest, colour["chosen"], dy=20 if falling else -14))
        return _config(layers, title, theme, language)
    layers = []
    places = _label_places([data["value"].iloc[-1] for data in frames], low, high)
    for one, data, place, shade in zip(series, frames, places, CATEGORIES[theme], strict=False):
        layers += _marks(data, x, y, shade, colour["surface"])
        label = f"{one.area} {one.latest.text}"
        if one.latest.year < max(years):
            label = f"{label} ({one.latest.period})"
        last = pd.DataFrame({"year": [max(years)], "value": [place], "label": [label]})
        layers.append(
            alt.Chart(last)
            .mark_text(align="left", dx=12, fontSize=13, fontWeight="bold", color=shade, clip=False)
            .encode(x=x, y=y, text="label:N")
        )
    return _config(layers, title, theme, language)
