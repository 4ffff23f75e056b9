"""Columns: amounts of single years, parts of a whole over time, and areas in order as bars."""

from __future__ import annotations

import math
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
COLUMN = 0.75
"""How much of a year's width its column takes."""
ROW = 21
"""A bar with the space to the next, in pixels."""


def _years(years: list[int], marked: list[int]) -> Any:
    """Return the axis of years; only those marked are written out, or as many as have room."""
    more: Any = {"values": marked} if marked else {}
    axis = alt.Axis(
        title=None,
        labelAngle=0,
        labelOverlap="greedy",
        labelSeparation=8,
        grid=False,
        ticks=False,
        **more,
    )
    return alt.X("year:O", scale=alt.Scale(padding=1 - COLUMN, domain=years), axis=axis)


def _columns(part: list[Spec], mark: Spec, x: Any, y: Any) -> list[Any]:
    if not part:
        return []
    return [alt.Chart(data(part)).encode(x=x, y=y, tooltip=tip()).mark_bar(aria=False, **mark)]


def _level(picture: Steps, years: list[int], x: Any, y: Any, look: Look) -> list[Any]:
    """Draw the level from the first year that counts to the end, its name above it."""
    if picture.level is None:
        return []
    since = next((step.year for step in picture.steps if step.kind != "before"), years[0])
    ends = [{"year": year, "value": picture.level} for year in (since, years[-1])]
    ink = look.colour("ink")
    line = alt.Chart(data(ends)).mark_line(color=ink, strokeWidth=2, strokeCap="square", aria=False)
    ahead = any(not step.observed for step in picture.steps)
    label = (
        Label(since, picture.level, picture.label, ink, dy=-10)
        if ahead
        else Label(years[-1], picture.level, picture.label, ink, align="right", dx=12, dy=-10)
    )
    return [line.encode(x=x, y=y), *labels([label], x, y, look)]


def _mean(picture: Steps, years: list[int], x: Any, y: Any, look: Look) -> list[Any]:
    mean = picture.mean
    if mean is None:
        return []
    ends = [{"year": year, "value": mean.value} for year in (mean.first, mean.last)]
    ink = look.colour("ink")
    line = alt.Chart(data(ends)).mark_line(color=ink, strokeDash=[6, 4], strokeWidth=2, aria=False)
    label = Label(mean.last, mean.value, mean.label, look.colour("ink2"), False, "left", 18, -10)
    if _room(mean.last, years, look) < fonts.width(mean.label, look.size):
        label = label._replace(x=years[-1], align="right", dx=12)
    return [line.encode(x=x, y=y), *labels([label], x, y, look)]


def _room(year: int, years: list[int], look: Look) -> float:
    """Return the pixels from a year's column to the chart's end."""
    return (years[-1] - year) * (look.width or USUAL_WIDTH) / (len(years) + 2)


def _clear(words: Label, picture: Steps, years: list[int], look: Look) -> Label:
    """Return the last amount's words over its column, above any other that they would cover.

    They end with their own column then, since what is needed comes after it.
    """
    step = (look.width or USUAL_WIDTH) / (len(years) + 2)
    wide = fonts.width(words.text, words.size or look.size, bold=True)
    edge = COLUMN * step / 2
    if wide / 2 <= step - edge:
        return words._replace(align="center")
    first = words.x - math.ceil((wide - 2 * edge) / step)
    under = (one.value for one in picture.steps if one.observed and first <= one.year <= words.x)
    return words._replace(y=max(under), align="right", dx=round(edge))


def _amounts(picture: Steps, years: list[int], look: Look) -> list[Label]:
    """Return the words of the last amount, and of what is needed or tried from now on."""
    found: list[Label] = []
    latest, mean = picture.latest, picture.mean
    ahead = [step for step in picture.steps if not step.observed]
    if latest:
        size = look.own or look.size
        words = Label(latest.year, latest.value, latest.text, look.colour("blue"), size=size)
        if ahead:
            words = _clear(words, picture, years, look)._replace(dy=-round(0.7 * size))
        elif _room(latest.year, years, look) < fonts.width(latest.text, size, bold=True):
            words = words._replace(x=years[-1], align="right", dx=10, dy=-10, size=look.size)
        else:
            near = mean is not None and abs(latest.value - mean.value) < 0.14 * mean.value
            words = words._replace(dx=12, dy=16 if near else -4)
        found.append(words)
    if ahead:
        last = ahead[-1]
        colour = look.colour("blue" if last.kind == "tried" else "ink2")
        found.append(Label(last.year, last.value, last.text, colour, False, "right", 10, -10))
    return found


def steps_spec(picture: Steps, look: Look) -> Spec:
    """Return a column for each year: the last blue, others grey, what is needed or tried hollow."""
    latest = picture.latest
    rows = [
        {"year": step.year, "value": step.value, "tip": step.tip, "kind": step.kind}
        for step in picture.steps
    ]
    first = picture.steps[0].year
    last = max(picture.ends, *(step.year for step in picture.steps))
    years = [*range(first, last + 1)]
    x = _years(years, [first, last] if look.few else [])
    highest = max(step.value for step in picture.steps)
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, max(picture.level or 0, highest) * 1.15]),
        axis=alt.Axis(
            title=None,
            tickCount=3 if look.few else 5,
            format=",.0f",
            domain=False,
            ticks=False,
        ),
    )
    blue, ink = look.colour("blue"), look.colour("ink")
    hollow: Spec = {"fillOpacity": 0, "strokeDash": [3, 3], "strokeWidth": 1.5}
    marks: dict[str, Spec] = {
        "before": {"color": look.colour("hatch")},
        "counted": {"color": look.colour("mark")},
        "needed": {"stroke": ink, **hollow},
        "tried": {"stroke": blue, **hollow},
    }
    layers: list[Any] = []
    for kind, mark in marks.items():
        part = [r for r in rows if r["kind"] == kind and not (latest and r["year"] == latest.year)]
        layers += _columns(part, mark, x, y)
    if latest:
        part = [row for row in rows if row["year"] == latest.year]
        layers += _columns(part, {"color": blue}, x, y)
    layers += _mean(picture, years, x, y, look)
    layers += _level(picture, years, x, y, look)
    layers += labels(_amounts(picture, years, look), x, y, look)
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
                axis=alt.Axis(
                    title=None,
                    labelAngle=0,
                    labelOverlap="greedy",
                    labelSeparation=8,
                    grid=False,
                ),
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
            base = alt.Chart(data(part)).encode(x=x, y=y, text=alt.Text("text:N"))
            layers.append(base.mark_text(**words))
    return assembled(layers, picture.unit, bars_height(picture), look)
