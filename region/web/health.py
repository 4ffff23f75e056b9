"""Whether this process lives, and whether it is ready for visitors: for what stands in front."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

ALIVE, READY = HEALTH = ("/healthz", "/readyz")
NO_STORE = {"Cache-Control": "no-store"}


def health_routes(ready: Callable[[], bool], full: Callable[[], bool]) -> list[Route]:
    """Return `/healthz` (it answers) and `/readyz` (a new visitor should be sent here)."""

    async def alive(request: Request) -> Response:
        return PlainTextResponse("ok", headers=NO_STORE)

    async def readiness(request: Request) -> Response:
        if not ready():
            return PlainTextResponse("warming up", 503, headers=NO_STORE)
        if full():
            return PlainTextResponse("full", 503, headers=NO_STORE)
        return PlainTextResponse("ready", headers=NO_STORE)

    return [Route(ALIVE, alive), Route(READY, readiness)]
