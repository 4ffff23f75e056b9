"""What one click costs the server, what a visitor costs, and how many clicks it can serve."""

from __future__ import annotations

import asyncio
import itertools
import random
import re
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import NamedTuple

import httpx
from websockets.exceptions import ConnectionClosed

from bench.contenders import DASHBOARD, EMPTY, Running
from bench.visitor import Run, Visitor

YEARS = [str(year) for year in range(2005, 2022)]
INDICATORS = ["population", "mean_age", "median_income_20_64", "share_post_secondary_25_64"]
TARGETS = ["rd_share", "employment", "dwellings"]
FOLLOWED = ["population", "mean_age"]
MUNICIPALITIES = ["0180", "0182", "0184", "0192"]
COMPARED = ["rd_share_of_gdp", "tertiary_25_64", "employment_15_64"]


class Choice(NamedTuple):
    """What is chosen on a page, again and again."""

    options: list[str]
    key: str
    """The widget's key in the usual way."""
    address: str = ""
    """The address of a choice here; none where the page is drawn again."""


CHOICES = {
    "overview": Choice(FOLLOWED, "follow"),
    "map": Choice(INDICATORS, "indicator", "indicator={}"),
    "target": Choice(TARGETS, "target", "target={}"),
    "profile": Choice(MUNICIPALITIES, "municipality", "kommun={}"),
    "comparison": Choice(COMPARED, "indicator", "view=lines&indicator={}"),
}


class Clicker:
    """A visitor who makes the same kind of choice on the same page again and again."""

    def __init__(self, server: Running, page: str):
        self.server, self.page = server, page
        address, _, query = server.contender.pages.get(page, "").partition("?")
        self.visitor = Visitor(server.address, address, query)
        self._choice = CHOICES[page]
        self._turn: Iterator[str] = itertools.cycle(self._choice.options)

    async def open(self) -> Run:
        return await self.visitor.open()

    async def close(self) -> None:
        await self.visitor.close()

    async def click(self) -> Run:
        """Make the next choice: an indicator, a place or a target; our overview is drawn again.

        On the dashboard's map a new indicator runs the map's fragment, as it does in a browser.
        """
        option = next(self._turn)
        if self.server.contender is EMPTY:
            return await self.visitor.run()
        if self.server.contender is not DASHBOARD:
            return await self.visitor.run({self._choice.key: option})
        if not self._choice.address:
            return await self.visitor.run()
        self.visitor.query = self._choice.address.format(option)
        fragment = self.visitor.fragments["municipality_map"] if self.page == "map" else ""
        return await self.visitor.run(fragment=fragment)


@dataclass(frozen=True)
class ClickCost:
    """Medians of some clicks on one page."""

    processor_ms: float
    kilobytes: float
    first_kilobytes: float
    answer_ms: float


async def cost(server: Running, page: str, clicks: int) -> ClickCost:
    """Return what a click costs; every choice has been made once before."""
    clicker = Clicker(server, page)
    first = await clicker.open()
    for _ in range(len(INDICATORS) + 1):
        await clicker.click()
    before = server.processor_seconds()
    runs = [await clicker.click() for _ in range(clicks)]
    used = server.processor_seconds() - before
    await clicker.close()
    faults = [run.fault for run in runs if run.fault]
    if faults:
        raise RuntimeError(f"{server.contender.name} {page}: {faults[0]}")
    return ClickCost(
        processor_ms=used / clicks * 1_000,
        kilobytes=statistics.median(run.bytes for run in runs) / 1_000,
        first_kilobytes=first.bytes / 1_000,
        answer_ms=statistics.median(run.seconds for run in runs) * 1_000,
    )


async def memory(server: Running, page: str, visitors: int) -> float:
    """Return the megabytes that each of so many open visitors adds, when as many are there.

    The first ones also fill what all visitors share, and the allocator's room for work at once.
    """
    first = await _clicked_once(server, page, visitors)
    before = server.megabytes()
    more = await _clicked_once(server, page, visitors)
    added = server.megabytes() - before
    await asyncio.gather(*(clicker.close() for clicker in (*first, *more)))
    return added / len(more)


async def _clicked_once(server: Running, page: str, visitors: int) -> list[Clicker]:
    opened = await _open(server, page, visitors)
    for clicker in opened:
        await clicker.click()
    return opened


GIVEN_UP = (ConnectionClosed, OSError, TimeoutError)
"""What a visitor meets whom the server no longer answers."""


async def _open(server: Running, page: str, visitors: int) -> list[Clicker]:
    """Return those of so many visitors who were shown the page."""
    opened: list[Clicker] = []
    room = asyncio.Semaphore(5)

    async def one() -> None:
        clicker = Clicker(server, page)
        async with room:
            try:
                await clicker.open()
            except GIVEN_UP:
                return
        opened.append(clicker)

    await asyncio.gather(*(one() for _ in range(visitors)))
    return opened


@dataclass(frozen=True)
class Step:
    """What came of offering so many clicks a second."""

    offered: float
    served: float
    p50_ms: float
    p95_ms: float
    lost: int = 0


