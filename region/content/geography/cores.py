"""Where on the county's map the regional cores lie."""

from __future__ import annotations

from pathlib import Path

from region.content.catalogue import DATA, Catalogue
from region.content.geography import shapes
from region.content.geography.paths import METRES_PER_UNIT
from region.content.geography.small_areas import small_area_shapes


def core_places(catalogue: Catalogue, root: Path = DATA) -> dict[str, tuple[int, int]]:
    """Return each core's place in the county's picture: the middle of the areas that it names.

    Raises
    ------
    KeyError
        if a core names an area that does not exist.
    """
    grid, found = shapes(root).grid, {}
    for core in catalogue.cores.values():
        points = []
        for code in core.areas:
            whole = small_area_shapes(code[:4], root)
            x, y = {shape.code: shape.label for shape in whole.shapes}[code]
            west = whole.grid.west + x * METRES_PER_UNIT
            points.append((west, whole.grid.north - y * METRES_PER_UNIT))
        east, north = (sum(side) / len(points) for side in zip(*points, strict=True))
        found[core.id] = grid.unit(east, north)
    return found
