"""Files under addresses that change with their content, which browsers may keep for ever."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from region.catalogue import Catalogue
from region.geography import shapes
from region.language import as_language
from region.map_texts import map_texts, map_texts_hash
from region.places import places_hash, places_json

FOR_EVER = "public, max-age=31536000, immutable"

GetCatalogue = Callable[[], Catalogue]


class Assets:
    """The files of one folder, each under an address that changes with its content."""

    def __init__(self, folder: Path, prefix: str = "/assets"):
        self._files: dict[str, tuple[bytes, str]] = {}
        self.addresses: dict[str, str] = {}
        for path in sorted(folder.iterdir()):
            body = path.read_bytes()
            name = f"{path.stem}-{hashlib.sha256(body).hexdigest()[:12]}{path.suffix}"
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            self._files[name] = (body, kind)
            self.addresses[path.name] = f"{prefix}/{name}"

    def text(self, name: str) -> str:
        """Return a file's text, e.g. of a style sheet that is written into a document."""
        return self._files[self.addresses[name].rsplit("/", 1)[1]][0].decode()

    def response(self, name: str) -> Response:
        if name not in self._files:
            return PlainTextResponse("Not found", 404)
        body, kind = self._files[name]
        return Response(body, media_type=kind, headers={"Cache-Control": FOR_EVER})


def _kept(body: bytes) -> Response:
    headers = {"Cache-Control": FOR_EVER}
    return Response(body, media_type="application/json", headers=headers)


def file_routes(current: GetCatalogue, assets: Assets) -> list[Route]:
    """Return the routes of assets and of what the map in the browser fetches once."""

    async def asset(request: Request) -> Response:
        return assets.response(request.path_params["name"])

    async def municipalities(request: Request) -> Response:
        found = shapes()
        if request.path_params["hash"] != found.hash:
            return PlainTextResponse("Not found", 404)
        return _kept(found.json)

    async def map_words(request: Request) -> Response:
        language = as_language(request.path_params["language"])
        catalogue = current()
        if request.path_params["hash"] != map_texts_hash(catalogue, language):
            return PlainTextResponse("Not found", 404)
        return _kept(map_texts(catalogue, language))

    async def places(request: Request) -> Response:
        catalogue = current()
        if request.path_params["hash"] != places_hash(catalogue):
            return PlainTextResponse("Not found", 404)
        return _kept(places_json(catalogue))

    async def health(request: Request) -> Response:
        return PlainTextResponse("ok")

    return [
        Route("/assets/{name}", asset),
        Route("/geo/municipalities-{hash}.json", municipalities),
        Route("/geo/map-{language}-{hash}.json", map_words),
        Route("/geo/places-{hash}.json", places),
        Route("/healthz", health),
    ]
