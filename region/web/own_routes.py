"""The server's own routes: each says for itself how often a client may ask, and is found by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

Limit = Literal["data", "work"]
"""What a client may ask for so and so often: data, or files that take work to make."""


class LimitedRoute(Route):
    """A route that one client may ask for only so often; one of another kind has no limit."""

    def __init__(
        self, path: str, endpoint: Callable[..., Any], *, limit: Limit | None, **more: Any
    ):
        super().__init__(path, endpoint, **more)
        self.limit = limit


def own_route(routes: Sequence[BaseRoute], scope: Scope) -> BaseRoute | None:
    """Return which of the routes answers a request, whatever its method; None if none does."""
    return next((route for route in routes if route.matches(scope)[0] != Match.NONE), None)
