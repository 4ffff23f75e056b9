"""Two measures against each other as dots; no line is fitted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from region.outputs.charts.lazy import Lazy
from region.outputs.charts.look import Label, Look, Spec, assembled, data, labels, tip
from region.outputs.charts.model import Dots

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

HEIGHT = 440
LOOKS: dict[str, tuple[int, str, float]] = {
    "": (35, "mark", 0.45),
    "other": (70, "peer", 1),
    "chosen": (180, "blue", 1),
}
"""Size, colour and opacity of a role's dots, the last on top."""


def spec(picture: Dots, look: Look) -> Spec:
    """Return the chart; those with a role are named."""
    x = alt.X(
        "x:Q",
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(title=picture.x_title, tickCount=5, grid=False),
    )
    y = alt.Y(
        "y:Q",
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(title=None, tickCount=5, domain=False, ticks=False),
    )
    layers: list[Any] = []
    names: list[Label] = []
    for role, (size, token, opacity) in LOOKS.items():
        part = [dot for dot in picture.dots if dot.role == role]
        if not part:
            continue
        colour = look.colour(token)
        rows = [{"x": dot.x, "y": dot.y, "tip": dot.tip} for dot in part]
        base = alt.Chart(data(rows)).encode(x=x, y=y, tooltip=tip())
        layers.append(
            base.mark_point(filled=True, size=size, color=colour, opacity=opacity, aria=False)
        )
        if role:
            own = role == "chosen"
            names += [Label(d.x, d.y, d.name, colour, own, "center", 0, -15) for d in part]
    layers += labels(names, x, y, look)
    return assembled(layers, picture.unit, HEIGHT, look)
