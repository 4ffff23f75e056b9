"""How long the interface takes to answer, as a ratio to a bare Starlette JSON route.

Both are called in this process, in turn, without a network: what is measured is the server's own
time for one request. Run `python bench/api.py`; it prints a table and ends with 1 if an answer
that is kept takes more than the ratio allowed.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from region.content.catalogue import load
from region.web.api import api_routes

ADDRESSES = (
    "/api/v1/indicators?lang=en",
    "/api/v1/indicators/mean_age",
    "/api/v1/indicators/mean_age/observations?format=json&area=0180&period=2019..2023",
    "/api/v1/indicators/mean_age/observations?format=csv",
    "/api/v1/municipalities/0182?format=json",
    "/api/v1/targets",
    "/api/v1/search?q=folkmagnd",
)
ROUNDS = 300
ALLOWED = 3.0


async def _bare(request: Request) -> JSONResponse:
    return JSONResponse({"status": "ok"})


async def _call(app: Callable[..., Any], address: str) -> float:
    path, _mark, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(b"host", b"localhost"), (b"accept-encoding", b"gzip")],
        "server": ("localhost", 80),
        "client": ("localhost", 1),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            assert message["status"] == 200, (address, message["status"])

    begin = time.perf_counter()
    await app(scope, receive, send)
    return time.perf_counter() - begin


async def measure() -> dict[str, tuple[float, float, float]]:
    """Return for each address: first answer, then medians of kept and of bare, in seconds."""
    catalogue = load()
    routes = [*api_routes(lambda: catalogue), Route("/bare", _bare)]
    app = Starlette(routes=routes)
    await _call(app, "/bare")
    found = {}
    for address in ADDRESSES:
        first = await _call(app, address)
        kept, bare = [], []
        for _round in range(ROUNDS):
            bare.append(await _call(app, "/bare"))
            kept.append(await _call(app, address))
        found[address] = (first, statistics.median(kept), statistics.median(bare))
    return found


def main() -> int:
    """Print the table; 1 if an answer is slower than allowed."""
    slow = False
    print(f"{'first ms':>9} {'kept ms':>8} {'bare ms':>8} {'ratio':>6}  address")
    for address, (first, kept, bare) in asyncio.run(measure()).items():
        ratio = kept / bare
        slow |= ratio > ALLOWED
        print(f"{first * 1e3:9.1f} {kept * 1e3:8.3f} {bare * 1e3:8.3f} {ratio:6.1f}  {address}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
