"""Women and men: one row for each place, two dots of their own shapes, a line between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from region.content.model import SEXES, Sex
from region.outputs.charts import fonts
from region.outputs.charts.axes import pair_axis, ticks
from region.outputs.charts.lazy import Lazy
from region.outputs.charts.look import Label, Look, Spec, assembled, data, labels, on_top, tip
from region.outputs.charts.model import Pairs
from region.outputs.charts.strokes import shape_of
from region.words.language import gettext

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

ROW, AROUND = 28, 84
SIZE = 120


def height_of(picture: Pairs) -> int:
    """Return the height that the rows, the axis and the names of the two need, in pixels."""
    return ROW * len(picture.rows) + AROUND


def spec(picture: Pairs, look: Look) -> Spec:
    """Return the pairs; the two are named above the first row, and each row says its gap."""
    _ = gettext(look.language)
    axis = pair_axis(picture)
    order = [row.name for row in picture.rows]
    room = max(fonts.width(name, look.size) for name in order) + 12
    y = alt.Y(
        "name:N",
        sort=None,
        scale=alt.Scale(domain=order, paddingOuter=0.4),
        axis=alt.Axis(
            title=None,
            ticks=False,
            domain=False,
            grid=False,
            labelLimit=room,
            labelColor=look.colour("ink"),
            labelFontSize=look.size,
        ),
    )
    reach = (axis.high - axis.low) * 0.02
    x = alt.X(
        "value:Q",
        scale=alt.Scale(domain=[axis.low - reach, axis.high + reach], nice=False),
        axis=alt.Axis(
            title=None,
            values=ticks(axis),
            format=f",.{axis.decimals}f",
            domain=False,
            ticks=False,
        ),
    )
    spans = [
        {"name": row.name, "value": row.women, "to": row.men, "chosen": row.chosen}
        for row in picture.rows
    ]
    width = alt.StrokeWidthValue(3, condition={"test": "datum.chosen", "value": 5})
    layers: list[Any] = [
        alt.Chart(data(spans))
        .mark_rule(color=look.colour("mark"), opacity=0.7, aria=False)
        .encode(x=x, x2=alt.X2("to:Q"), y=y, strokeWidth=width)
    ]
    for sex in reversed(SEXES):
        colour = look.colour(sex)
        rows = [
            {"name": row.name, "value": getattr(row, sex), "tip": row.tip} for row in picture.rows
        ]
        layers.append(
            alt.Chart(data(rows))
            .mark_point(
                shape=shape_of(sex),
                size=SIZE,
                stroke=colour,
                strokeWidth=2,
                fill=look.colour("paper") if sex == "men" else colour,
                opacity=1,
                aria=False,
            )
            .encode(x=x, y=y, tooltip=tip())
        )
    layers += labels(_named(picture, look), x, on_top(), look)
    unit = picture.unit
    if not axis.from_zero:
        unit = _("{unit} (axeln börjar inte på noll)").format(unit=unit)
    return assembled(layers, unit, look.height or height_of(picture), look)


def _named(picture: Pairs, look: Look) -> list[Label]:
    """Name the two above the first row, each on its own side."""
    first = picture.rows[0]
    left: Sex = "women" if first.women <= first.men else "men"
    return [
        Label(
            getattr(first, sex),
            0,
            name,
            look.colour(sex),
            True,
            "right" if sex == left else "left",
            4 if sex == left else -4,
            -8,
        )
        for sex, name in zip(SEXES, (picture.women, picture.men), strict=True)
    ]
