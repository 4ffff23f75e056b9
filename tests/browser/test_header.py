"""The bar above every page: it fits, leads on without starting anew, and keeps what is chosen."""

from __future__ import annotations

import itertools

import pytest

from tests.browser.test_first_document import held

ITEMS = ".top-menu a"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_seven_items_fit_on_a_small_laptop(visit, language: str) -> None:
    page = visit().open(f"mal?lang={language}")
    page.set_viewport_size({"width": 1024, "height": 768})

    boxes = [link.bounding_box() for link in page.locator(ITEMS).all()]
    search = page.locator(".top form.search").bounding_box()

    assert len(boxes) == 7
    assert len({box["y"] for box in boxes}) == 1
    assert all(a["x"] + a["width"] <= b["x"] for a, b in itertools.pairwise([*boxes, search]))
    assert page.evaluate("document.documentElement.scrollWidth") <= 1024
    assert page.locator(f"{ITEMS}[aria-current]").all_inner_texts() == [
        {"sv": "Mål", "en": "Goals"}[language]
    ]


def test_a_page_is_changed_without_starting_anew(visit) -> None:
    page = visit().open("mal?lang=en")
    page.evaluate("window.same = true")

    page.locator(ITEMS, has_text="World").click()
    page.wait_for_url("**/rankningar?lang=en")
    page.wait_for_selector(f"{ITEMS}[aria-current]:has-text('World')")
    page.locator(".tabs a", has_text="Compare").click()
    page.wait_for_url("**/jamfor?lang=en")
    page.wait_for_selector(".tabs [aria-current]:text-is('Compare regions')")

    assert page.evaluate("window.same")
    page.go_back()
    page.wait_for_url("**/rankningar?lang=en")


def test_the_other_language_keeps_what_is_chosen(visit) -> None:
    page = visit().open("mal?target=rd_share")

    page.locator(".top-in > .top-languages a[hreflang=en]").click()

    page.wait_for_url("**/mal?target=rd_share&lang=en")
    page.wait_for_selector("html[lang=en]", state="attached")


def test_the_colours_that_are_chosen_stay_from_the_first_paint(visit) -> None:
    made = visit()
    page = made.open("mal")
    page.locator(".top-colours > summary").click()
    page.locator(".top-colours [data-theme-choice=dark]").click()
    page.wait_for_selector("html[data-theme=dark].ready", state="attached", timeout=60_000)

    paper = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    assert page.evaluate(paper) == "rgb(15, 23, 32)"
    release = held(page)
    page.goto(f"{made.server}/kommun", wait_until="commit")
    page.wait_for_selector("#first h1")
    first = "getComputedStyle(document.querySelector('#first')).backgroundColor"
    assert page.evaluate(first) == "rgb(15, 23, 32)"
    release()
    page.wait_for_selector("html.ready", state="attached", timeout=60_000)
    assert page.evaluate(paper) == "rgb(15, 23, 32)"

    page.locator(".top-colours > summary").click()
    page.locator(".top-colours [data-theme-choice='']").click()
    page.wait_for_selector("html.ready:not([data-theme])", state="attached", timeout=60_000)
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_the_phones_menu_is_large_enough_and_closes_on_choice(visit) -> None:
    page = visit("phone").open("mal")
    button = page.locator(".top-phone > summary")
    box = button.bounding_box()

    assert box["width"] >= 44 and box["height"] >= 44
    button.click()
    page.locator(".top-phone a", has_text="Omvärlden").click()
    page.wait_for_url("**/rankningar")
    assert page.locator(".top-phone[open]").count() == 0
    button.click()
    page.keyboard.press("Escape")
    assert page.locator(".top-phone[open]").count() == 0


def test_a_search_keeps_the_language_and_opens_the_only_hit(visit) -> None:
    page = visit().open("?lang=en")

    field = page.locator(".top form.search input[type=search]")
    field.fill("school")
    field.press("Enter")
    page.wait_for_url("**/sok?q=school&lang=en")
    page = visit().open("?lang=en")
    field = page.locator("#root .find-place input[type=search]")
    field.fill("149 30")
    page.wait_for_selector(".find-place [role=option]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kommun?kommun=0192&lang=en", timeout=60_000)
    page = visit().open("?lang=en")
    page.locator("#root .find-place input[type=search]").fill("zzzz")
    page.locator("#root .find-place .nothing").wait_for()
    page.locator("#root .find-place input[type=search]").press("Enter")
    page.wait_for_url("**/sok?q=zzzz&municipalities=true&lang=en")


def test_nothing_of_the_applications_own_bar_is_seen(visit) -> None:
    page = visit().open("kommun?kommun=0188")

    for own in ("stHeader", "stSidebar", "stSkipToContent", "stTopNav"):
        assert not page.get_by_test_id(own).locator("visible=true").count()
    assert page.get_by_role("banner").count() == 1
