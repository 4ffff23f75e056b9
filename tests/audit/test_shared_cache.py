"""nginx in front, as it is shipped: what it keeps, what reaches the server, what is never mixed."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.audit.conftest import Count
from tests.audit.crowd import SHARES, Asked, addresses, draw
from tests.audit.fronts import nginx, shipped
from tests.servers import ROOT, free_port, serving

REQUESTS = 10_000
MOST_REACHING = 0.01
AT_ONCE = 4
SECONDS = 2
"""How long the front may keep what the test changes."""

pytestmark = pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")

COUNTING = """
    server {{
        listen 127.0.0.1:{counter};
        access_log {log};
        location / {{
            proxy_set_header Host $http_host;
            proxy_pass http://127.0.0.1:{server};
        }}
    }}
"""
"""Stands between the front and the server, and writes down all that gets so far."""


@dataclass(frozen=True)
class Front:
    """The address that visitors ask, and what has reached the server behind it."""

    address: str
    log: Path
    content: Path

    def reached(self) -> int:
        """Return how many requests have come to the server."""
        return len(self.log.read_text("utf-8").splitlines())


def _fronted(stack: ExitStack, folder: Path, **variables: str) -> Front:
    port, counter, log = free_port(), free_port(), folder / "reached.log"
    content = folder / "data"
    shutil.copytree(ROOT / "data", content)
    stack.enter_context(
        serving(
            port,
            folder / "server.log",
            REGION_DATA=str(content),
            REGION_API_LIMIT="none",
            REGION_EXPORT_LIMIT="none",
            **variables,
        )
    )
    text = shipped([counter] * 3)
    end = text.rindex("}")
    text = text[:end] + COUNTING.format(counter=counter, server=port, log=log) + text[end:]
    address = stack.enter_context(nginx(folder, text))
    return Front(address, log, content)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    with ExitStack() as stack:
        yield _fronted(stack, tmp_path_factory.mktemp("front"))


def _ask_all(front: Front, asked: list[Asked]) -> None:
    """Send the requests, some at once; each must be answered with what it asks for."""
    with (
        httpx.Client(base_url=front.address, timeout=120) as client,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        answers = pool.map(lambda one: client.get(one.address, headers=one.headers), asked)
        refused = {
            (answer.status_code, one.address)
            for answer, one in zip(answers, asked, strict=True)
            if answer.status_code != 200
        }
    assert refused == set()


def test_of_ten_thousand_requests_one_in_a_hundred_reaches_the_server(
    front: Front, count: Count
) -> None:
    with httpx.Client(base_url=front.address, timeout=120) as client:
        known = addresses(client)
    assert set(known) == set(SHARES)
    assert all(known.values())
    encodings = ("gzip, deflate, br", "gzip")
    languages = ("sv", "en", "")
    everything = [
        Asked(kind, address, encoding, language)
        for kind, of in known.items()
        if kind != "rare"
        for address in of
        for language in (languages if kind == "api" else ("",))
        for encoding in encodings
    ]
    _ask_all(front, everything)  # as a robot does that follows the site map

    before, begin = front.reached(), time.monotonic()
    _ask_all(front, draw(known, REQUESTS, seed=20261128))
    reached, took = front.reached() - before, time.monotonic() - begin

    print(f"{before} to fill it, then {reached} of {REQUESTS} in {took:.0f} s")
    assert reached <= MOST_REACHING * REQUESTS
    count("requests through a shared cache", REQUESTS)
    count("of them that reached the server", reached)


def test_nothing_of_one_visitor_is_answered_to_another(front: Front, count: Count) -> None:
    """Languages and encodings are kept apart; nothing else of what a browser says matters."""
    swedish, english = "sv-SE,sv;q=0.9", "en-GB,en;q=0.9,sv;q=0.5"
    cases = [
        ("/api/v1/targets", swedish, "sv"),
        ("/api/v1/targets", english, "en"),
        ("/api/v1/targets", "en,sv;q=1.9", "en"),
        ("/api/v1/targets", "en;q=0.3,sv;q=0.9", "sv"),
        ("/api/v1/targets?lang=en", swedish, "en"),
        ("/api/v1/targets?lang=sv", english, "sv"),
        ("/mal", english, "sv"),
        ("/mal?lang=en", swedish, "en"),
        ("/presentera?lang=en", swedish, "en"),
    ]
    with httpx.Client(base_url=front.address, timeout=120) as client:
        texts: dict[str, set[str]] = {}
        for turn in range(3):
            for address, language, expected in cases if turn % 2 else cases[::-1]:
                for encoding in ("br, gzip", "gzip", "br", "identity"):
                    headers = {
                        "Accept-Language": language,
                        "Accept-Encoding": encoding,
                        "Cookie": f"visitor={turn}",
                        "Authorization": f"Bearer {turn}",
                    }
                    answer = client.get(address, headers=headers)
                    coded = answer.headers.get("content-encoding", "identity")
                    case = (address, language, encoding)

                    assert answer.headers["content-language"] == expected, case
                    assert coded in (*encoding.split(", "), "identity"), case
                    assert "set-cookie" not in answer.headers, case
                    texts.setdefault(f"{address} {expected}", set()).add(answer.text)
                    count("answers compared between visitors", 1)
        assert {key: len(found) for key, found in texts.items() if len(found) > 1} == {}
        themes = {
            theme: client.get(f"/presentera?show=state_of_the_region&theme={theme}").text
            for theme in ("dark", "light")
        }
        assert themes["dark"] != themes["light"]


def test_what_is_one_persons_is_not_kept(front: Front) -> None:
    with httpx.Client(base_url=front.address, timeout=120) as client:
        for address in ("/sok?q=nacka", "/presentera?own=/mal", "/healthz"):
            for _ in range(2):
                answer = client.get(address)
                assert "s-maxage" not in answer.headers["cache-control"], address
            assert answer.headers["x-cache"] in ("MISS", "EXPIRED", "BYPASS"), address


def test_a_change_is_seen_within_the_time_that_is_said(tmp_path: Path, count: Count) -> None:
    with ExitStack() as stack:
        front = _fronted(stack, tmp_path, REGION_SHARED_SECONDS=str(SECONDS))
        client = stack.enter_context(httpx.Client(base_url=front.address, timeout=120))
        seen = ("/kommunkarta?indicator=mean_age", "/api/v1/indicators/mean_age?lang=sv")
        for address in seen:
            assert "Medelålder" in client.get(address).text
            said = client.get(address).headers
            assert f"s-maxage={SECONDS}," in said["cache-control"]
            assert said["x-cache"] == "HIT"
        side_car = front.content / "indicators" / "mean_age.yaml"
        text = side_car.read_text("utf-8").replace("sv: Medelålder,", "sv: Snittålder,")
        side_car.write_text(text, "utf-8")

        time.sleep(SECONDS + 1.5)  # the server looks at its files once a second
        for address in seen:
            first = client.get(address)
            assert first.headers["x-cache"] == "STALE"  # at once, while it is asked for anew
            until = time.monotonic() + 30
            while "Snittålder" not in client.get(address).text:
                assert time.monotonic() < until, address
                time.sleep(0.2)
            count("changes seen through a shared cache", 1)
