"""A table as coloured squares, each with the sign of its class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from region.outputs.charts import fonts
from region.outputs.charts.lazy import Lazy
from region.outputs.charts.look import Look, Spec, assembled, data, tip
from region.outputs.charts.model import Squares
from region.outputs.charts.palette import inked, square

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

ROW, HEADS = 22, 130
LARGE, SMALL = 20, 14
"""From `LARGE` pixels on, as on a stage, headings are as large as names; those of `SMALL` pixels
have `HEADS` for their height."""


def height_of(picture: Squares) -> int:
    """Return the height that the rows and their headings need, in pixels."""
    return ROW * len(picture.rows) + HEADS


def spec(picture: Squares, look: Look) -> Spec:
    """Return the squares, the headings aslant above them."""
    names = max(fonts.width(name, look.size) for name in picture.rows) + 12
    small = max(look.size - 3, 9) if look.size < LARGE else look.size
    heads = HEADS * max(1, small / SMALL)
    words: Spec = {"ticks": False, "domain": False, "grid": False, "title": None}
    x = alt.X(
        "column:N",
        sort=None,
        scale=alt.Scale(domain=list(picture.columns)),
        axis=alt.Axis(
            orient="top",
            labelAngle=-50,
            labelAlign="left",
            labelLimit=heads * 1.2,
            labelFontSize=small,
            labelColor=look.colour("ink"),
            **words,
        ),
    )
    y = alt.Y(
        "row:N",
        sort=None,
        scale=alt.Scale(domain=list(picture.rows)),
        axis=alt.Axis(
            labelLimit=names,
            labelFontSize=look.size,
            labelColor=look.colour("ink"),
            **words,
        ),
    )
    layers: list[Any] = []
    for tone in dict.fromkeys(one.tone for one in picture.squares):
        part = [
            {"row": one.row, "column": one.column, "text": one.text, "tip": one.tip}
            for one in picture.squares
            if one.tone == tone
        ]
        shade = square(tone, look.theme)
        base = alt.Chart(data(part)).encode(x=x, y=y, tooltip=tip())
        layers.append(
            base.mark_rect(color=shade, stroke=look.colour("paper"), strokeWidth=2, aria=False)
        )
        layers.append(
            base.mark_text(color=inked(shade), fontSize=small, aria=False).encode(
                text=alt.Text("text:N")
            )
        )
    return assembled(layers, picture.unit, look.height or height_of(picture), look)
