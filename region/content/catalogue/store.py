"""Keep the last good catalogue while people edit the files."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path

from region.content.catalogue.catalogue import Catalogue
from region.content.catalogue.faults import CatalogueError, Fault
from region.content.catalogue.files import DATA, Stamp, fingerprint
from region.content.catalogue.loading import load

SECONDS_BETWEEN_LOOKS = 1.0


@dataclass(frozen=True)
class Current:
    """The catalogue to show, and the faults that keep a newer one from being shown."""

    catalogue: Catalogue
    faults: tuple[Fault, ...] = ()


class CatalogueStore:
    """Hands out the newest catalogue that is free of faults. Safe to share between threads."""

    def __init__(self, root: Path = DATA, seconds_between_looks: float = SECONDS_BETWEEN_LOOKS):
        self._root = root
        self._pause = seconds_between_looks
        self._lock = threading.Lock()
        self._stamp: Stamp = fingerprint(root)
        self._current = Current(load(root))
        self._looked = time.monotonic()

    def current(self) -> Current:
        """Return what to show now; looks at the folder at most once in the set pause.

        The first load must succeed (`CatalogueError` otherwise). Later, a faulty edit leaves
        the last good catalogue in place and its faults beside it.
        """
        if time.monotonic() - self._looked < self._pause:
            return self._current
        with self._lock:
            if time.monotonic() - self._looked >= self._pause:
                self._look()
                self._looked = time.monotonic()
        return self._current

    def _look(self) -> None:
        try:
            stamp = fingerprint(self._root)
            if stamp == self._stamp:
                return
            self._current = Current(load(self._root))
        except CatalogueError as error:
            self._current = Current(self._current.catalogue, error.faults)
        except OSError as error:
            fault = Fault(str(error.filename or self._root), "", str(error.strerror), "readable")
            self._current = Current(self._current.catalogue, (fault,))
            return
        self._stamp = stamp
