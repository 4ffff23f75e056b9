"""The real server as a process of its own, for tests that ask it over the network."""

from __future__ import annotations

import asyncio
import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(port: int, module: str = "streamlit") -> list[str]:
    """Return how the site is started at a port of this machine, by Streamlit or what calls it."""
    return [
        *(sys.executable, "-m", module, "run", "app.py"),
        *("--server.port", str(port), "--server.address", "127.0.0.1"),
    ]


@contextmanager
def serving(
    port: int | None = None,
    log: Path | None = None,
    module: str = "streamlit",
    **variables: str,
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run the site; hands out its address and the process. Its words are shown if it fails.

    Parameters
    ----------
    log
        Where its output goes; else it is kept for a failure.
    module
        What starts it.
    variables
        Environment variables on top of those of the tests.
    """
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    output = log.open("wb") if log else subprocess.PIPE
    with subprocess.Popen(
        command(port, module),
        cwd=ROOT,
        stdout=output,
        stderr=subprocess.STDOUT,
        env={"REGION_WARM_UP": "no", **os.environ, **variables},
    ) as process:
        try:
            wait_for(process, address)
            yield address, process
        finally:
            process.terminate()
            process.wait(20)


_started: list[subprocess.Popen[bytes]] = []


@contextmanager
def shared(folder: Path) -> Iterator[str]:
    """Run the site once for all who test at the same time: the first starts it, the last ends it.

    Parameters
    ----------
    folder
        The same for all of them, and for nobody else.
    """
    users = folder / "users"
    with alone(folder):
        others = users.read_text().split() if users.exists() else []
        if not others:
            port = free_port()
            log = (folder / "log").open("wb")
            process = subprocess.Popen(
                command(port),
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={"REGION_WARM_UP": "no", **os.environ},
            )
            _started.append(process)
            (folder / "process").write_text(str(process.pid))
            (folder / "address").write_text(address := f"http://127.0.0.1:{port}")
            wait_for(process, address, folder / "log")
        users.write_text(" ".join([*others, str(os.getpid())]))
    try:
        yield (folder / "address").read_text()
    finally:
        with alone(folder):
            others = [one for one in users.read_text().split() if one != str(os.getpid())]
            users.write_text(" ".join(others))
            if not others:
                os.kill(int((folder / "process").read_text()), signal.SIGTERM)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let nobody else who tests at the same time be in here, by a lock in a folder of theirs."""
    with (folder / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def wait_for(process: subprocess.Popen[bytes], address: str, log: Path | None = None) -> None:
    """Wait until the address answers; a process that ends first fails the test."""
    for _ in range(240):
        if process.poll() is not None:
            words = process.stdout.read().decode() if process.stdout else ""
            words = words or (log.read_text() if log else "")
            pytest.fail(f"the server stopped:\n{words}")
        with suppress(httpx.TransportError):
            if httpx.get(f"{address}/healthz", timeout=1).status_code == 200:
                return
        time.sleep(0.25)
    pytest.fail("the server did not answer within a minute")


class Line:
    """A line between browser and server that can be cut: forwards bytes until it is."""

    def __init__(self, server: str):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._to = int(server.rsplit(":", 1)[1])
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.StreamWriter] = set()
        self._listener: asyncio.Server | None = None
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.mend()

    def cut(self) -> None:
        """Drop every connection and let no new one through."""
        self._run(self._cut())

    def mend(self) -> None:
        """Let connections through again."""
        self._run(self._listen())

    def close(self) -> None:
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _run(self, work: Coroutine[None, None, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> None:
        self._listener = await asyncio.start_server(self._forward, "127.0.0.1", self.port)

    async def _cut(self) -> None:
        if self._listener:
            self._listener.close()
        for writer in list(self._open):
            writer.transport.abort()
        self._open.clear()

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there = await asyncio.open_connection("127.0.0.1", self._to)
        self._open |= {writer, there}

        async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
            with suppress(OSError):
                while data := await source.read(65_536):
                    target.write(data)
                    await target.drain()
            target.close()

        await asyncio.gather(pump(reader, there), pump(there_reader, writer))
        self._open -= {writer, there}
