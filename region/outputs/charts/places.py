"""Places over editions: the first at the top, Stockholm in blue, breaks as gaps."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any

from region.outputs.charts.axes import place_axis, ticks, year_axis
from region.outputs.charts.lazy import Lazy
from region.outputs.charts.look import Label, Look, Spec, assembled, data, labels, tip, years_across
from region.outputs.charts.model import Line, Mark, Places
from region.words.language import gettext

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Lazy("altair")

ROW, TALLEST, FEWEST = 22, 30, 6
HEIGHT_OF_ONE = 220
LONGEST_NAME, LONGEST_BEFORE_BREAK = 26, 12
GAP = 1.7
"""How much wider a step is across a break, in steps: names stand there."""

NUMBERED = 400
"""The size of a mark that has a number in it, in square pixels."""

MOST_NUMBERED = 8
"""So many marks of a single course say their place."""


def height_of(picture: Places) -> int:
    """Return the chart's own height in pixels: a row for each place, within reason."""
    if not picture.named:
        return HEIGHT_OF_ONE
    lowest = max(round(mark.value) for line in picture.lines for mark in line.marks)
    return ROW * min(max(lowest, FEWEST), TALLEST) + 40


def spec(picture: Places, look: Look) -> Spec:
    """Return the chart as a Vega-Lite specification."""
    return _editions(picture, look) if picture.named else _course(picture, look)


def _columns(picture: Places) -> dict[int, tuple[float, int]]:
    """Return where each edition stands, in steps, and the number of breaks until then."""
    years = sorted({mark.year for line in picture.lines for mark in line.marks})
    breaks = sorted({year for line in picture.lines for year in line.breaks})
    part = {year: sum(years[0] < broken <= year for broken in breaks) for year in years}
    return {year: (at + GAP * part[year], part[year]) for at, year in enumerate(years)}


def _short(name: str, longest: int) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip(" ,·") + "…"


def _names(picture: Places, look: Look) -> list[Label]:
    """Name those in the last edition, and beside a single break; shared places share a line.

    With more breaks the parts stand too close for names on a phone.
    """
    columns = _columns(picture)
    parts = {part for _at, part in columns.values()}
    found = []
    for number in sorted(parts):
        year = max(year for year, (_at, part) in columns.items() if part == number)
        final = number == max(parts)
        longest = LONGEST_NAME if final else LONGEST_BEFORE_BREAK
        there = [(mark, line) for line in picture.lines for mark in line.marks if mark.year == year]
        if not final and (len(there) < 2 or len(parts) > 2):
            continue
        ordered = sorted(there, key=lambda pair: pair[0].value)
        for rank, group in itertools.groupby(ordered, key=lambda pair: pair[0].value):
            shared = list(group)
            own = any(line.role == "chosen" for _mark, line in shared)
            text = " · ".join(_short(line.name, longest) for _mark, line in shared)
            text = text if final else _short(text, longest)
            colour = look.colour("blue" if own else "ink2")
            found.append(Label(columns[year][0], rank, text, colour, own, dx=16 if own else 12))
    return found


def _rules(picture: Places, x: Any, look: Look) -> list[Any]:
    """Draw where the method broke, before the first edition after it."""
    columns = _columns(picture)
    before: dict[int, float] = {}
    for at, part in columns.values():
        if part > 0:
            before.setdefault(part, at - 0.35)
    if not before:
        return []
    rows = [{"at": at} for at in before.values()]
    rule = alt.Chart(data(rows)).mark_rule(color=look.colour("mark"), strokeDash=[3, 4], aria=False)
    return [rule.encode(x=x)]


def _strokes(
    lines: list[Line], at: dict[int, float], x: Any, y: Any, look: Look, size: int = 60
) -> list[Any]:
    own = lines[0].role == "chosen"
    rows = [
        {"at": at[mark.year], "rank": mark.value, "line": f"{number}-{part}"}
        for number, line in enumerate(lines)
        for part, segment in enumerate(line.segments)
        for mark in segment
    ]
    colour = look.colour("blue" if own else "mark")
    base = alt.Chart(data(rows)).encode(x=x, y=y)
    return [
        base.mark_line(color=colour, strokeWidth=3.5 if own else 1.5, aria=False).encode(
            detail="line:N"
        ),
        base.mark_point(size=size if own else 40, filled=True, opacity=1, color=colour, aria=False),
    ]


