"""The files below the folder of content: which there are, and what is in them."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from region.content.catalogue import earlier
from region.words.remembered import Remembered

DATA = Path(os.environ.get("REGION_DATA") or Path(__file__).resolve().parents[3] / "data")
"""The folder of content: the one beside the code, unless `REGION_DATA` names another."""

Stamp = tuple[tuple[str, int, int], ...]


def fingerprint(root: Path = DATA) -> Stamp:
    """Return path, time of change and size of every file below `root`: cheap to compare."""

    def below(folder: Path | str, place: str) -> Iterator[tuple[str, int, int]]:
        with suppress(FileNotFoundError), os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from below(entry.path, f"{place}{entry.name}/")
                elif entry.is_file() and not entry.name.startswith("."):
                    stat = entry.stat()
                    yield f"{place}{entry.name}", stat.st_mtime_ns, stat.st_size

    return tuple(sorted(below(root, "")))


def _content_hash(path: Path, stamp: tuple[int, int]) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


_hashes = Remembered(_content_hash, 4_000)
STATES_KEPT = 4
"""So many states of every file are kept as they were read: of now, and of earlier days."""


class Files:
    """The files below a folder; with a day, as they stood when that day began (see `earlier`).

    Attributes
    ----------
    stamps
        Time of change and size of each file, by its name.
    changes
        The days on which what stood before has been kept.
    faults
        What is wrong with the folder of what stood before.
    """

    def __init__(self, root: Path, day: dt.date | None = None):
        self.root = root
        everything = {name: (changed, size) for name, changed, size in fingerprint(root)}
        self.faults = earlier.faults(everything)
        self.changes = earlier.days(everything)
        sizes = {name: size for name, (_, size) in everything.items()}
        self._places = earlier.standing(sizes, day)
        self.stamps = {name: everything[place] for name, place in self._places.items()}
        _hashes.make_room(STATES_KEPT * len(self.stamps))

    def path(self, name: str) -> Path:
        """Return where a file lies."""
        return self.root / self._places[name]

    def hash_of(self, name: str) -> bytes:
        """Return the SHA-256 of a file's bytes; `OSError` if it cannot be read."""
        return _hashes(self.path(name), self.stamps[name])

    def digest(self) -> bytes:
        """Return the SHA-256 of the names and the bytes of all files that can be read."""
        whole = hashlib.sha256()
        for name in self.stamps:
            whole.update(name.encode() + b"\0")
            with suppress(OSError):  # whoever reads it tells of the fault
                whole.update(self.hash_of(name))
        return whole.digest()
