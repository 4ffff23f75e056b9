"""The map of one indicator and period as a chart specification of its own, shapes included."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from components.charts import COLOURS, _config
from components.current import ThemeType
from components.height_map import FILLS
from components.lazy import Lazy
from region.choropleth import MapView
from region.geography import Shape, shapes
from region.language import gettext
from region.model import Language

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

HEIGHT = 460


def _rings(shape: Shape) -> list[list[list[list[int]]]]:
    """The shape's rings as polygons, read back from its SVG path."""
    polygons = []
    for part in shape.path.removesuffix("Z").split("Z"):
        ring = [[int(n) for n in point.split()] for point in part.removeprefix("M").split("L")]
        polygons.append([[*ring, ring[0]]])
    return polygons


@lru_cache(maxsize=64)
def map_spec(view: MapView, theme: ThemeType, language: Language) -> dict[str, Any]:
    """Return the map: colour by class, the classes in words beside it, values when pointed at."""
    _ = gettext(language)
    colour = COLOURS[theme]
    missing = _("uppgift saknas")
    names = [item.text for item in view.legend]
    fills = [f"#{FILLS[theme][item.colour]}" for item in view.legend]
    rows = {row.code: row for row in view.rows}
    features = []
    for shape in shapes().shapes:
        row = rows[shape.code]
        known = row.class_index is not None
        text = f"{row.name}: {row.text}" + (f" ({row.note})" if row.note else "")
        features.append(
            {
                "type": "Feature",
                "properties": {
                    "code": row.code,
                    "text": text,
                    "class": names[row.class_index or 0] if known else missing,
                },
                "geometry": {"type": "MultiPolygon", "coordinates": _rings(shape)},
            }
        )
    if view.missing_count:
        names, fills = [*names, missing], [*fills, colour["surface"]]
    chart = (
        alt.Chart(alt.InlineData(values=features))
        .mark_geoshape(stroke=colour["other"], strokeWidth=0.7, aria=False)
        .encode(
            color=alt.Color(
                "properties.class:N",
                scale=alt.Scale(domain=names, range=fills),
                sort=names,
                legend=alt.Legend(
                    title=view.unit,
                    orient="right",
                    symbolType="square",
                    symbolSize=220,
                    symbolStrokeColor=colour["other"],
                    symbolStrokeWidth=0.7,
                    labelColor=colour["text"],
                    labelFontSize=13,
                    titleColor=colour["secondary"],
                    titleFontSize=13,
                    titleFontWeight="normal",
                ),
            ),
            tooltip=alt.Tooltip("properties.text:N", title=" "),
        )
        .project(type="identity")
    )
    spec = _config([chart], "", theme, language)
    spec.pop("title", None)
    return {**spec, "height": HEIGHT}
