"""Strips: one row for each group, one dot for each of its members, the group's own value marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from region.outputs.charts import fonts
from region.outputs.charts.axes import strip_axis, ticks
from region.outputs.charts.lazy import Lazy
from region.outputs.charts.look import Label, Look, Spec, assembled, data, labels, on_top, tip
from region.outputs.charts.model import Strips

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

ROW, AXIS = 26, 54
SIZES = (14, 220)
"""Areas in square pixels of the smallest and the largest dot."""


def height_of(picture: Strips) -> int:
    """Return the height that the rows and the axis need, in pixels."""
    return ROW * len(picture.rows) + AXIS


def spec(picture: Strips, look: Look) -> Spec:
    """Return the strips; dots of equal size per inhabitant, and a line at the whole's value."""
    names = max(fonts.width(row.name, look.size) for row in picture.rows) + 12
    axis = strip_axis(picture)
    y = alt.Y(
        "name:N",
        sort=None,
        scale=alt.Scale(domain=[row.name for row in picture.rows], paddingOuter=0.3),
        axis=alt.Axis(
            title=None,
            ticks=False,
            domain=False,
            grid=False,
            labelLimit=names,
            labelColor=look.colour("ink"),
            labelFontSize=look.size,
        ),
    )
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[axis.low, axis.high], nice=False),
        axis=alt.Axis(title=None, values=ticks(axis), domain=False, ticks=False, orient="top"),
    )
    most = max(dot.weight for row in picture.rows for dot in row.dots)
    size = alt.Size("weight:Q", scale=alt.Scale(domain=[0, most], range=list(SIZES)), legend=None)
    other, chosen = look.colour("mark"), look.colour("blue")
    spans = [
        {
            "name": row.name,
            "value": min(dot.value for dot in row.dots),
            "to": max(dot.value for dot in row.dots),
        }
        for row in picture.rows
    ]
    dots = [
        {"name": row.name, "value": dot.value, "weight": dot.weight, "tip": dot.tip}
        for row in picture.rows
        for dot in sorted(row.dots, key=lambda dot: -dot.weight)
    ]
    own = [
        {"name": row.name, "value": row.own, "tip": f"{row.name}: {row.text}"}
        for row in picture.rows
        if row.own is not None
    ]
    layers: list[Any] = [
        alt.Chart(data(spans))
        .mark_rule(color=other, strokeWidth=1, opacity=0.6, aria=False)
        .encode(x=x, x2=alt.X2("to:Q"), y=y)
    ]
    if picture.whole is not None:
        layers.append(
            alt.Chart(data([{"value": picture.whole}]))
            .mark_rule(color=look.colour("ink"), strokeDash=[4, 3], strokeWidth=1.5, aria=False)
            .encode(x=x)
        )
    layers.append(
        alt.Chart(data(dots))
        .mark_circle(color=other, opacity=0.55, aria=False)
        .encode(x=x, y=y, size=size, tooltip=tip())
    )
    layers.append(
        alt.Chart(data(own))
        .mark_tick(color=chosen, thickness=3, height=ROW * 0.62, opacity=1, aria=False)
        .encode(x=x, y=y, tooltip=tip())
    )
    if picture.whole is not None:
        words = Label(picture.whole, 0, picture.whole_label, look.colour("ink"), align="center")
        layers += labels([words._replace(dy=-30)], x, on_top(), look)
    return assembled(layers, picture.unit, look.height or height_of(picture), look)
