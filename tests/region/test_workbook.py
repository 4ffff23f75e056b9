"""Profiles as files: numbers are numbers, text is text, whatever it looks like."""

from __future__ import annotations

import csv
import dataclasses
import io
import zipfile
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from region.content.catalogue import Catalogue
from region.indicators.provenance import provenance
from region.municipalities.profile.questions import answers
from region.municipalities.profile.view import profile
from region.outputs.tables.profiles import profile_csv, profile_xlsx
from region.outputs.tables.workbook import sheet_name
from region.words.text import Text

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(body: bytes, number: int) -> list[dict[str, str | float]]:
    """The cells of a sheet's table by column letter; text as str, numbers as float."""
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        shared = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
        texts = ["".join(part.itertext()) for part in shared.iter(f"{SPACE}si")]
        root = ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))
    assert root.find(f".//{SPACE}f") is None, "a formula"
    rows = []
    for row in root.iter(f"{SPACE}row"):
        cells: dict[str, str | float] = {}
        for cell in row.iter(f"{SPACE}c"):
            value = cell.findtext(f"{SPACE}v")
            letter = "".join(c for c in cell.get("r", "") if c.isalpha())
            if value is not None:
                cells[letter] = texts[int(value)] if cell.get("t") == "s" else float(value)
        rows.append(cells)
    head = next(at for at, cells in enumerate(rows) if len(cells) > 2)
    return rows[head:]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_values_are_the_views_own_numbers(catalogue: Catalogue, language: str) -> None:
    rows = sheet(profile_xlsx(catalogue, "0182", language), 2)
    view = profile(catalogue, "0182", language)

    assert len(rows) == 1 + len(view.rows)
    for cells, row in zip(rows[1:], view.rows, strict=True):
        assert cells["A"] == "0182"
        assert cells["D"] == row.name
        assert cells.get("E") == row.value.value
        assert cells.get("I") == pytest.approx(row.change.value)
        assert cells.get("L") == row.rank
        assert cells["R"] == row.provenance.line


def test_definitions_and_sources_have_a_sheet(catalogue: Catalogue) -> None:
    rows = sheet(profile_xlsx(catalogue, "0182", "sv"), 4)[1:]

    assert sorted(str(row["M"]) for row in rows) == sorted(
        indicator.id for indicator in catalogue.municipal_indicators
    )
    for row in rows:
        items = provenance(catalogue, str(row["M"]), "sv").items
        assert set(str(row["I"]).split("\n")) == {item.url for item in items}
        assert len(str(row["H"]).split("\n")) == len(str(row["I"]).split("\n"))


def test_every_year_of_a_questions_chart_is_there(catalogue: Catalogue) -> None:
    head, *rows = sheet(profile_xlsx(catalogue, "0182", "sv"), 3)
    columns = {text: letter for letter, text in head.items()}
    told = {
        (row[columns["fråga"]], row[columns["period"]], area): row[letter]
        for row in rows
        for area, letter in columns.items()
        if isinstance(row.get(letter), float)
    }

    wanted = {
        (one.question, point.period, line.area): point.value
        for one in answers(catalogue, "0182", "sv").answers
        for line in one.series
        for point in line.points
    }
    assert wanted
    assert told == wanted


def test_the_first_sheet_answers_the_questions(catalogue: Catalogue) -> None:
    book = load_workbook(io.BytesIO(profile_xlsx(catalogue, "0182", "sv")))
    facts = dict(row[:2] for row in book.worksheets[0].iter_rows(values_only=True))

    for one in answers(catalogue, "0182", "sv").answers:
        assert facts[one.question] == f"{one.answer} ({one.period})"


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "https://example.com", "12"])
def test_text_never_becomes_a_formula_a_link_or_a_number(catalogue: Catalogue, start: str) -> None:
    old = catalogue.indicators["mean_age"]
    strange = old.model_copy(update={"name": Text(sv=start, en=start)})
    other = dataclasses.replace(
        catalogue,
        version=f"{catalogue.version}{start}",
        indicators={**catalogue.indicators, "mean_age": strange},
    )

    names = [row["D"] for row in sheet(profile_xlsx(other, "0182", "sv"), 2)]

    assert start in names


def test_the_same_content_gives_the_same_file(catalogue: Catalogue) -> None:
    again = dataclasses.replace(catalogue, version=f"{catalogue.version}, read again")

    assert profile_xlsx(again, "0188", "sv") == profile_xlsx(catalogue, "0188", "sv")


def test_the_csv_has_the_same_numbers(catalogue: Catalogue) -> None:
    text = profile_csv(catalogue, "0182", "sv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    view = profile(catalogue, "0182", "sv")

    assert len(rows) == len(view.rows)
    for cells, row in zip(rows, view.rows, strict=True):
        shown = cells["värde"].replace(",", ".")
        assert (float(shown) if shown else None) == pytest.approx(row.value.value)
        assert cells["källa"] == row.provenance.line


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("Nynäshamn: Hälsa", (), "Nynäshamn Hälsa"),
        ("Nynäshamn: Tillgänglighet och färdsätt", (), "Tillgänglighet och färdsätt"),
        (
            "Upplands Väsby: Befolkning, boende och annat i länet",
            (),
            "Befolkning, boende och annat i…",
        ),
        ("Mål: nås de?", ("mål nås de",), "Mål nås de 2"),
        ("x" * 40, (), "x" * 31),
        ("[]", (), "1"),
    ],
)
def test_a_sheets_name_is_whole_words_with_single_spaces(
    title: str, taken: tuple[str, ...], name: str
) -> None:
    assert sheet_name(title, taken) == name
    assert len(name) <= 31
