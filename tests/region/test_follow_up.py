"""The yearly follow-up: four questions, what is new between two days, themes and files."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
import json
from dataclasses import replace

import openpyxl
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.testing import CliRunner

from region.commands.command_line import app
from region.content.catalogue import COUNTY, Catalogue
from region.content.model import DIMENSIONS, Document, MeasureState
from region.outputs.exhibits.steps import presentation
from region.outputs.presentations.follow_up import changes_words, outcomes_words
from region.outputs.tables.reporting import reporting_table
from region.strategy.follow_up.changes import changes
from region.strategy.follow_up.days import day_of, day_view, last_day, years
from region.strategy.follow_up.measures import measures
from region.strategy.follow_up.outcomes import Outcome, outcome, outcomes
from region.strategy.follow_up.questions import follow_up
from region.strategy.follow_up.reporting import reporting
from region.targets.progress import ProgressClass
from region.web.api import api_routes, reporting_address
from region.words.views import UnknownIdError

day = dt.date.fromisoformat


def with_state(catalogue: Catalogue, version: str, *states: tuple[str, str]) -> Catalogue:
    """The catalogue with states of the measure `test_beds`."""
    source = Document(title="T", publisher="P", year=2025, url="https://example.org")
    recorded = tuple(
        MeasureState.model_validate(
            {"measure": "test_beds", "state": state, "date": date, "source": source}
        )
        for state, date in states
    )
    return replace(catalogue, version=version, measure_states=recorded)


def test_the_years_run_from_the_plans_adoption_to_the_last_news(catalogue: Catalogue) -> None:
    found = years(catalogue)

    assert found[-1] == 2018
    assert found[0] == last_day(catalogue).year
    assert day_of(catalogue, 2021) == day("2021-12-31")
    assert day_of(catalogue, found[0]) == last_day(catalogue)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("year", [2018, 2022, 2026])
def test_every_year_answers_the_four_questions(catalogue: Catalogue, year: int, language) -> None:
    view = follow_up(catalogue, day_of(catalogue, year), language)

    assert len(view.questions) == 4
    assert len(view.goals.targets) == len(catalogue.targets)
    assert len(view.priorities) == 9
    assert len(view.measures.measures) == 19
    assert [group.id for group in view.outcomes.dimensions] == list(DIMENSIONS)
    assert bool(view.day.note) != view.day.is_latest


def test_an_earlier_year_says_that_its_days_are_counted_by_rule(catalogue: Catalogue) -> None:
    note = day_view(catalogue, day("2022-12-31"), "sv").note

    assert "publiceringsrytm" in note
    assert "antagande" in note
    assert "november 2026" in note


def test_a_year_shows_no_report_that_came_later(catalogue: Catalogue) -> None:
    for year in years(catalogue):
        report = follow_up(catalogue, day_of(catalogue, year), "sv").report
        assert report is not None
        assert report.edition <= year


def test_a_year_shows_the_places_that_were_known_and_the_ones_before(
    catalogue: Catalogue,
) -> None:
    def place(year: int) -> tuple[int, int | None, int]:
        found = follow_up(catalogue, day_of(catalogue, year), "sv").rankings
        rci = next(one.standing for one in found if one.id == "eu_rci")
        assert rci.before is not None
        return rci.edition.year, rci.edition.rank, rci.before.year

    assert place(2021) == (2019, 1, 2016)
    assert place(2022) == (2022, 6, 2019)
    new = changes(catalogue, day("2021-12-31"), day("2022-12-31"), "sv").editions
    assert ("eu_rci", 2022) in {(edition.ranking, edition.edition) for edition in new}
    old = changes(catalogue, day("2019-12-31"), day("2020-12-31"), "sv").editions
    assert "eu_rci" not in {edition.ranking for edition in old}


def test_between_2022_and_2023_rd_could_be_judged(catalogue: Catalogue) -> None:
    view = changes(catalogue, day("2022-12-31"), day("2023-12-31"), "sv")

    (change,) = [item for item in view.targets if item.id == "rd_share"]
    assert change.before.progress_class is ProgressClass.NOT_ASSESSED
    assert change.after.progress_class is ProgressClass.MOVING_AWAY
    assert {report.edition for report in view.reports} <= {2022, 2023}
    rd = next(item for item in view.values if item.indicator == "rd_share_of_gdp")
    assert rd.latest == "Stockholms län: 3,57\u00a0% (2021), före det 3,33\u00a0% (2019)"
    assert rd.feeds_target
    assert view.values[0].feeds_target


def test_the_order_of_the_two_days_does_not_matter(catalogue: Catalogue) -> None:
    one = changes(catalogue, day("2022-12-31"), day("2023-12-31"), "sv")
    other = changes(catalogue, day("2023-12-31"), day("2022-12-31"), "sv")

    assert (one.start, one.end, one.sentence) == (other.start, other.end, other.sentence)


def test_nothing_is_new_between_a_day_and_itself(catalogue: Catalogue) -> None:
    view = changes(catalogue, day("2023-12-31"), day("2023-12-31"), "sv")

    assert not (view.targets or view.values or view.editions or view.reports or view.measures)


def test_what_is_new_year_by_year_adds_up_to_the_whole(catalogue: Catalogue) -> None:
    """Every value is new exactly once over a chain of days."""

    def new(start: str, end: str) -> set[tuple[str, str, str]]:
        before = catalogue.as_known_on(day(start)).observations
        after = catalogue.as_known_on(day(end)).observations
        cells = lambda t: {(k, r.area, r.period) for k, o in t.items() for r in o.rows}  # noqa: E731
        return cells(after) - cells(before)

    chain = ["2018-12-31", "2019-12-31", "2021-06-30", "2024-12-31", "2026-11-24"]
    steps = [new(a, b) for a, b in itertools.pairwise(chain)]

    assert sum(len(step) for step in steps) == len(set().union(*steps))
    assert set().union(*steps) == new(chain[0], chain[-1])


def test_a_measure_without_a_record_is_unknown(catalogue: Catalogue) -> None:
    empty = with_state(catalogue, "no-states")

    found = measures(empty, "sv")

    assert {measure.state.state for measure in found.measures} == {"unknown"}
    assert all(measure.state.source is None for measure in found.measures)
    assert "okänt" in found.sentence


def test_a_measure_that_moved_is_new(catalogue: Catalogue) -> None:
    changed = with_state(
        catalogue, "with-states", ("not_started", "2023-05"), ("under_way", "2025-03-10")
    )

    def at(on: str) -> str:
        known = measures(changed.as_known_on(day(on)), "en").measures
        return next(m.state.label for m in known if m.id == "test_beds")

    assert at("2023-01-01") == "State unknown"
    assert at("2024-01-01") == "Not started"
    assert at("2025-03-10") == "Under way"
    (moved,) = changes(changed, day("2024-12-31"), day("2025-12-31"), "en").measures
    assert (moved.before.state, moved.after.state) == ("not_started", "under_way")
    assert moved.after.source is not None


def test_outcomes_follow_the_side_cars_direction(catalogue: Catalogue) -> None:
    unemployed = outcome(catalogue, "unemployment_total_18_65", "sv")
    particles = outcome(catalogue, "pm25_emissions_kg_per_capita", "sv")
    gini = outcome(catalogue, "gini_disposable_income", "sv")

    assert unemployed and unemployed.outcome is Outcome.UNCHANGED
    assert particles and particles.outcome is Outcome.FAVOURABLE
    assert "Lägre är bättre." in particles.explanation
    assert gini and gini.outcome is Outcome.NOT_ASSESSED
    assert outcome(catalogue, "company_climate_nki", "sv") is None


def test_every_indicator_with_a_wanted_way_and_a_county_value_is_in_one_dimension(
    catalogue: Catalogue,
) -> None:
    leads = [lead for group in outcomes(catalogue, "sv").dimensions for lead in group.outcomes]
    found = [item.indicator for lead in leads for item in (lead, *lead.same)]

    assert len(found) == len(set(found))
    assert set(found) == {
        i.id
        for i in catalogue.indicators.values()
        if i.direction != "none" and catalogue.observations[i.id].series(COUNTY)
    }
    for group in outcomes(catalogue, "sv").dimensions:
        assert sum(count.number for count in group.counts) == len(group.outcomes)


def test_an_outcome_is_never_computed_across_a_break(catalogue: Catalogue) -> None:
    for group in outcomes(catalogue, "sv").dimensions:
        for item in group.outcomes:
            breaks = catalogue.indicators[item.indicator].breaks
            if breaks and item.outcome is not Outcome.NOT_ASSESSED:
                year = int(item.explanation.split("(")[1][:4])
                assert year >= max(int(break_.period) for break_ in breaks)


def test_the_table_of_themes_has_a_row_for_each_theme(catalogue: Catalogue) -> None:
    client = TestClient(Starlette(routes=api_routes(lambda: catalogue)))
    answer = client.get(reporting_address("csv", 2026, "sv"))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))

    assert rows[0] == [column.name for column in reporting_table(catalogue, "sv").columns]
    assert {row[0] for row in rows[1:]} == {str(number) for number in range(1, 11)}
    rd = next(row for row in rows if row[3] == "FoU-utgifter som andel av BNP i regionen")
    assert rd[4] == "3,53"
    assert rd[10].startswith("Källa: Eurostat")
    listed = sum(
        max(1, len(theme.indicators) + len(theme.targets))
        for theme in reporting(catalogue, "sv").themes
    )
    assert len(rows) - 1 == listed


def test_the_workbook_of_an_earlier_year_has_only_what_was_known(catalogue: Catalogue) -> None:
    client = TestClient(Starlette(routes=api_routes(lambda: catalogue)))
    answer = client.get(reporting_address("xlsx", 2022, "en"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    about, values, sources = book.worksheets
    rd = next(row for row in values.iter_rows(values_only=True) if "R&D expenditure" in str(row[3]))

    assert rd[4] == pytest.approx(3.33)
    assert rd[6] == "2019"
    assert any("tgs00042" in str(cell.value) for row in sources.iter_rows() for cell in row)
    assert "assumption" in "".join(str(cell.value) for row in about.iter_rows() for cell in row)


@pytest.mark.parametrize(("query", "allowed"), [("format=pdf", "xlsx"), ("year=1999", "2018")])
def test_a_wrong_wish_is_answered_with_what_is_allowed(
    catalogue: Catalogue, query: str, allowed: str
) -> None:
    client = TestClient(Starlette(routes=api_routes(lambda: catalogue)))

    answer = client.get(f"/api/v1/reporting-themes?{query}")

    assert answer.status_code == 400
    assert allowed in answer.json()["allowed"]


def test_the_command_line_prints_the_same() -> None:
    run = CliRunner().invoke
    shown = run(app, ["show", "follow-up", "--as-of", "2022-12-31", "--json"])
    new = run(app, ["show", "changes", "--from", "2022-12-31", "--to", "2023-12-31", "--json"])
    wrong = run(app, ["show", "changes", "--from", "31/12 2022"])

    assert json.loads(shown.stdout)["known_on"] == "2022-12-31"
    assert "rd_share" in [item["id"] for item in json.loads(new.stdout)["targets"]]
    assert wrong.exit_code == 2
    assert "YYYY-MM-DD" in wrong.output


def test_a_slide_shows_what_the_page_shows(catalogue: Catalogue) -> None:
    steps = presentation(catalogue, "yearly_follow_up", "sv").steps
    by_kind = {step.shown: step for step in steps}

    way = by_kind["outcomes"]
    view = outcomes(catalogue, "sv")
    assert str(view.number(Outcome.FAVOURABLE)) in way.headline
    assert {"outcomes", "changes"} <= set(by_kind)
    exhibits = [step.exhibit for step in steps]
    assert [exhibit.title for exhibit in exhibits] == [step.headline for step in steps]
    assert sum(sum(row[1:]) for row in exhibits[2].table.rows) == sum(
        len(group.outcomes) for group in view.dimensions
    )


def test_a_slide_with_a_wrong_day_is_a_fault_that_says_how_to_write_it(
    catalogue: Catalogue,
) -> None:
    with pytest.raises(UnknownIdError, match="YYYY-MM-DD"):
        changes_words(catalogue, {"since": "förra året"}, "sv")


def test_a_slide_of_an_earlier_year_shows_what_was_known_then(catalogue: Catalogue) -> None:
    now = outcomes_words(catalogue, {}, "sv")
    then = outcomes_words(catalogue, {"year": "2019"}, "sv")

    assert "31 december 2019" in then.subtitle
    known = outcomes(catalogue.as_known_on(day("2019-12-31")), "sv")
    assert then.places["favourable"] == str(known.number(Outcome.FAVOURABLE))
    assert then.places != now.places
    with pytest.raises(UnknownIdError, match="2018"):
        outcomes_words(catalogue, {"year": "1999"}, "sv")


def test_outcomes_stand_from_favourable_on_and_then_by_name(catalogue: Catalogue) -> None:
    order = list(Outcome)
    groups = outcomes(catalogue, "sv").dimensions

    assert groups
    for group in groups:
        places = [(order.index(one.outcome), one.name.casefold()) for one in group.outcomes]
        assert places == sorted(places), group.id
