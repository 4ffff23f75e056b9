"""Work that is heavy or holds up others, done in a process of its own that ends when idle.

It ends with the process that started it too, however that one ends.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

IDLE_SECONDS = 60.0


def end_with_parent() -> None:
    """Let this process end when the one that started it does: asked to, killed or crashed.

    The parent holds one end of a pipe, which the system closes with it, whatever happens.
    """
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)  # nobody is left to hand anything to


class Workers:
    """A few processes that start when there is work and end when there has been none for a while.

    What they have loaded costs the server no memory then, and while they work its visitors do not
    wait for them. Safe to share between threads.
    """

    def __init__(self, processes: int = 1, idle_seconds: float = IDLE_SECONDS):
        self._processes = processes
        self._idle = idle_seconds
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._timer: threading.Timer | None = None
        self._running = 0

    def run(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what `work` returns; it must be a function of a module.

        Raises
        ------
        Exception
            what `work` raises. A process that dies is replaced once.
        """
        with self._lock:
            self._running += 1
            if self._timer is not None:
                self._timer.cancel()
        try:
            try:
                return self._started().submit(work, *args, **kwargs).result()
            except BrokenProcessPool:
                self.stop()
                return self._started().submit(work, *args, **kwargs).result()
        finally:
            with self._lock:
                self._running -= 1
                self._wait()

    def _started(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(
                    self._processes, get_context("spawn"), initializer=end_with_parent
                )
            return self._pool

    def _wait(self) -> None:
        if self._running == 0:
            self._timer = threading.Timer(self._idle, self._stop_if_idle)
            self._timer.daemon = True
            self._timer.start()

    def _stop_if_idle(self) -> None:
        with self._lock:
            idle = self._running == 0
        if idle:
            self.stop()

    def stop(self) -> None:
        """End the processes; the next work starts new ones."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False)
