"""Places over editions as columns of numbered circles, in which nothing covers anything else.

Every circle has a place of its own in pixels: a shared place stands a step below the other. Names
stand beside the first edition, beside the last before the method broke, and beside the latest; on
a narrow screen beside the latest alone, over two lines.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from region.outputs.charts import fonts
from region.outputs.charts.lazy import Lazy
from region.outputs.charts.look import Label, Look, Spec, apart, assembled, data, labels, tip
from region.outputs.charts.model import Line, Mark, Places
from region.words.language import gettext

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

ROW, CIRCLE, HEAD = 30, 24, 52
"""The height of a place's row, the width of its circle and of what stands above, in pixels."""

MANY, FAR_DOWN = 14, 0.35
"""So many places have a row each; further down a place is this much of a row."""

NUMBERED = 400
"""The size of a mark that has a number in it, in square pixels."""

USUAL_WIDTH, WIDE, USUAL_SIZE = 1_192, 640, 13
LEAST_STEP = 38
EDGE = 16
"""Between a circle's middle and a name beside it, in pixels."""

MOST_OF_NARROW = 0.42
"""So much of a narrow chart names may take."""


FOREMOST = 10
"""So many places of each edition are shown where there is room for no more."""


def foremost(picture: Places) -> Places:
    """Return the first places of every edition, and ours: no more have room for their names."""
    lines = []
    for line in picture.lines:
        kept = tuple(m for m in line.marks if m.value <= FOREMOST or line.role == "chosen")
        if kept:
            left_out = {m.year for m in line.marks} - {m.year for m in kept}
            gaps = tuple(m.year for m in kept if any(y < m.year for y in left_out))
            lines.append(line._replace(marks=kept, gaps=(*line.gaps, *gaps)))
    return replace(picture, lines=tuple(lines))


def _years(picture: Places) -> list[int]:
    return sorted({mark.year for line in picture.lines for mark in line.marks})


def _steps(rank: float) -> float:
    """Return how many rows from the top a place is; those far down stand closer together."""
    return rank if rank <= MANY else MANY + (rank - MANY) * FAR_DOWN


def _heights(picture: Places, scale: float) -> dict[tuple[str, int], float]:
    """Return where each place's mark stands in each edition, in pixels from the top."""
    found: dict[tuple[str, int], float] = {}
    for year in _years(picture):
        there = [
            (mark.value, line.role != "chosen", line.name)
            for line in picture.lines
            for mark in line.marks
            if mark.year == year
        ]
        there.sort()
        rows = [HEAD + ROW * (_steps(rank) - 0.5) for rank, _other, _name in there]
        tops = apart([scale * top for top in rows], scale * CIRCLE, 0, 1e9)
        found |= {(name, year): top for (_r, _o, name), top in zip(there, tops, strict=True)}
    return found


def height_of(picture: Places) -> int:
    """Return the chart's own height in pixels: a row for each place and shared place."""
    return round(max(_heights(picture, 1).values()) + CIRCLE)


@dataclass(frozen=True)
class _Layout:
    """Where everything stands, in pixels.

    Attributes
    ----------
    columns
        The middle of each edition's column.
    named
        Years whose places are named, with the side of the names and their room.
    rules
        Where the method broke, and the years on both sides.
    """

    width: int
    columns: dict[int, float]
    named: dict[int, tuple[str, float]]
    rules: tuple[tuple[float, int, int], ...]


def _room(picture: Places, year: int, size: int) -> float:
    """Return how wide the names of an edition's places are."""
    widths = [
        fonts.width(line.name, size, bold=line.role == "chosen")
        for line in picture.lines
        for mark in line.marks
        if mark.year == year
    ]
    return max(widths) * 1.06 + EDGE


def _layout(picture: Places, look: Look) -> _Layout:
    """Return the first of some layouts in which a column is far enough from the next."""
    years, width = _years(picture), look.width or USUAL_WIDTH
    broken = {year for line in picture.lines for year in line.breaks}
    after = [
        any(before < year <= now for year in broken) for before, now in itertools.pairwise(years)
    ]
    last = years[-1]
    rooms = {year: _room(picture, year, look.size) for year in years}
    final = min(rooms[last], width * MOST_OF_NARROW) if width < WIDE else rooms[last]
    ends = {before: "left" for before, cut in zip(years, after, strict=False) if cut}
    wanted = ({years[0]: "right"} | ends, ends, {}) if width >= WIDE else ({},)
    for sides in wanted:
        named = {year: (side, rooms[year]) for year, side in sides.items()}
        named[last] = ("left", final)
        left = rooms[years[0]] if named.get(years[0], ("", 0))[0] == "right" else EDGE
        gaps = [
            (rooms[year] if named.get(year, ("", 0))[0] == "left" else 0) + EDGE if cut else 0.0
            for year, cut in zip(years, after, strict=False)
        ]
        step = (width - left - final - EDGE - sum(gaps)) / max(1, len(years) - 1)
        if step >= LEAST_STEP or not sides:
            break
    columns, at = {years[0]: left}, left
    rules = []
    for (before, year), gap, cut in zip(itertools.pairwise(years), gaps, after, strict=False):
        if cut:
            rules.append((at + gap + step * 0.4, before, year))
        at += step + gap
        columns[year] = at
    return _Layout(width, columns, named, tuple(rules))


