"""The addresses of what names the site itself: data package, catalogue, feed, site map."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from region.content.catalogue import Catalogue
from region.outputs.open_data.calendar import MEDIA_TYPE, calendar
from region.outputs.open_data.feed import atom
from region.outputs.open_data.followed import Followed
from region.outputs.open_data.package import DESCRIPTOR, SHAPES, descriptor, file, package
from region.outputs.open_data.security import ADDRESS as SECURITY
from region.outputs.open_data.security import security
from region.outputs.open_data.sitemap import robots, sitemap
from region.outputs.open_data.tables import tables
from region.web import shared
from region.web.api.answer import Answer
from region.web.api.choices import Choices
from region.web.api.endpoint import JSON, Content, Endpoint, Path
from region.web.api.problem import ProblemError, echo
from region.web.api.query import Query
from region.web.own_routes import Limit
from region.words import clock

if TYPE_CHECKING:
    from region.outputs.open_data.dcat import Serialisation

DAILY = {"Cache-Control": shared.DAILY}
CATALOGUES: dict[str, tuple[Serialisation, str]] = {
    "rdf": ("xml", "application/rdf+xml"),
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
    "jsonld": ("json-ld", "application/ld+json"),
}


def _descriptor(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    body = descriptor(catalogue, parts["base"], query.lang)
    return Answer(body, JSON, catalogue.version, query.lang)


def _package(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    body = package(catalogue, parts["base"])
    return Answer(body, "application/zip", catalogue.version, file_name="datapackage.zip")


def _table(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    name = parts["name"]
    body = file(catalogue, name)
    if body is None:
        files = (*(f"{table.name}.csv" for table in tables(catalogue)), SHAPES.split("/")[-1])
        raise ProblemError(404, "Unknown table", f"found {echo(name)}", "name", files)
    kind = mimetypes.guess_type(name)[0] or "application/geo+json"
    return Answer(body, f"{kind}; charset=utf-8", catalogue.version)


def _catalogue(ending: str) -> Callable[[Catalogue, Mapping[str, str], Query], Answer]:
    kind, media_type = CATALOGUES[ending]

    def make(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
        from region.outputs.open_data.dcat import serialised  # rdflib is slow to import

        body = serialised(catalogue, parts["base"], kind)
        return Answer(body, media_type, catalogue.version, headers=DAILY)

    return make


class FollowedQuery(Query):
    """What a feed or the calendar is about; without any of these, everything."""

    choices: ClassVar[Mapping[str, Choices]] = {
        "indicator": "indicators",
        "theme": "themes",
        "target": "targets",
        "area": "areas",
    }

    indicator: str = Field("", max_length=60, description="id of an indicator")
    theme: str = Field("", max_length=60, description="id of a theme")
    target: str = Field("", max_length=60, description="id of a target")
    area: str = Field("", max_length=4, description="code of a municipality, 01 or 00")

    @property
    def followed(self) -> Followed:
        """What is asked for."""
        return Followed(self.indicator, self.theme, self.target, self.area)


def _feed(catalogue: Catalogue, parts: Mapping[str, str], query: FollowedQuery) -> Answer:
    body = atom(catalogue, parts["base"], query.lang, query.followed)
    return Answer(body, "application/atom+xml", catalogue.version, query.lang)


def _calendar(catalogue: Catalogue, parts: Mapping[str, str], query: FollowedQuery) -> Answer:
    body = calendar(catalogue, parts["base"], query.lang, query.followed)
    return Answer(body, MEDIA_TYPE, catalogue.version, query.lang)


def _sitemap(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    body = sitemap(catalogue, parts["base"])
    return Answer(body, "application/xml", catalogue.version, headers=DAILY)


def _robots(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    body = robots(parts["base"])
    return Answer(body, "text/plain; charset=utf-8", catalogue.version, headers=DAILY)


def _security(catalogue: Catalogue, parts: Mapping[str, str], query: Query) -> Answer:
    body = security(catalogue, parts["base"], clock.today())
    return Answer(body, "text/plain; charset=utf-8", catalogue.version, headers=DAILY)


def _endpoint(
    path: str,
    make: Callable[..., Answer],
    media_type: str,
    limit: Limit | None = None,
    **more: Path,
) -> Endpoint:
    return Endpoint(
        path=path,
        operation=path,
        tag="",
        summary="",
        make=make,
        contents=(Content(media_type),),
        parts=more or None,
        based=True,
        negotiated=False,
        limit=limit,
    )


ENDPOINTS = (
    _endpoint(f"/data/{DESCRIPTOR}", _descriptor, JSON, "data"),
    _endpoint("/data/datapackage.zip", _package, "application/zip", "work"),
    _endpoint("/data/tables/{name}", _table, "text/csv", "data", name=Path("file of the package")),
    *(
        _endpoint(f"/catalog.{ending}", _catalogue(ending), media_type, "data")
        for ending, (_kind, media_type) in CATALOGUES.items()
    ),
    _endpoint("/datasets/dcat", _catalogue("rdf"), "application/rdf+xml", "data"),
    replace(_endpoint("/feed.atom", _feed, "application/atom+xml"), query=FollowedQuery),
    replace(_endpoint("/calendar.ics", _calendar, MEDIA_TYPE), query=FollowedQuery),
    _endpoint("/sitemap.xml", _sitemap, "application/xml"),
    _endpoint("/robots.txt", _robots, "text/plain"),
    replace(_endpoint(SECURITY, _security, "text/plain"), daily=True),
)
