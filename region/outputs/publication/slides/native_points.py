"""Dots that PowerPoint can edit: two measures against each other, strips, and pairs.

Each is a chart of points, whose cached values are the exhibit's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.enum.chart import XL_TICK_LABEL_POSITION as AT
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.util import Inches, Pt

from region.outputs.charts.axes import Axis, dot_axes, pair_axis, place_axis, strip_axis
from region.outputs.charts.look import Label
from region.outputs.charts.model import Dot, Dots, Line, Pairs, Places, StripDot, Strips
from region.outputs.charts.palette import TOKENS
from region.outputs.charts.placing import Box as Place
from region.outputs.charts.placing import Plane, box_of
from region.outputs.publication.slides.canvas import (
    CHOSEN,
    OTHER,
    POINTS,
    QUIET,
    SMALLEST,
    TEXT,
    Box,
    Canvas,
    colour,
    describe,
)
from region.outputs.publication.slides.native_charts import (
    number_format,
    plot_place,
    value_axis,
    widest,
)

PALE, PALER = TOKENS["light"]["mark"], TOKENS["light"]["line"]
SIZES = (4, 6, 8, 10)
"""Points across of a strip's dots, from the members of least weight to those of most."""

ABOVE, BELOW = 0.07, 0.06
"""The shares of the height that the marks of the axis take above the rows, and a name below."""


class _Points(NamedTuple):
    """Points with one look. `texts` are their labels, "" where a point has none."""

    name: str
    points: tuple[tuple[float, float], ...]
    shade: Any
    size: int
    shape: Any = XL_MARKER_STYLE.CIRCLE
    texts: tuple[str, ...] = ()
    side: Any = XL_LABEL_POSITION.ABOVE
    bold: bool = False
    joined: bool = False
    dotted: bool = False


def _chart(canvas: Canvas, sets: Sequence[_Points], decimals: int, box: Box) -> tuple[Any, Any]:
    """Add a chart with the sets as its series; return its frame and the chart.

    The longest set comes first: LibreOffice draws no set before one that is longer.
    """
    first = max(sets, key=lambda one: len(one.points))
    sets = [first, *(one for one in sets if one is not first)]
    data = XyChartData(number_format=number_format(decimals))
    for one in sets:
        series = data.add_series(one.name)
        for x, y in one.points:
            series.add_data_point(x, y)
    frame = canvas.slide.shapes.add_chart(
        XL_CHART_TYPE.XY_SCATTER, *(Inches(side) for side in box), data
    )
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(SMALLEST)
    for series, one in zip(chart.plots[0].series, sets, strict=True):
        _look(series, one)
    return frame, chart


def _look(series: Any, one: _Points) -> None:
    marker = series.marker
    if one.joined:
        colour(series.format.line.color, one.shade)
        series.format.line.width = Pt(2.25 if one.bold else 1.25)
        if one.dotted:
            series.format.line.dash_style = MSO_LINE_DASH_STYLE.ROUND_DOT
    else:
        series.format.line.fill.background()
    if not one.size:
        marker.style = XL_MARKER_STYLE.NONE
    else:
        marker.style, marker.size = one.shape, one.size
        marker.format.fill.solid()
        colour(marker.format.fill.fore_color, one.shade)
        colour(marker.format.line.color, one.shade)
    for at, text in enumerate(one.texts):
        if text:
            _label(series.points[at].data_label, text, one)


def _label(label: Any, text: str, one: _Points) -> None:
    label.position = one.side
    label.text_frame.text = text
    font = label.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(SMALLEST), one.bold
    own_ink = TEXT if one.shade in (PALE, PALER) else one.shade
    inside = one.side == XL_LABEL_POSITION.CENTER and one.size and own_ink is not TEXT
    colour(font.color, TOKENS["light"]["paper"] if inside else own_ink)
    label.text_frame.word_wrap = False


def _titled(axis: Any, text: str) -> None:
    axis.has_title = True
    axis.axis_title.text_frame.text = text
    font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(SMALLEST), False
    colour(font.color, QUIET)


SPOTS = {
    XL_LABEL_POSITION.RIGHT: ("left", 8, 0),
    XL_LABEL_POSITION.LEFT: ("right", -8, 0),
    XL_LABEL_POSITION.ABOVE: ("center", 0, -14),
    XL_LABEL_POSITION.BELOW: ("center", 0, 14),
}
"""Where PowerPoint puts a label, as shifts in points."""


def _free(named: Sequence[Dot], axes: tuple[Axis, Axis], box: Box) -> dict[str, Any]:
    """Return where each name stands free of the others; one that would stand on another has none.

    The first chooses first.
    """
    across, up = axes
    size = (box.width * POINTS - 60, box.height * POINTS - 50)
    plane = Plane(*size, across.low, across.high, up.low, up.high, 0)
    taken = [placed_box(dot.x, dot.y, plane) for dot in named]
    found: dict[str, Any] = {}
    for dot in named:
        for side, (align, dx, dy) in SPOTS.items():
            place = box_of(Label(dot.x, dot.y, dot.name, "", True, align, dx, dy), plane, SMALLEST)
            if not any(place.overlap(other) for other in taken) and not place.outside(plane, 0):
                found[dot.name] = side
                taken.append(place)
                break
    return found


