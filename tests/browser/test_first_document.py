"""The first document: readable at once and without JavaScript, replaced without a jump."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import SIZES, Visit
from tests.visitors import visitor

START = "**/static/js/index.*.js"
ADDRESSES = ["", "mal?target=rd_share", "kommunkarta?kommun=0180", "kommun?kommun=0182"]
OTHERS = [
    *("rankningar", "rankningar?ranking=eu_rci", "jamfor", "jamfor?view=several", "uppfoljning"),
    *("mal", "inom-kommuner", "alla-26", "data", "matt?indicator=mean_age", "kommun?kommun=01"),
]
LOOKED_AT = [*ADDRESSES, *OTHERS]
WITH_CONTROLS = [
    *ADDRESSES[1:],
    *("rankningar", "rankningar?ranking=eu_rci", "jamfor", "jamfor?view=relation"),
    *("uppfoljning", "uppfoljning?view=changes", "kommun", "mal?target=dwellings"),
]
LATE = "document.documentElement.dataset.late ?? 'in time'"
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
SEEN_BESIDE = """
window.looked = 0;
window.beside = new Set();
const looking = setInterval(() => {
  const html = document.documentElement;
  if (html?.classList.contains("ready")) return clearInterval(looking);
  for (const node of document.querySelectorAll("#root :is(label, p, h1, button, input)")) {
    window.looked += 1;
    if (node.checkVisibility({ visibilityProperty: true })) window.beside.add(node.outerHTML);
  }
}, 20);
"""
PLACES = """(selector) => Object.fromEntries(
  [...document.querySelectorAll(`${selector} :is(h1, .card h3, h2)`)].reverse()
  .filter((node) => node.checkVisibility())
  .map((node) => { const r = node.getBoundingClientRect();
    return [node.textContent.trim(), [r.x, r.y, r.width]]; }))"""

CONTROLS_DRAWN = """() => [".field > select, .field-chips, .pick select", ".field-slide",
  ".part-links"].map((kind) => [...document.querySelectorAll(`#first main :is(${kind})`)]
    .filter((node) => node.checkVisibility()).length)"""
CONTROLS_LIVE = """() => ['[data-testid="stSelectbox"], [data-testid="stMultiSelect"]',
  '[data-testid="stSlider"]', '[data-testid="stButtonGroup"]']
  .map((kind) => [...document.querySelectorAll(`[data-testid=stMain] :is(${kind})`)]
    .filter((node) => !node.closest(".st-key-language_switch"))
    .length)"""


def controls(page: Page, address: str) -> list[int]:
    """Return how many menus, sliders and rows of buttons the application has."""
    menus, sliders, rows = page.evaluate(CONTROLS_LIVE)
    if "kommunkarta" in address:  # two of the controls are the map's own
        return [menus + 1, sliders + 1, rows]
    return [menus, sliders, rows]


def before(page: Page, address: str) -> Page:
    """Open an address whose application never starts."""
    page.route(START, lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(address)
    page.evaluate("document.fonts.ready")
    return page


def held(page: Page) -> Callable[[], None]:
    """Hold the application back; what is returned lets it come."""
    waiting: list[Route] = []
    released: list[bool] = []
    page.route(START, lambda route: route.continue_() if released else waiting.append(route))

    def release() -> None:
        released.append(True)
        for route in waiting:
            route.continue_()

    return release


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", LOOKED_AT)
def test_nothing_moves_when_the_application_takes_over(
    visit: Callable[..., Visit], subtests: pytest.Subtests, size: str, address: str
) -> None:
    first = visit(size)
    before(first.page, f"{first.server}/{address}")
    old = first.page.evaluate(PLACES, "#first main")
    drawn = first.page.evaluate(CONTROLS_DRAWN)
    made = visit(size, first=True, script=SHIFTS)
    made.open(address)
    new = made.page.evaluate(PLACES, "#root")

    assert made.page.locator("#first").count() == 0
    with subtests.test("it comes in time"):
        assert made.page.evaluate(LATE) == "in time"
    with subtests.test("nothing shifts"):
        assert made.page.evaluate("window.shifts") < 0.05
    with subtests.test("what is seen stands where it stood, within a third of a line"):
        _, height = SIZES[size]
        seen = {words: place for words, place in old.items() if place[1] < height}
        assert seen
        for words, place in seen.items():
            assert new[words] == pytest.approx(place, abs=8), words
    if size == "desktop" and address in WITH_CONTROLS:
        with subtests.test("controls are what they will be"):
            assert drawn == controls(made.page, address)
            assert sum(drawn) > 0


def test_nothing_of_the_application_is_seen_or_heard_beside_the_document(
    visit: Callable[..., Visit],
) -> None:
    made = visit("phone", first=True, script=SEEN_BESIDE)
    made.open("kommun?kommun=0182")

    assert made.page.evaluate("window.looked") > 3
    assert made.page.evaluate("[...window.beside]") == []


@pytest.mark.parametrize("address", ["", "uppfoljning", "mal"])
def test_a_card_stands_in_its_place_before_the_next_has_come(
    visit: Callable[..., Visit], address: str
) -> None:
    """A document that comes in pieces is laid out as the whole is."""
    card = '<li class="block'
    made = visit("desktop")
    before(made.page, f"{made.server}/{address}")
    place = "(card) => { const r = card.getBoundingClientRect(); return [r.x, r.y, r.width]; }"
    first = made.page.locator(".blocks > li").first
    whole = first.evaluate(place)

    def cut(route: Route) -> None:
        told = route.fetch().text()
        second = told.index(card, told.index(card) + 1)
        route.fulfill(body=told[:second], content_type="text/html; charset=utf-8")

    made.page.route(lambda url: url.rstrip("/") == f"{made.server}/{address}".rstrip("/"), cut)
    before(made.page, f"{made.server}/{address}")
    assert made.page.locator(".blocks > li").count() == 1
    assert first.evaluate(place) == whole


@pytest.mark.parametrize("view", ["two", "relation", "height"])
def test_every_map_takes_over_in_time(visit: Callable[..., Visit], view: str) -> None:
    page = visit(first=True).open(f"kommunkarta?view={view}")

    assert page.evaluate(LATE) == "in time"


def test_no_script_of_streamlits_is_asked_for_before_there_is_something_to_read(
    visit: Callable[..., Visit],
) -> None:
    page = visit("desktop", first=True).open("")
    painted, asked = page.evaluate(
        """() => [performance.getEntriesByName("first-contentful-paint")[0].startTime,
        performance.getEntriesByType("resource").filter((e) => e.name.includes("/static/js/"))
        .map((e) => e.startTime)]"""
    )
    assert len(asked) > 20
    assert min(asked) >= min(painted, 2_000)  # the page waits no longer than that


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_page_can_be_read_without_javascript(
    browser: Browser, server: str, address: str
) -> None:
    context = visitor(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{address}{'&' if '?' in address else '?'}lang=en")

    assert page.get_attribute("html", "lang") == "en"
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.get_by_role("navigation", name="Pages").count() == 1
    if not address:
        assert page.locator(".tile").count() == 10
        assert page.locator(".tile .fig").first.is_visible()
    page.get_by_role("link", name="Goals", exact=True).first.click()
    assert page.url.endswith("/mal?lang=en")
    context.close()


def unfold(page: Page, label: str) -> None:
    """Open what a menu lies folded in."""
    folds = page.locator("details:not([open])", has=page.get_by_label(label, exact=True))
    for fold in folds.all():
        fold.locator("> summary").click()


CHOICES = [
    ("mal", "Ordning", "Längst efter först", "/mal?sort=behind"),
    ("kommun", "Kommun", "Nacka", "/kommun?kommun=0182"),
    ("jamfor?scope=counties", "Grupp", "Länen runt Mälaren", "?scope=counties&peers=malaren"),
    ("rankningar?ranking=eu_rci", "Ort eller region", "London", "/rankningar?place=london"),
    ("uppfoljning?view=reporting", "Uppföljningens år", "2022", "?view=reporting&year=2022"),
    ("kommunkarta?kommun=0180", "Mått", "Medelålder", "?kommun=0180&indicator=mean_age"),
]


@pytest.mark.parametrize(("address", "label", "option", "result"), CHOICES)
def test_a_menu_of_the_document_works_before_the_application_is_there(
    visit: Callable[..., Visit], address: str, label: str, option: str, result: str
) -> None:
    page = before((made := visit()).page, f"{made.server}/{address}")
    old = page.locator("#first main").inner_text()
    unfold(page, label)
    menu = page.get_by_label(label, exact=True).first
    menu.select_option(label=menu.locator("option", has_text=option).first.inner_text())

    page.wait_for_url(lambda url: result in url)
    assert page.locator("#first main").inner_text() != old
    assert page.locator("#first main option:checked", has_text=option).count()


@pytest.mark.parametrize(
    ("address", "label", "key", "result"),
    [
        ("mal?target=rd_share", "Räkna takten från", "ArrowLeft", "&base="),
        ("mal?target=rd_share&base=2015", "Pröva en takt", "ArrowRight", "&base=2015&pace="),
        ("kommunkarta?indicator=mean_age", "År", "Home", "?indicator=mean_age&year=2000"),
    ],
)
def test_a_slider_of_the_document_works_before_the_application_is_there(
    visit: Callable[..., Visit], address: str, label: str, key: str, result: str
) -> None:
    page = before((made := visit()).page, f"{made.server}/{address}")
    old = page.locator("#first main").inner_text()
    page.locator("#first").get_by_role("slider", name=label).press(key)

    page.wait_for_url(lambda url: result in url)
    assert page.locator("#first main").inner_text() != old


def test_menus_work_without_javascript(browser: Browser, server: str) -> None:
    context = visitor(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/mal?lang=en")
    unfold(page, "Order")
    page.get_by_label("Order", exact=True).select_option(label="Furthest behind first")
    page.locator("form", has=page.get_by_label("Order", exact=True)).get_by_role("button").click()
    assert "sort=behind" in page.url
    assert "lang=en" in page.url
    page.goto(f"{server}/kommunkarta?indicator=mean_age")
    assert page.get_by_role("slider").count() == 0
    page.locator("select[name=year]").select_option("2000")
    page.locator("form.years button").click()
    assert "year=2000" in page.url
    assert page.get_by_text("2000. Högst:").count()
    context.close()


@pytest.mark.parametrize("address", [one for one in WITH_CONTROLS if one not in LOOKED_AT])
def test_controls_of_the_document_are_what_they_will_be(
    visit: Callable[..., Visit], address: str
) -> None:
    """As many menus, sliders and rows of buttons, before and after."""
    first = visit()
    before(first.page, f"{first.server}/{address}")
    drawn = first.page.evaluate(CONTROLS_DRAWN)

    assert drawn == controls(visit().open(address), address)
    assert sum(drawn) > 0


def test_a_menu_that_is_open_is_not_taken_away(visit: Callable[..., Visit]) -> None:
    made = visit()
    release = held(made.page)
    made.page.goto(f"{made.server}/rankningar", wait_until="commit")
    made.page.locator("#first select").first.focus()
    release()
    made.page.wait_for_selector(
        '#root [data-test-script-state="notRunning"] h1', state="attached", timeout=30_000
    )
    made.page.wait_for_timeout(1_000)
    assert made.page.locator("#first select").count()

    made.page.locator("#first select").first.blur()
    made.page.wait_for_selector("html.ready", state="attached", timeout=10_000)


def test_there_is_one_page_for_a_screen_reader_before_and_after(
    visit: Callable[..., Visit],
) -> None:
    made = visit()
    before(made.page, f"{made.server}/mal")
    assert made.page.get_by_role("heading", level=1).count() == 1
    assert made.page.get_by_role("main").count() == 1

    after = visit().open("mal")
    assert after.get_by_role("heading", level=1).count() == 1
    assert after.get_by_role("main").count() == 1


def test_the_skip_link_comes_first_and_leaves_the_address_alone(
    visit: Callable[..., Visit],
) -> None:
    page = before((made := visit()).page, f"{made.server}/mal")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "first-main"
    assert "#" not in page.url


def test_place_and_focus_are_carried_over(visit: Callable[..., Visit]) -> None:
    made = visit()
    release = held(made.page)
    made.page.goto(f"{made.server}/rankningar", wait_until="commit")
    made.page.wait_for_selector("#first main a")
    made.page.evaluate("document.querySelector('#first').scrollTo(0, 400)")
    link = made.page.locator("#first main a[href]").last
    link.evaluate("(node) => node.focus({ preventScroll: true })")
    address = link.get_attribute("href")
    release()
    made.page.wait_for_selector("html.ready", state="attached", timeout=30_000)

    assert made.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 400
    assert made.page.evaluate("document.activeElement.getAttribute('href')") == address
    assert made.page.evaluate("document.querySelector('#root').contains(document.activeElement)")


def test_the_first_document_has_no_accessibility_fault(visit: Callable[..., Visit]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for scheme in ("light", "dark"):
        made = visit(scheme=scheme)
        before(made.page, f"{made.server}/kommunkarta?kommun=0180")
        found = Axe().run(
            made.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
        )
        faults = [(v["id"], v["nodes"][0]["html"][:200]) for v in found.response["violations"]]
        assert not faults, json.dumps(faults, ensure_ascii=False)


def asked_for(page: Page) -> list[str]:
    """Return what is asked for of the application from now on."""
    found: list[str] = []
    page.on("request", lambda made: found.append(made.url) if "/static/js/" in made.url else None)
    return found


@pytest.mark.parametrize("how", ["pointer", "touch", "wheel", "key", "focus"])
def test_the_application_comes_when_the_page_is_touched(
    browser: Browser, server: str, how: str
) -> None:
    context = browser.new_context(has_touch=how == "touch", locale="sv-SE")
    page = context.new_page()
    asked = asked_for(page)
    page.goto(f"{server}/mal")
    page.wait_for_load_state("networkidle")
    assert page.locator("#first h1").inner_text()
    assert asked == [], "who only reads needs nothing more"

    {
        "pointer": lambda: page.mouse.move(300, 300),
        "touch": lambda: page.touchscreen.tap(300, 10),
        "wheel": lambda: page.mouse.wheel(0, 40),
        "key": lambda: page.keyboard.press("Tab"),
        "focus": lambda: page.locator("#first a").first.focus(),
    }[how]()
    page.wait_for_selector("html.ready", state="attached", timeout=30_000)
    assert asked

    asked.clear()
    page.evaluate("location.assign('/kommun?kommun=0182')")
    page.wait_for_url("**/kommun?kommun=0182")
    page.wait_for_selector("html.ready", state="attached", timeout=30_000)
    assert asked, "the pages that follow do not wait"
    context.close()


def test_the_application_comes_to_whoever_reads_for_a_while(browser: Browser, server: str) -> None:
    context = browser.new_context(locale="sv-SE")
    page = context.new_page()
    asked = asked_for(page)
    page.clock.install()
    page.goto(f"{server}/mal")
    page.clock.run_for(6000)
    page.wait_for_load_state("networkidle")
    assert asked == []
    page.clock.run_for(6000)
    page.wait_for_load_state("networkidle")
    assert asked
    context.close()
