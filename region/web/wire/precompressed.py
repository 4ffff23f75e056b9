"""Streamlit's scripts and styles, compressed once as far as possible and kept for ever."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path, PurePosixPath

import brotli
from filelock import FileLock, Timeout
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from region.outputs.workers import end_with_parent
from region.web.compressed import best_encoding
from region.words.kept import write

KINDS = (".js", ".css", ".json", ".svg", ".wasm")
WORTH_IT = 600
"""Bytes under which headers weigh more than what compression saves."""
LARGE = 1_000_000
FOR_EVER = "public, max-age=31536000, immutable"
ENDINGS = {"br": ".br", "gzip": ".gz"}
PREFIX = "/static/"


def files(source: Path, first: Sequence[str] = ()) -> list[str]:
    """Return the paths below `source` that are worth compressing, those in `first` first."""
    found = sorted(
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.suffix in KINDS and path.stat().st_size >= WORTH_IT
    )
    order = {name: place for place, name in enumerate(first)}
    return sorted(found, key=lambda name: order.get(name, len(order)))


def _compress(source: Path, target: Path, name: str) -> None:
    body = (source / name).read_bytes()
    quality = 11 if len(body) < LARGE else 9
    write(target / f"{name}.gz", gzip.compress(body, 9, mtime=0))
    write(target / f"{name}.br", brotli.compress(body, quality=quality))


def missing(source: Path, target: Path, first: Sequence[str] = ()) -> list[str]:
    """Return the files that have not been compressed yet."""
    return [name for name in files(source, first) if not (target / f"{name}.br").exists()]


def compress_all(source: Path, target: Path, first: Sequence[str] = (), workers: int = 1) -> int:
    """Compress what is missing and return how many files that was; one process at a time."""
    target.mkdir(parents=True, exist_ok=True)
    with suppress(Timeout), FileLock(target / ".lock", timeout=0):
        names = missing(source, target, first)
        if workers == 1:
            for name in names:
                _compress(source, target, name)
        else:
            with ProcessPoolExecutor(workers, get_context("spawn"), end_with_parent) as pool:
                list(pool.map(_compress, _same(source, names), _same(target, names), names))
        return len(names)
    return 0


def _same(path: Path, names: Sequence[str]) -> Iterable[Path]:
    return [path] * len(names)


class Precompressed:
    """Answer `/static/` with the compressed file where there is one; else the request passes.

    A file that is not in `source` is not found. Streamlit would send its start page instead.
    """

    def __init__(self, app: ASGIApp, source: Path, target: Path):
        self.app = app
        self.source = source
        self.target = target

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a compressed script, pass everything else on."""
        path = scope.get("path", "")
        if scope["type"] == "http" and path.startswith(PREFIX) and scope["method"] == "GET":
            response = self._response(path, Headers(scope=scope))
            if response is not None:
                return await response(scope, receive, send)
        return await self.app(scope, receive, send)

    def _response(self, path: str, headers: Headers) -> Response | None:
        name = PurePosixPath(path.removeprefix(PREFIX))
        if ".." in name.parts or "\0" in path or not (self.source / name).is_file():
            return PlainTextResponse("Not found", 404)
        encoding = best_encoding(headers.get("accept-encoding", ""))
        if not encoding or name.suffix not in KINDS:
            return None
        try:
            body = (self.target / f"{name}{ENDINGS[encoding]}").read_bytes()
        except OSError:
            return None
        kind = mimetypes.guess_type(name.name)[0] or "application/octet-stream"
        sent = {
            "Content-Encoding": encoding,
            "Vary": "Accept-Encoding",
            "Cache-Control": FOR_EVER,
        }
        return Response(body, media_type=kind, headers=sent)
