"""Remarks on single values: told at each of them, and kept out of what must not rest on them."""

from __future__ import annotations

import csv
import dataclasses
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest

from region.commands.answers import answered
from region.comparisons.comparison import compare
from region.content.catalogue import Catalogue, CatalogueError, load
from region.content.model import Remark
from region.indicators.series import series_view
from region.municipalities.choropleth import choropleth, extremes, map_view
from region.municipalities.classes import Scheme
from region.municipalities.measures import measured
from region.municipalities.menu import map_view as shown_map
from region.municipalities.profile.findings import changes, differences
from region.municipalities.profile.rows import cell, profile_row
from region.municipalities.profile.view import profile
from region.municipalities.series import indicator_series
from region.outputs.exhibits.maps import map_exhibit
from region.outputs.exhibits.profiles import profile_exhibits
from region.outputs.publication.words import cell_text
from region.outputs.tables.observations import json_stat, observations_csv, observations_parquet
from region.outputs.tables.profiles import profile_cells, profile_xlsx
from region.outputs.tables.workbook import HEAD
from region.strategy.follow_up.outcomes import outcome
from region.targets.contributions import contributions
from region.words.text import LANGUAGES, Text
from tests.region.test_profile import row_of

DOUBTFUL = {
    ("cars_per_1000", "0160", "2024"),
    ("completed_dwellings", "0136", "2019"),
    ("completed_dwellings_per_1000", "0136", "2019"),
    ("grp_per_capita", "0192", "2014"),
    ("household_waste_collected_for_recycling", "0128", "2012"),
    ("household_waste_collected_for_recycling", "0140", "2012"),
    ("household_waste_collected_for_recycling", "0181", "2012"),
    ("population_near_public_transport", "0139", "2019"),
    ("renewable_share_district_heating", "0186", "2022"),
    ("renewable_share_district_heating", "0191", "2011"),
}
STEPS = {
    ("cars_per_1000", "0184", "2025"),
    ("protected_nature_share", "0125", "2015"),
    ("protected_nature_share", "0187", "2015"),
    ("protected_nature_share", "0188", "2020"),
    ("protected_nature_share", "0162", "2022"),
    ("protected_nature_share", "01", "2020"),
}


def remarked(catalogue: Catalogue, kind: str) -> set[tuple[str, str, str]]:
    return {
        (key, row.area, row.period)
        for key, table in catalogue.observations.items()
        for row in table.rows
        if (found := catalogue.indicators[key].remark(row.area, row.period))
        and found.kind == kind
        and row.value is not None
    }


def test_the_known_doubtful_values_and_steps_are_marked(catalogue: Catalogue) -> None:
    assert remarked(catalogue, "doubtful") == DOUBTFUL
    assert remarked(catalogue, "step") == STEPS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_remark_is_told_wherever_its_value_is(catalogue: Catalogue, language: str) -> None:
    everything = set().union(*(remarked(catalogue, kind) for kind in ("note", "doubtful", "step")))
    assert len(everything) > 40
    for key in {one[0] for one in everything}:
        indicator = catalogue.indicators[key]
        table = list(
            csv.DictReader(
                io.StringIO(observations_csv(catalogue, key, language).decode("utf-8-sig")),
                delimiter=";" if language == "sv" else ",",
            )
        )
        stat = json_stat(catalogue, key, language)
        parquet = pq.read_table(io.BytesIO(observations_parquet(catalogue, key, language)))
        for _key, area, period in (one for one in everything if one[0] == key):
            remark = indicator.remark(area, period)
            assert remark
            note = remark.note[language]
            rows = [r for r in table if next(iter(r.values())) == area and r["period"] == period]
            assert note in list(rows[0].values())[5]
            areas, periods = (
                stat["dimension"][name]["category"]["index"] for name in ("area", "period")
            )
            at = areas.index(area) * len(periods) + periods.index(period)
            assert stat["extension"]["remarks"][str(at)] == note
            assert {"area_code": area, "period": period, "remark": note} in parquet.select(
                ["area_code", "period", "remark"]
            ).to_pylist()
            point = next(
                p
                for p in series_view(catalogue, key, area, language).points
                if p.year == int(period)
            )
            assert note in point.status
            if period not in catalogue.observations[key].municipal_periods:
                continue
            view = shown_map(catalogue, key, period, language)
            row = view.row(area) or next(r for r in view.references if r.code == area)
            assert note in row.note
            if len(area) == 4:
                profiled = profile_row(catalogue, indicator, area, language)
                assert profiled.period != period or note in profiled.value.remark


