"""The profile of every municipality, and the odd indicators."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest

from region.commands.answers import answered
from region.content.catalogue import Catalogue, Observation
from region.content.catalogue.observations import Observations
from region.content.model import Status
from region.municipalities.profile.findings import spread
from region.municipalities.profile.numbers import moved
from region.municipalities.profile.rows import profile_row
from region.municipalities.profile.summary import summary
from region.municipalities.profile.view import file_name, profile
from region.words.views import UnknownIdError

CODES = [f"01{end}" for end in ("14", "25", "40", "60", "80", "82", "83", "87", "88")]


def changed(catalogue: Catalogue, key: str, rows: list[Observation], **changes) -> Catalogue:
    """The catalogue with other observations of one indicator."""
    indicator = catalogue.indicators[key].model_copy(update=changes)
    version = f"{catalogue.version}-{hash(tuple(rows))}-{sorted(changes)}"
    return dataclasses.replace(
        catalogue,
        version=version,
        indicators={**catalogue.indicators, key: indicator},
        observations={**catalogue.observations, key: Observations(tuple(sorted(rows)))},
    )


def everyone(catalogue: Catalogue, period: str, value) -> list[Observation]:
    return [
        Observation(area.code, period, float(value(n)))
        for n, area in enumerate(catalogue.municipalities)
    ]


def row_of(catalogue: Catalogue, key: str, code: str = "0182", language: str = "sv"):
    return profile_row(catalogue, catalogue.indicators[key], code, language)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_profile_has_every_indicator_with_year_and_source(
    catalogue: Catalogue, language: str
) -> None:
    for area in catalogue.municipalities:
        view = profile(catalogue, area.code, language)
        assert len(view.rows) == len(catalogue.municipal_indicators)
        for row in view.rows:
            assert row.period_label
            assert row.provenance.line
            assert row.value.value is not None or row.missing
            assert row.change.value is not None or row.change.note or row.value.value is None
            for reference in (row.county, row.country):
                assert reference.value is not None or reference.note
            assert row.strip
            assert row.rank is None or 1 <= row.rank <= row.count <= 26
            assert all(0 <= mark.place <= 100 for mark in row.strip.marks)


@pytest.mark.parametrize("code", ["0182", "01", "outer"])
def test_series_that_have_ended_come_last_in_their_theme(catalogue: Catalogue, code: str) -> None:
    themes = {
        one.id: [row.indicator for row in one.rows] for one in profile(catalogue, code, "sv").themes
    }

    rams = "employment_rate_20_64_rams", "employment_rate_foreign_born_20_64_rams"
    assert set(themes["work"][-2:]) == set(rams)
    assert themes["companies"][-1] == "company_climate_nki"
    assert themes["climate"][-1] == "ghg_emissions_per_capita", "another has taken over"
    names = [catalogue.indicators[key].name.sv.casefold() for key in themes["work"][:-2]]
    assert names == sorted(names)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_three_to_five_sentences_each_with_its_year(catalogue: Catalogue, language: str) -> None:
    for area in catalogue.municipalities:
        sentences = summary(catalogue, area.code, language)
        assert 3 <= len(sentences) <= 5
        for sentence in sentences:
            assert re.search(r"\b(19|20)\d\d\b", sentence)
            assert sentence.endswith(".")
            assert not re.search(r"\.\.|[{}]|  |\b(bättre|sämre|better|worse)\b", sentence)


def test_the_summary_says_what_the_rows_say(catalogue: Catalogue) -> None:
    view = profile(catalogue, "0127", "sv")
    row = next(row for row in view.rows if row.indicator == "long_term_unemployed_25_65")

    said = next(sentence for sentence in view.summary if "Långtidsarbetslöshet" in sentence)

    assert f"högre än i länet: {row.value.number} mot {row.county.text}" in said


def test_what_the_county_has_no_value_of_is_compared_with_the_median(
    catalogue: Catalogue,
) -> None:
    said = profile(catalogue, "0186", "sv").summary[1]

    assert said == (
        "Mest utmärker sig Lidingö i måttet ”Kvinnor bland förtroendevalda i kommunen”, som är "
        "lägre än medianen för länets kommuner: 35 mot 46\u00a0% (mandatperioden från 2023). "
        "Skillnaden är inte prövad."
    )


def test_figures_of_nacka_as_in_the_files(catalogue: Catalogue) -> None:
    view = profile(catalogue, "0182", "sv")

    assert view.facts[0].value.text == "113\u202f730\u00a0invånare"
    assert (view.facts[0].rank, view.facts[0].count) == (3, 26)
    assert [item.name for item in view.neighbours] == ["Lidingö", "Stockholm", "Tyresö", "Värmdö"]


def test_change_is_in_points_for_shares_and_per_cent_for_counts(catalogue: Catalogue) -> None:
    assert row_of(catalogue, "share_foreign_born").change.unit == "procentenheter"
    assert row_of(catalogue, "population").change.unit == "%"
    assert row_of(catalogue, "mean_age").change.unit == "år"


@pytest.mark.parametrize(
    ("code", "key", "said"),
    [
        # two floats subtracted before they were rounded gave another last digit in all of these
        ("0114", "share_post_secondary_16_74", "32,1 39,7 +7,6"),
        ("0115", "share_65_plus", "15,4 17,0 +1,6"),
        ("0115", "broadband_1_gbit", "93,6 95,0 +1,4"),
        ("0120", "employed_in_finance_share", "0,4 0,4 0,0"),
        ("0125", "long_term_unemployed_25_65", "1,4 1,7 +0,3"),
        ("0125", "employed_in_finance_share", "0,6 0,5 −0,1"),
        ("0127", "unemployment_open_18_65", "5,7 4,6 −1,1"),
        ("0127", "broadband_1_gbit", "98,5 99,0 +0,5"),
        ("0128", "unemployment_total_18_65", "4,2 4,6 +0,4"),
        ("0128", "broadband_1_gbit", "98,1 98,7 +0,6"),
        ("0136", "share_post_secondary_16_74", "26,7 33,5 +6,8"),
        ("0139", "employed_in_finance_share", "0,3 0,3 0,0"),
        ("0163", "voter_turnout_parliament", "87,7 85,7 −2,0"),
        ("0182", "new_workplaces_per_1000", "19,9 18,7 −1,2"),
        ("0183", "self_employed_share", "8,5 8,1 −0,4"),
        ("0186", "share_post_secondary_25_64", "68,0 69,0 +1,0"),
        ("0188", "share_rentals", "22,5 25,0 +2,5"),
        ("0188", "sickness_benefit_days", "10,2 12,3 +2,1"),
        ("0191", "gini_disposable_income", "0,28 0,30 +0,02"),
        ("0191", "ill_health_days", "27,0 19,0 −8,0"),
        ("0192", "unemployment_total_18_65", "5,5 5,5 0,0"),
        ("0192", "ill_health_days", "30,1 24,3 −5,8"),
    ],
)
def test_a_change_agrees_with_the_numbers_beside_it(
    catalogue: Catalogue, code: str, key: str, said: str
) -> None:
    row = row_of(catalogue, key, code)

    assert row.series
    (then,) = [p.text for p in row.series.points if p.period == row.change.base_label]
    numbers = [text.split("\u00a0")[0] for text in (then, row.value.text, row.change.text)]
    assert " ".join(numbers) == said


def test_the_median_of_changes_is_rounded_once(catalogue: Catalogue) -> None:
    for code in ("0114", "0123"):
        said = [s for s in summary(catalogue, code, "sv") if "riksdagsvalet" in s]
        assert "kommuner (−1,4\u00a0procentenheter)" in said[0]


def test_a_count_from_zero_changes_in_its_own_unit(catalogue: Catalogue) -> None:
    population = catalogue.indicators["population"]

    assert moved(population, "0182", ("2020", 0), ("2021", 5)) == (5, False, 0)
    assert moved(population, "0182", ("2020", 4), ("2021", 5)) == (25, True, 1)


def test_one_year_only(catalogue: Catalogue) -> None:
    row = row_of(catalogue, "reported_crimes_per_100k")

    assert row.series is None
    assert row.change.note == "bara ett år med värde"


def test_a_municipality_without_a_value_says_why(catalogue: Catalogue) -> None:
    row = row_of(catalogue, "renewable_share_district_heating", "0120")

    assert (row.value.value, row.rank, row.rank_text) == (None, None, "–")
    assert "Värmdö" in row.missing


def test_an_older_value_is_shown_with_its_year_and_what_is_missing(catalogue: Catalogue) -> None:
    rows = [*everyone(catalogue, "2020", lambda n: n), *everyone(catalogue, "2021", lambda n: n)]
    rows = [row for row in rows if row[:2] != ("0182", "2021")]
    rows.append(Observation("0182", "2021", None, Status.SUPPRESSED))

    row = row_of(changed(catalogue, "mean_age", rows), "mean_age")

    assert row.period == "2020"
    assert row.missing.startswith("2021: för få fall för att visas.")


def test_all_equal(catalogue: Catalogue) -> None:
    row = row_of(
        changed(catalogue, "mean_age", everyone(catalogue, "2021", lambda n: 7)), "mean_age"
    )

    assert row.rank_text == "alla lika"
    assert {mark.place for mark in row.strip.marks} == {50.0}
    assert row.strip.description == "Alla kommuner med värde har 7,0\u00a0år."


def test_negative_values(catalogue: Catalogue) -> None:
    rows = [
        *everyone(catalogue, "2011", lambda n: n - 30),
        *everyone(catalogue, "2021", lambda n: n - 26),
    ]

    row = row_of(changed(catalogue, "population", rows), "population", "0114")

    assert (row.rank, row.value.number, row.change.number) == (26, "−26", "+4")


def test_the_spread_is_that_of_the_middle_half() -> None:
    assert spread([1, 2, 3, 4, 5]) == pytest.approx(2 / 1.349)
    assert spread([1, 2, 3, 4, 500]) == pytest.approx(2 / 1.349)
    assert spread([4]) == 0


@pytest.mark.parametrize("code", CODES)
def test_as_plain_data(catalogue: Catalogue, code: str) -> None:
    content = answered(catalogue, "getMunicipality", "sv", municipality=code)

    assert json.loads(json.dumps(content, allow_nan=False)) == content
    assert content["code"] == code
    assert len(content["similar"]) == 5


def test_an_unknown_code_names_what_is_allowed(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIdError, match="0180"):
        profile(catalogue, "9999", "sv")


def test_file_names_say_what_is_in_them(catalogue: Catalogue) -> None:
    assert file_name(catalogue, "0114", "sv", "csv") == "kommunprofil-upplands-vasby-sv.csv"
    assert file_name(catalogue, "0182", "en", "xlsx") == "municipality-profile-nacka-en.xlsx"
