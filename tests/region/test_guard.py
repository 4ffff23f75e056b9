"""Who is answered, and how often."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from app import ROUTES
from region.web import guard
from region.web.middleware import SecurityHeaders
from region.web.own_routes import LimitedRoute
from region.web.settings import settings_in


def site(**variables: str) -> TestClient:
    """A small application behind the real guards, set by `variables`."""
    found = settings_in(variables)

    async def answer(request: object) -> PlainTextResponse:
        return PlainTextResponse("ok")

    async def cookies(request: object) -> PlainTextResponse:
        response = await answer(request)
        response.set_cookie("_streamlit_xsrf", "2|secure|x", samesite="strict")
        response.set_cookie("other", "1", secure=True)
        return response

    async def session(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text("ok")
        await socket.close()

    routes = [
        Route("/mal", answer),
        LimitedRoute("/api/v1/x", answer, limit="data"),
        LimitedRoute("/export/x", answer, limit="work"),
        LimitedRoute("/data/tables/{name}", answer, limit="data"),
        LimitedRoute("/data/datapackage.zip", answer, limit="work"),
        Route("/healthz", answer),
        Route("/readyz", answer),
        Route("/cookie", cookies),
        WebSocketRoute("/_stcore/stream", session),
    ]
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(SecurityHeaders, frame_ancestors=found.frame_ancestors),
            *guard.middleware(found, routes),
        ],
    )
    return TestClient(app, base_url="http://siffror.example.se")


def test_only_the_allowed_hosts_are_answered() -> None:
    client = site(REGION_ALLOWED_HOSTS="siffror.example.se")

    assert client.get("/mal").status_code == 200
    assert client.get("/mal", headers={"host": "evil.example"}).status_code == 400


def test_probes_that_know_only_the_servers_number_are_answered() -> None:
    client = site(REGION_ALLOWED_HOSTS="siffror.example.se")

    for address in ("/healthz", "/readyz"):
        assert client.get(address, headers={"host": "10.244.1.7:8501"}).status_code == 200
    assert client.get("/healthz/x", headers={"host": "10.244.1.7:8501"}).status_code == 400


@pytest.mark.parametrize("origin", [None, "http://siffror.example.se", "https://friend.example"])
def test_a_session_is_opened_from_the_own_or_an_allowed_origin(origin: str | None) -> None:
    client = site(REGION_ALLOWED_ORIGINS="https://friend.example")
    headers = {"host": "siffror.example.se"} | ({"origin": origin} if origin else {})

    with client.websocket_connect("/_stcore/stream", headers=headers) as socket:
        assert socket.receive_text() == "ok"


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost"])
def test_another_sites_page_opens_no_session(origin: str) -> None:
    client = site()
    headers = {"origin": origin, "host": "siffror.example.se"}

    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect("/_stcore/stream", headers=headers),
    ):
        pass


def test_who_asks_for_data_too_often_is_told_when_to_come_back() -> None:
    client = site(REGION_API_LIMIT="2/minute")

    answers = [client.get("/api/v1/x") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].headers["content-type"] == "application/problem+json"
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    assert answers[-1].json()["allowed"] == ["2 requests in 60 seconds"]
    assert client.get("/mal").status_code == 200


def test_a_program_in_a_browser_can_read_when_to_come_back() -> None:
    client = site(REGION_API_LIMIT="1/minute")

    refused = [client.get("/api/v1/x") for _ in range(2)][-1].headers

    assert refused["access-control-allow-origin"] == "*"
    assert "Retry-After" in refused["access-control-expose-headers"]
    assert refused["cache-control"] == "no-store"


def test_tables_of_the_package_are_no_heavy_files() -> None:
    client = site(REGION_API_LIMIT="3/minute", REGION_EXPORT_LIMIT="1/minute")

    tables = [client.get(f"/data/tables/{name}.csv").status_code for name in "abcd"]
    packages = [client.get("/data/datapackage.zip").status_code for _ in range(2)]

    assert tables == [200, 200, 200, 429]
    assert packages == [200, 429]


def test_cookies_go_back_over_tls_only_where_there_is_tls() -> None:
    client = site()

    assert "Secure" not in client.get("/cookie").headers.get_list("set-cookie")[0]
    over_tls = client.get("https://siffror.example.se/cookie").headers.get_list("set-cookie")
    assert [one.count("; Secure") for one in over_tls] == [1, 1]


def test_heavy_files_have_a_limit_of_their_own() -> None:
    client = site(REGION_API_LIMIT="100/minute", REGION_EXPORT_LIMIT="1/minute")

    assert client.get("/api/v1/x?format=xlsx").status_code == 200
    assert client.get("/api/v1/x?format=xlsx").status_code == 429
    assert client.get("/export/x").status_code == 429
    assert client.get("/api/v1/x?format=csv").status_code == 200


def test_all_that_is_data_or_takes_work_is_limited_and_nothing_that_a_page_needs() -> None:
    found = {route.path: getattr(route, "limit", None) for route in ROUTES}
    work = ("/export/", "/data/datapackage.zip")
    data = ("/data/", "/api/", "/catalog", "/datasets/", "/embed/", "/oembed", "/og/", "/sok")

    wanted = {
        path: "work" if path.startswith(work) else "data" if path.startswith(data) else None
        for path in found
    }
    assert found == wanted
    assert set(found.values()) == {"work", "data", None}


def test_browsers_are_kept_to_tls_only_where_there_is_tls() -> None:
    client = site()

    assert "strict-transport-security" not in client.get("/mal").headers
    over_tls = client.get("https://siffror.example.se/mal").headers
    assert over_tls["strict-transport-security"].startswith("max-age=")


def test_who_may_show_the_pages_in_a_frame_is_a_setting() -> None:
    assert "frame-ancestors 'none'" in site().get("/mal").headers["content-security-policy"]
    framed = site(REGION_FRAME_ANCESTORS="https://example.se").get("/mal").headers
    assert framed["content-security-policy"].endswith("frame-ancestors https://example.se")
