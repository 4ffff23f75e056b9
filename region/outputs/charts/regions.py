"""The municipalities in classes as a specification of its own, shapes included.

Elsewhere they are drawn as SVG (`municipalities`); this is for whoever wants the map as data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from region.content.geography import Shape, shapes
from region.content.geography.paths import rings
from region.outputs.charts.lazy import Lazy
from region.outputs.charts.look import Look, Spec, assembled, data
from region.outputs.charts.model import Regions
from region.outputs.charts.palette import CLASSES

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

HEIGHT = 460


def _rings(shape: Shape) -> list[list[list[list[int]]]]:
    """Return the shape's rings as polygons, read back from its smallest SVG path."""
    return [[[list(point) for point in (*ring, ring[0])]] for ring in rings(shape.small)]


def spec(picture: Regions, look: Look) -> Spec:
    """Return the map: colour by class, the classes in words beside it, values when pointed at."""
    classes = CLASSES[look.theme]
    names = {item.colour: item.text for item in picture.legend}
    domain, fills = list(names.values()), [classes[token] for token in names]
    if picture.missing:
        domain, fills = [*domain, picture.missing], [*fills, look.colour("paper")]
    regions = {region.code: region for region in picture.regions}
    features = [
        {
            "type": "Feature",
            "properties": {
                "code": shape.code,
                "tip": f"{regions[shape.code].name}: {regions[shape.code].text}",
                "class": names.get(regions[shape.code].colour, picture.missing),
            },
            "geometry": {"type": "MultiPolygon", "coordinates": _rings(shape)},
        }
        for shape in shapes().shapes
    ]
    edge, quiet = look.colour("mark"), look.colour("ink2")
    legend = alt.Legend(
        title=picture.unit,
        orient="right",
        symbolType="square",
        symbolSize=220,
        symbolStrokeColor=edge,
        symbolStrokeWidth=0.7,
        labelColor=look.colour("ink"),
        labelFontSize=look.size,
        titleColor=quiet,
        titleFontSize=look.size,
        titleFontWeight="normal",
    )
    shade = alt.Color(
        "properties.class:N",
        scale=alt.Scale(domain=domain, range=fills),
        sort=domain,
        legend=legend,
    )
    chart = (
        alt.Chart(data(features))
        .mark_geoshape(stroke=edge, strokeWidth=0.7, aria=False)
        .encode(color=shade, tooltip=alt.Tooltip("properties.tip:N", title=" "))
        .project(type="identity")
    )
    return assembled([chart], "", HEIGHT, look._replace(titled=False))
