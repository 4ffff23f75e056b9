"""The municipalities' shapes in the formats that others read: GeoJSON and TopoJSON."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from region.content.catalogue import DATA
from region.content.geography import FILE

DECIMALS = 5  # about a metre


def _rounded(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_rounded(part) for part in value]
    return round(value, DECIMALS)


@lru_cache(maxsize=2)
def _geojson(path: Path, changed: int) -> dict[str, Any]:
    import geopandas as gpd

    frame = gpd.read_parquet(path).sort_values("code")
    frame = frame.set_geometry(frame.geometry.orient_polygons())  # outer rings counterclockwise
    features = []
    for row in frame.itertuples(index=False):
        shape = json.loads(json.dumps(row.geometry.__geo_interface__))
        features.append(
            {
                "type": "Feature",
                "id": row.code,
                "properties": {
                    "code": row.code,
                    "name": row.name,
                    "land_area_km2": float(row.land_area_km2),
                    "label": [
                        round(float(row.label_longitude), DECIMALS),
                        round(float(row.label_latitude), DECIMALS),
                    ],
                    "neighbours": list(row.neighbours),
                },
                "geometry": {**shape, "coordinates": _rounded(shape["coordinates"])},
            }
        )
    return {"type": "FeatureCollection", "features": features}


def geojson(root: Path = DATA) -> dict[str, Any]:
    """Return the shapes as a GeoJSON FeatureCollection (RFC 7946), WGS 84, five decimals."""
    path = root / FILE
    return _geojson(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _topojson(path: Path, changed: int) -> dict[str, Any]:
    from topojson.core.topology import Topology

    made = Topology(
        _geojson(path, changed), object_name="municipalities", prequantize=100_000, topology=True
    )
    return json.loads(str(made.to_json()))


def topojson(root: Path = DATA) -> dict[str, Any]:
    """Return the shapes as TopoJSON; borders that two municipalities share are stored once."""
    path = root / FILE
    return _topojson(path, path.stat().st_mtime_ns)
