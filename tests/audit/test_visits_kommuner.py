"""What visitors come to the municipalities for, done with the mouse: clicks, and what they meet.

The most clicks are those that the first released version needed; what troubled its visitors must be
gone.
"""

from __future__ import annotations

import io
import re

import openpyxl
from playwright.sync_api import Locator, expect

OWN = """Kommun;2023;2024
Nacka;12,5 %;13,0 %
Täby;3,1 %;4,5 %
Solna;7,0 %;9,2 %
Summa;22,6 %;26,7 %
"""
ENGLISH = re.compile(r"\b(Upload|Browse|per file|Drag|No results|Choose|Limit|Clear)\b")
QUESTIONS = (
    "Växer kommunen?",
    "Har folk jobb?",
    "Hur går det i skolan?",
    "Är det tryggt?",
    "Byggs det?",
    "Hur går det för klimatet?",
)


ERRANDS = "errands in the municipalities"


def top(wanted: Locator) -> float:
    """How far down the page something begins, in pixels."""
    return wanted.first.evaluate(
        "(node) => node.getBoundingClientRect().top"
        " + document.querySelector('[data-testid=stMain]').scrollTop"
    )


def test_six_how_nynashamn_fares_from_a_postal_code(errand) -> None:
    """One field and one click before; safety stood 6,025 pixels down, school 7,246."""
    one = errand(1)
    page = one.page
    if one.size == "phone":  # the menu holds the field; opening it was never counted
        page.locator(".top-phone > summary").click()
    field = page.locator("header.top input:visible").first
    field.fill("149 30")
    expect(page.locator("header.top")).to_contain_text("Nynäshamn", timeout=10_000)
    field.press("Enter")
    one.clicks += 1
    page.wait_for_url("**/kommun?kommun=0192", timeout=20_000)
    one.visit.settle()

    one.sees(page.locator("h1", has_text=re.compile("länet")))
    assert "PM2,5" not in page.locator("h1").inner_text()
    main = page.locator("main")
    for question in QUESTIONS:
        one.sees(main.get_by_text(question).first)
        card = main.locator("section", has_text=question).last
        assert top(card) < {"desktop": 1_600, "phone": 3_400}[one.size], question
    growth = main.locator("section", has_text=QUESTIONS[0]).last
    for name in ("Haninge", "Botkyrka", "Stockholms län"):
        expect(growth).to_contain_text(name)
    high = page.get_by_test_id("stMainBlockContainer").evaluate("(node) => node.scrollHeight")
    assert high < {"desktop": 5_000, "phone": 6_000}[one.size]


def test_seven_unemployment_since_2010_plays_and_says_who_improved_most(errand) -> None:
    """A field, a choice, a key, a click to play, one for the change and two for its base before."""
    one = errand(7)
    page = one.visit.open("kommunkarta")
    field = page.get_by_role("combobox", name="Mått").first
    one.click(field)
    field.fill("arbetslös")
    found = page.locator("#indicator-options [role=option]")
    expect(found.first).to_be_visible(timeout=10_000)
    one.click(found.filter(has_text="18–64"))
    expect(page.locator("h1")).to_contain_text("arbetslöshet", timeout=20_000)
    one.visit.settle()

    before = page.locator("h1").inner_text()
    one.click(page.get_by_role("button", name="Spela upp åren"))
    one.sees(page.locator("svg.map"))
    one.sees(page.locator("h1"))
    expect(page.locator("h1")).not_to_have_text(before, timeout=10_000)
    # it plays to the end: what is chosen in between is said of the year that has been reached
    expect(page.get_by_role("button", name="Spela upp åren")).to_be_visible(timeout=20_000)

    button = page.get_by_role("button", name="Förändring", exact=True)
    if button.is_visible():
        one.click(button)
    else:
        page.get_by_role("combobox", name="Visa", exact=True).first.select_option("change")
        one.clicks += 1
        one.visit.settle()
    page.get_by_role("combobox", name="Förändring sedan").select_option("2010")
    one.clicks += 2  # to open the menu, and to choose
    expect(page.locator("h1")).to_contain_text(
        re.compile("Arbetslösheten föll mest i Södertälje.*sedan 2010"), timeout=20_000
    )
    first = page.locator(".ranked tbody:last-child tr").first
    expect(first).to_contain_text("Södertälje")
    expect(first).to_contain_text("1")
    legend = page.locator(".legend").first
    expect(legend).to_contain_text("föll, bättre")
    expect(legend).to_contain_text("steg, sämre")


def test_eight_who_is_like_mine_and_why(errand) -> None:
    """One click before; a density of 719 beside 86 was called most alike."""
    one = errand(1)
    page = one.visit.open("kommun?kommun=0192")
    like = page.locator("ol.similar > li")
    expect(like.first).to_contain_text(re.compile(r"nära i \d+ av \d+ mått"))
    alike = like.first.inner_text().partition("Skiljer mest")[0]
    pairs = re.findall(r": ([\d ,\u202f\xa0]+) mot ([\d ,\u202f\xa0]+)", alike)
    assert pairs
    for text in pairs:
        first, second = (float(re.sub(r"[^\d,]", "", side).replace(",", ".")) for side in text)
        assert max(first, second) < 1.5 * min(first, second), alike
    assert "avstånd" not in page.locator("main").inner_text()
    one.click(page.locator("main").get_by_text("Arbete och inkomst", exact=False))
    expect(page).to_have_url(re.compile("like=economy"), timeout=20_000)


def test_nine_a_workbook_and_a_picture(errand) -> None:
    """One click each before; the workbook had one year and cut names of sheets."""
    one = errand(2)
    page = one.visit.open("kommunkarta?indicator=unemployment_total_18_65")
    link = page.locator(".provenance a", has_text="Excel").first
    with page.expect_download() as got:
        one.click(link)
    book = openpyxl.load_workbook(io.BytesIO(got.value.path().read_bytes()))
    assert all("  " not in name and len(name) <= 31 for name in book.sheetnames)
    years = {str(row[2].value) for row in book.worksheets[1].iter_rows() if row[2].value}
    assert {"2010", "2022"} <= years

    address = page.locator('a[href*="/export/map/"][href*=".svg"]').first.get_attribute("href")
    drawn = page.request.get(f"{one.visit.server}{address}").text()
    for name in ("Norrtälje", "Södertälje", "Stockholm", "Solna"):
        assert f">{name}</text>" in drawn
    one.clicks += 1


def test_thirteen_an_own_table_with_a_sum_and_per_cent(errand) -> None:
    """A fold at the very bottom before; a sum or a sign of per cent refused the whole table."""
    one = errand(2)
    page = one.visit.open("kommunkarta")
    one.click(page.get_by_text("Öppna en egen tabell på kartan"))
    box = page.locator(".st-key-own_table")
    assert not ENGLISH.search(box.inner_text())
    file = {"name": "mina siffror.csv", "mimeType": "text/csv", "buffer": OWN.encode()}
    page.locator('input[type="file"]').set_input_files(file)
    one.clicks += 1
    expect(page.locator("h1")).to_contain_text("mina siffror", timeout=20_000)
    one.visit.settle()

    expect(box).to_contain_text("Rader som räknar samman andra är inte lästa: Summa (rad 5).")
    expect(page.locator(".ranked thead").first).to_contain_text("%")
    expect(page.locator(".ranked tbody:last-child tr").first).to_contain_text("13,0")
    expect(page.get_by_role("combobox", name="Mått").first).to_have_value("mina siffror")
    assert not ENGLISH.search(box.inner_text())
    assert " ." not in page.locator("main h1").inner_text()
