"""Courses over the years: observations, a target and the way there, where a pace leads."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from region.outputs.charts import fonts
from region.outputs.charts.axes import Axis, ticks, value_axis, year_axis
from region.outputs.charts.lazy import Lazy
from region.outputs.charts.look import (
    Label,
    Look,
    Spec,
    apart,
    assembled,
    data,
    labels,
    on_top,
    tip,
    years_across,
)
from region.outputs.charts.model import Band, Line, Lines, Mark, Role
from region.outputs.charts.placing import (
    VEGAS_PADDING,
    Plane,
    Segment,
    around,
    placed,
    spots,
)
from region.outputs.charts.strokes import STROKES, shade
from region.words.language import gettext

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

HEIGHT, HEIGHT_OF_MANY, MANY = 300, 420, 6
"""A chart's own height; one of many lines is higher, so that their names have room."""

AROUND = 48
"""What the unit above and the years below take of a chart's height, in pixels."""

ROW, COLUMN = 1.25, 11.5
"""The height of a row of the names beside a chart and how wide they may be, in their own size."""

ALONG = (0.4, 0.3, 0.55, 0.2, 0.7)
"""Where beside a straight way its name may stand."""


def height_of(picture: Lines) -> int:
    """Return the chart's own height in pixels."""
    many = sum(line.observed for line in picture.lines) >= MANY
    least = HEIGHT_OF_MANY if many else HEIGHT
    if not picture.column:
        return least
    size = Look("sv").size
    rows = sum(len(rows_of(line, size)) for line in picture.lines)
    return max(least, round(rows * ROW * size) + AROUND)


def axis_note(picture: Lines, look: Look) -> str:
    """Return the unit, and that the axis does not begin at zero."""
    _ = gettext(look.language)
    if value_axis(picture).from_zero:
        return picture.unit
    return _("{unit} (axeln börjar inte på noll)").format(unit=picture.unit)


def _rows(lines: list[Line]) -> list[Spec]:
    rows: list[Spec] = []
    for number, line in enumerate(lines):
        for at, segment in enumerate(line.segments):
            rows += [
                {
                    "year": mark.year,
                    "value": mark.value,
                    "tip": mark.tip,
                    "hollow": mark.provisional,
                    # what a line cannot show, and the dot that its name belongs to
                    "dot": mark.provisional or len(segment) == 1 or mark is line.marks[-1],
                    "line": f"{number}-{at}",
                }
                for mark in segment
            ]
    return rows


def _strokes(role: Role, lines: list[Line], x: Any, y: Any, look: Look) -> list[Any]:
    """Draw all lines of one role, cut where nothing may join them, and their observations."""
    stroke = STROKES[role]
    colour = shade(stroke.token, look)
    rows = _rows(lines)
    layers: list[Any] = [
        alt.Chart(data(rows))
        .mark_line(color=colour, strokeWidth=stroke.width, strokeDash=list(stroke.dash), aria=False)
        .encode(x=x, y=y, detail=alt.Detail("line:N"))
    ]
    if not lines[0].observed:
        return layers
    seen = rows if stroke.dots else [row for row in rows if row["dot"]]
    if look.own and role == "chosen":
        last = max(lines[0].marks, key=lambda mark: mark.year)
        dot = alt.Chart(data([{"year": last.year, "value": last.value}]))
        layers.append(
            dot.mark_point(size=110, filled=True, opacity=1, color=colour, aria=False).encode(
                x=x, y=y
            )
        )
        seen = [row for row in seen if row["year"] != last.year or row["hollow"]]
    if seen:
        hollow = {"test": "datum.hollow", "value": look.colour("paper")}
        fill = alt.FillValue(colour, condition=hollow)
        layers.append(
            alt.Chart(data(seen))
            .mark_point(
                shape=stroke.shape,
                size=55 if stroke.dots else 30,
                strokeWidth=2,
                stroke=colour,
                opacity=1,
                aria=False,
            )
            .encode(x=x, y=y, fill=fill)
        )
    return layers


def _pointed(lines: list[Line], x: Any, y: Any) -> list[Any]:
    """Lay what answers a pointer over all observations: the words of each one's own value."""
    rows = [
        {"year": mark.year, "value": mark.value, "tip": mark.tip}
        for line in lines
        for mark in line.marks
        if mark.tip
    ]
    if not rows:
        return []
    target = alt.Chart(data(rows)).mark_point(size=160, opacity=0, aria=False)
    return [target.encode(x=x, y=y, tooltip=tip())]


