"""Stockholm against Europe's regions and Sweden's counties."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from region.commands.answers import answered
from region.comparisons.comparison import compare, scope_of
from region.comparisons.lines import own_periods
from region.comparisons.peers import (
    SMALLEST_FIELD,
    area_options,
    group_members,
    ranked_only,
    read_peers,
)
from region.comparisons.ranks import rank_points
from region.comparisons.relation import relation
from region.content.catalogue import SCOPES, Catalogue, CatalogueError, ScopeName, load
from region.indicators.order import lowest_first
from region.words.text import LANGUAGES, Language
from region.words.views import UnknownIdError

RANKS = Path(__file__).parents[1] / "data" / "europe_ranks.csv"


def test_ranks_in_europe_are_those_counted_by_hand_in_the_whole_field(
    catalogue: Catalogue,
) -> None:
    with RANKS.open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 180
    for row in rows:
        points = rank_points(catalogue, "europe", row["indicator"], "sv")
        point = next(p for p in points if p.period == row["year"])
        found = (
            (point.rank, point.field) if row["group"] == "all" else (point.eu_rank, point.eu_field)
        )
        assert found == (int(row["rank"]), int(row["of"])), row
        assert point.value == float(row["value"])


def test_peers_do_not_change_the_rank(catalogue: Catalogue) -> None:
    few = compare(catalogue, "europe", "tertiary_25_64", ("DK01",), "2024", "sv")
    many = compare(catalogue, "europe", "tertiary_25_64", ("DK01", "FI1B", "FR10"), "2024", "sv")

    assert few.own.rank == many.own.rank == 4
    assert few.sentence == (
        "Eftergymnasialt utbildade 25–64 år, 2024: 59,6\u00a0%. Stockholm har plats 4–6 av 288 "
        "regioner i Europa, högsta värdet först. Jämförelsen är beskrivande. Bland EU:s 243 "
        "regioner är platsen 4–6."
    )


def test_where_less_is_better_the_lowest_value_is_first(catalogue: Catalogue) -> None:
    view = compare(catalogue, "europe", "unemployment_15_74", ("DK01",), "2024", "sv")

    assert lowest_first(catalogue.comparisons["europe"].indicators["unemployment_15_74"])
    assert [value.code for value in view.values] == ["DK01", "SE11"]


def test_the_last_year_is_the_last_with_a_value_for_stockholm(catalogue: Catalogue) -> None:
    view = compare(catalogue, "europe", "rd_share_of_gdp", (), "", "sv")

    assert view.period == "2023"
    assert len(view.field) == 260


def test_a_selection_is_called_a_selection(catalogue: Catalogue) -> None:
    view = compare(catalogue, "europe", "life_expectancy_at_birth", (), "", "sv")

    assert not view.whole_field
    assert "38 utvalda regioner" in view.sentence
    assert all(point.eu_rank is None or point.field < 100 for point in view.ranks)


def test_eurostats_flags_are_kept_and_a_break_cuts_the_line(catalogue: Catalogue) -> None:
    view = compare(catalogue, "europe", "employment_15_64", ("DK01",), "", "sv")
    line = next(line for line in view.lines if line.code == "SE11")
    by_year = {point.period: point for point in line.points}

    assert "brott i serien" in by_year["2021"].flags
    assert by_year["2021"].segment > by_year["2020"].segment


def test_counties_share_the_indicators_own_definition(catalogue: Catalogue) -> None:
    view = compare(catalogue, "counties", "mean_age", ("14", "12"), "2022", "sv")

    assert view.provenance.definition == catalogue.indicators["mean_age"].definition.sv
    assert [item.table for item in view.provenance.items] == ["N00959"]
    assert "länen och riket, 1998–2022" in view.provenance.items[0].covers
    assert {value.code for value in view.values} == {"01", "14", "12", "00"}
    assert len(view.ranks) == 25


def test_all_59_county_measures_can_be_shown(catalogue: Catalogue) -> None:
    counties = catalogue.comparisons["counties"]

    assert len(counties.indicators) == 59
    for key in counties.indicators:
        view = compare(catalogue, "counties", key, ("14",), "", "en")
        if len(view.field) < SMALLEST_FIELD:
            assert view.own.rank is None
        else:
            assert view.own.rank is not None
            assert view.own.rank <= len(view.field)


@pytest.mark.parametrize("language", LANGUAGES)
def test_too_few_areas_are_never_ranked_and_it_is_said(
    catalogue: Catalogue, language: Language
) -> None:
    """Three counties have a value in 2018: a place among them says who has values."""
    view = compare(
        catalogue, "counties", "renewable_share_district_heating", ("14",), "2018", language
    )

    assert [value.rank for value in view.values] == [None] * len(view.values)
    assert view.rank_in("2018") is None
    assert view.rank_in("2013") is not None
    said = {
        "sv": "Bara 3 län har ett värde, för få för en plats.",
        "en": "Only 3 counties have a value, too few for a rank.",
    }
    assert view.sentence.endswith(said[language])
    for scope in SCOPES:
        for key in catalogue.comparisons[scope].indicators:
            points = rank_points(catalogue, scope, key, language)
            assert all(point.field >= SMALLEST_FIELD for point in points), key


def test_no_part_of_europe_is_counted_twice(catalogue: Catalogue) -> None:
    """In 2013 and 2015 R&D has both old codes and those that replaced them."""
    one = catalogue.comparisons["europe"]
    overlapping = 0
    for key, table in one.readings.items():
        for period, rows in table.by_period.items():
            field = {row.area for row in ranked_only(one, rows.values())}
            for code in field:
                assert field.isdisjoint(one.areas[code].replaced_by), (key, period, code)
            overlapping += len(rows) - len(field) > len(
                [code for code in rows if not one.areas[code].ranked]
            )
    assert overlapping

    points = rank_points(catalogue, "europe", "rd_share_of_gdp", "sv")
    assert {p.period: p.field for p in points if p.period < "2017"} == {"2013": 265, "2015": 247}
    london = compare(catalogue, "europe", "rd_share_of_gdp", ("UKI1", "UKI3"), "2013", "sv")
    ranks = {value.code: value.rank for value in london.values}
    assert ranks["UKI1"] is None
    assert ranks["UKI3"] is not None
    found = relation(catalogue, "europe", "rd_share_of_gdp", "tertiary_25_64", (), "sv")
    assert found is not None
    assert len({point.code for point in found.points}) == len(found.points)


def test_no_region_is_named_by_its_code(catalogue: Catalogue) -> None:
    for area in catalogue.comparisons["europe"].areas.values():
        assert area.code not in (area.name.sv, area.name.en)


def test_the_country_is_not_set_beside_counts(catalogue: Catalogue) -> None:
    view = compare(catalogue, "counties", "population", ("14",), "", "sv")

    assert "00" not in {value.code for value in view.values}


def test_groups_give_codes_that_exist(catalogue: Catalogue) -> None:
    europe = catalogue.comparisons["europe"]

    assert group_members(europe, "nordic_capitals") == ("DK01", "FI1B", "NO08", "IS00")
    alike = group_members(europe, "similar_size")
    assert len(alike) == 8
    assert "SE11" not in alike
    assert group_members(europe, "rci_top_ten")[0] == "NL35"
    for scope in SCOPES:
        one = catalogue.comparisons[scope]
        for group in one.groups:
            assert group_members(one, group)


def test_peers_are_read_from_an_address(catalogue: Catalogue) -> None:
    europe = catalogue.comparisons["europe"]

    assert read_peers(europe, "dk01, SE11,FI1B,DK01") == (("DK01", "FI1B"), ())
    assert read_peers(europe, "DK01,XX99,EU27_2020") == (("DK01",), ("XX99",))
    assert read_peers(europe, "swedish_regions") == (("SE23", "SE22"), ())
    assert len(read_peers(europe, ",".join(o.code for o in area_options_all(catalogue)))[0]) == 12


def area_options_all(catalogue: Catalogue):
    return area_options(catalogue, "europe", "sv")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scope", SCOPES)
def test_each_pair_of_indicators_has_a_common_year_or_none(
    catalogue: Catalogue, scope: ScopeName, language: Language
) -> None:
    one = catalogue.comparisons[scope]
    first = next(iter(one.indicators))
    for other in one.indicators:
        found = relation(catalogue, scope, first, other, (), language)
        common = set(own_periods(one, first)) & set(own_periods(one, other))
        assert (found is None) == (not common)
        if found:
            assert found.period == max(common)
            assert [p.code for p in found.points if p.role == "own"] == [one.own]


def test_the_same_as_plain_data(catalogue: Catalogue) -> None:
    data = answered(
        catalogue,
        "getComparison",
        "en",
        scope="europe",
        indicator="gdp_pps_per_head",
        peers=("DK01",),
        year="2023",
    )

    assert data["ranked"] == 276
    assert [v["code"] for v in data["values"]] == ["DK01", "SE11", "EU27_2020"]
    assert data["values"][2]["rank"] is None


def test_unknown_ids_are_answered_with_what_exists(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownIdError, match="tertiary_25_64"):
        scope_of(catalogue, "happiness")
    with pytest.raises(UnknownIdError, match="2024"):
        compare(catalogue, "europe", "tertiary_25_64", (), "1850", "sv")


BROKEN = {
    "comparison/europe.csv": [
        ("tertiary_25_64,SE11,2024,59.6,", "tertiary_25_64,SE11,2024,159.6,", "from 0 to 100"),
        ("tertiary_25_64,SE11,2024,59.6,", "tertiary_25_64,SE99,2024,59.6,", "register of areas"),
        ("tertiary_25_64,SE11,2024,59.6,", "tertiary_25_64,SE11,2024,59.6,odd", "low_reliability"),
    ],
    "comparison/europe.yaml": [
        ("default_group: nordic_capitals", "default_group: nordics", "nordic_capitals"),
        ("- DK01\n", "- DK0X\n", "another area"),
        ("publisher: eurostat", "publisher: eurostatt", "eurostat"),
    ],
    "geo/regions.csv": [
        (",GB,region,0,UKI3 UKI4\n", ",GB,region,0,UKI3 UKI8\n", "a region"),
        (",GB,region,0,UKI3 UKI4\n", ",GB,region,0,London\n", "UKI3 UKI4"),
    ],
    "comparison/counties.yaml": [("- mean_age\n", "- mean_agee\n", "mean_age")],
    "geo/places.csv": [("copenhagen,", "kobenhavn,", "geo/places.csv")],
    "rankings/eu_rci.csv": [
        ("2019,3,3,ranked,utrecht,Utrech,", "2019,3,3,ranked,utrekt,Utrech,", "utrecht"),
        ("2013,1,1,ranked,utrecht,,", "2013,1,1,ranked,utrecht,Utrecht,", "only there"),
    ],
}


def test_a_fault_says_where_what_and_what_is_allowed(content: Path) -> None:
    for file, cases in BROKEN.items():
        path = content / file
        whole = path.read_text("utf-8")
        for old, new, allowed in cases:
            assert old in whole, old
            path.write_text(whole.replace(old, new, 1), "utf-8")
            with pytest.raises(CatalogueError) as caught:
                load(content)
            messages = [str(fault) for fault in caught.value.faults]
            assert any(allowed in message for message in messages), messages
        path.write_text(whole, "utf-8")


def test_the_goal_of_a_measure_has_its_level_only_where_the_measure_follows_it(
    catalogue: Catalogue,
) -> None:
    """R&D and employment follow their goals; waste is another share than the goal's."""
    levels = {
        key: view.goal.text
        for scope, one in catalogue.comparisons.items()
        for key in one.indicators
        if (view := compare(catalogue, scope, key, (), "", "sv")).goal
    }

    assert {key: text.replace("\u00a0", " ") for key, text in levels.items() if text} == {
        "rd_share_of_gdp": "4,5 % av BRP 2030",
        "employment_rate_20_64": "80 % 2030",
        "employment_rate_20_64_rams": "80 % 2030",
    }
    assert levels["household_waste_collected_for_recycling"] == ""
    assert levels["ghg_emissions_per_capita"] == ""


