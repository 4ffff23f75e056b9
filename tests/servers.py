"""The real server as a process of its own, for tests that ask it over the network."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    port: int | None = None, log: Path | None = None, **variables: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run the site; hands out its address and the process. Its words are shown if it fails.

    Parameters
    ----------
    log
        Where its output goes; else it is kept for a failure.
    variables
        Environment variables on top of those of the tests.
    """
    port = port or free_port()
    command = [
        *(sys.executable, "-m", "streamlit", "run", "app.py"),
        *("--server.port", str(port), "--server.address", "127.0.0.1"),
    ]
    output = log.open("wb") if log else subprocess.PIPE
    environment = os.environ | variables
    with subprocess.Popen(
        command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, env=environment
    ) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(process, address)
            yield address, process
        finally:
            process.terminate()
            process.wait(20)


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    for _ in range(240):
        if process.poll() is not None:
            words = process.stdout.read().decode() if process.stdout else ""
            pytest.fail(f"the server stopped:\n{words}")
        try:
            if httpx.get(f"{address}/healthz", timeout=1).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.25)
    pytest.fail("the server did not answer within a minute")
