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
from region.outputs.charts import Look, spec
from region.outputs.charts.bumps import foremost
from region.outputs.charts.model import (
    Bars,
    Dots,
    Lines,
    Pairs,
    Panels,
    Places,
    Regions,
    Squares,
    Steps,
    Strips,
)
from region.outputs.charts.squares import turned
from region.outputs.exhibits import CHOICES, Exhibit, subject
from region.outputs.exhibits.own import own_presentation
from region.outputs.exhibits.steps import StepView
from region.outputs.publication.pictures import svg
from region.outputs.publication.slides.deck import deck
from region.targets.course import course
from region.words import pages
from tests.documents import page_html

SHOWN = (
    *("overview", "rankings", "compare", "map", "profile", "within", "matrix"),
    *("goals", "follow_up", "strategy", "build"),
)
TIMES = 10
NOT_SHOWN_SO = {"map": {"view": ("two", "height")}, "follow_up": {"view": ("reporting",)}}
"""Ways to look that only a screen has: two maps at once, heights, and a text."""

ALWAYS: dict[str, tuple[dict[str, str], ...]] = {
    "compare": tuple({"view": one} for one in ("lines", "relation", "several")),
    "map": ({"view": "relation"}, {"measure": "change", "base": "2015", "indicator": "mean_age"}),
    "rankings": ({"ranking": "eu_rci"}, {"ranking": "eu_rci", "edition": "2016"}),
    "profile": ({"kommun": "0182", "with": "0180,0184", "sex": "gap"},),
    "goals": ({"target": "rd_share", "base": "2015"}, {"target": "dwellings"}),
}
"""Views that are tried whatever the dice say, so that every kind of picture is."""

ANSWERED = ("map", "within", "matrix", "goals", "profile", "overview", "build")
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
    at_random = [chosen_at_random(catalogue, key, dice) for _time in range(TIMES)]
    for given in (*ALWAYS.get(key, ()), *at_random):
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
    if isinstance(picture, Panels):
        names = {panel.name for panel in picture.panels}
        return names | {line.label for one in picture.panels for line in one.lines.lines}
    if isinstance(picture, Pairs):
        return {row.name for row in picture.rows}
    if isinstance(picture, Strips):
        return {row.name for row in picture.rows} | {picture.whole_label}
    if isinstance(picture, Dots):
        return {dot.name for dot in picture.dots if dot.role}
    if isinstance(picture, Squares):
        return {*picture.rows, *picture.columns}
    return set()


def numbers(picture: object) -> set[float]:
    """Return every number that the picture is drawn from, but for a map's, whose texts are told."""
    if isinstance(picture, Panels):
        return {number for panel in picture.panels for number in numbers(panel.lines)}
    if isinstance(picture, Lines | Places):
        return {mark.value for line in picture.lines for mark in line.marks}
    if isinstance(picture, Steps):
        return {step.value for step in picture.steps}
    if isinstance(picture, Bars):
        return {bar.value for bar in picture.bars}
    if isinstance(picture, Dots):
        return {number for dot in picture.dots for number in (dot.x, dot.y)}
    if isinstance(picture, Strips):
        own = {row.own for row in picture.rows if row.own is not None}
        return own | {dot.value for row in picture.rows for dot in row.dots}
    if isinstance(picture, Pairs):
        return {number for row in picture.rows for number in (row.women, row.men)}
    return set()


def within(part: object) -> set[float]:
    """Return every number in a specification, however deep."""
    if isinstance(part, dict):
        return {number for one in part.values() for number in within(one)}
    if isinstance(part, list):
        return {number for one in part for number in within(one)}
    return {part} if isinstance(part, int | float) and not isinstance(part, bool) else set()


def charted(slides: list) -> set[float]:
    """Return every number in the slides' native charts, across and up."""
    found: set[float] = set()
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_chart:
                for value in shape.chart._chartSpace.xpath(
                    ".//c:xVal//c:v | .//c:yVal//c:v | .//c:val//c:v"
                ):
                    found.add(float(value.text))
    return found


def written(slides: list) -> str:
    """Return every word of the slides: texts, tables, charts, and what stands in for a picture."""
    words = []
    for slide in slides:
        words += slide._element.xpath(".//p:cNvPr/@descr")
        words += [piece.text or "" for piece in slide._element.xpath(".//a:t")]
        for shape in slide.shapes:
            if shape.has_chart:
                part = shape.chart._chartSpace
                words += [piece.text or "" for piece in part.xpath(".//a:t | .//c:v")]
    return plain(" ".join(words))


