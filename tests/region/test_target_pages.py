"""What the goals pages say: the matrix, a target's course, its contributors and its editions."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from region.content.catalogue import Catalogue, CatalogueError, load
from region.targets.contributions import can_show, contributions
from region.targets.course import course
from region.targets.goals import goals
from region.targets.matrix import Choice, matrix
from region.targets.paces import what_if
from region.targets.progress import ProgressClass
from region.targets.status import assess
from region.targets.timeline import agrees, timeline
from region.words.text import LANGUAGES, Language
from region.words.views import UnknownIdError
from tests.documents import page_html

TABLES = Path(__file__).parents[2] / "data" / "indicators"


def test_the_matrix_shows_everything_and_filters_by_what_is_asked(catalogue: Catalogue) -> None:
    everything = matrix(catalogue, Choice(), "sv")

    assert len(everything.rows) == len(catalogue.targets)
    assert everything.sentence == ""
    for name, options in (
        ("goal", everything.goals),
        ("area", everything.areas),
        ("status", everything.statuses),
        ("global_goal", everything.global_goals),
    ):
        for option in options:
            found = matrix(catalogue, Choice(**{name: option.id}), "sv")
            assert 0 < len(found.rows) < len(everything.rows)
            assert str(len(found.rows)) in found.sentence


def test_furthest_behind_comes_first_and_the_unassessed_last(catalogue: Catalogue) -> None:
    rows = matrix(catalogue, Choice(order="behind"), "sv").rows
    classes = [row.target.status.progress_class for row in rows]

    assert rows[0].target.id == "rd_share"
    first_open = classes.index(ProgressClass.NOT_ASSESSED)
    assert set(classes[first_open:]) == {ProgressClass.NOT_ASSESSED}
    assert classes.index(ProgressClass.TARGET_MET) == first_open - 1


def test_the_count_is_a_count_and_never_of_sixteen(catalogue: Catalogue) -> None:
    view = goals(catalogue, "sv")
    assessed = [target for target in view.targets if target.status.progress.assessed]
    others = sum(not target.confirmed for target in view.targets)

    assert not view.complete
    assert sum(len(count.targets) for count in view.counts) == len(view.targets)
    assert f"{len(assessed)} av {len(view.targets)} mål" in view.sentence
    assert "varav 2 enligt vår egen läsning och 1 känt bara i andra hand" in view.sentence
    assert view.outside_count.startswith(f"{others} av målen är inte Region Stockholms egna")


def test_only_when_all_are_filled_in_is_the_plan_s_number_said(content: Path) -> None:
    path = content / "goals" / "targets.yaml"
    text = path.read_text("utf-8")
    listed = yaml.safe_load(text)
    template = next(target for target in listed["targets"] if target["id"] == "waste_recycling")
    listed["targets"] += [
        {**template, "id": f"filled_in_{number}", "number": number} for number in range(1, 17)
    ]
    path.write_text(yaml.safe_dump(listed, allow_unicode=True), "utf-8")

    assert goals(load(content), "sv").complete
    assert "alla 16 delmål" in goals(load(content), "sv").sentence


def test_a_target_is_filled_in_with_a_single_edit(content: Path) -> None:
    path = content / "goals" / "targets.yaml"
    text = path.read_text("utf-8")
    start = text.index("  - id: employment\n")
    end = text.index("  - id: employment_gap")
    entry = text[start:end].replace("wording: not_confirmed", "wording: adopted\n    number: 7")
    path.write_text(text[:start] + entry + text[end:], "utf-8")

    before, after = goals(load(), "sv"), goals(load(content), "sv")

    assert after.target("employment").confirmed
    assert after.target("employment").number == 7
    assert after.target("employment").wording == "Delmål 7 i RUFS 2050"
    assert "inte läst" in before.outside_count
    assert "inte läst" not in after.outside_count
    assert "1 känt bara i andra hand" in before.sentence
    assert "i andra hand" not in after.sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_target_about_a_gap_shows_the_gap_as_it_is_between_its_two_series(
    catalogue: Catalogue, language: Language
) -> None:
    """Each value is that of the one group minus the other's, read from the tables anew."""
    tables = {
        key: {
            (row["area_code"], row["period"]): Decimal(row["value"])
            for row in csv.DictReader((TABLES / f"{key}.csv").open("r"))
            if row["value"] and len(row["area_code"]) == 2
        }
        for key in (
            "employment_gap_born_abroad_20_64",
            "employment_rate_born_in_sweden_20_64",
            "employment_rate_foreign_born_20_64",
            "employment_rate_20_64",
        )
    }
    gap, native, foreign, everybody = tables.values()
    assert gap.keys() == native.keys() and len(gap) == 10
    for at, value in gap.items():
        assert value == native[at] - foreign[at]
        assert at not in everybody or foreign[at] < everybody[at] < native[at]
    page = page_html(catalogue, "goals", {"target": "employment_gap"}, language)
    for key in list(tables)[:3]:
        shown = next(
            one.series
            for one in goals(catalogue, language).target("employment_gap").observed
            if one.series.indicator == key
        )
        assert shown.latest.text in page and shown.name in page
    assert "/export/series/employment_gap_born_abroad_20_64" in page
    assert not assess(catalogue, catalogue.targets["employment_gap"]).assessed


