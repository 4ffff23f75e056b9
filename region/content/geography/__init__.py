"""The municipalities' shapes: read once, projected once, handed out as short SVG paths."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from region.content.catalogue import DATA, Catalogue, Fault
from region.content.catalogue.faults import CatalogueError
from region.words import kept as prepared

FILE = "geo/municipalities.parquet"
METRES_PER_UNIT = 100
INNER_COUNTY = ("0180", "0183", "0184", "0162", "0186", "0182", "0163", "0187")
SWEREF99_TM = 3006


@dataclass(frozen=True)
class Shape:
    """One municipality: an SVG path and a label point in the picture's units (100 m)."""

    code: str
    name: str
    path: str
    label: tuple[int, int]
    land_area_km2: float
    neighbours: tuple[str, ...]


@dataclass(frozen=True)
class Shapes:
    """All municipalities in one picture; y grows downwards, as in SVG."""

    width: int
    height: int
    inner: tuple[int, int, int, int]
    shapes: tuple[Shape, ...]

    @cached_property
    def json(self) -> bytes:
        """What the map in the browser fetches once."""
        content = {
            "viewBox": [0, 0, self.width, self.height],
            "inner": self.inner,
            "shapes": {shape.code: [shape.path, *shape.label] for shape in self.shapes},
        }
        return json.dumps(content, separators=(",", ":")).encode()

    @cached_property
    def hash(self) -> str:
        """Changes when the shapes do; part of their address."""
        return hashlib.sha256(self.json).hexdigest()[:12]


def check(catalogue: Catalogue, root: Path = DATA) -> list[Fault]:
    """Return the faults of the file of shapes: readable, the 26, valid, names as registered."""
    import geopandas as gpd

    try:
        frame = gpd.read_parquet(root / FILE)
        codes, names = list(frame["code"]), list(frame["name"])
    except Exception as error:  # any reader may complain in its own way about a broken file
        return [Fault(FILE, "", f"{type(error).__name__}", "a GeoParquet file; make geography")]
    expected = {area.code: area.name.sv for area in catalogue.municipalities}
    faults = []
    if sorted(codes) != sorted(expected):
        wrong = sorted(set(codes) ^ set(expected))
        faults.append(Fault(FILE, "code", ", ".join(wrong) or "repeated codes", "the 26 codes"))
    faults += [
        Fault(FILE, f"code {code}", name, expected[code])
        for code, name in zip(codes, names, strict=True)
        if code in expected and name != expected[code]
    ]
    faults += [
        Fault(FILE, f"code {code}", "an invalid shape", "a valid polygon")
        for code, valid in zip(codes, frame.geometry.is_valid, strict=True)
        if not valid
    ]
    return faults


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> Shapes:
    """Return the shapes; projecting them takes seconds and much memory, so it is done once."""
    parts = [hashlib.sha256(file.read_bytes()).hexdigest() for file in (path, Path(__file__))]
    body = prepared.made("shapes.json", "geography", lambda: _packed(_projected(path)), *parts)
    found = json.loads(body)
    shapes = [
        Shape(**{**one, "label": tuple(one["label"]), "neighbours": tuple(one["neighbours"])})
        for one in found["shapes"]
    ]
    return Shapes(found["width"], found["height"], tuple(found["inner"]), tuple(shapes))


def _packed(shapes: Shapes) -> bytes:
    return json.dumps(asdict(shapes), ensure_ascii=False).encode()


def _projected(path: Path) -> Shapes:
    import geopandas as gpd

    wgs84 = gpd.read_parquet(path).sort_values("code")
    frame = wgs84.to_crs(SWEREF99_TM)
    labels = gpd.GeoSeries(
        gpd.points_from_xy(wgs84["label_longitude"], wgs84["label_latitude"]), crs=4326
    ).to_crs(SWEREF99_TM)
    west, south, east, north = frame.total_bounds
    margin = 8

    def unit(x: float, y: float) -> tuple[int, int]:
        return (
            round((x - west) / METRES_PER_UNIT) + margin,
            round((north - y) / METRES_PER_UNIT) + margin,
        )

    def path_of(geometry: object) -> str:
        parts = []
        for polygon in geometry.geoms:  # type: ignore[attr-defined]
            for ring in (polygon.exterior, *polygon.interiors):
                points = [unit(x, y) for x, y in ring.coords[:-1]]
                kept = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
                if len(kept) > 2:
                    parts.append("M" + "L".join(f"{x} {y}" for x, y in kept) + "Z")
        return "".join(parts)

    shapes = tuple(
        Shape(
            code=row.code,
            name=row.name,
            path=path_of(row.geometry),
            label=unit(point.x, point.y),
            land_area_km2=float(row.land_area_km2),
            neighbours=tuple(row.neighbours),
        )
        for row, point in zip(frame.rename_axis("i").itertuples(index=False), labels, strict=True)
    )
    x0, y0, x1, y1 = frame[frame["code"].isin(INNER_COUNTY)].total_bounds
    (left, top), (right, bottom) = unit(x0, y1), unit(x1, y0)
    width, height = unit(east, south)
    return Shapes(
        width=width + margin,
        height=height + margin,
        inner=(left, top, right - left, bottom - top),
        shapes=shapes,
    )


def shapes(root: Path = DATA) -> Shapes:
    """Return the municipalities as SVG paths, read again only when the file has changed.

    Raises
    ------
    CatalogueError
        if the file cannot be read.
    """
    path = root / FILE
    try:
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError) as error:
        raise CatalogueError(
            [Fault(FILE, "", type(error).__name__, "a GeoParquet file")]
        ) from error
