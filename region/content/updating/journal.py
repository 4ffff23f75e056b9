"""Writing several files so that a kill at any moment leaves all of them old or all of them new.

The new contents are first laid beside the files, under hidden names, and flushed to disk. Then one
small file, the journal, is put in place: from that moment the change is decided. The contents are
moved over the files one by one, and the journal is taken away. Whoever comes next finishes a change
that was decided and throws away one that was not.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

JOURNAL = "updates/.journal.json"
LAID = ".laid"


class BusyFolderError(Exception):
    """Another update is at work in the folder."""


def commit(root: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, named relative to `root`, all or none.

    Raises
    ------
    OSError
        If there is no room or no right to write; names the file. Nothing has changed then.
    """
    journal = root / JOURNAL
    try:
        for name, content in files.items():
            _write(_laid(root / name), content)
        _write(_laid(journal), json.dumps(sorted(files)).encode())
        _laid(journal).replace(journal)
    except OSError:
        for name in (*files, JOURNAL):
            _laid(root / name).unlink(missing_ok=True)
        raise
    _flush_folder(journal.parent)
    _finish(root, sorted(files))


def recover(root: Path) -> tuple[str, ...]:
    """Finish an interrupted change that was decided, drop one that was not; return its files."""
    journal = root / JOURNAL
    finished: tuple[str, ...] = ()
    if journal.exists():
        finished = tuple(json.loads(journal.read_text("utf-8")))
        _finish(root, finished)
    for left in root.rglob(f".*{LAID}"):
        left.unlink(missing_ok=True)
    return finished


def is_interrupted(root: Path) -> bool:
    """Return whether a change has been decided but not finished."""
    return (root / JOURNAL).exists()


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the folder, so that two updates cannot write at once.

    Raises
    ------
    BusyFolderError
        if another one holds it.
    """
    try:
        import fcntl
    except ImportError:  # Windows has no such lock
        yield
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BusyFolderError(str(root)) from None
        yield
    finally:
        os.close(handle)


def _laid(path: Path) -> Path:
    return path.with_name(f".{path.name}{LAID}")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _finish(root: Path, names: tuple[str, ...] | list[str]) -> None:
    for name in names:
        path = root / name
        with contextlib.suppress(FileNotFoundError):  # it was moved before the interruption
            _laid(path).replace(path)
    for folder in {(root / name).parent for name in names}:
        _flush_folder(folder)
    (root / JOURNAL).unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # not every system can flush a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
