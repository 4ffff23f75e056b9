"""Errands to rankings, other regions, the stage and the report: clicks, and what was in the way.

The most clicks are those that the first released version needed; each test says what was wrong.
"""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import Visit

COLLECTED = (
    ("jamfor?view=lines", "av 288"),
    ("rankningar?ranking=eu_rci", "Sexa i EU på konkurrenskraft 2022"),
    ("mal?target=rd_share&base=2015", "Forskningen går åt fel håll"),
    ("kommunkarta?indicator=mean_age&measure=change&base=2015", "sedan 2015"),
)
LEAST_WORDS = 60
"""Words on a page of the report that is worth its paper."""


def test_the_place_in_the_eus_index_and_why_it_fell(errand) -> None:
    """Two clicks before; the reason stood far down, and the overview said place 1."""
    one = errand(2)
    expect(one.page.locator("main")).not_to_contain_text("Konkurrenskraft 2019")
    one.menu("Omvärlden")
    name = re.compile("index för regional konkurrenskraft")
    one.click(one.page.locator("main").get_by_role("link", name=name))

    one.sees(one.page.locator("h1", has_text="Sexa i EU på konkurrenskraft 2022"))
    one.sees(one.page.locator(".sub.why", has_text="Storbritannien"))
    expect(one.page.locator("#why-moved")).to_be_attached()
    latest = one.page.locator(".ranking-list tbody tr").first.locator("td").last
    assert "beautiful-shape" not in (latest.locator("a").first.text_content() or "")


def test_four_views_become_a_presentation(visit) -> None:
    """Each was a step of its own before too, but three of the four showed something else."""
    one: Visit = visit()
    for at, (address, _said) in enumerate(COLLECTED):
        own = re.search(r"own=([^&]*)", one.page.url)
        more = ("&" if "?" in address else "?") + own[0] if own else ""
        page = one.open(address + more)
        page.locator("footer").get_by_role("link", name="Lägg till i presentation").click()
        expect(page.locator(".own > li")).to_have_count(at + 1)
    listed = page.locator("main section", has=page.locator(".own"))
    assert listed.get_by_role("link", name="Ladda ned som PowerPoint").count() == 1
    page.locator("a.main").click()
    page.wait_for_selector("body[data-ready]")

    steps = page.locator(".step:not(.of-cover, .of-end)")
    expect(steps).to_have_count(len(COLLECTED))
    for at, (_address, said) in enumerate(COLLECTED):
        assert said in steps.nth(at).locator("h1").inner_text().replace("\u2060", "")
        assert steps.nth(at).locator("svg, table").count() > 0
        assert steps.nth(at).locator(".note").text_content().strip()
    assert "(2015)" in steps.nth(2).locator(".note").text_content()


def test_the_map_is_embedded_whole_at_the_height_that_is_suggested(visit) -> None:
    """The line of sources and the way home lay below the frame's edge."""
    one: Visit = visit()
    page = one.open("kommunkarta?indicator=mean_age")
    page.locator(".away details.share summary").first.click()
    code = page.locator('.away details.share[open] [data-field="code"]').input_value()
    source, height = re.search(r'src="([^"]+)".*height="(\d+)"', code).groups()
    address = source.replace("&amp;", "&")
    page.set_viewport_size({"width": 800, "height": int(height)})
    page.goto(address if address.startswith("http") else f"{one.server}{address}")

    page.evaluate("document.fonts.ready")
    tall = page.evaluate("document.documentElement.scrollHeight")
    assert tall <= int(height)
    expect(page.get_by_text(re.compile("^Källa: ")).first).to_be_in_viewport()
    expect(
        page.get_by_role("link", name=re.compile("Stockholmsregionen")).first
    ).to_be_in_viewport()
    # a browser asks for an icon only where what is framed is opened alone
    one.complaints[:] = [said for said in one.complaints if "404" not in said]


def test_the_nordic_capitals_in_several_measures(errand) -> None:
    """One measure at a time before, two clicks each; values were lost and codes stood for names."""
    one = errand(3)
    one.menu("Omvärlden")
    one.click(one.page.get_by_role("link", name="Jämför regioner", exact=True))
    one.click(one.page.get_by_text("Flera mått", exact=True))

    expect(one.page.locator(".several > li")).to_have_count(4, timeout=15_000)
    for name in ("Köpenhamn", "Helsingfors-Nyland", "Oslo och Viken", "Reykjavik"):
        shown = one.page.locator(".several > li").first.locator("svg:visible")
        expect(shown.first).to_contain_text(re.compile(rf"{name}.*\d", re.DOTALL))
    text = one.page.locator("main").inner_text()
    assert not re.search(r"AL0\d|statistical region", text)


def test_the_report_is_one_click_away_and_has_no_empty_pages(errand) -> None:
    """Half-empty pages, rankings of 2019 and no summary before."""
    one = errand(1)
    link = one.page.locator("footer").get_by_role("link", name="Rapport som PDF")
    answer = one.page.request.get(
        f"{one.visit.server}{link.get_attribute('href')}", timeout=120_000
    )
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(answer.body())).pages]

    thin = [number for number, text in enumerate(pages, 1) if len(text.split()) < LEAST_WORDS]
    assert [number for number in thin if number > 1] == []
    whole = " ".join(" ".join(pages).split())
    assert "Sammanfattning" in whole or "Fyra frågor" in whole
    assert "plats 6 av 234" in whole.replace("\u00a0", " ")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_deck_of_the_house_is_of_an_older_edition(visit, language: str) -> None:
    """`Konkurrenskraft 2019: plats 1` stood on the ready-made deck."""
    one: Visit = visit()
    page = one.page
    page.goto(f"{one.server}/presentera?show=state_of_the_region&lang={language}")
    page.wait_for_selector("body[data-ready]")
    heads = [text.replace("\u2060", "") for text in page.locator(".step h1").all_text_contents()]
    assert any("2022" in text and "6" in text for text in heads)
    assert not any("2019" in text for text in heads)