async def _until(end: float, seconds: float) -> None:
    """Wait so many seconds, but not past the end."""
    await asyncio.sleep(max(0.0, min(seconds, end - time.monotonic())))


async def step(clickers: list[Clicker], rate: float, seconds: float) -> Step:
    """Let the visitors click at random, `rate` times a second together, each after its answer.

    One whose connection is lost counts with the time until then, and clicks no more. Served are the
    answers that came, by the seconds until the last one did.
    """
    took: list[float] = []
    lost = 0
    begin = time.monotonic()
    end = begin + seconds

    async def visit(clicker: Clicker) -> None:
        nonlocal lost
        pause = len(clickers) / rate
        await _until(end, random.random() * pause)  # noqa: S311 - no secret
        while time.monotonic() < end:
            start = time.monotonic()
            try:
                took.append((await clicker.click()).seconds)
            except GIVEN_UP:
                took.append(time.monotonic() - start)
                lost += 1
                return
            await _until(end, random.expovariate(1 / pause))

    await asyncio.gather(*(visit(clicker) for clicker in clickers))
    took.sort()
    return Step(
        offered=rate,
        served=(len(took) - lost) / max(seconds, time.monotonic() - begin),
        p50_ms=took[len(took) // 2] * 1_000 if took else float("inf"),
        p95_ms=took[int(len(took) * 0.95)] * 1_000 if took else float("inf"),
        lost=lost,
    )


THINKING_SECONDS = 10.0
DAY_CLICKS, DAY_VISITS = 86_400, 28_800
"""What the long run has of a day: a click a second, and a visit every three seconds."""
ENDURANCE_VISITORS = 60


async def crowd(server: Running, page: str, visitors: int, seconds: float) -> Step:
    """Let so many visitors read for ten seconds or so between their clicks."""
    clickers = await _open(server, page, visitors)
    found = await step(clickers, len(clickers) / THINKING_SECONDS, seconds)
    await asyncio.gather(*(clicker.close() for clicker in clickers))
    return replace(found, lost=found.lost + visitors - len(clickers))


async def capacity(
    server: Running, page: str, visitors: int, rates: list[float], seconds: float
) -> list[Step]:
    """Offer more and more clicks until 95 of 100 no longer come within a second."""
    clickers = await _open(server, page, visitors)
    for clicker in clickers[: len(INDICATORS)]:
        await clicker.click()
    steps: list[Step] = []
    for rate in rates:
        steps.append(await step(clickers, rate, seconds))
        if steps[-1].p95_ms > 1_000:
            break
    await asyncio.gather(*(clicker.close() for clicker in clickers))
    return steps


def most_within_a_second(steps: list[Step]) -> float:
    """Return the clicks a second at a p95 of one second, between the steps measured."""
    last = Step(0, 0, 0, 0)
    for one in steps:
        if one.p95_ms > 1_000:
            share = (1_000 - last.p95_ms) / max(one.p95_ms - last.p95_ms, 1e-9)
            return last.served + share * max(0.0, min(one.served, one.offered) - last.served)
        last = one
    return last.served


async def endurance(server: Running, hours: float, pace: float) -> list[float]:
    """Return the process's megabytes ten times an hour while visitors come, click and go.

    The hours are those of the day that is simulated, which passes `pace` times as fast.

    Each comes by a document of the site map, in no order, stays on a page for a while, and is
    followed by another.
    """
    end = time.monotonic() + hours * 3_600 / pace
    clicks, visits = (pace * of_a_day / 86_400 for of_a_day in (DAY_CLICKS, DAY_VISITS))
    stay = ENDURANCE_VISITORS / visits
    pages = itertools.cycle(["overview", "map", "target"])
    megabytes: list[float] = []
    reader = httpx.AsyncClient(timeout=60, limits=httpx.Limits(max_keepalive_connections=0))
    map_of_all = (await reader.get(f"{server.address}/sitemap.xml")).text
    addresses = [
        unescape(one) for one in re.findall("<loc>[^<]*?//[^/<]*([^<]*)</loc>", map_of_all)
    ]

    async def visit() -> None:
        await _until(end, random.random() * stay)  # noqa: S311 - no secret
        while time.monotonic() < end:
            document = server.address + random.choice(addresses)  # noqa: S311 - no secret
            (await reader.get(document)).raise_for_status()
            clicker = Clicker(server, next(pages))
            await clicker.open()
            leaves = time.monotonic() + random.expovariate(1 / stay)
            while time.monotonic() < min(leaves, end):
                run = await clicker.click()
                if run.fault:
                    raise RuntimeError(f"{clicker.page}: {run.fault}")
                pause = random.expovariate(clicks / ENDURANCE_VISITORS)
                await _until(min(leaves, end), pause)
            await clicker.close()

    async def watch() -> None:
        while time.monotonic() < end:
            await asyncio.sleep(360 / pace)
            megabytes.append(server.megabytes())

    await asyncio.gather(watch(), *(visit() for _ in range(ENDURANCE_VISITORS)))
    await reader.aclose()
    return megabytes
