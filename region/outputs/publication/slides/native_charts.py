"""Charts that PowerPoint can edit: their cached values are the exhibit's own."""

from __future__ import annotations

from typing import Any, NamedTuple

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from region.outputs.charts import Look, fonts
from region.outputs.charts.axes import Axis, bar_axis, place_axis, value_axis, year_axis
from region.outputs.charts.model import OBSERVED, Bar, Bars, Lines, Mark, Places, Role, Steps
from region.outputs.charts.palette import TOKENS
from region.outputs.charts.strokes import STROKES
from region.outputs.charts.strokes import shade as shade_of
from region.outputs.publication.slides.canvas import (
    CHOSEN,
    OTHER,
    POINTS,
    QUIET,
    TEXT,
    WIDER,
    Box,
    Canvas,
    colour,
    describe,
)

COLOURS = {"blue": CHOSEN, "mark": OTHER, "ink": TEXT, "ink2": QUIET, "peer": QUIET}
"""The theme's colours for the charts' own; what the theme lacks is drawn as on pages."""

PAPER = Look("sv")


def number_format(decimals: int) -> str:
    """Return Excel's format; Excel writes it with the reader's own signs."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _value_axis(axis: Any, scale: Axis) -> None:
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = scale.low, scale.high, scale.step
    axis.tick_labels.number_format = number_format(scale.decimals)
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.font.size = Pt(12)
    colour(axis.tick_labels.font.color, QUIET)
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.width = Pt(0.75)
    colour(axis.major_gridlines.format.line.color, TOKENS["light"]["line"])


class _Drawn(NamedTuple):
    """A run of marks as PowerPoint draws it; `named` once for each line."""

    name: str
    role: Role
    marks: tuple[Mark, ...]
    named: bool
    label: str = ""


def _runs(picture: Lines | Places) -> list[_Drawn]:
    """Return every run of every line, and where the pace leads as three lines of its own."""
    drawn = []
    for line in picture.lines:
        name = line.name if line.observed else line.label or line.name
        for at, run in enumerate(line.segments):
            label = run[-1].text if run is line.segments[-1] and line.observed else ""
            drawn.append(_Drawn(name, line.role, run, at == 0, label))
    band = picture.band if isinstance(picture, Lines) else None
    if band:
        for value, name in ((band.low, ""), (band.high, ""), (band.middle, band.label)):
            end = Mark(band.year, value, "")
            drawn.append(_Drawn(name or band.label, "other", (band.start, end), bool(name)))
    return drawn


def _look(series: Any, run: _Drawn, *, led: bool) -> None:
    """Give a line its colour; provisional values are hollow, what is not observed has no marks."""
    series.smooth = False
    stroke = STROKES[run.role]
    shade = COLOURS.get(stroke.token) or shade_of(stroke.token, PAPER)
    colour(series.format.line.color, shade)
    series.format.line.width = Pt(stroke.width if not led else 1.5)
    if led:
        series.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    elif stroke.dash != (1, 0):
        dots = stroke.dash[0] == 1
        style = MSO_LINE_DASH_STYLE.ROUND_DOT if dots else MSO_LINE_DASH_STYLE.DASH
        series.format.line.dash_style = style
    if led or run.role not in OBSERVED:
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    for at, mark in enumerate(run.marks):
        if mark.provisional:
            _dot(series.points[at].marker, shade, TOKENS["light"]["paper"])
    _dot(series.marker, shade, shade)


def _dot(marker: Any, edge: Any, inside: Any) -> None:
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 7
    marker.format.fill.solid()
    colour(marker.format.fill.fore_color, inside)
    colour(marker.format.line.color, edge)


def _label_last(series: Any, run: _Drawn) -> None:
    label = series.points[len(run.marks) - 1].data_label
    label.position = XL_LABEL_POSITION.ABOVE
    label.text_frame.text = run.label
    font = label.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(14), True
    token = STROKES[run.role].words
    colour(font.color, COLOURS.get(token) or shade_of(token, PAPER))


def _legend(chart: Any) -> None:
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(12)


def lines(canvas: Canvas, picture: Lines | Places, box: Box, name: str, alternative: str) -> None:
    """Draw courses over the years; a line is cut into series of its own at every break."""
    data = XyChartData(number_format=number_format(picture.decimals))
    drawn = _runs(picture)
    for run in drawn:
        series = data.add_series(run.name)
        for mark in run.marks:
            series.add_data_point(mark.year, mark.value)
    frame = canvas.slide.shapes.add_chart(
        XL_CHART_TYPE.XY_SCATTER_LINES, *(Inches(side) for side in box), data
    )
    describe(frame, name, alternative)
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(12)
    years = year_axis(picture)
    values = place_axis(picture) if isinstance(picture, Places) else value_axis(picture)
    _value_axis(chart.value_axis, values)
    chart.value_axis.reverse_order = isinstance(picture, Places)
    across = chart.category_axis
    across.minimum_scale, across.maximum_scale = years.low, years.high + years.step * 0.4
    across.major_unit = years.step
    across.has_major_gridlines = False
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "0", False
    across.tick_labels.font.size = Pt(12)
    colour(across.tick_labels.font.color, QUIET)
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    colour(across.format.line.color, OTHER)
    led = 3 if isinstance(picture, Lines) and picture.band else 0
    for at, (series, run) in enumerate(zip(chart.plots[0].series, drawn, strict=True)):
        _look(series, run, led=at >= len(drawn) - led)
        if run.label:
            _label_last(series, run)
    if len(drawn) > 1:
        _legend(chart)
        for at, run in enumerate(drawn):
            if not run.named:
                _leave_out(chart, at)


def steps(canvas: Canvas, picture: Steps, box: Box, name: str, alternative: str) -> None:
    """Draw the years' amounts as columns, and the level that each should reach as a line."""
    data = CategoryChartData(number_format=number_format(picture.decimals))
    data.categories = [str(step.year) for step in picture.steps]
    data.add_series(picture.name or picture.unit, [step.value for step in picture.steps])
    if picture.level is not None:
        data.add_series(picture.label, [picture.level] * len(picture.steps))
    frame = canvas.slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, *(Inches(side) for side in box), data
    )
    describe(frame, name, alternative)
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(12)
    highest = max(picture.level or 0, *(step.value for step in picture.steps))
    top = Bars((Bar("", highest, "", False),), picture.unit, picture.decimals)
    _value_axis(chart.value_axis, bar_axis(top))
    chart.category_axis.tick_labels.font.size = Pt(12)
    colour(chart.category_axis.tick_labels.font.color, QUIET)
    colour(chart.category_axis.format.line.color, OTHER)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 0
    columns = plot.series[0]
    columns.format.fill.solid()
    colour(columns.format.fill.fore_color, CHOSEN)
    for at, step in enumerate(picture.steps):
        if step.kind == "before":
            point = columns.points[at]
            point.format.fill.solid()
            colour(point.format.fill.fore_color, OTHER)
    if picture.level is not None:
        _as_line(chart, plot.series[1])
        _legend(chart)


