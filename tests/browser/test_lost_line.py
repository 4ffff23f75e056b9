"""A line that is lost for longer than a visit is kept: everything works when it is back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SIZES
from tests.controls import CONTROLS, wait_until_back, wait_until_lost
from tests.servers import Line, serving
from tests.visitors import visitor

DEAF_FROM_A_RUN = """
window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    window.deaf = false;
    this.addEventListener("message", (event) => window.deaf && event.stopImmediatePropagation());
  }
};
window.stopAtRun = () => {
  const app = document.querySelector("[data-testid=stApp]");
  new MutationObserver((_, watch) => {
    if (app.dataset.testScriptState !== "running") return;
    watch.disconnect();
    window.deaf = true;
    document.documentElement.dataset.deaf = "";
  }).observe(app, { attributes: true });
};
"""
"""After `stopAtRun()` the page hears nothing more on its line once a run has begun."""
IMPATIENT = """() => {
  const wait = window.setTimeout;
  window.setTimeout = (work, ms, ...more) => wait(work, ms === 20_000 ? 2_000 : ms, ...more);
}"""
"""The page gives up after two seconds instead of twenty."""
ONE_OF_EACH = ("measure=change", "base=", "sort=behind", "kommun=0182")


@pytest.fixture(scope="module")
def forgetful_server() -> Iterator[str]:
    """A server that forgets a visit a second after its line was lost."""
    with serving(STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL="1") as (address, _):
        yield address


@pytest.fixture
def line(forgetful_server: str) -> Iterator[Line]:
    made = Line(forgetful_server)
    yield made
    made.close()


@pytest.fixture
def context(browser: Browser, size: str):
    width, height = SIZES[size]
    made = visitor(browser, viewport={"width": width, "height": height}, locale="sv-SE")
    yield made
    made.close()


def lose(line: Line, *pages: Page, during: Callable[[], None] = lambda: None) -> None:
    """Cut the line until the server has forgotten the visits, and wait until it is back."""
    line.cut()
    wait_until_lost(*pages)
    during()
    line.mend()
    wait_until_back(*pages)


@pytest.mark.parametrize("size", ["phone"])
def test_every_kind_of_control_works_at_the_first_try(line: Line, context) -> None:
    used = [next(c for c in CONTROLS if c.result.endswith(result)) for result in ONE_OF_EACH]
    opened = [(control, control.open(context, line.address)) for control in used]

    lose(line, *(page for _, page in opened))

    for control, page in opened:
        control.try_it(page)


@pytest.mark.parametrize("size", ["desktop"])
def test_place_focus_and_open_parts_stay(line: Line, context) -> None:
    page = context.new_page()
    page.goto(f"{line.address}/mal?target=rd_share", timeout=60_000)
    page.wait_for_selector("html.ready", state="attached", timeout=60_000)
    main = page.locator("[data-testid=stMain]")
    opened = main.locator("details").nth(1)
    opened.locator("> summary").click()
    main.evaluate("(node) => node.scrollTo(0, 500)")
    page.get_by_role("slider").first.evaluate("(node) => node.focus({ preventScroll: true })")

    lose(line, page)

    page.wait_for_selector('[data-test-script-state="notRunning"]')
    page.wait_for_timeout(1_000)
    assert main.evaluate("(node) => node.scrollTop") == 500
    assert opened.evaluate("(node) => node.open")
    assert page.get_by_role("slider").first.evaluate("(node) => node === document.activeElement")
    assert page.evaluate("history.state?.place ?? null") is None


@pytest.mark.parametrize("size", ["phone"])
def test_what_the_map_does_meanwhile_is_kept_and_what_is_picked_is_carried_out(
    line: Line, context
) -> None:
    page = context.new_page()
    page.goto(f"{line.address}/kommunkarta", timeout=60_000)
    page.wait_for_selector(".municipality-map[data-ready]", timeout=60_000)
    page.wait_for_selector("html.ready", state="attached", timeout=60_000)

    def use() -> None:
        page.get_by_role("button", name="Yttre stadskärnor").click()
        box = page.get_by_role("combobox", name="Mått", exact=True)
        box.click()
        box.fill("Medelålder")
        page.keyboard.press("Enter")

    lose(line, page, during=use)

    expect(page.locator("h1")).to_contain_text("medelålder", timeout=20_000)
    page.wait_for_selector('[data-test-script-state="notRunning"]')
    assert "cores=on" in page.url


@pytest.mark.parametrize("size", ["desktop"])
def test_meanwhile_the_page_says_so_and_takes_no_choice(line: Line, context) -> None:
    compared = next(one for one in CONTROLS if one.result == "scope=counties")
    page = compared.open(context, line.address)

    def look() -> None:
        expect(page.get_by_role("radio", name="Över tid")).to_be_disabled()
        assert page.locator(".line-note").get_attribute("role") == "status"
        expect(page.locator(".line-note")).to_contain_text("Anslutningen är bruten")
        assert page.get_by_role("dialog").count() == 0

    lose(line, page, during=look)
    expect(page.get_by_role("radio", name="Över tid")).to_be_enabled()


@pytest.mark.parametrize("size", ["desktop"])
def test_a_line_that_is_lost_in_the_middle_of_a_run_brings_no_new_page(line: Line, context) -> None:
    context.add_init_script(DEAF_FROM_A_RUN)
    compared = next(one for one in CONTROLS if one.result == "scope=counties")
    page = compared.open(context, line.address)
    page.evaluate("window.stopAtRun()")
    compared.use(page)
    page.wait_for_selector("html[data-deaf]", state="attached")

    lose(line, page)

    assert page.evaluate("window.deaf === false")
    assert page.locator("html[data-deaf]").count() == 1  # the document is the same
    expect(page.get_by_role("radio", name="Över tid")).to_be_enabled()


@pytest.mark.parametrize("size", ["phone"])
def test_a_page_that_cannot_run_is_loaded_anew_at_the_same_place(line: Line, context) -> None:
    page = context.new_page()
    page.goto(f"{line.address}/mal?target=rd_share", timeout=60_000)
    page.wait_for_selector("html.ready", state="attached", timeout=60_000)
    main = page.locator("[data-testid=stMain]")
    main.locator("details").nth(1).locator("> summary").click()
    main.evaluate("(node) => node.scrollTo(0, 500)")
    # nothing that is asked of the application reaches it
    page.evaluate("window.postMessage = () => {}")
    page.evaluate(IMPATIENT)
    line.cut()
    wait_until_lost(page)
    with page.expect_event("load", timeout=60_000):
        line.mend()
    page.wait_for_selector("html.ready", state="attached", timeout=60_000)

    assert page.url.endswith("/mal?target=rd_share")
    assert main.evaluate("(node) => node.scrollTop") == 500
    assert main.locator("details").nth(1).evaluate("(node) => node.open")
    assert page.evaluate("history.state?.place ?? null") is None


@pytest.mark.parametrize("size", ["desktop"])
def test_a_visitors_own_table_that_went_with_the_visit_is_asked_for_again(
    line: Line, context
) -> None:
    page = context.new_page()
    page.goto(f"{line.address}/kommunkarta", timeout=60_000)
    page.wait_for_selector("html.ready", state="attached", timeout=60_000)
    page.get_by_text("Öppna en egen tabell på kartan").click()
    table = {"name": "mina.csv", "mimeType": "text/csv", "buffer": b"kommun;2024\nNacka;13,5\n"}
    chooser = page.locator('input[type="file"]')
    chooser.set_input_files(table)
    expect(page.locator("h1")).to_contain_text("mina", timeout=20_000)

    lose(line, page)

    told = page.locator(".st-key-own_table").get_by_role("alert")
    expect(told).to_contain_text("Öppna den igen", timeout=20_000)
    chooser.set_input_files({**table, "name": "andra.csv"})
    # while the note goes, all below it moves up: for a moment the heading stands twice
    expect(page.locator("h1").first).to_contain_text("andra", timeout=20_000)
    expect(page.locator("h1")).to_have_count(1)
