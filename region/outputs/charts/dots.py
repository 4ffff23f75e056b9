"""Two measures against each other as dots; no line is fitted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from region.outputs.charts import fonts
from region.outputs.charts.axes import Axis, dot_axes, ticks
from region.outputs.charts.lazy import Lazy
from region.outputs.charts.look import Label, Look, Spec, assembled, data, labels, tip
from region.outputs.charts.model import Dots
from region.outputs.charts.placing import VEGAS_PADDING, Plane, around, placed, spots

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

HEIGHT, USUAL_WIDTH = 440, 720
LOOKS: dict[str, tuple[int, str, float]] = {
    "": (35, "mark", 0.45),
    "other": (70, "peer", 1),
    "chosen": (180, "blue", 1),
}
"""Size, colour and opacity of a role's dots, the last on top."""


def _plane(across: Axis, up: Axis, look: Look) -> Plane:
    """Return where the dots are, as nearly as can be said before they are drawn."""
    aside = fonts.width(f"{up.high:,.{up.decimals}f}", look.size) + 7 + 2 * VEGAS_PADDING
    around_it = (1.3 * look.size + 14 if look.titled else 0) + 2.6 * look.size + 20
    width, height = look.width or USUAL_WIDTH, look.height or HEIGHT
    return Plane(width - aside, height - around_it, across.low, across.high, up.low, up.high, 0)


def spec(picture: Dots, look: Look) -> Spec:
    """Return the chart; those with a role are named."""
    across, up = dot_axes(picture)
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=[across.low, across.high], nice=False),
        axis=alt.Axis(title=picture.x_title, values=ticks(across), grid=False),
    )
    y = alt.Y(
        "y:Q",
        scale=alt.Scale(domain=[up.low, up.high], nice=False),
        axis=alt.Axis(title=None, values=ticks(up), domain=False, ticks=False),
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
            names += [Label(d.x, d.y, d.name, colour, own) for d in part]
    names.sort(key=lambda label: not label.bold)
    wanted = [spots(label, around(look.size)) for label in names]
    layers += labels(placed(wanted, (), _plane(across, up, look), look.size), x, y, look)
    return assembled(layers, picture.unit, HEIGHT, look)
