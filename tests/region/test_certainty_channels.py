"""Wherever a rank stands, or who is highest, the grade stands too: all channels are walked."""

from __future__ import annotations

import csv
import io
import json
import re

import openpyxl
import pyarrow.parquet as pq
import pytest
from lxml import html
from starlette.testclient import TestClient
from typer.testing import CliRunner

from app import app
from components.page import document
from pages import PAGES
from region.commands.command_line import app as terminal
from region.comparisons.comparison import compare
from region.content.catalogue import SCOPES, Catalogue
from region.indicators.certainty import Grade
from region.indicators.certainty.views import verdicts
from region.indicators.certainty.words import (
    compared_note,
    grade_name,
    published_note,
    rank_note,
)
from region.municipalities.choropleth import choropleth, map_view
from region.municipalities.classes import Scheme
from region.municipalities.measures import bases, can_differ, measured
from region.municipalities.profile.view import profile
from region.municipalities.series import indicator_series
from region.outputs.charts.model import Bars, Regions
from region.outputs.exhibits import subject
from region.outputs.exhibits.steps import presentation
from region.outputs.open_data.feed import entries
from region.outputs.open_data.tables import tables
from region.outputs.publication.publish import subject_xlsx, table_csv
from region.outputs.publication.report_content import report_content
from region.outputs.tables.observations import (
    json_stat,
    observations_csv,
    observations_parquet,
)
from region.outputs.tables.profiles import profile_csv, profile_xlsx
from region.web.metadata import metadata
from region.web.search_answers import answer
from region.words.language import gettext
from region.words.text import LANGUAGES, Language
from tests.documents import page_html
from tests.told import strings

CODES = ("0180", "0187", "0192")


def grades(language: Language) -> set[str]:
    return {grade_name(grade, language) for grade in Grade}


def names_a_grade(text: str, language: Language) -> bool:
    return any(name in text for name in grades(language))


