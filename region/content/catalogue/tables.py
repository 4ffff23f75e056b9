"""The tables of the content: what their columns may hold, checked with pandera."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

import pandas as pd
import pandera.pandas as pa

from region.content.catalogue.faults import Fault, shown
from region.content.model import MISSING_STATUSES, SEXES, Indicator, Status

OBSERVATION_COLUMNS = ("area_code", "period", "value", "status")
PUBLISHED_COLUMN = ("published",)
BOUND_COLUMNS = ("lower", "upper")
SEX_COLUMNS = ("area_code", "period", "sex", "value", "status")
REPLACED_COLUMNS = (*OBSERVATION_COLUMNS, "published", "replaced")
REPLACED_SEX_COLUMNS = (*SEX_COLUMNS, "published", "replaced")
PLACE_COLUMNS = (
    "edition",
    "position",
    "rank",
    "role",
    "place",
    "place_as_published",
    "place_sv",
    "place_en",
    "country",
    "entity",
    "is_stockholm",
    "score",
    "note",
)
AREA_COLUMNS = ("code", "name_sv", "name_en", "level")
SINCE_COLUMN = ("since",)
POSTAL_CODE_COLUMNS = ("postal_code", "locality", "municipality_code")

ROUNDING_NOISE = 1e-5
"""How far beyond the range's larger limit a value may lie, of that limit: 100.0001 per cent."""

_NUMBER = r"-?\d+(\.\d+)?"
_NUMBER_WORDS = "a number with a decimal point and no spaces, or nothing"
_DAY_WORDS = "a date written YYYY-MM-DD"
_STATUSES = tuple(str(status) for status in Status)
_STATUS_WORDS = "nothing or one of " + ", ".join(status for status in _STATUSES if status)


def rows(table: pd.DataFrame) -> Iterator[Any]:
    """Return the rows as named tuples of text, for the type checker of no known type."""
    return iter(table.itertuples(index=False))


def _is_day(cell: str) -> bool:
    try:
        return dt.date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def _days(column: pd.Series) -> pd.Series:
    return column.map(_is_day)


def _days_or_nothing(column: pd.Series) -> pd.Series:
    return (column == "") | _days(column)


def text(pattern: str, words: str) -> pa.Column:
    """A column of texts that match `pattern`, which `words` describe."""
    return pa.Column(str, pa.Check.str_matches(f"^(?:{pattern})$", error=words))


def one_of(options: Collection[str], words: str) -> pa.Column:
    """A column with a choice, which `words` describe."""
    return pa.Column(str, pa.Check.isin(options, error=words))


def _bound() -> pa.Column:
    """A published bound of a value's interval: a number, or nothing."""
    check = pa.Check.str_matches(f"^({_NUMBER})?$", error=_NUMBER_WORDS)
    return pa.Column(str, check, required=False)


