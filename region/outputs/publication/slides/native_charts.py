"""Charts that PowerPoint can edit: their cached values are the exhibit's own."""

from __future__ import annotations

from collections.abc import Iterable
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
from region.outputs.charts.axes import Axis, bar_axis, place_axis, year_axis
from region.outputs.charts.axes import value_axis as line_axis
from region.outputs.charts.look import apart
from region.outputs.charts.model import OBSERVED, Bars, Lines, Mark, Places, Role
from region.outputs.charts.palette import TOKENS
from region.outputs.charts.strokes import STROKES
from region.outputs.charts.strokes import shade as shade_of
from region.outputs.publication.slides.canvas import (
    CHOSEN,
    OTHER,
    POINTS,
    QUIET,
    SMALLEST,
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
LEADS = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"
OF_2012 = "http://schemas.microsoft.com/office/drawing/2012/chart"
ROW, ASIDE = 17, 0.06
"""Points between two names beside a chart, and inches between them and the plot."""


def number_format(decimals: int) -> str:
    """Return Excel's format; Excel writes it with the reader's own signs."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def value_axis(axis: Any, scale: Axis) -> None:
    """Give an axis its ends, its steps and quiet marks."""
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
    """A run of marks as PowerPoint draws it; `label` stands at the end of its line's last run."""

    name: str
    role: Role
    marks: tuple[Mark, ...]
    label: str = ""


def _runs(picture: Lines | Places) -> list[_Drawn]:
    """Return every run of every line, and where the pace leads as three lines of its own."""
    drawn = []
    for line in picture.lines:
        name = line.name if line.observed else line.label or line.name
        runs = line.segments
        for at, run in enumerate(runs, 1):
            label = line.label if at == len(runs) else ""
            drawn.append(_Drawn(name, line.role, run, label))
    band = picture.band if isinstance(picture, Lines) else None
    if band:
        for value, label in ((band.low, ""), (band.high, ""), (band.middle, band.label)):
            end = Mark(band.year, value, "")
            drawn.append(_Drawn(band.label, "other", (band.start, end), label))
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


def word(series: Any, at: int, text: str, role: Role, position: Any, *, quiet: bool = False) -> Any:
    """Write words at one of a series' points, in the colour of its role; return the label."""
    label = series.points[at].data_label
    label.position = position
    label.text_frame.text = text
    label.text_frame.word_wrap = False
    font = label.text_frame.paragraphs[0].runs[0].font
    font.size = Pt(SMALLEST if quiet else size_of(role))
    font.bold = role == "chosen" and not quiet
    token = STROKES[role].words
    colour(font.color, COLOURS.get(token) or shade_of(token, PAPER))
    return label


def size_of(role: Role) -> int:
    """Return in how many points a line's words are set."""
    return 14 if role == "chosen" else SMALLEST


def _without_leads(labels: Any) -> None:
    """Draw no lines from points to moved names: they would be read as courses."""
    for leads in labels.findall(qn("c:showLeaderLines")):
        leads.set("val", "0")
    if labels.find(qn("c:extLst")) is None:
        labels.append(
            parse_xml(
                f"<c:extLst {nsdecls('c')}><c:ext uri='{LEADS}' xmlns:c15='{OF_2012}'>"
                '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
            )
        )


def moved(label: Any, across: float, down: float) -> None:
    """Move a label from where PowerPoint would set it, in shares of the chart's size."""
    found = label._get_or_add_dLbl().find(qn("c:idx"))
    places = f'<c:x val="{across:.4f}"/><c:y val="{down:.4f}"/>'
    _without_leads(label._element.find(qn("c:dLbls")))
    layout = f"<c:layout {nsdecls('c')}><c:manualLayout>{places}</c:manualLayout></c:layout>"
    found.addnext(parse_xml(layout))


def _ends(chart: Any, drawn: list[_Drawn], box: Box, years: Axis, values: Axis) -> None:
    """Name the lines in a column to the right of the plot, apart from each other."""
    named = [at for at, run in enumerate(drawn) if run.label]
    beside = max((_beside(drawn[at]) for at in named), default=0.2) / box.width
    marks = widest(f"{end:,.{values.decimals}f}" for end in (values.low, values.high)) / box.width
    top, under = 0.16 / box.height, 0.34 / box.height
    wide, high = 1 - marks - beside, 1 - top - under
    plot_place(chart, marks, top, wide, high)
    lasts = [drawn[at].marks[-1] for at in named]
    span, reach = values.high - values.low, years.high - years.low
    own = [(values.high - mark.value) / span * high for mark in lasts]
    found = apart(own, ROW / POINTS / box.height, 0, high)
    series = list(chart.plots[0].series)
    for at, mark, before, after in zip(named, lasts, own, found, strict=True):
        run = drawn[at]
        label = word(
            *(series[at], len(run.marks) - 1, run.label, run.role, XL_LABEL_POSITION.RIGHT)
        )
        aside = (years.high - mark.year) / reach * wide + ASIDE / box.width
        moved(label, aside, after - before)


def _beside(run: _Drawn) -> float:
    """Return the inches that a line's name needs beside the plot."""
    bold = run.role == "chosen"
    return fonts.width(run.label, size_of(run.role), bold=bold) * WIDER / POINTS + 0.3


def legend(chart: Any) -> None:
    """Name the series below the plot."""
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(12)


def lines(canvas: Canvas, picture: Lines | Places, box: Box, name: str, alternative: str) -> None:
    """Draw courses over the years; a line is cut into series of its own at every break."""
    data = XyChartData(number_format=number_format(picture.decimals))
    # LibreOffice draws no series before one that is longer
    drawn = sorted(_runs(picture), key=lambda run: -len(run.marks))
    band = picture.band if isinstance(picture, Lines) else None
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
    chart.font.size = Pt(SMALLEST)
    years = year_axis(picture)
    values = place_axis(picture) if isinstance(picture, Places) else line_axis(picture)
    value_axis(chart.value_axis, values)
    chart.value_axis.reverse_order = isinstance(picture, Places)
    _years(chart.category_axis, years)
    for series, run in zip(chart.plots[0].series, drawn, strict=True):
        _look(series, run, led=band is not None and run.marks[0] is band.start)
        if isinstance(picture, Places):
            for at, mark in enumerate(run.marks):
                word(series, at, mark.text, run.role, XL_LABEL_POSITION.ABOVE, quiet=True)
    if isinstance(picture, Lines):
        _ends(chart, drawn, box, years, values)


def _years(across: Any, years: Axis) -> None:
    across.minimum_scale, across.maximum_scale = years.low, years.high
    across.major_unit = years.step
    across.has_major_gridlines = False
    across.tick_labels.number_format, across.tick_labels.number_format_is_linked = "0", False
    across.tick_labels.font.size = Pt(SMALLEST)
    colour(across.tick_labels.font.color, QUIET)
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    colour(across.format.line.color, OTHER)


def widest(texts: Iterable[str]) -> float:
    """Return the inches that the longest of the texts needs beside a row."""
    longest = max((fonts.width(text, SMALLEST) for text in texts), default=0)
    return longest * WIDER / POINTS + 0.15


def plot_place(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Let the plot itself have this place, in shares of the chart; marks and names stand around."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    sides = {"x": left, "y": top, "w": width, "h": height}
    places = "".join(f'<c:{side} val="{value:.4f}"/>' for side, value in sides.items())
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{places}</c:manualLayout></c:layout>'
        ),
    )


def _fill_height(chart: Any, picture: Bars, box: Box) -> None:
    """Let the bars use the whole height, so that every name has room beside its bar."""
    names = widest(bar.name for bar in picture.bars)
    numbers = widest(bar.text for bar in picture.bars)
    plot_place(chart, names / box.width, 0, (box.width - names - numbers) / box.width, 1)


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
    value_axis(chart.value_axis, bar_axis(picture))
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
