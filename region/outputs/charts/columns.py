"""Columns: amounts of single years, parts of a whole over time, and areas in order as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from region.outputs.charts import fonts
from region.outputs.charts.axes import bar_axis
from region.outputs.charts.lazy import Lazy
from region.outputs.charts.look import Label, Look, Spec, assembled, data, labels, tip
from region.outputs.charts.model import Bars, Stack, Steps
from region.outputs.charts.palette import PARTS

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

HEIGHT = 300
USUAL_WIDTH = 720
ROW = 21
"""A bar with the space to the next, in pixels."""


def _years() -> Any:
    return alt.X(
        "year:O",
        scale=alt.Scale(padding=0.25),
        axis=alt.Axis(title=None, labelAngle=0, labelOverlap="greedy", grid=False),
    )


def steps_spec(picture: Steps, look: Look) -> Spec:
    """Return a column for each year; those that do not count are grey, tried ones hollow."""
    rows = [
        {"year": step.year, "value": step.value, "tip": step.tip, "kind": step.kind}
        for step in picture.steps
    ]
    highest = max(step.value for step in picture.steps)
    x = _years()
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, max(picture.level or 0, highest) * 1.12]),
        axis=alt.Axis(title=None, tickCount=5, format=",.0f", domain=False, ticks=False),
    )
    chosen = look.colour("blue")
    marks: dict[str, Spec] = {
        "counted": {"color": chosen},
        "before": {"color": look.colour("mark")},
        "tried": {
            "fillOpacity": 0,
            "stroke": chosen,
            "strokeDash": [3, 3],
            "strokeWidth": 1.5,
        },
    }
    layers: list[Any] = []
    for kind, mark in marks.items():
        part = [row for row in rows if row["kind"] == kind]
        if part:
            bars = alt.Chart(data(part)).encode(x=x, y=y, tooltip=tip())
            layers.append(bars.mark_bar(aria=False, **mark))
    if picture.level is not None:
        line = alt.Chart(data([{"value": picture.level}]))
        text = look.colour("ink")
        layers.append(line.mark_rule(color=text, strokeWidth=2, aria=False).encode(y=y))
        label = Label(0, picture.level, picture.label, text, dx=4, dy=-10)
        layers += labels([label], alt.value(0), y, look)
    return assembled(layers, picture.unit, HEIGHT, look)


def stack_spec(picture: Stack, look: Look) -> Spec:
    """Return the stacked columns, the first part at the bottom."""
    rows = [
        {
            "year": mark.year,
            "value": mark.value,
            "tip": mark.tip,
            "part": part.name,
            "order": number,
        }
        for number, part in enumerate(picture.parts)
        for mark in part.marks
    ]
    names = [part.name for part in picture.parts]
    years = sorted({mark.year for part in picture.parts for mark in part.marks})
    bars = (
        alt.Chart(data(rows))
        .mark_bar(aria=False)
        .encode(
            x=alt.X(
                "year:O",
                scale=alt.Scale(padding=0.25, domain=[*range(years[0], years[-1] + 1)]),
                axis=alt.Axis(title=None, labelAngle=0, labelOverlap="greedy", grid=False),
            ),
            y=alt.Y(
                "sum(value):Q",
                axis=alt.Axis(title=None, tickCount=5, format=",.0f", domain=False, ticks=False),
            ),
            color=alt.Color(
                "part:N",
                scale=alt.Scale(domain=names, range=list(PARTS[look.theme])),
                legend=alt.Legend(
                    title=None,
                    orient="top",
                    columns=2,
                    labelFontSize=look.size,
                    labelColor=look.colour("ink"),
                    symbolType="square",
                ),
            ),
            order=alt.Order("order:Q"),
            tooltip=tip(),
        )
    )
    return assembled([bars], picture.unit, HEIGHT, look)


def bars_height(picture: Bars) -> int:
    """Return the height that bars with their names need, in pixels."""
    return ROW * len(picture.bars) + 4


def _with_words(picture: Bars, names: float, look: Look) -> tuple[float, float]:
    """Return the ends of the bars' axis, with room for the values beside the longest."""
    axis = bar_axis(picture)
    words = max(fonts.width(bar.text, look.size) for bar in picture.bars) + 12
    room = max((look.width or USUAL_WIDTH) - names, 2.5 * words)
    share = min(words / room, 0.4)
    values = [bar.value for bar in picture.bars]
    high = max(max(values), 0) / (1 - share) if max(values) > 0 else axis.high
    low = min(min(values), 0) / (1 - share)
    return low, max(high, low + 1e-9)


def bars_spec(picture: Bars, look: Look) -> Spec:
    """Return bars from the first at the top, with names and values."""
    names = max(fonts.width(bar.name, look.size) for bar in picture.bars) + 12
    low, high = _with_words(picture, names, look)
    rows: list[Spec] = [
        {"name": bar.name, "value": bar.value, "text": bar.text, "chosen": bar.chosen}
        for bar in picture.bars
    ]
    y = alt.Y(
        "name:N",
        sort=None,
        scale=alt.Scale(paddingInner=0.24, paddingOuter=0.12),
        axis=alt.Axis(
            title=None,
            ticks=False,
            domain=False,
            labelLimit=names,
            labelColor=look.colour("ink"),
            labelFontSize=look.size,
        ),
    )
    x = alt.X("value:Q", scale=alt.Scale(domain=[low, high], nice=False), axis=None)
    layers: list[Any] = []
    for chosen in (False, True):
        part = [row for row in rows if row["chosen"] is chosen]
        if part:
            colour = look.colour("blue" if chosen else "mark")
            base = alt.Chart(data(part)).encode(x=x, y=y)
            layers.append(base.mark_bar(color=colour, aria=False))
    for below, align, dx in ((False, "left", 5), (True, "right", -5)):
        part = [row for row in rows if (row["value"] < 0) is below]
        if part:
            words: Spec = {
                "align": align,
                "dx": dx,
                "baseline": "middle",
                "fontSize": look.size,
                "color": look.colour("ink"),
                "aria": False,
            }
            base = alt.Chart(data(part)).encode(x=x, y=y, text="text:N")
            layers.append(base.mark_text(**words))
    return assembled(layers, picture.unit, bars_height(picture), look)
