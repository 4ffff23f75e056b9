"""The checked content in one file, so that the next start with the same files need not check them.

The file lies in the Python environment and is named after everything it is made from: the bytes of
all content, the code that reads them, and the versions of Python and pydantic.
"""

from __future__ import annotations

import copyreg
import hashlib
import io
import logging
import os
import pickle
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pydantic

from region.content.catalogue.catalogue import Catalogue
from region.words import kept

MOST_KEPT = 4
"""While people edit, each saved state is kept; so many of the latest are enough."""

ROOMS = ("content", "words")
"""The packages whose classes the content is made of."""

log = logging.getLogger(__name__)


def frozen(content: dict[Any, Any]) -> Mapping[Any, Any]:
    """Return a mapping that cannot be changed; pickle cannot name its type itself."""
    return MappingProxyType(content)


def _thawed(mapping: Mapping[Any, Any]) -> tuple[Any, tuple[dict[Any, Any]]]:
    return frozen, (dict(mapping),)


class _Pickler(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table.copy() | {MappingProxyType: _thawed}


@cache
def _code() -> bytes:
    root = Path(__file__).resolve().parents[2]
    whole = hashlib.sha256(f"{sys.version} {pydantic.VERSION}".encode())
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.digest()


def _trusted(path: Path) -> bool:
    """Whether only this user or the system's own can have written the file."""
    stat = path.stat()
    return stat.st_uid in {0, os.geteuid()} and not stat.st_mode & 0o022


def _read(path: Path) -> Catalogue | None:
    try:
        if not _trusted(path):
            return None
        found = pickle.loads(path.read_bytes())  # noqa: S301 - this program's own, see _trusted
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
    name = hashlib.sha256(content + _code()).hexdigest()
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
