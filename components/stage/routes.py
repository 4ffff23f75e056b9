"""The routes of presentation mode. They touch no session: a step is a link, nothing is kept."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from components.current import drawn_by
from components.stage.document import listing, stage
from region.content.catalogue import Catalogue
from region.outputs.exhibits.own import OWN_ID, own_presentation, own_yaml, quoted
from region.outputs.exhibits.steps import PresentationView, presentation
from region.web import shared
from region.web.compressed import Compressed
from region.web.settings import settings
from region.words.language import as_language
from region.words.pages import BY_KEY
from region.words.text import Language
from region.words.views import view

THEMES = ("light", "dark")
MOST_KEPT = 100


def routes(current: Callable[[], Catalogue]) -> list[Route]:
    """Return the route; `current` hands out the catalogue to answer from."""

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(_answer, current(), request)

    return [Route(f"/{BY_KEY['present'].address}", answer)]


def _answer(catalogue: Catalogue, request: Request) -> Response:
    given = dict(request.query_params)
    language = as_language(given.get("lang"))
    how_long = "no-cache" if given.get("own") else shared.PAGE  # what one person has collected
    headers = {"Cache-Control": how_long, "Content-Language": language}
    theme = given.get("theme", "")
    theme = theme if theme in THEMES else ""
    key, text = given.get("show", ""), given.get("own", "")
    own = own_presentation(catalogue, text, language) if text else None
    at = given.get("step", "")
    number = int(at) if at.isdecimal() and len(at) < 4 else 0
    site = settings().site_address or str(request.base_url).rstrip("/")
    if key in catalogue.presentations:
        last = len(catalogue.presentations[key].steps) + 1
        found = ready_answer(catalogue, key, min(number, last), theme, language, site)
    elif own and own.view.steps and "step" in given:
        show, listed = own.view, quoted(own.addresses)
        found = _stage_answer(show, listed, min(number, len(show.steps) + 1), theme, language, site)
    elif own and own.view.steps and given.get("format") == "yaml":
        headers["Content-Disposition"] = f'attachment; filename="{OWN_ID}.yaml"'
        body = own_yaml(catalogue, text)
        return PlainTextResponse(body, headers=headers, media_type="application/yaml")
    else:
        listed_all = listing(catalogue, own, key, language)
        return _sent(Compressed.of(listed_all.encode()), request, headers)
    return _sent(found, request, headers)


def _sent(made: Compressed, request: Request, headers: dict[str, str]) -> Response:
    """Send a document, or say that the client has it."""
    headers = {**headers, "ETag": made.etag}
    if made.known_to(request.headers):
        return Response(status_code=304, headers={**headers, "Vary": "Accept-Encoding"})
    small, encoding = made.body(request.headers.get("accept-encoding", ""))
    return HTMLResponse(small, headers={**headers, **encoding})


@view
def ready_answer(
    catalogue: Catalogue, key: str, at: int, theme: str, language: Language, site: str
) -> Compressed:
    """Return the document of a presentation that is part of the content, compressed."""

    def make() -> str:
        show = presentation(catalogue, key, language)
        return stage(show, "", at, theme, language, site).strip()

    what = (key, str(at), theme, language, site)
    return Compressed.once("presentation", make, *drawn_by(catalogue), *what, most=MOST_KEPT)


@view
def _stage_answer(
    show: PresentationView, listed: str, at: int, theme: str, language: Language, site: str
) -> Compressed:
    """Return the document of views that someone has collected, compressed."""
    return Compressed.of(stage(show, listed, at, theme, language, site).strip().encode())
