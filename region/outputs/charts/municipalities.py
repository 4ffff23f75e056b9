"""The municipalities as SVG: one drawing of their shapes, and a map in classes with its legend."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr
from zlib import crc32

from region.content.geography import Shape, shapes
from region.outputs.charts import fonts
from region.outputs.charts.look import FONT, Look
from region.outputs.charts.model import Regions
from region.outputs.charts.palette import CLASSES

SIZE = 14
STEP = 26
NARROW = 480
"""Below this width the legend stands above the map."""
GAP = 24
SMALLEST_INSET = 120
"""An inset that is smaller shows nothing that the map does not."""


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


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())


def outlines(
    look_of: Callable[[Shape], Mapping[str, str]],
    told: Mapping[str, str] | None = None,
    path_of: Callable[[Shape], str] = lambda shape: shape.small,
) -> str:
    """Return the shapes as paths in the picture's own units, as coarse as a stamp needs.

    `look_of` gives a shape's attributes; `told` what a pointer is told, by area code; `path_of`
    another of a shape's paths.
    """
    paths = []
    for shape in shapes().shapes:
        path = path_of(shape)
        if path:
            title = f"<title>{escape(told[shape.code])}</title>" if told else ""
            paths.append(f'<path d="{path}"{_written(look_of(shape))}>{title}</path>')
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
        short = short.replace(shape.small, shape.small.replace(" ", ","))
    return f"data:image/svg+xml,{quote(short, safe=chr(39) + ',:/=')}"


def text(x: float, y: float, words: str, size: float, colour: str, **more: str) -> str:
    """Return one line of text as SVG."""
    extra = _written({name.replace("_", "-"): value for name, value in more.items()})
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{colour}"{extra}>'
        f"{escape(words)}</text>"
    )


class _Frame(NamedTuple):
    """A place in the picture, in pixels, and which part of the county's map it shows, in units."""

    left: float
    top: float
    width: float
    height: float
    shown: tuple[float, float, float, float]

    @property
    def scale(self) -> float:
        return self.shown[2] / self.width

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Return where in the picture a point of the map is."""
        return self.left + (x - self.shown[0]) / self.scale, (
            self.top + (y - self.shown[1]) / self.scale
        )

    def meets(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether a box in the picture has anything in common with it."""
        beside = right < self.left or left > self.left + self.width
        return not (beside or bottom < self.top or top > self.top + self.height)

    def around(self, body: str, sea: str) -> str:
        """Return what is drawn in units inside the frame; nothing of it is seen outside."""
        box = " ".join(f"{number:g}" for number in self.shown)
        x, y, width, height = self.shown
        return (
            f'<svg x="{self.left:g}" y="{self.top:g}" width="{self.width:g}" '
            f'height="{self.height:g}" viewBox="{box}"><rect x="{x:g}" y="{y:g}" '
            f'width="{width:g}" height="{height:g}" fill="{sea}"/>{body}</svg>'
        )


def _frames(left: float, top: float, width: float, height: float) -> tuple[_Frame, _Frame | None]:
    """Return the map's frame and that of the inner county, where there is room for it.

    The county stands to the left with neighbouring land beside it and the sea to the right. The
    inset stands in the sea, or if that is too narrow on the neighbours' land at the top.
    """
    found = shapes()
    scale = max(found.width / width, found.height / height)
    more = width * scale - found.width
    west = min(more / 2, -found.frame[0])
    county = _Frame(left, top, width, height, (-west, 0, width * scale, height * scale))
    beside = (more - west) / scale - 2 * GAP
    if beside >= SMALLEST_INSET:
        side = min(beside + 0.18 * found.width / scale, height * 0.6)
        x, y = left + width - side - GAP, top + height - side - GAP
    else:
        side = 0.4 * found.width / scale
        x, y = left + 1, top + 1
    inset = _Frame(x, y, side, side, found.inner)
    return county, inset if side >= SMALLEST_INSET else None