def test_no_sentence_of_a_map_speaks_of_a_doubtful_value(catalogue: Catalogue) -> None:
    view = shown_map(catalogue, "renewable_share_district_heating", "2022", "sv")

    assert "Lidingö med" not in view.sentence
    assert "Osäkert och inte medräknat: Lidingö." in view.sentence
    lidingo = view.row("0186")
    assert lidingo
    assert (lidingo.text, lidingo.rank) == ("0,0\u00a0%", 19)
    found = extremes(view.rows)
    assert found
    assert "0186" not in {row.code for row in found.lowest}


def test_a_change_from_a_doubtful_value_is_doubtful_and_says_so(catalogue: Catalogue) -> None:
    series = indicator_series(catalogue, "household_waste_collected_for_recycling", "sv")
    since = measured(series, "change", "2012", "sv")
    view = map_view(choropleth(since, Scheme(), "sv"), "2022")

    assert [row.name for row in view.rows if row.doubtful] == ["Nykvarn", "Södertälje", "Salem"]
    assert "Osäkert och inte medräknat: Nykvarn, Salem och Södertälje." in view.sentence
    salem = view.row("0128")
    assert salem
    assert salem.note.startswith("2012: källan har samma värde, 52,")


@pytest.mark.parametrize(
    ("code", "base", "change"),
    [("0128", "2011", "−12"), ("0140", "2013", "+5"), ("0181", "2013", "−6")],
)
def test_no_change_is_counted_from_a_doubtful_value(
    catalogue: Catalogue, code: str, base: str, change: str
) -> None:
    row = row_of(catalogue, "household_waste_collected_for_recycling", code)

    assert (row.change.base, row.change.number) == (base, change)
    assert row.change.remark.startswith("2012: källan har samma värde")


def test_no_finding_rests_on_a_doubtful_value_or_tells_of_a_step(catalogue: Catalogue) -> None:
    passed_over = set()
    for area in catalogue.municipalities:
        for apart in differences(catalogue, area.code):
            assert not apart.indicator.is_doubtful(area.code, apart.period)
        for course in changes(catalogue, area.code):
            assert not course.indicator.is_doubtful(area.code, course.base)
            assert not course.indicator.is_doubtful(area.code, course.period)
            assert not course.indicator.steps(area.code, course.base, course.period)
            if course.passed_over:
                passed_over.add((course.indicator.id, area.code, course.passed_over))
    assert ("household_waste_collected_for_recycling", "0181", "2012") in passed_over
    assert passed_over <= DOUBTFUL


def test_a_course_in_words_begins_and_ends_with_values_that_hold(catalogue: Catalogue) -> None:
    waste = series_view(catalogue, "household_waste_collected_for_recycling", "0181", "sv")
    heat = series_view(catalogue, "renewable_share_district_heating", "0186", "sv")

    assert waste.summary.endswith(
        "från 39\u00a0% (2013) till 33\u00a0% (2022). Osäkra värden är inte medräknade: 2012."
    )
    assert "till 59,0\u00a0% (2019)" in heat.summary
    assert heat.latest.text == "0,0\u00a0%"


def test_what_is_published_in_whole_per_cent_is_shown_so(catalogue: Catalogue) -> None:
    row = row_of(catalogue, "voter_turnout_municipal")
    county = series_view(catalogue, "voter_turnout_municipal", "01", "sv")

    assert (row.county.number, row.country.number) == ("78", "80")
    assert [p.number for p in county.points[-3:]] == ["81,7", "83", "78"]
    series = indicator_series(catalogue, "voter_turnout_municipal", "sv")
    since = map_view(choropleth(measured(series, "change", "2018", "sv"), Scheme(), "sv"), "2022")
    apart = map_view(choropleth(measured(series, "difference", "", "sv"), Scheme(), "sv"), "2022")
    assert since.references[0].text == "−5\u00a0procentenheter"
    assert {row.decimals for row in apart.rows} == {0}
    assert since.row("0182")
    assert {row.decimals for row in since.rows} == {1}
    compared = compare(catalogue, "counties", "voter_turnout_municipal", ("12",), "2022", "sv")
    assert [value.text for value in compared.values if value.code != "00"] == [
        "79\u00a0%",
        "78\u00a0%",
    ]


def test_the_follow_up_tells_of_a_step_and_of_whole_per_cent(catalogue: Catalogue) -> None:
    turnout = outcome(catalogue, "voter_turnout_municipal", "sv")
    nature = outcome(catalogue, "protected_nature_share", "sv")

    assert turnout
    assert turnout.explanation.startswith("Från 83\u00a0% (2018) till 78\u00a0% (2022).")
    assert nature
    assert "2020: stort hopp från året före, samtidigt som Norrtäljes." in nature.explanation


def test_an_exported_table_writes_them_so_too(catalogue: Catalogue) -> None:
    exhibit = map_exhibit(catalogue, "voter_turnout_municipal", "sv")
    columns = exhibit.table.columns
    texts = {row[1]: cell_text(row[2], columns[2], "sv") for row in exhibit.table.rows}

    assert texts["Stockholms län"] == "78"
    assert "," in texts["Nacka"]


