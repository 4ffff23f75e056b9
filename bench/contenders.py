"""What is measured: an empty app, the usual way of writing this one, this one, and a static page."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent


@dataclass(frozen=True)
class Contender:
    """One application: where it lies, its pages by what they show, and what serves it."""

    name: str
    folder: Path
    pages: dict[str, str]
    module: str = "streamlit"


EMPTY = Contender("empty", BENCH / "empty", {"overview": ""})
IDIOMATIC = Contender(
    "idiomatic",
    BENCH / "idiomatic",
    {
        "overview": "",
        "map": "kommunkarta",
        "target": "mal",
        "profile": "kommun",
        "comparison": "jamfor",
    },
)
DASHBOARD = Contender(
    "dashboard",
    ROOT,
    {
        "overview": "",
        "map": "kommunkarta",
        "target": "mal?target=rd_share",
        "profile": "kommun?kommun=0180",
        "comparison": "jamfor?view=lines",
    },
)
CONTENDERS = (EMPTY, IDIOMATIC, DASHBOARD)
STATIC = Contender("static", ROOT, {"overview": ""}, "bench.static_page")
"""Only looked at: it has nothing to click."""


@dataclass
class Running:
    """A server of one contender."""

    contender: Contender
    address: str
    process: psutil.Process
    started_in: float

    def address_of(self, page: str) -> str:
        return f"{self.address}/{self.contender.pages[page]}"

    def processor_seconds(self) -> float:
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def megabytes(self) -> float:
        return float(self.process.memory_info().rss) / 1e6


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(contender: Contender, **variables: str) -> Iterator[Running]:
    """Start a contender's server and wait until it is ready for visitors."""
    port = _free_port()
    command = [
        *(sys.executable, "-m", contender.module, "run", "app.py", "--server.headless", "true"),
        *("--server.port", str(port), "--server.address", "127.0.0.1"),
        *("--browser.gatherUsageStats", "false"),
    ]
    start = time.monotonic()
    with subprocess.Popen(
        command,
        cwd=contender.folder,
        env={**os.environ, **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(f"{address}/_stcore/health", process)
            took = time.monotonic() - start
            if contender is DASHBOARD:
                _wait(f"{address}/readyz", process)
            yield Running(contender, address, psutil.Process(process.pid), took)
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:  # too busy to hear it
                process.kill()


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            if httpx.get(address, timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"no answer from {address} in two minutes")