def hatch(key: str, size: float, look: Look) -> str:
    """Return the pattern of what is missing; `key` must be the only one in its document."""
    ground, line = look.colour("paper"), look.colour("mark")
    return (
        f'<pattern id="{key}" width="{size:g}" height="{size:g}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="{size:g}" height="{size:g}" '
        f'fill="{ground}"/><path d="M0 0V{size:g}" stroke="{line}" '
        f'stroke-width="{size / 3:g}"/></pattern>'
    )


def _land(picture: Regions, frame: _Frame, key: str, look: Look, *, inset: bool, told: bool) -> str:
    """Return the neighbours' land and the municipalities in their classes, coasts beneath.

    With `told` a pointer is told which municipality it is at, and its value; without, links lie
    over the map, which is in a page, no finer than that and alike for every screen: what stands
    twice in a document is hardly sent twice.
    """
    classes = CLASSES[look.theme]
    by_code = {region.code: region for region in picture.regions}

    def look_of(shape: Shape) -> dict[str, str]:
        region = by_code[shape.code]
        fill = classes[region.colour] if region.colour else f"url(#{key})"
        return {"fill": fill, "id": f"{key}-{shape.code}"}

    words = {code: f"{region.name}: {region.text}" for code, region in by_code.items()}

    def path_of(shape: Shape) -> str:
        if inset:
            return shape.inner
        if not told:
            return shape.medium
        return shape.small if frame.width < NARROW else shape.path

    body = outlines(look_of, words if told else None, path_of)
    drawn = (("coast", 1.8), ("paper", 0.8))
    edges = "".join(
        f'<use href="#{key}-land" stroke="{look.colour(token)}" '
        f'stroke-width="{width * frame.scale:g}"/>'
        for token, width in drawn
    )
    beside = shapes().shore if told else shapes().shore_medium
    shore = "" if inset else f'<path d="{beside}" fill="{look.colour("shore")}"/>'
    return (
        f'<defs>{hatch(key, 6 * frame.scale, look)}<g id="{key}-land">{body}</g></defs>{shore}'
        f'<g stroke-linejoin="round">{edges}</g>'
    )


def _inset(county: _Frame, inset: _Frame, look: Look) -> str:
    """Return the edges of the inset, the box on the map that it enlarges, and lines between."""
    left, top, width, height = shapes().inner
    (x0, y0), (x1, y1) = county.pixel(left, top), county.pixel(left + width, top + height)
    to_right = inset.left > x0
    pairs = (
        (((x1, y0), (inset.left, inset.top)), ((x1, y1), (inset.left, inset.top + inset.height)))
        if to_right
        else (((x0, y0), (inset.left, inset.top + inset.height)),)
    )
    ink = look.colour("ink")
    lines = "".join(f"M{ax:g} {ay:g}L{bx:g} {by:g}" for (ax, ay), (bx, by) in pairs)
    boxes = "".join(
        f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}"/>'
        for x, y, w, h in (
            (x0, y0, x1 - x0, y1 - y0),
            (inset.left, inset.top, inset.width, inset.height),
        )
    )
    return (
        f'<g fill="none" stroke="{ink}"><path d="{lines}" stroke-width="0.6" opacity="0.6"/>'
        f'<g stroke-width="1.2">{boxes}</g></g>'
    )


NAME_SIZE = 13


