"""One topology for shapes that touch: built on a grid, simplified together, never torn apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

Geometry = Any
Layers = dict[str, Geometry]


def polygons(shape: Geometry) -> list[Geometry]:
    """Return the polygons of a shape, whatever else it holds."""
    parts = shapely.get_parts(shape)
    whole = [part for part in parts if part.geom_type == "GeometryCollection"]
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty] + [
        polygon for part in whole for polygon in polygons(part)
    ]


def on_grid(layers: Mapping[str, Geometry], metres: float) -> Layers:
    """Return the layers with all corners on one grid and every border shared letter by letter.

    Where layers overlap the first one wins. What no layer covers stays empty.
    """
    lines = shapely.union_all(
        [shapely.boundary(shape) for shape in layers.values()], grid_size=metres
    )
    faces = np.array(shapely.get_parts(shapely.polygonize(shapely.get_parts(lines))))
    points = shapely.point_on_surface(faces)
    free = np.ones(len(faces), dtype=bool)
    found = {}
    for name, shape in layers.items():
        shapely.prepare(shape)
        own = free & shapely.contains_xy(shape, shapely.get_x(points), shapely.get_y(points))
        free &= ~own
        found[name] = shapely.coverage_union_all(faces[own])
    return found


def without_specks(layers: Layers, ground: str, island_km2: float, lake_km2: float) -> Layers:
    """Return the layers with the smallest islands drowned and the smallest other parts given away.

    An island is land with nothing but water around it, however many layers share it. A speck of
    another layer on land, and a small lake, go to the layer that they share most border with. The
    largest part of a layer always stays.
    """
    names = [name for name in layers if name != ground]
    parts = {name: sorted(polygons(layers[name]), key=shapely.area, reverse=True) for name in names}
    kept = {name: [largest] for name, (largest, *_rest) in parts.items()}
    land = shapely.coverage_union_all([layers[name] for name in names])
    small = np.array([part for part in polygons(land) if part.area < island_km2 * 1e6])
    stay = [shapely.point_on_surface(largest) for (largest,) in kept.values()]
    named = shapely.STRtree(small).query(stay, predicate="within")[1]
    sunk = np.delete(small, named)
    drowned = shapely.STRtree(sunk)
    shore = shapely.boundary(land)
    lakes = polygons(layers[ground])
    loose = [lake for lake in lakes if lake.area < lake_km2 * 1e6]
    for name in names:
        for part in parts[name][1:]:
            if len(drowned.query(shapely.point_on_surface(part), predicate="within")):
                continue
            wet = shapely.intersection(part.exterior, shore).length
            speck = part.area < island_km2 * 1e6 and wet < part.exterior.length / 2
            (loose if speck else kept[name]).append(part)
    whole = {name: shapely.coverage_union_all(kept[name]) for name in names}
    for part in loose:
        border = {name: shapely.intersection(part, shape).length for name, shape in whole.items()}
        kept[max(border, key=lambda name: border[name])].append(part)
    made = {name: shapely.coverage_union_all(kept[name]) for name in names}
    water = [lake for lake in lakes if lake.area >= lake_km2 * 1e6]
    return {**made, ground: shapely.coverage_union_all([*water, *sunk])}


def simplified(layers: Layers, metres: float) -> Layers:
    """Return the layers with fewer corners; those that remain are corners of the original.

    Visvalingam-Whyatt on the borders that are shared (`shapely.coverage_simplify`): a corner goes
    if the triangle that it makes is smaller than the square of `metres`. No gaps, no overlaps.
    """
    shapes = shapely.coverage_simplify(list(layers.values()), metres)
    return dict(zip(layers, shapes, strict=True))
