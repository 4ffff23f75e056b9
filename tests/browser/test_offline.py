"""The offline pack: every page as a file with the site's own numbers, without a network."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from components.offline.links import Place
from components.offline.pack import pack
from region.comparisons.rankings.view import table_1
from region.indicators.figures import figures
from region.municipalities.menu import map_view
from region.municipalities.profile.view import profile
from region.outputs.exhibits.steps import presentation
from region.outputs.tables.observations import observations_csv
from region.targets.goals import goals
from region.words import pages
from region.words.text import LANGUAGES
from tests.browser.conftest import EDGED
from tests.servers import alone
from tests.visitors import visitor

LINK = re.compile(r'\b(?:href|src|data-address)="([^"]*)"')


@pytest.fixture(scope="session")
def folder(catalogue, for_all: Path) -> Path:
    """The pack, written once for all workers."""
    around = for_all / "pack"
    around.mkdir(exist_ok=True)
    with alone(around):
        root = around / "files"
        if not root.exists():
            for name, body in pack(catalogue):
                path = around / "begun" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(body)
            (around / "begun").rename(root)
    return root


@pytest.fixture(scope="module")
def texts(folder: Path) -> dict[str, str]:
    """Every document by the name of its file."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*.html")
    }


def shown(texts: dict[str, str], key: str, language: str, **choices: str) -> str:
    """Return what a page of the pack says, without tags."""
    text = texts[Place(key, language, tuple(sorted(choices.items()))).file]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split(" "))


def test_every_page_is_there_in_both_languages(texts, catalogue) -> None:
    for language in LANGUAGES:
        for page in pages.PAGES:
            assert Place(page.key, language).file in texts
        for area in catalogue.municipalities:
            assert Place("profile", language, (("kommun", area.code),)).file in texts
        for target in catalogue.targets:
            assert Place("goals", language, (("target", target),)).file in texts


def test_every_link_is_relative_and_leads_somewhere(texts, folder: Path) -> None:
    ids = {name: set(re.findall(r'\bid="([^"]*)"', text)) for name, text in texts.items()}
    for name, text in texts.items():
        for link in set(map(html.unescape, LINK.findall(text))):
            if link.startswith(("https://", "http://", "data:", "mailto:")):
                continue
            assert not link.startswith("/"), (name, link)
            path, _, fragment = link.partition("#")
            path = path.partition("?")[0]
            target = (folder / name).parent / path if path else folder / name
            assert target.is_file(), (name, link)
            if fragment and not path:
                assert fragment in ids[name], (name, link)


def test_nothing_is_loaded_from_elsewhere(texts, folder: Path) -> None:
    loading = re.compile(r'(?:<(?:script|img|iframe|source)\b[^>]*\bsrc|<link\b[^>]*\bhref)="http')
    for name, text in texts.items():
        assert not loading.search(text), name
        assert 'type="module"' not in text, name
    for path in (folder / "assets").glob("*.css"):
        assert "@import" not in path.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_show_the_figures_of_the_views(texts, catalogue, language) -> None:
    overview = shown(texts, "overview", language)
    for figure in figures(catalogue, language):
        assert figure.value_text in overview
        if figure.shown:
            assert figure.shown.series.latest.text in overview
    rankings = shown(texts, "rankings", language, view="table1")
    for ranking in table_1(catalogue, language):
        assert ranking.stockholm in rankings
        assert all(place.name in rankings for place in ranking.places)
    for target in goals(catalogue, language).targets:
        page = shown(texts, "goals", language, target=target.id)
        assert target.status.label in page
        assert not target.level or target.level in page
        if target.following:
            assert target.following.series.latest.text in page
    for area in catalogue.municipalities:
        page = shown(texts, "profile", language, kommun=area.code)
        for row in profile(catalogue, area.code, language).rows:
            assert row.value.number in page
            assert row.rank_text in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_holds_every_value_of_the_views(folder: Path, catalogue, language) -> None:
    script = (folder / "assets" / f"map-{language}.js").read_text("utf-8")
    content = json.loads(script.removeprefix("window.mapContent = ").removesuffix(";\n"))
    codes = sorted(json.loads(content["files"]["geometry"])["shapes"])
    assert set(content["series"]) == {i.id for i in catalogue.municipal_indicators}
    for key, packed in content["series"].items():
        view = map_view(catalogue, key, None, language)
        last = [0] * len(codes)
        latest: list[int | None] = [None] * len(codes)
        for steps in packed["map"]["steps"]:
            for place, step in enumerate(steps):
                last[place] += step or 0
                latest[place] = None if step is None else last[place]
        for code, whole in zip(codes, latest, strict=True):
            row = view.row(code)
            assert row is not None
            digits = re.sub(r"\D", "", row.number)
            assert (row.value is None) == (whole is None)
            if whole is not None:
                assert int(digits) == abs(whole)
                assert row.number.startswith("\u2212") == (whole < 0)


