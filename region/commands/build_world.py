"""Produce the outlines of the world and of Europe from Natural Earth's land, once.

Needs the files `land-110m.json` and `land-50m.json` of the npm package world-atlas. Only land is
drawn, no borders: which state a place belongs to stands in words, and no disputed line is drawn.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box

from region.content.geography.world import WORLD_FILE

WIDTH = 1000
_FRAMES: dict[str, dict[str, Any]] = {
    "world": {
        "file": "land-110m.json",
        "projection": "+proj=eqearth +datum=WGS84",
        "clip": (-180, -56, 180, 84),
        "bounds": None,
        "smallest_km2": 3_000,
    },
    "europe": {
        "file": "land-50m.json",
        "projection": "EPSG:3035",
        "clip": (-40, 25, 65, 80),
        "bounds": (2_600_000, 1_450_000, 6_150_000, 4_750_000),
        "smallest_km2": 250,
    },
}


def _polygons(shape: Any) -> list[Polygon]:
    if isinstance(shape, Polygon):
        return [shape]
    parts = getattr(shape, "geoms", ())
    return [polygon for part in parts for polygon in _polygons(part)]


def _on_globe(polygon: Polygon) -> list[Polygon]:
    """Cut a polygon that crosses the date line into parts with longitudes of their own.

    The file's rings jump from 180 to -180 degrees there. Antarctica, which has no other shore,
    is left out.
    """
    ring, turn = [], 0.0
    previous = None
    for longitude, latitude in polygon.exterior.coords:
        if previous is not None and abs(longitude - previous) > 180:
            turn += 360 if longitude < previous else -360
        previous = longitude
        ring.append((longitude + turn, latitude))
    if turn:
        return []
    unrolled = Polygon(ring).buffer(0)
    parts = []
    for shift in (-360, 0, 360):
        part = unrolled.intersection(box(shift - 180, -90, shift + 180, 90))
        parts += _polygons(translate(part, -shift))
    return parts


def _path(shapes: list[Polygon], left: float, top: float, scale: float) -> str:
    """Return the outlines as an SVG path in whole units, holes left out."""
    parts = []
    for polygon in shapes:
        points: list[tuple[int, int]] = []
        for x, y in polygon.exterior.coords:
            point = (round((x - left) * scale), round((top - y) * scale))
            if not points or point != points[-1]:
                points.append(point)
        if len(points) > 3:
            parts.append("M" + "L".join(f"{x},{y}" for x, y in points[:-1]) + "Z")
    return "".join(parts)


def build_world(folder: Path, root: Path) -> Path:
    """Write the outlines to the content folder `root` and return the file."""
    maps: dict[str, Any] = {}
    for name, frame in _FRAMES.items():
        read = gpd.read_file(folder / frame["file"], layer="land")
        whole = [q for shape in read.geometry for p in _polygons(shape) for q in _on_globe(p)]
        land = gpd.GeoDataFrame(geometry=whole, crs=4326).clip(box(*frame["clip"]))
        land = land.to_crs(frame["projection"])
        if frame["bounds"]:
            land = land.clip(box(*frame["bounds"]))
        left, bottom, right, top = frame["bounds"] or land.total_bounds
        scale = WIDTH / (right - left)
        shapes = [p for shape in land.geometry for p in _polygons(shape)]
        shapes = [p for p in shapes if p.area >= frame["smallest_km2"] * 1e6]
        drawn = MultiPolygon(shapes).simplify(0.7 / scale)
        maps[name] = {
            "projection": frame["projection"],
            "left": round(left),
            "top": round(top),
            "scale": scale,
            "width": WIDTH,
            "height": round((top - bottom) * scale),
            "land": _path(_polygons(drawn), left, top, scale),
        }
    target = root / WORLD_FILE
    target.write_text(json.dumps(maps, separators=(",", ":")) + "\n", "utf-8")
    return target