def _names(
    picture: Regions, frame: _Frame, look: Look, *, inset: bool, covered: _Frame | None = None
) -> str:
    """Return the names that have room; those of the inset stand there and not on the map.

    `covered` is a part of the frame that is drawn over afterwards.
    """
    left, top, width, height = shapes().inner
    names = {region.code: region.name for region in picture.regions}
    taken: list[tuple[float, float, float]] = []
    found = []
    for shape in sorted(shapes().shapes, key=lambda one: -one.land_area_km2):
        place = shape.inner_label if inset else shape.label
        if place is None:
            continue
        within = left < place[0] < left + width and top < place[1] < top + height
        if within and not inset:
            continue
        x, y = frame.pixel(*place)
        half = fonts.width(names[shape.code], NAME_SIZE) / 2 + 3
        if (
            x - half < frame.left
            or x + half > frame.left + frame.width
            or y - NAME_SIZE < frame.top
        ):
            continue
        if covered and covered.meets(x - half, y - NAME_SIZE, x + half, y + NAME_SIZE / 2):
            continue
        if any(abs(y - b) < NAME_SIZE + 3 and abs(x - a) < half + c for a, b, c in taken):
            continue
        taken.append((x, y, half))
        halo = {"stroke": look.colour("paper"), "stroke_width": "3", "paint_order": "stroke"}
        found.append(
            text(
                x,
                y + 4,
                names[shape.code],
                NAME_SIZE,
                look.colour("ink"),
                **halo,
                text_anchor="middle",
                pointer_events="none",
            )
        )
    return "".join(found)


def _leading(
    picture: Regions, frame: _Frame, key: str, addresses: Mapping[str, str], *, inset: bool
) -> str:
    """Return a link over each municipality; those of the inset are the same once more.

    A link has the shape that is drawn beneath it, once more and unseen: `key` is that of the land.
    """
    by_code = {region.code: region for region in picture.regions}
    found = []
    for shape in shapes().shapes:
        region, address = by_code[shape.code], addresses.get(shape.code)
        if not address or (inset and not shape.inner):
            continue
        told = f"{region.name}: {region.text}"
        heard = {"aria-hidden": "true", "tabindex": "-1"} if inset else {"aria-label": told}
        found.append(
            f"<a href={quoteattr(address)}{_written(heard)}><title>{escape(told)}</title>"
            f'<use href="#{key}-{shape.code}" opacity="0"/></a>'
        )
    box = " ".join(f"{number:g}" for number in frame.shown)
    return (
        f'<svg x="{frame.left:g}" y="{frame.top:g}" width="{frame.width:g}" '
        f'height="{frame.height:g}" viewBox="{box}">{"".join(found)}</svg>'
    )


def map_svg(
    picture: Regions,
    width: float,
    height: float,
    look: Look,
    addresses: Mapping[str, str] | None = None,
    *,
    named: bool = False,
) -> Svg:
    """Return the map in a place so large, with its legend to the left, or above in a narrow one.

    The inner county stands enlarged beside the map where there is room. With `addresses`, by area
    code, each municipality leads to its own; with those, or `named`, those with room are named.
    """
    classes, edge = CLASSES[look.theme], look.colour("mark")
    key = f"missing-{crc32(repr((picture, width, look)).encode()):08x}"
    rows = [(classes[item.colour], f"{item.text} ({item.size})") for item in picture.legend[::-1]]
    if picture.missing:
        rows.append((f"url(#{key})", picture.missing))
    parts = [
        f"<defs>{hatch(key, 6, look)}</defs>",
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
    left, down = (legend, 0.0) if beside else (0.0, (len(rows) + 1.4) * STEP)
    county, inset = _frames(left, down, width - left, height - down)
    sea = look.colour("sea")
    land = _land(picture, county, f"{key}-map", look, inset=False, told=not addresses)
    parts.append(county.around(land, sea))
    if addresses or named:
        parts.append(_names(picture, county, look, inset=False, covered=inset))
    if addresses:
        parts.append(_leading(picture, county, f"{key}-map", addresses, inset=False))
    if inset:
        land = _land(picture, inset, f"{key}-inset", look, inset=True, told=not addresses)
        parts += [inset.around(land, sea), _inset(county, inset, look)]
        if addresses or named:
            parts.append(_names(picture, inset, look, inset=True))
        if addresses:
            parts.append(_leading(picture, inset, f"{key}-inset", addresses, inset=True))
    return Svg("".join(parts), width, height)
