"""All rankings and all peers, walked in both languages on a phone; choices in the application."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from region.content.catalogue import SCOPES, Catalogue
from region.words import pages
from tests.browser.conftest import SIZES
from tests.visitors import visitor


def test_all_rankings_and_peers_can_be_read_on_a_phone(
    browser: Browser, server: str, catalogue: Catalogue
) -> None:
    """The documents, which hold all that the application draws; every fourth one in English."""
    width, height = SIZES["phone"]
    addresses = [{"ranking": key} for key in catalogue.rankings]
    addresses += [{"view": view} for view in ("table1", "ahead")]
    compared = [
        {"scope": scope, "peers": group}
        for scope in SCOPES
        for group in catalogue.comparisons[scope].groups
    ]
    compared += [{"scope": scope, "view": v} for scope in SCOPES for v in ("lines", "relation")]
    context = visitor(
        browser, viewport={"width": width, "height": height}, java_script_enabled=False
    )
    page = context.new_page()
    for language in ("sv", "en"):
        for key, parameters in (
            *(("rankings", one) for one in (addresses if language == "sv" else addresses[::4])),
            *(("compare", one) for one in (compared if language == "sv" else compared[::4])),
        ):
            address = pages.link(key, language, **parameters)
            answer = page.goto(server + address, wait_until="domcontentloaded")
            assert answer is not None
            assert answer.status == 200
            assert page.locator("h1").count() == 1, address
            assert page.locator("html").get_attribute("lang") == language
            wide = page.locator("#first").evaluate("e => e.scrollWidth")
            assert wide <= width, address
    context.close()


def test_a_place_found_by_its_swedish_name_is_shown_in_all_rankings(visit) -> None:
    page = visit("phone").open("rankningar")

    page.get_by_role("combobox", name="Ort eller region").click()
    page.keyboard.type("Köpenhamn")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Köpenhamn i rankningarna')")

    assert page.url.endswith("rankningar?place=copenhagen")
    assert page.locator("tr.ahead").count() >= 3


def test_a_dot_on_the_map_leads_to_the_place(visit) -> None:
    page = visit().open("rankningar?view=ahead&lang=en")

    dot = page.locator('.place-map a[href*="place=london"]').first
    dot.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('London in the rankings')")


def test_peers_chosen_in_the_application_are_kept_by_the_address(visit) -> None:
    made = visit()
    page = made.open("jamfor?scope=counties&indicator=mean_age")

    page.get_by_role("button", name="Jämför med, år och mer").click()
    page.get_by_role("combobox", name="Grupp").click()
    page.get_by_role("option", name="Länen runt Mälaren och Hjälmaren").click()
    page.wait_for_selector("th:has-text('Örebro län')")
    picture = page.locator(".dot-table").bounding_box()
    assert picture and picture["y"] < 600  # one row of choices stands before it
    address = page.url.split("/", 3)[3]
    assert "peers=malaren" in address
    rows = page.locator(".dot-table tbody th").all_inner_texts()

    again = visit("phone").open(address)
    assert again.locator(".dot-table tbody th").all_inner_texts() == rows


def test_peers_that_do_not_exist_get_a_note(visit) -> None:
    page = visit().open("jamfor?peers=DK01,XX99")

    assert page.get_by_text(re.compile("XX99")).count() == 1
    assert page.locator(".dot-table tbody tr").count() == 2


@pytest.mark.parametrize("width", [390, 768, 1024, 1440])
def test_a_course_fills_its_place_and_its_words_can_be_read(visit, width: int) -> None:
    """The application's own margins made it smaller than what it is laid out for."""
    page = visit().open("rankningar?ranking=eu_rci")
    page.set_viewport_size({"width": width, "height": 900})
    place = page.locator(".st-key-ranking_chart").first
    chart = place.locator("span.picture svg:visible")
    expect(chart).to_have_count(1)

    around, box = place.bounding_box(), place.locator("span.picture").bounding_box()
    assert box["width"] >= around["width"] - 1
    scale = chart.evaluate("svg => svg.querySelector('text').getScreenCTM().a")
    assert 13 * scale >= 10.5, scale
