"""The municipalities as SVG: one drawing of their shapes, and a map in classes with its legend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from region.content.geography import Shape, shapes
from region.outputs.charts import fonts
from region.outputs.charts.look import FONT, Look
from region.outputs.charts.model import Regions
from region.outputs.charts.palette import CLASSES

SIZE = 14
STEP = 26
NARROW = 480
"""Below this width the legend stands above the map."""


class Svg(NamedTuple):
    """The inside of a picture and how large it is."""

    body: str
    width: float
    height: float

    def whole(self) -> str:
        """Return it as a picture of its own."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}" '
            f'height="{self.height:g}" viewBox="0 0 {self.width:g} {self.height:g}" '
            f'font-family="{escape(FONT)}">{self.body}</svg>'
        )


def outlines(
    look_of: Callable[[Shape], Mapping[str, str]], told: Mapping[str, str] | None = None
) -> str:
    """Return the shapes as paths in the picture's own units.

    `look_of` gives a shape's attributes; `told` what a pointer is told, by area code.
    """
    paths = []
    for shape in shapes().shapes:
        words = "".join(f" {name}={quoteattr(value)}" for name, value in look_of(shape).items())
        title = f"<title>{escape(told[shape.code])}</title>" if told else ""
        paths.append(f'<path d="{shape.path}"{words}>{title}</path>')
    return "".join(paths)


def as_address(body: str) -> str:
    """Return the shapes as the address of a picture.

    A picture by address, since SVG inside a page's HTML is taken away by Streamlit as unsafe.
    Spaces do not stand as they are in an address, commas and single quotation marks do.
    """
    found = shapes()
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {found.width} {found.height}">'
        f"{body}</svg>"
    )
    short = picture.replace('"', "'")
    for shape in found.shapes:
        short = short.replace(shape.path, shape.path.replace(" ", ","))
    return f"data:image/svg+xml,{quote(short, safe=chr(39) + ',:/=')}"


def text(x: float, y: float, words: str, size: float, colour: str, **more: str) -> str:
    """Return one line of text as SVG."""
    extra = "".join(f" {name.replace('_', '-')}={quoteattr(value)}" for name, value in more.items())
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{colour}"{extra}>'
        f"{escape(words)}</text>"
    )


def map_svg(picture: Regions, width: float, height: float, look: Look) -> Svg:
    """Return the map in a place so large, with its legend to the left, or above in a narrow one."""
    found = shapes()
    classes, edge = CLASSES[look.theme], look.colour("mark")
    rows = [(classes[item.colour], f"{item.text} ({item.size})") for item in picture.legend[::-1]]
    if picture.missing:
        rows.append(("url(#missing)", picture.missing))
    parts = [
        '<defs><pattern id="missing" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)">'
        f'<rect width="6" height="6" fill="{look.colour("paper")}"/>'
        f'<path d="M0 0V6" stroke="{edge}" stroke-width="2"/></pattern></defs>',
        text(0, SIZE, picture.unit, SIZE, look.colour("ink2")),
    ]
    for number, (colour, words) in enumerate(rows, 1):
        top = number * STEP
        parts.append(
            f'<rect x="0" y="{top}" width="24" height="17" fill="{colour}" stroke="{edge}"/>'
        )
        parts.append(text(34, top + 14, words, SIZE, look.colour("ink")))
    legend = 34 + max(fonts.width(words, SIZE) for _colour, words in rows) + 20
    beside = width >= NARROW
    down = 0 if beside else (len(rows) + 1.4) * STEP
    room = width - legend if beside else width
    scale = min(room / found.width, (height - down) / found.height)
    left = width - found.width * scale
    by_code = {region.code: region for region in picture.regions}

    def look_of(shape: Shape) -> dict[str, str]:
        region = by_code[shape.code]
        return {
            "fill": classes[region.colour] if region.colour else "url(#missing)",
            "id": f"kommun-{shape.code}",
        }

    told = {code: f"{region.name}: {region.text}" for code, region in by_code.items()}
    parts.append(
        f'<g transform="translate({left:g} {down:g}) scale({scale:g})" stroke="{edge}" '
        f'stroke-width="{0.8 / scale:g}" stroke-linejoin="round">{outlines(look_of, told)}</g>'
    )
    return Svg("".join(parts), width, height)
