"""The addresses of the yearly follow-up: its answers, what is new, and the reporting themes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from region.content.catalogue import Catalogue
from region.outputs.tables.reporting import reporting_csv, reporting_xlsx
from region.strategy.follow_up.changes import changes
from region.strategy.follow_up.days import day_of, last_day, year_of
from region.strategy.follow_up.questions import follow_up
from region.web.api.answer import Answer
from region.web.api.choices import Choices
from region.web.api.endpoint import JSON, Content, Endpoint, as_json
from region.web.api.models.base import fields
from region.web.api.models.follow_up import Changes, FollowUp
from region.web.api.query import Day, Query
from region.web.api.statistics import CSV, XLSX
from region.words.addresses import API
from region.words.text import Language


class YearQuery(Query):
    """What an answer with what was known at one year's follow-up takes."""

    choices: ClassVar[Mapping[str, Choices]] = {"year": "years"}

    year: str = Field(
        "",
        max_length=4,
        description="with what was known at the follow-up of this year; without it, the latest",
    )


class ReportingQuery(YearQuery):
    """What the table of reporting themes takes."""

    format: Literal["csv", "xlsx"] = Field("csv", description="format of the file")


class ChangesQuery(Query):
    """What is new between which days."""

    since: Day | None = Field(
        None, description="without it, the day of the follow-up of the year before"
    )
    until: Day | None = Field(None, description="without it, the latest day")


def answers_known_on(catalogue: Catalogue, day: dt.date, language: Language) -> FollowUp:
    """Return the answers to the four questions, with what was known on a day."""
    view = follow_up(catalogue, day, language)
    given = fields(
        FollowUp,
        view,
        known_on=view.day.day,
        note=view.day.note,
        sentence=view.goals.sentence,
        targets=view.goals.targets,
        measures=view.measures.measures,
        language=language,
        data_version=catalogue.version,
    )
    return FollowUp.model_validate(given)


def news(
    catalogue: Catalogue, since: dt.date | None, until: dt.date | None, language: Language
) -> Changes:
    """Return what is known on the second day and was not on the first."""
    last = last_day(catalogue)
    view = changes(catalogue, since or day_of(catalogue, last.year - 1), until or last, language)
    given = fields(
        Changes,
        view,
        since=view.start,
        until=view.end,
        language=language,
        data_version=catalogue.version,
    )
    return Changes.model_validate(given)


def _follow_up(catalogue: Catalogue, parts: Mapping[str, str], query: YearQuery) -> Answer:
    day = day_of(catalogue, int(query.year)) if query.year else last_day(catalogue)
    return as_json(catalogue, answers_known_on(catalogue, day, query.lang), query.lang)


def _changes(catalogue: Catalogue, parts: Mapping[str, str], query: ChangesQuery) -> Answer:
    found = news(catalogue, query.since, query.until, query.lang)
    return as_json(catalogue, found, query.lang)


def _reporting(catalogue: Catalogue, parts: Mapping[str, str], query: ReportingQuery) -> Answer:
    year = year_of(catalogue, query.year)
    make, kind = (reporting_csv, CSV) if query.format == "csv" else (reporting_xlsx, XLSX)
    body = make(catalogue, day_of(catalogue, year), query.lang)
    name = f"reporting-themes-{year}-{query.lang}.{query.format}"
    return Answer(body, kind, catalogue.version, query.lang, name)


ENDPOINTS = (
    Endpoint(
        path=f"{API}/follow-up",
        operation="getFollowUp",
        tag="strategy",
        summary="The answers to the follow-up's four questions, with what was known in a year",
        make=_follow_up,
        contents=(Content(JSON, FollowUp),),
        query=YearQuery,
    ),
    Endpoint(
        path=f"{API}/changes",
        operation="getChanges",
        tag="strategy",
        summary="What is known on one day that was not known on an earlier one",
        make=_changes,
        contents=(Content(JSON, Changes),),
        query=ChangesQuery,
    ),
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
