"""Three servers behind nginx: one is killed, one is restarted, and nobody loses their view."""

from __future__ import annotations

import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.audit.conftest import Count
from tests.audit.fronts import nginx, shipped
from tests.servers import free_port, serving
from tests.visitors import visitor

VIEWS = {
    "mal?target=rd_share&lang=en": "R&D",
    "kommun?kommun=0182": "Nacka",
    "kommunkarta?indicator=mean_age&year=2019": "Medelålder",
}
pytestmark = pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")


class Replicas:
    """Three servers and nginx with the configuration that is shipped."""

    def __init__(self, folder: Path, stack: ExitStack):
        self.folder, self.stack = folder, stack
        self.ports = [free_port() for _ in range(3)]
        self.servers = [self.start(number) for number in range(3)]
        self.address = stack.enter_context(nginx(folder, shipped(self.ports)))

    def start(self, number: int) -> subprocess.Popen[bytes]:
        variables = {"STREAMLIT_SERVER_COOKIE_SECRET": "the same for all", "REGION_WARM_UP": "no"}
        _, process = self.stack.enter_context(
            serving(self.ports[number], self.folder / f"{number}.log", **variables)
        )
        return process


@pytest.fixture(scope="module")
def replicas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replicas]:
    with ExitStack() as stack:
        yield Replicas(tmp_path_factory.mktemp("replicas"), stack)


def _visitor(browser: Browser, number: int) -> Page:
    """A visitor that nginx takes for another one than the rest."""
    return visitor(browser, user_agent=f"visitor-{number}").new_page()


def _whole(page: Page, words: str) -> None:
    page.wait_for_selector('[data-test-connection-state="CONNECTED"]', timeout=90_000)
    page.wait_for_selector('[data-test-script-state="notRunning"]', timeout=90_000)
    expect(page.locator("main, [data-testid=stMain]").first).to_contain_text(words, timeout=90_000)


def test_every_server_gives_the_same_answer(replicas: Replicas, count: Count) -> None:
    for address in ("/", "/mal?lang=en", "/api/v1/targets", "/api/v1/indicators/population"):
        answers = {
            httpx.get(f"http://127.0.0.1:{port}{address}", timeout=60).headers["etag"]
            for port in replicas.ports
        }
        assert len(answers) == 1, address
        count("answers compared between replicas", 3)


def test_visitors_keep_their_view_when_servers_go(
    replicas: Replicas, browser: Browser, count: Count
) -> None:
    visitors = []
    for number in range(9):
        view, words = list(VIEWS.items())[number % len(VIEWS)]
        page = _visitor(browser, number)
        page.goto(f"{replicas.address}/{view}")
        _whole(page, words)
        visitors.append((page, view, words))

    replicas.servers[0].kill()
    replicas.servers[0].wait(20)
    for page, view, words in visitors:
        _whole(page, words)
        assert page.url.endswith(view)
        assert page.locator('[data-testid="stException"]').count() == 0

    replicas.servers[1].send_signal(signal.SIGTERM)
    replicas.servers[1].wait(30)
    replicas.servers[1] = replicas.start(1)
    for page, view, words in visitors:
        _whole(page, words)
        assert page.url.endswith(view)
        page.reload()
        _whole(page, words)
        assert page.url.endswith(view)
        page.context.close()
        count("views kept while servers went", 3)
