"""A built table: each cell is what the files hold, in every channel, or says why it is empty."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import openpyxl
import pyarrow.parquet as pq
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.testing import CliRunner

from region.commands.command_line import app as terminal
from region.comparisons.lines import UNCERTAIN
from region.content.catalogue import DATA, Catalogue, load
from region.content.model import Status
from region.indicators.provenance import status_label
from region.outputs.built.choice import (
    MOST_CELLS,
    MOST_MEASURES,
    MOST_PLACES,
    Asked,
    TooManyCellsError,
    every_year,
    place_names,
    usual_measures,
    usual_places,
)
from region.outputs.built.table import built_table
from region.outputs.charts.model import Bars, Lines, Panels
from region.outputs.exhibits import subject
from region.outputs.exhibits.addressed import addressed
from region.outputs.publication.formats import Format
from region.outputs.publication.publish import publish
from region.outputs.tables.workbook import HEAD
from region.strategy.indicator import every_indicator
from region.web.api import api_routes
from region.words.text import LANGUAGES, Language
from region.words.views import UnknownIdError

CONTENT = load()
CHOICES = {
    "usual": Asked(),
    "one series": Asked("mean_age", "0184"),
    "all municipalities": Asked("mean_age", "municipalities", "2025", "2025"),
    "several": Asked(
        "population,house_price_mean,merit_value_y9_home_municipality", "0180,0182,01"
    ),
    "europe": Asked("tertiary_25_64,gdp_pps_per_head", "SE11,DK01,EU27_2020", "2014"),
    "counties": Asked("median_income_20_64", "01,12,14,00", "2010", "2022"),
    "women": Asked("mean_age", "0180,01", sex="women"),
    "all sexes": Asked("mean_age,house_price_mean", "0180,0182", "2019", "2024", "all"),
    "pair": Asked("life_expectancy_women", "0180", "2015", "2024", "all"),
    "backwards": Asked("population", "0188", "2020", "2010"),
}


@cache
def files(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def observed(measure: str, sex: str) -> Mapping[tuple[str, str], str]:
    """All values of a measure as the files write them, the county's own table before others."""
    found: dict[tuple[str, str], str] = {}
    if sex != "total":
        rows = files(f"by_sex/{measure}.csv")
        return {(r["area_code"], r["period"]): r["value"] for r in rows if r["sex"] == sex}
    for scope in ("counties", "europe"):
        for row in files(f"comparison/{scope}.csv"):
            if row["indicator"] == measure:
                found[row["area_code"], row["period"]] = row["value"]
    if (DATA / f"indicators/{measure}.csv").exists():
        own = files(f"indicators/{measure}.csv")
        ours = {row["area_code"] for row in own}
        found = {key: value for key, value in found.items() if key[0] not in ours}
        found |= {(row["area_code"], row["period"]): row["value"] for row in own}
    return found


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=api_routes(lambda: CONTENT)))


def _query(asked: Asked, language: Language, ending: str) -> dict[str, str]:
    given = {name: value for name, value in asked._asdict().items() if value}
    return {**given, "lang": language, "format": ending}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [one for one in CHOICES if one != "pair"])
