"""Who is answered, and how often: host names, origins of sessions, requests per minute."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from region.web.api.answer import send_problem
from region.web.api.problem import Problem
from region.web.health import HEALTH
from region.web.own_routes import Limit, LimitedRoute, own_route
from region.web.settings import Settings

HEAVY_FORMATS = ("format=xlsx", "format=parquet")


class AllowedHosts:
    """Refuse a foreign host name, except where only the process itself is asked for.

    Whoever looks after a process (a container's or a cluster's probes) knows it by its number.
    """

    def __init__(self, app: ASGIApp, allowed: Sequence[str]):
        self.app = app
        self.checked = TrustedHostMiddleware(app, allowed_hosts=list(allowed), www_redirect=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if its host name is allowed."""
        own = scope["type"] == "http" and scope["path"] in HEALTH
        return await (self.app if own else self.checked)(scope, receive, send)


class OwnOrigin:
    """Refuse a session that another site's page tries to open in a visitor's browser.

    Streamlit checks origins too, but asks a service elsewhere for the server's own address before
    it says no. The question never gets that far here.
    """

    def __init__(self, app: ASGIApp, allowed: Sequence[str] = ()):
        self.app = app
        self.allowed = frozenset(allowed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Close a foreign session, pass everything else on."""
        if scope["type"] == "websocket":
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            own = origin is None or urlsplit(origin).netloc == headers.get("host")
            if not own and origin not in self.allowed:
                await receive()
                return await send({"type": "websocket.close", "code": 1008})
        return await self.app(scope, receive, send)


class RateLimits:
    """Answer 429 to a client that asks for data, or for files that take work, too often.

    Which of the routes are limited, and how, they say themselves; the pages never are. Counts
    lie in this process's memory for one window and are told to nobody.
    """

    def __init__(
        self,
        app: ASGIApp,
        routes: Sequence[BaseRoute],
        limits: Mapping[Limit, Sequence[RateLimitItem]],
    ):
        self.app, self.routes, self.limits = app, routes, limits
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def _limit(self, scope: Scope) -> Limit | None:
        route = own_route(self.routes, scope) if scope["type"] == "http" else None
        if not isinstance(route, LimitedRoute) or route.limit is None:
            return None
        query = scope["query_string"].decode("latin-1")
        return "work" if any(kind in query for kind in HEAVY_FORMATS) else route.limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 429 if the client has asked too often, else pass the request on."""
        limit = self._limit(scope)
        client = (scope.get("client") or ("", 0))[0]
        for item in self.limits[limit] if limit else ():
            if not self._limiter.hit(item, str(limit), client):
                reset = self._limiter.get_window_stats(item, str(limit), client).reset_time
                wait = max(1, math.ceil(reset - time.time()))
                return await _too_many(item, wait)(scope, receive, send)
        return await self.app(scope, receive, send)


def _too_many(item: RateLimitItem, wait: int) -> Response:
    problem = Problem(
        title="Too many requests",
        status=429,
        detail=f"try again in {wait} seconds",
        allowed=(f"{item.amount} requests in {item.get_expiry()} seconds",),
    )
    response = send_problem(problem)
    response.headers["Retry-After"] = str(wait)
    response.headers["Cache-Control"] = "no-store"
    return response


def middleware(settings: Settings, routes: Sequence[BaseRoute]) -> list[Middleware]:
    """Return the guards of the routes in the order in which a request meets them."""
    limits: Mapping[Limit, Sequence[RateLimitItem]] = {
        "data": settings.api_limit,
        "work": settings.export_limit,
    }
    return [
        Middleware(AllowedHosts, allowed=settings.allowed_hosts),
        Middleware(OwnOrigin, allowed=settings.allowed_origins),
        Middleware(RateLimits, routes=routes, limits=limits),
    ]
