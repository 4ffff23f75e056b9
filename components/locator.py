"""Where in the county a place lies: a small picture without words."""

from __future__ import annotations

from functools import lru_cache

from region.content.geography import shapes
from region.outputs.charts.municipalities import as_address, outlines

OTHERS, CHOSEN = "#a3b1be", "#0078be"
"""Readable on the light and the dark surface; a picture by address cannot ask the page."""

SMALL_KM2 = 60
RING = 300


@lru_cache(maxsize=32)
def locator(codes: tuple[str, ...]) -> str:
    """Return the picture's address: all grey, the chosen ones blue, a ring around a small one."""
    own = [shape for shape in shapes().shapes if shape.code in codes]
    body = outlines(lambda shape: {"fill": CHOSEN if shape in own else OTHERS})
    if len(own) == 1 and own[0].land_area_km2 < SMALL_KM2:
        x, y = own[0].label
        body += (
            f'<circle cx="{x}" cy="{y}" r="{RING}" fill="none" stroke="{CHOSEN}" '
            'stroke-width="64"/>'
        )
    return as_address(f'<g stroke="#fff" stroke-width="20">{body}</g>')