def placed_box(x: float, y: float, plane: Plane) -> Place:
    """Return the place that a dot takes, in points."""
    left, top = plane.at(x, y)
    return Place(left - 4, top - 4, left + 4, top + 4)


def dots(canvas: Canvas, picture: Dots, box: Box, name: str, alternative: str) -> None:
    """Draw areas in two measures; ours and its peers are named, the rest are pale."""
    axes = dot_axes(picture)
    order = ("chosen", "other")
    named = [dot for role in order for dot in picture.dots if dot.role == role]
    sides = _free(named, axes, box)
    looks = (("", PALER, 5, False), ("other", QUIET, 8, False), ("chosen", CHOSEN, 12, True))
    sets = []
    for role, shade, size, bold in looks:
        part = [dot for dot in picture.dots if dot.role == role]
        for side in dict.fromkeys((None, *SPOTS)):
            held = [dot for dot in part if sides.get(dot.name) == side]
            if held:
                points = tuple((dot.x, dot.y) for dot in held)
                texts = tuple(dot.name for dot in held) if side is not None else ()
                name_of_set = held[0].name if len(held) == 1 else picture.unit
                at = side if side is not None else XL_LABEL_POSITION.ABOVE
                sets.append(
                    _Points(name_of_set, points, shade, size, texts=texts, side=at, bold=bold)
                )
    frame, chart = _chart(canvas, sets, picture.decimals, box)
    describe(frame, name, alternative)
    for axis, scale in zip((chart.category_axis, chart.value_axis), axes, strict=True):
        value_axis(axis, scale)
    across = chart.category_axis
    across.has_major_gridlines = False
    colour(across.format.line.color, OTHER)
    across.tick_label_position = chart.value_axis.tick_label_position = AT.LOW
    _titled(across, picture.x_title)


def _courses(line: Line, size: int) -> list[_Points]:
    """Return an area's places as lines whose marks say the place, ours on top.

    Over a break our own line goes on as dots.
    """
    own = line.role == "chosen"
    shade = CHOSEN if own else PALER
    look = _Points(line.name, (), shade, size, side=XL_LABEL_POSITION.CENTER, bold=own, joined=True)
    found = [
        look._replace(
            points=tuple((mark.year, mark.value) for mark in run),
            texts=tuple(mark.text for mark in run),
        )
        for run in line.segments
    ]
    over = zip(line.segments, line.segments[1:], strict=False) if own else ()
    dots = [
        look._replace(
            points=tuple((mark.year, mark.value) for mark in (before[-1], after[0])),
            size=0,
            dotted=True,
        )
        for before, after in over
    ]
    return [*dots, *found]


def _last_names(lines: Sequence[Line], year: int) -> dict[float, tuple[str, bool]]:
    """Return who has each place of an edition, and whether we are among them."""
    held: dict[float, list[Line]] = {}
    for line in lines:
        for mark in line.marks:
            if mark.year == year:
                held.setdefault(mark.value, []).append(line)
    return {
        rank: (", ".join(one.name for one in found), any(one.role == "chosen" for one in found))
        for rank, found in held.items()
    }


def bumps(canvas: Canvas, picture: Places, box: Box, name: str, alternative: str) -> None:
    """Draw places over editions, the first at the top; those of the last edition are named.

    A line is cut where the method broke. Areas that share a place are named together.
    """
    scale = place_axis(picture)
    under = dict(picture.under)
    years = sorted({mark.year for line in picture.lines for mark in line.marks})
    head = (scale.high - scale.low + 1) * 0.1
    row = box.height * POINTS / (scale.high - scale.low + 1 + head)
    lines = sorted(picture.lines, key=lambda line: line.role == "chosen")
    words = _last_names(lines, years[-1])
    sets = [one for line in lines for one in _courses(line, int(max(7, min(20, row))))]
    sets += [
        _Points(
            "",
            tuple((float(years[-1]), rank) for rank in ranks),
            CHOSEN if own else TEXT,
            0,
            texts=tuple("   " + words[rank][0] for rank in ranks),
            side=XL_LABEL_POSITION.RIGHT,
            bold=own,
        )
        for own in (False, True)
        if (ranks := [rank for rank, (_names, ours) in words.items() if ours == own])
    ]
    heads = tuple("\n".join(under.get(year, (str(year),))) for year in years)
    above = tuple((float(year), scale.low - 0.5 - head / 2) for year in years)
    sets.append(_Points("", above, TEXT, 0, texts=heads, side=XL_LABEL_POSITION.CENTER))
    frame, chart = _chart(canvas, sets, 0, box)
    describe(frame, name, alternative)
    margin = (years[-1] - years[0]) * 0.06 or 1
    for axis, low, high in (
        (chart.category_axis, years[0] - margin, years[-1] + margin / 2),
        (chart.value_axis, scale.low - 0.5 - head, scale.high + 0.5),
    ):
        axis.minimum_scale, axis.maximum_scale, axis.has_major_gridlines = low, high, False
        axis.tick_label_position, axis.major_tick_mark = AT.NONE, XL_TICK_MARK.NONE
        axis.format.line.fill.background()
    chart.value_axis.reverse_order = True
    beside = widest(names for names, _ours in words.values()) + 0.2
    plot_place(chart, 0, 0, 1 - beside / box.width, 1)


