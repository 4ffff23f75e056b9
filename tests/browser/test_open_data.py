"""In a real browser: what a page shows is what the interface gives; search; copying."""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from components.embed import FOLLOW_HEIGHT, code, find, height_of
from components.embed import address as address_of
from region.content.catalogue import load
from region.outputs.exhibits import Exhibit
from region.targets.goals import goals
from region.words.text import LANGUAGES, Language
from region.words.views import UnknownIdError

SAMPLE = 50
PAGES = 4


def test_fifty_values_on_pages_are_those_of_the_interface(visit, server: str) -> None:
    """Rows of profiles drawn by lot: number, unit and period as the interface gives them."""
    lot = random.Random(20)
    listed = httpx.get(f"{server}/api/v1/municipalities", params={"lang": "sv"}).json()["items"]
    compared = 0
    for at, municipality in enumerate(lot.sample(listed, PAGES)):
        language, code = ("sv", "en")[at % 2], municipality["code"]
        page = visit().open(f"kommun?kommun={code}&theme=all&lang={language}")
        shown = page.locator("[aria-labelledby=indicators] tbody tr").evaluate_all(
            """rows => rows.map(row => [
                new URL(row.querySelector("th a").href).searchParams.get("indicator"),
                row.querySelector("td").textContent,
            ])"""
        )
        for indicator, words in lot.sample(shown, -(-SAMPLE // PAGES)):
            answer = httpx.get(
                f"{server}/api/v1/indicators/{indicator}/observations",
                params={"area": code, "format": "json", "lang": language},
            ).json()
            said = " ".join(words.split())
            known = [item for item in answer["items"] if item["value"] is not None]
            if not known:
                assert said.startswith("–")
            else:
                last = known[-1]
                assert _plain(said).startswith(_plain(f"{last['text']} {last['period_label']}"))
            compared += 1
    assert compared >= SAMPLE


def _plain(text: str) -> str:
    """Without what lies between number and unit: a per cent sign stands close in English."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_search_is_used_with_the_keyboard_alone(visit, size: str) -> None:
    page = visit(size).open("rankningar?lang=en")
    box = page.get_by_role("searchbox").or_(page.get_by_role("combobox", name="Search"))
    box.last.focus()
    page.keyboard.type("population desnity", delay=20)
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Population density")

    found = Axe().run(page, context="form.search")
    assert [v["id"] for v in found.response["violations"] if v["impact"] in ("serious",)] == []
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field = page.locator("form.search input[type=search]").last
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("indicator=population_density"))


def test_without_a_choice_enter_leads_to_all_results(visit) -> None:
    page = visit().open("rankningar")
    page.locator("form.search input[type=search]").last.fill("bostader")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/sok\?q=bostader"))

    assert page.locator(".search-hits a").count() > 1
    violations = Axe().run(page).response["violations"]
    assert [v["id"] for v in violations if v["impact"] in ("serious", "critical")] == []


def test_a_charts_addresses_are_copied_with_the_keyboard(visit, server: str) -> None:
    page = visit().open("mal?target=rd_share")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".share summary").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Kopiera koden").first.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".share [role=status]").first).to_have_text("Koden är kopierad.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f'<iframe src="{server}/embed/target/rd_share"')


def test_what_cannot_be_copied_is_said(visit) -> None:
    page = visit().open("mal?target=rd_share")
    page.evaluate("""() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
      document.execCommand = () => false;
    }""")
    page.locator(".share summary").first.click()
    page.get_by_role("button", name="Kopiera koden").first.click()

    said = page.locator(".share [role=status]").first
    expect(said).to_have_text("Det gick inte att kopiera. Markera texten och kopiera själv.")


def test_another_site_shows_the_code_and_not_the_pages(
    browser, server: str, tmp_path: Path
) -> None:
    shown = find(load(), "map/mean_age", {}, "sv")
    pages = f'<iframe id="page" src="{server}/mal" title="x"></iframe>'
    with another_site(tmp_path, f"<main>{code(shown, 'sv', server)}{pages}</main>") as address:
        page = browser.new_page()
        page.goto(address)
        frame = page.frame_locator("iframe").first
        expect(frame.locator("h1")).to_contain_text("Medelålder")
        expect(frame.locator("svg").first).to_be_visible()
        expect(page.frame_locator("#page").locator("footer")).to_have_count(0)
        page.close()


@contextmanager
def another_site(folder: Path, html: str) -> Iterator[str]:
    """A page of a server of its own, since browsers know other sites by host and port."""
    (folder / "index.html").write_text(f"<!doctype html>{html}", "utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{other.server_address[1]}/"
        other.shutdown()


def longest(kind: str, language: Language) -> Exhibit:
    """Return the exhibit with the most words to show around its picture."""
    content = load()
    keys = {
        "target": [target.id for target in goals(content, language).targets],
        "history": list(content.rankings),
        "compare": list(content.comparisons["europe"].indicators),
    }
    found = []
    for key in keys.get(kind, content.indicators):
        with suppress(UnknownIdError):
            found.append(find(content, f"{kind}/{key}", {}, language))
    return max(found, key=lambda one: 1.5 * len(one.title) + len(one.line))


@pytest.mark.parametrize("kind", ["target", "map", "series", "compare"])
def test_a_frame_holds_picture_and_source_at_every_width(
    browser, server: str, tmp_path: Path, kind: str
) -> None:
    """With the suggested height, with the 560 pixels of older codes, and with what is told."""
    least = 60 if kind == "compare" else 200  # a comparison has a bar for each of a few areas
    for language in LANGUAGES:
        shown = longest(kind, language)
        frames = code(shown, language, server) + code(shown, language, server, height=560)
        follow = "<script>addEventListener('message', (e) => (window.told = e.data))</script>"
        with another_site(tmp_path, f"<body style='margin: 0'>{follow}{frames}") as address:
            page = browser.new_page()
            for width in (320, 480, 720, 1200):
                page.set_viewport_size({"width": width, "height": 1300})
                page.goto(address)
                for number in range(2):
                    page.frame_locator("iframe").nth(number).locator(".source").wait_for()
                page.wait_for_load_state("networkidle")
                for frame, lower in zip(page.frames[1:], (0, 50), strict=True):
                    # a target names two sources, for which the picture of older codes gives way
                    room = max(least - lower, 60)
                    assert frame.evaluate(WHOLE, room) is True, (shown.title, width)
                told = page.evaluate("window.told")
                assert told["context"] == "iframe.resize"
                assert told["src"] == f"{server}{address_of(shown, language)}"
                assert least + 100 < told["height"] <= height_of(shown), (shown.title, width)
            page.close()


WHOLE = """(least) => {
  const scroller = document.documentElement;
  const source = document.querySelector(".source").getBoundingClientRect();
  const pictures = [...document.querySelectorAll("figure svg")];
  const drawn = pictures.find((node) => node.checkVisibility()).getBoundingClientRect();
  const whole = scroller.scrollHeight <= innerHeight && scroller.scrollWidth <= innerWidth
    && source.bottom <= innerHeight && drawn.height > least && drawn.bottom <= source.top;
  return whole || [scroller.scrollHeight, innerHeight, scroller.scrollWidth, innerWidth,
    source.bottom, drawn.height];
}"""


def test_a_frame_follows_the_height_with_the_lines_that_are_offered(
    browser, server: str, tmp_path: Path
) -> None:
    shown = find(load(), "series/mean_age", {}, "sv")
    with another_site(tmp_path, FOLLOW_HEIGHT + code(shown, "sv", server)) as address:
        page = browser.new_page()
        page.goto(address)
        frame = page.frame_locator("iframe")
        frame.locator("summary").click()
        expect(frame.locator("table")).to_be_visible()

        expect(page.locator("iframe")).to_have_attribute("height", re.compile(r"^\d{4}$"))
        inner = page.frames[1].evaluate("[innerHeight, document.documentElement.scrollHeight]")
        assert inner[0] == inner[1] > 1_000
        frame.locator("summary").click()
        expect(page.locator("iframe")).to_have_attribute("height", re.compile(r"^[345]\d\d$"))
        page.close()


def test_the_code_of_a_map_follows_the_year_that_is_shown(visit, server: str) -> None:
    page = visit().open("kommunkarta?indicator=mean_age&year=2012")
    page.locator(".share summary").first.click()
    fields = {
        name: page.locator(f'.share [data-field="{name}"]').first
        for name in ("code", "data", "page")
    }

    for key, year in (("", "2012"), ("ArrowLeft", "2011"), ("End", "")):
        if key:
            page.locator("#year").press(key)
            page.locator(".share button").nth(1).click()
        title = ", ".join(filter(None, ("Medelålder", year)))
        source = f'mean_age{f"?year={year}" if year else ""}" title="{title}"'
        expect(fields["code"]).to_have_value(re.compile(re.escape(source)))
        data = "/export/map/mean_age.csv" + (f"?year={year}" if year else "")
        expect(fields["data"]).to_have_value(re.compile(re.escape(data) + "$"))
        expect(fields["page"]).to_have_value(page.evaluate("location.href"))
