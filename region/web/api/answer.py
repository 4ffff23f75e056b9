"""Bytes that are ready to be sent, and how they are sent: 304, compression, CORS, HEAD."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property

from starlette.datastructures import Headers
from starlette.responses import Response

from region.web import shared
from region.web.api.problem import MEDIA_TYPE, Problem
from region.words.text import Language

METHODS = ("GET", "HEAD", "OPTIONS")
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Content-Disposition, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    **CORS,
    "Allow": ", ".join(METHODS),
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
WORTH_COMPRESSING = 500
COMPRESSED_ALREADY = ("openxmlformats", "zip", "parquet", "image/png", "application/pdf")
BYTES_KEPT = 64 * 1024 * 1024


@dataclass(frozen=True, eq=False)
class Answer:
    """One representation: body, media type, and what goes with it in the headers."""

    body: bytes
    media_type: str
    version: str
    language: Language | None = None
    file_name: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200

    @cached_property
    def etag(self) -> str:
        """The version of the content and a digest: new content or a new program gives a new one."""
        return f'W/"{self.version}-{hashlib.sha256(self.body).hexdigest()[:12]}"'

    @cached_property
    def compressed(self) -> bytes | None:
        """The body compressed, once for all visitors, where that makes it smaller."""
        small = len(self.body) < WORTH_COMPRESSING
        if small or any(part in self.media_type for part in COMPRESSED_ALREADY):
            return None
        return gzip.compress(self.body, 6, mtime=0)

    @cached_property
    def all_headers(self) -> dict[str, str]:
        """The headers of every answer with this representation."""
        headers = {
            "ETag": self.etag,
            "Cache-Control": shared.ANSWER,
            "Vary": "Accept-Encoding, Accept-Language" if self.language else "Accept-Encoding",
            **CORS,
            **self.headers,
        }
        if self.language:
            headers["Content-Language"] = self.language
        if self.file_name:
            headers["Content-Disposition"] = f'attachment; filename="{self.file_name}"'
        return headers


def _unchanged(headers: Headers, etag: str) -> bool:
    sent = headers.get("if-none-match")
    if sent is None:
        return False
    return sent.strip() == "*" or etag in (part.strip() for part in sent.split(","))


def send(answer: Answer, headers: Headers, *, head: bool) -> Response:
    """Return the answer as this request asked for it."""
    if _unchanged(headers, answer.etag):
        return Response(status_code=304, headers=answer.all_headers)
    body, more = answer.body, {}
    if answer.compressed is not None and "gzip" in headers.get("accept-encoding", ""):
        body, more = answer.compressed, {"Content-Encoding": "gzip"}
    more["Content-Length"] = str(len(body))
    more["Content-Type"] = answer.media_type
    whole = {**answer.all_headers, **more}
    return Response(b"" if head else body, answer.status, headers=whole)


def send_problem(problem: Problem, *, head: bool = False) -> Response:
    """Return a problem; it is not kept, since the content may change."""
    body = problem.model_dump_json(exclude_none=True).encode()
    headers = {**CORS, "Cache-Control": "no-cache", "Content-Type": MEDIA_TYPE}
    if problem.status == 405:
        headers["Allow"] = ", ".join(METHODS)
    headers["Content-Length"] = str(len(body))
    return Response(b"" if head else body, problem.status, headers=headers)


class Kept:
    """The answers used last, bounded by their bytes. Safe to share between threads."""

    def __init__(self, most_bytes: int = BYTES_KEPT):
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._room = most_bytes
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Answer | None:
        """Return the answer that is kept under the key; None if none is."""
        with self._lock:
            answer = self._answers.get(key)
            if answer is not None:
                self._answers.move_to_end(key)
            return answer

    def put(self, key: Hashable, answer: Answer) -> None:
        """Keep an answer, and let go of those asked for longest ago."""
        with self._lock:
            if key not in self._answers:
                self._answers[key] = answer
                self._room -= self._size(answer)
            while self._room < 0 and self._answers:
                _key, dropped = self._answers.popitem(last=False)
                self._room += self._size(dropped)

    @staticmethod
    def _size(answer: Answer) -> int:
        return 2 * len(answer.body) + 1_000