def _as_line(chart: Any, series: Any) -> None:
    """Draw one series of columns as a line over them, on the same axes."""
    colour(series.format.line.color, TEXT)
    series.format.line.width = Pt(2)
    columns = chart._chartSpace.chart.plotArea.find(qn("c:barChart"))
    axes = "".join(f'<c:axId val="{a.get("val")}"/>' for a in columns.findall(qn("c:axId")))
    line = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'<c:marker val="1"/>{axes}</c:lineChart>'
    )
    moved = series._element
    for name in ("c:invertIfNegative", "c:shape"):
        for child in moved.findall(qn(name)):
            moved.remove(child)
    properties = moved.find(qn("c:spPr"))
    properties.addnext(parse_xml(f'<c:marker {nsdecls("c")}><c:symbol val="none"/></c:marker>'))
    moved.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
    columns.remove(moved)
    line.insert(2, moved)
    columns.addnext(line)


def _leave_out(chart: Any, series: int) -> None:
    """Name a line that has been cut only once in the legend."""
    entry = parse_xml(
        f'<c:legendEntry {nsdecls("c")}><c:idx val="{series}"/><c:delete val="1"/></c:legendEntry>'
    )
    chart.legend._element.find(qn("c:legendPos")).addnext(entry)


def _fill_height(chart: Any, picture: Bars, box: Box) -> None:
    """Let the bars use the whole height, so that every name has room beside its bar."""
    names, numbers = (
        max(fonts.width(text, 12) for text in texts) * WIDER / POINTS + 0.15
        for texts in ([bar.name for bar in picture.bars], [bar.text for bar in picture.bars])
    )
    left, wide = names / box.width, (box.width - names - numbers) / box.width
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    sides = {"x": left, "y": 0, "w": wide, "h": 1}
    places = "".join(f'<c:{side} val="{value:.4f}"/>' for side, value in sides.items())
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{places}</c:manualLayout></c:layout>'
        ),
    )


def bars(canvas: Canvas, picture: Bars, box: Box, name: str, alternative: str) -> None:
    """Draw bars from the largest at the top; the chosen one in colour, all others grey."""
    data = CategoryChartData(number_format=number_format(picture.decimals))
    data.categories = [bar.name for bar in picture.bars]
    data.add_series(picture.unit, [bar.value for bar in picture.bars])
    frame = canvas.slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, *(Inches(side) for side in box), data
    )
    describe(frame, name, alternative)
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(12)
    _value_axis(chart.value_axis, bar_axis(picture))
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    down = chart.category_axis
    down.reverse_order = True
    down.has_major_gridlines = False
    down.major_tick_mark = XL_TICK_MARK.NONE
    down.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    down.tick_labels.font.size = Pt(12)
    every = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    down._element.find(qn("c:noMultiLvlLbl")).addprevious(every)
    colour(down.format.line.color, OTHER)
    _fill_height(chart, picture, box)
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 25, False
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number_format(picture.decimals), False
    labels.position, labels.font.size = XL_LABEL_POSITION.OUTSIDE_END, Pt(12)
    series = plot.series[0]
    series.invert_if_negative = False
    series.format.fill.solid()
    colour(series.format.fill.fore_color, OTHER)
    for at, bar in enumerate(picture.bars):
        if bar.chosen:
            point = series.points[at]
            point.format.fill.solid()
            colour(point.format.fill.fore_color, CHOSEN)
