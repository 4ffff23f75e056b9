"""What a specification of a chart draws: its layers, rows, lines and words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from region.content.catalogue import Catalogue
from region.indicators.series import SeriesView
from region.outputs.charts import Look
from region.outputs.charts.palette import TOKENS
from region.targets.course import CourseView, course
from region.targets.goals import goals

LIGHT = TOKENS["light"]
LOOK = Look("sv")


def layers(made: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    for layer in made["layer"]:
        mark = layer["mark"] if isinstance(layer["mark"], dict) else {"type": layer["mark"]}
        if mark["type"] == kind:
            yield {"data": made.get("data"), **layer, "mark": mark}


def rows(layer: dict[str, Any]) -> list[dict[str, Any]]:
    return layer["data"]["values"]


def lines_drawn(made: dict[str, Any], colour: str, dash: list[int] | None = None) -> list[Any]:
    """Return the runs of a colour (and dash) as lists of (year, value)."""
    found = []
    for layer in layers(made, "line"):
        mark = layer["mark"]
        if mark["color"] != colour or (dash and mark["strokeDash"] != dash):
            continue
        for _run, points in itertools.groupby(rows(layer), key=lambda row: row.get("line")):
            found.append([tuple(list(row.values())[:2]) for row in points])
    return found


def words_drawn(made: dict[str, Any], colour: str) -> list[str]:
    return [
        row["text"]
        for layer in layers(made, "text")
        if layer["mark"].get("color") == colour
        for row in rows(layer)
    ]


def joined(series: SeriesView) -> list[list[tuple[int, float]]]:
    """Return a series' runs by a rule of the test's own: cut at breaks and at gaps."""
    runs: list[list[tuple[int, float]]] = [[]]
    for before, point in zip((None, *series.points), series.points, strict=False):
        if before is not None:
            crossed = any(before.year < year <= point.year for year in series.breaks)
            if crossed or point.year in series.gaps:
                runs.append([])
        runs[-1].append((point.year, point.value))
    return runs


def drawable(catalogue: Catalogue) -> list[CourseView]:
    found = (course(catalogue, t.id, None, "sv") for t in goals(catalogue, "sv").targets)
    return [seen for seen in found if seen is not None and len(seen.series.points) > 1]
