"""A full server says so: the page to read, no new sessions, and when to try again."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

RETRY_SECONDS = 30
LOOK_SECONDS = 0.5
STREAM = "/_stcore/stream"


@dataclass
class Load:
    """How busy this process is.

    Attributes
    ----------
    most_sessions
        Open pages at which new ones are turned away.
    longest_lag
        Seconds that the event loop may be late, as a mean of the last seconds.
    """

    most_sessions: int
    longest_lag: float
    sessions: int = 0
    lag: float = 0.0
    _task: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def full(self) -> bool:
        """Whether new sessions are to be turned away."""
        return self.sessions >= self.most_sessions or self.lag > self.longest_lag

    def noticed(self, late: float) -> None:
        """Take in by how many seconds the event loop was late just now."""
        self.lag = 0.7 * self.lag + 0.3 * max(0.0, late)

    async def watch(self) -> None:
        """Measure the lag for as long as the server runs."""
        while True:
            start = time.monotonic()
            await asyncio.sleep(LOOK_SECONDS)
            self.noticed(time.monotonic() - start - LOOK_SECONDS)


class Admission:
    """Turn new sessions away while the server is full; those that are open go on undisturbed."""

    def __init__(self, app: ASGIApp, load: Load):
        self.app = app
        self.load = load

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a session in, or refuse it; pass everything else on."""
        if scope["type"] != "websocket" or not scope["path"].endswith(STREAM):
            return await self.app(scope, receive, send)
        if self.load.full:
            return await _refuse(scope, receive, send)
        self.load.sessions += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.load.sessions -= 1


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    await receive()  # the request to connect
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1013})
        return
    headers = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
    response = PlainTextResponse("Full. Please try again in a moment.", 503, headers)

    async def as_refusal(message: Message) -> None:
        await send({**message, "type": f"websocket.{message['type']}"})

    await response({**scope, "type": "http", "method": "GET"}, receive, as_refusal)
