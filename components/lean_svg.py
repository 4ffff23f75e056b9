"""A drawing with as few elements as it needs: a page holds many, and a phone lays each one out.

Vega gives every tick, grid line and point an element of its own, in groups that only name them.
Marks that look the same and stand side by side become one path, and groups without a look go.
"""

from __future__ import annotations

import re
from itertools import groupby
from xml.etree import ElementTree

OWN = ' xmlns="http://www.w3.org/2000/svg"'
_NAMES = frozenset({"class", "role", "pointer-events", "aria-hidden", "aria-roledescription"})
_NO_MOVE = frozenset({None, "translate(0,0)"})
_MOVED = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")
_ROUND = re.compile(r"M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0")

ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")

Element = ElementTree.Element


def lean(drawn: str) -> str:
    """Return the drawing, which looks the same, with fewer elements."""
    # without its namespace while it is worked on: which prefix one is written with is the same for
    # all code of the process, and other packages have theirs
    root = ElementTree.fromstring(drawn.replace(OWN, "", 1))  # noqa: S314 - the server's own
    _tidy(root)
    return ElementTree.tostring(root, encoding="unicode").replace("<svg", f"<svg{OWN}", 1)


def _tidy(parent: Element) -> None:
    for child in parent:
        _tidy(child)
    seen = [child for child in parent if not _unseen(child)]
    kept = [part for child in seen for part in (list(child) if _bare(child) else [child])]
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


def _look(node: Element) -> tuple[object, ...]:
    """Return what marks that can be one path have in common; nothing else has the same."""
    if _path(node) is None:
        return (id(node),)
    geometry = {"transform", "x2", "y2"} | ({"d"} if node.tag == "path" else set())
    return (node.tag, *sorted(item for item in node.items() if item[0] not in geometry))


def _path(node: Element) -> str | None:
    """Return a straight line or an opaque round mark as a path where it stands, or None."""
    moved = _MOVED.fullmatch(node.get("transform", ""))
    if moved is None or len(node) or node.get("opacity", "1") != "1":
        return None
    x, y = (round(float(one), 2) for one in moved.groups())
    if node.tag == "line":
        return f"M{x:g},{y:g}l{node.get('x2', '0')},{node.get('y2', '0')}"
    ring = _ROUND.fullmatch(node.get("d", ""))
    if ring is None:
        return None
    r, across = float(ring[1]), 2 * float(ring[1])
    arcs = "".join(f"a{r:g},{r:g},0,1,1,{way * across:g},0" for way in (-1, 1))
    return f"M{x + r:g},{y:g}{arcs}"


def _joined(alike: list[Element]) -> Element:
    """Return marks that look the same as one path; one that is no such mark as it is."""
    paths = [path for path in map(_path, alike) if path is not None]
    if not paths:
        return alike[0]
    look = {k: v for k, v in alike[0].items() if k not in ("transform", "x2", "y2", "d")}
    return Element("path", {**look, "d": "".join(paths)})
