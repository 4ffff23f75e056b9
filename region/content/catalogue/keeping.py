"""The checked content in one file, so that the next start with the same files need not check them.

The file lies in the Python environment and is named after everything it is made from: the bytes of
all content, the code that reads them, and the versions of Python and of the libraries.
"""

from __future__ import annotations

import copyreg
import gc
import hashlib
import io
import logging
import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

from region.content.catalogue.catalogue import Catalogue
from region.words import kept

MOST_KEPT = 4
"""While people edit, each saved state is kept; so many of the latest are enough."""

ROOMS = ("region/content", "region/words")
"""The folders whose classes the content is made of."""

log = logging.getLogger(__name__)


def frozen(content: dict[Any, Any]) -> Mapping[Any, Any]:
    """Return a mapping that cannot be changed; pickle cannot name its type itself."""
    return MappingProxyType(content)


def _thawed(mapping: Mapping[Any, Any]) -> tuple[Any, tuple[dict[Any, Any]]]:
    return frozen, (dict(mapping),)


class _Pickler(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table.copy() | {MappingProxyType: _thawed}


def _trusted(path: Path) -> bool:
    """Whether only this user or the system's own can have written the file."""
    stat = path.stat()
    return stat.st_uid in {0, os.geteuid()} and not stat.st_mode & 0o022


@contextmanager
def _without_collections() -> Iterator[None]:
    """Leave the garbage collector out: all that is made stays, and it would walk through it often.

    With it, most of the time to read the content would go to that.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _read(path: Path) -> Catalogue | None:
    try:
        if not _trusted(path):
            return None
        raw = path.read_bytes()
        with _without_collections():
            found = pickle.loads(raw)  # noqa: S301 - this program's own, see _trusted
    except FileNotFoundError:
        return None
    except Exception:
        log.warning("%s cannot be used, the content is read anew", path, exc_info=True)
        return None
    return found if isinstance(found, Catalogue) else None


def _write(path: Path, catalogue: Catalogue) -> None:
    whole = io.BytesIO()
    _Pickler(whole, protocol=pickle.HIGHEST_PROTOCOL).dump(catalogue)
    kept.write(path, whole.getvalue())
    kept.keep_latest(path.parent, MOST_KEPT)


def once(content: bytes, make: Callable[[], Catalogue]) -> Catalogue:
    """Return what `make` returns; taken from a file if it was made of the same content before.

    `content` is the digest of all files. A folder that cannot be written to only means that the
    content is checked anew at the next start.
    """
    name = hashlib.sha256(content + kept.code(*ROOMS).encode()).hexdigest()
    path = kept.folder("content") / f"{name}.pickle"
    found = _read(path)
    if found is not None:
        return found
    made = make()
    try:
        _write(path, made)
    except OSError as error:
        log.info("the checked content is not kept: %s", error.strerror)
    return made
