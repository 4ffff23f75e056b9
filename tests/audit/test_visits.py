"""What visitors come for, done with the mouse: how many clicks, and the answer on the first screen.

The most clicks are those that the first released version needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.audit.conftest import Count
from tests.browser.conftest import SIZES, Visit

LARGE = (200, 100)
"""Width and height of a picture that is more than a spark line."""


class Errand:
    """One errand at one size of screen: what is clicked is counted."""

    def __init__(self, visit: Visit, size: str, most: int) -> None:
        self.visit, self.size, self.most = visit, size, most
        self.page: Page = visit.open("")
        self.clicks = 0

    def click(self, wanted: Locator) -> None:
        """Click, and wait for what it leads to."""
        wanted.first.click()
        self.clicks += 1
        self.page.wait_for_timeout(500)
        self.visit.settle()

    def menu(self, name: str) -> None:
        """Choose in the menu. On a phone it is opened first, in every errand: that is not counted,
        nor was it when the first version was walked."""
        if self.size == "phone":
            self.page.locator(".top-phone > summary").click()
        self.click(
            self.page.locator("header nav:visible").get_by_role("link", name=name, exact=True)
        )

    def sees(self, wanted: Locator) -> None:
        """It must be on the first screen, without scrolling."""
        expect(wanted.first).to_be_in_viewport(timeout=15_000)

    def sees_a_picture(self) -> None:
        """A picture worth the name must begin on the first screen."""
        high = SIZES[self.size][1]
        found = self.page.locator("main svg:visible, main img:visible, main canvas:visible")
        boxes = [box for box in (one.bounding_box() for one in found.all()) if box]
        assert any(
            box["width"] >= LARGE[0] * (self.size == "desktop" or 0.5)
            and box["height"] >= LARGE[1] * (self.size == "desktop" or 0.5)
            and box["y"] < high
            for box in boxes
        )


@pytest.fixture(params=SIZES)
def errand(request: pytest.FixtureRequest, visit, count: Count) -> Callable[[int], Errand]:
    """Begin an errand on the overview; at the end its clicks are counted."""
    begun: list[Errand] = []

    def begin(most: int) -> Errand:
        begun.append(Errand(visit(request.param), request.param, most))
        return begun[-1]

    yield begin
    for one in begun:
        count(f"clicks of errands, {one.size}", one.clicks)
        assert one.clicks <= one.most


def test_how_the_research_target_stands_and_against_whom(errand) -> None:
    """Two clicks before, and three more for the others."""
    one = errand(2)
    one.menu("Mål")
    one.click(one.page.locator("main").get_by_role("link", name=re.compile("^Forskning|^FoU")))

    one.sees(one.page.locator("h1", has_text="Forskningen går åt fel håll: 3,53"))
    one.sees(one.page.locator(".status", has_text="Fel riktning"))
    one.sees(one.page.get_by_text("Angivet av Region Stockholm"))
    one.sees_a_picture()
    there = one.page.locator("main").get_by_role("link", name="Till jämförelsen")
    assert "/jamfor" in there.first.get_attribute("href")


def test_which_goals_go_the_wrong_way(errand) -> None:
    """Three clicks before."""
    one = errand(2)
    one.sees(one.page.locator("h1", has_text="går åt fel håll"))
    one.menu("Mål")
    one.click(one.page.locator("main").get_by_role("link", name=re.compile("Fel riktning")))

    assert "status=" in one.page.url
    expect(one.page.locator(".goal-cards > li")).to_have_count(1)
    one.sees(one.page.locator("h1"))


def test_what_is_new_since_the_last_conference(errand) -> None:
    """Two clicks before."""
    one = errand(2)
    one.menu("Uppföljning")
    one.click(one.page.locator("main").get_by_text("Nytt sedan …", exact=True))

    one.sees(one.page.locator("h1", has_text=re.compile(r"\d")))
    one.sees(one.page.get_by_text("Ingen konferens är inlagd"))


def test_sending_the_view_that_is_seen(errand) -> None:
    one = errand(1)
    page = one.visit.open("mal?target=rd_share&base=2015")
    one.click(page.locator(".away details.share summary"))

    field = page.locator('.away details.share[open] [name="page"]')
    assert field.input_value().endswith("/mal?target=rd_share&base=2015")
    assert "base=2015" in page.locator('.away details.share[open] [name="code"]').input_value()
