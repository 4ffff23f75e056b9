"""How the map gets an indicator's values: from its file, ahead of time, or else whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route

from tests.browser.test_map import MAP, ROOT

FILES = "**/geo/values-*"
DRAWN = (
    "([heading, message]) => {"
    + ROOT
    + """
  const said = (part, words) => part.textContent.includes(words);
  return said(document.querySelector("h1"), heading) && said(root.querySelector(".lead"), message);
}"""
)
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


@pytest.fixture
def asked(page_of_map: Page) -> list[str]:
    """Return the indicators whose files the page has asked for since it was drawn."""
    found: list[str] = []

    def note(request: Request) -> None:
        if "/geo/values-" in request.url:
            found.append(request.url.split("/geo/values-")[1].split("-")[0])

    page_of_map.on("request", note)
    return found


@pytest.fixture
def page_of_map(visit: Callable[..., Any]) -> Page:
    opened: Page = visit().open(f"{MAP}?indicator=population")
    opened.wait_for_load_state("networkidle")
    return opened


def _type(page: Page, words: str) -> None:
    measure = page.get_by_role("combobox", name="Mått", exact=True)
    measure.click()
    measure.fill(words)
    page.get_by_role("option").first.wait_for()


def test_what_is_about_to_be_chosen_is_fetched_before(page_of_map: Page, asked: list[str]) -> None:
    page = page_of_map
    with page.expect_response(FILES):
        _type(page, "medelålder")
    assert asked == ["mean_age"]
    asked.clear()

    with page.expect_response(FILES):  # those beside it in the menu, when there is time
        page.keyboard.press("Enter")
    page.wait_for_function(DRAWN, arg=["medelåldern", "47,0"])

    assert len(asked) == 2
    assert "mean_age" not in asked, "it was there already"


def test_a_map_whose_file_does_not_come_is_sent_whole(page_of_map: Page, asked: list[str]) -> None:
    page = page_of_map

    def spoil(route: Route) -> None:
        route.fulfill(body="no longer a map")

    page.route(FILES, spoil)
    _type(page, "medelålder")
    page.keyboard.press("Enter")
    page.wait_for_function(DRAWN, arg=["medelåldern", "47,0"])
    asked.clear()

    _type(page, "landareal")
    page.keyboard.press("Enter")
    page.wait_for_function(DRAWN, arg=["Landareal", "km²"])

    assert asked == [], "a visit whose files do not come is given maps whole"


def test_who_saves_data_fetches_nothing_ahead(visit: Callable[..., Any]) -> None:
    made = visit(script=SAVES_DATA)
    found: list[str] = []
    made.page.on("request", lambda request: found.append(request.url))

    made.open(f"{MAP}?indicator=population").wait_for_load_state("networkidle")

    assert sum("/geo/values-" in url for url in found) == 1
