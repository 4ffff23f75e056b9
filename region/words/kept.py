"""Where files that are made once from the installed packages are kept: in the environment."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

VARIABLE = "REGION_CACHE"


def folder(version: str) -> Path:
    """Return the folder for what is made from this version of the installed packages.

    It lies in the Python environment, or where the variable REGION_CACHE says.
    """
    root = os.environ.get(VARIABLE)
    base = Path(root) if root else Path(sys.prefix) / "var" / "region"
    return base / version


def write(path: Path, body: bytes) -> None:
    """Write a file so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(body)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)


def made(name: str, version: str, make: Callable[[], bytes], *parts: str) -> bytes:
    """Return a file's content: read if it has been made from the same parts, else made now.

    A folder that cannot be written to only means that it is made again at the next start.
    """
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]
    path = folder(version) / f"{digest}-{name}"
    try:
        return path.read_bytes()
    except OSError:
        pass
    body = make()
    try:
        write(path, body)
    except OSError:
        return body
    return body
