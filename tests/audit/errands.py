"""An errand done with the mouse, at both sizes of screen: what is clicked is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

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
def errand(request: pytest.FixtureRequest, visit, count) -> Iterator[Callable[[int], Errand]]:
    """Begin an errand on the overview; at the end its clicks are counted."""
    begun: list[Errand] = []

    def begin(most: int) -> Errand:
        begun.append(Errand(visit(request.param), request.param, most))
        return begun[-1]

    yield begin
    for one in begun:
        count(f"clicks of {getattr(request.module, 'ERRANDS', 'errands')}, {one.size}", one.clicks)
        assert one.clicks <= one.most
