"""Places over editions as columns of numbered circles, in which nothing covers anything else.

Every circle has a place of its own in pixels: a shared place stands a step below the other. Names
stand beside the first edition, beside the last before the method broke, and beside the latest; on
a narrow screen beside the latest alone, over two lines.
"""

from __future__ import annotations

import itertools
import math
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

MOST_FREE = 1.5
"""How many rows lie between two places at most where the chart's height is given."""

MANY, FAR_DOWN = 14, 0.35
"""So many places have a row each; further down a place is this much of a row."""

NUMBERED = 400
"""The size of a mark that has a number in it, in square pixels."""

USUAL_WIDTH, WIDE, USUAL_SIZE = 1_192, 640, 13
LEAST_STEP, FREE_STEP = 38, 64
"""How far from the next a column is at least, and how far where names need not be broken."""
EDGE = 16
"""Between a circle's middle and a name beside it, in pixels."""

MOST_OF_NARROW = 0.42
"""So much of a narrow chart names may take."""

TWO_LINES = 1.34
"""How far from the next a name over two lines stands, in heights of its letters."""

TITLE = 2.6
"""How high the line above the chart is with what is free around it, in heights of its letters."""


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


def _rows(picture: Places, most: float) -> dict[float, float]:
    """Return the row of every place that is shown; no more than `most` lie between two of them."""
    found, at, before = {}, 0.0, 0.0
    for rank in sorted({mark.value for line in picture.lines for mark in line.marks}):
        at += min(_steps(rank) - _steps(before), most)
        found[rank], before = at, rank
    return found


def _heights(picture: Places, scale: float, most: float) -> dict[tuple[str, int], float]:
    """Return where each place's mark stands in each edition, in pixels from the top."""
    found: dict[tuple[str, int], float] = {}
    row_of = _rows(picture, most)
    for year in _years(picture):
        there = [
            (mark.value, line.role != "chosen", line.name)
            for line in picture.lines
            for mark in line.marks
            if mark.year == year
        ]
        there.sort()
        rows = [HEAD + ROW * (row_of[rank] - 0.5) for rank, _other, _name in there]
        tops = apart([scale * top for top in rows], scale * CIRCLE, 0, 1e9)
        found |= {(name, year): top for (_r, _o, name), top in zip(there, tops, strict=True)}
    return found


def height_of(picture: Places, most: float = math.inf) -> int:
    """Return the chart's own height in pixels: a row for each place and shared place."""
    return round(max(_heights(picture, 1, most).values()) + CIRCLE)


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


def _wide(name: str, size: int, *, bold: bool, lines: int) -> float:
    """Return how wide a name is, in one line or broken where two are the narrowest."""
    words = name.split(" ")
    breaks = range(1, len(words) if lines > 1 else 1)
    ways = [(name,), *((" ".join(words[:at]), " ".join(words[at:])) for at in breaks)]
    return min(max(fonts.width(part, size, bold=bold) for part in way) for way in ways)


def _room(picture: Places, year: int, size: int, lines: int) -> float:
    """Return how wide the names of an edition's places are, in so many lines at most."""
    widths = [
        _wide(line.name, size, bold=line.role == "chosen", lines=lines)
        for line in picture.lines
        for mark in line.marks
        if mark.year == year
    ]
    return max(widths) * 1.06 + EDGE


