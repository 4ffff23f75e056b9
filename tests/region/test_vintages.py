"""What was known on an earlier day: by rule, by the row's own date, and before a revision."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from region.comparisons.rankings.view import table_1
from region.content.catalogue import DATA, Catalogue, CatalogueError, load
from region.content.catalogue.vintages import end_of, histories, rule_date
from region.indicators.figures import figures
from region.indicators.listing import indicators
from region.strategy.view import strategy
from region.targets.goals import goals
from region.targets.progress import ProgressClass

DAYS = ["1990-01-01", "2017-05-01", "2019-12-31", "2022-12-31", "2025-06-30"]
day = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("text", "last"),
    [("2024", "2024-12-31"), ("2024-02", "2024-02-29"), ("2023-02", "2023-02-28")],
)
def test_a_date_known_to_the_month_or_year_counts_from_its_last_day(text: str, last: str) -> None:
    assert end_of(text) == day(last)


@pytest.mark.parametrize(
    ("indicator", "period", "known"),
    [
        ("population", "2020", "2021-02-28"),
        ("grp_per_capita", "2020", "2023-01-31"),
        ("rd_share_of_gdp", "2021", "2023-06-30"),
        ("upper_secondary_degree_3y_home", "2020", "2020-12-31"),
        ("house_price_mean", "2020", "2021-12-31"),
    ],
)
def test_a_value_counts_from_the_end_of_its_period_plus_the_lag(
    catalogue: Catalogue, indicator: str, period: str, known: str
) -> None:
    assert rule_date(catalogue.indicators[indicator], period) == day(known)


def test_the_rule_never_says_later_than_the_day_the_table_was_fetched(
    catalogue: Catalogue,
) -> None:
    for key, history in histories(catalogue).items():
        fetched = max(source.retrieved for source in catalogue.indicators[key].sources)
        assert max(history.known) <= fetched


@pytest.mark.parametrize("on", DAYS)
def test_nothing_is_known_before_its_day_and_all_after_it(catalogue: Catalogue, on: str) -> None:
    known = catalogue.as_known_on(day(on))
    for key, history in histories(catalogue).items():
        expected = {
            row
            for row, since in zip(catalogue.observations[key].rows, history.known, strict=True)
            if since <= day(on)
        }
        if any(row.value is not None for row in expected):
            assert set(known.observations[key].rows) == expected
        else:
            assert key not in known.indicators
    assert all(a.edition <= day(on).year for a in known.assessments)


def test_a_day_on_which_all_is_known_gives_the_catalogue_itself(catalogue: Catalogue) -> None:
    assert catalogue.as_known_on(day("2099-01-01")) is catalogue


def test_days_between_which_nothing_came_share_a_version(catalogue: Catalogue) -> None:
    first, second = (catalogue.as_known_on(day(d)) for d in ("2022-01-10", "2022-01-20"))

    assert first == second
    assert first != catalogue
    assert first.version.startswith(catalogue.version)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("on", DAYS)
def test_every_view_works_on_what_was_known(catalogue: Catalogue, on: str, language) -> None:
    known = catalogue.as_known_on(day(on))

    assert len(goals(known, language).targets) == len(catalogue.targets)
    assert strategy(known, language).focus_areas
    assert figures(known, language)
    assert len(indicators(known, language)) == len(known.indicators)
    printed = [r for r in known.rankings.values() if r.table_1_edition is not None]
    assert len(table_1(known, language)) == len(printed)


def test_rd_could_not_be_judged_from_2017_until_the_value_of_2021_came(
    catalogue: Catalogue,
) -> None:
    def at(on: str) -> ProgressClass:
        return goals(catalogue.as_known_on(day(on)), "sv").target("rd_share").status.progress_class

    assert at("2022-12-31") is ProgressClass.NOT_ASSESSED
    assert at("2023-12-31") is ProgressClass.MOVING_AWAY


def test_an_assessment_counts_from_the_day_its_source_gives(catalogue: Catalogue) -> None:
    def editions(on: str) -> set[int]:
        return {a.edition for a in catalogue.as_known_on(day(on)).assessments}

    assert 2023 not in editions("2024-01-31")
    assert 2023 in editions("2024-02-29")


def test_a_ranking_shows_the_editions_that_had_come(catalogue: Catalogue) -> None:
    known = catalogue.as_known_on(day("2018-06-30"))

    for ranking in known.rankings.values():
        assert all(edition.year < 2018 for edition in ranking.editions)
        years = {edition.year for edition in ranking.editions}
        assert ranking.table_1_edition in {None, *years}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("content") / "data"))


@pytest.fixture
def content(copy: Path) -> Iterator[Path]:
    """One copy of the content for all tests, as it was after each."""
    yield copy
    shutil.rmtree(copy / "vintages", ignore_errors=True)
    for name in (
        "indicators/mean_age.csv",
        "indicators/mean_age.yaml",
        "strategy/measures.yaml",
    ):
        (copy / name).write_bytes((DATA / name).read_bytes())


HEADER = "area_code,period,value,status,published,replaced\n"


def with_vintages(content: Path, rows: str, name: str = "mean_age") -> Path:
    (content / "vintages").mkdir(exist_ok=True)
    (content / "vintages" / f"{name}.csv").write_text(HEADER + rows)
    return content


def mean_age(catalogue: Catalogue, on: str) -> float | None:
    series = catalogue.as_known_on(day(on)).observations["mean_age"].by_area["0180"]
    return next((row.value for row in series if row.period == "2024"), None)


def test_a_replaced_value_comes_back_for_the_days_on_which_it_held(content: Path) -> None:
    now = load(content).observations["mean_age"].series("0180")
    current = next(row.value for row in now if row.period == "2024")
    changed = load(
        with_vintages(
            content,
            "0180,2024,30.5,,2025-02-22,2025-09-01\n0180,2024,31.5,,,2026-01-15\n",
        )
    )

    assert mean_age(changed, "2025-02-21") is None
    assert mean_age(changed, "2025-02-22") == 30.5
    assert mean_age(changed, "2025-08-31") == 30.5
    assert mean_age(changed, "2025-09-01") == 31.5
    assert mean_age(changed, "2026-01-14") == 31.5
    assert mean_age(changed, "2026-01-15") == current
    assert mean_age(changed, "2026-11-24") == current


def test_a_value_that_was_withdrawn_is_known_until_then(content: Path) -> None:
    changed = load(with_vintages(content, "01,1990,35.5,,1991-02-22,2020-01-15\n"))

    def at(on: str) -> bool:
        rows = changed.as_known_on(day(on)).observations["mean_age"].by_area["01"]
        return "1990" in {row.period for row in rows}

    assert at("2019-12-31")
    assert not at("2020-01-15")
    assert not at("2026-11-24")


def test_a_row_can_say_itself_when_it_was_published(content: Path) -> None:
    path = content / "indicators" / "mean_age.csv"
    header, *lines = path.read_text().splitlines()
    dated = [line + (",2026-03-05" if line.startswith("0180,2024,") else ",") for line in lines]
    path.write_text("\n".join([f"{header},published", *dated]) + "\n")
    changed = load(content)

    assert mean_age(changed, "2026-03-04") is None
    assert mean_age(changed, "2026-03-05") is not None


FAULTY_TABLES = [
    ("0180,2024,30.5,,2025-02-30,2025-09-01\n", "line 2, published", "YYYY-MM-DD"),
    ("0180,2024,30.5,,,september\n", "line 2, replaced", "YYYY-MM-DD"),
    ("0180,2024,30.5,,,\n", "line 2, replaced", "YYYY-MM-DD"),
    ("0180,2024,30.5,,2025-09-01,2025-09-01\n", "line 2, published", "before replaced"),
    ("0180,2024,305,,,2025-09-01\n", "line 2, value", "range"),
    ("0180,2024,,,,2025-09-01\n", "line 2, status", "reason"),
    ("99,2024,30.5,,,2025-09-01\n", "line 2, area_code", "area code"),
    ("0180,2024,30.5,,,2025-09-01\n" * 2, "line 3", "one row for each"),
]


@pytest.mark.parametrize(("rows", "where", "allowed"), FAULTY_TABLES)
def test_a_faulty_table_of_replaced_values_says_where(
    content: Path, rows: str, where: str, allowed: str
) -> None:
    with pytest.raises(CatalogueError) as caught:
        load(with_vintages(content, rows))

    (fault,) = caught.value.faults
    assert fault.file == "vintages/mean_age.csv"
    assert fault.where == where
    assert allowed in fault.allowed


def test_replaced_values_of_an_unknown_indicator_are_a_fault(content: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        load(with_vintages(content, "0180,2024,30.5,,,2025-09-01\n", "mean_agee"))

    assert caught.value.faults[0].found == "no indicator mean_agee"


def test_a_wrong_publication_lag_is_a_fault(content: Path) -> None:
    path = content / "indicators" / "mean_age.yaml"
    path.write_text(path.read_text().replace("publication_lag: P2M", "publication_lag: 2 months"))

    with pytest.raises(CatalogueError) as caught:
        load(content)

    assert caught.value.faults[0].where == "publication_lag"


def test_a_measure_has_the_states_that_were_recorded_by_then(content: Path) -> None:
    source = {"title": "T", "publisher": "P", "year": 2025, "url": "https://example.org"}
    states = [
        {"measure": "test_beds", "state": state, "date": date, "source": source}
        for state, date in [("not_started", "2023"), ("under_way", "2025-03")]
    ]
    path = content / "strategy" / "measures.yaml"
    path.write_text(yaml.safe_dump({"states": states}))
    catalogue = load(content)

    def at(on: str) -> list[str]:
        return [state.state for state in catalogue.as_known_on(day(on)).measure_states]

    assert at("2023-06-30") == []
    assert at("2024-06-30") == ["not_started"]
    assert at("2025-03-31") == ["not_started", "under_way"]

    states[0]["measure"] = "test_bed"
    path.write_text(yaml.safe_dump({"states": states}))
    with pytest.raises(CatalogueError) as caught:
        load(content)
    assert "did you mean test_beds?" in caught.value.faults[0].allowed
