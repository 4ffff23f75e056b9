"""Every page, in every state, for everybody: axe's rules, narrow screens, zoom, forced colours."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from region.words import pages
from tests.audit.conftest import Count
from tests.browser.conftest import EDGED, Visit

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = {"desktop": (1440, 900), "phone": (390, 844), "narrow": (320, 640)}
SCHEMES = ("light", "dark")
LANGUAGES = ("sv", "en")
SMALLEST_TARGET = 44
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
    "a ranking": "rankningar?ranking=eu_rci",
    "who is ahead": "rankningar?view=ahead",
    "the strategy's table": "rankningar?view=table1",
    "a place": "rankningar?place=copenhagen",
    "counties compared": "jamfor?scope=counties&indicator=mean_age&peers=malaren",
    "regions over time": "jamfor?view=lines",
    "two comparisons related": "jamfor?view=relation",
    "an earlier year": "uppfoljning?year=2022",
    "what has changed": "uppfoljning?view=changes",
    "how it is reported": "uppfoljning?view=reporting",
    "goals filtered": "mal?status=moving_away",
    "a focus area": "strategin?area=skills",
    "a case of the method": "metod?case=base%3D3.7%402017,latest%3D3.6%402019,target%3D4.5%402030,"
    "direction%3Dup,method%3Dlinear,decimals%3D1",
    "a wrong address": "kommunkarta?indicator=nope",
}


def _with_language(address: str, language: str) -> str:
    if language == "sv":
        return address
    return address + ("&" if "?" in address else "?") + "lang=en"


def faults(page: Page) -> tuple[list[tuple[str, str, str]], int]:
    """Return what axe finds, and how many rules it has tried."""
    found: dict[str, Any] = (
        Axe().run(page, EDGED, options={"runOnly": {"type": "tag", "values": RULES}}).response
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


def _indicator_menu(page: Page) -> None:
    page.get_by_role("combobox", name="Mått", exact=True).click()
    page.wait_for_selector("[role=option]")


def _class_menu(page: Page) -> None:
    page.get_by_role("button", name="Fler sätt att visa").click()
    page.get_by_text("Klassindelning").locator("visible=true").first.wait_for()


def _phone_menu(page: Page) -> None:
    page.locator(".top-phone > summary").click()
    page.wait_for_selector(".top-phone a:visible")


def _search(page: Page) -> None:
    page.locator("form.search input").first.fill("nacka")
    page.wait_for_selector("form.search [role=option]")


def _takeaway(page: Page) -> None:
    for part in page.locator("main details:visible").all():
        part.evaluate("(node) => { node.open = true; }")  # one lies over the next


OPENED = {
    "the menu of indicators": ("kommunkarta", "desktop", _indicator_menu),
    "the menu of classes": ("kommunkarta", "desktop", _class_menu),
    "the phone's menu": ("", "phone", _phone_menu),
    "a search": ("", "desktop", _search),
    "all that can be opened on a target": ("mal?target=rd_share", "phone", _takeaway),
    "all that can be opened on a ranking": ("rankningar?ranking=eu_rci", "phone", _takeaway),
    "all that can be opened on a profile": ("kommun?kommun=0182", "phone", _takeaway),
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("opened", OPENED)
def test_what_has_been_opened(visit, opened: str, scheme: str, count: Count) -> None:
    address, size, act = OPENED[opened]
    page = visit(size, scheme).open(address)
    act(page)

    violations, _ = faults(page)

    count("page states checked with axe")
    count("accessibility faults", len(violations))
    assert violations == []


@pytest.mark.parametrize("theme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_a_presentation(
    visit, catalogue, theme: str, language: str, count: Count
) -> None:
    made: Visit = visit((1920, 1080))
    for show in catalogue.presentations:
        address = f"{made.server}/presentera?show={show}&theme={theme}&lang={language}&step=1"
        made.page.goto(address)
        made.page.wait_for_selector("body[data-ready]")
        for step in range(made.page.locator(".step").count()):
            violations, _ = faults(made.page)
            count("page states checked with axe")
            count("accessibility faults", len(violations))
            assert violations == [], f"{show}, step {step + 1}"
            made.page.keyboard.press("ArrowRight")


CONTROLS = """smallest => {
  const all = [];
  const gather = (root) => { for (const e of root.querySelectorAll("*")) {
    all.push(e);
    if (e.shadowRoot) gather(e.shadowRoot);
  } };
  gather(document.querySelector("[data-testid=stApp]"));
  const kinds = "button, summary, select, input[type=range], input[type=text], input[type=search],"
    + "[role=combobox], [role=radio], label:has(input[type=checkbox]), a[href]";
  return all
    .filter((e) => e.matches(kinds) && !e.closest("svg, .place-map, .hidden"))
    .filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((e) => !e.matches("a, .term") || !getComputedStyle(e).display.startsWith("inline"))
    .map((e) => [e.getAttribute("aria-label") || e.textContent.trim().slice(0, 40),
      Math.round(e.getBoundingClientRect().height)])
    .filter(([, height]) => height > 1 && height < smallest); // one pixel: the skip link, unfocused
}"""
"""Controls lower than a finger; words in running text are exempt, and places on maps have lists."""


@pytest.mark.parametrize("address", [*(page.address for page in pages.PAGES), *STATES.values()])
def test_controls_are_large_enough_for_a_finger(visit, address: str, count: Count) -> None:
    shown = visit("phone").open(address)
    shown.wait_for_selector("html.ready", state="attached")

    assert shown.evaluate(CONTROLS, SMALLEST_TARGET) == []
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
              // a shape of the map is told by a dashed line of its own, drawn above all others
              const above = e.matches('.area') && e.closest('svg').querySelector('.outline.at');
              const ring = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
                || above && above.getAttribute('d');
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
