"""The address of the yearly follow-up's table: the themes of the report to the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from region.content.catalogue import Catalogue
from region.outputs.tables.reporting import reporting_csv, reporting_xlsx
from region.strategy.follow_up.days import day_of, years
from region.web.api.answer import Answer
from region.web.api.choices import Choices
from region.web.api.endpoint import Content, Endpoint
from region.web.api.query import Query
from region.web.api.statistics import CSV, XLSX
from region.words.addresses import API


class ReportingQuery(Query):
    """What the table of reporting themes takes."""

    format: Literal["csv", "xlsx"] = Field("csv", description="format of the file")
    choices: ClassVar[Mapping[str, Choices]] = {"year": "years"}

    year: str = Field(
        "",
        max_length=4,
        description="with what was known at the follow-up of this year; without it, the latest",
    )


def _reporting(catalogue: Catalogue, parts: Mapping[str, str], query: ReportingQuery) -> Answer:
    year = query.year or str(years(catalogue)[0])
    make, kind = (reporting_csv, CSV) if query.format == "csv" else (reporting_xlsx, XLSX)
    body = make(catalogue, day_of(catalogue, int(year)), query.lang)
    name = f"reporting-themes-{year}-{query.lang}.{query.format}"
    return Answer(body, kind, catalogue.version, query.lang, name)


ENDPOINTS = (
    Endpoint(
        path=f"{API}/reporting-themes",
        operation="getReportingThemes",
        tag="strategy",
        summary="The themes of the report to the state, with the indicators and targets of each",
        make=_reporting,
        contents=(Content(CSV), Content(XLSX)),
        query=ReportingQuery,
    ),
)
