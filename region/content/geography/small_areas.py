"""The small areas (RegSO 2020) inside a municipality, as SVG paths in a picture of their own."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from region.content.catalogue import DATA, Catalogue, Fault
from region.content.catalogue.faults import CatalogueError
from region.content.geography import paths
from region.content.geography.paths import METRES_PER_UNIT, SWEREF99_TM, Grid
from region.words import kept as prepared

AREAS_FILE = "geo/small_areas.parquet"
_MARGIN = 8


@dataclass(frozen=True)
class AreaShape:
    """One small area; `changed` says that SCB moved its border between 2020 and 2025."""

    code: str
    name: str
    changed: bool
    path: str
    label: tuple[int, int]


@dataclass(frozen=True)
class AreaShapes:
    """The small areas of one municipality in one picture; a unit is 25 metres."""

    municipality: str
    width: int
    height: int
    grid: Grid
    shapes: tuple[AreaShape, ...]

    @cached_property
    def json(self) -> bytes:
        """What a map in the browser fetches once."""
        content = {
            "viewBox": [0, 0, self.width, self.height],
            "shapes": {one.code: [one.path, *one.label] for one in self.shapes},
        }
        return json.dumps(content, separators=(",", ":")).encode()

    @cached_property
    def hash(self) -> str:
        """Changes when the shapes do; part of their address."""
        return hashlib.sha256(self.json).hexdigest()[:12]


def _projected(path: Path) -> bytes:
    import geopandas as gpd
    import shapely

    frame = gpd.read_parquet(path).sort_values("code").to_crs(SWEREF99_TM)
    found = []
    for code, group in frame.groupby("municipality_code"):
        left, low, right, high = group.total_bounds
        grid = Grid(left - _MARGIN * METRES_PER_UNIT, high + _MARGIN * METRES_PER_UNIT)
        width, height = grid.unit(right, low)
        shapes = []
        for row in group.itertuples(index=False):
            largest = max(row.geometry.geoms, key=lambda part: part.area)
            middle = shapely.maximum_inscribed_circle(largest).coords[0]
            shapes.append(
                AreaShape(
                    row.code,
                    row.name,
                    bool(row.changed_2025),
                    grid.path(row.geometry),
                    grid.unit(*middle),
                )
            )
        whole = AreaShapes(str(code), width + _MARGIN, height + _MARGIN, grid, tuple(shapes))
        found.append(whole)
    return json.dumps([asdict(one) for one in found], ensure_ascii=False).encode()


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> dict[str, AreaShapes]:
    files = (path, Path(__file__), Path(paths.__file__))
    parts = [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]
    body = prepared.made("small-areas.json", "geography", lambda: _projected(path), *parts)
    found = {}
    for one in json.loads(body):
        shapes = (AreaShape(**{**shape, "label": tuple(shape["label"])}) for shape in one["shapes"])
        found[one["municipality"]] = AreaShapes(
            **{**one, "grid": Grid(**one["grid"]), "shapes": tuple(shapes)}
        )
    return found


def small_area_shapes(municipality: str, root: Path = DATA) -> AreaShapes:
    """Return the small areas of a municipality, by its code.

    Raises
    ------
    CatalogueError
        if the file cannot be read.
    KeyError
        if there is no such municipality.
    """
    path = root / AREAS_FILE
    try:
        found = _read(path, path.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError) as error:
        fault = Fault(AREAS_FILE, "", type(error).__name__, "a GeoParquet file")
        raise CatalogueError([fault]) from error
    return found[municipality]


def check_small_areas(catalogue: Catalogue, root: Path = DATA) -> list[Fault]:
    """Return the faults of the file of small areas: readable, and where the cores are found."""
    try:
        found = {
            area.code: {shape.code for shape in small_area_shapes(area.code, root).shapes}
            for area in catalogue.municipalities
        }
    except CatalogueError as error:
        return list(error.faults)
    except KeyError as error:
        return [Fault(AREAS_FILE, "municipality_code", f"no {error}", "the 26 codes")]
    return [
        Fault("geo/cores.yaml", f"{core.id}.areas", code, "a code of a small area")
        for core in catalogue.cores.values()
        for code in core.areas
        if code not in found.get(code[:4], ())
    ]
