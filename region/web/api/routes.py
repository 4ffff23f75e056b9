"""All routes of the server's own: the interface, its description, and the files of the pages."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.routing import Route

from region.content.catalogue import Catalogue
from region.web.api import (
    built,
    comparisons,
    content,
    finding,
    follow_up,
    maps,
    places,
    published,
    rankings,
    small_areas,
    statistics,
)
from region.web.api.answer import Answer, Kept
from region.web.api.endpoint import Endpoint, NoSuchAddress, served
from region.web.api.files import Assets, GetCatalogue, file_routes
from region.web.api.index import index
from region.web.api.openapi import openapi
from region.web.api.query import Query
from region.web.own_routes import LimitedRoute
from region.words.addresses import OPENAPI

LISTED: tuple[Endpoint, ...] = (
    *statistics.ENDPOINTS,
    *built.ENDPOINTS,
    *content.ENDPOINTS,
    *rankings.ENDPOINTS,
    *comparisons.ENDPOINTS,
    *follow_up.ENDPOINTS,
    *places.ENDPOINTS,
    *maps.ENDPOINTS,
    *small_areas.ENDPOINTS,
    *finding.ENDPOINTS,
)
ENDPOINTS = (index(LISTED), *LISTED)


def _description(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    return openapi(catalogue, ENDPOINTS)


DESCRIPTION = Endpoint(
    path=OPENAPI,
    operation="getDescription",
    tag="",
    summary="This description",
    make=_description,
    contents=(),
)


def api_routes(current: GetCatalogue, site_address: str = "") -> list[Route]:
    """Return the routes of the open data: interface, description, packages, catalogues, feed.

    `site_address` is where the public finds the site; without it, each request's own host is
    taken. What lies under the interface's prefix and leads nowhere has a 404 of its own.
    """
    kept = Kept()
    described = (*ENDPOINTS, DESCRIPTION)
    addresses = tuple(endpoint.path for endpoint in described)
    return [
        *served((*described, *published.ENDPOINTS), current, kept, site_address),
        LimitedRoute("/api/{rest:path}", NoSuchAddress(addresses), limit="data"),
    ]


def routes(current: GetCatalogue, assets: Assets, site_address: str = "") -> list[Route]:
    """Return all routes; `current` hands out the catalogue to answer from."""
    return [
        *file_routes(current, assets),
        *api_routes(current, site_address),
    ]
