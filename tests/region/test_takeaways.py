"""Pictures, tables and documents say what the pages say, and where it comes from."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import itertools
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader
from typer.testing import CliRunner

from region.commands.command_line import app
from region.content.catalogue import Catalogue
from region.municipalities.menu import map_view
from region.outputs.charts.palette import CLASSES
from region.outputs.exhibits import allowed, subject
from region.outputs.publication.formats import Format
from region.outputs.publication.publish import publish, table_csv
from region.outputs.tables.workbook import HEAD, sheet_name
from region.targets.goals import goals

ROOT = Path(__file__).parents[2]
PICTURES = ("target/rd_share", "map/mean_age", "bars/mean_age", "series/employment_rate_20_64_rams")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("what", PICTURES)
def test_a_picture_has_title_source_and_date_in_it(
    catalogue: Catalogue, what: str, language: str
) -> None:
    made = publish(catalogue, Format.SVG, what, language)
    root = ElementTree.fromstring(made.body)
    words = " ".join("".join(part.itertext()) for part in root.iter() if part.tag.endswith("text"))
    exhibit = subject(catalogue, what, language).exhibits[0]

    for text in (exhibit.title, exhibit.line, exhibit.dated):
        assert set(text.split()) <= set(words.replace(". ", " ").replace(".", "").split()) | set(
            words.split()
        )
    assert root.get("aria-label") == exhibit.alternative
    assert "23" in words and "2026" in words
    assert "http" not in made.body.decode().replace("http://www.w3.org", "")


@pytest.mark.parametrize("what", PICTURES)
def test_a_png_is_twice_as_large_as_the_svg(catalogue: Catalogue, what: str) -> None:
    svg = publish(catalogue, Format.SVG, what, "sv").body.decode()
    width, height = map(float, re.search(r'width="(\d+)" height="(\d+)"', svg).groups())
    image = Image.open(io.BytesIO(publish(catalogue, Format.PNG, what, "sv").body))

    assert image.size == (2 * width, 2 * height)
    assert len(image.convert("RGB").getcolors(1 << 22)) > 20


def test_a_map_picture_colours_as_the_page_does(catalogue: Catalogue) -> None:
    svg = publish(catalogue, Format.SVG, "map/mean_age", "sv").body.decode()
    view = map_view(catalogue, "mean_age", None, "sv")

    for row in view.rows:
        fill = re.search(rf'fill="(#\w+)"[^>]*id="[^"]*-{row.code}"', svg).group(1)
        assert fill == CLASSES["light"][view.legend[row.class_index].colour]


def rows_of(body: bytes, sheet: int = 1):
    found = load_workbook(io.BytesIO(body)).worksheets[sheet]
    return list(found.iter_rows(min_row=HEAD + 1, values_only=True))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_workbook_holds_numbers_as_numbers(catalogue: Catalogue, language: str) -> None:
    body = publish(catalogue, Format.XLSX, "map/mean_age", language).body
    head, *rows = rows_of(body)
    view = map_view(catalogue, "mean_age", None, language)

    known = {row.name: row for row in view.rows}
    for rank, name, value, code, *_rest in rows[: len(known)]:
        assert (rank, value, code) == (known[name].rank, known[name].value, known[name].code)
        assert isinstance(value, float | int)
    names = load_workbook(io.BytesIO(body)).sheetnames
    assert names[-1] == (
        "Definitions and sources" if language == "en" else "Definitioner och källor"
    )
    sources = rows_of(body, -1)
    assert str(sources[1][8]).startswith("http")
    assert len(head) == len(rows[0])


def test_a_whole_page_as_a_workbook(catalogue: Catalogue) -> None:
    book = load_workbook(io.BytesIO(publish(catalogue, Format.XLSX, "goals", "sv").body))

    followed = [target for target in goals(catalogue, "sv").targets if target.following]
    assert len(book.sheetnames) == 1 + 1 + len(followed) + 1
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_sheet_names_are_allowed_and_different() -> None:
    taken: list[str] = []
    for _ in range(12):
        taken.append(sheet_name("Mål: [minst] 22 000 bostäder per år / county", taken))
    assert len({name.casefold() for name in taken}) == 12
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in taken)


@pytest.mark.parametrize(("language", "sign"), [("sv", ";"), ("en", ",")])
def test_csv_has_the_same_numbers(catalogue: Catalogue, language: str, sign: str) -> None:
    made = publish(catalogue, Format.CSV, "target/rd_share", language)
    rows = list(csv.reader(io.StringIO(made.body.decode("utf-8-sig")), delimiter=sign))
    points = goals(catalogue, language).target("rd_share").following.series.points

    values = [float(row[1].replace(",", ".")) for row in rows[1:]]
    assert values == pytest.approx([point.value for point in points])
    assert all(row[-1] for row in rows[1:])


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_text_in_csv_never_becomes_a_formula(catalogue: Catalogue, start: str) -> None:
    exhibit = subject(catalogue, "ranking/ris", "sv").exhibits[0]
    rows = ((1, start, "", "", ""),)
    other = dataclasses.replace(exhibit, table=exhibit.table._replace(rows=rows))

    assert f";'{start};" in table_csv(other, "sv").decode("utf-8-sig")


def test_an_archive_has_every_picture_and_table(catalogue: Catalogue) -> None:
    made = publish(catalogue, Format.ZIP, "indicator/mean_age", "sv")
    names = zipfile.ZipFile(io.BytesIO(made.body)).namelist()

    assert made.name == "medelalder.zip"
    assert "karta-medelalder-2025.svg" in names
    assert "rangordning-medelalder-2025.png" in names
    assert "utveckling-medelalder.csv" in names
    assert "medelalder.xlsx" in names


@pytest.fixture(scope="module", params=["sv", "en"])
def pdf(request, catalogue: Catalogue):
    made = publish(catalogue, Format.PDF, "report", request.param)
    return request.param, PdfReader(io.BytesIO(made.body))


def test_the_report_is_tagged_named_and_in_its_language(pdf) -> None:
    language, reader = pdf
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith(language)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "2026" in reader.metadata.title
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_the_report_has_bookmarks_and_text_to_search(catalogue: Catalogue, pdf) -> None:
    language, reader = pdf
    view = goals(catalogue, language)
    outline = json.dumps([str(o.title) for o in _flat(reader.outline)], ensure_ascii=False)
    words = re.sub(r"[\s\u00ad-]+", "", "".join(page.extract_text() for page in reader.pages))

    for goal in view.goals:
        assert goal.name in outline
    for target in view.targets:
        assert re.sub(r"[\s-]+", "", target.name) in words
        assert re.sub(r"[\s-]+", "", target.status.label) in words
        for said in target.assessments:
            assert re.sub(r"[\s-]+", "", said.text) in words


def _flat(outline):
    for item in outline:
        if isinstance(item, list):
            yield from _flat(item)
        else:
            yield item


def test_the_charts_of_the_report_are_drawings_with_words(pdf) -> None:
    _language, reader = pdf

    images = [image for page in reader.pages for image in page.images]
    assert images == []
    structure = reader.trailer["/Root"]["/StructTreeRoot"]
    assert len(list(_alternatives(structure))) >= 9


def _alternatives(node):
    node = node.get_object()
    if isinstance(node, dict):
        if node.get("/S") == "/Figure":
            assert node["/Alt"]
            yield node["/Alt"]
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            if not isinstance(child, int):
                yield from _alternatives(child)
    elif isinstance(node, list):
        for child in node:
            if not isinstance(child, int):
                yield from _alternatives(child)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_brief_is_two_pages(catalogue: Catalogue, language: str) -> None:
    made = publish(catalogue, Format.PDF, "brief", language)

    assert len(PdfReader(io.BytesIO(made.body)).pages) == 2


def test_an_earlier_year_knows_less(catalogue: Catalogue) -> None:
    day = dt.date(2021, 12, 31)
    made = publish(catalogue, Format.HTML, "report", "sv", known_on=day)
    then = goals(catalogue.as_known_on(day), "sv")
    text = made.body.decode()

    assert "31-december-2021" in made.name
    assert "Bara det som var känt den 31 december 2021" in text
    assert then.sentence in text
    assert "Läget i Stockholmsregionen 2022" not in text.split('id="sources"')[0] or then.targets


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_report_as_html_has_an_order_of_headings_and_alternatives(
    catalogue: Catalogue, language: str
) -> None:
    text = publish(catalogue, Format.HTML, "report", language).body.decode()
    levels = [int(level) for level in re.findall(r"<h(\d)", text)]

    assert f'<html lang="{language}">' in text
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert all(
        'alt="' in image and 'alt=""' not in image for image in re.findall(r"<img[^>]*>", text)
    )


def test_what_is_allowed_can_be_made(catalogue: Catalogue) -> None:
    for what in allowed(catalogue):
        for language in ("sv", "en"):
            found = subject(catalogue, what, language)
            assert found.exhibits
            assert re.fullmatch(r"[a-z0-9-]+", found.name)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["pptx", "--what", "nope"], "presentation/"),
        (["pptx", "--what", "target/nope"], "rd_share"),
        (["svg", "--what", "rankings"], "map/"),
        (["png", "--what", "goals"], "target/rd_share"),
        (["pdf", "--what", "goals"], "report, brief"),
        (["xlsx", "--what", "map/mean_age", "--choose", "year=1066"], "2025"),
        (["xlsx", "--what", "map/mean_age", "--choose", "year"], "year=2020"),
        (["odt", "--what", "goals"], "pptx"),
    ],
)
def test_a_wrong_wish_is_told_what_is_allowed(tmp_path, arguments: list[str], found: str) -> None:
    result = CliRunner().invoke(app, ["export", *arguments, "--out", str(tmp_path / "x")])

    assert result.exit_code == 2
    assert found in result.stderr
    assert not (tmp_path / "x").exists()


def test_the_command_writes_a_file_named_after_what_is_in_it(tmp_path: Path) -> None:
    arguments = ["export", "csv", "--what", "map/mean_age", "--choose", "year=2019", "--lang", "en"]
    result = CliRunner().invoke(app, [*arguments, "--out", str(tmp_path)])

    assert result.exit_code == 0, result.output
    assert [path.name for path in tmp_path.iterdir()] == ["map-mean-age-2019.csv"]
