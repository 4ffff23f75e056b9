"""How many words and large pictures a page has, with limits; `make audit` prints the figures."""

from __future__ import annotations

import pytest

from components.page import document
from pages import PAGES
from region.content.catalogue import Catalogue, load
from region.targets.course import course
from region.targets.headlines import standings
from tests.audit.conftest import Count
from tests.measures import Measure, measure

ENGLISH_IS_LONGER = 1.15
"""English writes apart what Swedish writes together; its limits are so much higher."""
MOST_OF_A_TARGET = 500


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def _measured(catalogue: Catalogue, key: str, language: str, **choices: str) -> Measure:
    return measure(document.draw_page(PAGES[key], catalogue, choices, language, "light").html)


@pytest.mark.parametrize(("language", "longer"), [("sv", 1.0), ("en", ENGLISH_IS_LONGER)])
@pytest.mark.parametrize(("key", "words", "pictures"), [("overview", 450, 5), ("goals", 700, 0)])
def test_a_page_says_little_and_shows_much(
    catalogue: Catalogue,
    key: str,
    words: int,
    pictures: int,
    language: str,
    longer: float,
    count: Count,
) -> None:
    found = _measured(catalogue, key, language)
    wanted = pictures or len(standings(catalogue, language))

    count(f"words on {key} before anything is unfolded, {language}", found.words)
    count(f"large pictures on {key}, {language}", found.pictures)
    assert found.words <= words * longer
    assert found.pictures >= wanted


@pytest.mark.parametrize(("language", "longer"), [("sv", 1.0), ("en", ENGLISH_IS_LONGER)])
def test_a_target_says_little_before_anything_is_unfolded(
    catalogue: Catalogue, language: str, longer: float, count: Count
) -> None:
    found = {key: _measured(catalogue, "goals", language, target=key) for key in catalogue.targets}

    count(f"words on the longest target's page, {language}", max(m.words for m in found.values()))
    assert {k: m.words for k, m in found.items() if m.words > MOST_OF_A_TARGET * longer} == {}
    for key, one in found.items():
        seen = course(catalogue, key, None, language)
        assert one.pictures >= (seen is not None and len(seen.series.points) > 1)
