"""The map as SVG: the municipalities in classes, beside their legend."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from region.exhibits import Regions
from region.geography import shapes
from region.publication import fonts
from region.publication.palette import CLASSES, MISSING, OUTLINE, QUIET, TEXT

SIZE = 14
STEP = 26
NAMED_KM2 = 55
"""Names are written where there is room: municipalities larger than this."""


class Svg(NamedTuple):
    """The inside of a picture and how large it is."""

    body: str
    width: float
    height: float


def text(
    x: float, y: float, words: str, size: float = SIZE, colour: str = TEXT, **more: str
) -> str:
    """Return one line of text as SVG."""
    extra = "".join(f" {name.replace('_', '-')}={quoteattr(value)}" for name, value in more.items())
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="#{colour}"{extra}>'
        f"{escape(words)}</text>"
    )


def map_svg(picture: Regions, width: float, height: float) -> Svg:
    """Return the map in a place so high, with the legend to its left."""
    found = shapes()
    by_code = {shape.code: shape for shape in found.shapes}
    scale = height / found.height
    rows = [(CLASSES[item.colour], f"{item.text} ({item.size})") for item in picture.legend[::-1]]
    if picture.missing:
        rows.append(("url(#missing)", picture.missing))
    parts = [
        '<defs><pattern id="missing" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="#{MISSING}"/>'
        f'<path d="M0 0V6" stroke="#{OUTLINE}" stroke-width="2"/></pattern></defs>',
        text(0, SIZE, picture.unit, colour=QUIET),
    ]
    for number, (colour, words) in enumerate(rows, 1):
        top = number * STEP
        fill = colour if colour.startswith("url") else f"#{colour}"
        parts.append(
            f'<rect x="0" y="{top}" width="24" height="17" fill="{fill}" stroke="#{OUTLINE}"/>'
        )
        parts.append(text(34, top + 14, words))
    legend = 34 + max(fonts.width(words, SIZE) for _colour, words in rows) + 20
    left = max(legend, width - found.width * scale)
    parts.append(f'<g transform="translate({left:g} 0) scale({scale:g})">')
    for region in picture.regions:
        fill = f"#{CLASSES[region.colour]}" if region.colour else "url(#missing)"
        parts.append(
            f'<path d="{by_code[region.code].path}" fill="{fill}" stroke="#{OUTLINE}" '
            f'stroke-width="{0.8 / scale:g}" stroke-linejoin="round" id="kommun-{region.code}">'
            f"<title>{escape(f'{region.name}: {region.text}')}</title></path>"
        )
    parts.append("</g>")
    return Svg("".join(parts), width, height)
