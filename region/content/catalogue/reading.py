"""Read one content file into the model, or into a table, and collect its faults."""

from __future__ import annotations

import csv
import io
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pandas as pd
import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from region.content.catalogue.faults import Fault, shown

LARGEST_FILE_BYTES = 5_000_000


class _UniqueKeyLoader(yaml.CSafeLoader):
    """The safe loader, with a repeated key as an error instead of a silent loss."""


def _construct_mapping(loader: _UniqueKeyLoader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    loader.flatten_mapping(node)
    seen: set[Hashable] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, Hashable) or key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands more than once", key_node.start_mark
            )
        seen.add(key)
    return {
        loader.construct_object(key_node, deep=True): loader.construct_object(value_node, deep=True)
        for key_node, value_node in node.value
    }


_UniqueKeyLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _construct_mapping)


def read_text(path: Path, name: str, faults: list[Fault]) -> str | None:
    """Return the file's text; a missing, huge or wrongly encoded file is a fault."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        faults.append(Fault(name, "", error.strerror or "no file", "a readable file"))
        return None
    if len(raw) > LARGEST_FILE_BYTES:
        limit = f"at most {LARGEST_FILE_BYTES // 1_000_000} MB"
        faults.append(Fault(name, "", f"{len(raw):,} bytes", limit))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        found = f"the byte 0x{raw[error.start]:02x}"
        faults.append(Fault(name, f"line {line}", found, "text encoded as UTF-8"))
        return None
    if not text.strip():
        faults.append(Fault(name, "", "an empty file", "content"))
        return None
    return text


def read_model(
    path: Path, name: str, kind: type[BaseModel] | TypeAdapter[Any], faults: list[Fault]
) -> Any:
    """Return the YAML file as `kind`, or None after adding its faults to `faults`."""
    text = read_text(path, name, faults)
    if text is None:
        return None
    try:
        content = yaml.load(text, Loader=_UniqueKeyLoader)  # noqa: S506, it is a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "a character that YAML does not allow"
        faults.append(Fault(name, where, problem, "valid YAML"))
        return None
    adapter: TypeAdapter[Any] = kind if isinstance(kind, TypeAdapter) else TypeAdapter(kind)
    try:
        return adapter.validate_python(content)
    except ValidationError as error:
        faults.extend(_fault(name, details) for details in error.errors(include_url=False))
        return None


def read_json(path: Path, name: str, kind: type[BaseModel], faults: list[Fault]) -> Any:
    """Return the JSON file as `kind`, or None after adding its faults to `faults`."""
    text = read_text(path, name, faults)
    if text is None:
        return None
    try:
        return kind.model_validate_json(text)
    except ValidationError as error:
        faults.extend(_fault(name, details) for details in error.errors(include_url=False))
        return None


def _fault(name: str, details: Any) -> Fault:
    where = ""
    for part in details["loc"]:
        where += f"[{part}]" if isinstance(part, int) else f".{part}" if where else str(part)
    message = details["msg"].removeprefix("Value error, ")
    if details["type"] == "missing":
        return Fault(name, where, "nothing", "this key is required")
    if details["type"] == "extra_forbidden":
        return Fault(name, where, "an unknown key", "only the keys described in data/README.md")
    return Fault(name, where, shown(details["input"]), message[0].lower() + message[1:])


def read_table(
    path: Path,
    name: str,
    columns: tuple[str, ...],
    faults: list[Fault],
    optional: tuple[str, ...] = (),
    *,
    may_be_empty: bool = False,
) -> pd.DataFrame | None:
    """Return the CSV file as text columns, or None after adding its faults.

    The index is the line number in the file. Every cell is text; an empty cell is "". The
    `optional` columns stand last, any of them in their order. A header alone is a fault unless the
    table `may_be_empty`.
    """
    text = read_text(path, name, faults)
    if text is None:
        return None
    header = text.splitlines()[0].split(",")
    columns = (*columns, *(name for name in optional if name in header[len(columns) :]))
    if header != list(columns):
        allowed = ",".join(columns) + (f", or with {','.join(optional)} after it" * bool(optional))
        faults.append(Fault(name, "line 1", shown(",".join(header)), allowed))
        return None
    try:
        table = pd.read_csv(
            io.StringIO(text),
            dtype=str,
            keep_default_na=False,
            na_values=[],
            skip_blank_lines=False,
        )
        # pandas fills a short row with empty cells, which may be allowed ones
        cells = enumerate(csv.reader(io.StringIO(text)), start=1)
        short = [line for line, row in cells if len(row) < len(columns)]
    except (pd.errors.ParserError, csv.Error, ValueError) as error:
        faults.append(Fault(name, "", shown(str(error)), f"{len(columns)} columns in every row"))
        return None
    table.index = pd.RangeIndex(2, len(table) + 2)
    faults.extend(
        Fault(name, f"line {line}", "too few columns", f"{len(columns)} columns") for line in short
    )
    if table.empty and not may_be_empty:
        faults.append(Fault(name, "", "a header without rows", "at least one row"))
    return None if short or (table.empty and not may_be_empty) else table
