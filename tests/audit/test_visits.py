"""What visitors come for, done with the mouse: how many clicks, and the answer on the first screen.

The most clicks are those that the first released version needed.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect


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

    field = page.locator('.away details.share[open] [data-field="page"]')
    assert field.input_value().endswith("/mal?target=rd_share&base=2015")
    assert (
        "base=2015" in page.locator('.away details.share[open] [data-field="code"]').input_value()
    )
