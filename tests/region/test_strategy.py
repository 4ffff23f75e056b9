"""The strategy's structure and the figures in its running text."""

from __future__ import annotations

import pytest

from region.catalogue import Catalogue
from region.strategy import strategy


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
