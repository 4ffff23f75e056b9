"""An exhibit on stage: its picture, cards, table or words, large enough for the back row."""

from __future__ import annotations

from typing import Any, Literal

from components.charts import named_apart
from components.render import render
from components.stage.charts import drawn
from region.outputs.charts.model import Bars, Regions, Squares, Strips
from region.outputs.exhibits import Exhibit
from region.outputs.exhibits.steps import StepView
from region.outputs.publication.words import cell_text
from region.words.text import Language

Kind = Literal["map", "bars", "picture", "rows", "cards", "table", "text"]

MOST_BARS = 9
"""More bars than these are a list in two columns."""

LONG, LONGER = 72, 110
"""Letters of a headline from which its size goes down, so that it takes two lines."""

ONE_LINE = 47
"""So many take one line at the largest size; a second would take height from a picture."""

ROOM = ((6, ""), (13, "more"), (19, "most"))
"""How many rows of a table have room, and how they are set then."""


def kind(shown: Exhibit) -> Kind:
    """Return the name of the exhibit's layout."""
    picture = shown.picture
    if shown.cards:
        return "cards"
    if isinstance(picture, Regions):
        return "map"
    if isinstance(picture, Bars) and len(picture.bars) > MOST_BARS:
        return "bars"
    if isinstance(picture, Strips | Squares):
        return "rows"
    if picture is not None:
        return "picture"
    return "table" if shown.slide_table else "text"


def headline_size(shown: Exhibit) -> str:
    """Return how a headline of so many letters is set, beside a status or alone."""
    letters = len(shown.title) * (1.2 if shown.badge else 1)
    most, more = (ONE_LINE, LONG) if kind(shown) == "picture" else (LONG, LONGER)
    if kind(shown) in ("rows", "map", "bars") or letters > more:
        return "size-small"
    return "size-middle" if letters > most else ""


def _table(shown: Exhibit, language: Language) -> dict[str, Any]:
    """Return the table's rows as text: as many as have room, with those that are marked."""
    table = shown.table
    columns = [(at, table.columns[at]) for at in table.shown or range(len(table.columns))]
    most, density = next((room for room in ROOM if len(table.rows) <= room[0]), ROOM[-1])
    numbers = list(range(len(table.rows)))
    if len(numbers) > most:
        marked = sorted(table.chosen)
        first = [at for at in numbers if at not in table.chosen][: most - 1 - len(marked)]
        numbers = sorted((*first, *marked))
    rows = tuple(
        (
            number in table.chosen,
            tuple(cell_text(table.rows[number][at], column, language) for at, column in columns),
        )
        for number in numbers
    )
    return {
        "heads": tuple(column.name for _at, column in columns),
        "rows": rows,
        "left": len(table.rows) - len(numbers),
        "density": density,
    }


def _bars(picture: Bars) -> tuple[tuple[str, str, bool, float], ...]:
    """Return each bar's name, text, whether it is marked, and its share of the longest."""
    longest = max((abs(bar.value) for bar in picture.bars), default=0) or 1
    return tuple(
        (bar.name, bar.text, bar.chosen, round(abs(bar.value) / longest, 4)) for bar in picture.bars
    )


def content_html(step: StepView, language: Language) -> str:
    """Return what the step shows below or beside its headline."""
    shown = step.exhibit
    layout, picture = kind(shown), shown.picture
    beside = bool(shown.facts) and not shown.badge
    values: dict[str, Any] = {"shown": shown, "layout": layout, "beside": beside}
    if layout in ("map", "picture", "rows") and picture is not None:
        values["made"] = tuple(
            named_apart(one, f"{step.number}-{at}")
            for at, one in enumerate(drawn(picture, language, beside=beside))
        )
    if layout == "bars" and isinstance(picture, Bars):
        values["bars"] = _bars(picture)
    if layout == "table":
        values |= _table(shown, language)
    return render("stage/exhibit.html", language, **values)
