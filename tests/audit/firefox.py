"""Firefox as the system has it, driven through WebDriver BiDi.

Playwright drives a Firefox of its own build, which is not to be had everywhere, and another one
only by a command (`emulation.setMediaFeaturesOverride`) that Firefox ESR does not have.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.servers import free_port

PROGRAM = shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """One window. `complaints` are the errors that its pages have told since they were opened."""

    def __init__(self, line: ClientConnection) -> None:
        self._line = line
        self._number = 0
        self.complaints: list[str] = []
        self.tell("session.new", capabilities={})
        self.tell("session.subscribe", events=["log.entryAdded"])
        self._window = self.tell("browsingContext.getTree")["contexts"][0]["context"]

    def tell(self, method: str, **parameters: Any) -> Any:
        """Send a command and return what it answers.

        Raises
        ------
        RuntimeError
            if Firefox refuses it.
        """
        self._number += 1
        command = {"id": self._number, "method": method, "params": parameters}
        self._line.send(json.dumps(command))
        while True:
            said = json.loads(self._line.recv(timeout=60))
            if said.get("method") == "log.entryAdded" and said["params"]["level"] == "error":
                self.complaints.append(said["params"].get("text") or "")
            if said.get("id") == self._number:
                if said["type"] == "error":
                    raise RuntimeError(said["message"])
                return said["result"]

    def resize(self, width: int, height: int) -> None:
        """Make the window as wide and high in pixels."""
        viewport = {"width": width, "height": height}
        self.tell("browsingContext.setViewport", context=self._window, viewport=viewport)

    def open(self, address: str) -> None:
        """Open a page, touch it and wait until the application has taken over."""
        self.tell("browsingContext.navigate", context=self._window, url=address, wait="complete")
        here = f"document.readyState === 'complete' && location.href === {json.dumps(address)}"
        self.wait(here)  # the page before may still be there when Firefox says that it is open
        self.complaints.clear()
        self.read("dispatchEvent(new PointerEvent('pointermove'))")
        self.wait("document.documentElement.classList.contains('ready')")

    def read(self, expression: str) -> Any:
        """Return what JavaScript says, as JSON can hold it."""
        answer = self.tell(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then((it) => JSON.stringify(it ?? null))",
            target={"context": self._window},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

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


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Start Firefox without a window on the screen, with a profile of its own."""
    port = free_port()
    command = [str(PROGRAM), "--headless", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(
        [*command, "--remote-debugging-port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield Firefox(_answered(port))
        finally:
            process.kill()


def _answered(port: int) -> ClientConnection:
    end = time.monotonic() + 60
    while True:
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
