"""What a visitor sees in Chromium: first content, largest content, when it can be used."""

from __future__ import annotations

import base64
import io
import itertools
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Browser, CDPSession, Page

from bench.contenders import DASHBOARD, EMPTY, STATIC, Running
from tests.visitors import visitor


@dataclass(frozen=True)
class Line:
    """A connection and a processor, as Chromium's developer tools throttle them."""

    name: str
    latency_ms: float = 0
    down_mbit: float = 0
    up_mbit: float = 0
    slower: float = 1


LAN = Line("LAN")
FOUR_G = Line("4G", 60, 9, 4)
SLOW = Line("slow 4G, processor ×1/4", 150, 1.6, 0.75, 4)
READ_MS = 6_000
"""How long a page is read that nobody touches; after eight seconds the application starts."""
SIZE = {"width": 1280, "height": 900}
FLAGS = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]

WATCH = (Path(__file__).parent / "watch.js").read_text("utf-8")


def launch(playwright: Any) -> Browser:
    """Start Chromium as it comes: it draws pages and WebGL with what the machine has."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return playwright.chromium.launch(executable_path=executable, args=FLAGS)


def throttle(session: CDPSession, line: Line) -> None:
    """Make the line and the processor as slow as `line` says."""
    session.send("Network.enable")
    if line.down_mbit:
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": line.latency_ms,
                "downloadThroughput": line.down_mbit * 1e6 / 8,
                "uploadThroughput": line.up_mbit * 1e6 / 8,
            },
        )
    if line.slower > 1:
        session.send("Emulation.setCPUThrottlingRate", {"rate": line.slower})


def load(
    browser: Browser,
    server: Running,
    page: str,
    line: Line,
    *,
    warm: bool = False,
    touched: bool = True,
) -> dict[str, float]:
    """Open a page with an empty cache (or, `warm`, for the second time) and tell what was seen.

    The visitor comes from another page, so that the application starts at once, or has not
    `touched` anything yet: the page is then looked at for so long as it waits.

    Times in milliseconds from the start: `fcp`, `lcp`, `figures` (all ten can be read), `map` (it
    can be read), `usable` (the application answers). `kilobytes`, `requests`, `shifts`, and
    `blank`, how long nothing was shown after something had been.
    """
    come = visitor if touched else Browser.new_context
    context = come(browser, viewport=SIZE, service_workers="block", locale="sv-SE")
    if warm:
        first = context.new_page()
        first.goto(server.address_of(page))
        _wait_until_usable(first, server, page)
        first.close()
    view = context.new_page()
    session = context.new_cdp_session(view)
    throttle(session, line)
    count = {"requests": 0.0, "bytes": 0.0}

    def finished(event: dict[str, Any]) -> None:
        count["requests"] += 1
        count["bytes"] += event["encodedDataLength"]

    session.on("Network.loadingFinished", finished)
    session.on(
        "Network.webSocketFrameReceived",
        lambda event: count.update(
            bytes=count["bytes"] + len(event["response"]["payloadData"]) * 3 / 4
        ),
    )
    view.add_init_script(WATCH)
    view.goto(server.address_of(page), wait_until="commit", timeout=120_000)
    drawn = _wait_until_usable(view, server, page) if touched else None
    view.wait_for_timeout(1_000 if touched else READ_MS)
    seen = view.evaluate("window.seen")
    context.close()
    if page == "overview" and server.contender is not EMPTY and "figures" not in seen:
        raise RuntimeError(f"{server.contender.name}: the ten figures were never seen")
    if "figures" in seen:
        seen["figures"] = max(seen["figures"], seen["fcp"])
    found = {
        "fcp": seen.get("fcp"),
        "lcp": seen.get("lcp"),
        "figures": seen.get("figures"),
        "map": max(seen["map"], seen["fcp"]) if seen.get("map") else drawn,
        "usable": seen.get("usable"),
        "shifts": seen["shifts"],
        "blank": seen.get("blank", 0.0),
        "requests": count["requests"],
        "kilobytes": count["bytes"] / 1_000,
    }
    return {name: float(value) for name, value in found.items() if value is not None}


def _wait_until_usable(view: Page, server: Running, page: str) -> float | None:
    """Wait for the whole page; return when pydeck's map was first seen to be drawn, in ms."""
    if server.contender in (EMPTY, STATIC):
        view.wait_for_selector("h1", timeout=180_000)
        return None
    if server.contender is DASHBOARD:
        view.wait_for_selector("html.ready", state="attached", timeout=180_000)
        return None
    if page == "map":
        canvas = view.locator("[data-testid=stDeckGlJsonChart] canvas").first
        canvas.wait_for(timeout=180_000)
        start = time.monotonic()
        while time.monotonic() - start < 120:
            picture = Image.open(io.BytesIO(canvas.screenshot(timeout=120_000)))
            if len(picture.convert("RGB").getcolors(1_000_000) or []) > 8:
                return float(view.evaluate("performance.now()"))
            view.wait_for_timeout(100)
        raise RuntimeError("pydeck's map was never drawn")
    last = "[data-testid=stMetricValue]" if page == "overview" else "h1"
    view.wait_for_selector(last, timeout=180_000)
    view.wait_for_selector("[data-testid=stVegaLiteChart] svg", timeout=180_000)
    return None


PRESSED = """addEventListener("keydown", (event) => {
  window.pressed = (performance.timeOrigin + event.timeStamp) / 1000;
}, { capture: true, once: true })"""


def pixels(view: Page, key: str, clip: dict[str, float], patience_ms: float = 2_500) -> float:
    """Return the milliseconds from a key to the last frame in which it changes a part.

    Both ends are Chromium's own times: the key's as the page gets it, the frame's when drawn.
    """
    session = view.context.new_cdp_session(view)
    frames: list[tuple[float, str]] = []

    def take(event: dict[str, Any]) -> None:
        frames.append((event["metadata"]["timestamp"], event["data"]))
        session.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

    session.on("Page.screencastFrame", take)
    session.send("Page.startScreencast", {"format": "png"})
    view.wait_for_timeout(800)
    view.evaluate(PRESSED)
    view.keyboard.press(key)
    view.wait_for_timeout(patience_ms)
    session.send("Page.stopScreencast")
    session.detach()
    start, last = float(view.evaluate("window.pressed")), 0.0
    for (_, before), (at, after) in itertools.pairwise(frames):
        if at > start and _differ(before, after, clip):
            last = at
    if not last:
        raise RuntimeError("the key changed nothing")
    return (last - start) * 1_000


def _differ(one: str, other: str, clip: dict[str, float]) -> bool:
    left, top = clip["x"], clip["y"]
    part = (left, top, left + clip["width"], top + clip["height"])
    first, second = (
        Image.open(io.BytesIO(base64.b64decode(raw))).convert("RGB").crop(part)
        for raw in (one, other)
    )
    return ImageChops.difference(first, second).getbbox() is not None
