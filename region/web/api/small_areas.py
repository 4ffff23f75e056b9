"""The addresses of the small areas inside the municipalities: list, tables, values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from region.content.catalogue import Catalogue
from region.content.selection import EmptySelectionError
from region.indicators.provenance import provenance_of
from region.indicators.values import value_note, value_text
from region.municipalities.area_types import PEOPLE
from region.outputs.tables.small_areas import selected, small_areas_csv
from region.web.api.answer import Answer
from region.web.api.choices import Choices
from region.web.api.endpoint import JSON, Content, Endpoint, Path, as_json
from region.web.api.lists import list_of, next_address
from region.web.api.models.base import ListOf
from region.web.api.models.small_areas import (
    SmallArea,
    SmallAreaTable,
    SmallAreaValue,
    SmallAreaValues,
)
from region.web.api.problem import ProblemError
from region.web.api.query import ListQuery, Periods, Query
from region.web.api.statistics import CSV
from region.words import pages
from region.words.addresses import API, small_areas_address
from region.words.text import Language

AREAS = f"{API}/small-areas"
TABLES = f"{API}/small-area-tables"


class SmallAreasQuery(ListQuery):
    """What the list of areas takes."""

    choices: ClassVar[Mapping[str, Choices]] = {"municipality": "municipalities"}

    municipality: str = Field("", description="only the areas of this municipality")


class ValuesQuery(Query):
    """What the values of a table take."""

    choices: ClassVar[Mapping[str, Choices]] = {"municipality": "municipalities"}

    format: Literal["csv", "json"] = Field(
        "csv", description="`csv` is written for people in the chosen language, `json` for programs"
    )
    municipality: str = Field("", description="only the areas of this municipality")
    period: Periods = ""
    limit: int = Field(5_000, ge=1, le=10_000, description="how many at most; `json` only")
    offset: int = Field(0, ge=0, le=1_000_000, description="how many to skip; `json` only")


def _areas(catalogue: Catalogue, parts: Mapping[str, str], query: SmallAreasQuery) -> Answer:
    small = catalogue.small_areas
    people = small.observations[PEOPLE]
    items = []
    for area in small.areas.values():
        if query.municipality in ("", area.municipality):
            latest = people.latest(area.code)
            items.append(
                SmallArea(
                    code=area.code,
                    name=area.name,
                    municipality=area.municipality,
                    municipality_name=catalogue.areas[area.municipality].name[query.lang],
                    changed_2025=area.changed,
                    population=latest.value if latest else None,
                    period=latest.period if latest else None,
                )
            )
    return list_of(catalogue, ListOf[SmallArea], items, query, AREAS)


def _table(catalogue: Catalogue, key: str, language: Language) -> SmallAreaTable:
    small = catalogue.small_areas
    table, found = small.tables[key], small.observations[key]
    origin = provenance_of(catalogue, table, language)
    return SmallAreaTable(
        id=key,
        name=table.name[language],
        short_name=table.short_name[language],
        unit=table.unit[language],
        decimals=table.decimals,
        kind=table.kind,
        definition=origin.definition,
        calculation=origin.calculation or None,
        notes=origin.notes or None,
        classes=tuple(text[language] for text in table.classes),
        weights=table.weights,
        municipal=table.municipal,
        tolerance=table.tolerance,
        first_period=next(iter(found.by_period)),
        last_period=found.last_period,
        values=sum(row.value is not None for row in found.rows),
        source=origin.line,
        retrieved=table.retrieved,
        licences=tuple(dict.fromkeys(source.licence for source in table.sources)),
        address=small_areas_address(key, language, "json"),
        page=pages.link("within", language, indicator=key) if table.offered else None,
    )


def _tables(catalogue: Catalogue, parts: Mapping[str, str], query: ListQuery) -> Answer:
    items = [_table(catalogue, key, query.lang) for key in catalogue.small_areas.tables]
    return list_of(catalogue, ListOf[SmallAreaTable], items, query, TABLES)


def _json(catalogue: Catalogue, key: str, query: ValuesQuery) -> Answer:
    language, small = query.lang, catalogue.small_areas
    table = small.tables[key]
    origin = provenance_of(catalogue, table, language)
    rows = selected(catalogue, key, query.municipality, query.period)
    items = tuple(
        SmallAreaValue(
            area=row.area,
            area_name=small.areas[row.area].name,
            municipality=small.areas[row.area].municipality,
            period=row.period,
            value=row.value,
            text=value_text(table, row, language),
            status=row.status,
            note=value_note(table, row, language) or None,
        )
        for row in rows[query.offset : query.offset + query.limit]
    )
    model = SmallAreaValues(
        table=key,
        name=table.name[language],
        unit=table.unit[language],
        decimals=table.decimals,
        definition=origin.definition,
        source=origin.line,
        retrieved=table.retrieved,
        items=items,
        total=len(rows),
        limit=query.limit,
        offset=query.offset,
        next=next_address(f"{TABLES}/{key}/values", query, len(rows)),
        language=language,
        data_version=catalogue.version,
    )
    return as_json(catalogue, model, language)


def _values(catalogue: Catalogue, parts: Mapping[str, str], query: ValuesQuery) -> Answer:
    key = parts["table"]
    try:
        if query.format == "json":
            return _json(catalogue, key, query)
        body = small_areas_csv(catalogue, key, query.lang, query.municipality, query.period)
    except EmptySelectionError as error:
        detail = f"{key} has no values for these areas and periods"
        raise ProblemError(404, "No values", detail, "period", error.periods) from None
    return Answer(body, CSV, catalogue.version, query.lang, f"{key}-{query.lang}.csv")


ENDPOINTS = (
    Endpoint(
        path=AREAS,
        operation="listSmallAreas",
        tag="places",
        summary="The small areas inside the municipalities (RegSO), by code",
        make=_areas,
        contents=(Content(JSON, ListOf[SmallArea]),),
        query=SmallAreasQuery,
    ),
    Endpoint(
        path=TABLES,
        operation="listSmallAreaTables",
        tag="statistics",
        summary="The tables about small areas: what each counts or measures, and its terms",
        make=_tables,
        contents=(Content(JSON, ListOf[SmallAreaTable]),),
        query=ListQuery,
    ),
    Endpoint(
        path=f"{TABLES}/{{table}}/values",
        operation="getSmallAreaValues",
        tag="statistics",
        summary="The values of a table about small areas, as published",
        make=_values,
        contents=(Content(CSV), Content(JSON, SmallAreaValues)),
        query=ValuesQuery,
        parts={"table": Path("id of the table", choices="small_area_tables")},
    ),
)
