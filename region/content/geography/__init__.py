"""The municipalities' shapes: read once, projected once, handed out as short SVG paths."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from math import ceil, floor, isfinite
from pathlib import Path
from typing import Any

from region.content.catalogue import DATA, Catalogue, Fault
from region.content.catalogue.faults import CatalogueError
from region.content.geography import paths
from region.content.geography.paths import METRES_PER_UNIT, SWEREF99_TM, Grid, large_parts
from region.words import kept as prepared
from region.words.language import gettext
from region.words.text import Language

FILE = "geo/municipalities.parquet"
SURROUNDINGS_FILE = "geo/surroundings.parquet"
INNER_COUNTY = ("0162", "0180", "0183", "0184", "0186")
"""The inset shows these whole, and what lies between and around them."""

INSET_MARGIN_METRES = 1_000
_MARGIN_METRES = 800
_PAGE_ISLET_METRES = 340
"""A part or lake of less than its square is left out; a pixel of the widest map shows 280 m."""
_PAGE_GRID_METRES = 200
"""Corners lie on a grid as wide, most of a pixel: a multiple of the picture's unit."""
_PAGE_SHORE_ISLET_METRES = 1_400
"""The same of the neighbours' land, which nobody looks for."""
_PAGE_CORNER_METRES = 580
"""A corner goes when the triangle it makes has less than half the square of this."""
OUTLINED_KM2 = 3.0

Box = tuple[int, int, int, int]


def credit(language: Language) -> str:
    """Return whose work the shapes are; it stands wherever a map of the county is shown."""
    _ = gettext(language)
    return _("Karta: © OpenStreetMap contributors (ODbL), GSHHG (LGPL), SCB")


@dataclass(frozen=True)
class Shape:
    """One municipality: SVG paths and label points in the picture's units (25 m).

    `path` is its land on the map of the county; `inner` what of it the inset shows, with more
    corners, and empty for most; `medium` is for a picture in a page, without what is hardly a
    pixel there, and `small` for one as large as a stamp.
    """

    code: str
    name: str
    path: str
    label: tuple[int, int]
    inner: str
    inner_label: tuple[int, int] | None
    medium: str
    small: str
    land_area_km2: float
    neighbours: tuple[str, ...]

    @property
    def outline(self) -> str:
        """The edges of its larger parts, for a line around them."""
        return large_parts(self.path, OUTLINED_KM2)


