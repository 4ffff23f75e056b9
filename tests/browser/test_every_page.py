"""What must hold for every page, in both languages, on a desktop and on a phone."""

from __future__ import annotations

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from region.words import pages
from tests.browser.conftest import EDGED, SIZES

ADDRESSES = [page.address for page in pages.PAGES]
LANGUAGES = ("sv", "en")
SCHEMES = {"desktop": "light", "phone": "dark"}
APART = """[...document.querySelectorAll("button.term")].map(word => word.parentElement)
  .filter(one => one.childNodes.length > 1 && /flex|grid/.test(getComputedStyle(one).display))
  .map(one => one.textContent)"""
LEVELS = "[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])"


@pytest.mark.parametrize(
    ("address", "language", "size"), list(itertools.product(ADDRESSES, LANGUAGES, SIZES))
)
def test_a_page_is_what_every_page_must_be(
    visit, subtests: pytest.Subtests, address: str, language: str, size: str
) -> None:
    query = "?lang=en" if language == "en" else ""
    page = visit(size, SCHEMES[size]).open(address + query)

    with subtests.test("it says in its language which page it is"):
        assert page.locator("html").get_attribute("lang") == language
        assert page.url.endswith(query)
        key = pages.BY_ADDRESS[address].key
        assert page.title().endswith(pages.title(key, language))
    with subtests.test("it is not wider than the screen"):
        width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert width <= SIZES[size][0]
    with subtests.test("its headings leave out no level"):
        assert page.locator("h1").count() == 1
        levels = page.evaluate(LEVELS)
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), levels
    with subtests.test("a word that can be explained stands in its sentence"):
        assert page.evaluate(APART) == []
    with subtests.test("it leads to sources"):
        assert page.locator('main a[href^="http"], main details.source').count() >= 1
    if language == "sv":
        with subtests.test("axe finds nothing"):
            assert faults(page) == []


@pytest.mark.parametrize(
    ("address", "scheme", "size"),
    [
        ("kommunkarta?kommun=0182&zoom=inner", "light", "phone"),
        ("mal?target=rd_share&lang=en", "dark", "desktop"),
    ],
)
def test_axe_finds_nothing_where_something_is_chosen(
    visit, address: str, scheme: str, size: str
) -> None:
    assert faults(visit(size, scheme).open(address)) == []


def faults(page: Page) -> list[tuple[str, str, str]]:
    """Return what axe finds: the rule, the place and why."""
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
    options = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"]}
    results = Axe().run(page, EDGED, options)
    return [
        (violation["id"], node["html"][:160], node.get("failureSummary", "")[:300])
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


def test_the_menu_keeps_the_language_and_the_switch_changes_it(visit) -> None:
    page = visit().open("?lang=en")

    page.get_by_role("link", name="Goals").first.click()
    page.wait_for_url("**/mal?lang=en")
    page.wait_for_selector("h1:has-text('Of four')")
    page.locator(".top-in > .top-languages a[hreflang=sv]").click()
    page.wait_for_selector("h1:has-text('Av fyra')")

    assert page.url.endswith("/mal")
    assert page.locator("html").get_attribute("lang") == "sv"


def test_a_search_from_an_english_page_is_answered_in_english(visit) -> None:
    page = visit().open("mal?lang=en")
    box = page.locator("form.search input[type=search]").first

    box.fill("school")
    box.press("Enter")
    page.wait_for_url("**/sok?**")

    assert "lang=en" in page.url
    assert page.locator("html").get_attribute("lang") == "en"


def test_what_a_choice_changes_is_said_to_those_who_do_not_see_it(visit) -> None:
    page = visit().open("jamfor?scope=counties&indicator=mean_age")
    said = page.locator(".page-live")
    page.wait_for_timeout(1_000)  # twice as long as words wait before they are said
    assert said.text_content() == ""

    page.get_by_role("combobox", name="Mått").click()
    page.get_by_role("option").nth(3).click()

    page.wait_for_selector(".page-live:not(:empty)", state="attached")
    measured = page.locator(".headline .kicker").inner_text().strip()
    assert measured in (said.text_content() or "")


def test_back_leads_to_the_view_before(visit) -> None:
    page = visit().open("mal?target=rd_share")
    page.goto(page.url.replace("mal?target=rd_share", "rankningar"))
    page.wait_for_selector("h1:has-text('Etta i Europa')")

    page.go_back()

    page.wait_for_selector("h1:has-text('Forskningen')")
    assert page.url.endswith("mal?target=rd_share")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_a_menu_open(visit, scheme: str) -> None:
    page = visit("desktop", scheme).open("kommunkarta?kommun=0182,0160&cores=on")
    page.get_by_role("combobox", name="Mått", exact=True).click()
    page.wait_for_selector("[role=option]")
    found = faults(page)

    page.keyboard.press("Escape")
    page.get_by_role("button", name="Fler sätt att visa").click()
    page.wait_for_selector("text=Klassindelning")
    found += faults(page)

    phone = visit("phone", scheme).open("")
    phone.locator(".top-phone > summary").click()
    phone.wait_for_selector(".top-phone a:visible")
    found += faults(phone)

    assert found == []