def notes(language: Language) -> tuple[str, ...]:
    return rank_note(language), compared_note(language), published_note(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_that_says_who_is_highest_says_how_sure_that_is(
    catalogue: Catalogue, language: Language
) -> None:
    _ = gettext(language)
    highest = _("Högst: {highest} med {high}. Lägst: {lowest} med {low}.").split(":")[0]
    for indicator in catalogue.municipal_indicators:
        series = indicator_series(catalogue, indicator.id, language)
        kinds = [series]
        if bases(series):
            kinds.append(measured(series, "change", bases(series)[0], language))
        if can_differ(series):
            kinds.append(measured(series, "difference", "", language))
        for one in kinds:
            view = map_view(choropleth(one, Scheme(), language), None)
            assert view.grade_name in grades(language) and view.grade_note and view.rank_note
            if highest in view.sentence:
                assert names_a_grade(view.sentence, language), indicator.id
            for row in view.rows:
                assert (row.standing is None) is (row.rank is None), (indicator.id, row.code)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_of_a_profile_has_a_grade(
    catalogue: Catalogue, code: str, language: Language
) -> None:
    view = profile(catalogue, code, language)

    assert all(names_a_grade(sentence, language) for sentence in view.summary)
    for row in view.rows:
        assert row.rank is None or row.judged.grade_name in grades(language)
        if row.change.base:
            assert row.moved and row.moved.grade_name in grades(language)


CLAIM: dict[Language, re.Pattern[str]] = {
    "sv": re.compile(r"\b(bättre|sämre|högre|lägre) än (länet|typiskt)|\bplats \d|\bhögst:", re.I),
    "en": re.compile(
        r"\b(better|worse|higher|lower) than (the county|typical)|\brank \d|\bhighest:", re.I
    ),
}
"""A verdict on one value, a place among all, or who is highest."""

WALKED: tuple[tuple[str, dict[str, str]], ...] = (
    *(("profile", {"kommun": code}) for code in (*CODES, "01", "inner")),
    ("map", {}),
    ("map", {"indicator": "ill_health_days", "kommun": "0180"}),
    ("map", {"indicator": "employment_rate_20_64", "sex": "gap"}),
    ("matrix", {}),
    ("matrix", {"sex": "women"}),
    ("matrix", {"kommun": "0192"}),
    ("matrix", {"indicator": "ill_health_days", "sex": "gap"}),
    ("compare", {}),
    ("compare", {"scope": "counties", "view": "lines"}),
    ("compare", {"view": "several"}),
    ("indicator", {"indicator": "employment_rate_20_64"}),
)
PUBLISHED: dict[Language, re.Pattern[str]] = {
    "sv": re.compile(r"^plats \d+$|^(Strategin skriver|Stockholm \d{4}): plats \d"),
    "en": re.compile(r"^rank \d+$|^(The strategy says|Stockholm \d{4}): rank \d"),
}
"""A place in a publisher's own ranking; the report says in a note what such places are."""

HEARD = ("aria-label", "title", "alt")
PARTS = ("section", "article", "details")


def without_a_grade(page: str, language: Language) -> list[str]:
    """Return what a page claims where the part that it stands in names no grade."""
    read = html.fromstring(f"<main>{page}</main>")
    for gone in read.xpath(".//script|.//style|.//svg|.//option"):
        gone.drop_tree()

    def heard(element: html.HtmlElement) -> str:
        inside = (one.get(name) or "" for one in element.iter("*") for name in HEARD)
        return " ".join([element.text_content(), *inside])

    found = []
    for element in read.iter("*"):
        own = [element.text or "", *((child.tail or "") for child in element)]
        own += [element.get(name) or "" for name in HEARD]
        claims = [text for text in own if CLAIM[language].search(text)]
        part = element
        while part.tag not in PARTS and part.getparent() is not None:
            if part.getparent().tag == "main":
                break
            part = part.getparent()
        if claims and not names_a_grade(heard(part), language):
            found += claims
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "given"), WALKED)
def test_no_part_of_a_page_claims_more_than_its_grade(
    catalogue: Catalogue, key: str, given: dict[str, str], language: Language
) -> None:
    page = page_html(catalogue, key, given, language)
    assert names_a_grade(page, language)
    assert without_a_grade(page, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_previews_search_feed_report_and_slides_claim_nothing_without_a_grade(
    catalogue: Catalogue, language: Language
) -> None:
    told = []
    for key, given in WALKED:
        title = document.draw(PAGES[key], catalogue, given, language, None).title
        found = metadata(catalogue, key, title, given, "", language)
        told += [(f"preview of {key}", text) for _name, text in found.properties]
    told += [("feed", f"{one.title}. {one.text}") for one in entries(catalogue, language)]
    for kind, ids in (
        ("municipality", CODES),
        ("indicator", tuple(catalogue.indicators)),
        ("target", tuple(catalogue.targets)),
    ):
        told += [(f"search {one}", answer(catalogue, kind, one, language)) for one in ids]
    report = [*strings(report_content(catalogue, language, None))]
    told += [("report", text) for text in report if not PUBLISHED[language].search(text)]
    assert any(published_note(language) in text for text in report)
    for what in ("profile/0192", "matrix/population", "map/ill_health_days"):
        for shown in subject(catalogue, what, language).exhibits:
            told += [(what, text) for text in (shown.answer, shown.message)]
    assert len(told) > 100
    for where, text in told:
        if CLAIM[language].search(text) and published_note(language) not in text:
            assert names_a_grade(text, language), (where, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rank_in_a_comparison_has_a_grade(catalogue: Catalogue, language: Language) -> None:
    for scope in SCOPES:
        for key in catalogue.comparisons[scope].indicators:
            view = compare(catalogue, scope, key, (), "", language)
            assert view.grade_name in grades(language) and view.grade_note
            if view.own.rank:
                assert names_a_grade(view.sentence, language), key
                last = view.ranks[-1]
                assert last.rank_low <= last.rank <= last.rank_high <= last.field


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


def test_the_interface_has_verdict_grade_span_and_range() -> None:
    with TestClient(app) as client:
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
