"""The server's own routes: shapes, downloads, assets and health. They touch no session."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Sequence
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from region.catalogue import Catalogue
from region.export import observations_csv, profile_csv, profile_json
from region.geography import shapes
from region.language import as_language
from region.map_texts import map_texts, map_texts_hash
from region.model import Language
from region.names import find_municipality
from region.places import places_hash, places_json
from region.profile import file_name
from region.views import UnknownIdError
from region.workbook import profile_xlsx

FOR_EVER = "public, max-age=31536000, immutable"

GetCatalogue = Callable[[], Catalogue]


PROFILE_FORMATS: dict[str, tuple[Callable[[Catalogue, str, Language], bytes], str]] = {
    "json": (profile_json, "application/json"),
    "csv": (profile_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        profile_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


def shapes_address() -> str:
    """Return the address of the municipalities' shapes; it changes when they do."""
    return f"/geo/municipalities-{shapes().hash}.json"


def map_texts_address(catalogue: Catalogue, language: Language) -> str:
    """Return the address of the map's words in one language."""
    return f"/geo/map-{language}-{map_texts_hash(catalogue, language)}.json"


def places_address(catalogue: Catalogue) -> str:
    """Return the address of the register of localities and postal codes."""
    return f"/geo/places-{places_hash(catalogue)}.json"


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

    def response(self, name: str) -> Response:
        if name not in self._files:
            return PlainTextResponse("Not found", 404)
        body, kind = self._files[name]
        return Response(body, media_type=kind, headers={"Cache-Control": FOR_EVER})


def _problem(status: int, title: str, detail: str, allowed: Sequence[str] = ()) -> JSONResponse:
    content = {"title": title, "status": status, "detail": detail}
    if allowed:
        content["allowed"] = list(allowed)
    return JSONResponse(content, status, media_type="application/problem+json")


def routes(current: GetCatalogue, assets: Assets) -> list[Route]:
    """Return the routes; `current` hands out the catalogue to answer from."""

    async def asset(request: Request) -> Response:
        return assets.response(request.path_params["name"])

    async def municipalities(request: Request) -> Response:
        found = shapes()
        if request.path_params["hash"] != found.hash:
            return PlainTextResponse("Not found", 404)
        headers = {"Cache-Control": FOR_EVER}
        return Response(found.json, media_type="application/json", headers=headers)

    async def map_words(request: Request) -> Response:
        language = as_language(request.path_params["language"])
        catalogue = current()
        if request.path_params["hash"] != map_texts_hash(catalogue, language):
            return PlainTextResponse("Not found", 404)
        headers = {"Cache-Control": FOR_EVER}
        body = map_texts(catalogue, language)
        return Response(body, media_type="application/json", headers=headers)

    async def places(request: Request) -> Response:
        catalogue = current()
        if request.path_params["hash"] != places_hash(catalogue):
            return PlainTextResponse("Not found", 404)
        headers = {"Cache-Control": FOR_EVER}
        return Response(places_json(catalogue), media_type="application/json", headers=headers)

    async def observations(request: Request) -> Response:
        formats = ("csv",)
        wanted = request.query_params.get("format", "csv")
        if wanted not in formats:
            return _problem(400, "Unknown format", f"found {wanted!r}", formats)
        language = as_language(request.query_params.get("lang"))
        key = request.path_params["indicator"]
        try:
            body = observations_csv(current(), key, language)
        except UnknownIdError as error:
            return _problem(404, "Unknown indicator", f"found {error.found!r}", error.allowed)
        headers = {
            "Content-Disposition": f'attachment; filename="{key}-{language}.csv"',
            "Cache-Control": "no-cache",
        }
        return Response(body, media_type="text/csv; charset=utf-8", headers=headers)

    async def municipality(request: Request) -> Response:
        wanted = request.query_params.get("format", "json")
        if wanted not in PROFILE_FORMATS:
            return _problem(400, "Unknown format", f"found {wanted!r}", tuple(PROFILE_FORMATS))
        language = as_language(request.query_params.get("lang"))
        catalogue, given = current(), request.path_params["code"]
        code = find_municipality(catalogue, given)
        if code is None:
            allowed = tuple(area.code for area in catalogue.municipalities)
            return _problem(404, "Unknown municipality", f"found {given!r}", allowed)
        make, kind = PROFILE_FORMATS[wanted]
        headers = {"Cache-Control": "no-cache"}
        if wanted != "json":
            name = file_name(catalogue, code, language, wanted)
            headers["Content-Disposition"] = f'attachment; filename="{name}"'
        body = await run_in_threadpool(make, catalogue, code, language)
        return Response(body, media_type=kind, headers=headers)

    async def health(request: Request) -> Response:
        return PlainTextResponse("ok")

    async def robots(request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nAllow: /\n")

    return [
        Route("/assets/{name}", asset),
        Route("/geo/municipalities-{hash}.json", municipalities),
        Route("/geo/map-{language}-{hash}.json", map_words),
        Route("/geo/places-{hash}.json", places),
        Route("/api/v1/indicators/{indicator}/observations", observations),
        Route("/api/v1/municipalities/{code}", municipality),
        Route("/healthz", health),
        Route("/robots.txt", robots),
    ]


def observations_address(indicator_id: str, language: str) -> str:
    """Return where an indicator's observations can be fetched."""
    return f"/api/v1/indicators/{indicator_id}/observations?format=csv&lang={language}"


def profile_address(code: str, ending: str, language: str) -> str:
    """Return where a municipality's profile can be fetched as `json`, `csv` or `xlsx`."""
    return f"/api/v1/municipalities/{code}?format={ending}&lang={language}"
