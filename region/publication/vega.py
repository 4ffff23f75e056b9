"""Charts as Vega-Lite specifications: plain data, in the look of paper."""

from __future__ import annotations

from typing import Any

from region.exhibits import Bars, Line, Lines, Mark
from region.exhibits.axes import Axis, bar_axis, value_axis, year_axis
from region.language import gettext
from region.model import Language
from region.publication import fonts
from region.publication.palette import CHOSEN, GRID, OTHER, QUIET, TARGET, TEXT

Spec = dict[str, Any]

COLOURS = {"chosen": CHOSEN, "other": OTHER, "target": TARGET, "course": OTHER}
NUMBERS: dict[Language, Spec] = {
    "sv": {"decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["", "\u00a0kr"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["SEK\u00a0", ""]},
}
SIZE = 14
BAR = 21
MARGIN = 60
"""What the numbers of the axis take, in pixels."""
APART = 17
"""How far two labels must lie from each other, in pixels."""


def _config(language: Language) -> Spec:
    axis = {"labelColor": f"#{QUIET}", "labelFontSize": SIZE, "gridColor": f"#{GRID}"}
    line = {"domainColor": f"#{OTHER}", "tickColor": f"#{OTHER}"}
    return {
        "locale": {"number": NUMBERS[language]},
        "font": fonts.FAMILY,
        "background": "#FFFFFF",
        "view": {"stroke": None},
        "axis": {**axis, **line},
        "text": {"fontSize": SIZE, "color": f"#{TEXT}"},
    }


def _points(marks: tuple[Mark, ...]) -> Spec:
    return {
        "values": [
            {"year": mark.year, "value": mark.value, "hollow": mark.provisional} for mark in marks
        ]
    }


def _label(mark: Mark, text: str, colour: str, **place: Any) -> Spec:
    """A label at a value, with a white edge so that lines do not cut it."""
    encoding = {
        "x": {"field": "year", "type": "quantitative"},
        "y": {"field": "value", "type": "quantitative"},
        "text": {"value": text},
    }
    look = {"type": "text", "fontWeight": "bold", "fontSize": SIZE, **place}
    edge = {**look, "stroke": "#FFFFFF", "strokeWidth": 4, "strokeJoin": "round"}
    layers = [edge, {**look, "color": f"#{colour}"}]
    return {"data": _points((mark,)), "encoding": encoding, "layer": [{"mark": m} for m in layers]}


def _strokes(line: Line, encoding: Spec) -> list[Spec]:
    """The line, cut at its breaks, and its observations; provisional ones are hollow."""
    colour = f"#{COLOURS[line.role]}"
    stroke: Spec = {"type": "line", "color": colour, "strokeWidth": 2.5}
    if line.role == "course":
        stroke |= {"strokeDash": [2, 5], "strokeWidth": 2}
    layers: list[Spec] = [
        {"data": _points(part), "mark": stroke, "encoding": encoding} for part in line.segments
    ]
    if line.role in ("chosen", "other"):
        fill = {"condition": {"test": "datum.hollow", "value": "#FFFFFF"}, "value": colour}
        mark = {"type": "point", "size": 45, "strokeWidth": 2, "stroke": colour, "opacity": 1}
        layers.append(
            {"data": _points(line.marks), "mark": mark, "encoding": {**encoding, "fill": fill}}
        )
    return layers


def _apart(places: list[float], end: float) -> list[float]:
    """Move labels away from each other, downwards in the order they lie, but not past the end."""
    moved: list[float] = []
    order = sorted(range(len(places)), key=places.__getitem__)
    for at in order:
        moved.append(max(places[at], moved[-1] + APART) if moved else places[at])
    shifts = [0.0] * len(places)
    for at, place in zip(reversed(order), reversed(moved), strict=True):
        end = min(place, end)
        shifts[at] = end - places[at]
        end -= APART
    return shifts


def _ticks(axis: Axis) -> list[float]:
    steps = round((axis.high - axis.low) / axis.step)
    return [round(axis.low + axis.step * at, 9) for at in range(steps + 1)]


def _depth(value: float, values: Axis, places: bool) -> float:
    """Return how far below the top of the axis a value lies, in its unit."""
    return value - values.low if places else values.high - value


def _end_labels(ends: list[Line], values: Axis, height: int, places: bool) -> list[Spec]:
    """Name lines to the right of the chart, each at its own end, apart from each other."""
    per = height / (values.high - values.low)
    shifts = _apart([_depth(line.marks[-1].value, values, places) * per for line in ends], height)
    place: Spec = {"align": "left", "baseline": "middle", "dx": 10}
    return [
        _label(line.marks[-1], line.label, COLOURS[line.role], **place, dy=shift)
        for line, shift in zip(ends, shifts, strict=True)
    ]


def _target_labels(picture: Lines, last_year: float, per_year: float) -> list[Spec]:
    """Name the latest value, the level and the way there, each on the side where nothing is."""
    by_role = {line.role: line for line in picture.lines}
    chosen, target, course = (by_role.get(role) for role in ("chosen", "target", "course"))
    layers = []
    down = course is not None and course.marks[0].value > course.marks[-1].value
    if chosen:
        last = chosen.marks[-1]
        room = (last_year - last.year) * per_year
        place: Spec = {"align": "left", "dx": 10, "dy": -14 if down else 16}
        if room < fonts.width(chosen.label, SIZE, bold=True) + 20:
            last = last._replace(year=int(last_year))
            place = {"align": "right", "dy": -20 if down else 24}
        layers.append(_label(last, chosen.label, CHOSEN, **place))
    if target:
        place = {"align": "right", "dy": 18 if down else -10}
        layers.append(_label(target.marks[-1], target.label, TARGET, **place))
    if course:
        start, end = course.marks[0], course.marks[-1]
        middle = Mark((start.year + end.year) // 2, (start.value + end.value) / 2, "")
        place = (
            {"align": "left", "dx": 10, "dy": -8}
            if down
            else {"align": "right", "dx": -8, "dy": -10}
        )
        layers.append(_label(middle, course.label, QUIET, **place))
    return layers


def lines_spec(picture: Lines, language: Language, width: int, height: int) -> Spec:
    """Return courses over the years, each named at its end."""
    years, values = year_axis(picture), value_axis(picture)
    shown = _ticks(years)
    if picture.places:
        shown = sorted({mark.year for line in picture.lines for mark in line.marks})
    first = min(mark.year for line in picture.lines for mark in line.marks)
    turned = {"reverse": True} if picture.places else {}
    across = {
        "field": "year",
        "type": "quantitative",
        "scale": {"domain": [first, years.high], "nice": False, "padding": 10},
        "axis": {
            "values": [year for year in shown if year >= first],
            "format": "d",
            "title": None,
            "grid": False,
        },
    }
    up = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [values.low, values.high], "nice": False, "zero": False} | turned,
        "axis": {
            "title": None,
            "format": f",.{values.decimals}f",
            "values": _ticks(values),
            "domain": False,
            "ticks": False,
        },
    }
    encoding = {"x": across, "y": up}
    layers: list[Spec] = []
    for line in picture.lines:
        layers += _strokes(line, encoding)
    towards_target = any(line.role in ("target", "course") for line in picture.lines)
    named = [line for line in picture.lines if line.label]
    ends = [line for line in named if line.role in ("chosen", "other")]
    beside = 14 + max(fonts.width(line.label, SIZE, bold=True) for line in ends)
    if towards_target:
        beside = 0
        per_year = (width - MARGIN) / max(years.high - first, 1)
        layers += _target_labels(picture, years.high, per_year)
    else:
        layers += _end_labels(ends, values, height, picture.places)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width - beside - MARGIN,
        "height": height,
        "padding": {"left": 2, "right": beside, "top": 14, "bottom": 2},
        "layer": layers,
        "config": _config(language),
    }


