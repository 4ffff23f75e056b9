"""Archives whose bytes follow from their content alone: no file in them bears a time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

_STILL = (1980, 1, 1, 0, 0, 0)


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of the files, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in files:
            made.writestr(zipfile.ZipInfo(name, _STILL), body, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def stilled(made: io.BytesIO) -> bytes:
    """Return a presentation or a text document without the times that its parts were made at.

    The workbooks behind its charts are such archives themselves, and say when they were made.
    """
    with zipfile.ZipFile(made) as read:
        return archive((name, _part(name, read.read(name))) for name in read.namelist())


_MADE = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")


def _part(name: str, body: bytes) -> bytes:
    if not name.endswith(".xlsx"):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as read:
        parts = {one: read.read(one) for one in read.namelist()}
    return archive(
        (one, _MADE.sub(rb"\g<1>1980-01-01T00:00:00Z", raw)) for one, raw in parts.items()
    )