def test_a_step_is_told_of_changes_across_it_and_of_no_other(catalogue: Catalogue) -> None:
    series = indicator_series(catalogue, "protected_nature_share", "sv")
    notes = {}
    for base in ("2014", "2015"):
        since = measured(series, "change", base, "sv")
        row = map_view(choropleth(since, Scheme(), "sv"), "2022").row("0187")
        assert row
        notes[base] = row.note

    assert notes["2014"].startswith("2015: stort hopp")
    assert notes["2015"] == ""


def test_a_remark_stands_beside_a_value_whose_status_is_told_with_the_source(
    catalogue: Catalogue,
) -> None:
    indicator = catalogue.indicators["completed_dwellings"]
    row = catalogue.observations["completed_dwellings"].by_period["2019"]["01"]

    shown = cell(row, indicator, "sv")

    assert shown.remark == "Haninges osäkra värde, 2 bostäder, ingår i summan"
    assert shown.note == f"egen beräkning; {shown.remark}"


def test_the_largest_part_of_a_sum_is_not_a_doubtful_one(catalogue: Catalogue) -> None:
    dwellings = catalogue.indicators["completed_dwellings"]
    last = catalogue.observations["completed_dwellings"].municipal_periods[-1]
    note = Text(sv="osäkert", en="uncertain")
    doubtful = Remark(areas=("0180",), periods=(last,), kind="doubtful", note=note)
    changed = dataclasses.replace(
        catalogue,
        version="doubtful",
        indicators={
            **catalogue.indicators,
            dwellings.id: dwellings.model_copy(update={"remarks": (doubtful,)}),
        },
    )

    assert "Mest: Stockholm (" in contributions(catalogue, "dwellings", None, "sv").sentence
    assert "Stockholm (" not in contributions(changed, "dwellings", None, "sv").sentence


def test_a_workbook_formats_them_so_too(catalogue: Catalogue) -> None:
    formats = {}
    with zipfile.ZipFile(io.BytesIO(profile_xlsx(catalogue, "0182", "sv"))) as parts:
        sheet, styles = (
            ElementTree.fromstring(parts.read(f"xl/{name}.xml"))
            for name in ("worksheets/sheet2", "styles")
        )
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    codes = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(f"{space}numFmt")}
    cells = next(iter(styles.iter(f"{space}cellXfs")))
    used = [codes.get(xf.get("numFmtId"), xf.get("numFmtId")) for xf in cells]
    found = profile(catalogue, "0182", "sv")
    line = [row.indicator for row in found.rows].index("voter_turnout_municipal") + HEAD + 2
    for at in sheet.iter(f"{space}c"):
        if at.get("r") in {f"E{line}", f"N{line}", f"O{line}"}:
            formats[at.get("r", "")[0]] = used[int(at.get("s", "0"))]

    assert formats["N"] == formats["O"] != formats["E"]


def test_a_change_that_passes_a_doubtful_year_over_says_so_in_every_file(
    catalogue: Catalogue,
) -> None:
    view = profile(catalogue, "0181", "sv")
    row = next(r for r in view.rows if r.indicator == "household_waste_collected_for_recycling")
    theme = next(t for t in view.themes if row in t.rows)
    plain = {
        r["indicator"]: r
        for t in answered(catalogue, "getMunicipality", "sv", municipality="0181")["themes"]
        for r in t["indicators"]
    }
    exhibits = profile_exhibits(catalogue, "0181", "sv")

    assert row.change.remark
    assert row.change.remark in str(profile_cells(view, theme, row)[7])
    assert plain[row.indicator]["change"]["note"] == row.change.remark
    assert any(row.change.remark in note for one in exhibits for note in one.notes)


@pytest.mark.parametrize(
    ("remark", "said"),
    [
        ("{areas: ['9999'], note: {sv: x, en: x}}", "remarks[0].areas: found 9999"),
        ("{periods: ['1950'], note: {sv: x, en: x}}", "remarks[0].periods: found 1950"),
        ("{kind: step, note: {sv: x, en: x}}", "must name its periods"),
        ("{kind: wrong, note: {sv: x, en: x}}", "remarks[0].kind: found 'wrong'"),
        (
            "{areas: ['01'], note: {sv: x, en: x}}\n  - {note: {sv: x, en: x}}",
            "a second remark on 01",
        ),
    ],
)
def test_a_remark_that_cannot_be_placed_says_what_is_allowed(
    content: Path, remark: str, said: str
) -> None:
    path = content / "indicators" / "mean_age.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"\nremarks:\n  - {remark}\n", "utf-8")

    with pytest.raises(CatalogueError) as error:
        load(content)

    assert said in str(error.value)
