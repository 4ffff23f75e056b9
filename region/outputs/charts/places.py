"""Places over time: the first at the top, Stockholm in blue, breaks as gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from region.outputs.charts import bumps
from region.outputs.charts.axes import place_axis, ticks, year_axis
from region.outputs.charts.lazy import Lazy
from region.outputs.charts.look import Label, Look, Spec, assembled, data, labels, tip, years_across
from region.outputs.charts.model import Line, Mark, Places

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

HEIGHT_OF_ONE = 220
MOST_NUMBERED = 8
"""So many marks of a single course say their place."""


def height_of(picture: Places) -> int:
    """Return the chart's own height in pixels."""
    return bumps.height_of(picture) if picture.named else HEIGHT_OF_ONE


def spec(picture: Places, look: Look) -> Spec:
    """Return the chart as a Vega-Lite specification."""
    return bumps.spec(picture, look) if picture.named else _course(picture, look)


def _strokes(
    lines: list[Line], at: dict[int, float], x: Any, y: Any, look: Look, size: int = 60
) -> list[Any]:
    own = lines[0].role == "chosen"
    rows = [
        {"at": at[mark.year], "rank": mark.value, "line": f"{number}-{part}"}
        for number, line in enumerate(lines)
        for part, segment in enumerate(line.segments)
        for mark in segment
    ]
    colour = look.colour("blue" if own else "mark")
    base = alt.Chart(data(rows)).encode(x=x, y=y)
    return [
        base.mark_line(color=colour, strokeWidth=3.5 if own else 1.5, aria=False).encode(
            detail=alt.Detail("line:N")
        ),
        base.mark_point(size=size if own else 40, filled=True, opacity=1, color=colour, aria=False),
    ]


def _pointed(lines: tuple[Line, ...], at: dict[int, float], x: Any, y: Any) -> list[Any]:
    rows = [
        {"at": at[mark.year], "rank": mark.value, "tip": mark.tip}
        for line in lines
        for mark in line.marks
        if mark.tip
    ]
    over = alt.Chart(data(rows)).mark_point(size=160, opacity=0, aria=False)
    return [over.encode(x=x, y=y, tooltip=tip())] if rows else []


def _numbers(lines: list[Line], at: dict[int, float], look: Look) -> list[Label]:
    """Write what each mark says above it."""
    colour = look.colour("blue")
    return [
        Label(at[mark.year], mark.value, mark.text, colour, True, "center", 0, -17)
        for line in lines
        for mark in line.marks
    ]


def _course(picture: Places, look: Look) -> Spec:
    """Draw one place over the years, with what every so many marks say."""
    axis, years = place_axis(picture), year_axis(picture)
    marks = [mark for line in picture.lines for mark in line.marks]
    first, last = min(m.year for m in marks), max(m.year for m in marks)
    margin = max(1.5, (axis.high - axis.low) * 0.2)
    x = years_across("at", first, last, ticks(years), 24)
    y = alt.Y(
        "rank:Q",
        scale=alt.Scale(domain=[axis.high, max(0.4, axis.low - margin)], nice=False, zero=False),
        axis=alt.Axis(title=None, values=ticks(axis), format="d", domain=False, ticks=False),
    )
    every = max(1, -(-len(marks) // MOST_NUMBERED))
    at: dict[int, float] = {mark.year: float(mark.year) for mark in marks}
    layers: list[Any] = []
    for line in picture.lines:
        shown: list[Mark] = list(line.marks)[::-1][::every]
        layers += _strokes([line], at, x, y, look)
        layers += labels(_numbers([line._replace(marks=tuple(shown))], at, look), x, y, look)
    layers += _pointed(picture.lines, at, x, y)
    return assembled(layers, picture.unit, height_of(picture), look)
