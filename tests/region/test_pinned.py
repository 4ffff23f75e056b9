"""Addresses that stay as they are: the content as it stood when a day began."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from region.content.catalogue import Catalogue, CatalogueError, load
from region.content.catalogue.earlier import standing
from region.content.catalogue.pinned import UnknownDayError, as_it_stood, day_in, settled
from tests import march
from tests.march import March
from tests.sources import snapshot
from tests.updates import update

DAY = dt.timedelta(days=1)


def test_an_update_changes_nothing_of_what_stood_when_its_day_began(
    spring: March, catalogue: Catalogue
) -> None:
    before, pinned = snapshot(spring.root), as_it_stood(catalogue, catalogue.site.known_from)
    update(spring.root)
    after = load(spring.root)
    (changed,) = after.changes

    assert after.version != catalogue.version
    for day in (catalogue.site.known_from, changed):
        then = as_it_stood(after, day)
        assert then.version == f"{catalogue.version}@{day.isoformat()}"  # the files, to the byte
        assert then.pinned == day
    then = as_it_stood(after, catalogue.site.known_from)
    assert then == pinned
    for key, table in pinned.observations.items():
        assert then.observations[key].rows == table.rows, key
        assert then.indicators[key] == pinned.indicators[key], key
    assert then.replaced == pinned.replaced
    assert then.updates == pinned.updates == ()

    live = as_it_stood(after, settled(after))
    assert settled(after) == changed + DAY
    for key in march.REVISED:
        assert live.observations[key].rows == after.observations[key].rows
        assert then.observations[key].rows != after.observations[key].rows
    assert [report.date for report in live.updates] == [changed]
    assert snapshot(spring.root) != before


def test_what_two_updates_have_changed_is_as_the_first_one_after_the_day_found_it() -> None:
    sizes = {
        "indicators/a.csv": 3,
        "indicators/b.csv": 3,
        "vintages/a.csv": 9,
        "earlier/2027-03-01/indicators/a.csv": 1,
        "earlier/2027-03-01/vintages/a.csv": 0,
        "earlier/2027-09-01/indicators/a.csv": 2,
        "earlier/2027-09-01/indicators/b.csv": 2,
        "earlier/2027-09-01/vintages/a.csv": 8,
        "updates/2027-03-01.json": 5,
        "updates/2027-09-01.json": 5,
    }

    def on(day: str) -> dict[str, str]:
        return standing(sizes, dt.date.fromisoformat(day))

    assert on("2027-03-01") == {
        "indicators/a.csv": "earlier/2027-03-01/indicators/a.csv",
        "indicators/b.csv": "earlier/2027-09-01/indicators/b.csv",
    }
    assert on("2027-03-02") == {
        "indicators/a.csv": "earlier/2027-09-01/indicators/a.csv",
        "indicators/b.csv": "earlier/2027-09-01/indicators/b.csv",
        "vintages/a.csv": "earlier/2027-09-01/vintages/a.csv",
        "updates/2027-03-01.json": "updates/2027-03-01.json",
    }
    now = {name: name for name in sizes if not name.startswith("earlier/")}
    assert on("2027-09-02") == standing(sizes, None) == now


def test_a_day_before_the_first_after_today_or_none_says_which_days_there_are(
    catalogue: Catalogue,
) -> None:
    first = catalogue.site.known_from
    today = first + 30 * DAY

    assert day_in(catalogue, first.isoformat(), today) == first
    assert day_in(catalogue, today.isoformat(), today) == today
    late, early = (today + DAY).isoformat(), (first - DAY).isoformat()
    for text in (late, early, "2026", "20261127", "2026-13-01", "x", "2026-W48-5"):
        with pytest.raises(UnknownDayError) as error:
            day_in(catalogue, text, today)
        assert (error.value.first, error.value.last) == (first, today)


def test_what_stands_now_can_be_pinned_to_a_day_that_does_not_depend_on_today(
    catalogue: Catalogue,
) -> None:
    day = settled(catalogue)
    known = as_it_stood(catalogue, day)

    assert settled(known) == day
    assert known.observations is catalogue.observations
    assert day_in(catalogue, day.isoformat(), day - DAY) == day


def test_a_kept_file_without_a_day_is_a_fault(content: Path) -> None:
    place = content / "earlier/yesterday/indicators"
    place.mkdir(parents=True)
    (place / "mean_age.csv").write_text("x")

    with pytest.raises(CatalogueError) as error:
        load(content)

    (fault,) = error.value.faults
    assert fault.file == "earlier/yesterday/indicators/mean_age.csv"
    assert "earlier/<year-month-day>/" in str(fault)
