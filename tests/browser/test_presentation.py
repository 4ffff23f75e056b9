"""A presentation on stage: driven by the keyboard as by a clicker, on a projector's screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from region.outputs.exhibits.steps import presentation
from region.outputs.publication.qr import qr_svg
from tests.visitors import visitor

SMALLEST = 24
HEADLINES = ("76px", "60px", "52px")
"""Of few letters, of more, and where the picture needs the height."""
SHOW = "state_of_the_region"

TEXTS = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(".hidden, script, style, [hidden], defs")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width || !box.height) continue;
    const scale = parent.closest("svg") ? parent.getScreenCTM().a : 1;
    found.push({
      text: node.data.trim().slice(0, 40),
      size: parseFloat(getComputedStyle(parent).fontSize) * scale,
      inside: box.left >= -1 && box.top >= -1
        && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1,
    });
  }
  return found;
}"""

OVERLAPS = """() => {
  const step = document.querySelector(".step.current");
  const parts = [step.querySelector("header"), step.querySelector(".source"),
    document.querySelector(".progress"), ...step.querySelector(".content").children];
  const boxes = parts.map((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [node.className, range.getBoundingClientRect()];
  });
  const hits = [];
  boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q]) => {
    const across = p.left < q.right - 1 && q.left < p.right - 1;
    if (across && p.top < q.bottom - 1 && q.top < p.bottom - 1) hits.push([a, b]);
  }));
  return hits;
}"""


@pytest.fixture
def stage(browser: Browser, server: str) -> Iterator[Page]:
    context = visitor(browser, viewport={"width": 1920, "height": 1080}, locale="sv-SE")
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.goto(f"{server}/presentera?show={SHOW}&step=1")
    page.wait_for_selector("body[data-ready]")
    yield page
    context.close()
    assert complaints == []


def at(page: Page, number: int) -> None:
    expect(page.locator(".step.current")).to_have_attribute("id", f"step-{number}")
    expect(page).to_have_url(re.compile(rf"step={number}(&|$)"))


@pytest.mark.parametrize(
    ("key", "language"),
    [(SHOW, "sv"), (SHOW, "en"), ("municipalities_in_five_minutes", "sv")],
)
def test_a_whole_presentation_by_the_keyboard(stage, server, catalogue, key, language) -> None:
    steps = presentation(catalogue, key, language).steps
    stage.goto(f"{server}/presentera?show={key}&lang={language}&step=1")
    stage.wait_for_selector("body[data-ready]")
    stage.evaluate("document.fonts.ready")
    keys = ["ArrowRight", "PageDown", " ", "ArrowDown"]

    for step in steps:
        at(stage, step.number)
        heading = stage.locator(".step.current h1")
        assert heading.inner_text().replace("\u2060", "") == step.headline
        found = stage.evaluate(TEXTS)
        assert len(found) > 5
        assert [t for t in found if t["size"] < SMALLEST] == []
        assert [t for t in found if not t["inside"]] == []
        assert stage.evaluate(OVERLAPS) == []
        size = "getComputedStyle(document.querySelector('.step.current h1')).fontSize"
        assert stage.evaluate(size) in HEADLINES
        size = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        assert stage.evaluate(size) == [1920, 1080]
        for line in step.sources:
            expect(stage.locator(".step.current .source")).to_contain_text(line)
        if step.number < len(steps):
            stage.keyboard.press(keys[step.number % len(keys)])
    for number in range(len(steps) - 1, 0, -1):
        stage.keyboard.press(["ArrowLeft", "PageUp"][number % 2])
        at(stage, number)


def test_back_and_forward_lead_through_the_steps(stage: Page) -> None:
    stage.keyboard.press("PageDown")
    stage.keyboard.press("PageDown")
    at(stage, 3)

    stage.go_back()
    at(stage, 2)
    stage.go_back()
    at(stage, 1)
    stage.go_forward()
    at(stage, 2)


def test_a_number_and_enter_jump_and_too_large_a_number_stops_at_the_end(stage: Page) -> None:
    stage.keyboard.type("11")
    expect(stage.locator(".jump")).to_have_text("11")
    stage.keyboard.press("Enter")
    at(stage, 11)

    stage.keyboard.type("99")
    stage.keyboard.press("Enter")
    at(stage, 12)
    stage.keyboard.press("PageDown")
    at(stage, 13)
    stage.keyboard.press("PageDown")
    at(stage, 13)


def test_cover_and_end_say_where_the_site_is_and_show_it_as_a_code(
    stage: Page, server: str
) -> None:
    stage.goto(f"{server}/presentera?show={SHOW}&step=0")
    stage.wait_for_selector("body[data-ready]")
    for number in (0, 13):
        stage.keyboard.press("Home" if number == 0 else "End")
        at(stage, number)
        shown = stage.locator(".step.current")
        expect(shown).to_contain_text(server)
        expect(shown.locator(".code svg")).to_be_visible()
        found = stage.evaluate(TEXTS)
        assert [t for t in found if t["size"] < SMALLEST or not t["inside"]] == []


def test_a_laser_follows_the_pointer_and_a_code_leads_to_the_same_view(stage: Page) -> None:
    stage.keyboard.press("l")
    stage.mouse.move(700, 500)
    box = stage.locator(".laser").bounding_box()
    assert box and abs(box["x"] + box["width"] / 2 - 700) < 2
    stage.keyboard.press("l")
    expect(stage.locator(".laser")).to_be_hidden()
    stage.keyboard.press("q")
    expect(stage.locator(".step.current .same-view svg")).to_be_visible()


