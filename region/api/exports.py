"""The routes `/export/…`: slides, reports, pictures and tables, made once and kept.

What takes long is made by the command line in a process of its own, one at a time and with low
priority, so that no page waits for it and its memory is returned when it ends. The rest is made in
a thread, few at a time.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from region.api.answer import Answer, Kept, send, send_problem
from region.api.files import GetCatalogue
from region.api.problem import Problem, echo
from region.catalogue import Catalogue
from region.exhibits import Choice, subject
from region.language import as_language
from region.model import Language
from region.publication.formats import DOCUMENTS, MEDIA_TYPES, SLOW, Format
from region.views import UnknownIdError

ROOT = Path(__file__).resolve().parents[2]
AT_ONCE = {"slow": 1, "quick": 2}
MOST_WAITING = 12
LONGEST_SECONDS = 120
LONGEST_CHOICE = 100
LONGEST_COLLECTION = 6_000
RETRY_SECONDS = 15
CHOICES = {
    **dict.fromkeys(
        ("year", "measure", "base", "scheme", "classes", "basis", "limits", "kommun"),
        LONGEST_CHOICE,
    ),
    "own": LONGEST_COLLECTION,
}
"""How long the choices of the pages' addresses may be that a file follows: those of the map, the
year of a report, and a collected presentation."""


class Wish(NamedTuple):
    """What is asked for. Equal wishes about the same content have the same answer."""

    format: Format
    what: str
    language: Language
    choice: Choice


class ExportError(RuntimeError):
    """The file could not be made; the log has the reason."""


def _command(wish: Wish, folder: str) -> list[str]:
    calm = ["nice", "-n", "10"] if shutil.which("nice") else []
    chosen = [word for name, value in wish.choice for word in ("--choose", f"{name}={value}")]
    return [
        *(*calm, sys.executable, "-m", "region", "export", wish.format.value),
        *("--what", wish.what, "--lang", wish.language, "--out", folder, *chosen),
    ]


async def _in_a_process(catalogue: Catalogue, wish: Wish) -> Answer:
    """Make the file with the command line."""
    with tempfile.TemporaryDirectory() as folder:
        process = await asyncio.create_subprocess_exec(
            *_command(wish, folder),
            cwd=ROOT,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            _out, words = await asyncio.wait_for(process.communicate(), LONGEST_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()
            raise ExportError(f"{wish}: not ready after {LONGEST_SECONDS} s") from None
        files = list(Path(folder).iterdir())
        if process.returncode or len(files) != 1:
            raise ExportError(f"{wish}: {words.decode(errors='replace')[-2000:]}")
        body = files[0].read_bytes()
        kind = MEDIA_TYPES[wish.format]
        return Answer(body, kind, catalogue.version, wish.language, files[0].name)


def _here(catalogue: Catalogue, wish: Wish) -> Answer:
    from region.publication.publish import publish  # heavy: loaded when first asked for

    made = publish(catalogue, *wish)
    return Answer(made.body, made.media_type, catalogue.version, wish.language, made.name)


def _check(catalogue: Catalogue, wish: Wish) -> None:
    """Raise UnknownIdError at once if the wish names nothing, before any process is started."""
    if wish.format in (Format.PDF, Format.HTML):
        if wish.what not in DOCUMENTS:
            raise UnknownIdError("document", wish.what, DOCUMENTS)
    else:
        subject(catalogue, wish.what, wish.language, wish.choice)


class Exports:
    """Makes what is asked for: the same thing once, however many ask for it at the same time."""

    def __init__(self, current: GetCatalogue):
        self._current = current
        self._kept = Kept()
        self._making: dict[tuple[str, Wish], asyncio.Task[Answer]] = {}
        self._rooms = {kind: asyncio.Semaphore(number) for kind, number in AT_ONCE.items()}

    async def _make(self, catalogue: Catalogue, wish: Wish) -> Answer:
        await run_in_threadpool(_check, catalogue, wish)
        slow = wish.format in SLOW
        async with self._rooms["slow" if slow else "quick"]:
            if slow:
                answer = await _in_a_process(catalogue, wish)
            else:
                answer = await run_in_threadpool(_here, catalogue, wish)
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


def _wish(request: Request) -> Wish:
    ending = request.path_params["ending"]
    format_ = next((known for known in Format if known == ending), None)
    if format_ is None:
        raise UnknownIdError("file format", ending, tuple(known.value for known in Format))
    given = request.query_params
    choice = tuple((n, given[n][:longest]) for n, longest in CHOICES.items() if given.get(n))
    return Wish(format_, request.path_params["what"], as_language(given.get("lang")), choice)


Respond = Callable[[Request], Awaitable[Response]]


def export_routes(current: GetCatalogue) -> list[Route]:
    """Return the one route of all files: `/export/target/rd_share.svg?lang=en`."""
    exports = Exports(current)

    async def export(request: Request) -> Response:
        head = request.method == "HEAD"
        try:
            answer = await exports.answer(_wish(request))
        except UnknownIdError as error:
            title = f"Unknown {error.kind}"
            detail = f"found {echo(error.found)}"
            problem = Problem(status=404, title=title, detail=detail, allowed=error.allowed)
            return send_problem(problem, head=head)
        if answer is None:
            detail = f"too many files are being made; try again in {RETRY_SECONDS} seconds"
            response = send_problem(Problem(status=503, title="Busy", detail=detail), head=head)
            response.headers["Retry-After"] = str(RETRY_SECONDS)
            return response
        response = send(answer, request.headers, head=head)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return [Route("/export/{what:path}.{ending}", export, methods=["GET"])]
