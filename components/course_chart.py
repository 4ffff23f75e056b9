"""The chart of a target's course: what has been, what is needed, and where the pace leads."""

from __future__ import annotations

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
from region import formatting as fmt
from region.language import gettext
from region.model import Language
from region.progress import Point
from region.target_course import CourseView
from region.target_paces import WhatIf

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

ROOM_FOR_LABEL = 0.15
"""Share of the years to the right of the last value that its label needs."""

FLAT_PATH = 0.2
"""A path that rises or falls less than this share of the axis has no room for its name."""

ALONG_PATH = 0.3


def _line(
    points: tuple[Point, ...], x: alt.X, y: alt.Y, colour: str, dash: list[int], width: float = 2
) -> alt.Chart:
    return (
        alt.Chart(pd.DataFrame(points))
        .mark_line(color=colour, strokeWidth=width, strokeDash=dash, aria=False)
        .encode(x=x, y=y)
    )


def _path_label(points: tuple[Point, ...], x: alt.X, y: alt.Y, text: str, colour: str) -> alt.Chart:
    """Write beside a straight path, where it is well on its way."""
    first, last = points
    rising = last.value > first.value
    place = pd.DataFrame(
        {
            "year": [first.year + ALONG_PATH * (last.year - first.year)],
            "value": [first.value + ALONG_PATH * (last.value - first.value)],
            "label": [text],
        }
    )
    return (
        alt.Chart(place)
        .mark_text(
            align="right" if rising else "left",
            dx=-6 if rising else 6,
            dy=-8,
            fontSize=13,
            color=colour,
        )
        .encode(x=x, y=y, text="label:N")
    )


def _target_label(course: CourseView, x: alt.X, y: alt.Y, colour: str) -> alt.Chart:
    """Name the target line where the series is not: at its end if it should rise, else first."""
    line = pd.DataFrame(course.target_line)
    if course.target.direction == "up":
        return _end_label(line, x, y, course.line_label, colour, dy=-8)
    first = line.head(1).assign(label=course.line_label)
    return (
        alt.Chart(first)
        .mark_text(align="left", dx=2, dy=-8, fontSize=13, fontWeight="bold", color=colour)
        .encode(x=x, y=y, text="label:N")
    )


def _latest_label(
    data: pd.DataFrame, x: alt.X, y: alt.Y, text: str, colour: str, where: str
) -> alt.Chart:
    """Write the last value off the lines: `end`, `right`, `below` or `above` to the right."""
    if where == "end":
        return _end_label(data, x, y, text, colour)
    places: dict[str, dict[str, Any]] = {
        "right": {"align": "left", "dx": 10, "dy": 0},
        "below": {"align": "center", "dx": 0, "dy": 20},
        "above": {"align": "left", "dx": 2, "dy": -16},
    }
    return (
        alt.Chart(data.tail(1).assign(label=text))
        .mark_text(**places[where], fontSize=13, fontWeight="bold", color=colour)
        .encode(x=x, y=y, text="label:N")
    )


def _band(course: CourseView, x: alt.X, colour: str) -> list[alt.Chart]:
    """Where the pace so far leads: the range as a wedge, the middle as a dashed line."""
    latest = course.status.progress.latest
    if course.projection is None or latest is None:
        return []
    year, low, middle, high = course.projection
    wedge = pd.DataFrame(
        {
            "year": [latest.year, year],
            "value": [latest.value, low],
            "high": [latest.value, high],
            "middle": [latest.value, middle],
        }
    )
    area = alt.Chart(wedge).mark_area(color=colour, opacity=0.18, line=False, aria=False)
    line = alt.Chart(wedge).mark_line(color=colour, strokeWidth=2, strokeDash=[7, 4], aria=False)
    return [
        area.encode(x=x, y=alt.Y("value:Q"), y2="high:Q"),
        line.encode(x=x, y=alt.Y("middle:Q")),
    ]


def _breaks(course: CourseView, x: alt.X, colour: str, text: str) -> list[alt.Chart]:
    inside = [year for year in course.series.breaks if year > course.series.first.year]
    if not inside:
        return []
    data = pd.DataFrame({"year": [year - 0.5 for year in inside], "label": text})
    rule = alt.Chart(data).mark_rule(color=colour, strokeDash=[2, 3], aria=False).encode(x=x)
    words = alt.Chart(data).mark_text(align="left", baseline="top", dx=4, fontSize=13, color=colour)
    return [rule, words.encode(x=x, y=alt.value(0), text="label:N")]


