"""`make bench`: measure the contenders in turn and write docs/performance.md.

BENCH=quick takes some minutes and is for trying. BENCH_PARTS="clicks crowds" measures only those
parts; the last figures of the others, and what they were measured on, stay in the report.
"""

from __future__ import annotations

import asyncio
import json
import os
import platform
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from typing import Any

import psutil
from playwright.sync_api import sync_playwright

from bench import clicks, loads, report, scale
from bench.contenders import CONTENDERS, DASHBOARD, IDIOMATIC, ROOT, STATIC, Running, running

RESULTS = ROOT / "bench" / "results.json"


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    rounds: int
    lines: tuple[loads.Line, ...]
    clicks: int
    visitors: int
    rates: tuple[float, ...]
    step_seconds: float
    crowds: tuple[int, ...]
    starts: int
    pixels: int
    endurance_hours: float
    pace: float


FULL = Plan(
    rounds=3,
    lines=(loads.LAN, loads.FOUR_G, loads.SLOW),
    clicks=60,
    visitors=200,
    rates=(2, 4, 6, 8, 12, 16, 24, 32, 48, 64, 80, 100, 120, 150, 200),
    step_seconds=10,
    crowds=(50, 200, 500),
    starts=3,
    pixels=7,
    endurance_hours=24,
    pace=12,
)
QUICK = Plan(
    rounds=1,
    lines=(loads.LAN, loads.SLOW),
    clicks=20,
    visitors=40,
    rates=(2, 4, 8, 16, 32, 64, 100),
    step_seconds=6,
    crowds=(50,),
    starts=1,
    pixels=3,
    endurance_hours=1.5,
    pace=12,
)


class Results:
    """Measured values by what, which contender, which page; every repetition is kept."""

    def __init__(self) -> None:
        self.values: dict[str, list[float]] = {}

    def add(self, contender: str, page: str, measure: str, value: float) -> None:
        self.values.setdefault(f"{measure}|{contender}|{page}", []).append(round(value, 3))


def _say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def _each(servers: list[Running], page: str) -> list[Running]:
    return [server for server in servers if page in server.contender.pages]


def measure_loads(servers: list[Running], plan: Plan, results: Results) -> None:
    """Cold and warm loads; the contenders take turns within every round."""
    with sync_playwright() as playwright:
        browser = loads.launch(playwright)
        for turn in range(plan.rounds):
            for line in plan.lines:
                for page in ("overview", "map"):
                    for warm in (False, True):
                        for server in _each(servers, page):
                            found = loads.load(browser, server, page, line, warm=warm)
                            kind = "warm" if warm else "cold"
                            for name, value in found.items():
                                measure = f"{kind} {line.name} {name}"
                                results.add(server.contender.name, page, measure, value)
                    (ours,) = (one for one in servers if one.contender is DASHBOARD)
                    for kind in ("", " warm"):
                        found = loads.load(
                            browser, ours, page, line, warm=bool(kind), touched=False
                        )
                        for name, value in found.items():
                            measure = f"only read{kind}, {line.name} {name}"
                            results.add(DASHBOARD.name, page, measure, value)
                _say(f"loads: round {turn + 1} of {plan.rounds}, {line.name}")
        browser.close()


def measure_pixels(servers: list[Running], plan: Plan, results: Results) -> None:
    """From a key on the map's years to the last changed pixel of map, list or table."""
    with sync_playwright() as playwright:
        browser = loads.launch(playwright)
        pages = {}
        for server in _each(servers, "map"):
            view = browser.new_page(viewport={"width": 1280, "height": 1600}, locale="sv-SE")
            view.goto(server.address_of("map"))
            if server.contender is DASHBOARD:
                view.wait_for_selector(".municipality-map[data-ready]", timeout=120_000)
                view.wait_for_selector("html.ready", state="attached", timeout=120_000)
                slider = view.locator(".municipality-map #year")
                part = view.locator(".municipality-map")
            else:
                slider = view.locator(
                    "[data-testid=stSlider] [role=slider], [data-testid=stSlider] input"
                ).first
                part = view.locator("[data-testid=stHorizontalBlock]")
                part.locator("canvas").first.wait_for(timeout=120_000)
            view.wait_for_timeout(3_000)
            slider.focus()
            pages[server.contender.name] = (view, part.bounding_box())
        for _turn in range(plan.pixels):
            for name, (view, box) in pages.items():
                took = loads.pixels(view, "ArrowLeft", box)
                results.add(name, "map", "click to pixels ms", took)
        browser.close()
    _say("clicks to pixels")


async def measure_clicks(servers: list[Running], plan: Plan, results: Results) -> None:
    """Processor time and bytes of a click."""
    for turn in range(plan.rounds):
        for page in DASHBOARD.pages:
            for server in _each(servers, page):
                found = await clicks.cost(server, page, plan.clicks)
                for name, value in asdict(found).items():
                    results.add(server.contender.name, page, f"click {name}", value)
        _say(f"clicks: round {turn + 1} of {plan.rounds}")


