"""Lines lost for long and servers that go: every control of every page works at the first try."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.audit.conftest import Count
from tests.audit.test_replicas import Replicas
from tests.browser.conftest import SIZES
from tests.controls import CONTROLS, Control, wait_until_back, wait_until_lost
from tests.servers import Line, free_port, serving
from tests.visitors import visitor


@dataclass(frozen=True)
class Opened:
    """A page with one control, open in one size of window."""

    page: Page
    control: Control
    size: str


@contextmanager
def everything_open(browser: Browser, address: str) -> Iterator[list[Opened]]:
    """Open a page for each control, on desktop and phone."""
    contexts = {
        size: visitor(browser, viewport={"width": width, "height": height}, locale="sv-SE")
        for size, (width, height) in SIZES.items()
    }
    yield [
        Opened(control.open(context, address), control, size)
        for size, context in contexts.items()
        for control in CONTROLS
    ]
    for context in contexts.values():
        context.close()


def use_all(opened: list[Opened], count: Count, what: str) -> None:
    """Use each control once; what does not follow at the first try is listed."""
    wait_until_back(*(one.page for one in opened))
    failed = []
    for one in opened:
        try:
            one.control.try_it(one.page)
        except Exception as error:  # each is told, and the next is tried
            failed.append(f"{one.size} {one.control}: {str(error)[:200]}")
        else:
            count(f"controls used at the first try after {what}")
    assert not failed, "\n".join(failed)


def pages(opened: list[Opened]) -> list[Page]:
    return [one.page for one in opened]


@pytest.mark.parametrize(
    ("seconds", "kept_for", "what"),
    [
        (80, 60, "80 seconds without a line"),
        # what the server has forgotten long ago is the same after ten minutes as after one
        (20, 1, "a line lost for much longer than a visit is kept"),
        (10, 60, "ten seconds without a line"),
    ],
    ids=["longer than kept", "much longer than kept", "shorter than kept"],
)
def test_a_line_that_comes_back(
    browser: Browser, seconds: int, kept_for: int, what: str, count: Count
) -> None:
    kept = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(kept_for)}
    with serving(**kept) as (server, _):
        line = Line(server)
        with everything_open(browser, line.address) as opened:
            line.cut()
            wait_until_lost(*pages(opened))
            time.sleep(seconds)
            line.mend()
            use_all(opened, count, what)
        line.close()


@pytest.mark.parametrize("gently", [True, False], ids=["stopped", "killed"])
def test_a_server_that_is_started_again(browser: Browser, gently: bool, count: Count) -> None:
    port = free_port()
    with ExitStack() as stack:
        with serving(port) as (address, process):
            opened = stack.enter_context(everything_open(browser, address))
            process.terminate() if gently else process.kill()
            process.wait(20)
            wait_until_lost(*pages(opened))
        stack.enter_context(serving(port))
        use_all(opened, count, f"the server was {'stopped' if gently else 'killed'}")


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")
def test_another_server_that_takes_over(browser: Browser, tmp_path: Path, count: Count) -> None:
    with ExitStack() as stack:
        replicas = Replicas(tmp_path, stack)
        opened = stack.enter_context(everything_open(browser, replicas.address))
        replicas.servers[0].kill()
        replicas.servers[0].wait(20)
        wait_until_back(*pages(opened))
        replicas.servers[0] = replicas.start(0)
        for server in replicas.servers[1:]:  # now nobody is where they were
            server.kill()
            server.wait(20)
        time.sleep(5)  # until every browser has noticed
        use_all(opened, count, "another server took over")
