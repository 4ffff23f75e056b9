"""On a chart of places by edition no name, number or circle covers another, at any width."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest

from components.stage.charts import SIZE, WIDE
from region.comparisons.rankings.history import ranking_histories
from region.content.catalogue import Catalogue
from region.outputs.charts import Look, fonts, spec
from region.outputs.charts.bumps import foremost
from region.outputs.exhibits.rankings import history_chart
from region.words.text import LANGUAGES, Language

Box = tuple[float, float, float, float]


def lowered(made: dict[str, Any], look: Look) -> float:
    """Return how many pixels high a step of the chart's own height is drawn."""
    if not look.height:
        return 1.0
    domain = made["layer"][0]["encoding"]["y"]["scale"]["domain"]
    return (look.height - 2.6 * look.size) / max(domain)


def words(layer: dict[str, Any], size: int, lower: float) -> list[tuple[str, Box]]:
    """Return the words of a layer with the boxes they fill."""
    mark = layer["mark"]
    found = []
    for row in layer["data"]["values"]:
        wide = fonts.width(row["text"], size, bold=mark.get("fontWeight") == "bold")
        x = row["x"] + mark.get("dx", 0)
        left = {"left": x, "right": x - wide, "center": x - wide / 2}[mark.get("align", "center")]
        y = row["y"] * lower
        found.append((row["text"], (left, y - size * 0.42, left + wide, y + size * 0.42)))
    return found


def apart(one: Box, two: Box) -> bool:
    return one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]


STAGE = (*WIDE, SIZE)
"""A slide's picture is lower than the chart's own height."""


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [*((width, None, 13) for width in (320, 358, 480, 640, 680, 760, 1192, 1600, 2560)), STAGE],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_covers_anything_else(
    catalogue: Catalogue, language: Language, width: int, height: int | None, size: int
) -> None:
    drawn = 0
    for history in ranking_histories(catalogue, language):
        chart = history_chart(history, language)
        if chart is None or not chart.named:
            continue
        drawn += 1
        chart = foremost(chart) if height else chart
        look = Look(language, width=width, height=height, size=size)
        made = spec(chart, look)
        lower = lowered(made, look)
        marks = [layer for layer in made["layer"] if layer["mark"]["type"] == "point"]
        wide = 2 * math.sqrt(marks[0]["mark"]["size"] / math.pi)
        texts = [layer for layer in made["layer"] if layer["mark"]["type"] == "text"]
        names = [
            word
            for layer in texts
            if "color" in layer["mark"] and layer["mark"].get("dx")
            for word in words(layer, look.size, lower)
        ]
        circles = [
            (f"{row['name']} {row['year']}", row["x"], row["y"] * lower)
            for layer in marks
            for row in layer["data"]["values"]
        ]
        for (_a, *one), (_b, *two) in itertools.combinations(circles, 2):
            far = abs(one[0] - two[0]) >= wide or abs(one[1] - two[1]) >= wide
            assert far, (history.id, _a, _b)
        for (a, one), (b, two) in itertools.combinations(names, 2):
            assert apart(one, two), (history.id, a, b)
        for name, box in names:
            assert box[0] >= 0 and box[2] <= width, (history.id, name)
            for circle, x, y in circles:
                around = (x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2)
                assert apart(box, around), (history.id, name, circle)
        shown = {name for name, _box in names}
        last = max(mark.year for line in chart.lines for mark in line.marks)
        for line in chart.lines:
            if any(mark.year == last for mark in line.marks):
                parts = line.name.replace("–", "– ").split()
                assert all(part in " ".join(shown) for part in parts), line.name
    assert drawn >= 3


def test_better_stands_higher_and_places_are_the_rankings_own(catalogue: Catalogue) -> None:
    for history in ranking_histories(catalogue, "sv"):
        chart = history_chart(history, "sv")
        if chart is None or not chart.named:
            continue
        made = spec(chart, Look("sv", width=1192))
        rows = [
            row
            for layer in made["layer"]
            if layer["mark"]["type"] == "point"
            for row in layer["data"]["values"]
        ]
        known = {(p.name, p.year): p.rank for p in history.points}
        assert {(row["name"], row["year"]): row["rank"] for row in rows} == known
        assert all(row["text"] == str(row["rank"]) for row in rows)
        for one, two in itertools.combinations(rows, 2):
            if one["year"] == two["year"] and one["rank"] != two["rank"]:
                assert (one["y"] < two["y"]) == (one["rank"] < two["rank"])


def test_the_line_above_is_broken_where_the_chart_is_narrow(catalogue: Catalogue) -> None:
    for width, lines in ((358, 2), (1192, 1)):
        for history in ranking_histories(catalogue, "sv"):
            chart = history_chart(history, "sv")
            if chart is None or not any(line.breaks for line in chart.lines):
                continue
            title = spec(chart, Look("sv", width=width))["title"]
            said = [title] if isinstance(title, str) else title
            assert len(said) == lines, said
            assert all(fonts.width(line, 13) <= width for line in said)


def test_columns_on_a_slide_are_far_apart(catalogue: Catalogue) -> None:
    """The courses between the editions are what is to be seen, however long the names are."""
    history = next(one for one in ranking_histories(catalogue, "sv") if one.id == "eu_rci")
    made = spec(foremost(history_chart(history, "sv")), Look("sv", "light", *WIDE, SIZE))
    across = sorted(
        {
            row["x"]
            for layer in made["layer"]
            if layer["mark"]["type"] == "point"
            for row in layer["data"]["values"]
        }
    )
    assert min(b - a for a, b in itertools.pairwise(across)) > 0.09 * WIDE[0]
