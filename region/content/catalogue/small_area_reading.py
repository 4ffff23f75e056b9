"""Read the small areas: the register, the large tables, and whether their sums are right."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pandera.pandas as pa

from region.content.catalogue.comparison_loading import Folder
from region.content.catalogue.faults import Fault, unknown
from region.content.catalogue.observations import Observation, Observations
from region.content.catalogue.reading import read_table
from region.content.catalogue.small_areas import SmallArea, SmallAreas
from region.content.catalogue.table_reading import read_observations
from region.content.catalogue.tables import (
    OBSERVATION_COLUMNS,
    duplicates,
    one_of,
    rows,
    schema_faults,
)
from region.content.catalogue.tables import text as column
from region.content.model import SmallAreaTable, Status

FOLDER = SmallAreaTable.folder
REGISTER = "geo/small_areas.csv"
REGISTER_COLUMNS = ("code", "name", "municipality_code", "changed_2025")

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_YEAR = re.compile(r"\d{4}")
_EXAMPLES = 3


def _register(municipalities: frozenset[str]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(
        {
            "code": column(r"\d{4}R\d{3}", "the code of a RegSO: 0114R001"),
            "name": column(r"\S(.*\S)?", "a name"),
            "municipality_code": one_of(
                municipalities, "the code of a municipality in data/geo/areas.csv"
            ),
            "changed_2025": one_of(("0", "1"), "0 or 1"),
        },
        strict=True,
    )


def read_small_areas(
    path: Path, name: str, municipalities: frozenset[str], faults: list[Fault]
) -> tuple[SmallArea, ...] | None:
    """Return the register of small areas, or None after adding its faults."""
    table = read_table(path, name, REGISTER_COLUMNS, faults)
    if table is None:
        return None
    found = schema_faults(_register(municipalities), table, name) or duplicates(
        table, ["code"], name
    )
    found = found or [
        Fault(
            name,
            f"line {line}, code",
            row["code"],
            f"a code that begins with {row['municipality_code']}",
        )
        for line, row in table.iterrows()
        if row["code"][:4] != row["municipality_code"]
    ]
    faults.extend(found)
    if found:
        return None
    return tuple(
        SmallArea(row.code, row.name, row.municipality_code, row.changed_2025 == "1")
        for row in rows(table)
    )


def read_small_area_values(
    path: Path, name: str, table: SmallAreaTable, areas: frozenset[str], faults: list[Fault]
) -> Observations | None:
    """Return a table's observations, or None after adding its faults.

    The tables are large, and plain ones are read in a tenth of the time that the checks of
    `read_observations` take. Whatever is not plain, faults too, is left to those.
    """
    return _plain(path, table, areas) or read_observations(path, name, table, areas, faults)


def _plain(path: Path, table: SmallAreaTable, areas: frozenset[str]) -> Observations | None:
    """Return the observations if all rows have a value within the range and an ordinary status."""
    low, high = table.range
    statuses = {Status.NORMAL.value: Status.NORMAL, Status.COMPUTED.value: Status.COMPUTED}
    found: dict[tuple[str, str], Observation] = {}
    years: set[str] = set()
    try:
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            if next(lines, None) != list(OBSERVATION_COLUMNS):
                return None
            for area, period, value, status in lines:
                if period not in years and not _YEAR.fullmatch(period):
                    return None
                years.add(period)
                if area not in areas or not (value.isdecimal() or _NUMBER.fullmatch(value)):
                    return None
                number = float(value)
                if not low <= number <= high or (area, period) in found:
                    return None
                found[area, period] = Observation(area, period, number, statuses[status])
    except (ValueError, KeyError, csv.Error):
        return None
    return Observations(tuple(found[key] for key in sorted(found))) if found else None


def load_small_areas(
    folder: Folder, tables: Mapping[str, SmallAreaTable], municipalities: frozenset[str]
) -> SmallAreas:
    """Return the small areas that could be read; faults are left in `folder.faults`."""
    known = bool(municipalities)  # else every row of the register would be at fault
    register = known and folder.read(REGISTER, read_small_areas, municipalities)
    areas = {area.code: area for area in register or ()}
    codes = frozenset(areas)
    observations = {
        key: folder.read(f"{FOLDER}/{key}.csv", read_small_area_values, table, codes)
        for key, table in tables.items()
        if codes
    }
    return SmallAreas(
        MappingProxyType(areas), MappingProxyType(dict(tables)), MappingProxyType(observations)
    )


def check_small_areas(
    small: SmallAreas,
    municipal: Mapping[str, Observations],
    municipalities: Iterable[str],
) -> Iterator[Fault]:
    """Yield what refers to nothing, and where areas do not come to their municipality's value."""
    for code in municipalities:
        if code not in small.by_municipality:
            yield Fault(REGISTER, "", f"no area of {code}", "areas of all municipalities")
    for table in small.tables.values():
        file = f"{FOLDER}/{table.id}.yaml"
        if table.weights:
            yield from unknown(file, "weights", table.weights, small.tables, "a table beside it")
        if table.municipal:
            yield from unknown(file, "municipal", table.municipal, municipal, "an indicator")
        whole = municipal.get(table.municipal or "")
        if (table.weights or table.id) in small.tables and whole:
            yield from _apart(small, table, whole)


def _apart(small: SmallAreas, table: SmallAreaTable, whole: Observations) -> Iterator[Fault]:
    apart = []
    for period in small.observations[table.id].by_period:
        given = whole.by_period.get(period, {})
        for code in small.by_municipality:
            known, ours = given.get(code), small.whole(table.id, period, code)
            if known is None or known.value is None or ours is None:
                continue
            if abs(known.value - ours) > table.tolerance:
                apart.append(f"{code} {period}: {ours:.6g}, not {known.value:.6g}")
    if apart:
        more = " …" if len(apart) > _EXAMPLES else ""
        yield Fault(
            f"{FOLDER}/{table.id}.csv",
            "value",
            f"{len(apart)} sums or means that are not their municipality's: "
            f"{'; '.join(apart[:_EXAMPLES])}{more}",
            f"within {table.tolerance:g} of {table.municipal} (tolerance)",
        )
