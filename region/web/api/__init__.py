"""The server's own routes: the open interface, and the files that pages load. No session."""

from region.web.api.addresses import map_texts_address, places_address, shapes_address
from region.web.api.files import Assets
from region.web.api.routes import api_routes, routes
from region.words.addresses import (
    API,
    OPENAPI,
    export_address,
    observations_address,
    profile_address,
    reporting_address,
)

__all__ = [
    "API",
    "OPENAPI",
    "Assets",
    "api_routes",
    "export_address",
    "map_texts_address",
    "observations_address",
    "places_address",
    "profile_address",
    "reporting_address",
    "routes",
    "shapes_address",
]
