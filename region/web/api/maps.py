"""The address of a map: one municipal indicator with its classes, as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from region.content.catalogue import Catalogue
from region.municipalities.classes import (
    DEFAULT_CLASSES,
    FEWEST_CLASSES,
    MOST_CLASSES,
    Scheme,
    read_limits,
)
from region.municipalities.menu import map_view
from region.web.api.answer import Answer
from region.web.api.endpoint import JSON, Content, Endpoint, Path, as_json
from region.web.api.models.base import fields
from region.web.api.models.places import Map, MapRow
from region.web.api.query import Query
from region.words.addresses import API

Method = Literal["quantiles", "equal_interval", "natural_breaks", "std_mean"]
NUMBER = r"-?\d{1,11}([.,]\d{1,6})?"


class MapQuery(Query):
    """What a map takes."""

    year: str = Field("", max_length=9, description="one of the map's periods; the last without it")
    scheme: Method = Field("quantiles", description="how values are divided into classes")
    classes: int = Field(
        DEFAULT_CLASSES, ge=FEWEST_CLASSES, le=MOST_CLASSES, description="how many classes"
    )
    limits: str = Field(
        "",
        max_length=120,
        pattern=rf"^({NUMBER}(; ?{NUMBER}){{0,{MOST_CLASSES - 2}}})?$",
        description="own upper limits in place of a method, with semicolons: 10;20;30",
    )


def _map(catalogue: Catalogue, parts: Mapping[str, str], query: MapQuery) -> Answer:
    own = read_limits(query.limits) or ()
    how = Scheme("own" if own else query.scheme, query.classes, own, query.year or "last")
    view = map_view(catalogue, parts["indicator"], query.year or None, query.lang, how)
    rows = tuple(
        MapRow.model_validate(
            fields(
                MapRow,
                row,
                class_number=None if row.class_index is None else row.class_index + 1,
                rank_low=row.standing.rank_low if row.standing else None,
                rank_high=row.standing.rank_high if row.standing else None,
            )
        )
        for row in view.rows
    )
    found = fields(
        Map,
        view,
        scheme=how.name,
        classes=view.legend,
        municipalities=rows,
        source=view.line,
        language=query.lang,
        data_version=catalogue.version,
    )
    return as_json(catalogue, Map.model_validate(found), query.lang)


ENDPOINTS = (
    Endpoint(
        path=f"{API}/maps/{{indicator}}",
        operation="getMap",
        tag="places",
        summary="One municipal indicator on the map: limits, classes, places and values",
        make=_map,
        contents=(Content(JSON, Map),),
        query=MapQuery,
        parts={"indicator": Path("id of an indicator", choices="indicators")},
    ),
)
