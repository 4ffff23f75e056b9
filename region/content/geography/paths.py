"""Shapes as short SVG paths in whole units of a picture, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

METRES_PER_UNIT = 25
SWEREF99_TM = 3006
Ring = list[tuple[int, int]]

_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True)
class Grid:
    """A picture's corner in SWEREF 99 TM; y grows downwards in the picture, as in SVG."""

    west: float
    north: float

    def unit(self, x: float, y: float) -> tuple[int, int]:
        """Return where a place is in the picture."""
        return (
            round((x - self.west) / METRES_PER_UNIT),
            round((self.north - y) / METRES_PER_UNIT),
        )

    def path(self, shape: Any) -> str:
        """Return the polygons of a shape as a path: where each ring begins, then its steps."""
        return "".join(
            _ring([self.unit(x, y) for x, y in ring.coords[:-1]])
            for polygon in getattr(shape, "geoms", (shape,))
            if not polygon.is_empty
            for ring in (polygon.exterior, *polygon.interiors)
        )


def _ring(points: Ring) -> str:
    kept = [point for at, point in enumerate(points) if point != points[at - 1]]
    if len(kept) < 3:
        return ""
    (x, y), *rest = kept
    text = f"M{x} {y}l"
    for to_x, to_y in rest:
        right, down = to_x - x, to_y - y
        between = "" if text[-1] == "l" or right < 0 else " "
        text += f"{between}{right}{'' if down < 0 else ' '}{down}"
        x, y = to_x, to_y
    return text + "z"


def large_parts(path: str, square_km: float) -> str:
    """Return the rings of a path that hold so much, for an outline: it would fill an islet."""
    least = square_km * (1_000 / METRES_PER_UNIT) ** 2
    parts = path.split("z")[:-1]
    kept = [part for part, ring in zip(parts, rings(path), strict=True) if _area(ring) > least]
    return "".join(f"{part}z" for part in kept)


def _area(ring: Ring) -> float:
    turned = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in turned)) / 2


def rings(path: str) -> list[Ring]:
    """Return the corners of each ring of a path that `Grid.path` has written."""
    found = []
    for part in path.split("z")[:-1]:
        x, y, *steps = map(int, _NUMBER.findall(part))
        ring = [(x, y)]
        for right, down in zip(steps[::2], steps[1::2], strict=True):
            x, y = x + right, y + down
            ring.append((x, y))
        found.append(ring)
    return found
