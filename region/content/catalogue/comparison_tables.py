"""Read and check the tables and side-cars of the comparisons and of the ranked places."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from region.content.catalogue.comparison import (
    ComparedArea,
    RankedPlace,
    Readings,
    readings_by_indicator,
)
from region.content.catalogue.faults import Fault, shown
from region.content.catalogue.reading import read_table
from region.content.catalogue.tables import duplicates, one_of, rows, schema_faults, text
from region.content.model import MISSING_STATUSES, Status
from region.words.text import Text

READING_COLUMNS = ("indicator", "area_code", "period", "value", "status")
REGION_COLUMNS = ("code", "name_sv", "name_en", "country", "level", "eu", "replaced_by")
COUNTY_COLUMNS = ("code", "name_sv", "name_en", "level")
RANKED_PLACE_COLUMNS = (
    "id",
    "name_sv",
    "name_en",
    "country",
    "latitude",
    "longitude",
    "point",
    "geonames_id",
)

Ranges = tuple[tuple[str, float, float], ...]
"""The indicators of a comparison, each with the smallest and largest value that make sense."""

_WORDS = tuple(str(s) for s in Status if s is not Status.NORMAL and s not in MISSING_STATUSES)
_REGION = r"[A-Z]{2}[A-Z0-9]{2}"
_DEGREES = r"-?\d{1,3}(\.\d+)?"


_REGIONS = pa.DataFrameSchema(
    {
        "code": text(r"[A-Z]{2}[A-Z0-9]{0,2}|EU\d{2}_\d{4}", "a NUTS code: SE11"),
        "name_sv": text(r".+", "a name"),
        "name_en": text(r".+", "a name"),
        "country": text(r"[A-Z]{2}", "a country code with two letters (ISO 3166)"),
        "level": one_of(("region", "country", "union"), "region, country or union"),
        "eu": one_of(("0", "1"), "0 or 1"),
        "replaced_by": text(
            f"({_REGION}( {_REGION})*)?", "nothing, or NUTS codes with spaces between: UKI3 UKI4"
        ),
    },
    strict=True,
)
_COUNTIES = pa.DataFrameSchema(
    {
        "code": text(r"\d{2}", "a code with two digits"),
        "name_sv": text(r".+", "a name"),
        "name_en": text(r".+", "a name"),
        "level": one_of(("country", "county"), "country or county"),
    },
    strict=True,
)
_RANKED_PLACES = pa.DataFrameSchema(
    {
        "id": text(r"[a-z][a-z0-9_]*", "an id in lower case"),
        "name_sv": text(r".+", "the place's Swedish name"),
        "name_en": text(r".+", "the place's English name"),
        "country": text(r"[A-Z]{2}", "a country code with two letters (ISO 3166)"),
        "latitude": text(_DEGREES, "degrees north, with a decimal point"),
        "longitude": text(_DEGREES, "degrees east, with a decimal point"),
        "point": text(r".+", "the city where the dot stands"),
        "geonames_id": text(r"\d+", "the city's number in GeoNames"),
    },
    strict=True,
)


@cache
def _readings_schema(indicators: frozenset[str], areas: frozenset[str], file: str) -> Any:
    return pa.DataFrameSchema(
        {
            "indicator": one_of(indicators, f"an indicator of {file}"),
            "area_code": one_of(areas, "a code of the register of areas"),
            "period": text(r"\d{4}", "a year with four digits"),
            "value": text(r"-?\d+(\.\d+)?(e[+-]?\d+)?", "a number with a decimal point"),
            "status": text(
                f"((?:{'|'.join(_WORDS)})( (?:{'|'.join(_WORDS)}))*)?",
                "nothing, or words with spaces between: " + ", ".join(_WORDS),
            ),
        },
        strict=True,
    )


def read_readings(
    path: Path,
    name: str,
    ranges: Ranges,
    areas: frozenset[str],
    faults: list[Fault],
) -> Mapping[str, Readings] | None:
    """Return the values of a comparison by indicator, or None after adding faults."""
    table = read_table(path, name, READING_COLUMNS, faults)
    if table is None:
        return None
    side_car = name.removesuffix(".csv") + ".yaml"
    indicators = frozenset(key for key, _, _ in ranges)
    found = schema_faults(_readings_schema(indicators, areas, side_car), table, name)
    if not found:
        found = duplicates(table, ["indicator", "area_code", "period"], name)
        found += _outside(table, ranges, name)
        empty = indicators - set(table["indicator"])
        found += [Fault(name, "", f"no values of {key}", "at least one") for key in sorted(empty)]
    faults.extend(found)
    return None if found else readings_by_indicator(table)


def _outside(table: pd.DataFrame, ranges: Ranges, name: str) -> list[Fault]:
    values = pd.to_numeric(table["value"])
    lows = table["indicator"].map({key: low for key, low, _ in ranges})
    highs = table["indicator"].map({key: high for key, _, high in ranges})
    wrong = table.assign(low=lows, high=highs)[(values < lows) | (values > highs)]
    return [
        Fault(
            name,
            f"line {line}, value",
            shown(row["value"]),
            f"from {row['low']:g} to {row['high']:g} (range of {row['indicator']})",
        )
        for line, row in wrong.iterrows()
    ]


def read_regions(path: Path, name: str, faults: list[Fault]) -> tuple[ComparedArea, ...] | None:
    """Return the register of Europe's regions, or None after adding faults."""
    table = _register(path, name, REGION_COLUMNS, _REGIONS, "code", faults)
    return table and tuple(
        ComparedArea(
            row.code,
            Text(sv=row.name_sv, en=row.name_en),
            row.country,
            row.level,
            row.eu == "1",
            tuple(row.replaced_by.split()),
        )
        for row in table
    )


def read_counties(path: Path, name: str, faults: list[Fault]) -> tuple[ComparedArea, ...] | None:
    """Return the register of counties, or None after adding faults."""
    table = _register(path, name, COUNTY_COLUMNS, _COUNTIES, "code", faults)
    return table and tuple(
        ComparedArea(row.code, Text(sv=row.name_sv, en=row.name_en), "SE", row.level, True)
        for row in table
    )


def read_ranked_places(
    path: Path, name: str, faults: list[Fault]
) -> tuple[RankedPlace, ...] | None:
    """Return the places that rankings name, or None after adding faults."""
    table = _register(path, name, RANKED_PLACE_COLUMNS, _RANKED_PLACES, "id", faults)
    return table and tuple(
        RankedPlace(
            row.id,
            Text(sv=row.name_sv, en=row.name_en),
            row.country,
            float(row.latitude),
            float(row.longitude),
            row.point,
        )
        for row in table
    )


def _register(
    path: Path,
    name: str,
    columns: tuple[str, ...],
    schema: pa.DataFrameSchema,
    key: str,
    faults: list[Fault],
) -> tuple[Any, ...] | None:
    table = read_table(path, name, columns, faults)
    if table is None:
        return None
    found = schema_faults(schema, table, name) or duplicates(table, [key], name)
    faults.extend(found)
    return None if found else tuple(rows(table))
