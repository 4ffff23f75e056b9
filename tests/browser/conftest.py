"""Chromium for the tests: Debian's, one named by CHROMIUM, or Playwright's own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.visitors import visitor

EDGED: dict[str, Any] = {
    "exclude": [
        {"fromShadowDom": [host, ".names"]}
        for host in ("[data-testid=stBidiComponentIsolated]", ".offline-map")
    ]
}
"""Names on the map: each letter has an edge in the page's colour, which axe does not look at."""

SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page of the dashboard in the browser, with everything that went wrong in it."""

    page: Page
    server: str
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Go to the address and wait until the page is whole."""
        self.page.goto(f"{self.server}/{address}")
        self.page.wait_for_selector("footer", timeout=30_000)
        self.page.wait_for_selector("html.ready", state="attached", timeout=30_000)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the script has run and the charts above the fold are drawn."""
        self.page.wait_for_selector('[data-test-script-state="notRunning"]', timeout=30_000)
        expect(self.page.locator('[data-testid="stSkeleton"]')).to_have_count(0, timeout=30_000)
        if self.page.locator(".municipality-map").count():
            self.page.wait_for_selector(".municipality-map[data-ready]", timeout=30_000)


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Callable[..., Visit]]:
    """Make visits; at the end none of them may have complained or asked another host."""
    visits: list[Visit] = []

    def make(size: str | tuple[int, int] = "desktop", scheme: str = "light") -> Visit:
        width, height = SIZES[size] if isinstance(size, str) else size
        context = visitor(
            browser,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="sv-SE",
        )
        made = Visit(context.new_page(), server)

        def foreign(url: str) -> None:
            if not url.startswith((server, "data:", "blob:")):
                made.complaints.append(f"asked another host: {url}")

        made.page.on("request", lambda request: foreign(request.url))
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.on(
            "console",
            lambda message: (
                made.complaints.append(message.text) if message.type == "error" else None
            ),
        )
        visits.append(made)
        return made

    yield make
    for made in visits:
        made.page.context.close()
        assert made.complaints == []
