"""On a chart of places by edition no name, number or circle covers another, at any width."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from region.comparisons.rankings.history import ranking_histories
from region.content.catalogue import Catalogue
from region.outputs.charts import Look, fonts, spec
from region.outputs.exhibits.rankings import history_chart
from region.words.text import LANGUAGES, Language

CIRCLE = 22
Box = tuple[float, float, float, float]


def words(layer: dict[str, Any], size: int) -> list[tuple[str, Box]]:
    """Return the words of a layer with the boxes they fill."""
    mark = layer["mark"]
    found = []
    for row in layer["data"]["values"]:
        wide = fonts.width(row["text"], size, bold=mark.get("fontWeight") == "bold")
        x = row["x"] + mark.get("dx", 0)
        left = {"left": x, "right": x - wide, "center": x - wide / 2}[mark.get("align", "center")]
        y = row["y"]
        found.append((row["text"], (left, y - size * 0.42, left + wide, y + size * 0.42)))
    return found


def apart(one: Box, two: Box) -> bool:
    return one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]


@pytest.mark.parametrize("width", [320, 358, 480, 640, 760, 1192, 1600, 2560])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_covers_anything_else(catalogue: Catalogue, language: Language, width: int) -> None:
    drawn = 0
    for history in ranking_histories(catalogue, language):
        chart = history_chart(history, language)
        if chart is None or not chart.named:
            continue
        drawn += 1
        look = Look(language, width=width)
        made = spec(chart, look)
        texts = [layer for layer in made["layer"] if layer["mark"]["type"] == "text"]
        names = [
            word
            for layer in texts
            if "color" in layer["mark"] and layer["mark"].get("dx")
            for word in words(layer, look.size)
        ]
        circles = [
            (f"{row['name']} {row['year']}", row["x"], row["y"])
            for layer in made["layer"]
            if layer["mark"]["type"] == "point"
            for row in layer["data"]["values"]
        ]
        for (_a, *one), (_b, *two) in itertools.combinations(circles, 2):
            far = abs(one[0] - two[0]) >= CIRCLE or abs(one[1] - two[1]) >= CIRCLE
            assert far, (history.id, _a, _b)
        for (a, one), (b, two) in itertools.combinations(names, 2):
            assert apart(one, two), (history.id, a, b)
        for name, box in names:
            assert box[0] >= 0 and box[2] <= width, (history.id, name)
            for circle, x, y in circles:
                around = (x - CIRCLE / 2, y - CIRCLE / 2, x + CIRCLE / 2, y + CIRCLE / 2)
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