def _band(band: Band, x: Any, look: Look) -> list[Any]:
    """Draw where the pace so far leads: the range as a wedge, the middle as a dashed line."""
    start = band.start
    rows = [
        {"year": start.year, "value": start.value, "high": start.value, "middle": start.value},
        {"year": band.year, "value": band.low, "high": band.high, "middle": band.middle},
    ]
    base = alt.Chart(data(rows))
    area = base.mark_area(color=look.colour("blue"), opacity=0.13, line=False, aria=False)
    line = base.mark_line(color=look.colour("mark"), strokeWidth=2, strokeDash=[7, 4], aria=False)
    return [
        area.encode(x=x, y=alt.Y("value:Q"), y2=alt.Y2("high:Q")),
        line.encode(x=x, y=alt.Y("middle:Q")),
    ]


def _ring(start: Mark, x: Any, y: Any, look: Look) -> Any:
    """Draw the base year's ring."""
    ring = alt.Chart(data([{"year": start.year, "value": start.value}])).mark_point(
        size=190,
        strokeWidth=2,
        stroke=look.colour("ink"),
        fillOpacity=0,
        opacity=1,
        aria=False,
    )
    return ring.encode(x=x, y=y)


def _breaks(picture: Lines, x: Any, look: Look) -> list[Any]:
    years = sorted({year for line in picture.lines for year in line.breaks_inside})
    if not (years and picture.break_label):
        return []
    rows = [{"year": year - 0.5, "text": picture.break_label} for year in years]
    base = alt.Chart(data(rows))
    colour = look.colour("ink2")
    words = base.mark_text(
        align="left", baseline="top", dx=4, fontSize=look.size, color=colour, aria=False
    )
    return [
        base.mark_rule(color=colour, strokeDash=[2, 3], aria=False).encode(x=x),
        words.encode(x=x, y=on_top(), text=alt.Text("text:N")),
    ]


def _in_column(
    lines: list[Line], picture: Lines, last: int, axis: Axis, height: int, look: Look
) -> list[Label]:
    """Name lines to the right of the chart, as high as they end, apart from each other."""
    unit = (axis.high - axis.low) / max(height - AROUND, 1)
    named = {line: rows_of(line, look.size) if picture.column else [line.label] for line in lines}
    rows = [(line, words) for line in lines for words in reversed(named[line])]
    ends = [line.marks[-1].value for line, _words in rows]
    places = apart(ends, look.size * ROW * unit, axis.low, axis.high)
    return [
        Label(
            last,
            place,
            words,
            shade(STROKES[line.role].words, look),
            STROKES[line.role].bold,
            dx=12,
        )
        for (line, words), place in zip(rows, places, strict=True)
    ]


def rows_of(line: Line, size: int) -> list[str]:
    """Return a line's name in as many rows as it needs beside the chart, from the top."""
    return fonts.wrap(line.label, size, COLUMN * size, bold=STROKES[line.role].bold)


USUAL_WIDTH = 720
INSET = 12
"""How far from the plot's ends the first and the last year stand, in pixels."""


def _plane(axis: Axis, first: float, last: float, height: int, look: Look) -> Plane:
    """Return where a chart's points are, as nearly as can be said before it is drawn."""
    written = f"{axis.high:,.{axis.decimals}f}"
    aside = fonts.width(written, look.size) + 7 + 2 * VEGAS_PADDING
    above = 1.3 * look.size + 14 if look.titled else 0
    below = 1.2 * look.size + 7 + 2 * VEGAS_PADDING
    return Plane(
        (look.width or USUAL_WIDTH) - aside,
        height - above - below,
        first,
        last,
        axis.low,
        axis.high,
        INSET,
    )


def _straight(picture: Lines, plane: Plane) -> list[Segment]:
    """Return what no words should stand on: every line, and the edges of the band."""
    runs = [segment for line in picture.lines for segment in line.segments]
    found = [
        (plane.at(a.year, a.value), plane.at(b.year, b.value))
        for run in runs
        for a, b in itertools.pairwise(run)
    ]
    dots = (plane.at(run[0].year, run[0].value) for run in runs if len(run) == 1)
    found += [((x - 4, y), (x + 4, y)) for x, y in dots]
    if picture.band:
        start, end = picture.band.start, picture.band.year
        found += [
            (plane.at(start.year, start.value), plane.at(end, value))
            for value in (picture.band.low, picture.band.middle, picture.band.high)
        ]
    return found