def test_the_code_of_a_step_holds_the_address_of_its_page(stage: Page, server, catalogue) -> None:
    shown = presentation(catalogue, SHOW, "sv").steps[0]
    code = stage.locator("#step-1 .same-view svg path").first.get_attribute("d")
    assert code and f'd="{code}"' in qr_svg(f"{server}{shown.address}", shown.headline)


def test_the_screen_is_kept_awake_again_and_the_clock_is_right_after_a_sleep(
    browser: Browser, server: str
) -> None:
    context = visitor(browser, locale="sv-SE")
    page = context.new_page()
    page.add_init_script(
        """window.asked = 0; Object.defineProperty(navigator, "wakeLock", {
          value: { request: () => { window.asked += 1; return Promise.resolve({}); } } });"""
    )
    page.clock.install(time=0)
    page.goto(f"{server}/presentera?show={SHOW}&step=1&notes=on")
    page.wait_for_selector("body[data-ready]")
    assert page.evaluate("asked") == 1

    page.clock.fast_forward("25:00")  # as a computer that sleeps: timers fire once
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate("asked") == 2
    expect(page.locator(".passed")).to_have_text(re.compile(r"^25:0\d$"))
    context.close()


def test_b_blackens_the_screen_and_any_step_brings_it_back(stage: Page) -> None:
    stage.keyboard.press("b")
    expect(stage.locator(".black")).to_be_visible()
    stage.keyboard.press("PageDown")

    expect(stage.locator(".black")).to_be_hidden()
    at(stage, 1)


def test_the_network_may_be_lost_once_it_is_loaded(stage: Page) -> None:
    stage.context.set_offline(True)
    for number in range(2, 13):
        stage.keyboard.press("PageDown")
        at(stage, number)
    stage.context.set_offline(False)


def test_notes_in_a_second_window_follow_and_lead(stage: Page, catalogue) -> None:
    steps = presentation(catalogue, SHOW, "sv").steps
    with stage.expect_popup() as opened:
        stage.keyboard.press("n")
    notes = opened.value
    notes.wait_for_selector("body.notes[data-ready]")

    stage.bring_to_front()
    stage.keyboard.type("6")
    stage.keyboard.press("Enter")
    expect(notes.locator(".spoken")).to_have_text(steps[5].note)
    expect(notes.locator(".following")).to_contain_text(steps[6].headline)
    expect(notes.locator(".now")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    notes.bring_to_front()
    notes.keyboard.press("PageDown")
    at(stage, 7)
    notes.close()


def test_leaving_leads_to_the_same_view_on_its_page(stage: Page) -> None:
    stage.keyboard.type("10")
    stage.keyboard.press("Enter")
    at(stage, 10)
    stage.keyboard.press("Escape")

    stage.wait_for_url("**/kommunkarta?indicator=share_post_secondary_25_64")
    stage.wait_for_selector(".municipality-map[data-ready]", timeout=30_000)


def test_a_finger_moves_to_the_next_step(browser: Browser, server: str) -> None:
    context = visitor(browser, viewport={"width": 844, "height": 390}, has_touch=True)
    page = context.new_page()
    page.goto(f"{server}/presentera?show={SHOW}&step=1")
    page.wait_for_selector("body[data-ready]")
    swipe = """([from, to]) => { for (const [type, x] of [["touchstart", from], ["touchend", to]]) {
      const touch = new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 200 });
      document.body.dispatchEvent(new TouchEvent(type, { bubbles: true,
        touches: type === "touchstart" ? [touch] : [], changedTouches: [touch] })); } }"""

    page.evaluate(swipe, [600, 300])
    at(page, 2)
    page.evaluate(swipe, [300, 600])
    at(page, 1)
    context.close()


def test_axe_finds_nothing_on_stage(stage: Page, server: str) -> None:
    tags = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
    found = []
    for number, theme in ((1, "light"), (5, "dark"), (6, "light"), (8, "dark"), (10, "dark")):
        stage.goto(f"{server}/presentera?show={SHOW}&theme={theme}&step={number}")
        stage.wait_for_selector("body[data-ready]")
        found += [
            (number, v["id"], n["html"][:120], n.get("failureSummary", "")[:200])
            for v in Axe().run(stage, options=tags).response["violations"]
            for n in v["nodes"]
        ]
    assert found == []


def test_views_are_collected_in_the_address_and_presented(visit, server: str) -> None:
    page = visit().open("kommunkarta?indicator=mean_age&year=2020")
    page.locator("footer").get_by_role("link", name="Lägg till i presentation").click()
    page.wait_for_selector(".own > li")
    page.locator(".pages").get_by_role("link", name="Mål", exact=True).click()
    expect(page.locator("footer").get_by_role("link", name="Lägg till")).to_be_visible()
    page.wait_for_selector('[data-test-script-state="notRunning"]')
    assert "own=" in page.url
    page.locator("footer").get_by_role("link", name="Lägg till i presentation").click()

    expect(page.locator(".own > li")).to_have_count(2)
    page.locator("a.main").click()
    page.wait_for_selector("body[data-ready]")
    expect(page.locator(".step:not(.of-cover, .of-end)")).to_have_count(2)
    expect(page.locator(".step.current .subtitle")).to_contain_text("Medelålder, 2020")
    page.keyboard.press("PageDown")
    at(page, 2)


def test_the_list_of_presentations_is_accessible_on_a_phone(visit, server: str) -> None:
    made = visit("phone", "dark")
    page = made.page
    page.goto(f"{server}/presentera?own=/mal~/nope")
    tags = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}

    assert [v["id"] for v in Axe().run(page, options=tags).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator(".notice")).to_contain_text("1")
