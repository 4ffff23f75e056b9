"""Courses over the years: observations, a target and the way there, where a pace leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

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
    tip,
    years_across,
)
from region.outputs.charts.model import Band, Line, Lines, Mark, Role
from region.outputs.charts.palette import CATEGORIES
from region.words.language import gettext

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

HEIGHT, HEIGHT_OF_MANY, MANY = 300, 420, 6
"""A chart's own height; one of many lines is higher, so that their names have room."""

AROUND = 48
"""What the unit above and the years below take of a chart's height, in pixels."""

ALONG, FLAT = 0.3, 0.2
"""Where beside a straight way its name stands, and how much of the axis it must rise or fall."""


class Stroke(NamedTuple):
    """How a role is drawn. `dots`: every observation, or only those that a line cannot show."""

    token: str
    words: str
    width: float
    dash: tuple[int, ...] = (1, 0)
    dots: bool = False
    bold: bool = True
    shape: str = "circle"


STROKES: dict[Role, Stroke] = {
    "other": Stroke("mark", "peer", 1.8, bold=False),
    "whole": Stroke("ink", "ink", 2, (6, 4), bold=False),
    "fifth": Stroke("4", "4", 2.5, dots=True),
    "fourth": Stroke("3", "3", 2.5, dots=True),
    "third": Stroke("2", "2", 2.5, dots=True),
    "second": Stroke("1", "1", 2.5, dots=True),
    "men": Stroke("men", "men", 2.5, (7, 3), dots=True, shape="diamond"),
    "women": Stroke("women", "women", 2.5, dots=True),
    "required": Stroke("ink", "ink2", 1.5, (1, 5), bold=False),
    "needed": Stroke("ink", "ink2", 2, (5, 4), bold=False),
    "target": Stroke("ink", "ink", 2),
    "tried": Stroke("blue", "blue", 2, (3, 3)),
    "chosen": Stroke("blue", "blue", 2.6, dots=True),
}
"""In the order in which they are drawn, the last on top."""


def shape_of(role: Role) -> str:
    """Return the shape of a role's dots."""
    return STROKES[role].shape


def shade(token: str, look: Look) -> str:
    """Return the colour of a stroke's token: of the theme, or one of the categories."""
    return CATEGORIES[look.theme][int(token)] if token.isdigit() else look.colour(token)


def height_of(picture: Lines) -> int:
    """Return the chart's own height in pixels."""
    many = sum(line.observed for line in picture.lines) >= MANY
    return HEIGHT_OF_MANY if many else HEIGHT


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
                    "alone": len(segment) == 1,
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
        .encode(x=x, y=y, detail="line:N")
    ]
    if not lines[0].observed:
        return layers
    seen = rows if stroke.dots else [row for row in rows if row["hollow"] or row["alone"]]
    if seen:
        fill = alt.condition(alt.datum.hollow, alt.value(look.colour("paper")), alt.value(colour))
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
        area.encode(x=x, y=alt.Y("value:Q"), y2="high:Q"),
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
        words.encode(x=x, y=alt.value(0), text="text:N"),
    ]


def _in_column(lines: list[Line], last: int, axis: Axis, height: int, look: Look) -> list[Label]:
    """Name lines to the right of the chart, as high as they end, apart from each other."""
    unit = (axis.high - axis.low) / max(height - AROUND, 1)
    ends = [line.marks[-1].value for line in lines]
    places = apart(ends, look.size * 1.25 * unit, axis.low, axis.high)
    return [
        Label(
            last,
            place,
            line.label,
            shade(STROKES[line.role].words, look),
            STROKES[line.role].bold,
            dx=12,
        )
        for line, place in zip(lines, places, strict=True)
    ]


def _own_place(line: Line, look: Look, end: float) -> Label:
    """Return the label of a line that has a place of its own."""
    colour, bold = shade(STROKES[line.role].words, look), STROKES[line.role].bold
    first, last = line.marks[0], line.marks[-1]
    if line.place == "start":
        return Label(first.year, first.value, line.label, colour, bold, "left", 2, -12)
    if line.place == "along":
        rising = last.value > first.value
        return Label(
            first.year + ALONG * (last.year - first.year),
            first.value + ALONG * (last.value - first.value),
            line.label,
            colour,
            bold,
            "right" if rising else "left",
            -8 if rising else 8,
            -10,
        )
    if line.place == "end":
        return Label(last.year, last.value, line.label, colour, bold, "right", 6, -12)
    if line.place == "right":
        return Label(last.year, last.value, line.label, colour, bold, "left", 12, 0)
    dy = 20 if line.place == "below" else -16
    at_end = last.year >= end
    return Label(
        last.year,
        last.value,
        line.label,
        colour,
        bold,
        "right" if at_end else "left",
        4 if at_end else 2,
        dy,
    )


def _labels(picture: Lines, axis: Axis, last: int, height: int, look: Look) -> list[Label]:
    named = [line for line in picture.lines if line.label and line.place != "none"]
    column = [] if picture.towards_target else [n for n in named if n.place == "end"]
    found = _in_column(column, last, axis, height, look) if column else []
    reach = axis.high - axis.low
    for line in named:
        flat = abs(line.marks[-1].value - line.marks[0].value) / reach < FLAT
        if line not in column and not (line.place == "along" and flat):
            found.append(_own_place(line, look, last))
    band = picture.band
    if band and band.label:
        above = band.middle > band.start.value
        found.append(
            Label(
                band.year,
                band.middle,
                band.label,
                look.colour("ink2"),
                False,
                "right",
                6,
                -12 if above else 14,
            )
        )
    return found


def spec(picture: Lines, look: Look) -> Spec:
    """Return the chart as a Vega-Lite specification."""
    height = look.height or height_of(picture)
    years, axis = year_axis(picture), value_axis(picture)
    first = min(mark.year for line in picture.lines for mark in line.marks)
    last = round(years.high)
    x = years_across("year", first, last, ticks(years), 12)
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
    layers += labels(_labels(picture, axis, last, height, look), x, y, look)
    layers += _pointed([line for line in picture.lines if line.observed], x, y)
    return assembled(layers, axis_note(picture, look), height, look)