def _rows(chart: Any, number: int, scale: Axis, box: Box, sides: tuple[float, float]) -> None:
    """Let rows below each other use the whole height, with room for words at both sides.

    `sides` are the inches that the words to the left and to the right need.
    """
    across, down = chart.category_axis, chart.value_axis
    value_axis(across, scale)
    across.tick_label_position = AT.LOW  # at the end where the rows begin
    down.minimum_scale, down.maximum_scale, down.major_unit = 0.5, number + 0.5, 1
    down.reverse_order = True
    down.has_major_gridlines = False
    down.major_tick_mark = XL_TICK_MARK.NONE
    down.tick_label_position = AT.NONE
    down.format.line.fill.background()
    left, right = (side / box.width for side in sides)
    plot_place(chart, left, ABOVE, 1 - left - right, 1 - ABOVE - BELOW)


def _names(names: Sequence[str], scale: Axis) -> _Points:
    """Return the rows' names as labels of points without marks, at the left edge."""
    points = tuple((scale.low, float(at)) for at in range(1, len(names) + 1))
    return _Points("", points, TEXT, 0, texts=tuple(names), side=XL_LABEL_POSITION.LEFT)


def _by_weight(picture: Strips) -> list[list[tuple[float, float]]]:
    """Return the dots of all rows, divided by how much they weigh."""
    most = max((dot.weight for row in picture.rows for dot in row.dots), default=1) or 1
    found: list[list[tuple[float, float]]] = [[] for _size in SIZES]

    def size_of(dot: StripDot) -> int:
        return min(len(SIZES) - 1, int((dot.weight / most) ** 0.5 * len(SIZES)))

    for at, row in enumerate(picture.rows, 1):
        for dot in row.dots:
            found[size_of(dot)].append((dot.value, float(at)))
    return found


def strips(canvas: Canvas, picture: Strips, box: Box, name: str, alternative: str) -> None:
    """Draw groups below each other: their members pale, larger if heavier, their own value blue."""
    scale = strip_axis(picture)
    names = [row.name for row in picture.rows]
    own = tuple(
        (row.own, float(at)) for at, row in enumerate(picture.rows, 1) if row.own is not None
    )
    sets = [
        _Points(picture.unit, tuple(points), PALE, size)
        for points, size in zip(_by_weight(picture), SIZES, strict=True)
        if points
    ]
    if picture.whole is not None:
        ends = ((picture.whole, 0.5), (picture.whole, len(names) + 0.5))
        said, below = ("", picture.whole_label), XL_LABEL_POSITION.BELOW
        sets.append(
            _Points(picture.whole_label, ends, TEXT, 0, texts=said, side=below, joined=True)
        )
    sets.append(_Points(picture.unit, own, CHOSEN, 9, XL_MARKER_STYLE.DIAMOND))
    frame, chart = _chart(canvas, [*sets, _names(names, scale)], picture.decimals, box)
    describe(frame, name, alternative)
    _rows(chart, len(names), scale, box, (widest(names), 0.3))


def pairs(canvas: Canvas, picture: Pairs, box: Box, name: str, alternative: str) -> None:
    """Draw places below each other: women and men as two shapes, joined, and the gap said."""
    scale = pair_axis(picture)
    names = [row.name for row in picture.rows]
    women, men = (
        tuple((value, float(at)) for at, value in enumerate(values, 1))
        for values in ([row.women for row in picture.rows], [row.men for row in picture.rows])
    )
    between = [
        _Points(row.name, ((row.women, at), (row.men, at)), PALE, 0, joined=True, bold=row.chosen)
        for at, row in enumerate(picture.rows, 1)
    ]
    sides = (XL_LABEL_POSITION.LEFT, XL_LABEL_POSITION.RIGHT)
    if women[0] > men[0]:
        sides = (sides[1], sides[0])
    gaps = tuple((scale.high, float(at)) for at in range(1, len(names) + 1))
    texts = tuple(row.text for row in picture.rows)
    look = TOKENS["light"]
    sets = [
        *between,
        _Points(picture.women, women, look["women"], 9, texts=(picture.women,), side=sides[0]),
        _Points(
            *(picture.men, men, look["men"], 9, XL_MARKER_STYLE.DIAMOND),
            texts=(picture.men,),
            side=sides[1],
        ),
        _names(names, scale),
        _Points("", gaps, TEXT, 0, texts=texts, side=XL_LABEL_POSITION.RIGHT),
    ]
    frame, chart = _chart(canvas, sets, picture.decimals, box)
    describe(frame, name, alternative)
    _rows(chart, len(names), scale, box, (widest(names), widest(texts)))
