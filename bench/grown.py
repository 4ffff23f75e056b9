"""Content that is larger than ours: the real files, copied and renamed in a folder of their own.

Each function makes one dimension larger and leaves the others as they are, so that what follows
from it can be told apart. What the copies say is the originals' again, under other names.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from region.content.catalogue import DATA

FIRST_YEAR = 1000
"""Years have four digits, and before this they would begin with a zero."""
BY_AREA = ("indicators", "by_sex", "vintages", "vintages_by_sex", "denominators", "small_areas")
Rows = list[list[str]]


def copied(target: Path) -> Path:
    """Copy the real content to `target`, which must not exist, and return it."""
    shutil.copytree(DATA, target)
    return target


def _rows(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def _write(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _yaml(path: Path, change: Callable[[Any], Any], target: Path | None = None) -> None:
    """Write a YAML file anew, changed, in its place or at `target`."""
    content = change(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
    text = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (target or path).write_text(text, "utf-8")


def _renamed(content: Any, names: dict[str, str], number: int) -> Any:
    """Return an indicator's side-car as that of its copy, which is made of other copies."""

    def inside(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: inside(one) for key, one in value.items()}
        if isinstance(value, list):
            return [inside(one) for one in value]
        return names.get(value, value) if isinstance(value, str) else value

    links = ("id", "related", "formula", "same_fact_as", "successor")
    changed = {key: inside(value) if key in links else value for key, value in content.items()}
    for key in ("name", "short_name"):
        if key in content:
            changed[key] = {code: f"{text} {number}" for code, text in content[key].items()}
    if isinstance(pair := (content.get("by_sex") or {}).get("pair"), dict):
        changed["by_sex"] = {**content["by_sex"], "pair": inside(pair)}
    return changed


def more_indicators(root: Path, times: int) -> None:
    """Give the folder `times` as many indicators, each with its tables, names and formulas."""
    ids = [path.stem for path in sorted((root / "indicators").glob("*.yaml"))]
    for number in range(2, times + 1):
        names = {key: f"{key}_copy{number}" for key in ids}
        for key, name in names.items():
            _yaml(
                root / f"indicators/{key}.yaml",
                lambda content, names=names, number=number: _renamed(content, names, number),
                root / f"indicators/{name}.yaml",
            )
            for folder in BY_AREA[:4]:
                table = root / f"{folder}/{key}.csv"
                if table.exists():
                    shutil.copyfile(table, root / f"{folder}/{name}.csv")


def more_observations(root: Path, times: int) -> None:
    """Give every table of an indicator `times` as many rows, as values of earlier years.

    A table that would have years before `FIRST_YEAR` is filled as far as it: the number of
    observations is to be counted afterwards.
    """
    for folder in ("indicators", "by_sex"):
        for path in sorted((root / folder).glob("*.csv")):
            head, *rows = _rows(path)
            if not rows:
                continue
            at = head.index("period")
            years = [int(row[at]) for row in rows]
            span = max(years) - min(years) + 1
            earlier = [
                [*row[:at], str(int(row[at]) - span * number), *row[at + 1 :]]
                for number in range(1, times)
                for row in rows
                if int(row[at]) - span * number >= FIRST_YEAR
            ]
            _write(path, [head, *rows, *earlier])


def more_municipalities(root: Path, number: int) -> list[str]:
    """Give the folder `number` municipalities with tables, small areas and shapes; return codes.

    The copies of 0114 are 0214, 0314 and so on, to the east and north of the county.
    """
    own = [row[0] for row in _rows(root / "geo/areas.csv")[1:] if row[3] == "municipality"]
    wanted = [f"{1 + at // len(own):02d}{own[at % len(own)][2:]}" for at in range(number)]
    copies: dict[str, list[str]] = {code: [] for code in own}
    for code in wanted[len(own) :]:
        copies[f"01{code[2:]}"].append(code)

    def added(path: Path, column: str, change: Callable[[list[str], str], list[str]]) -> None:
        head, *rows = _rows(path)
        at = head.index(column)
        more = [
            change([*row[:at], new + row[at][4:], *row[at + 1 :]], new)
            for row in rows
            for new in copies.get(row[at][:4], ())
        ]
        _write(path, [head, *rows, *more])

    def as_it_is(row: list[str], _code: str) -> list[str]:
        return row

    def with_name(row: list[str], code: str) -> list[str]:
        return [row[0], *(f"{name} {code[:2]}" for name in row[1:3]), *row[3:]]

    def small(row: list[str], code: str) -> list[str]:
        return [row[0], f"{row[1]} {code[:2]}", code, *row[3:]]

    def town(row: list[str], code: str) -> list[str]:
        return [row[0], f"{row[1]} {code[:2]}", row[2]]

    for folder in BY_AREA:
        for path in sorted((root / folder).glob("*.csv")):
            column = "area" if "area_code" not in _rows(path)[0] else "area_code"
            added(path, column, as_it_is)
    added(root / "geo/areas.csv", "code", with_name)
    added(root / "geo/small_areas.csv", "code", small)
    added(root / "geo/postal_codes.csv", "municipality_code", town)
    _yaml(root / "geo/parts.yaml", lambda parts: _shared_out(parts, wanted[len(own) :]))
    _more_shapes(root, wanted[len(own) :])
    return wanted


def _shared_out(parts: Any, codes: list[str]) -> Any:
    parts["parts"][-1]["municipalities"] += codes
    return parts


def _more_shapes(root: Path, codes: list[str]) -> None:
    """Put the copies' shapes beside the county, moved by some degrees each."""
    import geopandas as gpd
    import pandas as pd

    for file, column in (("municipalities", "code"), ("small_areas", "municipality_code")):
        frame = gpd.read_parquet(root / f"geo/{file}.parquet")
        moved = [_moved(frame, column, prefix, codes) for prefix in sorted({c[:2] for c in codes})]
        whole = gpd.GeoDataFrame(pd.concat([frame, *moved], ignore_index=True), crs=frame.crs)
        whole.to_parquet(root / f"geo/{file}.parquet", compression="brotli")


def _moved(frame: Any, column: str, prefix: str, codes: list[str]) -> Any:
    east, north = _place(int(prefix) - 1)
    wanted = frame[column].map(lambda code: prefix + code[2:]).isin(codes)
    copy = frame[wanted].copy()
    for name in {"code", column}:
        copy[name] = copy[name].map(lambda code: prefix + code[2:])
    copy["name"] = copy["name"].map(lambda name: f"{name} {prefix}")
    if "neighbours" in copy:
        copy["neighbours"] = copy["neighbours"].map(
            lambda near: [prefix + code[2:] for code in near if prefix + code[2:] in codes]
        )
        for name, step in (("longitude", east), ("latitude", north)):
            copy[f"label_{name}"] += step
            copy[f"inner_{name}"] = float("nan")
        copy["inner"] = copy["inner"].intersection(copy["inner"].iloc[0].centroid.buffer(-1))
        copy["small"] = copy["small"].translate(east, north)
    copy["geometry"] = copy.geometry.translate(east, north)
    return copy


def _place(number: int) -> tuple[float, float]:
    """Return degrees to the east and the north, so that no two copies meet."""
    return 4.0 * (number % 4), 2.0 * (number // 4)


def areas_of(root: Path) -> Iterator[str]:
    """Yield the codes of the folder's municipalities."""
    return (row[0] for row in _rows(root / "geo/areas.csv")[1:] if row[3] == "municipality")