@dataclass(frozen=True)
class Shapes:
    """All municipalities in one picture; y grows downwards, as in SVG.

    What is neither municipality nor `shore` (the neighbouring counties' land, drawn some way out
    of the picture on all sides, as far as `frame`) is water. `inner` is the inset's box; its paths
    are in the same units. Boxes are left, top, width and height.
    """

    width: int
    height: int
    grid: Grid
    inner: Box
    frame: Box
    shore: str
    shore_medium: str
    shapes: tuple[Shape, ...]

    @property
    def whole(self) -> Box:
        """The box of the county with the neighbouring land to its left."""
        return self.frame[0], 0, self.width - self.frame[0], self.height

    @cached_property
    def json(self) -> bytes:
        """What the map in the browser fetches once."""
        content = {
            "viewBox": self.whole,
            "inner": self.inner,
            "shore": self.shore,
            "shapes": {shape.code: [shape.path, *shape.label] for shape in self.shapes},
            "inset": {
                shape.code: [shape.inner, *(shape.inner_label or ())]
                for shape in self.shapes
                if shape.inner
            },
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
        return [
            Fault(
                FILE,
                "",
                f"{type(error).__name__}",
                "a GeoParquet file; python -m region build-geography",
            )
        ]
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
    try:
        shapes(root)
    except CatalogueError as error:
        faults += error.faults
    faults += [
        Fault(FILE, f"code {code}", "an invalid shape", "a valid polygon")
        for code, valid in zip(codes, frame.geometry.is_valid, strict=True)
        if not valid
    ]
    return faults


@lru_cache(maxsize=2)
def _read(path: Path, surroundings: Path, changed: int) -> Shapes:
    """Return the shapes; projecting them takes seconds and much memory, so it is done once."""
    files = (path, surroundings, Path(__file__), Path(paths.__file__))
    parts = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    body = prepared.made(
        "shapes.json", "geography", lambda: _packed(_projected(path, surroundings)), *parts
    )
    found = json.loads(body)
    tuples = ("label", "inner_label", "neighbours")
    shapes = (
        Shape(**{**one, **{n: None if one[n] is None else tuple(one[n]) for n in tuples}})
        for one in found["shapes"]
    )
    boxes = {name: tuple(found[name]) for name in ("inner", "frame")}
    grid = Grid(**found["grid"])
    return Shapes(**{**found, **boxes, "grid": grid, "shapes": tuple(shapes)})


def _packed(shapes: Shapes) -> bytes:
    return json.dumps(asdict(shapes), ensure_ascii=False).encode()


def inset_box(bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return the inset's square around bounds in metres, its corners on the grid."""
    left, low, right, high = bounds
    half = max(right - left, high - low) / 2 + INSET_MARGIN_METRES
    x, y = (left + right) / 2, (low + high) / 2
    west, south, east, north = (
        round(edge / METRES_PER_UNIT) * METRES_PER_UNIT
        for edge in (x - half, y - half, x + half, y + half)
    )
    return west, south, east, north


def _coarser(areas: list[Any], land: Any) -> list[Any]:
    """Return areas and the land around as a picture in a page shows them: they still meet."""
    import shapely

    def kept(area: Any, islet: int = _PAGE_ISLET_METRES) -> Any:
        def is_seen(ring: Any) -> bool:
            return shapely.Polygon(ring).area >= islet**2

        return shapely.MultiPolygon(
            [
                (part.exterior, [hole for hole in part.interiors if is_seen(hole)])
                for part in getattr(area, "geoms", (area,))
                if is_seen(part.exterior)
            ]
        )

    simple = shapely.coverage_simplify([*areas, land], _PAGE_CORNER_METRES)
    *own, around = _on_grid(simple, _PAGE_GRID_METRES)
    return [*map(kept, own), kept(around, _PAGE_SHORE_ISLET_METRES)]


def _on_grid(areas: Any, metres: int) -> list[Any]:
    """Return areas that meet with their corners on a grid; rounded one by one they would cross."""
    import shapely

    edges = shapely.union_all(shapely.boundary(areas), grid_size=metres)
    parts: list[list[Any]] = [[] for _ in areas]
    for piece in shapely.get_parts(shapely.polygonize([edges])):
        shared = shapely.area(shapely.intersection(areas, piece))
        if shared.max() > piece.area / 2:
            parts[shared.argmax()].append(piece)
    return [shapely.union_all(pieces) for pieces in parts]


def _projected(path: Path, surroundings: Path) -> Shapes:
    import geopandas as gpd

    frame = gpd.read_parquet(path).sort_values("code")
    around = gpd.read_parquet(surroundings).to_crs(SWEREF99_TM)
    metric = {name: frame[name].to_crs(SWEREF99_TM) for name in ("geometry", "inner", "small")}
    west, south, east, north = metric["geometry"].total_bounds
    grid = Grid(
        floor((west - _MARGIN_METRES) / _PAGE_GRID_METRES) * _PAGE_GRID_METRES,
        ceil((north + _MARGIN_METRES) / _PAGE_GRID_METRES) * _PAGE_GRID_METRES,
    )
    land = around.geometry.iloc[0]
    *medium, shore_medium = map(grid.path, _coarser([*metric["geometry"]], land))

    def places(name: str) -> list[tuple[int, int] | None]:
        points = gpd.GeoSeries(
            gpd.points_from_xy(frame[f"{name}_longitude"], frame[f"{name}_latitude"]), crs=4326
        ).to_crs(SWEREF99_TM)
        return [grid.unit(point.x, point.y) if isfinite(point.x) else None for point in points]

    def box(bounds: Any) -> Box:
        first, low, last, high = bounds
        (left, top), (right, bottom) = grid.unit(first, high), grid.unit(last, low)
        return left, top, right - left, bottom - top

    columns = [frame[name] for name in ("code", "name", "land_area_km2", "neighbours")]
    paths = [*([grid.path(shape) for shape in metric[name]] for name in metric), medium]
    whole = zip(*columns, *paths, places("label"), places("inner"), strict=True)
    shapes = tuple(
        Shape(
            code=code,
            name=name,
            path=path,
            label=label,
            inner=inner,
            inner_label=inner_label,
            medium=medium,
            small=small,
            land_area_km2=float(area),
            neighbours=tuple(neighbours),
        )
        for code, name, area, neighbours, path, inner, small, medium, label, inner_label in whole
    )
    own = metric["geometry"][frame["code"].isin(INNER_COUNTY)].total_bounds
    width, height = grid.unit(east + _MARGIN_METRES, south - _MARGIN_METRES)
    return Shapes(
        width=width,
        height=height,
        grid=grid,
        inner=box(inset_box(own)),
        frame=box(around.total_bounds),
        shore=grid.path(land),
        shore_medium=shore_medium,
        shapes=shapes,
    )


def shapes(root: Path = DATA) -> Shapes:
    """Return the municipalities as SVG paths, read again only when the file has changed.

    Raises
    ------
    CatalogueError
        if the file cannot be read.
    """
    path, around = root / FILE, root / SURROUNDINGS_FILE
    try:
        return _read(path, around, path.stat().st_mtime_ns + around.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError) as error:
        allowed = f"a GeoParquet file, with {SURROUNDINGS_FILE} beside it"
        raise CatalogueError([Fault(FILE, "", type(error).__name__, allowed)]) from error