@cache
def _observations(areas: frozenset[str]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(
        {
            "area_code": one_of(areas, "an area code in data/geo/areas.csv"),
            "period": text(r"\d{4}", "a year with four digits"),
            "sex": pa.Column(str, pa.Check.isin(SEXES, error="women or men"), required=False),
            "value": text(f"({_NUMBER})?", _NUMBER_WORDS),
            "status": one_of(_STATUSES, _STATUS_WORDS),
            "published": pa.Column(
                str, pa.Check(_days_or_nothing, error=_DAY_WORDS + ", or nothing"), required=False
            ),
            "replaced": pa.Column(str, pa.Check(_days, error=_DAY_WORDS), required=False),
            **{name: _bound() for name in BOUND_COLUMNS},
        },
        strict=True,
    )


_PLACES = pa.DataFrameSchema(
    {
        "edition": text(r"\d{4}", "a year with four digits"),
        "position": text(r"[1-9]\d*", "a whole number from 1"),
        "rank": text(r"([1-9]\d*)?", "a whole number from 1, or nothing"),
        "role": one_of(("winner", "finalist", "ranked"), "winner, finalist or ranked"),
        "place": text(r"[a-z][a-z0-9_]*", "the id of a place in data/geo/places.csv"),
        "place_as_published": pa.Column(str),
        "place_sv": text(r".+", "the place's Swedish name"),
        "place_en": text(r".+", "the place's English name"),
        "country": text(r"[A-Z]{2}", "a country code with two letters (ISO 3166)"),
        "entity": one_of(("city", "region", "hub"), "city, region or hub"),
        "is_stockholm": one_of(("0", "1"), "0 or 1"),
        "score": text(f"({_NUMBER})?", _NUMBER_WORDS),
        "note": pa.Column(str),
    },
    strict=True,
)

_AREAS = pa.DataFrameSchema(
    {
        "code": text(r"\d{2}|\d{4}", "a code with two or four digits"),
        "name_sv": text(r".+", "a name"),
        "name_en": text(r".+", "a name"),
        "level": one_of(("country", "county", "municipality"), "country, county or municipality"),
        "since": pa.Column(
            str,
            pa.Check.str_matches(r"^(\d{4})?$", error="the year it was formed, or nothing"),
            required=False,
        ),
    },
    strict=True,
)


@cache
def _postal_codes(municipalities: frozenset[str]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(
        {
            "postal_code": text(r"[1-9]\d{4}", "a postal code with five digits and no space"),
            "locality": text(r"\S(.*\S)?", "a postal town, without spaces around it"),
            "municipality_code": one_of(
                municipalities, "the code of a municipality in data/geo/areas.csv"
            ),
        },
        strict=True,
    )


def schema_faults(schema: pa.DataFrameSchema, table: pd.DataFrame, name: str) -> list[Fault]:
    """Return what the schema finds, cell by cell, with the line in the file."""
    try:
        schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases
        return [
            Fault(
                name,
                f"line {int(case.index)}, {case.column}",
                shown(case.failure_case),
                case.check,
            )
            for case in rows(cases)
        ]
    return []


def duplicates(table: pd.DataFrame, keys: list[str], name: str) -> list[Fault]:
    """Return a fault for each row whose `keys` have stood before."""
    repeated = table[table.duplicated(keys)]
    return [
        Fault(
            name,
            f"line {line}",
            "a second row for " + ", ".join(f"{key} {row[key]}" for key in keys),
            "one row for each " + " and ".join(keys),
        )
        for line, row in repeated.iterrows()
    ]


def check_observations(
    table: pd.DataFrame, indicator: Indicator, areas: frozenset[str], name: str
) -> list[Fault]:
    """Return the faults of an indicator's table: form, range, duplicates, reasons for gaps."""
    faults = schema_faults(_observations(areas), table, name)
    if faults:
        return faults
    places = ["area_code", "period", *({"sex"} & set(table.columns))]
    faults = duplicates(table, places, name) + _values(table, indicator, name)
    faults += _unpaired(table, name) + _bounds(table, name)
    if (table["value"] == "").all() and not indicator.is_awaited:
        faults.append(
            Fault(
                name,
                "value",
                "no value at all",
                "at least one value",
            )
        )
    return faults


def _bounds(table: pd.DataFrame, name: str) -> list[Fault]:
    """Bounds that stand alone, without a value, or on the wrong side of it."""
    if not set(BOUND_COLUMNS) & set(table.columns):
        return []
    given = {key: table.get(key, pd.Series("", table.index)) for key in ("value", *BOUND_COLUMNS)}
    low, value, high = (
        pd.to_numeric(given[k], errors="coerce") for k in ("lower", "value", "upper")
    )
    told = (given["lower"] != "") | (given["upper"] != "")
    wrong = told & ~((low <= value) & (value <= high))
    return [
        Fault(
            name,
            f"line {line}, lower and upper",
            f"{given['lower'][line] or 'nothing'} and {given['upper'][line] or 'nothing'}",
            f"both or neither, on each side of the value {given['value'][line] or 'nothing'}",
        )
        for line in table.index[wrong]
    ]


def _unpaired(table: pd.DataFrame, name: str) -> list[Fault]:
    """Rows of a table by sex that have no row of the other sex; one without a value says why."""
    if "sex" not in table:
        return []
    alone = table[~table.duplicated(["area_code", "period"], keep=False)]
    return [
        Fault(
            name,
            f"line {line}",
            f"{row['sex']} alone for area {row['area_code']}, period {row['period']}",
            "a row for women and one for men",
        )
        for line, row in alone.iterrows()
    ]


def check_replaced(
    table: pd.DataFrame, indicator: Indicator, areas: frozenset[str], name: str
) -> list[Fault]:
    """Return the faults of the table of an indicator's earlier, replaced values."""
    faults = schema_faults(_observations(areas), table, name)
    if faults:
        return faults
    places = ["area_code", "period", *({"sex"} & set(table.columns)), "replaced"]
    faults = duplicates(table, places, name)
    faults += [
        Fault(name, f"line {line}, published", row["published"], "a day before replaced")
        for line, row in table[table["published"] >= table["replaced"]].iterrows()
    ]
    return faults + _values(table, indicator, name)


def _values(table: pd.DataFrame, indicator: Indicator, name: str) -> list[Fault]:
    """Values within the range; a status that gives the reason where there is none."""
    values = pd.to_numeric(table["value"], errors="coerce")
    low, high = indicator.range
    noise = ROUNDING_NOISE * max(abs(low), abs(high))
    outside = table[(values < low - noise) | (values > high + noise)]
    faults = [
        Fault(name, f"line {line}, value", row["value"], f"from {low:g} to {high:g} (range)")
        for line, row in outside.iterrows()
    ]
    empty = table["value"] == ""
    reason = table["status"].isin([str(status) for status in MISSING_STATUSES])
    words = ", ".join(sorted(MISSING_STATUSES))
    faults += [
        Fault(name, f"line {line}, status", shown(row["status"]), f"a reason for no value: {words}")
        for line, row in table[empty & ~reason].iterrows()
    ]
    faults += [
        Fault(name, f"line {line}, status", row["status"], "that status only where value is empty")
        for line, row in table[~empty & reason].iterrows()
    ]
    return faults


def check_places(table: pd.DataFrame, editions: Collection[int], name: str) -> list[Fault]:
    """Return the faults of a ranking's places; each edition must be described and marked once."""
    faults = schema_faults(_PLACES, table, name)
    if faults:
        return faults
    faults = duplicates(table, ["edition", "position"], name)
    for edition, group in table.groupby("edition"):
        if int(str(edition)) not in editions:
            allowed = ", ".join(str(year) for year in editions)
            faults.append(Fault(name, f"line {group.index[0]}, edition", str(edition), allowed))
        if (group["is_stockholm"] == "1").sum() > 1:
            faults.append(
                Fault(name, f"edition {edition}", "several rows for Stockholm", "at most one")
            )
    missing = set(editions) - {int(edition) for edition in table["edition"]}
    faults += [Fault(name, f"edition {year}", "no rows", "places") for year in sorted(missing)]
    return faults


def check_areas(table: pd.DataFrame, name: str) -> list[Fault]:
    """Return the faults of the register of areas."""
    return schema_faults(_AREAS, table, name) or duplicates(table, ["code"], name)


def check_postal_codes(
    table: pd.DataFrame, municipalities: frozenset[str], name: str
) -> list[Fault]:
    """Return the faults of the register of postal codes: form, municipality, duplicates."""
    keys = ["postal_code", "municipality_code"]
    return schema_faults(_postal_codes(municipalities), table, name) or duplicates(
        table, keys, name
    )
