"""Reading JSON-stat 2.0, as both Statistics Sweden and Eurostat answer.

An answer is believed only if its parts fit together: every position named once, as many values as
the sizes say, every value a finite number or missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

from region.content.sources.answer import SourceError, as_number, quoted
from region.content.sources.texts import readable

MOST_CELLS = 2_000_000


@dataclass(frozen=True)
class Dimension:
    """One dimension: its codes in the order of the answer, and what they are called."""

    id: str
    codes: tuple[str, ...]
    labels: Mapping[str, str]
    units: Mapping[str, str]
    elimination: str | None
    can_be_left_out: bool


@dataclass(frozen=True)
class Cube:
    """A whole answer. `values` and `flags` are keyed by the place in row-major order."""

    label: str
    updated: str
    dimensions: Mapping[str, Dimension]
    values: Mapping[int, float]
    flags: Mapping[int, str]
    mandatory_notes: tuple[str, ...]
    description: str
    is_discontinued: bool

    def cells(self) -> Iterator[tuple[dict[str, str], float | None, str]]:
        """Yield every cell: the code in each dimension, the value, and the flag or ''."""
        names = list(self.dimensions)
        places = product(*(dimension.codes for dimension in self.dimensions.values()))
        for place, codes in enumerate(places):
            yield (
                dict(zip(names, codes, strict=True)),
                self.values.get(place),
                self.flags.get(place, ""),
            )


def read(document: Any, *, without_values: bool = False) -> Cube:
    """Return the table in a JSON-stat answer; `without_values` is for descriptions of tables.

    Raises
    ------
    SourceError
        if it is not JSON-stat, or its parts do not fit together.
    """
    if not isinstance(document, dict):
        raise SourceError(f"found {quoted(document)}; JSON-stat was expected")
    if document.get("class", "dataset") != "dataset":
        raise SourceError(f"class: found {quoted(document['class'])}; 'dataset' was expected")
    ids, sizes = document.get("id"), document.get("size")
    described = document.get("dimension")
    if not isinstance(ids, list) or not isinstance(sizes, list) or not isinstance(described, dict):
        raise SourceError(
            f"not JSON-stat: found the keys {quoted(', '.join(map(str, document)))}; "
            "id, size, dimension and value were expected"
        )
    if not all(isinstance(name, str) for name in ids) or len(set(ids)) != len(ids) or not ids:
        raise SourceError(f"id: found {quoted(ids)}; different names of dimensions were expected")
    if len(sizes) != len(ids) or not all(type(size) is int and size >= 0 for size in sizes):
        raise SourceError(f"size: found {quoted(sizes)}; {len(ids)} whole numbers were expected")
    cells = prod(sizes)
    if cells > MOST_CELLS and not without_values:
        raise SourceError(f"size: {cells} cells; at most {MOST_CELLS} were expected")
    dimensions = {
        name: _dimension(name, described.get(name), size)
        for name, size in zip(ids, sizes, strict=True)
    }
    values: dict[int, float] = {}
    flags: dict[int, str] = {}
    if not without_values:
        values = _values(document.get("value"), cells)
        flags = _flags(document.get("status"), cells)
    return Cube(
        label=_text(document.get("label")),
        updated=_text(document.get("updated")),
        dimensions=dimensions,
        values=values,
        flags=flags,
        mandatory_notes=_mandatory_notes(document),
        description=readable(_of(document, "extension", "description")),
        is_discontinued=_of(document, "extension", "discontinued") is True,
    )


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _dimension(name: str, described: Any, size: int) -> Dimension:
    where = f"dimension {name}"
    category = described.get("category") if isinstance(described, dict) else None
    if not isinstance(category, dict):
        raise SourceError(f"{where}: found {quoted(described)}; a category was expected")
    labels = category.get("label", {})
    labels = labels if isinstance(labels, dict) else {}
    index = category.get("index", list(labels) if len(labels) == 1 else None)
    if isinstance(index, list):
        index = dict(zip(index, range(len(index)), strict=True)) if _all_text(index) else None
    if not isinstance(index, dict) or not all(type(place) is int for place in index.values()):
        raise SourceError(f"{where}: found no index of its codes")
    if sorted(index.values()) != list(range(size)):
        raise SourceError(f"{where}: the index does not name each of its {size} places once")
    units = category.get("unit", {})
    extension = described.get("extension")
    extension = extension if isinstance(extension, dict) else {}
    elimination = extension.get("eliminationValueCode")
    return Dimension(
        id=name,
        codes=tuple(sorted(index, key=index.__getitem__)),
        labels={code: _text(label) for code, label in labels.items()},
        units={
            code: _text(unit.get("base"))
            for code, unit in (units.items() if isinstance(units, dict) else ())
            if isinstance(unit, dict)
        },
        elimination=elimination if isinstance(elimination, str) else None,
        can_be_left_out=extension.get("elimination") is True,
    )


def _all_text(items: list[Any]) -> bool:
    return all(isinstance(item, str) for item in items) and len(set(items)) == len(items)


def _values(found: Any, cells: int) -> dict[int, float]:
    if isinstance(found, list):
        if len(found) != cells:
            raise SourceError(f"value: {len(found)} values; the sizes say {cells}")
        pairs: Any = enumerate(found)
    elif isinstance(found, dict):
        pairs = ((_place(key, cells, "value"), value) for key, value in found.items())
    else:
        raise SourceError(f"value: found {quoted(found)}; a list or an object was expected")
    numbers = ((place, as_number(value, f"value {place}")) for place, value in pairs)
    return {place: number for place, number in numbers if number is not None}


def _place(key: Any, cells: int, where: str) -> int:
    if not isinstance(key, str) or not key.isascii() or not key.isdigit() or len(key) > 12:
        raise SourceError(f"{where}: found the key {quoted(key)}; a place was expected")
    if key != str(int(key)) or int(key) >= cells:
        raise SourceError(f"{where}: found the place {key}; the table has {cells}")
    return int(key)


def _flags(found: Any, cells: int) -> dict[int, str]:
    if found is None:
        return {}
    if isinstance(found, str):
        return dict.fromkeys(range(cells), found)
    if isinstance(found, list):
        if len(found) not in (1, cells):
            raise SourceError(f"status: {len(found)} marks; the sizes say {cells}")
        if len(found) == 1:
            found = found * cells
        return {place: _flag(mark) for place, mark in enumerate(found) if mark}
    if isinstance(found, dict):
        return {_place(key, cells, "status"): _flag(mark) for key, mark in found.items()}
    raise SourceError(f"status: found {quoted(found)}; marks of cells were expected")


def _flag(mark: Any) -> str:
    if mark is None:
        return ""
    if not isinstance(mark, str):
        raise SourceError(f"status: found {quoted(mark)}; a mark in text was expected")
    return mark.strip()


def _mandatory_notes(document: dict[str, Any]) -> tuple[str, ...]:
    """Return the notes that must be told, of the whole, of its dimensions and of their codes."""
    found = _mandatory(document.get("note"), _of(document, "extension", "noteMandatory"))
    for dimension in document["dimension"].values():
        found += _mandatory(_of(dimension, "note"), _of(dimension, "extension", "noteMandatory"))
        by_code = _of(dimension, "category", "note")
        codes = _of(dimension, "extension", "categoryNoteMandatory")
        for code, notes in by_code.items() if isinstance(by_code, dict) else ():
            label = _of(dimension, "category", "label", code)
            about = f"{_text(label)}: " if isinstance(label, str) else ""
            found += [about + note for note in _mandatory(notes, _of(codes, code))]
    return tuple(dict.fromkeys(note for note in found if note))


def _of(item: Any, *keys: str) -> Any:
    for key in keys:
        item = item.get(key) if isinstance(item, dict) else None
    return item


def _mandatory(notes: Any, marks: Any) -> list[str]:
    """Return the notes whose place is marked `{"0": true}`, or all where the mark is `true`."""
    if isinstance(notes, str):
        notes = [notes]
    if not isinstance(notes, list):
        return []
    return [
        readable(note)
        for place, note in enumerate(notes)
        if marks is True or _of(marks, str(place)) is True
    ]
