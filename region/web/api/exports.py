"""The routes `/export/…`: slides, reports, pictures and tables, made once and kept.

What takes long is made in a process of its own, one file at a time and with low priority, so that
no page waits for it; its memory is returned when there has been nothing to make for a while. The
rest is made in a thread, few at a time.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import os
from collections.abc import Awaitable, Callable
from functools import cache
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from region.content.catalogue import Catalogue, load
from region.content.catalogue.pinned import as_it_stood
from region.outputs.exhibits import CHOICES as OF_A_KIND
from region.outputs.exhibits import Choice, subject
from region.outputs.publication.formats import AS_DOCUMENT, DOCUMENTS, SLOW, Format, Publication
from region.web.api.answer import Answer, Kept, send, send_problem
from region.web.api.endpoint import own_address
from region.web.api.files import GetCatalogue
from region.web.api.problem import Problem, ProblemError, echo
from region.web.own_routes import LimitedRoute
from region.words.language import as_language
from region.words.text import Language
from region.words.views import UnknownIdError

_LOG = logging.getLogger(__name__)
AT_ONCE = {"slow": 1, "quick": 2}
MOST_WAITING = 12
PATIENCE = 10
LONGEST_CHOICE = 100
LONGEST_LIST = 300
LONGEST_COLLECTION = 6_000
RETRY_SECONDS = 15
CHOICES = {
    "year": LONGEST_CHOICE,
    **{name: LONGEST_CHOICE for names in OF_A_KIND.values() for name in names},
    **dict.fromkeys(("measures", "places"), LONGEST_LIST),
    "own": LONGEST_COLLECTION,
}
"""How long the choices of the pages' addresses may be that a file follows: those of every kind of
exhibit, the year of a report, and a collected presentation."""


class Wish(NamedTuple):
    """What is asked for. Equal wishes about the same content have the same answer.

    `site` is where the site is served, for files that show it.
    """

    format: Format
    what: str
    language: Language
    choice: Choice
    site: str = ""
    day: dt.date | None = None
    """The day whose content it is made from, where the address asks for one."""


class ExportError(RuntimeError):
    """The file could not be made; the log has the reason."""


class Refusal(NamedTuple):
    """What the process apart says if the wish names something that there is not."""

    kind: str
    found: str
    allowed: tuple[str, ...]


Made = Publication | Refusal
Apart = Callable[[Callable[[Wish], Made], Wish], Made]


def make_apart(wish: Wish) -> Made:
    """Make the file in a process of its own, from the content as it is in the folder.

    The first file takes as long as reading the content does; the next ones find it read.
    """
    from region.outputs.publication.publish import (
        publish,  # heavy: loaded by the process apart alone
    )

    _be_patient()
    try:
        return publish(_content(load(), wish), *wish[:4], site=wish.site)
    except UnknownIdError as error:
        return Refusal(error.kind, error.found, error.allowed)
    except Exception as error:  # an exception of any kind must not end the process unread
        raise ExportError(f"{wish}: {type(error).__name__}: {error}") from None


def _content(catalogue: Catalogue, wish: Wish) -> Catalogue:
    return as_it_stood(catalogue, wish.day) if wish.day else catalogue


@cache
def _be_patient() -> None:
    """Let pages go first, where the system knows priorities."""
    if hasattr(os, "nice"):
        os.nice(PATIENCE)


def _make_here(catalogue: Catalogue, wish: Wish) -> Publication:
    from region.outputs.publication.publish import publish  # heavy: loaded when first asked for

    return publish(catalogue, *wish[:4], site=wish.site)


def _check(catalogue: Catalogue, wish: Wish) -> None:
    """Raise UnknownIdError at once if the wish names nothing, before any process is started."""
    if wish.format in AS_DOCUMENT:
        if wish.what not in DOCUMENTS:
            raise UnknownIdError("document", wish.what, DOCUMENTS)
    else:
        subject(catalogue, wish.what, wish.language, wish.choice)


class Exports:
    """Makes what is asked for: the same thing once, however many ask for it at the same time."""

    def __init__(self, current: GetCatalogue, apart: Apart):
        self._current = current
        self._apart = apart
        self._kept = Kept()
        self._making: dict[tuple[str, Wish], asyncio.Task[Answer]] = {}
        self._rooms = {kind: asyncio.Semaphore(number) for kind, number in AT_ONCE.items()}

    async def _make(self, catalogue: Catalogue, wish: Wish) -> Answer:
        await run_in_threadpool(_check, catalogue, wish)
        slow = wish.format in SLOW
        async with self._rooms["slow" if slow else "quick"]:
            if slow:
                made = await run_in_threadpool(self._apart, make_apart, wish)
            else:
                made = await run_in_threadpool(_make_here, catalogue, wish)
        if isinstance(made, Refusal):
            raise UnknownIdError(*made)
        answer = Answer(
            made.body, made.media_type, catalogue.version, wish.language, file_name=made.name
        )
        self._kept.put((catalogue.version, wish), answer)
        return answer

    async def answer(self, wish: Wish) -> Answer | None:
        """Return the file; None if too many others are waiting for theirs.

        Raises
        ------
        UnknownIdError
            if the wish names something that there is not.
        ExportError
            if it could not be made.
        """
        catalogue = self._current()
        wish = wish._replace(day=catalogue.pinned)
        key = (catalogue.version, wish)
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        task = self._making.get(key)
        if task is None:
            if len(self._making) >= MOST_WAITING:
                return None
            task = asyncio.create_task(self._make(catalogue, wish))
            self._making[key] = task
            task.add_done_callback(lambda _task: self._making.pop(key, None))
        return await asyncio.shield(task)


def _wish(request: Request, site_address: str) -> Wish:
    ending = request.path_params["ending"]
    format_ = next((known for known in Format if known == ending), None)
    if format_ is None:
        raise UnknownIdError("file format", ending, tuple(known.value for known in Format))
    given = request.query_params
    choice = tuple((n, given[n][:longest]) for n, longest in CHOICES.items() if given.get(n))
    site = (site_address or own_address(request)) if format_ is Format.PPTX else ""
    return Wish(format_, request.path_params["what"], as_language(given.get("lang")), choice, site)


Respond = Callable[[Request], Awaitable[Response]]


def export_routes(current: GetCatalogue, apart: Apart, site_address: str = "") -> list[Route]:
    """Return the one route of all files: `/export/target/rd_share.svg?lang=en`.

    `site_address` is as for `api_routes`. `apart` runs a function in another process and returns
    what it returns (`Workers.run`).
    """
    exports = Exports(current, apart)

    async def export(request: Request) -> Response:
        head = request.method == "HEAD"
        try:
            answer = await exports.answer(_wish(request, site_address))
        except UnknownIdError as error:
            title = f"Unknown {error.kind}"
            detail = f"found {echo(error.found)}"
            problem = Problem(status=404, title=title, detail=detail, allowed=error.allowed)
            return send_problem(problem, head=head)
        except ProblemError as error:
            return send_problem(error.problem, head=head)
        except ExportError:
            _LOG.exception("a file could not be made")
            detail = "the file could not be made; the server's log has the reason"
            return send_problem(Problem(status=500, title="Failed", detail=detail), head=head)
        if answer is None:
            detail = f"too many files are being made; try again in {RETRY_SECONDS} seconds"
            response = send_problem(Problem(status=503, title="Busy", detail=detail), head=head)
            response.headers["Retry-After"] = str(RETRY_SECONDS)
            return response
        response = send(answer, request.headers, head=head)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return [LimitedRoute("/export/{what:path}.{ending}", export, limit="work", methods=["GET"])]
