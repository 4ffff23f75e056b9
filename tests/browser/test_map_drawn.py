"""What the map draws: each year as when it is opened, enlarged, and where values are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser.conftest import SIZES
from tests.browser.test_map import MAP, ROOT
from tests.visitors import visitor

STEPS = (
    "() => {"
    + ROOT
    + """
  const [now, year] = [root.querySelector(".lines .now"), root.querySelector("#year")];
  return [now.getAttribute("x1"), Number(year.max) + 1];
}"""
)
DRAWN = (
    "() => {"
    + ROOT
    + """
  const drawn = root.querySelector(".municipality-map").outerHTML.split(/(?=<)/);
  return [document.querySelector("h1").textContent, ...drawn];
}"""
)


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def opened(
    request: pytest.FixtureRequest, visit, browser: Browser, server: str
) -> Iterator[Callable[..., Page]]:
    """Open an address as the application draws it, and as its document does without scripts."""
    contexts: list[BrowserContext] = []

    def make(address: str, size: str = "desktop") -> Page:
        if request.param:
            return visit(size).open(address)
        width, height = SIZES[size]
        viewport: ViewportSize = {"width": width, "height": height}
        contexts.append(visitor(browser, viewport=viewport, java_script_enabled=False))
        page = contexts[-1].new_page()
        page.goto(f"{server}/{address}")
        return page

    yield make
    for context in contexts:
        context.close()


def test_another_indicator_may_have_many_more_years(visit) -> None:
    page = visit().open(f"{MAP}?indicator=sleep_disturbed_by_traffic_noise")
    measure = page.get_by_role("combobox", name="Mått", exact=True)

    for name, years in (("Folkmängd", 26), ("Störd sömn", 3)):
        measure.click()
        measure.fill(name)
        page.keyboard.press("Enter")
        page.wait_for_function(f"(years) => ({STEPS})()[1] === years", arg=years)

    now, last = page.evaluate(STEPS)[0], page.locator(".lines circle").last.get_attribute("cx")
    assert float(now) == pytest.approx(float(last), abs=0.1)


@pytest.mark.parametrize(
    "query",
    [
        "indicator=population&kommun=0180,0192",
        "indicator=company_climate_nki&year=2024",  # where values are missing a line more is told
        "indicator=mean_age&view=relation&indicator2=median_income_20_64&zoom=inner",
        "indicator=population&view=two&indicator2=mean_age&cores=on",
    ],
)
@pytest.mark.parametrize("size", [(1100, 800), "phone"])  # there the line covers a name
def test_a_year_reached_by_a_key_is_drawn_as_when_it_is_opened(visit, size, query: str) -> None:
    page = (made := visit(size)).open(f"{MAP}?{query}")
    slider = page.locator("input[type=range]")

    slider.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**year=*")
    page.wait_for_timeout(300)
    reached = page.evaluate(DRAWN)
    page = made.open(page.url.removeprefix(f"{made.server}/"))
    page.wait_for_timeout(300)

    assert len(reached) > 300
    assert reached == page.evaluate(DRAWN)


WATCH = (
    "() => {"
    + ROOT
    + """
  const what = ["subtree", "childList", "attributes", "characterData"];
  const before = ["attributeOldValue", "characterDataOldValue"];
  const all = Object.fromEntries([...what, ...before].map((name) => [name, true]));
  window.written = [];
  new MutationObserver((records) => window.written.push(...records)).observe(root, all);
}"""
)
WRITTEN = """() => window.written.map(({ type, target, oldValue, attributeName }) => {
  const where = target.closest ? target : target.parentNode;
  const now = type === "attributes" ? target.getAttribute(attributeName) : target.data;
  const same = type === "childList" || oldValue === now;
  return [type, where.outerHTML.slice(0, 60), attributeName ?? "", same];
})"""


@pytest.mark.parametrize("query", ["indicator=mean_age", "indicator=population&kommun=0180"])
def test_a_year_writes_only_what_differs(visit, query: str) -> None:
    """What is new is laid out and painted, even where it says the same as before."""
    page = visit().open(f"{MAP}?{query}")
    page.locator("input[type=range]").focus()
    page.evaluate(WATCH)

    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**year=*")

    written = page.evaluate(WRITTEN)
    assert len(written) > 100
    assert [one for one in written if one[3]] == []


def test_the_list_tells_of_who_has_come_to_stand_at_the_pointer(visit) -> None:
    page = visit().open(f"{MAP}?indicator=mean_age&kommun=0180")
    row = page.locator(".ranked tbody:last-child tr").nth(3)
    page.locator("input[type=range]").focus()
    row.hover()

    page.keyboard.press("Home")

    assert "pointed" in row.get_attribute("class")
    assert page.locator(".tip strong").inner_text() == row.locator("button").inner_text()


def test_the_years_named_below_the_slider_follow_the_width(visit) -> None:
    page = visit().open(f"{MAP}?indicator=population")
    assert page.locator(".ends .named").count() == 4

    page.set_viewport_size({"width": 420, "height": 800})

    page.wait_for_function(
        f"() => {{ {ROOT} return root.querySelectorAll('.ends .named').length === 3; }}"
    )


ADDRESSES = """() => {
  window.addresses = [];
  const real = history.replaceState;
  history.replaceState = (...given) => {
    window.addresses.push(given[2]);
    return real.apply(history, given);
  };
}"""
SLIDE = (
    "(years) => {"
    + ROOT
    + """
  const slider = root.querySelector("#year");
  for (const year of years) {
    slider.value = year;
    slider.dispatchEvent(new Event("input"));
  }
  return window.addresses?.length;
}"""
)


def test_of_years_in_quick_turn_the_last_is_written_to_the_address(visit) -> None:
    page = visit().open(f"{MAP}?indicator=population")
    page.evaluate(ADDRESSES)

    assert page.evaluate(SLIDE, [3, 4, 5]) == 0  # not before it is drawn
    page.wait_for_url("**year=2005")
    (written,) = [one for one in page.evaluate("window.addresses") if "year=" in one]
    assert written.endswith("year=2005")


def test_a_year_is_not_written_into_the_address_that_one_goes_back_to(visit) -> None:
    page = visit().open(f"{MAP}?indicator=population")
    page.evaluate("history.pushState(history.state, '', `${location.href}&names=off`)")

    page.evaluate(f"years => {{ ({SLIDE})(years); history.back(); }}", [3])
    page.wait_for_timeout(500)

    assert page.url.endswith(f"{MAP}?indicator=population")


SLOW_ADDRESS = """() => {
  const real = window.setTimeout;
  const slow = (after) => (after === 100 ? 60_000 : after);
  window.setTimeout = (work, after, ...rest) => real(work, slow(after), ...rest);
}"""
CHOOSE = (
    "async () => {"
    + ROOT
    + """
  const field = root.querySelectorAll("[role=combobox]")[1]; // another indicator's year is its last
  field.value = "Folkmängd";
  field.dispatchEvent(new Event("input"));
  await Promise.resolve();
  root.querySelector("#indicator2-options [role=option]").dispatchEvent(new Event("pointerdown"));
}"""
)


@pytest.mark.parametrize("order", [(SLIDE, CHOOSE), (CHOOSE, SLIDE)])
def test_a_year_is_kept_by_what_is_chosen_before_the_address_has_it(visit, order) -> None:
    sent: list[bytes] = []
    made = visit()
    made.page.on("websocket", lambda line: line.on("framesent", lambda one: sent.append(one)))
    page = made.open(f"{MAP}?indicator=mean_age&view=two&indicator2=life_expectancy")
    page.evaluate(SLOW_ADDRESS)
    first, then = (f"await ({step})([3])" for step in order)

    page.evaluate(f"async () => {{ {first}; {then}; }}")

    page.wait_for_selector(".legend:has-text('Folkmängd')")
    page.wait_for_timeout(1_000)
    shown = page.locator("output").inner_text()
    assert shown in page.url.split("year=")[1]
    told = next(one for one in sent if b"population" in one)
    assert (shown.encode() in told) is (order[0] == SLIDE)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_enlarged_map_ends_where_its_shapes_do(opened, size: str) -> None:
    """The finer shapes are cut at the frame: beside it nothing may be drawn."""
    page = opened(f"{MAP}?indicator=mean_age&zoom=inner", size)

    drawn = page.locator("svg.map").bounding_box()
    canvas = page.locator(".canvas").bounding_box()
    assert drawn["width"] == pytest.approx(drawn["height"], abs=1)
    assert drawn["height"] == pytest.approx(canvas["height"], abs=1)
    assert drawn["width"] <= canvas["width"]


def test_a_reason_that_many_share_is_told_once(opened) -> None:
    page = opened(f"{MAP}?indicator=company_climate_nki&year=2005")

    assert page.locator(".ranked td.value[colspan]").count() == 25
    assert page.locator(".ranked small").count() == 0
    (told,) = page.locator(".list > .source").all_inner_texts()
    assert told.startswith("– inte publicerat. ")
    assert page.locator("a.sheet span").text_content() == "Stockholm 60"
