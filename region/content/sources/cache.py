"""Answers kept between runs, so that a source only says "not changed" where nothing has."""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LARGEST_KEPT_BYTES = 5_000_000


@dataclass(frozen=True)
class EarlierAnswer:
    """An earlier answer and what to ask with: has it changed since?"""

    body: bytes
    conditions: dict[str, str]


@dataclass(frozen=True)
class Cache:
    """A folder of answers, or none. Whatever goes wrong with it, the source is asked as usual."""

    folder: Path | None

    def _path(self, url: str) -> Path | None:
        if self.folder is None:
            return None
        return self.folder / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.json"

    def find(self, url: str) -> EarlierAnswer | None:
        """Return the earlier answer from this address."""
        path = self._path(url)
        if path is None:
            return None
        try:
            content = json.loads(path.read_text("utf-8"))
            conditions = {
                name: str(content[key])
                for name, key in (("If-None-Match", "etag"), ("If-Modified-Since", "modified"))
                if content.get(key)
            }
            body = base64.b64decode(content["body"], validate=True)
            if content["url"] != url or hashlib.sha256(body).hexdigest() != content["hash"]:
                return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, binascii.Error):
            return None
        return EarlierAnswer(body, conditions) if conditions else None

    def keep(self, url: str, headers: Mapping[str, str], body: bytes) -> None:
        """Keep the answer, if the source has marked it so that one can ask for changes."""
        etag, modified = headers.get("etag"), headers.get("last-modified")
        path = self._path(url)
        if path is None or not (etag or modified) or len(body) > LARGEST_KEPT_BYTES:
            return
        content = {
            "url": url,
            "etag": etag,
            "modified": modified,
            "hash": hashlib.sha256(body).hexdigest(),
            "body": base64.b64encode(body).decode(),
        }
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            partial = path.with_suffix(f".{os.getpid()}.part")
            partial.write_text(json.dumps(content), "utf-8")
            partial.replace(path)
