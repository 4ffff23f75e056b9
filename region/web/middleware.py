"""What stands between the network and the application: headers, documents, honest 404s."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Protocol
from urllib.parse import parse_qs

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from region.web import shared
from region.web.admission import Load
from region.web.compressed import Compressed
from region.web.own_routes import own_route
from region.web.shell import not_found
from region.words import pages
from region.words.language import as_language
from region.words.text import Language

THEME_SCRIPT = (
    'try{const c=localStorage.getItem("theme"),k=`stActiveTheme-${location.pathname}-v2`;'
    "if(c){document.documentElement.dataset.theme=c;"
    'localStorage.setItem(k,JSON.stringify(c==="dark"?"Dark":"Light"))}'
    "else localStorage.removeItem(k)}catch{}"
)
"""Before anything is painted: the colours that are chosen in this browser, for the document and, in
the place where it looks, for the application. The only script inside a document."""


def _hash_of(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"sha256-{digest}"


CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        # blob: is where Streamlit imports the map component's few lines of start code from
        f"script-src 'self' blob: 'wasm-unsafe-eval' '{_hash_of(THEME_SCRIPT)}'",
        # Streamlit writes its styles into the page while it runs
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        # deck.gl draws the height view with workers of its own
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ]
)

HEADERS = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}

_STREAMLITS = ("/static/", "/_stcore/", "/media/", "/component/")
_STREAMLITS_FILES = ("/manifest.json", "/favicon.png")

HTTPS_ONLY = "max-age=31536000"


class SecurityHeaders:
    """Add the security headers to every answer; a header that a route has set itself stays.

    Over TLS (also ended by a proxy in front) browsers are told to keep to it for a year, and to
    send cookies back no other way.
    """

    def __init__(self, app: ASGIApp, frame_ancestors: str = "'none'"):
        self.app = app
        policy = f"{CONTENT_SECURITY_POLICY}; frame-ancestors {frame_ancestors}"
        self.headers = {"Content-Security-Policy": policy, **HEADERS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add headers to its answer."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                if scope.get("scheme") == "https":
                    headers.setdefault("Strict-Transport-Security", HTTPS_ONLY)
                    _secure(message)
            await send(message)

        return await self.app(scope, receive, with_headers)


def _secure(message: Message) -> None:
    """Have browsers send the answer's cookies back over TLS only."""
    message["headers"] = [
        (name, value + b"; Secure")
        if name.lower() == b"set-cookie" and b"secure" not in value.lower().split(b"; ")
        else (name, value)
        for name, value in message["headers"]
    ]


DRAWN_AT_ONCE = 4


class MakesDocuments(Protocol):
    """Makes a page's document: its key, its address' parameters, its language.

    `full` asks for the document without the application, which says that the server is full.
    """

    def __call__(
        self, key: str, given: Mapping[str, str], language: Language, *, full: bool
    ) -> Compressed:
        """Return the document."""


class Documents:
    """Answer every page with its own document, and what is no route's and no page's with 404."""

    def __init__(
        self, app: ASGIApp, answer: MakesDocuments, load: Load, routes: Sequence[BaseRoute]
    ):
        self.app = app
        self.routes = routes
        self.answer = answer
        self.load = load
        self._limiter: CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a page's address, pass on what is a route's or Streamlit's."""
        path = scope.get("path", "")
        streamlits = path.startswith(_STREAMLITS) or path in _STREAMLITS_FILES
        if scope["type"] != "http" or streamlits or own_route(self.routes, scope):
            return await self.app(scope, receive, send)
        response = await self._response(scope, path)
        return await response(scope, receive, send)

    async def _response(self, scope: Scope, path: str) -> Response:
        if scope["method"] not in ("GET", "HEAD"):
            return Response("", 405, headers={"Allow": "GET, HEAD"})
        query = scope["query_string"].decode("latin-1")
        given = {name: values[-1] for name, values in parse_qs(query).items()}
        language = as_language(given.get("lang"))
        address = path.removeprefix("/")
        if address.endswith("/") and address.rstrip("/") in pages.BY_ADDRESS:
            target = "/" + address.rstrip("/") + (f"?{query}" if query else "")
            return RedirectResponse(target, 308)
        page = pages.BY_ADDRESS.get(address)
        if page is None:
            return HTMLResponse(not_found(language), 404)
        # drawing one that is not kept takes a while, which must not hold up other visitors
        self._limiter = self._limiter or CapacityLimiter(DRAWN_AT_ONCE)
        full = self.load.full
        make = partial(self.answer, page.key, given, language, full=full)
        answer = await to_thread.run_sync(make, limiter=self._limiter)
        headers = Headers(scope=scope)
        kept = "no-store" if full else shared.PAGE
        common = {"ETag": answer.etag, "Cache-Control": kept, "Content-Language": language}
        if answer.known_to(headers):
            return Response(status_code=304, headers={**common, "Vary": "Accept-Encoding"})
        body, encoding = answer.body(headers.get("accept-encoding", ""))
        return HTMLResponse(body, headers={**common, **encoding})
