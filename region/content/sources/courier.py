"""Asking a source over HTTP: politely, within limits, and never elsewhere than at its own host."""

from __future__ import annotations

import datetime as dt
import email.utils
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx
import tenacity

from region.content.sources.address import Base
from region.content.sources.answer import BusyError, SourceError, quoted
from region.content.sources.cache import Cache
from region.content.sources.pace import Pace

BUSY_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
MOST_ATTEMPTS = 6
MOST_REDIRECTS = 3
FAILURES_BEFORE_HASTE = 5
SHORTEST_LIMIT = 2.0
USER_AGENT = "stockholmsregionen-i-siffror/1 (public statistics dashboard; a few readings a month)"

Inspect = Callable[[Any], None]


@dataclass(frozen=True)
class Limits:
    """What an answer may cost. Waiting is counted for one source of one indicator at a time."""

    waiting_seconds: float = 60.0
    answer_seconds: float = 30.0
    largest_answer_bytes: int = 20_000_000
    seconds_between_requests: float = 0.2

    @classmethod
    def from_environment(cls) -> Limits:
        """Return the limits, with all waiting capped by REGION_RETRY_SECONDS if it is set.

        Raises
        ------
        SourceError
            if the variable is not a number of seconds.
        """
        text = os.environ.get("REGION_RETRY_SECONDS", "")
        if not text:
            return cls()
        try:
            seconds = float(text)
        except ValueError:
            seconds = -1.0
        if not 0 <= seconds <= 3600:
            found = f"REGION_RETRY_SECONDS: found {quoted(text)}"
            raise SourceError(f"{found}; allowed: a number of seconds from 0 to 3600")
        return cls(waiting_seconds=seconds)


