"""The addresses of indicators and observations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import Field

from region.content.catalogue import Catalogue
from region.content.catalogue import Observation as Observed
from region.content.periods import period_label
from region.content.selection import EmptySelectionError
from region.indicators import by_sex
from region.indicators.by_sex import Choice, NotDividedError
from region.indicators.certainty.words import rank_note
from region.indicators.listing import IndicatorRow, indicators
from region.indicators.values import value_note, value_text
from region.outputs.tables.certainty import standing_of
from region.outputs.tables.observations import (
    json_stat,
    last_retrieved,
    observations_csv,
    observations_parquet,
    observations_xlsx,
)
from region.outputs.tables.parts import lines_of, origins_of, retrieved_of
from region.outputs.tables.parts import parts as parts_of
from region.web.api.answer import Answer
from region.web.api.choices import Choices
from region.web.api.endpoint import JSON, Content, Endpoint, Path, as_json
from region.web.api.lists import list_of, next_address
from region.web.api.models.base import ListOf
from region.web.api.models.statistics import (
    Indicator,
    IndicatorSummary,
    JsonStatDataset,
    Observation,
    Observations,
)
from region.web.api.problem import ProblemError
from region.web.api.query import Areas, ListQuery, Periods, Query
from region.words import pages
from region.words.addresses import API, observations_address
from region.words.text import Language
from region.words.views import view

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARQUET = "application/vnd.apache.parquet"
JSON_STAT = "application/json-stat+json"


class IndicatorsQuery(ListQuery):
    """What the list of indicators takes."""

    choices: ClassVar[Mapping[str, Choices]] = {"theme": "themes"}

    theme: str = Field("", description="only this theme")


class ObservationsQuery(Query):
    """What observations take."""

    choices: ClassVar[Mapping[str, Choices]] = {"area": "areas"}

    format: Literal["csv", "json", "json-stat", "xlsx", "parquet"] = Field(
        "csv",
        description="`csv` and `xlsx` are written for people in the chosen language (Swedish: "
        "semicolons and decimal commas); `json`, `json-stat` and `parquet` for programs",
    )
    area: Areas = ()
    period: Periods = ""
    sex: Choice = Field(
        "total",
        description="`total` for women and men together, `women`, `men`, `gap` for women compared "
        "with men, or `all` for total, women and men in one file with a column for sex. Indicators "
        "say under `by_sex` whether they are divided",
    )
    limit: int = Field(5_000, ge=1, le=10_000, description="how many at most; `json` only")
    offset: int = Field(0, ge=0, le=1_000_000, description="how many to skip; `json` only")


def _summary(catalogue: Catalogue, row: IndicatorRow, language: Language) -> dict[str, object]:
    indicator = catalogue.indicators[row.id]
    lang = "" if language == "sv" else f"?lang={language}"
    return {
        "id": row.id,
        "name": row.name,
        "short_name": indicator.short_name[language],
        "theme": {"id": indicator.theme, "name": row.theme},
        "unit": row.unit,
        "decimals": indicator.decimals,
        "kind": indicator.kind,
        "direction": indicator.direction,
        "definition": row.provenance.definition,
        "basis": indicator.certainty.basis if indicator.certainty else None,
        "evidence": indicator.certainty.evidence[language] if indicator.certainty else "",
        "first_period": row.first_period,
        "last_period": row.last_period,
        "municipalities": row.municipalities,
        "county": row.county,
        "country": row.country,
        "values": row.value_count,
        "next_update": row.next_update,
        "source": row.provenance.line,
        "retrieved": last_retrieved(catalogue, row.id),
        "links": {
            "self": f"{API}/indicators/{row.id}{lang}",
            "observations": observations_address(row.id, language, "json"),
            "page": pages.link("indicator", language, indicator=row.id),
            "map": pages.link("map", language, indicator=row.id) if row.municipalities else None,
        },
    }


@view
def summaries(catalogue: Catalogue, language: Language) -> tuple[IndicatorSummary, ...]:
    """Return all indicators as the list gives them."""
    return tuple(
        IndicatorSummary.model_validate(_summary(catalogue, row, language))
        for row in indicators(catalogue, language)
    )


def _list(catalogue: Catalogue, parts: Mapping[str, str], query: IndicatorsQuery) -> Answer:
    found = summaries(catalogue, query.lang)
    if query.theme:
        found = tuple(item for item in found if item.theme.id == query.theme)
    return list_of(catalogue, ListOf[IndicatorSummary], found, query, f"{API}/indicators")


def _by_sex(catalogue: Catalogue, key: str, language: Language) -> dict[str, object]:
    """Whether there are values of women and men, and where or why not."""
    divided = by_sex.is_divided(catalogue, key)
    address = observations_address(key, language, "json", sex="all")
    return {
        "divided": divided,
        "reason": None if divided else by_sex.why_not(catalogue, key)[language],
        "observations": address if divided else None,
    }


def _one(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    key, language = parts["indicator"], query.lang
    row = next(row for row in indicators(catalogue, language) if row.id == key)
    indicator, observations = catalogue.indicators[key], catalogue.observations[key]
    model = Indicator.model_validate(
        {
            **_summary(catalogue, row, language),
            "by_sex": _by_sex(catalogue, key, language),
            "update_interval": indicator.update_interval,
            "calculation": row.provenance.calculation or None,
            "missing": indicator.missing[language] if indicator.missing else None,
            "notes": row.provenance.notes or None,
            "breaks": [
                {"period": item.period, "note": item.note[language]} for item in indicator.breaks
            ],
            "sources": [
                {
                    "publisher": item.publisher,
                    "via": item.via or None,
                    "title": item.title,
                    "table": item.table or None,
                    "url": item.url,
                    "interface": item.interface or None,
                    "licence": item.licence,
                    "licence_url": item.licence_url,
                    "covers": item.covers,
                    "retrieved": source.retrieved,
                    "published": source.published,
                }
                for item, source in zip(row.provenance.items, indicator.sources, strict=True)
            ],
            "areas": tuple(observations.by_area),
            "periods": tuple(observations.by_period),
            "related": indicator.related,
            "successor": indicator.successor,
            "language": language,
            "data_version": catalogue.version,
        }
    )
    return as_json(catalogue, model, language)


def _certainty(
    catalogue: Catalogue, key: str, sex: str, row: Observed, language: Language
) -> dict[str, Any]:
    """Range, verdict and places of a municipality's total; the published bounds of any other."""
    found = standing_of(catalogue, key, sex, row, language)
    judged, standing = found or (None, None)
    return {
        "lower": standing.lower if standing else row.lower,
        "upper": standing.upper if standing else row.upper,
        "verdict": (standing.verdict or None) if standing else None,
        "rank_low": standing.rank_low if standing else None,
        "rank_high": standing.rank_high if standing else None,
        "grade": judged.grade if judged else None,
    }