@lru_cache(maxsize=128)
def course_spec(
    course: CourseView, tried: WhatIf | None, theme: ThemeType, language: Language
) -> dict[str, Any]:
    """Return the chart; a yearly amount is drawn as bars, all else as a line over time."""
    if course.target.kind == "yearly":
        return _yearly_spec(course, tried, theme, language)
    _ = gettext(language)
    series, colour = course.series, COLOURS[theme]
    data = _frame(series, "observed")
    drawn = [
        *course.target_line,
        *course.required,
        *course.needed,
        *(tried.points if tried else ()),
    ]
    values = [*data["value"], *(point.value for point in drawn)]
    if course.projection:
        values += course.projection[1:]
    years = [*data["year"], *(point.year for point in drawn)]
    x = _year_axis(years)
    y = _value_axis(series.decimals, min(values), max(values))
    layers: list[Any] = _band(course, x, colour["other"])
    layers += _breaks(course, x, colour["secondary"], _("brott i serien"))
    if course.required:
        layers.append(_line(course.required, x, y, colour["target"], [1, 5], 1.5))
        start = pd.DataFrame([course.required[0]])
        ring = alt.Chart(start).mark_point(
            size=190, strokeWidth=2, stroke=colour["target"], fillOpacity=0, opacity=1, aria=False
        )
        layers.append(ring.encode(x=x, y=y))
    if course.needed:
        layers.append(_line(course.needed, x, y, colour["target"], [5, 4], 2))
    up = course.target.direction == "up"
    if course.target_line:
        layers.append(_line(course.target_line, x, y, colour["target"], [], 2))
        layers.append(_target_label(course, x, y, colour["target"]))
    if tried and tried.points:
        layers.append(_line(tried.points, x, y, colour["chosen"], [3, 3], 2))
    layers += _marks(data, x, y, colour["chosen"], colour["surface"])
    number = fmt.number(series.latest.value, series.decimals, language)
    latest = f"{number} ({series.latest.period})"
    room = (max(years) - series.latest.year) / max(max(years) - min(years), 1) > ROOM_FOR_LABEL
    alone = not course.needed and course.projection is None
    where = "end" if not room else "right" if alone else "below" if up else "above"
    layers.append(_latest_label(data, x, y, latest, colour["chosen"], where))
    reach = (max(values) - min(values)) or 1
    if course.needed:
        first, last = course.needed
        if abs(last.value - first.value) / reach > FLAT_PATH:
            words = _("krävs härifrån")
            layers.append(_path_label(course.needed, x, y, words, colour["target"]))
    if course.projection:
        year, _low, middle, _high = course.projection
        end = pd.DataFrame({"year": [year], "value": [middle]})
        on = _("om takten fortsätter: {value}").format(
            value=fmt.number(middle, series.decimals, language)
        )
        above = middle > series.latest.value
        layers.append(_end_label(end, x, y, on, colour["secondary"], dy=-10 if above else 16))
    title = _subtitle(series.unit, min(values), max(values), language)
    return _config(layers, title, theme, language)


def _yearly_spec(
    course: CourseView, tried: WhatIf | None, theme: ThemeType, language: Language
) -> dict[str, Any]:
    """Bars, one for each year; years before the target counts are grey, tried ones hollow."""
    _ = gettext(language)
    series, colour = course.series, COLOURS[theme]
    since = course.status.progress.years_counted[0] if course.status.progress.years_counted else 0
    rows = [
        {
            "year": point.year,
            "value": point.value,
            "text": f"{series.area} {point.period}: {point.text}",
            "kind": "counted" if point.year >= since else "before",
        }
        for point in series.points
    ]
    if tried and tried.points:
        first, last = tried.points
        words = fmt.with_unit(tried.pace, series.decimals, series.unit, language)
        rows += [
            {
                "year": year,
                "value": tried.pace,
                "text": _("Provat: {value}").format(value=words),
                "kind": "tried",
            }
            for year in range(first.year, last.year + 1)
        ]
    data = pd.DataFrame(rows)
    level = course.target_line[0].value if course.target_line else 0
    x = alt.X(
        "year:O",
        scale=alt.Scale(padding=0.25),
        axis=alt.Axis(title=None, labelAngle=0, labelOverlap="greedy", grid=False),
    )
    top = max(level, data["value"].max()) * 1.12
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, top]),
        axis=alt.Axis(title=None, tickCount=5, format=",.0f", domain=False, ticks=False),
    )
    bars = alt.Chart(data).encode(x=x, y=y, tooltip=alt.Tooltip("text:N", title=" "))
    fills = {"counted": colour["chosen"], "before": colour["other"]}
    layers: list[Any] = [
        bars.transform_filter(alt.datum.kind == kind).mark_bar(color=fill, aria=False)
        for kind, fill in fills.items()
    ]
    layers.append(
        bars.transform_filter(alt.datum.kind == "tried").mark_bar(
            fillOpacity=0, stroke=colour["chosen"], strokeDash=[3, 3], strokeWidth=1.5, aria=False
        )
    )
    line = pd.DataFrame({"value": [level], "label": [course.line_label]})
    layers.append(
        alt.Chart(line).mark_rule(color=colour["target"], strokeWidth=2, aria=False).encode(y=y)
    )
    layers.append(
        alt.Chart(line)
        .mark_text(
            align="left", dx=4, dy=-8, fontSize=13, fontWeight="bold", color=colour["target"]
        )
        .encode(x=alt.value(0), y=y, text="label:N")
    )
    return _config(layers, series.unit, theme, language)
