"""The course of a series as a small line without axes: a hint of the shape, never the evidence."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from region.indicators import change
from region.indicators.series import SeriesPoint, SeriesView

WIDTH, HEIGHT, MARGIN = 140, 36, 4


class Sparkline(NamedTuple):
    """The line as a picture address, used as a mask so that it takes the page's colours.

    `x` and `y` are the place of the last point in pixels.
    """

    picture: str
    x: float
    y: float


def sparkline(series: SeriesView) -> Sparkline:
    """Return the line; the pen is lifted where the series has a break."""
    years = [point.year for point in series.points]
    values = [point.value for point in series.points]
    first, span = years[0], max(years[-1] - years[0], 1)
    low, reach = min(values), max(max(values) - min(values), 1e-9)

    def place(point: SeriesPoint) -> tuple[float, float]:
        return (
            round(MARGIN + (point.year - first) / span * (WIDTH - 2 * MARGIN), 1),
            round(HEIGHT - MARGIN - (point.value - low) / reach * (HEIGHT - 2 * MARGIN), 1),
        )

    path = ""
    for run in change.segments(series.points, (*series.breaks, *series.gaps)):
        path += "M" + "L".join(f"{x} {y}" for x, y in map(place, run))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<path d="{path}" fill="none" stroke="#000" stroke-width="2" stroke-linejoin="round"/>'
        "</svg>"
    )
    return Sparkline(f"data:image/svg+xml,{quote(svg)}", *place(series.latest))
