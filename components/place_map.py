"""Places as dots on a map of Europe or the world: links that lead to each place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from urllib.parse import quote

from components import frame
from components.current import Page
from region.content.geography.world import MapName, Outline, outlines

LEAST = {"europe": 3.4, "world": 2.2}
"""How near two dots may be, in per cent of the map's width; nearer ones are drawn apart."""

ROUNDS = 60


@dataclass(frozen=True)
class Mark:
    """One dot: where, what stands in it, what it is called, and whether it is Stockholm."""

    place: str
    name: str
    latitude: float
    longitude: float
    sign: str
    text: str
    own: bool
    strong: bool = True


@dataclass(frozen=True)
class Dot:
    """A place on the map: across and down in per cent of the picture."""

    mark: Mark
    x: float
    y: float


@dataclass(frozen=True)
class PlaceMap:
    """One map of places: its outline as an SVG path, and the dots on it."""

    name: MapName
    width: int
    height: int
    land: str
    dots: tuple[Dot, ...]


@lru_cache(maxsize=2)
def _land(outline: Outline) -> str:
    """Return the land as the address of a picture, which the style fills with its colour."""
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {outline.width} {outline.height}' "
        f"preserveAspectRatio='none'><path d='{outline.land}'/></svg>"
    )
    return f"data:image/svg+xml,{quote(svg, safe=chr(39) + ',:/=')}"


def _apart(dots: list[Dot], outline: Outline) -> list[Dot]:
    """Move dots that would cover each other apart, as little as needed."""
    least = LEAST[outline.name]
    tall = outline.height / outline.width
    places = [[dot.x, dot.y * tall] for dot in dots]
    for _ in range(ROUNDS):
        moved = False
        for one, two in combinations(places, 2):
            dx, dy = two[0] - one[0], two[1] - one[1]
            distance = (dx * dx + dy * dy) ** 0.5
            if distance >= least:
                continue
            moved = True
            if distance < 1e-6:
                dx, dy, distance = 1.0, 0.5, 1.1
            step = (least - distance) / distance / 2
            one[0], one[1] = one[0] - dx * step, one[1] - dy * step
            two[0], two[1] = two[0] + dx * step, two[1] + dy * step
        if not moved:
            break
    edge = least / 2
    return [
        replace(
            dot,
            x=round(min(max(x, edge), 100 - edge), 2),
            y=round(min(max(y, edge), 100 * tall - edge) / tall, 2),
        )
        for dot, (x, y) in zip(dots, places, strict=True)
    ]


@lru_cache(maxsize=128)
def place_map(name: MapName, marks: tuple[Mark, ...]) -> PlaceMap:
    """Return the map with the marks that lie in it."""
    outline = outlines()[name]
    dots = []
    for mark in marks:
        at = outline.place(mark.latitude, mark.longitude)
        if at is not None:
            dots.append(Dot(mark, *at))
    placed = tuple(_apart(dots, outline))
    return PlaceMap(name, outline.width, outline.height, _land(outline), placed)


def draw_place_map(page: Page, marks: Iterable[Mark], caption: str) -> None:
    """Draw Europe, and the world with what lies outside Europe, if anything does."""
    listed = tuple(marks)
    europe = place_map("europe", listed)
    maps = [europe] if europe.dots else []
    shown = {dot.mark.place for dot in europe.dots}
    far = tuple(mark for mark in listed if mark.place not in shown)
    if far:
        maps.append(place_map("world", (*far, *(mark for mark in listed if mark.own))))
    frame.show("place_maps.html", page, maps=tuple(maps), caption=caption)
