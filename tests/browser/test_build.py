"""The page that builds a table: alike before and with the application, and on narrow screens."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import SIZES, Visit
from tests.browser.test_first_document import PLACES, SHIFTS, before
from tests.controls import CONTROLS, Control
from tests.visitors import visitor

VIEWS = {
    "across": "bygg?measures=mean_age&places=municipalities&sex=women",
    "several": "bygg?measures=mean_age,house_price_mean,share_foreign_born&sex=all&lang=en",
    "one year": "bygg?measures=tertiary_25_64&last=2024&first=2024",
    "too large": "bygg?measures=mean_age,population&places=municipalities&first=1998&sex=all",
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["across", "several"])
def test_nothing_moves_when_the_application_takes_over(
    visit: Callable[..., Visit], size: str, view: str
) -> None:
    made, first = visit(size, first=True, script=SHIFTS), visit(size)
    before(first.page, f"{first.server}/{VIEWS[view]}")
    old = first.page.evaluate(PLACES, "#first main")
    bottoms = """(selector) => document.querySelector(`${selector} .built`)
        .getBoundingClientRect().top"""
    table = first.page.evaluate(bottoms, "#first main")
    made.open(VIEWS[view])

    assert made.page.evaluate("window.shifts") < 0.05
    new = made.page.evaluate(PLACES, "#root")
    seen = {words: place for words, place in old.items() if place[1] < SIZES[size][1]}
    assert seen
    for words, place in seen.items():
        assert new[words] == pytest.approx(place, abs=8), words
    if table < SIZES[size][1]:
        assert made.page.evaluate(bottoms, "#root") == pytest.approx(table, abs=8)


@pytest.mark.parametrize("view", VIEWS)
def test_it_fits_the_narrowest_screen_and_axe_finds_nothing(
    visit: Callable[..., Visit], view: str
) -> None:
    for size, scheme in (((320, 700), "dark"), ((1280, 900), "light")):
        page = visit(size, scheme).open(VIEWS[view])
        page.get_by_role("button", name=re.compile("Välj områden|Choose areas")).click()
        page.wait_for_selector("[data-testid=stPopoverBody] [data-testid=stMultiSelect]")
        wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert wide <= size[0]
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        told = [
            (v["id"], n["html"][:160]) for v in found.response["violations"] for n in v["nodes"]
        ]
        assert told == []


@pytest.mark.parametrize("control", [c for c in CONTROLS if c.address.startswith("bygg")], ids=str)
def test_a_choice_is_written_into_the_address_and_shown(
    visit: Callable[..., Visit], control: Control
) -> None:
    control.try_it(visit().open(control.address))


def test_it_is_built_and_taken_home_without_javascript(browser: Browser, server: str) -> None:
    context = visitor(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/matt?indicator=mean_age")
    page.get_by_role("link", name="Bygg tabell med måttet").click()
    page.locator("summary", has_text="Välj områden").click()
    row = page.locator(".st-key-choice_places form", has=page.locator("select[name=places]")).last
    row.locator("select").select_option(label="Solna")
    row.get_by_role("button").click()
    assert "0184" in page.url and "measures=mean_age" in page.url
    assert page.locator(".built tbody th", has_text="Solna").count() == 1

    address = page.locator(".takeaway a", has_text="CSV").get_attribute("href")
    got = page.request.get(f"{server}{address}")
    assert got.status == 200 and "Solna;0184;" in got.text()
    context.close()
