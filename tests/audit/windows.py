"""Firefox and WebKit as the system has them: Playwright drives builds of its own only.

Firefox is driven through WebDriver BiDi (Playwright does that too, but needs a command that Firefox
ESR lacks), WebKit through Debian's WebKitWebDriver on a screen that nobody sees.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import ClientConnection, connect

from tests.servers import free_port

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
WEBKIT = next(Path("/usr/lib").glob("*/webkit2gtk-*/MiniBrowser"), None)
THERE = {
    "firefox": FIREFOX is not None,
    "webkit": all((WEBKIT, shutil.which("WebKitWebDriver"), shutil.which("Xvfb"))),
}
COMPLAINTS = (
    "window.complaints ??= []; addEventListener('error', (e) => complaints.push(e.message))"
)


class Window(ABC):
    """One window of a browser."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Make the window as wide and high in pixels."""

    @abstractmethod
    def go(self, address: str) -> None:
        """Open an address."""

    @abstractmethod
    def read(self, expression: str) -> Any:
        """Return what JavaScript says, as JSON can hold it.

        Raises
        ------
        RuntimeError
            if it fails, or there is no page at the moment.
        """

    def open(self, address: str) -> None:
        """Open a page, touch it and wait until the application has taken over."""
        for one in ("about:blank", address):  # the page before is still there for a moment
            self.go(one)
            self.wait(f"document.readyState === 'complete' && location.href === {json.dumps(one)}")
        self.read(f"(() => {{ {COMPLAINTS}; dispatchEvent(new PointerEvent('pointermove')); }})()")
        self.wait("document.documentElement.classList.contains('ready')")

    def wait(self, expression: str, seconds: float = 60) -> None:
        """Wait until JavaScript says yes."""
        end = time.monotonic() + seconds
        while not self._is(expression):
            assert time.monotonic() < end, f"never came: {expression}"
            time.sleep(0.1)

    def _is(self, expression: str) -> bool:
        try:
            return bool(self.read(expression))
        except RuntimeError:  # between two pages there is no document
            return False

    @property
    def complaints(self) -> list[str]:
        """The errors that the page has told since it was touched."""
        return self.read("window.complaints")


class _Firefox(Window):
    def __init__(self, line: ClientConnection) -> None:
        self._line = line
        self._number = 0
        self._tell("session.new", capabilities={})
        self._window = self._tell("browsingContext.getTree")["contexts"][0]["context"]

    def _tell(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        command = {"id": self._number, "method": method, "params": parameters}
        self._line.send(json.dumps(command))
        while True:
            said = json.loads(self._line.recv(timeout=60))
            if said.get("id") == self._number:
                if said["type"] == "error":
                    raise RuntimeError(said["message"])
                return said["result"]

    def resize(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self._tell("browsingContext.setViewport", context=self._window, viewport=viewport)

    def go(self, address: str) -> None:
        self._tell("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def read(self, expression: str) -> Any:
        answer = self._tell(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then((it) => JSON.stringify(it ?? null))",
            target={"context": self._window},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])


class _WebKit(Window):
    def __init__(self, driver: httpx.Client) -> None:
        self._driver = driver
        how = {"binary": str(WEBKIT), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": how}}
        self._session = ""
        self._session = f"/{self._tell('session', capabilities=wanted)['sessionId']}"
        edge = "[outerWidth - innerWidth, outerHeight - innerHeight]"
        self._edge = self.read(edge)

    def _tell(self, command: str, **parameters: Any) -> Any:
        path = f"/session{self._session}" + (f"/{command}" if self._session else "")
        answer = self._driver.post(path, json=parameters).json()["value"]
        if isinstance(answer, dict) and "error" in answer:
            raise RuntimeError(answer["message"])
        return answer

    def resize(self, width: int, height: int) -> None:
        wide, high = self._edge
        self._tell("window/rect", width=width + wide, height=height + high)

    def go(self, address: str) -> None:
        self._tell("url", url=address)

    def read(self, expression: str) -> Any:
        script = f"return JSON.stringify(({expression}) ?? null)"
        return json.loads(self._tell("execute/sync", script=script, args=[]))


@contextmanager
def opened(name: str, profile: Path) -> Iterator[Window]:
    """Start a browser with a profile of its own, and end it with all that it has started."""
    with _firefox(profile) if name == "firefox" else _webkit(profile) as window:
        yield window


@contextmanager
def _running(*command: str, **variables: str) -> Iterator[None]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env={**os.environ, **variables}, **quiet) as process:
        try:
            yield
        finally:
            process.terminate()


@contextmanager
def _firefox(profile: Path) -> Iterator[Window]:
    port = free_port()
    command = [str(FIREFOX), "--headless", "--no-remote", "--profile", str(profile)]
    with _running(*command, "--remote-debugging-port", str(port)):
        yield _Firefox(_answered(lambda: connect(f"ws://127.0.0.1:{port}/session", max_size=None)))


@contextmanager
def _webkit(profile: Path) -> Iterator[Window]:
    port, screen = free_port(), f":{free_port()}"
    variables = {"DISPLAY": screen, "HOME": str(profile), "LC_ALL": "C.UTF-8"}
    # a sandbox of its own cannot be made in a container by its administrator
    variables["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"
    with (
        _running("Xvfb", screen, "-screen", "0", "1920x1200x24"),
        _running("WebKitWebDriver", f"--port={port}", **variables),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=90) as driver,
    ):
        _answered(lambda: driver.get("/status"))
        window = _WebKit(driver)
        try:
            yield window
        finally:
            driver.delete(f"/session{window._session}")


def _answered(ask: Any) -> Any:
    end = time.monotonic() + 60
    while True:
        try:
            return ask()
        except (OSError, httpx.TransportError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
