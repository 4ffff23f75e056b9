"""Every page runs without a fault in both languages, without a browser."""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from region.content.catalogue import Catalogue
from region.words import pages
from tests.documents import page_html

MAIN = Path(__file__).parents[2] / "main.py"


def run(page: pages.Page, language: str, **parameters: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    if language != "sv":
        app.query_params["lang"] = language
    for name, value in parameters.items():
        app.query_params[name] = value
    if page.address:
        app._page_hash = calc_hash(page.address)  # AppTest switches between files only
    return app.run()


def text(app: AppTest) -> str:
    """Return the HTML that is drawn: a piece alone, or several and those with pictures together."""
    sent = (one.proto for one in app.get("bidi_component"))
    together = [
        zlib.decompress(one.bytes).decode() for one in sent if one.component_name.endswith("pieces")
    ]
    return "\n".join([*(element.body for element in app.get("html")), *together])


def drawn(block: Any) -> Iterator[str]:
    """Yield what a page consists of, in order: its messages of HTML, and its choices by name."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from drawn(child)
        elif child.type == "html":
            yield child.body
        elif child.type == "bidi_component" and child.proto.component_name.endswith("pieces"):
            yield zlib.decompress(child.proto.bytes).decode()
        elif "choice_" in (child.key or ""):
            yield f"st-key-{child.key}"


_MARKS = re.compile(r"(?<=st-key-)choice_\w+|<h[1-4][^>]*>.*?</h[1-4]>", re.DOTALL)
WITH_CHOICES: tuple[tuple[str, Mapping[str, str]], ...] = (
    *((page.key, {}) for page in pages.PAGES),
    ("goals", {"target": "dwellings"}),
    ("goals", {"target": "employment"}),
    ("profile", {"kommun": "0182", "with": "0180", "sex": "gap"}),
    ("rankings", {"ranking": "eu_rci"}),
    ("indicator", {"indicator": "population"}),
    ("map", {"view": "height"}),
    ("compare", {"view": "several"}),
)


@pytest.mark.parametrize(
    ("key", "given"), WITH_CHOICES, ids=[f"{k}-{'-'.join(g)}" for k, g in WITH_CHOICES]
)
def test_the_application_draws_all_in_the_order_of_the_document(
    catalogue: Catalogue, key: str, given: Mapping[str, str]
) -> None:
    document = page_html(catalogue, key, given, "sv", explained=True)
    page = list(drawn(run(pages.BY_KEY[key], "sv", **given).main))[1:-1]  # the frame around it

    told, written = (_MARKS.findall("\n".join(one)) for one in (page, [document]))
    common = set(told) & set(written)
    assert len(common) > 1 or not given
    assert [mark for mark in told if mark in common] == [one for one in written if one in common]


@pytest.mark.parametrize(
    ("key", "given"), WITH_CHOICES, ids=[f"{k}-{'-'.join(g)}" for k, g in WITH_CHOICES]
)
def test_what_stands_between_two_choices_is_one_message(key: str, given: Mapping[str, str]) -> None:
    def blocks(block: Any) -> Iterator[list[str]]:
        inner = list(block.children.values())
        yield [getattr(one, "key", None) or one.type for one in inner]
        for one in inner:
            if hasattr(one, "children"):
                yield from blocks(one)

    for kinds in blocks(run(pages.BY_KEY[key], "sv", **given).main):
        of_html = [kind == "html" or kind.startswith("pieces-") for kind in kinds]
        assert not any(one and after for one, after in itertools.pairwise(of_html)), kinds


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.key)
def test_page_runs(page: pages.Page, language: str) -> None:
    app = run(page, language)

    assert not app.exception
    assert text(app).count("<h1") == 1
    assert f'data-page-lang="{language}"' in text(app)


def test_a_place_in_an_address_that_may_be_two_is_asked_about() -> None:
    profile = pages.BY_KEY["profile"]
    app = run(profile, "sv", kommun="13171")
    assert 'href="/kommun?kommun=0182">Nacka (131 71 Nacka)<' in text(app)
    assert 'href="/kommun?kommun=0180">Stockholm (131 71 Nacka)<' in text(app)
    assert not app.info

    assert len(run(profile, "sv", kommun="xyzzyx").info) == 1


def test_a_map_of_an_own_table_says_that_it_is_not_kept(catalogue: Catalogue) -> None:
    words = "Den egna tabellen visas inte längre."
    told = text(run(pages.BY_KEY["map"], "sv", table="own", year="2020"))
    document = page_html(catalogue, "map", {"table": "own", "year": "2020"}, "sv")

    for shown in (told, document):
        assert words in shown
        assert 'href="/kommunkarta?year=2020">Visa kartan utan' in shown
    assert words not in page_html(catalogue, "map", {}, "sv")
    assert words not in text(run(pages.BY_KEY["map"], "sv"))


def test_the_overview_shows_the_ten_figures() -> None:
    found = text(run(pages.BY_KEY["overview"], "sv"))

    assert found.count('class="tile"') == 10
    printed = ("2,4", "39,4", "80,5", "14,4", "1/3", "3,8")
    for words in printed:
        assert f"Strategin 2020: {words}" in found
        assert f'class="fig">{words} <' not in found, "the latest value is the large one"
    assert found.count('class="published"') == 10
    assert found.count("I strategin står det:") == 10
    assert found.count('class="no-figure"') == 3, "what has no series says so"


def test_one_target_can_be_shown_alone(catalogue: Catalogue) -> None:
    app = run(pages.BY_KEY["goals"], "en", target="rd_share")

    assert not app.exception
    html = page_html(catalogue, "goals", {"target": "rd_share"}, "en")
    assert html.count('class="picture ') == 1


def test_the_catalogue_can_be_searched() -> None:
    app = run(pages.BY_KEY["data"], "sv")
    everything = text(app)

    app.text_input(key="choice_q").set_value("folkmängd SCB").run()

    assert 0 < len(text(app)) < len(everything) / 2
    assert "Folkmängd" in text(app)


def test_markup_in_content_is_shown_as_text() -> None:
    from components.render import render

    found = render("note.html", "sv", text="<script>alert(1)</script>")

    assert "<script>" not in found
    assert "&lt;script&gt;" in found


def test_the_goals_can_be_filtered_by_the_address(catalogue: Catalogue) -> None:
    chosen = {"status": "moving_away", "sort": "behind"}
    app = run(pages.BY_KEY["goals"], "sv", **chosen)

    assert not app.exception
    assert "Urvalet visar 1 mål" in page_html(catalogue, "goals", chosen, "sv")
    assert app.selectbox(key="choice_status").value == "moving_away"


def test_an_unknown_choice_on_the_goals_page_is_told_politely() -> None:
    app = run(pages.BY_KEY["goals"], "sv", sdg="sdg_99")

    assert not app.exception
    assert "sdg" in app.info[0].value


def test_base_year_and_pace_of_a_target_stand_in_the_address() -> None:
    app = run(pages.BY_KEY["goals"], "sv", target="rd_share", base="2019", pace="0.05")

    assert not app.exception
    found = text(app)
    assert "Rätt väg, alldeles för långsamt" in found
    assert "nås målet 2043" in found


def test_who_builds_is_shown_for_the_year_of_the_address() -> None:
    app = run(pages.BY_KEY["goals"], "en", target="dwellings", year="2018")

    assert not app.exception
    assert "15,176" in text(app)
    assert not app.get("vega_lite_chart"), "what nobody composed is drawn once, by the server"
    assert text(app).count('<span class="picture') == 2, "the course, and the parts over time"


def test_the_calculator_answers_the_case_of_the_address() -> None:
    case = "base=60@2015,latest=58@2022,target=80@2030,direction=up"

    app = run(pages.BY_KEY["method"], "sv", case=case)

    assert not app.exception
    assert "Fel riktning" in text(app).split('id="outcome"')[1]
    assert app.text_input(key="case_base").value == "60"


def test_the_calculator_writes_its_case_into_the_address_or_says_what_it_cannot_read() -> None:
    app = run(pages.BY_KEY["method"], "sv")

    app.text_input(key="case_latest").set_value("4,6")
    app.button[0].click().run()
    assert "Målet är nått" in text(app).split('id="outcome"')[1]
    assert "latest=4.6@2019" in app.query_params["case"]

    app.text_input(key="case_base").set_value("mycket")
    app.button[0].click().run()
    assert not app.exception
    assert "Basvärde" in app.error[0].value


def test_a_case_that_cannot_be_read_gives_the_example_and_a_note() -> None:
    app = run(pages.BY_KEY["method"], "sv", case="base=<script>")

    assert not app.exception
    assert "case" in app.info[0].value
    assert app.text_input(key="case_base").value == "3,7"