def test_a_target_number_must_be_one_of_the_plan(content: Path) -> None:
    path = content / "goals" / "targets.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("    wording: adopted", "    number: 17\n    wording: adopted", 1))

    with pytest.raises(CatalogueError) as caught:
        load(content)

    assert "from 1 to 16" in str(caught.value.faults[0])


def test_rd_depends_on_the_base_year_and_the_published_figures_stand_beside(
    catalogue: Catalogue,
) -> None:
    target = goals(catalogue, "en").target("rd_share")
    seen = course(catalogue, "rd_share", 2019, "en")

    assert "counted from 2019" in target.status.base_dependence
    assert [(item.text, item.when) for item in target.published[:2]] == [
        ("3.7% of GRP", "2017"),
        ("3.8% of GRP", "year not stated"),
    ]
    assert seen is not None
    assert seen.base_year == 2019
    assert seen.status.progress_class is ProgressClass.FAR_TOO_SLOW
    assert seen.required[0].value == 3.33
    assert seen.needed[0].value == 3.53


def test_a_base_year_that_cannot_be_one_is_the_target_s_own(catalogue: Catalogue) -> None:
    seen = course(catalogue, "rd_share", 2021, "sv")

    assert seen is not None
    assert seen.base_year == seen.standard_base_year == 2017
    assert 2021 not in seen.base_years


def test_the_needed_pace_reaches_the_target_and_a_slower_one_does_not(
    catalogue: Catalogue,
) -> None:
    seen = course(catalogue, "rd_share", None, "sv")
    assert seen is not None

    enough = what_if(catalogue, "rd_share", seen.standard_pace, "sv")
    slow = what_if(catalogue, "rd_share", "0.05", "sv")
    never = what_if(catalogue, "rd_share", "-0.02", "sv")

    assert enough is not None and enough.sentence.endswith("nås målet 2030.")
    assert slow is not None and "2043" in slow.sentence
    assert never is not None and "aldrig" in never.sentence


def test_dwellings_say_what_would_make_up_for_the_lost_years(catalogue: Catalogue) -> None:
    seen = course(catalogue, "dwellings", None, "sv")

    assert seen is not None
    assert seen.projection is None
    assert seen.base_years == ()
    assert "34\u202f852\u00a0bostäder" in seen.reading[0]


def test_the_municipalities_make_up_the_county(catalogue: Catalogue) -> None:
    view = contributions(catalogue, "dwellings", None, "sv")

    assert view.together == "sum"
    assert len(view.rows) == 26
    assert sum(row.value for row in view.rows) == 10_668
    assert view.rows[0].name == "Stockholm"
    assert len(view.over_time) == 5
    for year, total in ((2016, 13_919), (2025, 10_668)):
        at = [value for part in view.over_time for y, value, _n, _t in part.values if y == year]
        assert sum(at) == total
    assert contributions(catalogue, "dwellings", "2018", "sv").since_label == ""


