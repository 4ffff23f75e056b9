"""Chromium for the tests: Debian's, one named by CHROMIUM, or Playwright's own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.visitors import visitor

EDGED: dict[str, Any] = {
    "exclude": [
        {"fromShadowDom": [host, ".names"]}
        for host in ("[data-testid=stBidiComponentIsolated]", ".offline-map")
    ]
}
"""Names on the map: each letter has an edge in the page's colour, which axe does not look at."""

FAILED = pytest.StashKey[bool]()

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


class Lent:
    """A page that goes from test to test: the application is read and compiled once.

    Between two tests it forgets what a visitor leaves behind. One that is changed for good, or
    whose test failed, is closed.
    """

    def __init__(
        self, browser: Browser, server: str, size: tuple[int, int], scheme: str, script: str
    ) -> None:
        self.context = visitor(
            browser,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            locale="sv-SE",
        )
        self.page = self.context.new_page()
        if script:
            self.page.add_init_script(script)
        self.server, self.size = server, {"width": size[0], "height": size[1]}
        self.changed = False
        for name in ("add_init_script", "emulate_media", "expose_function", "expose_binding"):
            self._watch(name)

    def _watch(self, name: str) -> None:
        function = getattr(self.page, name)

        def changing(*given: Any, **named: Any) -> Any:
            self.changed = True
            return function(*given, **named)

        setattr(self.page, name, changing)

    def empty(self) -> None:
        """Throw away what the browser has stored of scripts, styles and fonts."""
        session = self.context.new_cdp_session(self.page)
        session.send("Network.clearBrowserCache")
        session.detach()

    def forget(self) -> bool:
        """Make it as it was, or close it; tell whether it can be lent again."""
        if self.changed or self.page.is_closed():
            self.context.close()
            return False
        for other in self.context.pages:
            if other is not self.page:
                other.close()
        self.page.unroute_all(behavior="ignoreErrors")
        self.page.goto(f"{self.server}/healthz")
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.context.clear_cookies()
        self.context.clear_permissions()
        self.page.mouse.move(0, 0)
        if self.page.viewport_size != self.size:
            self.page.set_viewport_size(self.size)
        return True


Shelf = dict[tuple[tuple[int, int], str, str], list[Lent]]


@pytest.fixture(scope="session")
def shelf(browser: Browser) -> Iterator[Shelf]:
    """Pages that wait for the next test, by size, colours and script."""
    lying: Shelf = {}
    yield lying
    for lent in (one for some in lying.values() for one in some):
        lent.context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let the fixtures know whether the test has failed."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


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

    def asked(self, request: Request) -> None:
        """Complain of what is asked of another host."""
        if not request.url.startswith((self.server, "data:", "blob:")):
            self.complaints.append(f"asked another host: {request.url}")

    def failed(self, error: Error) -> None:
        """Complain of what a script did not catch."""
        self.complaints.append(str(error))

    def said(self, message: ConsoleMessage) -> None:
        """Complain of what the browser calls an error."""
        if message.type == "error":
            self.complaints.append(message.text)

    def listen(self) -> None:
        """Hear what goes wrong from now on."""
        self.page.on("request", self.asked)
        self.page.on("pageerror", self.failed)
        self.page.on("console", self.said)

    def leave(self) -> None:
        """Hear nothing more."""
        self.page.remove_listener("request", self.asked)
        self.page.remove_listener("pageerror", self.failed)
        self.page.remove_listener("console", self.said)


@pytest.fixture
def visit(
    browser: Browser, server: str, shelf: Shelf, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Visit]]:
    """Make visits; at the end none of them may have complained or asked another host.

    A visitor has been here before: scripts, style and fonts lie in the browser's store. At a
    `first` visit nothing does. A `script` of the test's own runs before those of each page.
    """
    visits: list[tuple[Visit, Lent, list[Lent]]] = []

    def make(
        size: str | tuple[int, int] = "desktop",
        scheme: str = "light",
        *,
        first: bool = False,
        script: str = "",
    ) -> Visit:
        measures = SIZES[size] if isinstance(size, str) else size
        alike = shelf.setdefault((measures, scheme, script), [])
        lent = alike.pop() if alike else Lent(browser, server, measures, scheme, script)
        if first:
            lent.empty()
        made = Visit(lent.page, server)
        made.listen()
        visits.append((made, lent, alike))
        return made

    yield make
    failed = request.node.stash.get(FAILED, False)
    for made, lent, alike in visits:
        made.leave()
        if failed or made.complaints:
            lent.context.close()
        elif lent.forget():
            alike.append(lent)
    for made, _lent, _alike in visits:
        assert made.complaints == []