def test_the_tables_are_those_of_the_interface(folder: Path, catalogue) -> None:
    for key in ("population", "mean_age"):
        assert (folder / f"data/{key}.csv").read_bytes() == observations_csv(catalogue, key, "sv")
        english = (folder / f"en/data/{key}.csv").read_bytes()
        assert english == observations_csv(catalogue, key, "en")


@pytest.fixture
def opened(browser: Browser, folder: Path) -> Iterator[Callable[..., Page]]:
    """Open a file in a browser without network; nothing may go wrong or ask for anything."""
    contexts = []
    complaints: list[str] = []

    def make(name: str, width: int = 1440, height: int = 900) -> Page:
        size = {"width": width, "height": height}
        context = visitor(browser, viewport=size, offline=True, locale="sv-SE")
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on(
            "request",
            lambda r: (
                None if r.url.startswith(("file:", "data:", "blob:")) else complaints.append(r.url)
            ),
        )
        page.goto(f"{folder.as_uri()}/{name}")
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


def test_the_map_can_be_explored(opened) -> None:
    page = opened("kommunkarta.html?indicator=mean_age")
    page.wait_for_selector("[data-ready]")
    expect(page.locator("h1")).to_contain_text("medelålder", ignore_case=True)
    find = page.get_by_role("combobox", name="Sök kommun, ort eller postnummer")
    find.fill("115 20")
    find.press("Enter")
    expect(page.locator(".chip")).to_contain_text("Stockholm")

    page.get_by_role("combobox", name="Mått", exact=True).fill("Folkmängd")
    page.get_by_role("option", name="Folkmängd", exact=True).click()
    expect(page.locator("h1")).to_contain_text("Stockholm bor")
    expect(page.locator("main")).to_contain_text("Folkmängd: vad siffrorna betyder")
    page.get_by_role("button", name="Samband").click()
    expect(page.locator(".relation svg")).to_be_visible()
    page.locator("a.profile").click()
    expect(page).to_have_title(re.compile("Stockholm"))


def test_a_presentation_works_as_a_file(opened, catalogue) -> None:
    steps = presentation(catalogue, "state_of_the_region", "en").steps
    page = opened("en/presentera.html", 1920, 1080)
    page.get_by_role("link", name="The state of the region").click()
    page.wait_for_selector("body[data-ready]")

    page.keyboard.press("PageDown")  # past the cover
    for step in steps:
        heading = page.locator(".step.current h1")
        expect(heading).to_have_text(re.compile(rf"^{re.escape(step.headline[:10])}"))
        if step.number < len(steps):
            page.keyboard.press("PageDown")
    page.go_back()
    expect(page.locator(".progress .at")).to_have_text(str(len(steps) - 1))
    with page.expect_popup() as popup:
        page.keyboard.press("n")
    notes = popup.value
    notes.wait_for_selector("body.notes[data-ready]")
    page.bring_to_front()
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    expect(notes.locator(".spoken")).to_have_text(steps[5].note)
    notes.close()
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_contain_text("Research")


def test_indicators_can_be_searched_and_axe_finds_nothing(opened) -> None:
    tags: dict = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa"]}}
    tags["preload"] = False  # a file may not fetch its own style sheets
    page = opened("data.html", 390, 844)
    page.get_by_label("Sök bland måtten").fill("medelålder")
    assert 1 <= page.locator(".catalogue tr[id]:visible").count() < 10

    found = []
    for name in ("index.html", "kommunkarta.html"):
        page = opened(name)
        found += [v["id"] for v in Axe().run(page, EDGED, tags).response["violations"]]
    assert found == []