def test_regions_like_stockholm_are_what_the_rule_finds_in_the_tables(
    catalogue: Catalogue,
) -> None:
    one = catalogue.comparisons["europe"]
    rule = one.groups["like_stockholm"].alike
    assert rule is not None
    size = one.readings["population_1_january"].by_period["2024"]
    money = one.readings["gdp_pps_per_head"].by_period["2023"]
    found = group_members(one, "like_stockholm")

    assert set(found) == {
        code
        for code in rule.among
        if code in size
        and code in money
        and 0.5 <= size[code].value / size[one.own].value <= 2
        and 0.8 <= money[code].value / money[one.own].value <= 1.2
    }
    assert {"DK01", "AT13", "FI1B"} <= set(found)
    assert not {"FR10", "IE06", "LU00"} & set(found)  # too large, too rich, too small
    for words in one.groups["like_stockholm"].note.sv, one.groups["like_stockholm"].note.en:
        assert str(round(rule.within_percent)) in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_regions_are_called_by_names_and_not_by_codes_or_divisions(
    catalogue: Catalogue, language: Language
) -> None:
    areas = catalogue.comparisons["europe"].areas.values()
    names = [area.name[language] for area in areas]
    options = area_options(catalogue, "europe", language)

    assert not [name for name in names if "NUTS" in name or "statistical region" in name]
    assert not {area.code for area in areas} & set(names)
    assert len(set(names)) == len(names)
    assert len({option.name for option in options}) == len(options)
    assert not {option.code for option in options} & {a.code for a in areas if a.replaced_by}


def test_no_part_of_europe_is_counted_under_two_codes_in_one_year(catalogue: Catalogue) -> None:
    one = catalogue.comparisons["europe"]
    twice = 0
    for readings in one.readings.values():
        for rows in readings.by_period.values():
            ranked = {row.area for row in ranked_only(one, rows.values())}
            for code in ranked:
                assert not ranked & set(one.areas[code].replaced_by)
            twice += len([c for c in rows if c not in ranked and one.areas[c].ranked])
    assert twice  # Eurostat gives some under both: UKI1 and UKI3, SI01 and SI03
