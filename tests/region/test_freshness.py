"""What comes next, what is late, and what has not been fetched yet."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from region.commands.command_line import app
from region.content.catalogue import Catalogue, load
from region.indicators.freshness import awaited, freshness, update_line
from region.indicators.listing import indicators
from region.indicators.update_log import update_log
from region.words import formatting as fmt
from region.words.text import LANGUAGES, Language

DAY = dt.date(2026, 11, 24)
runner = CliRunner()


def row(catalogue: Catalogue, key: str, day: dt.date):
    return next(row for row in freshness(catalogue, "en", day) if row.indicator == key)


def test_the_sources_own_date_decides_where_it_has_one(catalogue: Catalogue) -> None:
    before = row(catalogue, "employment_rate_20_64", dt.date(2026, 11, 28))
    after = row(catalogue, "employment_rate_20_64", dt.date(2026, 11, 29))

    assert (before.due, before.basis, before.is_late) == (dt.date(2026, 11, 28), "source", False)
    assert after.is_late
    assert "2025" in after.text


def test_what_the_source_has_passed_is_late_whatever_the_day(catalogue: Catalogue) -> None:
    found = row(catalogue, "new_companies_per_1000", dt.date(2023, 1, 1))

    assert found.is_late
    assert found.text == "figures for 2023: available at the source"


def test_without_a_known_lag_a_year_is_assumed(catalogue: Catalogue) -> None:
    found = row(catalogue, "house_price_mean", DAY)

    assert (found.due, found.basis) == (dt.date(2026, 12, 31), "assumption")


def test_an_ended_series_is_never_late(catalogue: Catalogue) -> None:
    found = row(catalogue, "employment_rate_20_64_rams", dt.date(2099, 1, 1))

    assert (found.is_late, found.due) == (False, None)


def test_the_longest_overdue_comes_first(catalogue: Catalogue) -> None:
    rows = freshness(catalogue, "sv", DAY)

    assert len(rows) == len(catalogue.indicators)
    late = [row.due for row in rows if row.is_late]
    assert late == sorted(late)
    assert not any(row.is_late for row in rows[len(late) :])


def test_what_is_not_fetched_is_listed_and_nowhere_else(catalogue: Catalogue) -> None:
    waiting = awaited(catalogue, "sv")

    assert len(waiting) == len(catalogue.awaited) >= 10
    assert not {item.id for item in waiting} & set(catalogue.indicators)
    assert not {item.id for item in waiting} & {r.id for r in indicators(catalogue, "sv")}
    assert all(indicator.can_be_fetched for indicator in catalogue.awaited.values())


def test_the_command_lists_what_is_late() -> None:
    result = runner.invoke(app, ["check", "--freshness"])

    assert result.exit_code == 0
    assert "indicators are late" in result.output
    assert "not been fetched yet" in result.output


@pytest.fixture
def content(shared_content: Path) -> Path:
    return shared_content


@pytest.fixture
def updated(content: Path) -> Catalogue:
    results = [
        {
            "indicator": "mean_age",
            "outcome": "accepted",
            "new": 26,
            "revised": 1,
            "changes": [
                {"kind": "new", "area": "0180", "period": "2026", "after": 40.9},
                {"kind": "revised", "area": "0184", "period": "2025", "before": 39, "after": 39.5},
            ],
        },
        {"indicator": "population", "outcome": "held", "reasons": ["a jump"]},
        {"indicator": "dependency_ratio", "outcome": "unchanged"},
    ]
    run = {"started": "2026-03-02T08:00:00Z", "results": results}
    (content / "updates").mkdir(exist_ok=True)
    (content / "updates/2026-03-02.json").write_text(
        json.dumps({"date": "2026-03-02", "runs": [run]})
    )
    return load(content)


def test_the_log_says_what_was_written_and_how_far_it_moved(updated: Catalogue) -> None:
    (day,) = update_log(updated, "sv")

    assert day.date == "2 mars 2026"
    assert [line.indicator for line in day.lines] == ["mean_age"]
    assert day.lines[0].text == (
        "nya värden: 26 (2026); ändrade värden: 1 (störst: Solna 2025: 39,0 → 39,5)."
    )
    english = update_log(updated, "en")[0].lines[0].text
    assert english == "new values: 26 (2026); revised values: 1 (largest: Solna 2025: 39.0 → 39.5)."


def test_an_unchanged_indicator_says_when_it_was_compared(updated: Catalogue) -> None:
    assert row(updated, "dependency_ratio", DAY).checked == "2 March 2026"
    assert row(updated, "population", DAY).checked == ""


def test_a_broken_report_is_a_fault_with_its_place(content: Path) -> None:
    (content / "updates").mkdir(exist_ok=True)
    (content / "updates/2026-03-02.json").write_text('{"date": "2026-03-02", "runs": [{}]}')

    result = runner.invoke(app, ["check", "--data", str(content)])

    assert result.exit_code == 1
    assert "updates/2026-03-02.json, runs[0].started: found nothing" in result.output


def test_an_earlier_day_has_what_was_known_then(updated: Catalogue) -> None:
    earlier = updated.as_known_on(dt.date(2020, 1, 1))

    assert dataclasses.is_dataclass(earlier)
    assert freshness(earlier, "sv", dt.date(2020, 1, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_when_it_was_updated_and_what_comes_next(
    catalogue: Catalogue, language: Language
) -> None:
    day = catalogue.day
    told = update_line(catalogue, language, day)
    coming = [row for row in freshness(catalogue, language, day) if row.due and row.due >= day]

    assert fmt.date(day, language) in told
    assert coming
    first = min(row.due for row in coming if row.due)
    assert any(row.due == first and row.name in told and row.text in told for row in coming)
    after = update_line(
        catalogue, language, max(row.due for row in coming if row.due) + dt.timedelta(1)
    )
    assert after and told.startswith(after), "nothing is dated after that"
