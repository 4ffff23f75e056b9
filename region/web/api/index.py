"""The address of the interface itself: what there is, and where it is described."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pydantic import Field

from region.content.catalogue import Catalogue
from region.web.api.answer import Answer
from region.web.api.endpoint import JSON, Content, Endpoint, as_json
from region.web.api.models.base import Schema, Whole
from region.web.api.query import Query
from region.words.addresses import API, OPENAPI
from region.words.pages import SITE_NAME, link


class Address(Schema):
    """One address of the interface."""

    path: str = Field(description="with the names of its parts in braces")
    operation: str = Field(description="its id in the description")
    summary: str


class Index(Whole):
    """What can be asked for, and where it is described."""

    title: str
    description: str = Field(description="address of the description of the interface (OpenAPI)")
    documentation: str = Field(description="address of the page that tells of it")
    addresses: tuple[Address, ...]


def index(endpoints: Iterable[Endpoint]) -> Endpoint:
    """Return the endpoint that lists `endpoints`."""
    addresses = tuple(
        Address(path=one.path, operation=one.operation, summary=one.summary) for one in endpoints
    )
    return Endpoint(
        path=API,
        operation="getIndex",
        tag="search",
        summary="What there is: all addresses of the interface",
        make=_maker(addresses),
        contents=(Content(JSON, Index),),
    )


def _maker(addresses: tuple[Address, ...]) -> Callable[..., Answer]:
    def make(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
        model = Index(
            title=SITE_NAME,
            description=OPENAPI,
            documentation=link("open_data", query.lang),
            addresses=addresses,
            language=query.lang,
            data_version=catalogue.version,
        )
        return as_json(catalogue, model, query.lang)

    return make
