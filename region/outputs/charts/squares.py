"""A table as coloured squares, each with the sign of its class."""

from __future__ import annotations

from dataclasses import replace
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
UPRIGHT, COUNTS = 3, 24
"""Headings of so few letters, such as counts, stand upright, and have that height."""
NAMES_SHARE = 0.45
"""How much of the width the rows' names take at most; longer ones are set in lines."""
BREAK = "|"
TABLE = 10
"""So many rows are a table."""


def upright(picture: Squares) -> bool:
    """Say whether the headings are so short that they stand upright."""
    return max(map(len, picture.columns), default=0) <= UPRIGHT


def turned(picture: Squares) -> Squares:
    """Return a large table as a slide has room for it: with the longer names beside it, not above.

    A row or a few are as they are: turned, they would be a column.
    """
    names = [max(map(len, names), default=0) for names in (picture.rows, picture.columns)]
    if len(picture.rows) < TABLE or names[0] >= names[1]:
        return picture
    squares = tuple(one._replace(row=one.column, column=one.row) for one in picture.squares)
    return replace(picture, rows=picture.columns, columns=picture.rows, squares=squares)


def height_of(picture: Squares, look: Look | None = None) -> int:
    """Return the height that the rows and their headings need, in pixels."""
    named = _named(picture, look).values() if look else picture.rows
    lines = max(name.count(BREAK) + 1 for name in named)
    return ROW * lines * len(picture.rows) + (COUNTS if upright(picture) else HEADS)


def _named(picture: Squares, look: Look) -> dict[str, str]:
    """Return the rows' names as they are set, in lines with `BREAK` between them."""
    room = (look.width or 0) * NAMES_SHARE
    if not room:
        return {name: name for name in picture.rows}
    return {name: BREAK.join(fonts.wrap(name, look.size, room)) for name in picture.rows}


def spec(picture: Squares, look: Look) -> Spec:
    """Return the squares, the headings aslant above them."""
    named = _named(picture, look)
    lines = [line for name in named.values() for line in name.split(BREAK)]
    names = max(fonts.width(line, look.size) for line in lines) + 12
    small = max(look.size - 3, 9) if look.size < LARGE else look.size
    heads = HEADS * max(1, small / SMALL)
    standing = upright(picture)
    words: Spec = {"ticks": False, "domain": False, "grid": False, "title": None}
    x = alt.X(
        "column:N",
        sort=None,
        scale=alt.Scale(domain=list(picture.columns)),
        axis=alt.Axis(
            orient="top",
            labelAngle=0 if standing else -50,
            labelAlign="center" if standing else "left",
            labelLimit=heads * 1.2,
            labelFontSize=small,
            labelColor=look.colour("ink"),
            **words,
        ),
    )
    y = alt.Y(
        "row:N",
        sort=None,
        scale=alt.Scale(domain=list(named.values())),
        axis=alt.Axis(
            labelExpr=f"split(datum.label, '{BREAK}')",
            labelLimit=names,
            labelFontSize=look.size,
            labelColor=look.colour("ink"),
            **words,
        ),
    )
    layers: list[Any] = []
    for tone in dict.fromkeys(one.tone for one in picture.squares):
        part = [
            {"row": named[one.row], "column": one.column, "text": one.text, "tip": one.tip}
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
    return assembled(layers, picture.unit, look.height or height_of(picture, look), look)
