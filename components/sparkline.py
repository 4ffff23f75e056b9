"""Small pictures in a line of text: the course of a series, and a spread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from region.indicators import change
from region.indicators.series import SeriesPoint, SeriesView

WIDTH, HEIGHT, MARGIN = 140, 36, 4
_SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


class Sparkline(NamedTuple):
    """The line as the path of an SVG element.

    A picture by address would be read for each before the page is painted. `x` and `y` are the
    place of the last point in pixels, `square` that of a published value.
    """

    path: str
    x: float
    y: float
    square: tuple[float, float] | None = None


def sparkline(series: SeriesView, square: tuple[int, float] | None = None) -> Sparkline:
    """Return the line; the pen is lifted where the series has a break.

    `square` is the year and the value of a figure that was published beside the series.
    """
    years = [point.year for point in series.points]
    values = [point.value for point in series.points]
    if square:
        years, values = [*years, square[0]], [*values, square[1]]
    first, span = min(years), max(max(years) - min(years), 1)
    low, reach = min(values), max(max(values) - min(values), 1e-9)

    def at(year: int, value: float) -> tuple[float, float]:
        return (
            round(MARGIN + (year - first) / span * (WIDTH - 2 * MARGIN), 1),
            round(HEIGHT - MARGIN - (value - low) / reach * (HEIGHT - 2 * MARGIN), 1),
        )

    def place(point: SeriesPoint) -> tuple[float, float]:
        return at(point.year, point.value)

    path = ""
    for run in change.segments(series.points, (*series.breaks, *series.gaps)):
        path += "M" + "L".join(f"{x} {y}" for x, y in map(place, run))
    shown = at(*square) if square else None
    return Sparkline(path, *place(series.latest), shown)


def ticks(places: Iterable[float]) -> str:
    """Return a picture of a tick at each place, in per cent of its width, used as a mask."""
    rows = "".join(f'<rect x="{at}%" width="1.5" height="100%"/>' for at in places)
    return f"data:image/svg+xml,{quote(_SVG.format(rows))}"
