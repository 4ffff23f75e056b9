"""The address of the search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from region.content.catalogue import Catalogue
from region.web.api.answer import Answer
from region.web.api.endpoint import JSON, Content, Endpoint
from region.web.api.lists import list_of
from region.web.api.models.base import ListOf
from region.web.api.models.places import Found
from region.web.api.query import Query
from region.web.search import LONGEST_TEXT, search
from region.words.addresses import API

MOST = 50


class SearchQuery(Query):
    """What a search takes."""

    q: Annotated[
        str,
        Field(
            max_length=LONGEST_TEXT,
            description="words, a name or a postal code; spelling is forgiven",
        ),
    ]
    municipalities: bool = Field(
        default=False, description="only what leads to a municipality: names, localities, codes"
    )
    limit: int = Field(10, ge=1, le=MOST, description="how many items at most")
    offset: int = Field(0, ge=0, le=MOST, description="how many items to skip")


def _search(catalogue: Catalogue, parts: Mapping[str, str], query: SearchQuery) -> Answer:
    hits = search(catalogue, query.q, query.lang, limit=MOST, municipalities=query.municipalities)
    found = [Found.model_validate(hit) for hit in hits]
    return list_of(catalogue, ListOf[Found], found, query, f"{API}/search")


ENDPOINTS = (
    Endpoint(
        path=f"{API}/search",
        operation="search",
        tag="search",
        summary="Indicators, municipalities, localities, targets, measures, rankings and pages",
        make=_search,
        contents=(Content(JSON, ListOf[Found]),),
        query=SearchQuery,
    ),
)