def bars_spec(picture: Bars, language: Language, width: int) -> Spec:
    """Return bars from the largest at the top, with names and values."""
    axis = bar_axis(picture)
    names = max(fonts.width(bar.name, SIZE) for bar in picture.bars) + 12
    numbers = max(fonts.width(bar.text, SIZE) for bar in picture.bars) + 12
    rows = [
        {"name": bar.name, "value": bar.value, "text": bar.text, "chosen": bar.chosen}
        for bar in picture.bars
    ]
    down = {
        "field": "name",
        "type": "nominal",
        "sort": None,
        "axis": {"title": None, "ticks": False, "labelLimit": 300, "labelColor": f"#{TEXT}"},
    }
    across = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [axis.low, axis.high], "nice": False},
        "axis": None,
    }
    colour = {
        "condition": {"test": "datum.chosen", "value": f"#{CHOSEN}"},
        "value": f"#{OTHER}",
    }
    place = {"type": "text", "align": "left", "baseline": "middle", "dx": 5}
    left = {**place, "align": "right", "dx": -5}
    text = {"field": "text", "type": "nominal"}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width - names - numbers,
        "height": {"step": BAR},
        "padding": {"left": 2, "right": numbers, "top": 2, "bottom": 2},
        "data": {"values": rows},
        "encoding": {"y": down, "x": across},
        "layer": [
            {"mark": {"type": "bar", "height": BAR - 5}, "encoding": {"color": colour}},
            {
                "transform": [{"filter": "datum.value >= 0"}],
                "mark": place,
                "encoding": {"text": text},
            },
            {
                "transform": [{"filter": "datum.value < 0"}],
                "mark": left,
                "encoding": {"text": text},
            },
        ],
        "config": _config(language),
    }


def unit_note(picture: Lines | Bars, language: Language) -> str:
    """Return the unit, that the axis does not begin at zero, and what a cut line means."""
    _ = gettext(language)
    note = picture.unit
    if isinstance(picture, Bars):
        return note
    if not (picture.places or value_axis(picture).from_zero):
        note = _("{unit} (axeln börjar inte på noll)").format(unit=note)
    if any(len(line.segments) > 1 for line in picture.lines):
        note = f"{note}. " + _("Avbruten linje: bruten serie")
    return note
