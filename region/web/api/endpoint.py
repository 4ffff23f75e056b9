"""One address of the interface: what it takes, what it gives, and how a request becomes bytes."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from region.content.catalogue import Catalogue
from region.web.api.answer import METHODS, PREFLIGHT, Answer, Kept, send, send_problem
from region.web.api.choices import Choices, check
from region.web.api.files import GetCatalogue
from region.web.api.problem import Problem, ProblemError, echo
from region.web.api.query import Query, read
from region.web.own_routes import Limit, LimitedRoute
from region.words import clock
from region.words.text import Language
from region.words.views import UnknownIdError

JSON = "application/json"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Content:
    """A kind of answer: its media type, and its model or else what it is in words."""

    media_type: str
    model: type[BaseModel] | None = None


@dataclass(frozen=True)
class Path:
    """A part of the address: a choice among named ones, or free text with an example."""

    description: str
    choices: Choices | None = None
    example: str = ""


Make = Callable[[Catalogue, Mapping[str, str], Any], Answer]


@dataclass(frozen=True, eq=False)
class Endpoint:
    """An address with everything that the description of the interface says about it.

    An answer that is `based` names the site's own address, and finds it in `parts["base"]`. Where
    no language is asked for, one that is `negotiated` follows Accept-Language; what belongs to the
    pages is Swedish then, as they are. One that is `daily` is made anew each day. `limit` says
    by which limit one client may ask.
    """

    path: str
    operation: str
    tag: str
    summary: str
    make: Make
    contents: tuple[Content, ...]
    query: type[Query] = Query
    parts: Mapping[str, Path] | None = None
    based: bool = False
    negotiated: bool = True
    daily: bool = False
    limit: Limit | None = "data"


def as_json(
    catalogue: Catalogue, model: BaseModel, language: Language | None, media_type: str = JSON
) -> Answer:
    """Return a model as an answer."""
    return Answer(model.model_dump_json().encode(), media_type, catalogue.version, language)


def check_ids(
    catalogue: Catalogue, endpoint: Endpoint, parts: Mapping[str, str], query: Query
) -> None:
    """Refuse what names something that the content does not have.

    Raises
    ------
    ProblemError
        404 for a part of the address, 400 for a parameter, with the ids that would be right.
    """
    for name, part in (endpoint.parts or {}).items():
        if part.choices:
            check(catalogue, name, parts[name], part.choices, 404)
    for name, choices in query.choices.items():
        check(catalogue, name, getattr(query, name) or (), choices, 400)


class Serve:
    """An ASGI application that answers one endpoint. No session, no cookie."""

    def __init__(
        self, endpoint: Endpoint, current: GetCatalogue, kept: Kept, site_address: str = ""
    ):
        self.endpoint, self.current, self.kept = endpoint, current, kept
        self.site_address = site_address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request."""
        response = await self.respond(Request(scope))
        await response(scope, receive, send)

    async def respond(self, request: Request) -> Response:
        """Return the answer, or a problem that says what is allowed."""
        method = request.method
        if method == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        if method not in METHODS:
            return wrong_method(method)
        head = method == "HEAD"
        try:
            answer = await self.answer(request)
        except ProblemError as error:
            return send_problem(error.problem, head=head)
        except UnknownIdError as error:
            title = f"Unknown {error.kind.removeprefix('the ')}"
            found = f"found {echo(error.found)}"
            problem = ProblemError(404, title, found, allowed=error.allowed).problem
            return send_problem(problem, head=head)
        except Exception:
            log.exception("the interface failed for %s", request.url.path)
            text = "The fault has been noted. Please try again later."
            return send_problem(Problem(title="Fault in the server", status=500, detail=text))
        response = send(answer, request.headers, head=head)
        if not self.endpoint.negotiated or request.query_params.get("lang"):
            response.headers["Vary"] = "Accept-Encoding"
        return response

    async def answer(self, request: Request) -> Answer:
        """Return the answer from those kept, or make it beside the event loop."""
        catalogue, parts = self.current(), dict(request.path_params)
        if self.endpoint.based:
            parts["base"] = self.site_address or own_address(request)
        string = request.scope["query_string"].decode("latin-1")
        wanted = request.headers.get("accept-language") if self.endpoint.negotiated else None
        query = read(self.endpoint.query, string, wanted)
        check_ids(catalogue, self.endpoint, parts, query)
        day = clock.today() if self.endpoint.daily else None
        key = (catalogue.version, self.endpoint.path, day, *parts.values(), query)
        found = self.kept.get(key)
        if found is None:
            found = await run_in_threadpool(self.endpoint.make, catalogue, parts, query)
            self.kept.put(key, found)
        return found


def served(
    endpoints: Iterable[Endpoint], current: GetCatalogue, kept: Kept, site_address: str = ""
) -> list[Route]:
    """Return the endpoints' routes; what they have made is `kept` in common."""
    return [
        LimitedRoute(
            endpoint.path, Serve(endpoint, current, kept, site_address), limit=endpoint.limit
        )
        for endpoint in endpoints
    ]


_HOST = re.compile(r"[A-Za-z0-9.-]{1,250}(:\d{1,5})?|\[[0-9a-fA-F:]{2,40}\](:\d{1,5})?")


def own_address(request: Request) -> str:
    """Return the site's address as the client wrote it, where none is configured.

    Raises
    ------
    ProblemError
        400 if the header Host holds no host.
    """
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        raise ProblemError(400, "Wrong host", f"found {echo(host)}", "Host", ("a host name",))
    return f"{request.url.scheme}://{host}"


def wrong_method(method: str) -> Response:
    """Return 405 with the methods that are allowed."""
    return send_problem(
        Problem(
            title="Wrong method",
            status=405,
            detail=f"found {echo(method)}; the interface is read only",
            allowed=METHODS,
        )
    )


class NoSuchAddress:
    """Answer what lies under the interface's prefix but leads nowhere."""

    def __init__(self, addresses: tuple[str, ...]):
        self.addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 404 with the addresses that there are."""
        problem = Problem(
            title="No such address",
            status=404,
            detail=f"found {echo(scope['path'])}",
            allowed=self.addresses,
        )
        response = send_problem(problem, head=scope["method"] == "HEAD")
        await response(scope, receive, send)