def test_every_cell_is_what_the_files_hold_or_says_why_it_is_empty(
    catalogue: Catalogue, name: str, language: Language
) -> None:
    found = built_table(catalogue, CHOICES[name], language)

    assert len(found.rows) * len(found.columns) == found.selection.cells > 0
    valued = 0
    for row in found.rows:
        for measure, cell in zip(found.selection.measures, row.cells, strict=True):
            divided = row.sex == "total" or (DATA / f"by_sex/{measure}.csv").exists()
            held = observed(measure, row.sex).get((row.code, row.year), "") if divided else ""
            if held == "":
                assert cell.value is None and cell.text == "–" and cell.note, (row, measure)
            else:
                assert Decimal(repr(cell.value)) == Decimal(held), (row, measure)
                assert cell.text.replace(",", "").replace("\xa0", "") != "–"
                valued += 1
    assert valued


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHOICES)
def test_table_files_interface_and_exhibit_hold_the_same(
    client: TestClient, name: str, language: Language
) -> None:
    asked = CHOICES[name]
    found = built_table(CONTENT, asked, language)
    values = [[cell.value for cell in row.cells] for row in found.rows]
    notes = [[cell.note for cell in row.cells] for row in found.rows]
    before = 4 if found.by_sex else 3

    answer = client.get("/api/v1/table", params=_query(asked, language, "json"))
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert [[cell["value"] for cell in row["cells"]] for row in told["rows"]] == values
    assert [[cell["note"] or "" for cell in row["cells"]] for row in told["rows"]] == notes
    assert told["sentence"] == found.headline and told["cells"] == found.selection.cells

    sheet = openpyxl.load_workbook(
        io.BytesIO(client.get("/api/v1/table", params=_query(asked, language, "xlsx")).content)
    ).worksheets[1]
    lines = list(sheet.iter_rows(min_row=HEAD + 2, values_only=True))[: len(values)]
    assert [list(line[before::2])[: len(found.columns)] for line in lines] == values

    text = client.get("/api/v1/table", params=_query(asked, language, "csv")).content.decode()
    sign, point = (";", ",") if language == "sv" else (",", ".")
    written = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=sign))
    read = [
        [float(cell.replace(point, ".")) if cell else None for cell in line[before:-1:2]]
        for line in written[1:]
    ]
    assert read == values
    assert [line[before + 1 : -1 : 2] for line in written[1:]] == notes

    parquet = client.get("/api/v1/table", params=_query(asked, language, "parquet")).content
    columns = pq.read_table(io.BytesIO(parquet))
    for at, measure in enumerate(found.selection.measures):
        assert columns[measure].to_pylist() == [row[at] for row in values]

    given = {name: value for name, value in asked._asdict().items() if value}
    shown = addressed(CONTENT, "build", given, language)
    assert [list(row[before::2]) for row in shown.table.rows] == values
    assert shown.answer == found.headline and shown.line
    assert [column.name for column in shown.table.columns[before::2]] == [
        f"{one.name} ({one.unit})" for one in found.columns
    ]


def test_the_slide_draws_the_same_values(catalogue: Catalogue) -> None:
    one = addressed(catalogue, "build", {"measures": "mean_age", "places": "0180,0182"}, "sv")
    several = addressed(catalogue, "build", {"measures": "mean_age,population"}, "sv")
    year = addressed(catalogue, "build", {"measures": "mean_age", "places": "municipalities"}, "sv")

    assert isinstance(one.picture, Lines)
    drawn = {line.name: [mark.value for mark in line.marks] for line in one.picture.lines}
    for name, code in (("Stockholm", "0180"), ("Nacka", "0182")):
        assert drawn[name] == [row[3] for row in one.table.rows if row[1] == code]
    assert isinstance(several.picture, Panels) and len(several.picture.panels) == 2
    assert isinstance(year.picture, Bars) and len(year.picture.bars) == 26
    last = max(str(row[2]) for row in year.table.rows)
    values = sorted((row[3] for row in year.table.rows if row[2] == last), reverse=True)
    assert [bar.value for bar in year.picture.bars] == values
    made = publish(catalogue, Format.PPTX, "built/mean_age", "sv", (("places", "0180,0182"),))
    assert made.body.startswith(b"PK") and made.name.endswith(".pptx")


def test_lines_are_cut_at_a_break_and_the_headline_does_not_reach_across_it(
    catalogue: Catalogue,
) -> None:
    asked = {"measures": "share_post_secondary_25_64", "places": "0180", "first": "2021"}
    shown = addressed(catalogue, "build", asked, "sv")

    assert isinstance(shown.picture, Lines)
    assert shown.picture.lines[0].breaks_inside == (2024,)
    assert "från" not in shown.answer and "2025" in shown.answer
    assert [row[4] for row in shown.table.rows if row[2] == "2024"] == ["brott i serien"]
    before = addressed(catalogue, "build", {**asked, "last": "2023"}, "sv")
    assert "från" in before.answer and "(2021)" in before.answer and "(2023)" in before.answer


def test_everybodys_row_is_empty_for_a_measure_of_women_alone(catalogue: Catalogue) -> None:
    found = built_table(catalogue, CHOICES["pair"], "sv")

    assert found.columns[0].name == "Medellivslängd"
    assert {row.cells[0].value for row in found.rows if row.sex == "total"} == {None}
    women = {r.year: r.cells[0].value for r in found.rows if r.sex == "women"}
    men = {r.year: r.cells[0].value for r in found.rows if r.sex == "men"}
    held = {sex: observed(f"life_expectancy_{sex}", "total") for sex in ("women", "men")}
    for year in found.selection.years:
        assert women[year] == float(held["women"]["0180", year])
        assert men[year] == float(held["men"]["0180", year])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_that_is_not_as_others_says_so(catalogue: Catalogue, language: Language) -> None:
    marked: dict[str, tuple[str, str, str]] = {}
    for key, table in catalogue.observations.items():
        for row in table.rows:
            if row.status is not Status.NORMAL:
                marked.setdefault(row.status, (key, row.area, row.period))
    for one in catalogue.comparisons.values():
        for key, readings in one.readings.items():
            for reading in readings.rows:
                for status in reading.statuses:
                    marked.setdefault(status, (key, reading.area, reading.period))
    assert {Status.PROVISIONAL, Status.BREAK, Status.NOT_PUBLISHED} <= set(marked)
    for status, (key, area, period) in marked.items():
        (row,) = built_table(catalogue, Asked(key, area, period, period), language).rows
        assert status_label(Status(status), language) in row.cells[0].note, (status, key)
        assert row.cells[0].provisional is (status in UNCERTAIN)