def _layout(picture: Places, look: Look, tight: float) -> _Layout:
    """Return the first of some layouts in which a column is far enough from the next.

    Names are broken over two lines where that gives room, and where rows are high enough for it.
    """
    years, width = _years(picture), look.width or USUAL_WIDTH
    broken = {year for line in picture.lines for year in line.breaks}
    after = [
        any(before < year <= now for year in broken) for before, now in itertools.pairwise(years)
    ]
    last = years[-1]
    rooms = {year: _room(picture, year, look.size, 1) for year in years}
    broken_up = rooms
    if CIRCLE / USUAL_SIZE * tight >= TWO_LINES:
        broken_up = {year: _room(picture, year, look.size, 2) for year in years}
    final = min(rooms[last], width * MOST_OF_NARROW) if width < WIDE else rooms[last]
    ends = {before: "left" for before, cut in zip(years, after, strict=False) if cut}
    both = {years[0]: "right"} | ends
    broad = ((both, rooms, FREE_STEP), (both, broken_up, LEAST_STEP), (ends, broken_up, LEAST_STEP))
    for sides, wide, least in (*(broad if width >= WIDE else ()), ({}, rooms, 0)):
        named = {year: (side, wide[year]) for year, side in sides.items()}
        left = named[years[0]][1] if sides is both else EDGE
        gaps = [
            (named[year][1] if named.get(year, ("", 0))[0] == "left" else 0) + EDGE if cut else 0.0
            for year, cut in zip(years, after, strict=False)
        ]
        named[last] = ("left", final)
        step = (width - left - final - EDGE - sum(gaps)) / max(1, len(years) - 1)
        if step >= least:
            break
    columns, at = {years[0]: left}, left
    rules = []
    for (before, year), gap, cut in zip(itertools.pairwise(years), gaps, after, strict=False):
        if cut:
            rules.append((at + gap + step * 0.4, before, year))
        at += step + gap
        columns[year] = at
    return _Layout(width, columns, named, tuple(rules))


def _names(picture: Places, layout: _Layout, heights: Any, look: Look, tight: float) -> list[Label]:
    found = []
    for year, (side, room) in layout.named.items():
        for line in picture.lines:
            if not any(mark.year == year for mark in line.marks):
                continue
            own = line.role == "chosen"
            words = [line.name]
            if fonts.width(line.name, look.size, bold=own) * 1.04 > room - EDGE:
                parts = line.name.replace("–", "– ")  # a line may end after a dash
                lines = fonts.wrap(parts, look.size, room - EDGE, bold=own, wider=1.04)
                words = [text.replace("– ", "–") for text in lines]
            middle = heights[line.name, year]
            for at, text in enumerate(words):
                y = middle + (at - (len(words) - 1) / 2) * (look.size - 1) / tight
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


def _tight(height: float, look: Look) -> float:
    """Return how much lower than its own height a chart is drawn."""
    if not look.height:
        return 1.0
    inside = look.height - (TITLE * look.size if look.titled else 0)
    return min(1.0, inside / height)


def _numbered(heights: dict[tuple[str, int], float], scale: float, tight: float) -> float:
    """Return the size of a mark that has a number in it, so that it touches none in its column."""
    usual = NUMBERED * scale**2
    if tight >= 1:
        return usual
    columns: dict[int, list[float]] = {}
    for (_name, year), top in sorted(heights.items(), key=lambda one: one[1]):
        columns.setdefault(year, []).append(top)
    steps = [low - high for tops in columns.values() for high, low in itertools.pairwise(tops)]
    free = min(steps, default=math.inf) * tight - 2
    return min(usual, math.pi * free**2 / 4)


def spec(picture: Places, look: Look) -> Spec:
    """Return the chart as a Vega-Lite specification; its units are pixels."""
    _ = gettext(look.language)
    scale = look.size / USUAL_SIZE
    most = MOST_FREE if look.height else math.inf
    height = round(scale * height_of(picture, most))
    tight = _tight(height, look)
    layout, heights = _layout(picture, look, tight), _heights(picture, scale, most)
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
                size=_numbered(heights, scale, tight),
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
    layers += labels(_names(picture, layout, heights, look, tight), x, y, look)
    layers += labels(_heads(picture, layout, look), x, y, look)
    title = picture.unit
    if layout.rules:
        title = f"{title}. " + _("Lodrät linje: platserna på båda sidor går inte att jämföra")
    return assembled(layers, title, height, look)
