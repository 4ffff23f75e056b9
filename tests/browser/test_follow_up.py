"""The follow-up and the strategy's tree in the browser: choices, keyboard, accessibility."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import SIZES

TAGS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


@pytest.mark.parametrize(
    ("address", "scheme", "size"),
    [
        ("uppfoljning?year=2022", "light", "desktop"),
        ("uppfoljning?view=changes&since=2022-12-31&until=2023-12-31", "dark", "phone"),
        ("strategin?area=skills&lang=en", "dark", "desktop"),
    ],
)
def test_axe_finds_nothing_with_all_parts_open(visit, address: str, scheme: str, size: str) -> None:
    page = visit(size, scheme).open(address)
    page.evaluate(
        "document.querySelectorAll('[data-testid=stMain] details').forEach(d => d.open = 1)"
    )

    found = [
        (violation["id"], node["html"][:160])
        for violation in Axe().run(page, options=TAGS).response["violations"]
        for node in violation["nodes"]
    ]

    assert found == []
    width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert width <= SIZES[size][0]


def test_the_years_knowledge_and_what_is_new_stand_in_the_address(visit) -> None:
    made = visit()
    page = made.open("uppfoljning")

    page.get_by_role("combobox", name="Uppföljningens år").click()
    page.get_by_role("option", name="2022", exact=True).click()
    page.wait_for_selector("text=Det som var känt den 31 december 2022.")
    assert page.url.endswith("uppfoljning?year=2022")

    page.get_by_role("link", name="Se vad som är nytt").click()
    page.wait_for_selector("h2:has-text('Nytt från 31 december 2021 till 31 december 2022')")
    assert "since=2021-12-31" in page.url
    assert "until=2022-12-31" in page.url


def test_the_tree_opens_with_the_keyboard(visit) -> None:
    page = visit().open("strategin")
    summary = page.locator("#skills details summary").nth(1)

    summary.focus()
    assert page.locator("#skills details").nth(1).get_attribute("open") is None
    page.keyboard.press("Enter")

    assert page.locator("#skills details").nth(1).get_attribute("open") is not None
    page.get_by_role("link", name="4. Strategisk kompetensförsörjning").click()
    page.wait_for_selector("h1:has-text('4. Strategisk kompetensförsörjning')")
    assert page.url.endswith("strategin?area=skills")
