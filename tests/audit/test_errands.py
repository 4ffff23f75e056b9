"""What people come for, with a keyboard only, and with a screen reader's tree only."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.audit.conftest import Count
from tests.browser.conftest import Visit

MOST_KEYS = 250


def _focused(page: Page) -> str:
    """The accessible words of what has the focus."""
    return page.evaluate(
        """() => {
          let e = document.activeElement;
          while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
          if (!e || e === document.body) return '';
          return e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent || '';
        }"""
    ).strip()


def _tab_to(page: Page, wanted: Callable[[str], bool]) -> None:
    """Press Tab until what has the focus is wanted."""
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        if wanted(_focused(page)):
            return
    pytest.fail("the keyboard does not get there")


def _tree(page: Page) -> list[dict[str, Any]]:
    """Chromium's accessibility tree: what a screen reader is told, in its order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        {
            "role": node.get("role", {}).get("value", ""),
            "name": node.get("name", {}).get("value", ""),
        }
        for node in nodes
        if not node.get("ignored")
    ]


def _words(page: Page) -> str:
    words = " ".join(node["name"] for node in _tree(page) if node["role"] == "StaticText")
    return " ".join(words.split())


def test_keyboard_finds_the_research_target(visit, count: Count) -> None:
    page = visit().open("")

    _tab_to(page, lambda words: words == "Mål")
    page.keyboard.press("Enter")
    page.wait_for_url("**/mal")
    visit_settled(page)
    _tab_to(page, lambda words: words == "Forskning och utveckling")
    page.keyboard.press("Enter")
    page.wait_for_url("**/mal?target=rd_share")
    visit_settled(page)

    expect(page.locator(".status").first).to_contain_text("Fel riktning")
    count("errands done with the keyboard only")


def visit_settled(page: Page) -> None:
    page.wait_for_selector("footer", timeout=30_000)
    page.wait_for_selector('[data-test-script-state="notRunning"]', timeout=30_000)
    page.wait_for_timeout(300)


def test_keyboard_finds_the_population_of_a_municipality(visit, count: Count) -> None:
    page = visit().open("kommun")

    _tab_to(page, lambda words: words == "Kommun")
    page.keyboard.type("Nacka")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kommun?kommun=0182")
    visit_settled(page)

    expect(page).to_have_title(re.compile("Nacka"))
    expect(page.locator("main")).to_contain_text(re.compile(r"Folkmängd.*invånare", re.DOTALL))
    expect(page.locator("main")).to_contain_text(re.compile(r"\d+ av 26"))
    count("errands done with the keyboard only")


def test_keyboard_switches_language(visit, count: Count) -> None:
    page = visit().open("mal")

    _tab_to(page, lambda words: words == "EN")
    page.keyboard.press("Enter")

    expect(page.locator("html")).to_have_attribute("lang", "en", timeout=30_000)
    count("errands done with the keyboard only")


def test_keyboard_downloads_a_table(visit, tmp_path: Path, count: Count) -> None:
    page = visit().open("kommun?kommun=0182")

    _tab_to(page, lambda words: words == "CSV")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")

    assert "Folkmängd" in Path(waiting.value.path()).read_text("utf-8-sig")
    count("errands done with the keyboard only")


def test_the_tree_tells_the_status_of_the_research_target(visit, count: Count) -> None:
    page = visit().open("mal")

    links = [n["name"] for n in _tree(page) if n["role"] == "link" and "Forskning" in n["name"]]
    assert links
    page = visit().open("mal?target=rd_share")
    words = _words(page)
    assert "Fel riktning" in words
    assert "4,5 %" in words
    page.locator("summary", has_text="Visa siffrorna som tabell").first.press("Enter")
    assert any(n["role"] == "table" for n in _tree(page))
    count("errands done with the screen reader's tree only")


def test_the_tree_tells_population_and_rank(visit, count: Count) -> None:
    page = visit().open("kommun?kommun=0182")

    words = _words(page)
    headings = [n["name"] for n in _tree(page) if n["role"] == "heading"]
    assert any("Nacka" in heading for heading in headings)
    assert re.search(r"Folkmängd.{0,400}invånare", words)
    assert re.search(r"\d+ av 26", words)
    count("errands done with the screen reader's tree only")


def test_the_tree_offers_language_and_downloads(visit, count: Count) -> None:
    made: Visit = visit()
    tree = _tree(made.open("kommun?kommun=0182"))

    assert any(n["role"] == "link" and n["name"] == "EN" for n in tree)
    assert any(n["role"] == "link" and "CSV" in n["name"] for n in tree)
    assert [n["role"] for n in tree].count("main") == 1
    assert any(n["role"] == "navigation" for n in tree)
    count("errands done with the screen reader's tree only", 2)
