"""The address of the yearly follow-up's table: the themes of the report to the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from region.content.catalogue import Catalogue
from region.outputs.tables.reporting_table import reporting_csv, reporting_xlsx
from region.strategy.follow_up.days import day_of, years
from region.web.api.answer import Answer
from region.web.api.endpoint import Content, Endpoint
from region.web.api.problem import ProblemError, echo
from region.web.api.query import Query
from region.web.api.statistics import CSV, XLSX
from region.words.addresses import API


class ReportingQuery(Query):
    format: Literal["csv", "xlsx"] = Field("csv", description="format of the file")
    year: str = Field(
        "",
        pattern=r"^(\d{4})?$",
        description="with what was known at the follow-up of this year; without it, the latest",
    )


def _reporting(catalogue: Catalogue, parts: Mapping[str, str], query: ReportingQuery) -> Answer:
    allowed = tuple(str(year) for year in years(catalogue))
    year = query.year or allowed[0]
    if year not in allowed:
        raise ProblemError(400, "Unknown year", f"found {echo(year)}", "year", allowed)
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
