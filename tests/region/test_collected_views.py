"""Any view that is collected shows the same on stage, slide and picture as on its page.

Ten random choices of every page that shows something; the seed is the page's name, so that a fault
comes again.
"""

from __future__ import annotations

import io
import random
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from lxml import html
from pptx import Presentation

from components.current import Page
from components.page import read
from components.stage.drawing import content_html, kind
from pages import PAGES
from region.content.catalogue import Catalogue
from region.content.catalogue.store import Current
from region.outputs.charts.model import Bars, Lines, Regions, Steps
from region.outputs.exhibits import CHOICES, Exhibit, subject
from region.outputs.exhibits.own import own_presentation
from region.outputs.exhibits.steps import StepView
from region.outputs.publication.pictures import svg
from region.outputs.publication.slides.deck import deck
from region.words import pages
from tests.documents import page_html

SHOWN = (
    *("overview", "rankings", "compare", "map", "profile", "within", "matrix"),
    *("goals", "follow_up", "strategy"),
)
TIMES = 10
NOT_SHOWN_SO = {"map": {"view": ("two", "height")}, "follow_up": {"view": ("reporting",)}}
"""Ways to look that only a screen has: two maps at once, heights, and a text."""

ANSWERED = ("map", "within", "matrix", "goals", "profile", "overview")
"""Pages whose first heading is the answer that a slide has too."""


def chosen_at_random(catalogue: Catalogue, key: str, dice: random.Random) -> dict[str, str]:
    """Return the address of a view: some of the page's choices, each a value that exists."""
    page = Page(Current(catalogue), "sv", "light", document=[])
    given: dict[str, str] = {"kommun": "0182"} if key == "profile" else {}
    declared = PAGES[key].parameters
    for parameter in declared:
        seen = read(PAGES[key], page, given)
        banned = NOT_SHOWN_SO.get(key, {}).get(parameter.name, ())
        options = [one for one in parameter.options(page, seen) if one and one not in banned]
        if options and dice.random() < 0.7:
            given[parameter.name] = dice.choice(options)
    return dict(read(PAGES[key], page, given).address)


def views(catalogue: Catalogue, key: str) -> list[tuple[dict[str, str], StepView]]:
    dice = random.Random(key)
    found = []
    for _time in range(TIMES):
        given = chosen_at_random(catalogue, key, dice)
        address = pages.link(key, "sv", **given)
        own = own_presentation(catalogue, address, "sv")
        assert not own.left_out, address
        found.append((given, own.view.steps[0]))
    return found


def words_of(markup: str) -> str:
    return re.sub(r"\s+", " ", html.fromstring(f"<div>{markup}</div>").text_content())


def plain(text: str) -> str:
    return re.sub(r"[\s\u2060]+", " ", text).strip()


def said(shown: Exhibit) -> set[str]:
    """Return the texts of the picture's own values, as they are drawn."""
    picture = shown.picture
    if isinstance(picture, Regions):
        return {region.text for region in picture.regions}
    if isinstance(picture, Bars):
        return {bar.text for bar in picture.bars}
    if isinstance(picture, Lines):
        return {line.label for line in picture.lines if line.label}
    if isinstance(picture, Steps) and picture.latest:
        return {picture.latest.text}
    return set()


@pytest.mark.parametrize("key", SHOWN)
def test_a_collected_view_is_the_one_on_the_page(catalogue: Catalogue, key: str) -> None:
    for given, step in views(catalogue, key):
        shown, where = step.exhibit, f"{key} {given}"
        page = page_html(catalogue, key, given, "sv")
        on_page = plain(words_of(page))
        heading = html.fromstring(f"<div>{page}</div>").xpath("string(.//h1)")
        if key in ANSWERED and shown.answer and not (key == "within" and given.get("kommun")):
            assert plain(step.headline).rstrip(".") == plain(heading).rstrip("."), where
        stage = plain(words_of(content_html(step, "sv")))
        for text in said(shown):
            if kind(shown) != "map" and "," not in text:
                assert plain(text) in stage, (where, text)
            if isinstance(shown.picture, Regions) and not shown.picture.within:
                assert plain(text).partition(" ")[0] in on_page, (where, text)
        if shown.picture is not None:
            drawn = svg(shown, "sv")
            assert all(plain(t) in plain(words_of(drawn)) for t in said(shown)), where
        for what, choice in files_of(page):
            alike = dict(choice).get("view") == dict(shown.choices).get("view", "dots")
            if what == shown.key and key != "map" and (alike or key != "compare"):
                same = subject(catalogue, what, "sv", choice).exhibits[0]
                assert same.table.rows == shown.table.rows, where
                assert same.title == step.exhibit.subtitle or same.picture is not None, where


def files_of(page: str) -> set[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return the subjects that a page offers as pictures or CSV, with the choices of each."""
    found = set()
    for address in html.fromstring(f"<div>{page}</div>").xpath(".//a/@href"):
        parts = urlsplit(address)
        if parts.path.startswith("/export/") and parts.path.endswith(".csv"):
            what = parts.path.removeprefix("/export/").removesuffix(".csv")
            names = CHOICES.get(what.partition("/")[0], ())
            given = dict(parse_qsl(parts.query))
            found.add((what, tuple((n, given[n]) for n in names if given.get(n))))
    return found


@pytest.mark.parametrize("key", SHOWN)
def test_a_slide_has_the_same_numbers(catalogue: Catalogue, key: str) -> None:
    collected = [step.exhibit for _given, step in views(catalogue, key)]
    made = deck("x", "y", collected, "sv", collected[0].retrieved)
    slides = list(Presentation(io.BytesIO(made)).slides)
    titles = [plain(slide.shapes.title.text_frame.text) for slide in slides]
    for shown in collected:
        headline = plain(shown.title)
        assert any(title.startswith(headline[:30]) for title in titles), headline
        if isinstance(shown.picture, Lines):
            values = {
                value
                for slide in slides
                for shape in slide.shapes
                if shape.has_chart
                for series in shape.chart.plots[0].series
                for value in series.values
            }
            for line in shown.picture.lines:
                assert {mark.value for mark in line.marks} <= values, headline