def _pointed(lines: tuple[Line, ...], at: dict[int, float], x: Any, y: Any) -> list[Any]:
    rows = [
        {"at": at[mark.year], "rank": mark.value, "tip": mark.tip}
        for line in lines
        for mark in line.marks
        if mark.tip
    ]
    over = alt.Chart(data(rows)).mark_point(size=160, opacity=0, aria=False)
    return [over.encode(x=x, y=y, tooltip=tip())] if rows else []


def _numbers(lines: list[Line], at: dict[int, float], look: Look) -> list[Label]:
    """Write what each mark says above it."""
    colour = look.colour("blue")
    return [
        Label(at[mark.year], mark.value, mark.text, colour, True, "center", 0, -17)
        for line in lines
        for mark in line.marks
    ]


def _inside(lines: list[Line], at: dict[int, float], x: Any, y: Any, look: Look) -> Any:
    """Write our own places into their marks, where they cover nobody else's."""
    rows = [
        {"at": at[mark.year], "rank": mark.value, "text": mark.text}
        for line in lines
        for mark in line.marks
    ]
    words = alt.Chart(data(rows)).mark_text(
        baseline="middle",
        fontSize=look.size,
        fontWeight="bold",
        color=look.colour("paper"),
        aria=False,
    )
    return words.encode(x=x, y=y, text="text:N")


def _editions(picture: Places, look: Look) -> Spec:
    """Draw every edition as a column, as far from the next as from any other."""
    _ = gettext(look.language)
    at = {year: place for year, (place, _part) in _columns(picture).items()}
    last = max(at.values())
    under = dict(picture.under)
    words = json.dumps({str(round(10 * at[y])): under.get(y, (str(y),)) for y in at})
    x = alt.X(
        "at:Q",
        scale=alt.Scale(domain=[0, last], nice=False, padding=26),
        axis=alt.Axis(
            values=list(at.values()),
            labelExpr=f"{words}[round(10 * datum.value)]",
            labelOverlap=False,
            labelLineHeight=round(look.size * 1.25),
            title=None,
            grid=False,
            domain=False,
            ticks=False,
            labelPadding=10,
        ),
    )
    lowest = max(round(mark.value) for line in picture.lines for mark in line.marks)
    steps = sorted({1, *range(5, lowest + 1, 5), *([lowest] if lowest < 5 else [])})
    y = alt.Y(
        "rank:Q",
        scale=alt.Scale(domain=[lowest + 0.6, 0.4], nice=False, zero=False),
        axis=alt.Axis(title=None, values=steps, domain=False, ticks=False, format="d"),
    )
    rules = _rules(picture, x, look)
    layers: list[Any] = [*rules]
    for own in (False, True):
        lines = [line for line in picture.lines if (line.role == "chosen") is own and line.marks]
        if lines:
            layers += _strokes(lines, at, x, y, look, NUMBERED)
            if own:
                layers.append(_inside(lines, at, x, y, look))
    layers += labels(_names(picture, look), x, y, look)
    layers += _pointed(picture.lines, at, x, y)
    title = picture.unit
    if rules:
        title = f"{title}. " + _("Streckad lodrät linje: bruten serie")
    return assembled(layers, title, height_of(picture), look)


def _course(picture: Places, look: Look) -> Spec:
    """Draw one place over the years, with what every so many marks say."""
    axis, years = place_axis(picture), year_axis(picture)
    marks = [mark for line in picture.lines for mark in line.marks]
    first, last = min(m.year for m in marks), max(m.year for m in marks)
    margin = max(1.5, (axis.high - axis.low) * 0.2)
    x = years_across("at", first, last, ticks(years), 24)
    y = alt.Y(
        "rank:Q",
        scale=alt.Scale(domain=[axis.high, max(0.4, axis.low - margin)], nice=False, zero=False),
        axis=alt.Axis(title=None, values=ticks(axis), format="d", domain=False, ticks=False),
    )
    every = max(1, -(-len(marks) // MOST_NUMBERED))
    at: dict[int, float] = {mark.year: float(mark.year) for mark in marks}
    layers: list[Any] = []
    for line in picture.lines:
        shown: list[Mark] = list(line.marks)[::-1][::every]
        layers += _strokes([line], at, x, y, look)
        layers += labels(_numbers([line._replace(marks=tuple(shown))], at, look), x, y, look)
    layers += _pointed(picture.lines, at, x, y)
    return assembled(layers, picture.unit, height_of(picture), look)
