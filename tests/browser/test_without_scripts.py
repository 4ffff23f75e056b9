"""What people come for, done without scripts: by links, menus, fields and files alone."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect
from pptx import Presentation

from tests.browser.conftest import SIZES
from tests.visitors import visitor

UNEMPLOYED = "Arbete och kompetens · Arbetslöshet 18–64 år, andel av befolkningen"


class Reader:
    """Somebody whose browser runs no scripts."""

    def __init__(self, page: Page, server: str, *, phone: bool) -> None:
        self.page, self.server, self.phone = page, server, phone
        page.goto(server)

    def menu(self, name: str) -> None:
        """Follow a link of the header, folded on a phone."""
        if self.phone:
            self.page.locator(".top-phone > summary").click()
        self.page.locator("header nav:visible").get_by_role("link", name=name, exact=True).click()

    def tab(self, name: str) -> None:
        """Follow a link of the row below the header."""
        self.page.locator(".tabs").get_by_role("link", name=name, exact=True).click()

    def choose(self, name: str, option: str) -> None:
        """Choose in a menu and press the button beside it."""
        form = self.page.locator("form", has=self.page.locator(f'select[name="{name}"]')).first
        form.locator(f'select[name="{name}"]').select_option(label=option)
        form.get_by_role("button").click()

    def fetch(self, link: Locator) -> bytes:
        """Return the file that a link leads to."""
        answer = self.page.request.get(f"{self.server}{link.get_attribute('href')}")
        assert answer.status == 200
        return answer.body()

    def answers(self, words: str | re.Pattern[str]) -> None:
        """The page's title is the answer."""
        expect(self.page.locator("h1")).to_contain_text(words)


@pytest.fixture(params=SIZES)
def reader(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Reader]:
    width, height = SIZES[request.param]
    context = visitor(
        browser,
        viewport={"width": width, "height": height},
        locale="sv-SE",
        java_script_enabled=False,
    )
    yield Reader(context.new_page(), server, phone=request.param == "phone")
    context.close()


def test_how_a_goal_stands_and_against_whom(reader: Reader) -> None:
    reader.page.get_by_role("link", name="Forskning och utveckling").first.click()
    reader.answers("Forskning")
    expect(reader.page.locator("main")).to_contain_text("Hovedstaden")
    expect(reader.page.get_by_role("img").first).to_be_visible()


def test_which_goals_go_the_wrong_way(reader: Reader) -> None:
    reader.menu("Mål")
    reader.page.locator("main").get_by_role(
        "link", name=re.compile("[Ff]el riktning")
    ).first.click()
    cards = reader.page.locator("main .block h3, main .block h2")
    assert "Forskning" in " ".join(cards.all_inner_texts())
    assert "Sysselsättning" not in " ".join(cards.all_inner_texts())


def test_what_is_new(reader: Reader) -> None:
    reader.menu("Uppföljning")
    expect(reader.page.locator("main")).to_contain_text("Nytt sedan")
    reader.choose("year", "2022")
    assert "year=2022" in reader.page.url


def test_where_the_region_stands_in_the_eus_index_and_why(reader: Reader) -> None:
    reader.menu("Omvärlden")
    reader.page.locator("main").get_by_role(
        "link", name=re.compile("konkurrenskraft")
    ).first.click()
    reader.answers("Sexa i EU")
    expect(reader.page.locator("main")).to_contain_text("går inte att jämföra")


def test_how_a_municipality_fares_from_a_postal_code(reader: Reader) -> None:
    box = reader.page.get_by_label(re.compile("Din kommun")).locator("visible=true").first
    box.fill("149 30")
    box.press("Enter")
    reader.answers("Jobben")
    assert "kommun=0192" in reader.page.url
    for words in ("Nynäshamn", "Gränsar till", "Växer", "skola", "trygg"):
        expect(reader.page.locator("main")).to_contain_text(words)
    reader.choose("with", "Solna")
    assert "with=0184" in reader.page.url


def test_the_map_of_a_measure_and_its_change(reader: Reader) -> None:
    reader.menu("Kommuner")
    reader.choose("indicator", UNEMPLOYED)
    reader.answers("arbetslös")
    if reader.phone:
        reader.choose("measure", "Förändring")
    else:
        reader.page.locator("main").get_by_role("link", name="Förändring", exact=True).click()
    reader.answers("Arbetslösheten")
    assert "measure=change" in reader.page.url


def test_a_workbook_and_a_picture(reader: Reader) -> None:
    reader.page.goto(f"{reader.server}/kommunkarta?indicator=unemployment_total_18_65")
    links = reader.page.locator(".provenance a", has_text="Excel")
    book = openpyxl.load_workbook(io.BytesIO(reader.fetch(links.first)))
    years = {str(row[2].value) for row in book.worksheets[1].iter_rows() if row[2].value}
    assert {"2010", "2022"} <= years
    picture = reader.fetch(reader.page.locator('main a[download][href*=".png"]').first)
    assert Image.open(io.BytesIO(picture)).width > 600


def test_a_deck_is_gone_through_and_taken_home(reader: Reader) -> None:
    reader.page.goto(f"{reader.server}/presentera")
    deck = Presentation(io.BytesIO(reader.fetch(reader.page.locator('a[href*=".pptx"]').first)))
    assert len(deck.slides) > 3


def test_capitals_in_several_measures(reader: Reader) -> None:
    reader.menu("Omvärlden")
    reader.tab("Jämför regioner")
    reader.page.locator("main").get_by_role("link", name="Flera mått", exact=True).click()
    for place in ("Oslo", "Köpenhamn", "Helsingfors"):
        expect(reader.page.locator("main")).to_contain_text(place)


def test_the_report_is_one_link_away(reader: Reader) -> None:
    link = reader.page.get_by_role("link", name="Rapport som PDF")
    assert reader.fetch(link).startswith(b"%PDF")
