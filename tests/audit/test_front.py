"""What nginx and the servers let through, tried from outside: names, numbers, limits, files."""

from __future__ import annotations

import shutil
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from urllib.parse import urlsplit

import frictionless
import httpx
import pytest

from tests.audit.conftest import Count
from tests.audit.fronts import in_compose, in_kubernetes, ingress, nginx, shipped
from tests.servers import free_port, serving

OWN = "siffror.example.se"
NAMED = ("/catalog.ttl", "/sitemap.xml", "/robots.txt", "/feed.atom", "/oppna-data", "/")
SETTINGS = {"compose": in_compose(), "kubernetes": in_kubernetes(), "nothing set": {}}

pytestmark = pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")


@dataclass(frozen=True)
class Front:
    """A server, and what stands before it."""

    kind: str
    address: str
    server: str


@pytest.fixture(scope="module", params=SETTINGS)
def front(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Front]:
    kind, folder, port = request.param, tmp_path_factory.mktemp("front"), free_port()
    text = ingress(port) if kind == "kubernetes" else shipped([port] * 3)
    variables = {"FORWARDED_ALLOW_IPS": "127.0.0.2", **SETTINGS[kind]}
    if hosts := variables.get("REGION_ALLOWED_HOSTS"):
        variables["REGION_ALLOWED_HOSTS"] = f"{hosts} 127.0.0.1"  # what the tests ask for
    with ExitStack() as stack:
        server, _ = stack.enter_context(serving(port, folder / "server.log", **variables))
        yield Front(kind, stack.enter_context(nginx(folder, text)), server)


def _ask(front: Front, line: str, host: str, *headers: str) -> str:
    """Send a request as it stands, and return the whole answer."""
    found = urlsplit(front.address)
    lines = (f"GET {line} HTTP/1.1", f"Host: {host}", *headers, "Connection: close", "", "")
    with socket.create_connection((found.hostname, found.port), timeout=60) as line_:
        line_.sendall("\r\n".join(lines).encode())
        return b"".join(iter(lambda: line_.recv(65_536), b"")).decode("utf-8", "replace")


FOREIGN = (
    (f"http://{OWN}%s", "evil.example", ()),
    ("http://evil.example%s", OWN, ()),
    ("%s", OWN, ("X-Forwarded-Host: evil.example", "X-Host: evil.example")),
    ("%s", OWN, ("Forwarded: host=evil.example",)),
    ("%s", f"{OWN}@evil.example", ()),
    ("%s", f"{OWN}:80@evil.example", ()),
    ("%s", "evil.example", ()),
)


@pytest.mark.parametrize("path", NAMED)
def test_nobody_puts_a_name_of_theirs_into_what_others_are_answered(
    front: Front, path: str, count: Count
) -> None:
    for line, host, headers in FOREIGN:
        _ask(front, line % path, host, *headers)
        honest = _ask(front, path, OWN)

        assert honest.startswith("HTTP/1.1 200"), (line, host, honest[:200])
        assert "evil.example" not in honest, (line, host)
        count("requests with a foreign host name", 1)


@pytest.mark.parametrize("way", ["front", "server"])
def test_a_client_cannot_pass_for_many(front: Front, way: str, count: Count) -> None:
    address = front.address if way == "front" else front.server
    with httpx.Client(base_url=address, timeout=60, headers={"host": OWN}) as client:
        statuses = Counter(
            client.get(
                "/export/nothing.svg",
                params={"way": number},
                headers={"X-Forwarded-For": f"10.{way == 'front':d}.0.{number}"},
            ).status_code
            for number in range(130)
        )

    count("requests with a forged number", 130)
    assert statuses[429] >= 10, statuses


def test_probes_are_answered_under_the_servers_number(front: Front) -> None:
    for path in ("/healthz", "/readyz"):
        answer = httpx.get(front.server + path, headers={"host": "10.244.1.7:8501"})
        assert answer.status_code == 200, path


def test_a_foreign_name_is_refused_where_names_are_set(front: Front) -> None:
    answer = _ask(front, "/", "evil.example")

    assert answer.startswith("HTTP/1.1 200" if front.kind == "nothing set" else "HTTP/1.1 400")


def test_the_data_package_is_read_by_its_address_within_the_limits(
    front: Front, count: Count
) -> None:
    report = frictionless.validate(f"{front.address}/data/datapackage.json")

    assert report.valid, report.to_summary()[-3_000:]
    count("tables read by their address", report.stats["tasks"])
