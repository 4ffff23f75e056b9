"""The interface's routes alone, answering from the real content."""

from __future__ import annotations

from starlette.applications import Starlette

from region.content.catalogue import load
from region.web.api import api_routes

CONTENT = load()
APP = Starlette(routes=api_routes(lambda: CONTENT))
API = "/api/v1"
