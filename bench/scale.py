"""How the cost grows with the content: made larger in one dimension at a time, measured apart.

Each size is a folder of its own (`bench.grown`) that fresh processes read (`bench.scale_work`). A
cost's growth is the exponent between the last two sizes, the slope where both are drawn by their
logarithms: 1 is in step with the content, 0 is not at all, 2 is its square.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import grown
from bench.contenders import ROOT

MOST = 1.15
"""A cost grows at most linearly if its exponent is no larger, since measures scatter."""
LANGUAGES_TODAY = 2


class Dimension(NamedTuple):
    """What is made larger: how, to which sizes, and what counts its size."""

    name: str
    grow: Callable[[Path, int], object]
    sizes: tuple[int, ...]
    counted: str


DIMENSIONS = (
    Dimension("indicators", grown.more_indicators, (1, 3, 10), "indicators"),
    Dimension("municipalities", grown.more_municipalities, (26, 87, 290), "municipalities"),
    Dimension("observations", grown.more_observations, (1, 10, 100), "observations"),
)
LANGUAGES = (2, 6, 20)
DOCUMENTS_OF_A_LANGUAGE = {False: 100, True: 20}
"""So many of a language's addresses are asked for, in full and in the quick run."""

COSTS = {
    "read and check": "read and check all, s",
    "read again after an edit": "read again after one file has changed, s",
    "start from what is kept": "start from the content that is kept, s",
    "memory of the content MB": "memory of the content, MB",
    "map view": "the map's view, s",
    "profile view": "a municipality's profile, s",
    "document: map": "first document of the map, s",
    "document: profile": "first document of a profile, s",
    "document: indicator": "first document of an indicator, s",
    "document: data": "first document of the list of data, s",
    "search, first": "search, the first, s",
    "search": "search, the next, s",
    "update of one source": "compare one source in an update, s",
}
OF_DOCUMENTS = {
    "all documents": "all their first documents, s",
    "bytes of all documents MB": "compressed, MB",
    "memory MB": "memory that they leave behind, MB",
}


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Return the slope of cost over size on logarithmic scales, between the last two sizes."""
    (before, after), (low, high) = sizes[-2:], (max(cost, 1e-9) for cost in costs[-2:])
    return math.log(high / low) / math.log(after / before)


def _process(folder: Path, *words: str) -> dict[str, float]:
    """Measure in a process of its own; what it says ends with a line of JSON."""
    told = {"REGION_DATA": str(folder / "data"), "REGION_CACHE": str(folder / "cache")}
    done = subprocess.run(
        [sys.executable, "-m", "bench.scale_work", *words],
        cwd=ROOT,
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr[-2_000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(dimension: Dimension, size: int) -> dict[str, float]:
    """Return the costs of the content at a size, with what there then is of everything."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        dimension.grow(grown.copied(folder / "data"), size)
        return {**_process(folder, "checked"), **_process(folder, "used")}


def measure_documents(languages: int, most: int) -> dict[str, float]:
    """Return what the first documents of so many languages cost."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        grown.copied(folder / "data")
        _process(folder, "checked")
        return _process(folder, "documents", str(languages), str(most))


def measured(*, quick: bool) -> Iterator[tuple[str, str, str, float]]:
    """Yield dimension, size, cost and value; a quick run goes a third of the way."""
    for dimension in DIMENSIONS:
        for size in dimension.sizes[: 2 if quick else 3]:
            found = measure(dimension, size)
            at = f"{found[dimension.counted]:.0f}"
            for cost in (*COSTS, "observations", "addresses"):
                yield dimension.name, at, cost, found[cost]
    for languages in LANGUAGES[: 2 if quick else 3]:
        found = measure_documents(languages, DOCUMENTS_OF_A_LANGUAGE[quick])
        for cost, value in found.items():
            yield "languages", str(languages), cost, value


def _by_size(
    values: Mapping[str, Sequence[float]], dimension: str, cost: str
) -> list[tuple[float, float]]:
    """Return size and last value of a cost, the smallest size first."""
    found = []
    for key, many in values.items():
        measure, of, size = key.split("|")
        if of == f"scale {dimension}" and measure == cost and many:
            found.append((float(size), many[-1]))
    return sorted(found)


def tables(
    values: Mapping[str, Sequence[float]],
) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Yield for each dimension its name, the head of its table, and a row for each cost."""
    for name, costs in (*((one.name, COSTS) for one in DIMENSIONS), ("languages", OF_DOCUMENTS)):
        rows, sizes = [], list[float]()
        for cost, words in costs.items():
            points = _by_size(values, name, cost)
            if len(points) < 2:
                continue
            sizes, found = [size for size, _ in points], [value for _, value in points]
            grows = exponent(sizes, found)
            told = f"{grows:.2f}" if grows <= MOST else f"**{grows:.2f}**"
            rows.append([words, *(_short(value) for value in found), told])
        if rows:
            head = ["What", *(f"{size:,.0f} {name}" for size in sizes), "Grows with the power"]
            yield name, head, rows


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
