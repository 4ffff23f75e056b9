"""The legend of a map: where its classes lie on one axis, its squares, and words for its ends."""

from __future__ import annotations

from typing import NamedTuple

from region.municipalities.choropleth import Choropleth
from region.municipalities.series import MapSeries
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

NARROWEST = 0.1
"""The least share of the axis that a class has, so that its limit can be read."""
LETTER = 0.022
"""How much of the axis a letter of a limit takes."""
COLUMNS = 39
"""How many squares stand beside each other."""


class Square(NamedTuple):
    """One municipality in the legend: its column, how high it stands, and its colour token."""

    column: int
    level: int
    colour: str


class Legend(NamedTuple):
    """One period's legend: the axis' limits with their places, squares, and words at the ends."""

    stops: tuple[float, ...]
    limits: tuple[str, ...]
    squares: tuple[Square, ...]
    ends: tuple[str, str]


@view
def stops(chart: Choropleth) -> tuple[float, ...]:
    """Return where each class begins on the axis, from 0, and where the last one ends, at 1.

    A class is as wide as its span of values, but never so narrow that it cannot be seen.
    """
    lows = (chart.smallest, *(limit + 1 for limit in chart.limits[:-1]))
    spans = [limit - low + 1 for low, limit in zip(lows, chart.limits, strict=True)]
    whole = sum(spans)
    widths = [max(span / whole, NARROWEST) for span in spans]
    places, at = [0.0], 0.0
    for width in widths:
        at += width / sum(widths)
        places.append(round(at, 4))
    return tuple(places)


def _place(chart: Choropleth, value: int, edges: tuple[float, ...]) -> tuple[float, int]:
    at = next(n for n, limit in enumerate(chart.limits) if value <= limit)
    low = chart.limits[at - 1] + 1 if at else chart.smallest
    share = (value - low + 0.5) / (chart.limits[at] - low + 1)
    return edges[at] + share * (edges[at + 1] - edges[at]), at


def limits(chart: Choropleth) -> tuple[str, ...]:
    """Return the numbers under the axis: its ends, and each class's upper limit.

    One that would cover another is left out, as an empty text.
    """
    scale = 10**chart.series.decimals
    numbers = (chart.smallest, *chart.limits)
    texts = [fmt.number(n / scale, chart.series.decimals, chart.language) for n in numbers]
    places = stops(chart)
    widths = [len(text) * LETTER for text in texts]
    kept, right, last = [texts[0]], widths[0], 1 - widths[-1]
    for text, place, width in zip(texts[1:-1], places[1:-1], widths[1:-1], strict=True):
        free = place - width / 2 > right and place + width / 2 < last
        kept.append(text if free else "")
        right = place + width / 2 if free else right
    return (*kept, *texts[1:][-1:])


def ends(series: MapSeries, language: Language) -> tuple[str, str]:
    """Return what the low and the high end of a change or difference mean; "" of values."""
    _ = gettext(language)
    if series.measure == "value":
        return "", ""
    if series.measure == "difference":
        low, high = _("under länet"), _("över länet")
    elif series.amount:
        low, high = _("minskade"), _("ökade")
    else:
        low, high = _("föll"), _("steg")
    words = {"up": (_("sämre"), _("bättre")), "down": (_("bättre"), _("sämre"))}
    if series.direction in words:
        first, last = words[series.direction]
        low, high = f"{low}, {first}", f"{high}, {last}"
    return f"▼ {low}", f"▲ {high}"


@view
def legend(chart: Choropleth, period: str) -> Legend:
    """Return the legend of one period."""
    edges = stops(chart)
    values = sorted(v for v in chart.wholes[chart.series.periods.index(period)] if v is not None)
    levels: dict[int, int] = {}
    squares = []
    for value in values:
        place, at = _place(chart, value, edges)
        column = min(COLUMNS - 1, int(place * COLUMNS))
        levels[column] = levels.get(column, 0) + 1
        squares.append(Square(column, levels[column], chart.colours[at]))
    return Legend(edges, limits(chart), tuple(squares), ends(chart.series, chart.language))
