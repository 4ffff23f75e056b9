"""A full server turns new sessions away, says so on the page, and keeps those that are open."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
import websockets
from starlette.types import Message, Scope

from region.web.admission import Admission, Load
from region.web.health import health_routes
from region.web.settings import SettingsError, settings_in
from tests.event_loop import finish
from tests.servers import serving


def test_sessions_are_counted_until_they_end() -> None:
    load = Load(most_sessions=1, longest_lag=9)
    seen: list[bool] = []

    async def app(scope: Scope, receive: object, send: object) -> None:
        seen.append(load.full)

    scope = {"type": "websocket", "path": "/_stcore/stream"}
    finish(Admission(app, load)(scope, None, None))  # type: ignore[arg-type]

    assert seen == [True]
    assert not load.full


def test_one_more_is_refused_with_503_and_when_to_come_back() -> None:
    load = Load(most_sessions=1, longest_lag=9, sessions=1)
    sent: list[Message] = []

    async def app(scope: Scope, receive: object, send: object) -> None:
        pytest.fail("a full server must not open a session")

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "websocket",
        "path": "/_stcore/stream",
        "extensions": {"websocket.http.response": {}},
        "headers": [],
    }
    finish(Admission(app, load)(scope, receive, send))

    assert sent[0]["type"] == "websocket.http.response.start"
    assert sent[0]["status"] == 503
    assert dict(sent[0]["headers"])[b"retry-after"] == b"30"
    assert sent[-1]["type"] == "websocket.http.response.body"


def test_a_loop_that_is_late_for_long_makes_the_server_full() -> None:
    load = Load(most_sessions=100, longest_lag=1)

    load.noticed(3)
    assert not load.full  # once is nothing
    for _ in range(5):
        load.noticed(3)
    assert load.full
    for _ in range(10):
        load.noticed(0)
    assert not load.full


@pytest.mark.parametrize(
    ("ready", "full", "status"), [(False, False, 503), (True, True, 503), (True, False, 200)]
)
def test_readiness(ready: bool, full: bool, status: int) -> None:
    from starlette.applications import Starlette

    app = Starlette(routes=health_routes(lambda: ready, lambda: full))
    transport = httpx.ASGITransport(app=app)

    async def ask() -> tuple[int, int]:
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            return (
                (await client.get("/healthz")).status_code,
                (await client.get("/readyz")).status_code,
            )

    assert finish(ask()) == (200, status)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REGION_MOST_SESSIONS", "many"),
        ("REGION_LONGEST_LAG", "0"),
        ("REGION_WARM_UP", "maybe"),
        ("REGION_SITE_ADDRESS", "example.se"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{name}: found '{value}'; allowed"):
        settings_in({name: value})


@pytest.fixture(scope="module")
def small_server() -> Iterator[str]:
    with serving(REGION_MOST_SESSIONS="1") as (address, _process):
        yield address


def test_the_full_server_still_shows_its_pages(small_server: str) -> None:
    stream = small_server.replace("http", "ws") + "/_stcore/stream"

    async def visit() -> tuple[int, str, str, str]:
        async with websockets.connect(stream, origin=websockets.Origin(small_server)):
            with pytest.raises(websockets.InvalidStatus) as refused:
                async with websockets.connect(stream, origin=websockets.Origin(small_server)):
                    pass
            page = httpx.get(f"{small_server}/strategin?lang=en", timeout=60)
            return (
                refused.value.response.status_code,
                page.text,
                page.headers["cache-control"],
                httpx.get(f"{small_server}/readyz").text,
            )

    status, page, kept, ready = finish(visit())

    assert status == 503
    assert "many visitors" in page
    assert "<h1>" in page
    assert "/static/js/" not in page
    assert kept == "no-store"
    assert ready == "full"
