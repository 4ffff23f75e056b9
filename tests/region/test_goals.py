"""Targets: their class, their words, and what is never counted."""

from __future__ import annotations

import pytest

from region.content.catalogue import Catalogue
from region.targets.goals import goals
from region.targets.progress import ProgressClass


def test_rd_is_moving_away_since_2017(catalogue: Catalogue) -> None:
    target = goals(catalogue, "sv").target("rd_share")

    assert target.level == "minst 4,5\u00a0% av BRP år 2030"
    assert target.status.progress_class is ProgressClass.MOVING_AWAY
    assert target.status.explanation == (
        "Från 3,73\u00a0% (2017) till 3,53\u00a0% (2023): −0,033\u00a0procentenheter per år. "
        "För att nå målet 2030 krävs +0,139\u00a0procentenheter per år från 2023. "
        "Det senaste värdet är 3 år gammalt."
    )


def test_dwellings_are_counted_year_by_year(catalogue: Catalogue) -> None:
    target = goals(catalogue, "sv").target("dwellings")

    assert target.following is not None
    assert target.following.series.latest.value == 10_668
    assert target.status.progress.years_met == ()
    assert target.status.label == "Under målet"


def test_all_targets_are_counted_and_those_that_others_state_are_told(catalogue: Catalogue) -> None:
    view = goals(catalogue, "sv")
    counted = [target for count in view.counts for target in count.targets]
    others = [target for target in counted if not target.confirmed]

    assert {target.id for target in counted} == set(catalogue.targets)
    assert {"employment", "net_zero"} <= {target.id for target in others}
    assert view.outside_count.startswith(f"{len(others)} av målen är inte")
    assert all(
        target.wording.startswith("Angivet av Region Stockholm")
        for target in counted
        if target.confirmed
    )


def test_a_count_is_marked_when_no_year_has_reached_any_of_its_amounts(
    catalogue: Catalogue,
) -> None:
    for count in goals(catalogue, "sv").counts:
        assert count.never_met == ({one.id for one in count.targets} == {"dwellings"})


def test_a_related_series_never_gets_a_class_or_a_target_line(catalogue: Catalogue) -> None:
    for target in goals(catalogue, "sv").targets:
        if target.following is None:
            assert target.status.progress_class is ProgressClass.NOT_ASSESSED
            assert target.status.explanation


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_target_says_who_and_every_assessment_when(
    catalogue: Catalogue, language: str
) -> None:
    view = goals(catalogue, language)

    assert len(view.goals) == 4
    for target in view.targets:
        assert target.source.url.startswith("http")
        assert target.level or target.no_figure or target.kind in ("direction", "qualitative")
        for assessment in target.assessments:
            assert 2017 <= assessment.edition <= 2026
            assert assessment.source.url.startswith("http")


def test_the_list_is_never_called_complete(catalogue: Catalogue) -> None:
    view = goals(catalogue, "sv")

    assert "16" not in view.sentence
    assert "sexton" in view.targets_note
