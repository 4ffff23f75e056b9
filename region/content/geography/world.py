"""The world and Europe as outlines, and where on them a place lies."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from region.content.catalogue import DATA, Catalogue, Fault

if TYPE_CHECKING:
    from pyproj import Transformer

WORLD_FILE = "geo/world.json"
MapName = Literal["europe", "world"]
MAPS: tuple[MapName, ...] = ("europe", "world")


@dataclass(frozen=True)
class Outline:
    """One map: land as an SVG path in a frame of `width` by `height`, and its projection."""

    name: MapName
    projection: str
    left: float
    top: float
    scale: float
    width: int
    height: int
    land: str

    @cached_property
    def _transformer(self) -> Transformer:
        from pyproj import Transformer  # not before a place is put on a map

        return Transformer.from_crs("EPSG:4326", self.projection, always_xy=True)

    def place(self, latitude: float, longitude: float) -> tuple[float, float] | None:
        """Return how far right and down a point lies, in per cent; None outside the frame."""
        x, y = self._transformer.transform(longitude, latitude)
        right = (x - self.left) * self.scale / self.width * 100
        down = (self.top - y) * self.scale / self.height * 100
        if 0 <= right <= 100 and 0 <= down <= 100:
            return round(right, 2), round(down, 2)
        return None


def read_outlines(root: Path) -> dict[MapName, Outline]:
    """Return both maps as the file has them now."""
    content = json.loads((root / WORLD_FILE).read_text("utf-8"))
    return {name: Outline(name=name, **content[name]) for name in MAPS}


@cache
def outlines(root: Path = DATA) -> dict[MapName, Outline]:
    """Return both maps; they change only with the program."""
    return read_outlines(root)


def check_world(catalogue: Catalogue, root: Path) -> list[Fault]:
    """Return what is wrong with the file of outlines."""
    try:
        maps = read_outlines(root)
    except (OSError, ValueError, KeyError, TypeError) as error:
        allowed = "the file that python -m region build-world writes"
        return [Fault(WORLD_FILE, "", f"{type(error).__name__}: {error}", allowed)]
    return [
        Fault("geo/places.csv", place.id, "a place outside the world map", "latitude and longitude")
        for place in catalogue.ranked_places.values()
        if maps["world"].place(place.latitude, place.longitude) is None
    ]
