"""The strategy as a tree: every part hangs where the strategy has it, with what follows it."""

from __future__ import annotations

import pytest

from region.content.catalogue import Catalogue
from region.strategy.follow_up.measures import measures
from region.strategy.tree import strategy_tree
from region.targets.goals import goals
from region.words.views import UnknownIdError
from tests.documents import page_html

AREAS = ("research_innovation", "sme_competitiveness", "international", "skills")


def test_the_tree_has_every_focus_area_measure_and_specialisation_area(
    catalogue: Catalogue,
) -> None:
    tree = strategy_tree(catalogue, "sv")

    assert [area.number for area in tree.focus_areas] == [1, 2, 3, 4]
    assert [len(area.twigs) for area in tree.focus_areas] == [5, 5, 4, 5]
    assert len(tree.specialisation_areas) == 4
    assert len(tree.goals) == 4
    assert {twig.part.id for area in tree.focus_areas for twig in area.twigs} == {
        measure.id for measure in measures(catalogue, "sv").measures
    }


def test_what_follows_a_measure_follows_its_area_once(catalogue: Catalogue) -> None:
    for area in strategy_tree(catalogue, "sv").focus_areas:
        targets = [target.id for target in area.targets]
        indicators = [leaf.link.id for leaf in area.indicators]

        assert len(set(targets)) == len(targets)
        assert len(set(indicators)) == len(indicators)
        for twig in area.twigs:
            assert {target.id for target in twig.targets} <= set(targets)
            assert {leaf.link.id for leaf in twig.indicators} <= set(indicators)


def test_an_area_contributes_to_the_goals_of_its_targets(catalogue: Catalogue) -> None:
    tree = strategy_tree(catalogue, "sv")

    assert [goal.number for goal in tree.area("research_innovation").goals] == [3]
    assert [target.id for target in tree.area("research_innovation").targets] == ["rd_share"]
    for target in goals(catalogue, "sv").targets:
        for named in target.focus_areas:
            assert target.id in {t.id for t in tree.area(named.id).targets}


def test_an_unknown_area_is_answered_with_those_that_exist(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIdError) as caught:
        strategy_tree(catalogue, "sv").area("innovation")

    assert len(caught.value.allowed) == 8


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_area_has_a_view_of_its_own(catalogue: Catalogue, language) -> None:
    for area in strategy_tree(catalogue, language).areas:
        html = page_html(catalogue, "strategy", {"area": area.id}, language)

        assert html.count("<h1") == 1
        for twig in area.twigs:
            assert f'id="{twig.part.id}"' in html
        assert html.count('<span class="state') == len(area.twigs)
        for leaf in area.indicators:
            if leaf.link.series:
                assert leaf.link.url.replace("&", "&amp;") in html


def test_the_page_is_one_nested_list_with_every_part_once(catalogue: Catalogue) -> None:
    html = page_html(catalogue, "strategy", {}, "sv")

    for area in strategy_tree(catalogue, "sv").focus_areas:
        for key in (area.id, *(twig.part.id for twig in area.twigs)):
            assert html.count(f'id="{key}"') == 1
