"""The municipalities in classes as a specification of its own, shapes included.

Elsewhere they are drawn as SVG (`municipalities`); this is for whoever wants the map as data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from region.content.geography import shapes
from region.content.geography.paths import rings
from region.content.geography.small_areas import small_area_shapes
from region.outputs.charts.lazy import Lazy
from region.outputs.charts.look import Look, Spec, assembled, data
from region.outputs.charts.model import Regions
from region.outputs.charts.palette import CLASSES

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

HEIGHT = 460


def _rings(path: str) -> list[list[list[list[int]]]]:
    """Return a shape's rings as polygons, read back from its SVG path."""
    return [[[list(point) for point in (*ring, ring[0])]] for ring in rings(path)]


def _paths(picture: Regions) -> dict[str, str]:
    """Return the shapes as SVG paths by code, as coarse as a stamp needs."""
    if picture.within:
        return {shape.code: shape.path for shape in small_area_shapes(picture.within).shapes}
    return {shape.code: shape.small for shape in shapes().shapes}


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
                "code": code,
                "tip": f"{regions[code].name}: {regions[code].text}",
                "class": names.get(regions[code].colour, picture.missing),
            },
            "geometry": {"type": "MultiPolygon", "coordinates": _rings(path)},
        }
        for code, path in _paths(picture).items()
        if code in regions
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