def _json(catalogue: Catalogue, key: str, query: ObservationsQuery) -> Answer:
    language = query.lang
    found = parts_of(catalogue, key, query.area, query.period, query.sex)
    indicator, origins = found[0].indicator, origins_of(found, language)
    rows = [(part, row) for part in found for row in part.rows]
    items = tuple(
        Observation(
            area=row.area,
            area_name=catalogue.areas[row.area].name[language],
            period=row.period,
            period_label=period_label(part.indicator, row.period, language),
            sex=part.sex,
            value=row.value,
            text=value_text(part.indicator, row, language),
            **_certainty(catalogue, key, part.sex, row, language),
            status=row.status,
            note=value_note(part.indicator, row, language) or None,
        )
        for part, row in rows[query.offset : query.offset + query.limit]
    )
    model = Observations(
        indicator=key,
        name=indicator.name[language],
        unit=origins[0].unit,
        decimals=indicator.decimals,
        definition=origins[0].definition,
        source=lines_of(origins),
        rank_note=rank_note(language),
        retrieved=retrieved_of(found),
        items=items,
        total=len(rows),
        limit=query.limit,
        offset=query.offset,
        next=next_address(f"{API}/indicators/{key}/observations", query, len(rows)),
        language=language,
        data_version=catalogue.version,
    )
    return as_json(catalogue, model, language)


def _observations(
    catalogue: Catalogue, parts: Mapping[str, str], query: ObservationsQuery
) -> Answer:
    key, language = parts["indicator"], query.lang
    choice = (catalogue, key, language, query.area, query.period, query.sex)
    name = f"{key}-{language}" if query.sex == "total" else f"{key}-{query.sex}-{language}"
    try:
        if query.format == "json":
            return _json(catalogue, key, query)
        if query.format == "json-stat":
            model = JsonStatDataset.model_validate(json_stat(*choice))
            body = model.model_dump_json(by_alias=True, exclude_unset=True)
            return Answer(body.encode(), JSON_STAT, catalogue.version, language)
        if query.format == "xlsx":
            body_, kind, name = observations_xlsx(*choice), XLSX, f"{name}.xlsx"
        elif query.format == "parquet":
            body_, kind, name = observations_parquet(*choice), PARQUET, f"{name}.parquet"
        else:
            body_, kind, name = observations_csv(*choice), CSV, f"{name}.csv"
    except NotDividedError as error:
        raise ProblemError(
            404, "Not divided by sex", f"{key}: {error.why[language]}", "sex", ("total",)
        ) from None
    except EmptySelectionError as error:
        wrong_area = bool(query.area) and not set(query.area) & set(error.areas)
        raise ProblemError(
            404,
            "No observations",
            f"{key} has no observation for these areas and periods",
            "area" if wrong_area else "period",
            error.areas if wrong_area else error.periods,
        ) from None
    return Answer(body_, kind, catalogue.version, language, name)


INDICATOR = {"indicator": Path("id of the indicator", choices="indicators")}

ENDPOINTS = (
    Endpoint(
        path=f"{API}/indicators",
        operation="listIndicators",
        tag="statistics",
        summary="All indicators, by theme and then by name",
        make=_list,
        contents=(Content(JSON, ListOf[IndicatorSummary]),),
        query=IndicatorsQuery,
    ),
    Endpoint(
        path=f"{API}/indicators/{{indicator}}",
        operation="getIndicator",
        tag="statistics",
        summary="One indicator: definition, sources, breaks, areas and periods",
        make=_one,
        contents=(Content(JSON, Indicator),),
        parts=INDICATOR,
    ),
    Endpoint(
        path=f"{API}/indicators/{{indicator}}/observations",
        operation="getObservations",
        tag="statistics",
        summary="Observations of an indicator, as published",
        make=_observations,
        contents=(
            Content(CSV),
            Content(JSON, Observations),
            Content(JSON_STAT, JsonStatDataset),
            Content(XLSX),
            Content(PARQUET),
        ),
        query=ObservationsQuery,
        parts=INDICATOR,
    ),
)
