"""Charts that PowerPoint can edit: their cached values are the exhibit's own."""

from __future__ import annotations

from typing import Any

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

from region.exhibits import Bars, Line, Lines
from region.exhibits.axes import Axis, bar_axis, value_axis, year_axis
from region.publication import fonts
from region.publication.slides.canvas import (
    CHOSEN,
    OTHER,
    POINTS,
    QUIET,
    TARGET,
    WIDER,
    Box,
    Canvas,
    colour,
    describe,
)

COLOURS = {"chosen": CHOSEN, "other": OTHER, "target": TARGET, "course": OTHER}


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
    colour(axis.major_gridlines.format.line.color, "D9E0E6")


def _look(series: Any, line: Line, unfilled: list[bool]) -> None:
    """Give a line its colour; provisional values are hollow, a target has no marks."""
    series.smooth = False
    colour(series.format.line.color, COLOURS[line.role])
    series.format.line.width = Pt(2.5 if line.role in ("chosen", "other") else 2)
    if line.role == "course":
        series.format.line.dash_style = MSO_LINE_DASH_STYLE.ROUND_DOT
    if line.role in ("target", "course"):
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    series.marker.format.fill.solid()
    colour(series.marker.format.fill.fore_color, COLOURS[line.role])
    colour(series.marker.format.line.color, COLOURS[line.role])
    for at, hollow in enumerate(unfilled):
        if hollow:
            marker = series.points[at].marker
            marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 7
            marker.format.fill.solid()
            colour(marker.format.fill.fore_color, "FFFFFF")
            colour(marker.format.line.color, COLOURS[line.role])


def _label_last(series: Any, at: int, text: str, role: str) -> None:
    label = series.points[at].data_label
    label.position = XL_LABEL_POSITION.ABOVE
    label.text_frame.text = text
    font = label.text_frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(14), True
    colour(font.color, COLOURS[role])


def lines(canvas: Canvas, picture: Lines, box: Box, name: str, alternative: str) -> None:
    """Draw courses over the years; a line is cut into series of its own at every break."""
    data = XyChartData(number_format=number_format(picture.decimals))
    drawn = []
    for line in picture.lines:
        title = line.label if line.role == "target" else line.name
        for number, segment in enumerate(line.segments):
            series = data.add_series(title)
            for mark in segment:
                series.add_data_point(mark.year, mark.value)
            last = segment is line.segments[-1]
            drawn.append((line, segment, number > 0, last))
    frame = canvas.slide.shapes.add_chart(
        XL_CHART_TYPE.XY_SCATTER_LINES, *(Inches(side) for side in box), data
    )
    describe(frame, name, alternative)
    chart = frame.chart
    chart.has_title = False
    chart.font.size = Pt(12)
    years, values = year_axis(picture), value_axis(picture)
    _value_axis(chart.value_axis, values)
    chart.value_axis.reverse_order = picture.places
    across = chart.category_axis
    across.minimum_scale, across.maximum_scale = years.low, years.high + years.step * 0.4
    across.major_unit = years.step
    across.has_major_gridlines = False
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "0", False
    across.tick_labels.font.size = Pt(12)
    colour(across.tick_labels.font.color, QUIET)
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    colour(across.format.line.color, OTHER)
    for series, (line, segment, _again, last) in zip(chart.plots[0].series, drawn, strict=True):
        _look(series, line, [mark.provisional for mark in segment])
        if last and line.role in ("chosen", "other"):
            _label_last(series, len(segment) - 1, segment[-1].text, line.role)
    if len(picture.lines) > 1:
        chart.has_legend = True
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(12)
        for at, (_line, _segment, again, _last) in enumerate(drawn):
            if again:
                _leave_out(chart, at)
    else:
        chart.has_legend = False


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