def test_a_rate_can_name_the_sum_behind_it(catalogue: Catalogue) -> None:
    view = contributions(catalogue, "direct_emissions", None, "en")

    assert view.indicator == "ghg_emissions_territorial_tonnes"
    assert view.since_label == ""  # years are missing in between, so nothing is added up
    assert sum(row.value for row in view.rows) == pytest.approx(3_876_622, abs=13)


def test_who_contributes_is_only_asked_of_sums_and_means(catalogue: Catalogue) -> None:
    assert can_show(catalogue, "dwellings")
    assert not can_show(catalogue, "rd_share")
    with pytest.raises(UnknownIdError):
        contributions(catalogue, "rd_share", None, "sv")


def test_editions_stand_beside_what_could_be_computed_then(catalogue: Catalogue) -> None:
    editions = {item.edition: item for item in timeline(catalogue, "dwellings", "sv")}

    assert editions[2019].published[0].text == "utmaning"
    assert editions[2019].ours.progress_class is ProgressClass.NOT_ASSESSED
    assert editions[2022].ours.progress.latest is not None
    assert editions[2022].ours.progress.latest.year < 2022
    assert editions[2023].differs is False
    assert all(item.published or not item.comparison for item in editions.values())


@pytest.mark.parametrize(
    ("leaning", "progress_class", "expected"),
    [
        ("favourable", ProgressClass.ON_PACE, True),
        ("favourable", ProgressClass.MOVING_AWAY, False),
        ("mixed", ProgressClass.TOO_SLOW, True),
        ("mixed", ProgressClass.TARGET_MET, False),
        ("unfavourable", ProgressClass.FAR_TOO_SLOW, True),
        ("unfavourable", ProgressClass.TARGET_MISSED, True),
        ("favourable", ProgressClass.NOT_ASSESSED, None),
        ("", ProgressClass.ON_PACE, None),
    ],
)
def test_when_words_and_class_agree(
    leaning: str, progress_class: ProgressClass, expected: bool | None
) -> None:
    assert agrees(leaning, progress_class) is expected


def test_the_halving_is_our_own_reading_and_says_so(catalogue: Catalogue) -> None:
    target = goals(catalogue, "sv").target("direct_emissions")

    assert target.own_reading
    assert "egen läsning" in target.status.own_reading
    assert target.status.progress.base is not None
    assert target.status.progress.base.year == 2015
    assert target.status.uncertainty
    assert "2020" in target.status.base_dependence
    assert target.status.progress.level == pytest.approx(2.306712 / 2)


def test_emissions_per_inhabitant_are_tonnes_over_population(catalogue: Catalogue) -> None:
    per_capita = catalogue.observations["ghg_emissions_territorial_per_capita"]
    tonnes = catalogue.observations["ghg_emissions_territorial_tonnes"]
    population = catalogue.observations["population"]

    for row in per_capita.rows:
        emitted = tonnes.by_period[row.period][row.area].value
        people = population.by_period[row.period][row.area].value
        assert row.value == pytest.approx(emitted / people, abs=1e-6)


def test_conditions_are_all_listed_and_the_missing_ones_leave_the_whole_open(
    catalogue: Catalogue,
) -> None:
    status = goals(catalogue, "sv").target("life_expectancy").status

    assert [item.id for item in status.conditions] == ["women", "men", "groups", "municipalities"]
    assert status.progress_class is ProgressClass.NOT_ASSESSED
    assert all(item.status.explanation for item in status.conditions)


def test_a_series_with_another_definition_needs_a_note(content: Path) -> None:
    path = content / "goals" / "targets.yaml"
    text = path.read_text("utf-8")
    start = text.index("          sv: Serien räknar elever med examen inom fyra år.")
    end = text.index("    municipal: [upper_secondary_degree_3y_home]")
    note = text.rindex("        note:", 0, start)
    path.write_text(text[:note] + text[end:], "utf-8")

    with pytest.raises(CatalogueError) as caught:
        load(content)

    assert "needs a note on how it differs" in str(caught.value.faults[0])
