"""Processes that work for another one: they do it, and end with it however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from region.outputs.publication import engine
from region.outputs.workers import Workers
from tests.servers import ROOT, serving

ENDS = {"stopped": signal.SIGTERM, "killed": signal.SIGKILL, "crashed": signal.SIGSEGV}
PARENT = """
import os, sys, threading, time
from region.outputs.workers import Workers
if __name__ == "__main__":
    workers = Workers()
    print(workers.run(os.getpid), flush=True)
    if sys.argv[1] == "busy":
        threading.Thread(target=workers.run, args=(time.sleep, 60), daemon=True).start()
    time.sleep(60)
"""


def lives(process: int) -> bool:
    """Whether a process runs; one that has ended and waits to be noticed does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ended(processes: set[int]) -> bool:
    """Whether none of the processes lives, now or within ten seconds."""
    until = time.monotonic() + 10
    while any(map(lives, processes)) and time.monotonic() < until:
        time.sleep(0.1)
    return not any(map(lives, processes))


def below(process: int) -> set[int]:
    """Return the processes that a process has started, and those that they have."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
        if parent == process:
            child = int(stat.parent.name)
            found |= {child, *below(child)}
    return found


def test_work_is_done_in_another_process_that_ends() -> None:
    workers = Workers(idle_seconds=30)
    try:
        first, second = workers.run(os.getpid), workers.run(os.getpid)
        with pytest.raises(FileNotFoundError):
            workers.run(os.stat, "/no/such/file")
        assert first == second != os.getpid()
        workers.stop()
        assert workers.run(os.getpid) != first
    finally:
        workers.stop()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
@pytest.mark.parametrize("state", ["idle", "busy"])
@pytest.mark.parametrize("how", ENDS)
def test_it_ends_with_the_process_that_started_it(how: str, state: str, tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, "utf-8")
    command = [sys.executable, str(script), state]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        assert lives(worker)

        parent.send_signal(ENDS[how])

        assert ended({worker})


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
@pytest.mark.parametrize("how", ["stopped", "killed"])
def test_a_server_that_has_made_slides_leaves_nothing_behind(how: str) -> None:
    with serving() as (address, process):
        assert httpx.get(f"{address}/export/goals.pptx", timeout=60).status_code == 200
        started = below(process.pid)
        assert started

        process.send_signal(ENDS[how])
        process.wait(30)

        assert ended(started)


SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><path d="M0 0h4v4"/></svg>'


def started_by_drawing() -> set[int]:
    """Draw a picture, and return the processes that this one has started for that."""
    before = below(os.getpid())
    assert engine.rastered(SQUARE, 1).startswith(b"\x89PNG")
    return below(os.getpid()) - before


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
def test_pictures_are_drawn_in_a_process_apart() -> None:
    engine.stop()
    try:
        drawing = started_by_drawing()
        assert drawing
        assert started_by_drawing() == set()
    finally:
        engine.stop()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are found in /proc")
def test_a_process_that_works_for_another_draws_by_itself() -> None:
    workers = Workers()
    try:
        assert workers.run(started_by_drawing) == set()
    finally:
        workers.stop()
