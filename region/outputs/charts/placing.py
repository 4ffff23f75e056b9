"""Where the words of a chart stand so that they hit neither each other nor a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from region.outputs.charts import fonts
from region.outputs.charts.look import Label

Spot = tuple[str, int, int]
"""How words stand at a point: `left`, `right` or `center` of it, shifted so far."""

EDGE, VEGAS_PADDING = 3, 5
FURTHER = (-2.4, -1.2, 1.2, 2.4)
"""How many rows words may be moved by when all their places are taken."""


class Plane(NamedTuple):
    """Where in pixels a chart's points are: its plot's size, and what its axes reach."""

    width: float
    height: float
    first: float
    last: float
    low: float
    high: float
    inset: float

    def at(self, year: float, value: float) -> tuple[float, float]:
        """Return the place of a value at a year, from the plot's upper left corner."""
        across = (year - self.first) / max(self.last - self.first, 1e-9)
        up = (value - self.low) / max(self.high - self.low, 1e-9)
        return self.inset + across * (self.width - 2 * self.inset), self.height * (1 - up)


Segment = tuple[tuple[float, float], tuple[float, float]]


class Box(NamedTuple):
    """A place in pixels that words take."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return the area that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0) * max(high, 0)

    def outside(self, plane: Plane, room: float) -> float:
        """Return how far it reaches out of the plot and the room beside it, in pixels."""
        return (
            max(-self.left, 0)
            + max(self.right - plane.width - room, 0)
            + max(-self.top - 2 * VEGAS_PADDING, 0)
            + max(self.bottom - plane.height, 0)
        )

    def cut_by(self, segment: Segment) -> float:
        """Return how much of a segment, in pixels, runs through it."""
        (x0, y0), (x1, y1) = segment
        start, end = 0.0, 1.0
        for origin, delta, low, high in (
            (x0, x1 - x0, self.left, self.right),
            (y0, y1 - y0, self.top, self.bottom),
        ):
            if delta == 0:
                if not low <= origin <= high:
                    return 0.0
                continue
            enter, leave = sorted(((low - origin) / delta, (high - origin) / delta))
            start, end = max(start, enter), min(end, leave)
        if start >= end:
            return 0.0
        return float((end - start) * ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5)


def box_of(label: Label, plane: Plane, size: float) -> Box:
    """Return the place that words take."""
    x, y = plane.at(label.x, label.y)
    own = label.size or size
    wide = fonts.width(label.text, own, bold=label.bold)
    left = {"left": x, "right": x - wide, "center": x - wide / 2}[label.align] + label.dx
    middle = y + label.dy
    return Box(left - EDGE, middle - 0.6 * own, left + wide + EDGE, middle + 0.6 * own)


def around(size: float) -> tuple[Spot, ...]:
    """Return the spots around a point, the best first: beside it, above, below, further away."""
    near, far = round(0.85 * size), round(1.7 * size)
    sides: tuple[tuple[str, int], ...] = (("center", 0), ("left", 2), ("right", -2))
    return (
        ("left", 10, 0),
        *((align, dx, -near) for align, dx in sides),
        *((align, dx, near) for align, dx in sides),
        ("right", -10, 0),
        *((align, dx, -far) for align, dx in sides),
        *((align, dx, far) for align, dx in sides),
    )


def spots(label: Label, found: Sequence[Spot]) -> list[Label]:
    """Return the words at each of the spots around their point."""
    return [label._replace(align=align, dx=dx, dy=dy) for align, dx, dy in found]


def placed(
    wanted: Sequence[Sequence[Label]],
    segments: Sequence[Segment],
    plane: Plane,
    size: float,
    room: float = 0,
) -> list[Label]:
    """Return of each label the first of its candidates that hits nothing, else what hits least.

    The first label chooses first. `room` is what lies free to the right of the plot. One that finds
    no free place is moved up or down, as little as helps.
    """
    taken: list[Box] = []
    found: list[Label] = []
    for candidates in wanted:

        def cost(label: Label) -> float:
            box = box_of(label, plane, size)
            return (
                sum(box.overlap(other) for other in taken)
                + 6 * sum(box.cut_by(segment) for segment in segments)
                + 40 * box.outside(plane, room)
            )

        chosen = min(candidates, key=cost)
        if cost(chosen):
            moved = [
                (cost(there) + abs(step), there)
                for one in candidates
                for step in (round(rows * size) for rows in FURTHER)
                for there in (one._replace(dy=one.dy + step),)
            ]
            least, there = min(moved, key=lambda one: one[0])
            chosen = there if least < cost(chosen) else chosen
        found.append(chosen)
        taken.append(box_of(chosen, plane, size))
    return found
