"""Files under addresses that change with their content, which browsers may keep for ever."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from region.content.catalogue import Catalogue
from region.content.geography import shapes
from region.content.geography.places import places_hash, places_json
from region.municipalities.texts import map_texts, map_texts_hash
from region.web.compressed import Compressed
from region.words.language import as_language

FOR_EVER = "public, max-age=31536000, immutable"

GetCatalogue = Callable[[], Catalogue]


COMPRESSED_ALREADY = (".woff2", ".png")
MOST_KEPT = 200


@lru_cache(maxsize=64)
def _compressed(body: bytes) -> Compressed:
    tag = hashlib.sha256(body).hexdigest()
    return Compressed.once("asset", lambda: body, tag, most=MOST_KEPT)


class Assets:
    """The files of one folder and `more`, each under an address that changes with its content."""

    def __init__(
        self, folder: Path, more: Mapping[str, bytes] | None = None, prefix: str = "/assets"
    ):
        self._files: dict[str, tuple[bytes | Compressed, str]] = {}
        self._texts: dict[str, bytes] = {}
        self.addresses: dict[str, str] = {}
        found = {
            path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()
        }
        for file, body in {**found, **(more or {})}.items():
            ending = Path(file).suffix
            name = f"{Path(file).stem}-{hashlib.sha256(body).hexdigest()[:12]}{ending}"
            kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
            small = body if ending in COMPRESSED_ALREADY else _compressed(body)
            self._files[name] = (small, kind)
            self._texts[file] = body
            self.addresses[file] = f"{prefix}/{name}"

    def text(self, name: str) -> str:
        """Return a file's text, e.g. of a style sheet that is written into a document."""
        return self._texts[name].decode()

    def response(self, name: str, accepted: str = "") -> Response:
        """Return the file in the best encoding that `accepted` (Accept-Encoding) names."""
        if name not in self._files:
            return PlainTextResponse("Not found", 404)
        body, kind = self._files[name]
        if isinstance(body, bytes):
            return Response(body, media_type=kind, headers={"Cache-Control": FOR_EVER})
        return sent_for_ever(body, accepted, kind)


def sent_for_ever(body: Compressed, accepted: str, kind: str = "application/json") -> Response:
    """Return what an address that changes with its content holds, as `accepted` says."""
    small, encoding = body.body(accepted)
    return Response(small, media_type=kind, headers={"Cache-Control": FOR_EVER, **encoding})


def file_routes(current: GetCatalogue, assets: Assets) -> list[Route]:
    """Return the routes of assets and of what the map in the browser fetches once."""

    def accepted(request: Request) -> str:
        return request.headers.get("accept-encoding", "")

    async def asset(request: Request) -> Response:
        return assets.response(request.path_params["name"], accepted(request))

    async def municipalities(request: Request) -> Response:
        found = shapes()
        if request.path_params["hash"] != found.hash:
            return PlainTextResponse("Not found", 404)
        return sent_for_ever(_compressed(found.json), accepted(request))

    async def map_words(request: Request) -> Response:
        language = as_language(request.path_params["language"])
        catalogue = current()
        if request.path_params["hash"] != map_texts_hash(catalogue, language):
            return PlainTextResponse("Not found", 404)
        return sent_for_ever(_compressed(map_texts(catalogue, language)), accepted(request))

    async def places(request: Request) -> Response:
        catalogue = current()
        if request.path_params["hash"] != places_hash(catalogue):
            return PlainTextResponse("Not found", 404)
        return sent_for_ever(_compressed(places_json(catalogue)), accepted(request))

    return [
        Route("/assets/{name}", asset),
        Route("/geo/municipalities-{hash}.json", municipalities),
        Route("/geo/map-{language}-{hash}.json", map_words),
        Route("/geo/places-{hash}.json", places),
    ]
