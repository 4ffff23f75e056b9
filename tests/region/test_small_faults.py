"""Numbers that only a reader would have missed: windows, sums, orders, years."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from region.content.catalogue import Catalogue
from region.content.periods import period_label
from region.indicators.series import series_view
from region.targets.contributions import contributions
from region.targets.course import course
from region.targets.matrix import FURTHEST_BEHIND, Choice, _behind, matrix
from region.targets.paces import what_if
from region.targets.progress import ProgressClass


def test_a_sentence_goes_from_the_first_value_to_the_latest(catalogue: Catalogue) -> None:
    for key in ("rd_share_of_gdp", "life_expectancy_women", "population"):
        series = series_view(catalogue, key, "01", "sv")
        first, last = series.told[0], series.told[-1]
        assert f"från {first.text} ({first.period}) till {last.text} ({last.period})" in (
            series.summary
        )


def test_a_window_of_five_years_ends_with_its_period(catalogue: Catalogue) -> None:
    indicator = catalogue.indicators["life_expectancy_women"]

    assert period_label(indicator, "2025", "sv") == "2021–2025"
    assert period_label(indicator, "2025", "en") == "2021–2025"


@pytest.mark.parametrize("target", ["rd_share", "direct_emissions"])
def test_a_tried_pace_leads_from_the_latest_value_to_the_targets_year(
    catalogue: Catalogue, target: str
) -> None:
    seen = course(catalogue, target, None, "sv")
    for pace in (seen.paces[0], seen.standard_pace, seen.paces[-1]):
        tried = what_if(catalogue, target, pace, "sv")
        start, end = tried.points
        latest = seen.series.latest
        assert (start.year, start.value) == (latest.year, latest.value)
        assert end.year == seen.target.year
        wanted = latest.value + float(pace) * (end.year - latest.year)
        assert end.value == pytest.approx(max(wanted, 0))


def test_what_has_been_given_since_counts_the_first_year(catalogue: Catalogue) -> None:
    target = catalogue.targets["dwellings"]
    view = contributions(catalogue, "dwellings", None, "sv")
    table = catalogue.observations[view.indicator]

    for row in view.rows:
        values = [
            observation.value
            for observation in table.series(row.code)
            if target.base_year <= int(observation.period) <= int(view.period)
        ]
        assert int(row.since_base.replace("\u202f", "").replace("\u00a0", "")) == sum(values)


def test_the_furthest_behind_come_first_and_within_a_class_the_lowest_ratio(
    catalogue: Catalogue,
) -> None:
    (group,) = matrix(catalogue, Choice(order="behind"), "sv").groups
    keys = [
        (FURTHEST_BEHIND.index(row.target.status.progress_class), row.target.status.progress.ratio)
        for row in group.rows
    ]

    assert [place for place, _ratio in keys] == sorted(place for place, _ratio in keys)
    for place in {place for place, _ratio in keys}:
        ratios = [ratio for at, ratio in keys if at == place and ratio is not None]
        assert ratios == sorted(ratios)


def test_of_two_in_a_class_the_one_further_behind_comes_first() -> None:
    def target(ratio: float | None) -> SimpleNamespace:
        progress = SimpleNamespace(ratio=ratio)
        status = SimpleNamespace(progress_class=ProgressClass.TOO_SLOW, progress=progress)
        return SimpleNamespace(status=status)

    ordered = sorted((target(0.9), target(0.5), target(0.7)), key=_behind)
    assert [one.status.progress.ratio for one in ordered] == [0.5, 0.7, 0.9]
