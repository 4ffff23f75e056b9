"""What may be old is told beside the faults, and never as one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from typer.testing import CliRunner

from region.commands.command_line import app
from region.content.catalogue import Catalogue, load
from region.indicators.staleness import Stale, headline_indicators, stale
from region.words import clock

LONG_AGO = dt.date(2000, 1, 1)


def told(catalogue: Catalogue, file: str, day: dt.date = LONG_AGO) -> list[Stale]:
    return [item for item in stale(catalogue, day) if item.file == file]


def test_a_headline_series_is_told_of_when_its_next_period_is_due(catalogue: Catalogue) -> None:
    file = "indicators/completed_dwellings.yaml"
    assert "completed_dwellings" in headline_indicators(catalogue)

    assert not told(catalogue, file, dt.date(2027, 5, 31))
    (item,) = told(catalogue, file, dt.date(2027, 6, 1))
    assert item.about == "last period 2025"
    assert item.why == "figures for 2026: were due on 31 May 2027"


def test_other_series_are_not_told_of_for_being_due(catalogue: Catalogue) -> None:
    assert "house_price_mean" not in headline_indicators(catalogue)

    assert not told(catalogue, "indicators/house_price_mean.yaml", dt.date(2035, 1, 1))


def test_a_series_of_which_the_source_has_said_more_is_told_of(content: Path) -> None:
    path = content / "indicators/house_price_mean.yaml"
    text = path.read_text("utf-8")
    last = load(content).observations["house_price_mean"].last_period
    following = int(last) + 2
    changed = text.replace(
        "    licence:",
        f"    expected: {{period: '{following}', date: 2030-01-01}}\n    licence:",
        1,
    )
    assert changed != text
    path.write_text(changed, "utf-8")

    (item,) = told(load(content), "indicators/house_price_mean.yaml")
    assert item.why == f"figures for {following - 1}: available at the source"


def test_a_series_is_told_of_when_another_from_its_table_is_newer(content: Path) -> None:
    path = content / "indicators/life_expectancy_men.csv"
    rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*rows, "0192,2026,81.0,"]) + "\n", "utf-8")

    (item,) = told(load(content), "indicators/life_expectancy_women.yaml")
    assert item.why == "life_expectancy_men has 2026 from TAB4394"


def test_a_presentation_of_a_series_that_has_a_successor_is_told_of(content: Path) -> None:
    path = content / "presentations/municipalities_in_five_minutes.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("ghg_emissions_territorial_per_capita", "ghg_emissions_per_capita"), "utf-8"
    )

    (item,) = told(load(content), "presentations/municipalities_in_five_minutes.yaml")
    assert item.why.endswith("taken over from by ghg_emissions_territorial_per_capita")


def test_a_ranking_whose_later_editions_are_not_read_is_told_of(catalogue: Catalogue) -> None:
    for ranking in catalogue.rankings.values():
        latest = max(edition.year for edition in ranking.editions)
        later = [year for year in ranking.unread_years if year > latest]
        assert bool(later) == bool(told(catalogue, f"rankings/{ranking.id}.yaml")), ranking.id
    assert told(catalogue, "rankings/gser.yaml")


def test_the_check_tells_and_passes(catalogue: Catalogue) -> None:
    result = CliRunner().invoke(app, ["check"])

    assert result.exit_code == 0
    assert "No faults" in result.output
    found = stale(catalogue, clock.today())
    assert f"{len(found)} to look at, none of them a fault." in result.output
    assert "look at: rankings/gser.yaml" in result.output


def test_a_fault_still_fails_the_check(content: Path) -> None:
    (content / "indicators/mean_age.csv").write_text("nonsense\n", "utf-8")

    result = CliRunner().invoke(app, ["check", "--data", str(content)])

    assert result.exit_code == 1
    assert "look at" not in result.output


def test_an_assessment_without_a_target_is_told_of_with_its_reason(catalogue: Catalogue) -> None:
    items = {item.about: item.why for item in told(catalogue, "goals/assessments.yaml")}

    assert set(items) == {a.id for a in catalogue.assessments if a.no_target}
    assert items
    for assessment in catalogue.assessments:
        if assessment.no_target:
            assert items[assessment.id].endswith(assessment.no_target.en)