@pytest.mark.parametrize("key", SHOWN)
def test_a_collected_view_is_the_one_on_the_page(catalogue: Catalogue, key: str) -> None:
    for given, step in views(catalogue, key):
        shown, where = step.exhibit, f"{key} {given}"
        page = page_html(catalogue, key, given, "sv")
        on_page = plain(words_of(page))
        heading = html.fromstring(f"<div>{page}</div>").xpath("string(.//h1)")
        of_a_part = given.get("question") or (key == "within" and given.get("kommun"))
        if key in ANSWERED and shown.answer and not of_a_part:
            assert plain(step.headline).rstrip(".") == plain(heading).rstrip("."), where
        stage = plain(words_of(content_html(step, "sv")))
        for text in said(shown):
            wrapped = isinstance(shown.picture, Panels)
            if kind(shown) != "map" and "," not in text:
                words = text.split() if wrapped else [plain(text)]
                assert all(word in stage for word in words), (where, text)
            if isinstance(shown.picture, Regions) and not shown.picture.within:
                assert plain(text).partition(" ")[0] in on_page, (where, text)
        if shown.picture is not None:
            drawn = svg(shown, "sv")
            read = plain(words_of(drawn))
            if not isinstance(
                shown.picture, Squares | Panels
            ):  # whose long names are wrapped or cut
                assert all(plain(t) in read for t in said(shown)), where
            if not isinstance(shown.picture, Regions):
                made = within(spec(shown.picture, Look("sv", "light", 860, 400)))
                assert numbers(shown.picture) <= made, where
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
    """Each view is a deck of its own, so that no number is found on another's slide."""
    kinds = set()
    for given, step in views(catalogue, key):
        shown, where = step.exhibit, f"{key} {given}"
        made = deck("x", "y", [shown], "sv", shown.retrieved)
        slides = list(Presentation(io.BytesIO(made)).slides)[1:-1]
        assert plain(slides[0].shapes.title.text_frame.text).startswith(plain(shown.title)[:30])
        words = written(slides)
        kinds.add(type(shown.picture).__name__)
        drawn = shown.picture
        if isinstance(drawn, Places) and drawn.named:
            drawn = foremost(drawn)
        if isinstance(drawn, Squares):
            drawn = turned(drawn)
        if not shown.cards:
            assert numbers(drawn) <= charted(slides), where
            # a dot's name that has no room is left out, a bar's number is written by the program
            free = isinstance(drawn, Dots | Bars)
            assert free or all(plain(text) in words for text in said(shown)), where
        else:
            assert all(plain(card.value) in words for card in shown.cards), where
        if isinstance(drawn, Squares):
            held = {(one.row, one.column): one.text for one in drawn.squares}
            signs = [held.get((row, column), "") for row in drawn.rows for column in drawn.columns]
            cells = [
                shape.table.cell(row, column).text_frame.text
                for slide in slides
                for shape in slide.shapes
                if shape.has_table
                for row in range(1, len(shape.table.rows))
                for column in range(1, len(shape.table.columns))
            ]
            assert cells == signs, where
        spoken = plain(slides[0].notes_slide.notes_text_frame.text)
        assert plain(step.note) and plain(step.note) in spoken, where
    assert kinds


def test_every_kind_of_picture_is_collected_by_some_view(catalogue: Catalogue) -> None:
    found = {
        type(step.exhibit.picture).__name__
        for key in SHOWN
        for _given, step in views(catalogue, key)
    }
    wanted = (Lines, Panels, Places, Steps, Bars, Dots, Strips, Squares, Pairs, Regions)
    assert found >= {kind.__name__ for kind in wanted}


def test_a_base_year_is_in_the_words_too(catalogue: Catalogue) -> None:
    own = own_presentation(catalogue, "/mal?target=rd_share&base=2019", "sv")
    seen = course(catalogue, "rd_share", 2019, "sv")
    assert seen is not None
    usual = course(catalogue, "rd_share", None, "sv")
    assert usual is not None and usual.status.label != seen.status.label

    (step,) = own.view.steps
    assert step.note.startswith(f"Räknat från 2019: {seen.status.label}. ")
    assert "(2019)" in step.exhibit.message


def test_what_a_cut_line_means_is_said_on_page_and_stage(catalogue: Catalogue) -> None:
    meaning = "Avbruten linje: brott i serien, eller ett värde som saknas"
    for view in ("lines", "several"):
        (step,) = own_presentation(catalogue, f"/jamfor?view={view}", "sv").view.steps
        assert step.cut == meaning
        assert meaning in words_of(page_html(catalogue, "compare", {"view": view}, "sv"))
    (step,) = own_presentation(catalogue, "/jamfor", "sv").view.steps
    assert step.cut == ""
