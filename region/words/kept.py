"""Where files that are made once from the installed packages are kept: in the environment."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path

VARIABLE = "REGION_CACHE"
HASH_BYTES = hashlib.sha256().digest_size
ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("app.py", "components", "locale", "main.py", "pages", "region")
INSTALLED = Path(sysconfig.get_path("purelib"))
"""Where the libraries lie, each with a folder named after it and its version."""


@cache
def version_of(package: str) -> str:
    """Return the folder's name for what a library of this version makes."""
    return f"{package}-{metadata.version(package)}"


def folder(version: str) -> Path:
    """Return the folder for what is made from this version of the installed packages.

    It lies in the Python environment, or where the variable REGION_CACHE says.
    """
    root = os.environ.get(VARIABLE)
    base = Path(root) if root else Path(sys.prefix) / "var" / "region"
    return base / version


@cache
def code(*names: str) -> str:
    """Return a digest of the program's files (of `names` alone, if given) and of its libraries."""
    whole = hashlib.sha256(sys.version.encode())
    for name in names or PROGRAM:
        place = ROOT / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file() and path.suffix != ".pyc":
                whole.update(f"\0{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    installed = sorted(path.name for path in INSTALLED.glob("*.dist-info"))
    whole.update("\0".join(installed).encode())
    return whole.hexdigest()


def write(path: Path, body: bytes) -> None:
    """Write a file so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        part = Path(file.name)
        try:
            file.write(body)
            file.flush()
            part.chmod(0o644)
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise


def made(
    name: str, version: str, make: Callable[[], bytes], *parts: str, most: int | None = None
) -> bytes:
    """Return a file's content: read if it has been made from the same parts, else made now.

    A file that the disk has damaged is made anew: it begins with the hash of its content. A folder
    that cannot be written to only means that it is made again at the next start. Of one that takes
    what visitors ask for, only the `most` last read are kept.
    """
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
    path = folder(version) / f"{digest}-{name}"
    with suppress(OSError):
        whole = path.read_bytes()
        body = whole[HASH_BYTES:]
        if whole[:HASH_BYTES] == hashlib.sha256(body).digest():
            if most:
                with suppress(OSError):  # in a folder that is only read, nothing is removed either
                    os.utime(path)
            return body
    body = make()
    with suppress(OSError):
        write(path, hashlib.sha256(body).digest() + body)
        if most:
            keep_latest(path.parent, most)
    return body


def keep_latest(place: Path, most: int) -> None:
    """Remove the files of a folder that have not been read for longest, a tenth at a time."""
    with os.scandir(place) as found:
        files = list(found)
    if len(files) <= most:
        return
    oldest = sorted(files, key=lambda file: file.stat().st_mtime)
    for file in oldest[: len(files) - most + most // 10]:
        Path(file).unlink(missing_ok=True)
