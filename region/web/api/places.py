"""The addresses of municipalities: list, profile, shapes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from pydantic import Field

from region.content.catalogue import Catalogue
from region.content.geography import shapes
from region.content.geography.open_formats import geojson, topojson
from region.municipalities.parts import find_profiled, profiled
from region.municipalities.profile.rows import Cell, ProfileRow
from region.municipalities.profile.similar import similar, structure_items
from region.municipalities.profile.similarity import Likeness
from region.municipalities.profile.view import ProfileView, file_name, profile
from region.outputs.tables.profiles import profile_csv, profile_xlsx
from region.web.api.answer import Answer
from region.web.api.endpoint import JSON, Content, Endpoint, Path, as_json
from region.web.api.lists import list_of
from region.web.api.models.base import ListOf
from region.web.api.models.places import FeatureCollection, Municipality, Profile, Topology
from region.web.api.query import ListQuery, Query
from region.web.api.statistics import CSV, XLSX
from region.words import pages
from region.words.addresses import API, profile_address
from region.words.views import UnknownIdError

GEOJSON = "application/geo+json"


class ProfileQuery(Query):
    """What a profile takes."""

    format: Literal["json", "csv", "xlsx"] = Field("json", description="format of the file")
    like: Likeness = Field("all", description="what similar municipalities are alike in")


def _list(catalogue: Catalogue, parts: Mapping[str, str], query: ListQuery) -> Answer:
    population = catalogue.observations["population"]
    found = {shape.code: shape for shape in shapes().shapes}
    items = []
    for area in catalogue.municipalities:
        latest = population.latest(area.code)
        items.append(
            Municipality(
                code=area.code,
                name=area.name[query.lang],
                land_area_km2=found[area.code].land_area_km2,
                population=latest.value if latest else None,
                period=latest.period if latest else None,
                neighbours=found[area.code].neighbours,
                profile=profile_address(area.code, "json", query.lang),
                page=pages.link("profile", query.lang, kommun=area.code),
            )
        )
    return list_of(catalogue, ListOf[Municipality], items, query, f"{API}/municipalities")


def _reference(cell: Cell) -> dict[str, Any]:
    return {"value": cell.value, "text": cell.text, "note": cell.note or None}


def _row(row: ProfileRow) -> dict[str, Any]:
    return {
        "indicator": row.indicator,
        "name": row.name,
        "unit": row.unit,
        "period": row.period,
        "period_label": row.period_label,
        **_reference(row.value),
        "missing": row.missing or None,
        "change": {
            "value": row.change.value,
            "unit": row.change.unit or None,
            "since": row.change.base or None,
            "text": row.change.text,
            "note": row.change.note or row.change.remark or None,
            "real": row.moved.real if row.moved else None,
            "grade": row.moved.grade if row.moved else None,
        },
        "rank": row.rank,
        "rank_low": row.standing.rank_low if row.standing else None,
        "rank_high": row.standing.rank_high if row.standing else None,
        "verdict": (row.standing.verdict or None) if row.standing else None,
        "grade": row.judged.grade,
        "lower": row.standing.lower if row.standing else None,
        "upper": row.standing.upper if row.standing else None,
        "of": row.count,
        "county": _reference(row.county),
        "country": _reference(row.country),
        "definition": row.provenance.definition,
        "source": row.provenance.line,
        "url": row.provenance.items[-1].url,
    }


def plain(profile: ProfileView) -> dict[str, Any]:
    """Return the profile as the model's words."""
    return {
        "code": profile.code,
        "name": profile.name,
        "level": profile.level,
        "members": [{"code": item.code, "name": item.name} for item in profile.members],
        "note": profile.note or None,
        "neighbours": [{"code": item.code, "name": item.name} for item in profile.neighbours],
        "summary": list(profile.summary),
        "rank_note": profile.rank_note,
        "themes": [
            {"id": theme.id, "name": theme.name, "indicators": [_row(row) for row in theme.rows]}
            for theme in profile.themes
        ],
        "similar": [
            {
                "code": item.code,
                "name": item.name,
                "distance": round(item.distance, 4),
                "near": item.near,
                "of": item.of,
                "alike": [reason.text for reason in item.alike],
                "apart": [reason.text for reason in item.apart],
            }
            for item in profile.similar
        ],
        "similarity_measured_by": [
            {
                "indicator": item.indicator,
                "name": item.name,
                "period": item.period,
                "source": item.line,
            }
            for item in profile.structure
        ],
    }


def _profile(catalogue: Catalogue, parts: Mapping[str, str], query: ProfileQuery) -> Answer:
    given, language = parts["municipality"], query.lang
    code = find_profiled(catalogue, given)
    if code is None:
        allowed = tuple(profiled(catalogue, language))
        raise UnknownIdError("municipality", given, allowed)
    if query.format == "json":
        view = profile(catalogue, code, language)
        if view.similar and query.like != "all":
            alike = similar(catalogue, code, language, query.like)
            items = structure_items(catalogue, language, query.like)
            view = replace(view, similar=alike, structure=items)
        model = Profile.model_validate(plain(view))
        return as_json(catalogue, model, language)
    make, kind = (profile_csv, CSV) if query.format == "csv" else (profile_xlsx, XLSX)
    name = file_name(catalogue, code, language, query.format)
    return Answer(make(catalogue, code, language), kind, catalogue.version, language, name)


def _geojson(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    body = json.dumps(geojson(), ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(body, GEOJSON, catalogue.version)


def _topojson(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    body = json.dumps(topojson(), ensure_ascii=False, separators=(",", ":")).encode()
    return Answer(body, JSON, catalogue.version)


ENDPOINTS = (
    Endpoint(
        path=f"{API}/municipalities",
        operation="listMunicipalities",
        tag="places",
        summary="The 26 municipalities, by code",
        make=_list,
        contents=(Content(JSON, ListOf[Municipality]),),
        query=ListQuery,
    ),
    Endpoint(
        path=f"{API}/municipalities/{{municipality}}",
        operation="getMunicipality",
        tag="places",
        summary="The profile of a municipality, the county or a part of it: every indicator",
        make=_profile,
        contents=(Content(JSON, Profile), Content(CSV), Content(XLSX)),
        query=ProfileQuery,
        parts={
            "municipality": Path(
                "code or name of a municipality; 01 for the county, inner or outer for its parts",
                example="0182",
            )
        },
    ),
    Endpoint(
        path=f"{API}/geo/municipalities.geojson",
        operation="getMunicipalitiesGeoJson",
        tag="places",
        summary="The municipalities' generalised shapes as GeoJSON (WGS 84)",
        make=_geojson,
        contents=(Content(GEOJSON, FeatureCollection),),
    ),
    Endpoint(
        path=f"{API}/geo/municipalities.topojson",
        operation="getMunicipalitiesTopoJson",
        tag="places",
        summary="The same shapes as TopoJSON, where neighbours share their borders",
        make=_topojson,
        contents=(Content(JSON, Topology),),
    ),
)