async def measure_crowds(plan: Plan, results: Results) -> None:
    """Memory of a visitor, clicks served within a second, and answers to a crowd.

    Each contender gets a fresh server and the machine to itself, in turn.
    """
    for turn in range(max(1, plan.rounds // 2)):
        for contender in (IDIOMATIC, DASHBOARD):
            with running(
                contender, REGION_MOST_SESSIONS="100000", REGION_LONGEST_LAG="1000"
            ) as server:
                name = contender.name
                added = await clicks.memory(server, "map", max(100, plan.visitors))
                results.add(name, "map", "memory of a visitor MB", added)
                steps = await clicks.capacity(
                    server, "map", min(100, plan.visitors), list(plan.rates), plan.step_seconds
                )
                most = clicks.most_within_a_second(steps)
                results.add(name, "map", "clicks a second at p95 1 s", most)
                for crowd in plan.crowds:
                    found = await clicks.crowd(server, "map", crowd, plan.step_seconds * 2)
                    results.add(name, "map", f"crowd {crowd} served a second", found.served)
                    results.add(name, "map", f"crowd {crowd} p50 ms", found.p50_ms)
                    results.add(name, "map", f"crowd {crowd} p95 ms", found.p95_ms)
                    results.add(name, "map", f"crowd {crowd} lost", found.lost)
                results.add(name, "map", "memory at the end MB", server.megabytes())
        _say(f"crowds: round {turn + 1}")


def measure_starts(plan: Plan, results: Results) -> None:
    """From the start of the process to its first answer, and the memory it then has."""
    for _turn in range(plan.starts):
        for contender in CONTENDERS:
            begin = time.monotonic()
            with running(contender) as server:
                results.add(contender.name, "", "start s", server.started_in)
                asyncio.run(_first_run(server))
                results.add(contender.name, "", "start to first page s", time.monotonic() - begin)
                results.add(contender.name, "", "memory at start MB", server.megabytes())
    _say("starts")


async def _first_run(server: Running) -> None:
    clicker = clicks.Clicker(server, "overview")
    await clicker.open()
    await clicker.close()


async def measure_endurance(servers: list[Running], plan: Plan, results: Results) -> None:
    """Memory of the dashboard while visitors come, click, and leave, hour after hour."""
    for server in servers:
        if server.contender is DASHBOARD:
            name = server.contender.name
            results.add(name, "map", "pace of the day", plan.pace)
            for megabytes in await clicks.endurance(server, plan.endurance_hours, plan.pace):
                results.add(name, "map", "memory by the day's six minutes MB", megabytes)
    _say("endurance")


def measure_scale(plan: Plan, results: Results) -> None:
    """What larger content costs, one dimension after the other; no server is needed."""
    for dimension, size, cost, value in scale.measured(quick=plan is QUICK):
        results.add(f"scale {dimension}", size, cost, value)
        _say(f"scale: {dimension} {size}: {cost} {value:.4g}")


def conditions(plan: Plan) -> dict[str, Any]:
    """What the figures were measured on."""
    return {
        "date": time.strftime("%Y-%m-%d"),
        "processors": psutil.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 1),
        "quick": plan is QUICK,
        "rounds": plan.rounds,
    }


PARTS = ("starts", "loads", "pixels", "clicks", "crowds", "endurance", "scale")


def measure(part: str, plan: Plan, results: Results) -> None:
    """Measure one part, on servers of its own."""
    if part == "starts":
        return measure_starts(plan, results)
    if part == "scale":
        return measure_scale(plan, results)
    if part == "crowds":
        return asyncio.run(measure_crowds(plan, results))
    with ExitStack() as stack:
        alone, seen = (DASHBOARD,), (*CONTENDERS, STATIC)
        wanted = {"endurance": alone, "loads": seen}.get(part, CONTENDERS)
        servers = [stack.enter_context(running(contender)) for contender in wanted]
        if part == "loads":
            measure_loads(servers, plan, results)
        elif part == "pixels":
            measure_pixels(servers, plan, results)
        elif part == "clicks":
            asyncio.run(measure_clicks(servers, plan, results))
        else:
            asyncio.run(measure_endurance(servers, plan, results))
    return None


def main() -> None:
    """Measure, keep the values beside the code, write the page."""
    plan = QUICK if os.environ.get("BENCH") == "quick" else FULL
    kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    parts = os.environ.get("BENCH_PARTS", " ".join(PARTS)).split()
    if unknown := [part for part in parts if part not in PARTS]:
        sys.exit(f"BENCH_PARTS: {unknown[0]} is none of {', '.join(PARTS)}")
    # everything drawn once before, as the container is built; a first start does it afterwards
    subprocess.run([sys.executable, "-m", "components.warm_up"], cwd=ROOT, check=True)
    for part in parts:
        results, told = Results(), conditions(plan)
        measure(part, plan, results)
        kept[part] = {"conditions": told, "values": results.values}
        RESULTS.write_text(json.dumps(kept, indent=1), "utf-8")
        report.write(kept, ROOT / "docs")


if __name__ == "__main__":
    main()
