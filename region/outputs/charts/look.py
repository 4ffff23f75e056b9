"""How a chart looks, whatever it shows: sizes, colours, words of its axes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from region.outputs.charts import fonts
from region.outputs.charts.lazy import Lazy
from region.outputs.charts.palette import TOKENS, Theme
from region.words.text import Language

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

Spec = dict[str, Any]

LOCALES: dict[Language, Spec] = {
    "sv": {"decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["", "\u00a0kr"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["SEK\u00a0", ""]},
}

FONT = "'Source Sans', 'Source Sans Pro', sans-serif"
"""On pages the first, on paper the second: one typeface under the names it has there."""


class Look(NamedTuple):
    """What a medium decides.

    Attributes
    ----------
    width, height
        Of the whole chart in pixels, words included. Without a width it takes its place's; without
        a height the chart's own.
    size
        Of its words, in pixels.
    titled
        Whether the unit stands above it.
    own
        Of our own line's words, where they are larger.
    few
        Whether it is so small that only the ends of its axes are written out.
    """

    language: Language
    theme: Theme = "light"
    width: int | None = None
    height: int | None = None
    size: int = 13
    titled: bool = True
    own: int = 0
    few: bool = False

    def colour(self, token: str) -> str:
        """Return the colour of a token in this theme."""
        return TOKENS[self.theme][token]


def assembled(layers: list[Any], title: str, height: int, look: Look) -> Spec:
    """Return the specification: no frame, horizontal lines only, words in the page's colours."""
    sizes: dict[str, Any] = {"width": look.width or "container", "height": look.height or height}
    if look.titled:
        lines = fonts.wrap(title, look.size, look.width, wider=1.04) if look.width else [title]
        sizes["title"] = title if len(lines) < 2 else [*lines]
    if look.width:
        sizes["autosize"] = {"type": "fit", "contains": "padding"}
    quiet, other = look.colour("ink2"), look.colour("mark")
    config = alt.Config(
        locale={"number": LOCALES[look.language]},
        background="transparent",
        font=FONT,
        aria=False,
        view=alt.ViewConfig(stroke=None, continuousWidth=300, continuousHeight=300),
        axis=alt.AxisConfig(
            labelColor=quiet,
            labelFontSize=look.size,
            titleColor=quiet,
            titleFontSize=look.size,
            titleFontWeight="normal",
            gridColor=look.colour("hair"),
            domainColor=other,
            tickColor=other,
        ),
        title=alt.TitleConfig(
            color=quiet, fontSize=look.size, fontWeight="normal", anchor="start", offset=14
        ),
    )
    # each layer is written once as it is: a chart of charts would copy all of them and their data
    sets: Spec = {}
    context = {"top_level": False, "datasets": sets}
    drawn = [layer.to_dict(validate=False, context=context) for layer in layers]
    spec = {"$schema": alt.SCHEMA_URL, "config": config.to_dict(validate=False)}
    # Streamlit turns data beside the layers into tables at every run; inside it leaves them
    return _with_data_inside({**spec, **sizes, "layer": drawn}, sets)


def _with_data_inside(part: Any, sets: Spec) -> Any:
    """Return a specification with each named data set written where it is used."""
    if isinstance(part, list):
        return [_with_data_inside(item, sets) for item in part]
    if not isinstance(part, dict):
        return part
    name = part.get("name")
    if set(part) == {"name"} and name in sets:
        return {"values": sets[name]}
    return {key: _with_data_inside(value, sets) for key, value in part.items()}


def data(rows: list[Spec]) -> Any:
    """Return rows as a chart's data, as they are."""
    return alt.InlineData(values=rows)


def years_across(field: str, first: int, last: int, values: list[float], padding: int) -> Any:
    """Return the axis of years, with marks at `values` from the first year on."""
    return alt.X(
        f"{field}:Q",
        scale=alt.Scale(domain=[first, last], nice=False, padding=padding),
        axis=alt.Axis(
            values=[year for year in values if year >= first],
            format="d",
            title=None,
            grid=False,
            labelOverlap=True,
            labelSeparation=8,
        ),
    )


def on_top() -> Any:
    """Return the channel that puts marks at a chart's upper edge, whatever its values."""
    return alt.YValue(0)  # type: ignore[no-untyped-call]


def tip() -> Any:
    """Return the channel that tells a pointer the page's own words."""
    return alt.Tooltip("tip:N", title=" ")


class Label(NamedTuple):
    """Words in a chart, at a place in its units and shifted by pixels from there."""

    x: float
    y: float
    text: str
    colour: str
    bold: bool = True
    align: str = "left"
    dx: int = 0
    dy: int = 0
    size: int = 0
    """In pixels, where it is another than all words'."""


def labels(found: list[Label], x: Any, y: Any, look: Look) -> list[Any]:
    """Return the words, each with an edge in the surface's colour, so that no line cuts them."""
    groups: dict[tuple[Any, ...], list[Label]] = {}
    for label in found:
        groups.setdefault(label[3:], []).append(label)
    layers: list[Any] = []
    for (colour, bold, align, dx, dy, size), group in groups.items():
        rows = [{**_at(x, label.x), **_at(y, label.y), "text": label.text} for label in group]
        base = alt.Chart(data(rows)).encode(x=x, y=y, text=alt.Text("text:N"))
        words: Spec = {
            "align": align,
            "dx": dx,
            "dy": dy,
            "baseline": "middle",
            "fontSize": size or look.size,
            "fontWeight": "bold" if bold else "normal",
            "aria": False,
        }
        edge: Spec = {"stroke": look.colour("paper"), "strokeWidth": 4, "strokeJoin": "round"}
        layers += [base.mark_text(**words, **edge), base.mark_text(**words, color=colour)]
    return layers


def _at(channel: Any, value: float) -> Spec:
    """Return a value under the name of the field that a channel reads; nothing if it reads none."""
    name = getattr(channel, "shorthand", None)
    return {str(name).partition(":")[0]: value} if name else {}


def apart(places: list[float], least: float, low: float, high: float) -> list[float]:
    """Move places at least so far from each other, kept between two ends as long as they fit."""
    order = sorted(range(len(places)), key=places.__getitem__)
    moved = list(places)
    top = low
    for at in order:
        moved[at] = max(moved[at], top)
        top = moved[at] + least
    bottom = high
    for at in reversed(order):
        moved[at] = min(moved[at], bottom)
        bottom = moved[at] - least
    return moved