def _names(picture: Places, layout: _Layout, heights: Any, look: Look) -> list[Label]:
    found = []
    for year, (side, room) in layout.named.items():
        for line in picture.lines:
            if not any(mark.year == year for mark in line.marks):
                continue
            own = line.role == "chosen"
            parts = line.name.replace("–", "– ")  # a line may end after a dash
            lines = fonts.wrap(parts, look.size, room - EDGE, bold=own, wider=1.04)
            words = [text.replace("– ", "–") for text in lines]
            middle = heights[line.name, year]
            for at, text in enumerate(words):
                y = middle + (at - (len(words) - 1) / 2) * (look.size - 1)
                colour = look.colour("blue" if own else "ink")
                shift = EDGE if side == "left" else -EDGE
                found.append(Label(layout.columns[year], y, text, colour, own, side, shift))
    return found


def _heads(picture: Places, layout: _Layout, look: Look) -> list[Label]:
    """Write each edition above its column, with the size of its field beneath."""
    under = dict(picture.under)
    found = []
    for year, x in layout.columns.items():
        for at, text in enumerate(under.get(year, (str(year),))):
            colour = look.colour("ink" if at == 0 else "ink2")
            found.append(
                Label(x, look.size + at * (look.size + 3), text, colour, at == 0, "center")
            )
    return found


def _runs(line: Line, layout: _Layout, heights: Any, number: int) -> list[Spec]:
    return [
        {
            "year": mark.year,
            "rank": mark.value,
            "x": layout.columns[mark.year],
            "y": heights[line.name, mark.year],
            "line": f"{number}-{n}",
        }
        for n, segment in enumerate(line.segments)
        for mark in segment
    ]


def _dots(lines: list[Line], layout: _Layout, heights: Any) -> list[Spec]:
    def row(line: Line, mark: Mark) -> Spec:
        return {
            "x": layout.columns[mark.year],
            "y": heights[line.name, mark.year],
            "rank": mark.value,
            "text": mark.text,
            "name": line.name,
            "year": mark.year,
            "tip": mark.tip,
        }

    return [row(line, mark) for line in lines for mark in line.marks]


def _across(own: Line, layout: _Layout, heights: Any) -> list[Spec]:
    """Return the way of our own place over each break, from where the names end."""
    years = {mark.year for mark in own.marks}
    found = []
    for at, before, after in layout.rules:
        if not {before, after} <= years:
            continue
        low, high = heights[own.name, before], heights[own.name, after]
        x0, x1 = layout.columns[before], layout.columns[after]
        start = at - EDGE / 2
        part = low + (high - low) * (start - x0) / (x1 - x0)
        found.append({"x": start, "y": part, "x2": x1 - CIRCLE / 2, "y2": high})
    return found


def spec(picture: Places, look: Look) -> Spec:
    """Return the chart as a Vega-Lite specification; its units are pixels."""
    _ = gettext(look.language)
    scale = look.size / USUAL_SIZE
    layout, heights = _layout(picture, look), _heights(picture, scale)
    height = round(scale * height_of(picture))
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, layout.width], nice=False), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)
    own = [line for line in picture.lines if line.role == "chosen" and line.marks]
    others = [line for line in picture.lines if line.role != "chosen" and line.marks]
    layers: list[Any] = []
    if layout.rules:
        rows = [
            {"x": at, "y": scale * (HEAD - 8), "y2": height} for at, _before, _after in layout.rules
        ]
        rules = alt.Chart(data(rows)).mark_rule(color=look.colour("mark"), aria=False)
        layers.append(rules.encode(x=x, y=y, y2=alt.Y2("y2:Q")))
    for lines, colour, thick in ((others, "mark", 1.5), (own, "blue", 3.0)):
        rows = [row for n, line in enumerate(lines) for row in _runs(line, layout, heights, n)]
        if rows:
            stroke = alt.Chart(data(rows)).mark_line(
                color=look.colour(colour), strokeWidth=thick, aria=False
            )
            layers.append(stroke.encode(x=x, y=y, detail=alt.Detail("line:N")))
    over = [row for line in own for row in _across(line, layout, heights)]
    if over:
        dotted = alt.Chart(data(over)).mark_rule(
            color=look.colour("blue"),
            strokeWidth=3,
            strokeDash=[1, 6],
            strokeCap="round",
            aria=False,
        )
        layers.append(dotted.encode(x=x, y=y, x2=alt.X2("x2:Q"), y2=alt.Y2("y2:Q")))
    for lines, colour, ground, ink in (
        (others, "mark", "paper", "ink"),
        (own, "blue", "blue", "paper"),
    ):
        rows = _dots(lines, layout, heights)
        if not rows:
            continue
        base = alt.Chart(data(rows)).encode(x=x, y=y)
        layers += [
            base.mark_point(
                size=NUMBERED * scale**2,
                filled=True,
                opacity=1,
                fill=look.colour(ground),
                stroke=look.colour(colour),
                strokeWidth=1.5,
                aria=False,
            ).encode(tooltip=tip()),
            base.mark_text(
                baseline="middle",
                fontSize=look.size,
                fontWeight="bold" if lines is own else "normal",
                color=look.colour(ink),
                aria=False,
            ).encode(text=alt.Text("text:N")),
        ]
    layers += labels(_names(picture, layout, heights, look), x, y, look)
    layers += labels(_heads(picture, layout, look), x, y, look)
    title = picture.unit
    if layout.rules:
        title = f"{title}. " + _("Lodrät linje: platserna på båda sidor går inte att jämföra")
    return assembled(layers, title, height, look)