def test_at_most_two_thousand_cells_and_the_answer_says_how_many(client: TestClient) -> None:
    years = every_year(CONTENT, ("mean_age",), "total")
    fits = Asked("mean_age,population", "municipalities", "2000", "2025")
    found = built_table(CONTENT, fits, "sv")
    assert found.selection.cells == 2 * 26 * 26 <= MOST_CELLS

    over = Asked("mean_age,population", "municipalities", years[0], "2025", "all")
    with pytest.raises(TooManyCellsError) as error:
        built_table(CONTENT, over, "sv")
    assert error.value.cells > MOST_CELLS
    refused = client.get("/api/v1/table", params=_query(over, "sv", "json"))
    assert refused.status_code == 400
    assert str(error.value.cells) in refused.json()["detail"]
    assert refused.json()["allowed"] == [f"1..{MOST_CELLS}"]
    args = ["--measures", over.measures, "--places", over.places, "--first", over.first]
    said = CliRunner().invoke(terminal, ["show", "table", *args, "--sex", "all"])
    assert said.exit_code == 2 and str(error.value.cells) in said.output


@pytest.mark.parametrize(
    ("asked", "kind", "known"),
    [
        (Asked("nope"), "measure", "mean_age"),
        (Asked("mean_age", "9999"), "place", "0180"),
        (Asked("mean_age", "SE11"), "place", "0180"),
        (Asked("mean_age", "0180", "1900"), "first year", "2020"),
        (Asked("mean_age", "0180", "", "2999"), "last year", "2020"),
        (Asked("mean_age", "0180", sex="children"), "sex", "women"),
        (Asked("house_price_mean", "0180", sex="women"), "sex", "total"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(
    catalogue: Catalogue, asked: Asked, kind: str, known: str
) -> None:
    with pytest.raises(UnknownIdError) as error:
        built_table(catalogue, asked, "sv")
    assert error.value.kind == kind and known in error.value.allowed


def test_more_measures_or_places_than_may_be_are_refused(catalogue: Catalogue) -> None:
    measures = tuple(every_indicator(catalogue))[: MOST_MEASURES + 1]
    with pytest.raises(UnknownIdError) as error:
        built_table(catalogue, Asked(",".join(measures)), "sv")
    assert error.value.found == measures[-1]
    places = tuple(place_names(catalogue, ("tertiary_25_64",), "sv"))[: MOST_PLACES + 1]
    with pytest.raises(UnknownIdError) as error:
        built_table(catalogue, Asked("tertiary_25_64", ",".join(places)), "sv")
    assert error.value.found == places[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_can_be_built_with_and_names_its_source(
    catalogue: Catalogue, language: Language
) -> None:
    for key in every_indicator(catalogue):
        found = built_table(catalogue, Asked(key), language)
        (column,) = found.columns
        assert found.selection.places == usual_places(catalogue, (key,))
        assert any(row.cells[0].value is not None for row in found.rows), key
        assert column.unit is not None and column.line and column.updated, key
        names = list(place_names(catalogue, (key,), language).values())
        assert len(names) == len(set(names))


def test_the_terminal_prints_what_the_interface_answers(client: TestClient) -> None:
    args = ["show", "table", "--measures", "mean_age", "--places", "0184,0180", "--first", "2020"]
    printed = CliRunner().invoke(terminal, [*args, "--json", "--lang", "en"])

    asked = Asked("mean_age", "0184,0180", "2020")
    assert (
        json.loads(printed.output)
        == client.get("/api/v1/table", params=_query(asked, "en", "json")).json()
    )
    assert "Solna" in CliRunner().invoke(terminal, args).output


def test_the_usual_table_is_a_subject_of_its_own(catalogue: Catalogue) -> None:
    key = ",".join(usual_measures(catalogue))
    (shown,) = subject(catalogue, f"built/{key}", "en").exhibits
    assert shown.page == f"/bygg?measures={key}&lang=en"
    assert shown.picture is not None
