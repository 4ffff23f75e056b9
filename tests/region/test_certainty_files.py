"""No file, slide or answer says who is ahead without a grade."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pyarrow.parquet as pq
import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.testclient import TestClient
from typer.testing import CliRunner

from components.stage.drawing import content_html
from region.commands.command_line import app as terminal
from region.content.catalogue import Catalogue
from region.indicators.certainty import Grade
from region.indicators.certainty.views import verdicts
from region.indicators.certainty.words import (
    published_note,
    rank_note,
)
from region.outputs.charts.model import Bars, Regions
from region.outputs.exhibits import subject
from region.outputs.exhibits.steps import presentation
from region.outputs.open_data.tables import tables
from region.outputs.publication.publish import subject_xlsx, table_csv
from region.outputs.tables.observations import (
    json_stat,
    observations_csv,
    observations_parquet,
)
from region.outputs.tables.profiles import profile_csv, profile_xlsx
from region.web.api import api_routes
from region.words.language import gettext
from region.words.text import LANGUAGES, Language
from tests.claims import bare_texts, grades, names_a_grade, notes
from tests.told import interface_texts

FILES = (
    *("goals", "rankings", "table1", "overview", "figures", "strategy", "profile/0192"),
    *("matrix/population", "map/ill_health_days", "compare/gdp_pps_per_head", "history/eu_rci"),
    *("ranking/ris", "strips/regso_share_foreign_born", "indicator/population"),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_slide_says_who_is_ahead_without_a_grade(
    catalogue: Catalogue, language: Language
) -> None:
    for key in catalogue.presentations:
        for step in presentation(catalogue, key, language).steps:
            below = html.fromstring(f"<main>{content_html(step, language)}</main>").itertext()
            texts = (step.headline, step.subtitle, *below)
            assert bare_texts(catalogue, texts, language) == [], (key, step.headline)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", FILES)
def test_no_workbook_or_table_says_who_is_ahead_without_a_grade(
    catalogue: Catalogue, what: str, language: Language
) -> None:
    found = subject(catalogue, what, language)
    book = openpyxl.load_workbook(io.BytesIO(subject_xlsx(catalogue, found, language)))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    texts = [cell for cell in cells if isinstance(cell, str)]

    assert len(texts) > 10
    assert bare_texts(catalogue, texts, language) == []
    for shown in found.exhibits:
        if shown.table.rows:
            rows = csv.reader(
                io.StringIO(table_csv(shown, language).decode("utf-8-sig")),
                delimiter=";" if language == "sv" else ",",
            )
            assert bare_texts(catalogue, (cell for row in rows for cell in row), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_of_the_interface_says_who_is_ahead_without_a_grade(
    catalogue: Catalogue, language: Language
) -> None:
    answers: dict[str, list[str]] = {}
    for address, text in interface_texts(catalogue, language):
        answers.setdefault(address, []).append(text)

    assert len(answers) >= 20
    for address, texts in answers.items():
        assert bare_texts(catalogue, texts, language) == [], address


def _ranked(columns: list[str], language: Language) -> bool:
    _ = gettext(language)
    first = {_("plats, bäst eller högst först"), _("plats, från"), _("plats")}
    return bool(first & set(columns)) or any(c.startswith(_("plats")) for c in columns)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "address",
    [
        "map/employment_rate_20_64",
        "map/councillors_women_share",
        "profile/0192",
        "compare/rd_share_of_gdp",
        "compare/median_income_20_64",
        "ranking/ris",
    ],
)
def test_a_note_travels_in_every_file_that_holds_ranks(
    catalogue: Catalogue, address: str, language: Language
) -> None:
    _ = gettext(language)
    kind = address.partition("/")[0]
    found = subject(catalogue, address, language)
    book = openpyxl.load_workbook(io.BytesIO(subject_xlsx(catalogue, found, language)))
    cells = {str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value}
    ranked = [e for e in found.exhibits if _ranked([c.name for c in e.table.columns], language)]
    assert ranked
    for exhibit in ranked:
        assert exhibit.rank_note in notes(language), exhibit.key
        assert exhibit.rank_note in cells
        text = table_csv(exhibit, language).decode("utf-8-sig")
        assert exhibit.rank_note in text
        if kind != "ranking":
            names = [column.name for column in exhibit.table.columns]
            assert _("jämförelsens grad") in names
            assert names_a_grade(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_observations_and_profiles_carry_grade_range_and_note(
    catalogue: Catalogue, language: Language
) -> None:
    _ = gettext(language)
    mark = ";" if language == "sv" else ","
    raw = observations_csv(catalogue, "employment_rate_20_64", language, (), "2022")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=mark))
    towns = [row for row in rows if len(row[_("områdeskod")]) == 4]
    assert len(towns) == 26
    for row in towns:
        assert row[_("jämförelsens grad")] in grades(language)
        assert row[_("undre gräns")] and row[_("övre gräns")] and row[_("mot länet")]
        assert row[_("om platserna")] == rank_note(language)
    assert {row[_("jämförelsens grad")] for row in rows if row not in towns} == {""}
    raw = profile_csv(catalogue, "0192", language)
    for row in csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=mark):
        assert row[_("jämförelsens grad")] in grades(language)
        assert row[_("om platserna")] == rank_note(language)
    book = openpyxl.load_workbook(io.BytesIO(profile_xlsx(catalogue, "0192", language)))
    names = [cell.value for cell in book.worksheets[1][4]]
    assert {_("jämförelsens grad"), _("om platserna"), _("plats, från")} <= set(names)
    first = [cell.value for row in book.worksheets[0].iter_rows() for cell in row]
    assert rank_note(language) in first


@pytest.mark.parametrize("key", ["employment_rate_20_64", "councillors_women_share"])
def test_parquet_and_json_stat_carry_range_grade_and_note(catalogue: Catalogue, key: str) -> None:
    """Municipality by municipality the same as the verdicts say; nothing for county and country."""
    body = observations_parquet(catalogue, key, "sv")
    file = pq.read_table(io.BytesIO(body))
    assert file.schema.metadata[b"rank_note"].decode() == rank_note("sv")
    stat = json_stat(catalogue, key, "sv")
    areas = stat["dimension"]["area"]["category"]["index"]
    periods = stat["dimension"]["period"]["category"]["index"]
    certainty, compared = stat["extension"]["certainty"], 0
    for row in file.to_pylist():
        told = verdicts(catalogue, key, row["period"], "sv")
        place = told.row(row["area_code"])
        at = areas.index(row["area_code"]) * len(periods) + periods.index(row["period"])
        if place is None or row["value"] is None:
            assert row["grade"] is None and str(at) not in certainty
            continue
        compared += 1
        assert (row["lower"], row["upper"]) == (place.lower, place.upper)
        assert (row["rank_low"], row["rank_high"]) == (place.rank_low, place.rank_high)
        assert row["grade"] == told.grade in set(Grade)
        expected = {"lower": place.lower, "upper": place.upper, "grade": told.grade}
        assert certainty[str(at)] == expected
    assert compared >= 100


def test_the_data_packages_ranks_say_what_they_can_be_used_for(catalogue: Catalogue) -> None:
    for resource in tables(catalogue):
        if any(column.name == "rank" for column in resource.columns):
            for language in LANGUAGES:
                assert published_note(language) in resource.description[language]
            break
    else:
        pytest.fail("no table holds ranks")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slide_that_names_the_highest_names_the_grade(
    catalogue: Catalogue, language: Language
) -> None:
    seen = 0
    for key in catalogue.presentations:
        for step in presentation(catalogue, key, language).steps:
            if isinstance(step.exhibit.picture, Regions | Bars):
                seen += 1
                assert names_a_grade(step.subtitle, language), (key, step.headline)
    assert seen >= 2


def test_the_interface_has_verdict_grade_span_and_range(catalogue: Catalogue) -> None:
    client = TestClient(Starlette(routes=api_routes(lambda: catalogue)))
    town = client.get("/api/v1/municipalities/0192").json()
    assert town["rank_note"]
    for theme in town["themes"]:
        for row in theme["indicators"]:
            assert row["grade"] in set(Grade)
            assert {"verdict", "rank_low", "rank_high", "lower", "upper"} <= row.keys()
    address = "/api/v1/indicators/employment_rate_20_64/observations"
    whole = client.get(address, params={"format": "json", "period": "2022"}).json()
    assert whole["rank_note"]
    towns = [item for item in whole["items"] if len(item["area"]) == 4]
    assert all(item["grade"] == "estimated" for item in towns)
    assert all(item["lower"] <= item["value"] <= item["upper"] for item in towns)
    assert all(item["rank_low"] <= item["rank_high"] for item in towns)
    one = client.get("/api/v1/indicators/lacking_trust_16_84").json()
    assert one["basis"] == "survey" and "felmarginal" in one["evidence"]
    many = client.get("/api/v1/comparisons/europe/rd_share_of_gdp").json()
    assert many["grade"] in set(Grade) and many["grade_note"]
    assert all(rank["rank_low"] <= rank["rank"] for rank in many["ranks"])


def test_the_terminal_prints_the_grade_of_a_profile() -> None:
    result = CliRunner().invoke(terminal, ["show", "profile", "0192", "--json"])
    assert result.exit_code == 0, result.output
    rows = [row for theme in json.loads(result.output)["themes"] for row in theme["indicators"]]
    assert rows and all(row["grade"] in set(Grade) for row in rows)
