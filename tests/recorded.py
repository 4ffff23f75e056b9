"""Answers that the real interfaces have given, kept in `tests/data/recorded`."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data" / "recorded"


def answer(name: str) -> Any:
    """Return the recorded answer whose file's name begins so."""
    path = next(path for path in FOLDER.glob("*.json") if path.name.startswith(name))
    return json.loads(path.read_text("utf-8"))


def description(kpi: str) -> dict[str, Any]:
    """Return Kolada's recorded description of a key figure, as an answer of its own."""
    found = [row for row in answer("kolada-kpi-used")["values"] if row["id"] == kpi]
    return {"values": found, "count": len(found), "next_url": None, "previous_url": None}


def cut(document: dict[str, Any], **codes: str) -> dict[str, Any]:
    """Return a JSON-stat answer for one code in each of the named dimensions, without marks."""
    names = document["id"]
    index = {n: document["dimension"][n]["category"]["index"] for n in names}
    axes = [sorted(index[name], key=index[name].__getitem__) for name in names]
    values = document["value"]
    places = list(product(*axes))
    if isinstance(values, dict):
        values = [values.get(str(n)) for n in range(len(places))]
    kept = [
        value
        for place, value in zip(places, values, strict=True)
        if all(codes.get(name, code) == code for name, code in zip(names, place, strict=True))
    ]
    dimensions = json.loads(json.dumps(document["dimension"]))
    for name, code in codes.items():
        dimensions[name]["category"]["index"] = {code: 0}
    size = [len(dimensions[name]["category"]["index"]) for name in names]
    bare = {key: content for key, content in document.items() if key != "status"}
    return {**bare, "size": size, "dimension": dimensions, "value": kept}
