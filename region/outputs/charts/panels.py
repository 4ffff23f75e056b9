"""Small multiples: courses of several measures side by side, each with its own axis and name."""

from __future__ import annotations

from region.outputs.charts import fonts, lines
from region.outputs.charts.look import Look, Spec
from region.outputs.charts.model import Panels

USUAL_WIDTH, TWO_FROM, GAP = 804, 600, 28
"""The width without a look's own, from which two stand beside each other, and between them."""

AROUND, ASIDE, SMALL = 86, 56, 14
"""What a panel's name, unit and years take of its height, and its values of its width, in type of
`SMALL` pixels; larger type takes more."""

OWN_HEIGHT = 300


def _beside(width: int) -> int:
    return 2 if width >= TWO_FROM else 1


def height_of(picture: Panels) -> int:
    """Return the height of all panels below each other, which is the most they take."""
    return sum(max(OWN_HEIGHT, lines.height_of(one.lines)) for one in picture.panels)


def _names(picture: Panels, look: Look) -> float:
    """Return how wide the names beside a panel are."""
    widths = [
        fonts.width(words, look.size, bold=True)
        for one in picture.panels
        for line in one.lines.lines
        for words in lines.rows_of(line, look.size)
    ]
    return max(widths, default=0) + 16


def spec(picture: Panels, look: Look) -> Spec:
    """Return the panels as one specification, two in a row where there is room."""
    width = look.width or USUAL_WIDTH
    across = _beside(width)
    rows = -(-len(picture.panels) // across)
    larger = max(1, look.size / SMALL)
    each = (width - GAP * (across - 1)) / across - ASIDE * larger - _names(picture, look)
    made, shared = [], Spec()
    for one in picture.panels:
        high = (look.height // rows) if look.height else OWN_HEIGHT
        if not look.height:
            high = max(high, lines.height_of(one.lines))
        drawn = lines.spec(
            one.lines, look._replace(width=None, height=round(high - AROUND * larger), titled=False)
        )
        shared |= {key: drawn.pop(key) for key in ("$schema", "config") if key in drawn}
        title = {
            "text": one.name,
            "subtitle": lines.axis_note(one.lines, look),
            "anchor": "start",
            "color": look.colour("ink"),
            "fontSize": look.size + 2,
            "fontWeight": "bold",
            "subtitleColor": look.colour("ink2"),
            "subtitleFontSize": look.size,
            "offset": 12,
        }
        made.append({**drawn, "width": round(max(each, 80)), "title": title})
    pairs = [made[at : at + across] for at in range(0, len(made), across)]
    return {**shared, "vconcat": [{"hconcat": pair, "spacing": GAP} for pair in pairs]}