def _along(line: Line, label: Label, size: int) -> list[Label]:
    """Return the places beside a straight way, from its middle outwards."""
    first, last = line.marks[0], line.marks[-1]
    found = []
    for at in ALONG:
        there = label._replace(
            x=first.year + at * (last.year - first.year),
            y=first.value + at * (last.value - first.value),
        )
        found += spots(there, around(size))
    return found


def _on_level(line: Line, label: Label, size: int) -> list[Label]:
    """Return the places of a level's name: above or below it, at its end, start or middle."""
    first, last = line.marks[0], line.marks[-1]
    up, down = -round(0.85 * size), round(0.95 * size)
    middle = (first.year + last.year) / 2
    return [
        label._replace(x=x, y=first.value, align=align, dx=dx, dy=dy)
        for dy in (up, down)
        for x, align, dx in (
            (last.year, "right", 8),
            (first.year, "left", 0),
            (middle, "center", 0),
        )
    ]


def _candidates(line: Line, look: Look) -> list[Label]:
    """Return where a line's name may stand, the best place first."""
    stroke = STROKES[line.role]
    own = look.own if line.role == "chosen" else 0
    last = line.marks[-1]
    colour = shade(stroke.words, look)
    label = Label(last.year, last.value, line.label, colour, stroke.bold, size=own)
    if line.place == "along":
        return _along(line, label, look.size)
    if line.role == "target":
        return _on_level(line, label, look.size)
    if line.place == "start":
        first = line.marks[0]
        return spots(label._replace(x=first.year, y=first.value), around(look.size))
    return spots(label, around(own or look.size))


def _apart(picture: Lines, plane: Plane, look: Look) -> list[Label]:
    """Return the names of a chart with a target, where they hit neither lines nor each other."""
    order: tuple[Role, ...] = ("chosen", "target", "tried", "needed")
    named = [line for line in picture.lines if line.label and line.place != "none"]
    named.sort(key=lambda line: order.index(line.role) if line.role in order else len(order))
    wanted = [_candidates(line, look) for line in named]
    band = picture.band
    if band and band.label:
        words = Label(band.year, band.middle, band.label, look.colour("ink2"), False)
        places = [
            words._replace(y=value, align="right", dx=8, dy=dy)
            for value, dy in (
                (band.low, round(0.9 * look.size)),
                (band.high, -round(0.9 * look.size)),
                (band.middle, -round(0.9 * look.size)),
                (band.middle, round(0.9 * look.size)),
                (band.low, round(2 * look.size)),
            )
        ]
        wanted.append(places)
    return placed(wanted, _straight(picture, plane), plane, look.size, room=8)


def _labels(picture: Lines, plane: Plane, axis: Axis, height: int, look: Look) -> list[Label]:
    if picture.towards_target and not picture.column:
        return _apart(picture, plane, look)
    named = [line for line in picture.lines if line.label and line.place != "none"]
    column = [line for line in named if line.place == "end"]
    found = _in_column(column, picture, round(plane.last), axis, height, look) if column else []
    rest = [_candidates(line, look) for line in named if line not in column]
    return found + placed(rest, _straight(picture, plane), plane, look.size)


def spec(picture: Lines, look: Look) -> Spec:
    """Return the chart as a Vega-Lite specification."""
    height = look.height or height_of(picture)
    years, axis = year_axis(picture), value_axis(picture, 3 if look.few else 5)
    first = min(mark.year for line in picture.lines for mark in line.marks)
    last = round(years.high)
    written = [float(first), float(last)] if look.few else ticks(years)
    x = years_across("year", first, last, written, INSET)
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[axis.low, axis.high], nice=False, zero=False),
        axis=alt.Axis(
            title=None,
            values=ticks(axis),
            format=f",.{axis.decimals}f",
            domain=False,
            ticks=False,
        ),
    )
    layers: list[Any] = _band(picture.band, x, look) if picture.band else []
    layers += _breaks(picture, x, look)
    for role in STROKES:
        lines = [line for line in picture.lines if line.role == role and line.marks]
        if not lines:
            continue
        layers += _strokes(role, lines, x, y, look)
        if role == "required":
            layers.append(_ring(lines[0].marks[0], x, y, look))
    layers += labels(
        _labels(picture, _plane(axis, first, last, height, look), axis, height, look), x, y, look
    )
    layers += _pointed([line for line in picture.lines if line.observed], x, y)
    return assembled(layers, axis_note(picture, look), height, look)
