"""Read the tables of the content into what the catalogue holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from region.content.catalogue.by_sex import DividedTable
from region.content.catalogue.contents import Area, Place, PostalCode
from region.content.catalogue.denominators import DENOMINATOR_COLUMNS, check_denominators
from region.content.catalogue.faults import Fault
from region.content.catalogue.observations import Observations, Replaced
from region.content.catalogue.reading import read_table
from region.content.catalogue.tables import (
    AREA_COLUMNS,
    BOUND_COLUMNS,
    OBSERVATION_COLUMNS,
    PLACE_COLUMNS,
    POSTAL_CODE_COLUMNS,
    PUBLISHED_COLUMN,
    REPLACED_COLUMNS,
    REPLACED_SEX_COLUMNS,
    SEX_COLUMNS,
    SINCE_COLUMN,
    check_areas,
    check_observations,
    check_places,
    check_postal_codes,
    check_replaced,
    rows,
)
from region.content.model import Indicator, Ranking, Sex, Status
from region.words.text import Text


def read_observations(
    path: Path, name: str, indicator: Indicator, areas: frozenset[str], faults: list[Fault]
) -> Observations | None:
    """Return the observations of an indicator, or None after adding its faults."""
    optional = (*PUBLISHED_COLUMN, *BOUND_COLUMNS)
    table = read_table(
        path, name, OBSERVATION_COLUMNS, faults, optional, may_be_empty=indicator.is_awaited
    )
    if table is None:
        return None
    found = check_observations(table, indicator, areas, name)
    faults.extend(found)
    return None if found else Observations.from_table(table)


def read_denominators(
    path: Path, name: str, areas: frozenset[str], faults: list[Fault]
) -> Mapping[tuple[str, str], tuple[tuple[int, int], ...]] | None:
    """Return year and number of persons by group and area, or None after adding its faults."""
    table = read_table(path, name, DENOMINATOR_COLUMNS, faults)
    if table is None:
        return None
    found = check_denominators(table, areas, name)
    faults.extend(found)
    if found:
        return None
    numbers: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in rows(table):
        numbers.setdefault((row.group, row.area_code), []).append((int(row.period), int(row.value)))
    return MappingProxyType({key: tuple(sorted(each)) for key, each in numbers.items()})


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _replaced(row: Any) -> Replaced:
    return Replaced(
        area=row.area_code,
        period=row.period,
        value=float(row.value) if row.value else None,
        status=Status(row.status),
        published=_day(row.published),
        replaced=dt.date.fromisoformat(row.replaced),
    )


def _replaced_rows(
    path: Path,
    name: str,
    columns: tuple[str, ...],
    indicator: Indicator,
    areas: frozenset[str],
    faults: list[Fault],
) -> Iterator[Any]:
    """Yield the checked rows of a table of earlier values, or none after adding its faults."""
    table = read_table(path, name, columns, faults)
    found = [] if table is None else check_replaced(table, indicator, areas, name)
    faults.extend(found)
    return iter(()) if table is None or found else rows(table)


def read_replaced(
    path: Path, name: str, indicator: Indicator, areas: frozenset[str], faults: list[Fault]
) -> tuple[Replaced, ...]:
    """Return the replaced values of an indicator, or none after adding their faults."""
    found = _replaced_rows(path, name, REPLACED_COLUMNS, indicator, areas, faults)
    return tuple(_replaced(row) for row in found)


def read_by_sex(
    path: Path, name: str, indicator: Indicator, areas: frozenset[str], faults: list[Fault]
) -> DividedTable | None:
    """Return women's and men's values of an indicator, or None after adding their faults."""
    table = read_table(path, name, SEX_COLUMNS, faults, PUBLISHED_COLUMN)
    if table is None:
        return None
    found = check_observations(table, indicator, areas, name)
    faults.extend(found)
    return None if found else DividedTable(table)


def read_replaced_by_sex(
    path: Path, name: str, indicator: Indicator, areas: frozenset[str], faults: list[Fault]
) -> tuple[tuple[Sex, Replaced], ...]:
    """Return the replaced values of women and men, or none after adding their faults."""
    found = _replaced_rows(path, name, REPLACED_SEX_COLUMNS, indicator, areas, faults)
    return tuple((row.sex, _replaced(row)) for row in found)


def read_places(
    path: Path, name: str, ranking: Ranking, faults: list[Fault]
) -> tuple[Place, ...] | None:
    """Return the places of a ranking, or None after adding their faults."""
    table = read_table(path, name, PLACE_COLUMNS, faults)
    if table is None:
        return None
    found = check_places(table, [edition.year for edition in ranking.editions], name)
    faults.extend(found)
    if found:
        return None
    return tuple(
        Place(
            edition=int(row.edition),
            position=int(row.position),
            rank=int(row.rank) if row.rank else None,
            role=row.role,
            as_published=row.place_as_published,
            name=Text(sv=row.place_sv, en=row.place_en),
            country=row.country,
            entity=row.entity,
            is_stockholm=row.is_stockholm == "1",
            note=row.note,
            place=row.place,
            score=float(row.score) if row.score else None,
        )
        for row in rows(table)
    )


def read_areas(path: Path, name: str, faults: list[Fault]) -> tuple[Area, ...] | None:
    """Return the register of areas, or None after adding its faults."""
    table = read_table(path, name, AREA_COLUMNS, faults, SINCE_COLUMN)
    if table is None:
        return None
    found = check_areas(table, name)
    faults.extend(found)
    if found:
        return None
    return tuple(
        Area(row.code, Text(sv=row.name_sv, en=row.name_en), row.level, getattr(row, "since", ""))
        for row in rows(table)
    )


def read_postal_codes(
    path: Path, name: str, municipalities: frozenset[str], faults: list[Fault]
) -> tuple[PostalCode, ...] | None:
    """Return the register of postal codes, or None after adding its faults."""
    table = read_table(path, name, POSTAL_CODE_COLUMNS, faults)
    if table is None:
        return None
    found = check_postal_codes(table, municipalities, name)
    faults.extend(found)
    if found:
        return None
    return tuple(PostalCode(*row) for row in rows(table))