@dataclass
class Courier:
    """Brings answers from one host. Not for several threads at once."""

    base: Base
    limits: Limits
    cache: Cache
    user_agent: str = USER_AGENT
    sleep: Callable[[float], None] = time.sleep
    memory: dict[str, Any] = field(default_factory=dict)
    pace: Pace | None = None
    _waited: float = 0.0
    _failures: int = 0
    _last_request: float = 0.0

    def __post_init__(self) -> None:
        direct = {f"all://{host}": None for host in ("localhost", "127.0.0.1")}
        self._client = httpx.Client(
            headers={"User-Agent": self.user_agent, "Accept-Language": "sv"},
            follow_redirects=False,
            mounts=direct,
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    @contextmanager
    def errand(self) -> Iterator[None]:
        """One source of one indicator: waiting is counted from here.

        After several errands in a row that only waited in vain, the next ones do not wait.
        """
        self._waited = 0.0
        try:
            yield
        except BusyError:
            self._failures += 1
            raise
        else:
            self._failures = 0

    def get_json(self, path: str, inspect: Inspect | None = None) -> Any:
        """Return the JSON at the path below the base address; `inspect` may raise BusyError."""
        return self._json("GET", path, None, inspect)

    def post_json(self, path: str, body: object, inspect: Inspect | None = None) -> Any:
        """Return the JSON that answers a JSON body."""
        return self._json("POST", path, json.dumps(body).encode(), inspect)

    def get_bytes(self, path: str) -> bytes:
        """Return the file at the path."""
        return self._patiently(lambda: self._found("GET", path, None))

    def _left(self) -> float:
        if self._failures >= FAILURES_BEFORE_HASTE:
            return 0.0
        return max(0.0, self.limits.waiting_seconds - self._waited)

    def _wait(self, seconds: float) -> None:
        self._waited += seconds
        self.sleep(seconds)

    def _json(self, method: str, path: str, body: bytes | None, inspect: Inspect | None) -> Any:
        def attempt() -> Any:
            try:
                content = parsed(self._found(method, path, body))
            except BusyError:
                raise
            except SourceError as error:
                if inspect and isinstance(error.body, bytes) and error.body:
                    inspect(_parsed_or_none(error.body))
                raise
            if inspect:
                inspect(content)
            return content

        return self._patiently(attempt)

    def _patiently(self, attempt: Callable[[], Any]) -> Any:
        backoff = tenacity.wait_exponential_jitter(
            initial=min(0.5, self.limits.waiting_seconds / 20), max=20, jitter=0.2
        )

        def wait(state: tenacity.RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            asked = error.after if isinstance(error, BusyError) else None
            return backoff(state) if asked is None else asked

        def stop(state: tenacity.RetryCallState) -> bool:
            return state.attempt_number >= MOST_ATTEMPTS or state.upcoming_sleep > self._left()

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(BusyError),
            wait=wait,
            stop=stop,
            sleep=self._wait,
            reraise=True,
        )
        try:
            return retrying(attempt)
        except BusyError as last:
            times = retrying.statistics.get("attempt_number", 1)
            again = f"; asked {times} times, waited {self._waited:.1f} s" if times > 1 else ""
            if last.after is not None and last.after > self._left():
                again += f"; it asks for {last.after:g} s, and {self._left():.1f} s were left"
            raise BusyError(f"{last}{again}", last.status) from None

    def _found(self, method: str, path: str, body: bytes | None) -> bytes:
        """Return the answer, trying the base address's other forms as long as none has worked."""
        while True:
            try:
                found = self._followed(method, self.base.url(path), body)
            except SourceError as error:
                if error.status == 404 and self.base.try_next():
                    continue
                if error.status in (400, 410, 413, 422):
                    self.base.settle()
                raise
            self.base.settle()
            return found

    def _followed(self, method: str, url: str, body: bytes | None) -> bytes:
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(method, url, body)
            if isinstance(answer, bytes):
                return answer
            target = urlsplit(str(httpx.URL(url).join(answer)))
            here = urlsplit(url)
            if target.netloc != here.netloc or (here.scheme, target.scheme) == ("https", "http"):
                there = quoted(urlunsplit(target))
                raise SourceError(f"the answer leads to {there}, outside the source's own host")
            url = urlunsplit(target)
        raise SourceError("the answer leads on more than three times")

    def _ask(self, method: str, url: str, body: bytes | None) -> bytes | str:
        """Return the answer's content, or the address that it leads to."""
        self._keep_pace()
        if self.base.is_documented:
            since = time.monotonic() - self._last_request
            self.sleep(max(0.0, self.limits.seconds_between_requests - since))
        kept = self.cache.find(url) if method == "GET" else None
        headers = {"Accept": "application/json, */*;q=0.5"} | (kept.conditions if kept else {})
        if body is not None:
            headers["Content-Type"] = "application/json"
        started = time.monotonic()
        limit = min(self.limits.answer_seconds, max(5.0, self._left()))
        limit = min(limit, max(SHORTEST_LIMIT, self.limits.waiting_seconds))
        try:
            with self._client.stream(
                method, url, content=body, headers=headers, timeout=httpx.Timeout(limit)
            ) as response:
                content = self._read(response, started + limit)
        except httpx.TimeoutException:
            self._waited += time.monotonic() - started
            raise BusyError(f"no answer within {limit:.0f} s") from None
        except httpx.RemoteProtocolError:
            raise BusyError("the answer was cut off in the middle") from None
        except httpx.ConnectError:
            raise BusyError(f"no contact with {urlsplit(url).netloc}") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise BusyError(f"the connection failed ({type(error).__name__})") from None
        finally:
            self._last_request = time.monotonic()
        return self._judged(response, content, url, method, kept.body if kept else None)

    def _keep_pace(self) -> None:
        """Wait as the source's limit on calls asks for. It is no waiting for a busy source."""
        if self.pace is None:
            return
        pause = self.pace.pause()
        if pause > max(self.limits.waiting_seconds, SHORTEST_LIMIT):
            raise BusyError(f"its limit on calls asks for a pause of {pause:.0f} s")
        if pause > 0:
            self.sleep(pause)
        self.pace.called()

    def _read(self, response: httpx.Response, deadline: float) -> bytes:
        whole = bytearray()
        most = self.limits.largest_answer_bytes
        for part in response.iter_bytes():
            whole += part
            if len(whole) > most:
                raise SourceError(f"the answer is larger than {most / 1e6:g} MB")
            if time.monotonic() > deadline:
                raise httpx.ReadTimeout("the answer as a whole took too long")
        return bytes(whole)

    def _judged(
        self, response: httpx.Response, content: bytes, url: str, method: str, kept: bytes | None
    ) -> bytes | str:
        status = response.status_code
        if status == 304 and kept is not None:
            return kept
        if status in (301, 302, 303, 307, 308) and "location" in response.headers:
            if method != "GET" and status not in (307, 308):
                raise SourceError(f"status {status}: the address has moved", status)
            return str(response.headers["location"])
        if status in BUSY_STATUSES:
            after = retry_after(response.headers.get("retry-after", ""))
            raise BusyError(f"status {status} ({response.reason_phrase})", status, after)
        if status != 200:
            words = {404: "there is no such thing", 410: "gone for good"}.get(
                status, response.reason_phrase
            )
            raise SourceError(f"status {status} ({words})", status, content)
        if method == "GET":
            self.cache.keep(url, response.headers, content)
        return content


def retry_after(text: str) -> float | None:
    """Return the seconds that a Retry-After header asks for, given as seconds or as a date."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text[:6])
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def parsed(body: bytes) -> Any:
    """Return the JSON of an answer.

    Raises
    ------
    SourceError
        if it is HTML, cut off, or not JSON in some other way.
    """
    if not body.strip():
        raise SourceError("an empty answer instead of JSON")
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise SourceError("HTML instead of JSON", body=None)
    try:
        return json.loads(body.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        cut = " (cut off at the end)" if error.pos >= len(error.doc.rstrip()) - 1 else ""
        raise SourceError(f"not JSON: character {error.pos + 1} of {len(error.doc)}{cut}") from None
    except UnicodeDecodeError:
        raise SourceError("not JSON: the answer is not encoded as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise SourceError(f"not JSON that can be read: {quoted(str(error))}") from None


def _parsed_or_none(body: bytes) -> Any:
    try:
        return parsed(body)
    except SourceError:
        return None


def cache_folder() -> Path:
    """Return where answers are kept between runs: REGION_CACHE, or the user's cache folder."""
    named = os.environ.get("REGION_CACHE")
    if named:
        return Path(named)
    shared = os.environ.get("XDG_CACHE_HOME")
    root = Path(shared) if shared else Path.home() / ".cache"
    return root / "stockholmsregionen-i-siffror"
