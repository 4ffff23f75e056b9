"""A drawing with as few elements and letters as it needs: a page holds many, on phones too.

Vega gives every tick, grid line and point an element of its own, in groups that only name them, and
says all of its look with each. Marks that look the same and stand side by side become one path,
groups without a look go, and so does what is said already. What a pointer is told at a mark becomes
two attributes of the whole (`static/charts.js` reads them).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from xml.etree import ElementTree

OWN = ' xmlns="http://www.w3.org/2000/svg"'
_NAMES = frozenset({"class", "role", "pointer-events", "aria-hidden", "aria-roledescription"})
_SAID = {"opacity": "1", "stroke-dasharray": "1,0", "text-anchor": "start"}
_NO_MOVE = frozenset({None, "translate(0,0)"})
_MOVED = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")
_ROUND = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0")
_BOX = re.compile(r"M([-\d.e]+),([-\d.e]+)h([-\d.e]+)v([-\d.e]+)h[-\d.e]+Z")
_DOT = "M0,0h0"
_LONG = re.compile(r"-?\d*\.\d{2,}(?:e-?\d+)?")
_WORDS = re.compile(r' data-words="[^"]*"')
_AXES = frozenset({"axis", "legend", "title"})
_TYPE = ("font-family", "font-size")

ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")

Element = ElementTree.Element


def lean(drawn: str) -> str:
    """Return the drawing, which looks the same, with fewer elements."""
    # without its namespace while it is worked on: which prefix one is written with is the same for
    # all code of the process, and other packages have theirs
    root = ElementTree.fromstring(drawn.replace(OWN, "", 1))  # noqa: S314 - the server's own
    tips = list(_tips(root, 0, 0))
    _tidy(root)
    _set_type(root)
    text = ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")
    return text.replace("<svg", f"<svg{OWN}{_attributes(tips)}", 1)


def _attributes(tips: list[tuple[list[int], str]]) -> str:
    """Return where the marks are and what is told there, with a bar between."""
    if not tips:
        return ""
    places, words = zip(*tips, strict=True)
    marks = json.dumps(places, separators=(",", ":"))
    return f' data-marks="{marks}" data-words="{escape("|".join(words))}"'


def once(drawings: Iterable[str]) -> list[str]:
    """Return drawings of one chart so that words which are the same in all stand in the first."""
    first, *others = drawings
    said = _WORDS.search(first)
    return [first, *(other.replace(said[0], "", 1) if said else other for other in others)]


def _tips(node: Element, x: float, y: float) -> Iterator[tuple[list[int], str]]:
    """Take the words off all marks that have some: each with its middle, and half its size."""
    moved = _MOVED.fullmatch(node.get("transform", ""))
    if moved is not None:
        x, y = x + float(moved[1]), y + float(moved[2])
    words = node.attrib.pop("aria-label", None)
    if words and node.get("aria-roledescription") not in _AXES:
        wide = high = 0.0
        at = (x, y)
        if box := _BOX.fullmatch(node.get("d", "")):
            left, top, width, height = map(float, box.groups())
            wide, high = abs(width) / 2, abs(height) / 2
            at = (x + left + width / 2, y + top + height / 2)
        yield [round(one) for one in (*at, wide, high)], words
    for child in node:
        yield from _tips(child, x, y)


def _tidy(parent: Element) -> None:
    for child in parent:
        _tidy(child)
    seen = [child for child in parent if not _unseen(child)]
    kept = [part for child in seen for part in (list(child) if _bare(child) else [child])]
    for node in kept:
        _say_once(node)
    parent[:] = [_joined(list(alike)) for _look, alike in groupby(kept, key=_look)]


def _unseen(node: Element) -> bool:
    if node.get("display") == "none" or node.get("opacity") == "0":  # what a pointer would meet
        return True
    if node.tag == "g":
        return not len(node)
    return node.get("class") == "background" and not (node.get("fill") or node.get("stroke"))


def _bare(node: Element) -> bool:
    """Whether it is a group that changes nothing of what it holds."""
    if node.tag != "g" or node.get("transform") not in _NO_MOVE:
        return False
    return set(node.attrib) <= _NAMES | {"transform"}


def _say_once(node: Element) -> None:
    """Leave out names, what is so anyhow, and all but hundredths; a round mark is a line's end."""
    for name, value in list(node.items()):
        if name in _NAMES or _SAID.get(name) == value:
            del node.attrib[name]
    ring = _ROUND.fullmatch(node.get("d", ""))
    fill = node.get("fill", "none")
    if ring and fill != "none" and node.get("stroke", fill) == fill:
        border = float(node.get("stroke-width", "1")) if "stroke" in node.attrib else 0
        across = f"{2 * float(ring[1]) + border:g}"
        del node.attrib["fill"]
        node.attrib |= {
            "stroke": fill,
            "stroke-width": across,
            "stroke-linecap": "round",
            "d": _DOT,
        }
    moved = _MOVED.fullmatch(node.get("transform", ""))
    if moved:
        node.attrib["transform"] = _shortened(moved[0])


def _shortened(text: str) -> str:
    return _LONG.sub(lambda found: f"{round(float(found[0]), 2) or 0:g}", text)


def _look(node: Element) -> tuple[object, ...]:
    """Return what marks that can be one path have in common; nothing else has the same."""
    if _path(node) is None:
        return (id(node),)
    geometry = {"transform", "x2", "y2"} | ({"d"} if node.tag == "path" else set())
    return (node.tag, *sorted(item for item in node.items() if item[0] not in geometry))


def _path(node: Element) -> str | None:
    """Return a straight line, or a round mark or box that hides what is under it, as a path."""
    if len(node) or "opacity" in node.attrib:
        return None
    moved = _MOVED.fullmatch(node.get("transform", ""))
    if moved is None:
        box = "transform" not in node.attrib and _BOX.fullmatch(node.get("d", ""))
        return _shortened(box[0]) if box else None
    x, y = (round(float(one), 2) for one in moved.groups())
    if node.tag == "line":
        return f"M{x:g},{y:g}l{node.get('x2', '0')},{node.get('y2', '0')}"
    if node.get("d") == _DOT:
        return f"M{x:g},{y:g}h0"
    ring = _ROUND.fullmatch(node.get("d", ""))
    if ring is None:
        return None
    r, across = float(ring[1]), 2 * float(ring[1])
    arcs = "".join(f"a{r:g},{r:g},0,1,1,{way * across:g},0" for way in (-1, 1))
    return f"M{x + r:g},{y:g}{arcs}"


def _joined(alike: list[Element]) -> Element:
    """Return marks that look the same as one path; one that is no such mark as it is."""
    paths = [path for path in map(_path, alike) if path is not None]
    first = alike[0]
    if not paths:
        if "d" in first.attrib:
            first.attrib["d"] = _shortened(first.attrib["d"])
        return first
    look = {k: v for k, v in first.items() if k not in ("transform", "x2", "y2", "d")}
    return Element("path", {**look, "d": "".join(paths)})


def _set_type(root: Element) -> None:
    """Say the typeface and size of most texts once, for all of them."""
    texts = list(root.iter("text"))
    for name in _TYPE:
        [(usual, _times)] = Counter(text.get(name, "") for text in texts).most_common(1) or [
            ("", 0)
        ]
        if not usual:
            continue
        root.set(name, usual)
        for text in texts:
            if text.get(name) == usual:
                del text.attrib[name]
