"""Every page, in every state, for everybody: axe's rules, narrow screens, zoom, forced colours."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from region import pages
from tests.audit.conftest import Count
from tests.browser.conftest import Visit

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {"desktop": (1440, 900), "phone": (390, 844), "narrow": (320, 640)}
SCHEMES = ("light", "dark")
LANGUAGES = ("sv", "en")
SMALLEST_TARGET = 24
STATES = {
    "a target": "mal?target=rd_share",
    "a yearly target": "mal?target=dwellings",
    "municipalities chosen": "kommunkarta?kommun=0182,0160&names=on&cores=on",
    "inner county": "kommunkarta?kommun=0182&zoom=inner",
    "two maps": "kommunkarta?view=two",
    "a relation": "kommunkarta?view=relation",
    "heights": "kommunkarta?view=height",
    "a profile": "kommun?kommun=0182",
    "a comparison": "kommun?kommun=0182&with=0160,0180",
    "a search": "data?q=bostad",
    "a wrong address": "kommunkarta?indicator=nope",
}


def _with_language(address: str, language: str) -> str:
    if language == "sv":
        return address
    return address + ("&" if "?" in address else "?") + "lang=en"


def faults(page: Page) -> tuple[list[tuple[str, str, str]], int]:
    """Return what axe finds, and how many rules it has tried."""
    found: dict[str, Any] = (
        Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    )
    violations = [
        (violation["id"], node["html"][:160], node.get("failureSummary", "")[:200])
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
    kinds = ("passes", "violations", "incomplete", "inapplicable")
    return violations, len({rule["id"] for kind in kinds for rule in found[kind]})


def _check(made: Visit, address: str, counts: Any, count: Count) -> None:
    page = made.open(address)
    violations, rules = faults(page)
    counts["rules tried by axe"] = max(counts["rules tried by axe"], rules)
    count("page states checked with axe")
    count("accessibility faults", len(violations))
    assert violations == []
    width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert width <= page.evaluate("innerWidth"), "scrolls sideways"
    assert page.locator("h1:visible").count() == 1
    page.context.close()


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_pages(visit, page: pages.Page, counts, count: Count) -> None:
    count("pages checked")
    for language, scheme, size in itertools.product(LANGUAGES, SCHEMES, WIDTHS.values()):
        _check(visit(size, scheme), _with_language(page.address, language), counts, count)


@pytest.mark.parametrize("state", STATES)
def test_states(visit, state: str, counts, count: Count) -> None:
    for (language, scheme), size in zip(
        itertools.product(LANGUAGES, SCHEMES), itertools.cycle(WIDTHS.values()), strict=False
    ):
        _check(visit(size, scheme), _with_language(STATES[state], language), counts, count)


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_own_controls_are_large_enough_to_tap(visit, page: pages.Page, count: Count) -> None:
    shown = visit("phone").open(page.address)

    small = shown.evaluate(
        """smallest => [...document.querySelectorAll(
             'main button, main summary, main [role=combobox], main select')]
           .filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 0)
           .map(e => [e.textContent.trim().slice(0, 40), e.getBoundingClientRect().height])
           .filter(([, height]) => height < smallest)""",
        SMALLEST_TARGET,
    )

    assert small == []
    count("pages checked for tap targets")


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_forced_colours_and_less_motion_show_the_same(
    visit, page: pages.Page, count: Count
) -> None:
    made: Visit = visit()
    made.page.emulate_media(forced_colors="active", reduced_motion="reduce")
    shown = made.open(page.address)

    assert shown.locator("h1:visible").count() == 1
    moving = shown.evaluate(
        """() => document.getAnimations()
             .filter(a => a.effect?.getTiming().iterations === Infinity).length"""
    )
    assert moving == 0
    count("pages checked in forced colours")


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_the_tab_key_reaches_everything_in_order_and_is_seen(
    visit, page: pages.Page, count: Count
) -> None:
    shown = visit().open(page.address)
    stops: list[tuple[float, str]] = []
    unseen: list[str] = []
    for _ in range(400):
        shown.keyboard.press("Tab")
        stop = shown.evaluate(
            """() => {
              let e = document.activeElement;
              while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
              if (!e || e === document.body) return null;
              const style = getComputedStyle(e), box = e.getBoundingClientRect();
              const ring = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
                || style.strokeDasharray !== 'none';
              return [box.top + scrollY, ring, e.outerHTML.slice(0, 90)];
            }"""
        )
        if stop is None:
            break
        stops.append((stop[0], stop[2]))
        if not stop[1]:
            unseen.append(stop[2])

    assert len(stops) > 5
    assert len({html for _, html in stops}) > 5
    assert unseen == []
    count("keyboard stops made", len(stops))
