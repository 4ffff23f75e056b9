"""Charts that the server has drawn: what a pointer is told, and that their words can be read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

PLACE_OF = """(drawing, at) => {
  const first = drawing.closest(".picture").querySelector("[data-words]");
  const words = first.dataset.words.split("|")[at], [x, y] = JSON.parse(drawing.dataset.marks)[at];
  const place = new DOMPoint(x, y).matrixTransform(drawing.getScreenCTM());
  return [place.x, place.y, words];
}"""

INDENT = "svg => svg.getScreenCTM().e - svg.getBoundingClientRect().left"


def point_at(page: Page, drawing: Locator, at: int, beside: int = 0) -> str:
    """Move to a mark of a drawing, or so many pixels beside it, and return its words."""
    drawing.scroll_into_view_if_needed()
    page.wait_for_timeout(200)  # a page that scrolls under the pointer tells nothing
    x, y, words = drawing.evaluate(PLACE_OF, at)
    page.mouse.move(x + beside, y)
    return str(words)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_pointer_is_told_the_words_of_the_nearest_mark(visit, size: str) -> None:
    page = visit(size).open("mal?target=dwellings")
    tip = page.locator(".chart-tip")
    for drawing in page.locator("svg[data-marks]:visible").all():
        for at, beside in ((0, 0), (2, 5)):
            words = point_at(page, drawing, at, beside)
            expect(tip).to_have_text(words)
            expect(tip).to_be_visible()
            box, width = tip.bounding_box(), page.viewport_size["width"]
            assert box["x"] >= 0 and box["x"] + box["width"] <= width

    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    point_at(page, drawing, 1)
    expect(tip).to_be_visible()
    page.mouse.move(5, 5)
    expect(tip).to_be_hidden()


def test_lines_that_cross_are_told_apart(visit) -> None:
    page = visit().open("mal?target=employment")
    drawing = page.locator(".picture:has-text('Kvinnor') svg[data-marks]:visible").first
    told = [point_at(page, drawing, at) for at in (0, 3)]
    assert [words.split()[:2] for words in told] == [["Kvinnor", "2020:"], ["Män", "2020:"]]


def test_a_document_answers_a_pointer_before_the_application_is_there(visit) -> None:
    made = visit()
    page = made.page
    never = {"body": "", "content_type": "text/javascript"}
    page.route("**/static/js/index.*.js", lambda route: route.fulfill(**never))
    page.goto(f"{made.server}/mal?target=rd_share")
    words = point_at(page, page.locator("svg[data-marks]:visible").first, 1)
    expect(page.locator(".chart-tip")).to_have_text(words)
    assert page.locator("html:not(.ready)").count() == 1


@pytest.mark.parametrize("width", [390, 641, 1024, 1057, 1440])
def test_the_words_of_a_chart_can_be_read_at_every_width(visit, width: int) -> None:
    page = visit().open("mal?target=employment")
    page.set_viewport_size({"width": width, "height": 900})
    pictures = page.locator(".picture.of-three")
    assert pictures.count() >= 4
    for picture in pictures.all():
        drawing = picture.locator("svg:visible")
        expect(drawing).to_have_count(1)
        scale = drawing.evaluate("svg => svg.querySelector('text').getScreenCTM().a")
        assert 13 * scale >= 10.5, scale
        assert drawing.evaluate(INDENT) < 1, "it begins where the text does"


def test_what_the_visitor_puts_together_is_drawn_by_the_browser(visit) -> None:
    page = visit().open("jamfor?view=lines&peers=DK01,NO08")
    expect(page.locator("[data-testid=stVegaLiteChart] svg")).to_have_count(2)

    page = visit().open("jamfor?view=lines&peers=like_stockholm")
    expect(page.locator(".picture.of-three svg:visible")).to_have_count(2)
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_have_count(0)
