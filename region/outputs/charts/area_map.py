"""The small areas of one municipality as SVG, in classes."""

from __future__ import annotations

from xml.sax.saxutils import escape
from zlib import crc32

from region.content.geography.small_areas import small_area_shapes
from region.outputs.charts import fonts
from region.outputs.charts.look import Look
from region.outputs.charts.model import Regions
from region.outputs.charts.municipalities import NARROW, SIZE, STEP, Svg, hatch, map_svg, text
from region.outputs.charts.palette import CLASSES


def _shapes(picture: Regions, scale: float, key: str, look: Look) -> str:
    """Return the areas as paths in the picture's own units, each with its words."""
    by_code = {region.code: region for region in picture.regions}
    paths = []
    for shape in small_area_shapes(picture.within).shapes:
        region = by_code.get(shape.code)
        fill = CLASSES[look.theme][region.colour] if region and region.colour else f"url(#{key})"
        told = f"<title>{escape(f'{region.name}: {region.text}')}</title>" if region else ""
        paths.append(f'<path d="{shape.path}" fill="{fill}">{told}</path>')
    width = f'{0.8 * scale:g}" stroke-linejoin="round'
    return f'<g stroke="{look.colour("paper")}" stroke-width="{width}">{"".join(paths)}</g>'


def area_svg(picture: Regions, width: float, height: float, look: Look) -> Svg:
    """Return the map in a place so large, with its legend to the left, or above in a narrow one."""
    found = small_area_shapes(picture.within)
    key = f"missing-{crc32(repr((picture, width, look)).encode()):08x}"
    rows = [
        (CLASSES[look.theme][item.colour], f"{item.text} ({item.size})")
        for item in picture.legend[::-1]
    ]
    parts = [text(0, SIZE, picture.unit, SIZE, look.colour("ink2"))]
    for number, (colour, words) in enumerate(rows, 1):
        top, edge = number * STEP, look.colour("mark")
        parts.append(
            f'<rect x="0" y="{top}" width="24" height="17" fill="{colour}" stroke="{edge}"/>'
        )
        parts.append(text(34, top + 14, words, SIZE, look.colour("ink")))
    beside = width >= NARROW
    left = 54 + max(fonts.width(words, SIZE) for _colour, words in rows) if beside else 0.0
    down = 0.0 if beside else (len(rows) + 1.4) * STEP
    room, rise = width - left, height - down
    scale = max(found.width / room, found.height / rise)
    x, y = left + (room - found.width / scale) / 2, down + (rise - found.height / scale) / 2
    parts.append(
        f"<defs>{hatch(key, 6 * scale, look)}</defs>"
        f'<g transform="translate({x:.1f} {y:.1f}) scale({1 / scale:.4f})">'
        f"{_shapes(picture, scale, key, look)}</g>"
    )
    return Svg("".join(parts), width, height)


def drawn_map(picture: Regions, width: float, height: float, look: Look) -> Svg:
    """Return a map: of the municipalities, or of the areas inside the one it is about."""
    if picture.within:
        return area_svg(picture, width, height, look)
    return map_svg(picture, width, height, look, named=width >= NARROW)
