"""The profile in a real browser: opened by name, on a phone, on paper, compared."""

from __future__ import annotations

import re

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.visitors import visitor

PROFILE = "kommun"


@pytest.mark.parametrize(
    ("text", "name"), [("0182", "Nacka"), ("taby", "Täby"), ("Stockholms stad", "Stockholm")]
)
def test_a_profile_opens_by_code_or_name(visit, text: str, name: str) -> None:
    page = visit().open(f"{PROFILE}?kommun={text}&theme=all")

    assert page.locator(".kicker").first.inner_text() == name
    assert page.locator("h1").count() == 1
    assert page.locator(".question").count() == 6
    assert page.title().startswith(f"{name} – ")
    assert page.locator(".profile tbody th").count() >= 50
    assert page.locator(f'img[alt*="{name}"]').evaluate("image => image.naturalWidth") > 0


@pytest.mark.parametrize("query", ["kommun=nope", "kommun=9999", "kommun=0182&with=0160,nope"])
def test_an_unknown_municipality_gets_a_note(visit, query: str) -> None:
    page = visit().open(f"{PROFILE}?{query}")

    assert page.locator("h1").count() == 1
    assert page.locator('[data-testid="stAlert"]').count() == 1
    assert page.locator('[data-testid="stException"]').count() == 0


def test_a_phone_shows_all_of_it_without_scrolling_sideways(visit) -> None:
    page = visit("phone").open(f"{PROFILE}?kommun=0139&with=0160,0184,0180,0114&theme=all")

    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


LAID_OUT = """() => ({
  elements: document.querySelectorAll("*").length,
  height: document.querySelector("[data-testid=stMain]").scrollHeight,
  rows: document.querySelectorAll(".fold tbody tr").length,
})"""


@pytest.mark.parametrize("given", ["0139&lang=en", "0192", "0180&lang=en", "01&lang=en"])
def test_a_phone_lays_out_no_more_than_is_read(visit, given: str) -> None:
    found = visit("phone").open(f"{PROFILE}?kommun={given}").evaluate(LAID_OUT)

    assert found["elements"] <= 1500
    assert found["height"] < 6000
    assert found["rows"] == 0


@pytest.mark.parametrize("script", [True, False])
def test_a_table_is_drawn_when_it_is_opened_without_scripts_too(
    browser, server: str, script: bool
) -> None:
    context = visitor(browser, java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{server}/{PROFILE}?kommun=0192")

    page.get_by_role("link", name="Bostäder").first.click()
    page.wait_for_url(re.compile("theme=housing#housing$"))

    opened = page.locator("#housing[open]").first
    opened.wait_for(state="visible")
    assert opened.locator("tbody tr").count() >= 5
    assert page.locator("main .fold table, .stMain .fold table").count() == 1
    context.close()


@pytest.mark.parametrize(("size", "scheme"), [("desktop", "light"), ("phone", "dark")])
def test_axe_finds_nothing(visit, size: str, scheme: str) -> None:
    page = visit(size, scheme).open(f"{PROFILE}?kommun=0183&with=0160,0184&theme=all")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]

    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})

    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in results.response["violations"]] == []


def test_an_indicator_leads_to_its_map_with_the_municipality_chosen(visit) -> None:
    page = visit().open(f"{PROFILE}?kommun=0182&theme=people&lang=en")

    address = page.locator("tbody th a").first.get_attribute("href")

    assert re.fullmatch(r"/kommunkarta\?indicator=\w+&kommun=0182&lang=en", address)


def test_the_comparison_lives_in_the_address(visit) -> None:
    page = visit().open(f"{PROFILE}?kommun=0182&with=0160,solna")

    heads = page.locator(".compare thead th").all_inner_texts()

    assert heads[1:4] == ["Nacka", "Täby", "Solna"]


@pytest.mark.parametrize("given", ["0139", "0192&lang=en", "01", "inner&lang=en", "outer"])
def test_it_prints_on_two_pages(visit, given: str) -> None:
    """And with room for ten lines more: figures grow, and words of the day wrap."""
    page = visit().open(f"{PROFILE}?kommun={given}")
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "10mm")
    page.locator("footer").evaluate(
        "foot => foot.before(...Array(10).fill().map(() => {"
        "  const line = document.createElement('p'); line.textContent = 'x'; return line }))"
    )

    printed = page.pdf(format="A4", margin=margin)

    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2


@pytest.mark.parametrize("ending", ["json", "csv", "xlsx"])
def test_downloads(server: str, ending: str) -> None:
    answer = httpx.get(f"{server}/api/v1/municipalities/0182?format={ending}")

    assert answer.status_code == 200
    if ending == "json":
        assert answer.json()["name"] == "Nacka"
    else:
        assert f'"kommunprofil-nacka-sv.{ending}"' in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("address", "status", "allowed"), [("9999", 404, "0182"), ("0182?format=exe", 400, "xlsx")]
)
def test_a_wrong_request_is_told_what_is_allowed(
    server: str, address: str, status: int, allowed: str
) -> None:
    answer = httpx.get(f"{server}/api/v1/municipalities/{address}")

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert allowed in answer.json()["allowed"]


def test_choices_are_made_one_at_a_time_and_kept_in_the_address(visit) -> None:
    made = visit()
    page = made.open(f"{PROFILE}?kommun=danderyd")
    box = page.get_by_role("combobox", name="Jämför med")

    box.click()
    box.fill("Solna")
    page.get_by_role("option", name="Solna", exact=True).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("with=0184$"))
    made.settle()

    assert page.locator(".compare thead th").all_inner_texts()[1:3] == ["Danderyd", "Solna"]
