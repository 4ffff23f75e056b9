"""What goes wrong while a page is open: the visitor ends where they were."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.audit.conftest import Count
from tests.servers import Line, free_port, serving
from tests.visitors import visitor

VIEW = "mal?target=rd_share&lang=en"
HEADING = "h1:has-text('Research')"
TWENTY_VIEWS = (
    "",
    "mal",
    "mal?target=rd_share",
    "mal?target=dwellings",
    "rankningar",
    "kommunkarta",
    "kommunkarta?indicator=mean_age",
    "kommunkarta?indicator=mean_age&year=2019",
    "kommunkarta?view=two",
    "kommun",
    "kommun?kommun=0180",
    "kommun?kommun=0182&with=0160",
    "strategin",
    "data",
    "data?q=bost",
    "om",
    "?lang=en",
    "mal?lang=en",
    "om?lang=en",
    "data",
)
SLOW_LINE = {
    "offline": False,
    "latency": 300,
    "downloadThroughput": 100_000,
    "uploadThroughput": 40_000,
}


def _open(browser: Browser, address: str, view: str) -> Page:
    page = visitor(browser, viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"{address}/{view}")
    _whole(page)
    return page


def _whole(page: Page) -> None:
    page.wait_for_selector("footer", timeout=60_000)
    page.wait_for_selector('[data-test-script-state="notRunning"]', timeout=60_000)


def _switch(page: Page, language: str) -> None:
    page.locator(f".top-in > .top-languages a[hreflang={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language, timeout=60_000)


@pytest.mark.parametrize("gently", [True, False], ids=["stopped", "killed"])
def test_a_restarted_server_gives_back_the_same_view(browser, gently: bool, count: Count) -> None:
    port = free_port()
    with serving(port) as (address, process):
        page = _open(browser, address, VIEW)
        expect(page.locator(HEADING)).to_be_visible()
        process.terminate() if gently else process.kill()
        process.wait(20)
        expect(page.locator(HEADING)).to_be_visible()
    with serving(port):
        _switch(page, "sv")

        expect(page.locator("h1:has-text('Forskningen')")).to_be_visible(timeout=60_000)
        assert page.url.endswith("mal?target=rd_share")
    page.context.close()
    count("faults survived")


@pytest.mark.parametrize("seconds", [1, 15])
def test_a_cut_connection_comes_back(browser, server: str, seconds: int, count: Count) -> None:
    line = Line(server)
    page = _open(browser, line.address, VIEW)
    line.cut()
    page.wait_for_timeout(seconds * 1_000)
    expect(page.locator(HEADING)).to_be_visible()
    line.mend()
    connected = page.locator('[data-test-connection-state="CONNECTED"]')
    expect(connected).to_be_visible(timeout=60_000)

    _switch(page, "sv")

    expect(page.locator("h1:has-text('Forskningen')")).to_be_visible(timeout=60_000)
    page.context.close()
    line.close()
    count("faults survived")


def test_two_tabs_keep_their_languages(browser, server: str, count: Count) -> None:
    context = visitor(browser)
    first, second = context.new_page(), context.new_page()
    first.goto(f"{server}/mal")
    second.goto(f"{server}/mal?lang=en")
    _whole(first)
    _whole(second)

    first.reload()
    _whole(first)

    expect(first.locator("html")).to_have_attribute("lang", "sv")
    expect(second.locator("html")).to_have_attribute("lang", "en")
    context.close()
    count("faults survived")


def test_back_and_forward_through_twenty_views(browser, server: str, count: Count) -> None:
    views = TWENTY_VIEWS
    page = _open(browser, server, views[0])
    headings = [page.locator("h1").inner_text()]
    for view in views[1:]:
        page.goto(f"{server}/{view}")
        _whole(page)
        headings.append(page.locator("h1").inner_text())

    for view, heading in zip(reversed(views[:-1]), reversed(headings[:-1]), strict=True):
        page.go_back()
        expect(page.locator("h1").first).to_have_text(heading, timeout=60_000)
        assert page.url == f"{server}/{view}"
        count("views gone back and forward through")
    for view, heading in zip(views[1:], headings[1:], strict=True):
        page.go_forward()
        expect(page.locator("h1").first).to_have_text(heading, timeout=60_000)
        assert page.url == f"{server}/{view}"
        count("views gone back and forward through")
    page.context.close()
    count("faults survived")


def test_a_slow_line_ends_with_the_whole_page(browser, server: str, count: Count) -> None:
    page = visitor(browser).new_page()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_LINE)
    page.goto(f"{server}/{VIEW}", timeout=120_000)
    page.wait_for_selector("footer", timeout=120_000)

    expect(page.locator(HEADING)).to_be_visible(timeout=120_000)
    page.context.close()
    count("faults survived")


@pytest.mark.parametrize("variables", [{"LC_ALL": "tr_TR.UTF-8"}, {"LC_ALL": "C", "LANG": "C"}])
def test_the_machines_language_does_not_matter(
    browser, variables: dict[str, str], count: Count
) -> None:
    with serving(TZ="Pacific/Kiritimati", **variables) as (address, _):
        page = _open(browser, address, "kommun?kommun=0180")

        expect(page.locator("h1")).to_have_count(1)
        expect(page).to_have_title(re.compile("Stockholm"))
        expect(page.locator("main")).to_contain_text("invånare")
        page.context.close()
    count("faults survived")
