"""Amounts of years as columns that PowerPoint can edit, level and mean as lines over them."""

from __future__ import annotations

import math
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from region.outputs.charts import fonts
from region.outputs.charts.axes import bar_axis
from region.outputs.charts.model import Bar, Bars, Role, Step, Steps
from region.outputs.charts.palette import TOKENS
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
from region.outputs.publication.slides.native_charts import (
    legend,
    moved,
    number_format,
    plot_place,
    size_of,
    value_axis,
    widest,
    word,
)

GAP = 40
"""How much of a column's width is free beside it, in percent."""


def steps(canvas: Canvas, picture: Steps, box: Box, name: str, alternative: str) -> None:
    """Draw the years' amounts as columns, and the level and the mean as lines over them."""
    mean = picture.mean
    data = CategoryChartData(number_format=number_format(picture.decimals))
    years = [step.year for step in picture.steps]
    data.categories = [str(year) for year in years]
    data.add_series(picture.name or picture.unit, [step.value for step in picture.steps])
    if picture.level is not None:
        since = next((step.year for step in picture.steps if step.kind != "before"), years[0])
        values = [picture.level if year >= since else None for year in years]
        data.add_series(picture.label, values)
    if mean:
        values = [mean.value if mean.first <= year <= mean.last else None for year in years]
        data.add_series(mean.label, values)
    frame = canvas.slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, *(Inches(side) for side in box), data
    )
    describe(frame, name, alternative)
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(SMALLEST)
    highest = max(picture.level or 0, *(step.value for step in picture.steps))
    top = Bars((Bar("", highest, "", False),), picture.unit, picture.decimals)
    amounts = bar_axis(top)
    value_axis(chart.value_axis, amounts)
    chart.category_axis.tick_labels.font.size = Pt(SMALLEST)
    colour(chart.category_axis.tick_labels.font.color, QUIET)
    colour(chart.category_axis.format.line.color, OTHER)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = GAP, 0
    marks = widest((f"{amounts.high:,.{amounts.decimals}f}",)) / box.width
    above, below = 0.3 / box.height, (0.85 if len(plot.series) > 1 else 0.5) / box.height
    plot_place(chart, marks, above, 1 - marks - 0.02, 1 - above - below)
    year = (1 - marks - 0.02) * box.width / len(years)
    _some_years(chart.category_axis, years, year)
    columns, *lines_over = plot.series
    for at, step in enumerate(picture.steps):
        _column(columns.points[at].format, step, picture.latest)
    ahead = [step for step in picture.steps if not step.observed]
    for said in (picture.latest, *ahead[-1:]):
        if said:
            role: Role = "chosen" if said.observed else "other"
            at = picture.steps.index(said)
            label = word(columns, at, said.text, role, XL_LABEL_POSITION.OUTSIDE_END)
            if said.observed and ahead:
                up = _clear_of(picture, at, year) / (amounts.high - amounts.low)
                own = (_words_wide(said.text) - year / (1 + GAP / 100)) / 2
                if up or own > year * GAP / 200:
                    moved(label, -own / box.width, -up * (1 - above - below))
    for over in lines_over:
        _as_line(chart, over, dashed=mean is not None and over.name == mean.label)
    if lines_over:
        legend(chart)


def _words_wide(text: str) -> float:
    """Return the inches that the words of the last amount take."""
    return fonts.width(text, size_of("chosen"), bold=True) * WIDER / POINTS


def _clear_of(picture: Steps, at: int, year: float) -> float:
    """Return by how much the columns are higher that the last amount's words reach over."""
    first = at - math.ceil(_words_wide(picture.steps[at].text) / year)
    under = picture.steps[max(0, first) : at + 1]
    return max(step.value for step in under) - picture.steps[at].value


def _some_years(across: Any, years: list[int], year: float) -> None:
    """Write as many years as have room beside each other, so that none is turned."""
    every = math.ceil(widest((str(years[-1]),)) / year)
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="{every}"/>')
    across._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _column(look: Any, step: Step, latest: Step | None) -> None:
    """Colour a year: the last blue, others grey, what is needed or tried an empty outline."""
    if not step.observed:
        look.fill.background()
        look.line.width, look.line.dash_style = Pt(1.5), MSO_LINE_DASH_STYLE.DASH
        colour(look.line.color, CHOSEN if step.kind == "tried" else TEXT)
        return
    look.fill.solid()
    shade = TOKENS["light"]["hatch"] if step.kind == "before" else OTHER
    colour(look.fill.fore_color, CHOSEN if latest and step.year == latest.year else shade)


def _as_line(chart: Any, series: Any, *, dashed: bool) -> None:
    """Draw one series of columns as a line over them, on the same axes."""
    colour(series.format.line.color, TEXT)
    series.format.line.width = Pt(2)
    if dashed:
        series.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    area = chart._chartSpace.chart.plotArea
    columns, line = area.find(qn("c:barChart")), area.find(qn("c:lineChart"))
    if line is None:
        axes = "".join(f'<c:axId val="{a.get("val")}"/>' for a in columns.findall(qn("c:axId")))
        line = parse_xml(
            f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/>'
            f'<c:marker val="1"/>{axes}</c:lineChart>'
        )
        columns.addnext(line)
    moved = series._element
    for name in ("c:invertIfNegative", "c:shape"):
        for child in moved.findall(qn(name)):
            moved.remove(child)
    properties = moved.find(qn("c:spPr"))
    properties.addnext(parse_xml(f'<c:marker {nsdecls("c")}><c:symbol val="none"/></c:marker>'))
    moved.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
    columns.remove(moved)
    line.find(qn("c:marker")).addprevious(moved)
