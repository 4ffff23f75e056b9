"""The address of a table of chosen measures, places, years and sex."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from region.content.catalogue import Catalogue
from region.indicators.by_sex import Choice
from region.outputs.built.choice import (
    EVERY_MUNICIPALITY,
    MOST_CELLS,
    MOST_MEASURES,
    MOST_PLACES,
    Asked,
    TooManyCellsError,
)
from region.outputs.built.table import BuiltTable, built_table, for_programs
from region.outputs.exhibits import CHOICES, Subject, subject
from region.outputs.exhibits.model import Choice as Choices
from region.outputs.tables.parquet import parquet
from region.web.api.answer import Answer
from region.web.api.endpoint import JSON, Content, Endpoint, as_json
from region.web.api.models import built as models
from region.web.api.problem import ProblemError
from region.web.api.query import Query, split
from region.web.api.statistics import CSV, PARQUET, XLSX
from region.words import pages
from region.words.addresses import API

Names = Annotated[tuple[str, ...], BeforeValidator(split)]


class TableQuery(Query):
    """What a table takes; what is left out is what the page shows."""

    format: Literal["json", "csv", "xlsx", "parquet"] = Field(
        "json",
        description="`csv` and `xlsx` are written for people in the chosen language (Swedish: "
        "semicolons and decimal commas); `json` and `parquet` for programs",
    )
    measures: Names = Field(
        (),
        max_length=MOST_MEASURES,
        description="ids of indicators with commas between, such as `mean_age,population`",
    )
    places: Names = Field(
        (),
        max_length=MOST_PLACES,
        description="codes of municipalities, counties or regions of Europe with commas between, "
        f"or `{EVERY_MUNICIPALITY}`; without it, the county, Stockholm and Sweden",
    )
    first: str = Field(
        "", pattern=r"^(\d{4})?$", description="first year; without it, the last five"
    )
    last: str = Field("", pattern=r"^(\d{4})?$", description="last year; without it, the latest")
    sex: Choice = Field(
        "total",
        description="`total`, `women`, `men`, `gap` for women compared with men, or `all` for "
        f"total, women and men. A table has at most {MOST_CELLS} cells",
    )


def _asked(query: TableQuery) -> Asked:
    measures, places = ",".join(query.measures), ",".join(query.places)
    sex = "" if query.sex == "total" else query.sex
    return Asked(measures, places, query.first, query.last, sex)


def _choice(asked: Asked) -> Choices:
    given = asked._asdict()
    return tuple((name, given[name]) for name in CHOICES["built"] if given[name])


def _json(catalogue: Catalogue, found: BuiltTable, asked: Asked, query: TableQuery) -> Answer:
    picked = found.selection
    choice = dict(_choice(asked))
    model = models.BuiltTable(
        measures=tuple(
            models.TableMeasure(
                id=one.id,
                name=one.name,
                unit=one.unit,
                decimals=one.decimals,
                definition=one.provenances[0].definition,
                source=one.line,
                retrieved=one.retrieved,
            )
            for one in found.columns
        ),
        places=picked.places,
        periods=picked.years,
        sexes=picked.sexes,
        sentence=found.headline,
        cells=picked.cells,
        rows=tuple(
            models.TableRow(
                place=row.code,
                place_name=row.place,
                period=row.year,
                sex=row.sex,
                cells=tuple(
                    models.TableCell(
                        measure=one.id, value=cell.value, text=cell.text, note=cell.note or None
                    )
                    for one, cell in zip(found.columns, row.cells, strict=True)
                ),
            )
            for row in found.rows
        ),
        page=pages.link("build", query.lang, measures=",".join(picked.measures), **choice),
        language=query.lang,
        data_version=catalogue.version,
    )
    return as_json(catalogue, model, query.lang)


def _parquet(catalogue: Catalogue, found: BuiltTable) -> bytes:
    about = {
        "measures": json.dumps({one.id: one.name for one in found.columns}, ensure_ascii=False),
        "units": json.dumps({one.id: one.unit for one in found.columns}, ensure_ascii=False),
        "source": ". ".join(dict.fromkeys(one.line for one in found.columns)),
        "data_version": catalogue.version,
    }
    return parquet(for_programs(found), about)


def _for_people(catalogue: Catalogue, of: Subject, query: TableQuery) -> bytes:
    from region.outputs.publication import publish  # heavy: loaded when first asked for

    if query.format == "xlsx":
        return publish.subject_xlsx(catalogue, of, query.lang)
    return publish.table_csv(of.exhibits[0], query.lang)


def _table(catalogue: Catalogue, parts: Mapping[str, str], query: TableQuery) -> Answer:
    asked = _asked(query)
    try:
        found = built_table(catalogue, asked, query.lang)
    except TooManyCellsError as error:
        detail = f"found '{error.cells}' cells; ask for fewer measures, places or years"
        raise ProblemError(400, "Too many cells", detail, allowed=error.allowed) from None
    if query.format == "json":
        return _json(catalogue, found, asked, query)
    key = ",".join(found.selection.measures)
    of = subject(catalogue, f"built/{key}", query.lang, _choice(asked))
    name = f"{of.name}.{query.format}"
    if query.format == "parquet":
        return Answer(_parquet(catalogue, found), PARQUET, catalogue.version, query.lang, name)
    kind = {"csv": CSV, "xlsx": XLSX}[query.format]
    return Answer(_for_people(catalogue, of, query), kind, catalogue.version, query.lang, name)


ENDPOINTS = (
    Endpoint(
        path=f"{API}/table",
        operation="getTable",
        tag="statistics",
        summary="A table of chosen measures, places, years and sex",
        make=_table,
        contents=(
            Content(JSON, models.BuiltTable),
            Content(CSV),
            Content(XLSX),
            Content(PARQUET),
        ),
        query=TableQuery,
    ),
)
