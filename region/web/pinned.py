"""Addresses that stay as they are: whatever is asked for with `known=2026-11-27` is as it was then.

The day is read here, for every page, picture, file and answer alike, and taken out of the address
before anything else sees it. What answers asks `asked` first for the content. The links of what is
answered lead to the same day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from contextvars import ContextVar
from html import escape
from urllib.parse import parse_qsl, urlencode

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from region.content.catalogue import Catalogue
from region.content.catalogue.pinned import UnknownDayError, as_it_stood, day_in
from region.web import shared
from region.web.api.answer import send_problem
from region.web.api.problem import ProblemError, echo
from region.web.shell import plain_page
from region.words import clock, pages
from region.words import formatting as fmt
from region.words.addresses import KNOWN, with_known
from region.words.language import as_language, gettext
from region.words.text import Language

ASKED: ContextVar[Catalogue | None] = ContextVar("asked", default=None)
OWN = {"api", "export", "embed", "og", "sok", *(p.address.partition("/")[0] for p in pages.PAGES)}
"""The first parts of addresses that can be pinned."""
FOR_PROGRAMS = ("/api/", "/export/", "/embed/", "/og/", "/oembed")

_LINK = re.compile(r'(?<!data-now )\b(href|src|data-address)="([/?][^"#]*)(#[^"]*)?"')
_FORM = re.compile(r'<form\b[^>]*action="/[^"]*"[^>]*>')
_IN_JSON = re.compile(r'(?<=")((?:https?://[^/"]+)?/api/v1/[^"\\ ]*)(?=")')


def asked(otherwise: Callable[[], Catalogue]) -> Catalogue:
    """Return the content that the request is pinned to, else the one that stands now."""
    return ASKED.get() or otherwise()


def pin_links(html: str, day: dt.date) -> str:
    """Return HTML whose links and forms to this site lead to the same day."""

    def link(found: re.Match[str]) -> str:
        name, address, place = found.groups()
        return f'{name}="{_pinned(address, day, "&amp;")}{place or ""}"'

    hidden = f'<input type="hidden" name="{KNOWN}" value="{day.isoformat()}">'
    return _FORM.sub(lambda found: found[0] + hidden, _LINK.sub(link, html))


def _pinned(address: str, day: dt.date, separator: str) -> str:
    first = address.partition("?")[0].strip("/").partition("/")[0]
    own = address.startswith("?") or (not address.startswith("//") and first in OWN)
    return with_known(address, day, separator) if own else address


def _in_json(text: str, day: dt.date) -> str:
    return _IN_JSON.sub(lambda found: with_known(found[0], day), text)


def _refusal(scope: Scope, error: UnknownDayError, language: Language) -> Response:
    """Say which days there are: to a program as a problem, to a reader as a page."""
    if scope["path"].startswith(FOR_PROGRAMS):
        allowed = (f"{error.first.isoformat()} to {error.last.isoformat()}",)
        problem = ProblemError(400, "Unknown day", f"found {echo(error.found)}", KNOWN, allowed)
        return send_problem(problem.problem, head=scope["method"] == "HEAD")
    _ = gettext(language)
    first, last = (fmt.date(day, language) for day in (error.first, error.last))
    text = _(
        "Adressen har {name} = ”{value}”. Där kan det stå en dag från och med {first} till och "
        "med {last}, skriven som {example}."
    ).format(
        name=KNOWN,
        value=error.found[:40],
        first=first,
        last=last,
        example=error.first.isoformat(),
    )
    others = [(k, v) for k, v in _pairs(scope) if k != KNOWN]
    query = f"?{urlencode(others, safe=',')}" if others else ""
    now = _("Visa sidan som den är nu")
    way = f'<p><a href="{escape(scope["path"] + query)}">{escape(now)}</a>'
    page = plain_page(_("Den dagen finns inte"), f"<p>{escape(text)}</p>{way}", language)
    return HTMLResponse(page, 400, headers={"Cache-Control": "no-store"})


def _pairs(scope: Scope) -> list[tuple[str, str]]:
    query = scope.get("query_string", b"").decode("latin-1")
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return []


class Pinned:
    """Answer what is asked for with `known` from the content as it stood on that day."""

    def __init__(self, app: ASGIApp, current: Callable[[], Catalogue]):
        self.app, self.current = app, current
        self._limiter: CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, without its day and with the content of that day."""
        if scope["type"] != "http" or b"known=" not in scope["query_string"]:
            return await self.app(scope, receive, send)
        pairs = _pairs(scope)
        given = dict(pairs)
        if KNOWN not in given:
            return await self.app(scope, receive, send)
        try:
            current = self.current()
            day = day_in(current, given[KNOWN], clock.today())
        except UnknownDayError as error:
            refusal = _refusal(scope, error, as_language(given.get("lang")))
            return await refusal(scope, receive, send)
        self._limiter = self._limiter or CapacityLimiter(1)  # reading an earlier day takes seconds
        content = await to_thread.run_sync(as_it_stood, current, day, limiter=self._limiter)
        others = urlencode([(k, v) for k, v in pairs if k != KNOWN]).encode()
        headers = [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]
        token = ASKED.set(content)
        try:
            answer = _Answer(send, day)
            await self.app({**scope, "query_string": others, "headers": headers}, receive, answer)
        finally:
            ASKED.reset(token)


class _Answer:
    """What is answered, with its links leading to the same day."""

    def __init__(self, send: Send, day: dt.date):
        self.send, self.day = send, day
        self.start: Message | None = None
        self.change: Callable[[str, dt.date], str] | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["X-Robots-Tag"] = "noindex"
            if message["status"] == 200 and headers.get("cache-control") != "no-store":
                headers["Cache-Control"] = shared.PINNED
            if (target := headers.get("location", "")).startswith("/"):
                headers["Location"] = _pinned(target, self.day, "&")
            kind = headers.get("content-type", "")
            if kind.startswith("text/html"):
                self.change = pin_links
            elif "json" in kind:
                self.change = _in_json
            if self.change is None or "content-length" not in headers:
                self.change = None
                return await self.send(message)
            self.start = message
            return None
        if self.change is None or self.start is None:
            return await self.send(message)
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return None
        body = self.change(self.body.decode(), self.day).encode() if self.body else b""
        if body:  # an answer to HEAD has the length of what it stands for
            MutableHeaders(scope=self.start)["Content-Length"] = str(len(body))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})
        return None
