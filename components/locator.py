"""Where in the county a municipality lies: a small picture without words."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from region.geography import shapes

OTHERS, CHOSEN = "#a3b1be", "#0078be"
"""Readable on the light and the dark surface; a picture by address cannot ask the page."""

SMALL_KM2 = 60
RING = 75


@lru_cache(maxsize=32)
def locator(code: str) -> str:
    """Return the picture's address: all grey, the municipality blue, a ring around a small one."""
    found = shapes()
    others = "".join(shape.path for shape in found.shapes if shape.code != code)
    own = next(shape for shape in found.shapes if shape.code == code)
    ring = ""
    if own.land_area_km2 < SMALL_KM2:
        x, y = own.label
        ring = (
            f"<circle cx='{x}' cy='{y}' r='{RING}' fill='none' stroke='{CHOSEN}' "
            "stroke-width='16'/>"
        )
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {found.width} {found.height}'>"
        f"<path fill='{OTHERS}' stroke='#fff' stroke-width='5' d='{_short(others)}'/>"
        f"<path fill='{CHOSEN}' stroke='#fff' stroke-width='5' d='{_short(own.path)}'/>{ring}</svg>"
    )
    return f"data:image/svg+xml,{quote(svg, safe=chr(39) + ',:/=')}"


def _short(path: str) -> str:
    """Write the same path with commas, which unlike spaces stand as they are in an address."""
    return path.replace(" ", ",")
