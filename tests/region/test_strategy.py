"""The strategy's structure and the figures in its running text."""

from __future__ import annotations

import re
from html import unescape

import pytest

from region.content.catalogue import Catalogue
from region.strategy.view import strategy
from region.words.text import LANGUAGES, Language
from tests.documents import page_html


def text_of(html: str) -> str:
    """The words of a page."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_the_parts_are_as_many_as_the_strategy_has(catalogue: Catalogue) -> None:
    view = strategy(catalogue, "sv")

    assert len(view.strength_areas) == 7
    assert len(view.challenges) == 6
    assert [part.section for part in view.preconditions] == [f"1.5.{n}" for n in range(1, 7)]
    assert [len(area.measures) for area in view.focus_areas] == [5, 5, 4, 5]
    assert len(view.specialisation_areas) == 4
    assert len(view.fulfilment_criteria) == 7
    assert len(view.sustainable_development_goals) == 17
    assert len(view.follow_up_questions) == 4
    assert len(view.reporting_themes) == 10


@pytest.mark.parametrize(
    ("area", "values"),
    [
        (1, {40, 14, 70, 4.5, 3.7}),
        (2, {47}),
        (3, {10_000, 25, 41, 46, 45, 415, 69.8, 2_267, 1_410, 1_359}),
        (4, {52, 43, 173_000}),
    ],
)
def test_background_figures(catalogue: Catalogue, area: int, values: set[float]) -> None:
    view = strategy(catalogue, "sv").focus_areas[area - 1]

    assert values <= {figure.value for figure in view.background}
    for figure in view.background:
        assert "{" not in figure.text
        assert figure.value_text in figure.text
        assert "avsnitt 2." in figure.source


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everything_that_follows_a_part_has_value_year_and_source(
    catalogue: Catalogue, language: str
) -> None:
    view = strategy(catalogue, language)
    for area in view.focus_areas:
        for part in (area.part, *area.measures):
            for item in part.indicators:
                assert not item.latest or (item.period and item.source_line and item.url)


MISSING_OF_CHAPTERS = {
    "share_of_gdp": "1.1",
    "share_of_inhabitants": "1.1",
    "share_of_employment": "1.1",
    "head_offices_in_europe": "1.1",
    "lacking_fast_broadband": "1.5.2",
    "sme_size": "2.2",
    "rural_county": "2.2",
    "programme_period": "3",
    "regional_process": "3",
    "life_science_strategy": "3.1",
    "culture_companies": "2.3",
    "manufacturing_in_sodertalje": "3.3",
    "employed_in_industry": "3.3",
    "industrial_county": "3.3",
    "industry_goods_exports": "3.3",
    "life_science_ambition": "3.1",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_chapters_1_to_3_has_its_section_and_stands_on_a_page(
    catalogue: Catalogue, language: Language
) -> None:
    view = strategy(catalogue, language)
    parts = [
        *view.strength_areas,
        *view.challenges,
        *view.preconditions,
        *view.specialisation_areas,
    ]
    areas = [area.part for area in view.focus_areas]
    found = [*view.background, *(f for part in (*parts, *areas) for f in part.background)]
    sections = {figure.id: figure.section for figure in found}
    told = [text_of(page_html(catalogue, "strategy", {}, language))]
    told += [
        text_of(page_html(catalogue, "strategy", {"area": part.id}, language))
        for part in (*areas, *view.specialisation_areas)
    ]

    assert len(found) == len(sections)
    assert MISSING_OF_CHAPTERS.items() <= sections.items()
    for figure in found:
        assert figure.section in figure.source
        assert figure.value_text in figure.text
        assert any(re.sub(r"\s+", " ", figure.text) in page for page in told), figure.id
    for part in (*parts, *areas):  # a figure without quote and section is none
        plain = re.sub(r"2000(-talet)?|\((avsnitt|section) [\d.]+\)", "", part.summary)
        assert not re.search(r"\d", plain), part.summary


def test_the_strategy_page_says_which_text_it_is_and_that_it_was_adopted(
    catalogue: Catalogue,
) -> None:
    page = text_of(page_html(catalogue, "strategy", {}, "sv"))

    assert "Regionfullmäktige antog strategin i juni 2021." in page
    assert "remissversionen" in page
    assert "bild 2" in page
    assert page.count("bidrar till planens mål") <= page.count("vår läsning")
    ambition = text_of(page_html(catalogue, "strategy", {"area": "life_science"}, "sv"))
    assert "har passerat" in ambition
