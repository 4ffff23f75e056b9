"""A workbook of a visitor: which sheet, which rows, which numbers and years."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import pytest

from region.content.catalogue import Catalogue
from region.content.sheets.grid import Cell
from region.content.sheets.periods import is_day, period
from region.municipalities.own_table import titled
from tests.own_tables import NACKA, SALEM, SOLNA, Rows, book_of, opened, refused

PLAIN: Rows = [["Kommun", "Andel"], ["Nacka", 12.5], ["Solna", 7], ["Salem", 3.25]]
VALUES = {NACKA: 12.5, SOLNA: 7, SALEM: 3.25}


# ---- workbooks ----


def test_the_sheet_that_holds_the_table_is_found(catalogue: Catalogue) -> None:
    raw = book_of({"Läs mig": [["Om tabellen"], ["En enkät."]], "Andel": PLAIN})

    table = opened(catalogue, raw)

    assert table.values["t"] == VALUES
    assert table.notes[:2] == ("Läst blad: Andel.", "Andra blad är inte lästa: Läs mig.")
    assert table.questions == ()


def test_one_of_several_sheets_can_be_chosen(catalogue: Catalogue) -> None:
    other: Rows = [["Kommun", "Andel"], ["Nacka", 1]]
    raw = book_of({"2023": PLAIN, "2024": other})

    assert opened(catalogue, raw).values["t"] == VALUES
    assert [option.value for option in opened(catalogue, raw).questions[0].options] == [
        "2023",
        "2024",
    ]
    assert opened(catalogue, raw, sheet="2024").values["t"] == {NACKA: 1}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_not_read_and_told(catalogue: Catalogue, state: str) -> None:
    def hide(book: Any) -> None:
        book["Gammalt"].sheet_state = state

    wrong: Rows = [["Kommun", "Andel"], ["Nacka", 1]]
    table = opened(catalogue, book_of({"Gammalt": wrong, "Andel": PLAIN}, hide))

    assert table.values["t"] == VALUES
    assert "Dolda blad är inte lästa: Gammalt." in table.notes

    error = refused(catalogue, book_of({"Gammalt": wrong, "Text": [["Hej"]]}, hide))
    assert "Dolda blad är inte lästa: Gammalt." in error.notes


def test_hidden_rows_and_columns_are_not_read_and_told(catalogue: Catalogue) -> None:
    def hide(book: Any) -> None:
        book["A"].row_dimensions[3].hidden = True
        book["A"].column_dimensions["B"].hidden = True

    rows: Rows = [["Kommun", "Gammal", "Ny"], ["Nacka", 1, 12], ["Solna", 2, 7], ["Salem", 3, 4]]
    table = opened(catalogue, book_of({"A": rows}, hide))

    assert table.values["t"] == {NACKA: 12, SALEM: 4}
    assert "Dolda rader är inte lästa: 3." in table.notes
    assert "Dolda kolumner är inte lästa: B." in table.notes


def test_a_number_shown_in_per_cent_is_read_as_it_is_shown(catalogue: Catalogue) -> None:
    def format_(book: Any) -> None:
        for line, value in ((2, 0.194), (3, 0.07), (4, 1.1)):
            book["A"].cell(line, 2, value).number_format = "0.0%"

    table = opened(catalogue, book_of({"A": PLAIN}, format_))

    assert table.values["t"] == {NACKA: 19.4, SOLNA: 7, SALEM: 110}
    assert (table.unit, table.decimals) == ("%", 1)
    assert "Talen är i procent." in table.notes


def test_per_cent_beside_plain_numbers_is_refused_by_row(catalogue: Catalogue) -> None:
    def format_(book: Any) -> None:
        book["A"].cell(3, 2).number_format = "0 %"

    (fault,) = refused(catalogue, book_of({"A": PLAIN}, format_)).faults
    assert fault.line == 3
    assert "procenttecken" in fault.found


def test_a_per_cent_sign_in_quotes_is_no_format(catalogue: Catalogue) -> None:
    def format_(book: Any) -> None:
        for line in (2, 3, 4):
            book["A"].cell(line, 2).number_format = '0.0" %"'

    assert opened(catalogue, book_of({"A": PLAIN}, format_)).values["t"] == VALUES


def test_formulas_without_values_are_named(catalogue: Catalogue) -> None:
    raw = book_of({"A": [["Kommun", "Andel"], ["Nacka", "=1/3"], ["Solna", "=1/4"], ["Salem", 2]]})

    table = opened(catalogue, raw)
    assert table.values["t"] == {SALEM: 2}
    assert any("Formler som inte är uträknade har inget värde: rad 2–3." in n for n in table.notes)

    alone = book_of({"A": [["Kommun", "Andel"], ["Nacka", "=1/3"]]})
    assert "formler" in refused(catalogue, alone).faults[0].allowed


def strict(raw: bytes) -> bytes:
    """Return the workbook as "strict Open XML", with dates left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for usual, other in (
                (
                    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    b"http://purl.oclc.org/ooxml/spreadsheetml/main",
                ),
                (
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"http://purl.oclc.org/ooxml/officeDocument/relationships",
                ),
            ):
                content = content.replace(usual, other)
            new.writestr(name, content)
    return buffer.getvalue()


def test_strict_open_xml_is_read(catalogue: Catalogue) -> None:
    assert opened(catalogue, strict(book_of({"A": PLAIN}))).values["t"] == VALUES


def test_a_workbook_of_the_statistics_office_is_read(catalogue: Catalogue) -> None:
    rows: Rows = [
        ["Folkmängd efter region och år"],
        [],
        [None, None, "2023", "2024"],
        ["0114", "Upplands Väsby", 50_001, 50_002],
        ["0180", "Stockholm", 990_001, 990_002],
        [],
        ["Uppgifterna avser den 31 december."],
        ["Senaste uppdatering:"],
        ["20250221 08:00"],
        ["Källa:"],
        ["SCB"],
    ]

    table = opened(catalogue, book_of({"A": rows}))

    assert table.values == {
        "2023": {"0114": 50_001, "0180": 990_001},
        "2024": {"0114": 50_002, "0180": 990_002},
    }
    assert any("inte lästa: rad 7–11." in note for note in table.notes)


@pytest.mark.parametrize(
    "headings",
    [
        [dt.date(2023, 1, 1), dt.date(2024, 1, 1)],
        [dt.datetime(2023, 12, 31), dt.datetime(2024, 12, 31)],
        ["2023-12-31", "2024-12-31"],
        ["31.12.2023", "31.12.2024"],
        ["År 2023", "År 2024"],
        ["2023", "2024*"],
        ["2023¹", "2024 (prel.)"],
        ["2023 r", "prel. 2024"],
    ],
)
def test_years_in_other_clothes_are_read_and_told(
    catalogue: Catalogue, headings: list[object]
) -> None:
    table = opened(catalogue, book_of({"A": [["Kommun", *headings], ["Nacka", 1, 2]]}))

    assert table.values == {"2023": {NACKA: 1}, "2024": {NACKA: 2}}


def test_a_year_that_the_workbook_shows_as_a_day_is_read_and_told(catalogue: Catalogue) -> None:
    def format_(book: Any) -> None:
        for column, year in ((2, 2023), (3, 2024)):
            book["A"].cell(1, column, year).number_format = "yyyy-mm-dd"

    table = opened(catalogue, book_of({"A": [["Kommun", 1, 1], ["Nacka", 1, 2]]}, format_))

    assert table.values == {"2023": {NACKA: 1}, "2024": {NACKA: 2}}
    assert any("är läst som 2023." in note for note in table.notes)


@pytest.mark.parametrize(
    "headings", [["2024-03-01", "2024-06-01"], ["2024", "2024*"], ["2024", "2024.0"]]
)
def test_two_columns_for_one_year_are_refused(catalogue: Catalogue, headings: list[str]) -> None:
    raw = f"Kommun;{headings[0]};{headings[1]}\nNacka;1;2\n".encode()

    assert "två kolumner för 2024" in refused(catalogue, raw).faults[0].found


@pytest.mark.parametrize(
    "text",
    [
        *("2024K1", "2024-Q1", "2024M01", "2024-01", "202401", "2021-2025", "2023/24", "2024v12"),
        *("VT2024", "kv 1 2024", "Q1 2024", "januari 2024", "2024 kvartal 3", "jan-2024"),
        "2021–2025",
    ],
)
def test_what_is_not_one_whole_year_is_never_taken_for_one(text: str) -> None:
    found = period(Cell(text))

    assert found is not None
    assert found.kind == "part"


@pytest.mark.parametrize("text", ["201234", "110803", "2012.5", "20", "2155", "1 234", "-2024"])
def test_a_number_is_not_taken_for_a_time(text: str) -> None:
    assert not is_day(Cell(text))


# ---- what cannot be decided is asked ----


def test_a_point_of_two_meanings_is_asked_about(catalogue: Catalogue) -> None:
    raw = b"Kommun;Antal\nNacka;2.155\nSolna;640\n"

    error = refused(catalogue, raw)
    assert error.asks
    assert opened(catalogue, raw, marks="thousands").values["t"] == {NACKA: 2155, SOLNA: 640}
    assert opened(catalogue, raw, marks="decimal").values["t"] == {NACKA: 2.155, SOLNA: 640}
    assert opened(catalogue, raw, marks="decimal").questions[0].chosen == "decimal"


def test_a_divided_number_is_asked_about(catalogue: Catalogue) -> None:
    raw = b"Kommun,2023,2024\nNacka,19,4\nSolna,22,1\n"

    assert refused(catalogue, raw).asks
    cells = opened(catalogue, raw, commas="cells")
    assert cells.values == {"2023": {NACKA: 19, SOLNA: 22}, "2024": {NACKA: 4, SOLNA: 1}}
    assert "semikolon" in refused(catalogue, raw, commas="decimal").faults[0].allowed
    assert refused(catalogue, raw, commas="decimal").questions  # the answer can be taken back


@pytest.mark.parametrize(
    "text",
    [
        "Kommun,Andel,Anm\nNacka,19,4\nSolna,22,15\n",
        "Kommun,Andel,Anm\nNacka,19,4\nSolna,22,bra\nSalem,18,\n",
        "Kommun,2023,2024\nNacka,19,4\nSolna,22\n",
        "Kommun,2023,2024\nNacka,19,05\nSolna,22,5\n",
        "Kommun,2022,2023,2024\nNacka,19,45,3\nSolna,22,10,12\n",
        "Kommun,År,Andel,Not\nNacka,2023,19,4\nSolna,2023,22,1\n",
        "Kommun,Andel,Anm,\nNacka,19,4,\nSolna,22,1,\n",
    ],
)
def test_halves_of_numbers_are_never_taken_for_numbers(catalogue: Catalogue, text: str) -> None:
    assert refused(catalogue, text.encode()).faults[0].line == 2


def test_whole_numbers_of_unlike_length_are_not_asked_about(catalogue: Catalogue) -> None:
    raw = b"Kommun,2023,2024\nNacka,120,4\nSolna,310,11\n"

    assert opened(catalogue, raw).questions == ()


def test_dashes_are_zero_if_somebody_says_so(catalogue: Catalogue) -> None:
    raw = "Kommun;Antal\nNacka;4\nSolna;–\nSalem;..\n".encode()

    assert opened(catalogue, raw).values["t"] == {NACKA: 4}
    assert opened(catalogue, raw, dash="zero").values["t"] == {NACKA: 4, SOLNA: 0}


def test_the_choice_of_column_outlives_a_column_that_cannot_be_read(catalogue: Catalogue) -> None:
    raw = b"Kommun;Antal;Nr\nNacka;4;12\nSolna;5;13\nSalem;6;1x\n"

    error = refused(catalogue, raw, column="Nr")
    assert error.faults[0].line == 4
    (question,) = error.questions
    assert (question.key, question.chosen) == ("column", "Nr")


def test_columns_of_days_are_not_offered(catalogue: Catalogue) -> None:
    rows = "Nacka;4;12;2024-03-01;3 mars 2024;9:30\nSolna;5;13;2024-03-02;4 mars 2024;9:40\n"
    raw = f"Kommun;A;B;Dag;Ord;Tid\n{rows}".encode()

    (question,) = opened(catalogue, raw).questions
    assert [option.value for option in question.options] == ["A", "B"]


def test_columns_with_the_same_heading_can_both_be_chosen(catalogue: Catalogue) -> None:
    raw = b"Kommun;Andel;Andel\nNacka;4;12\n"

    second = opened(catalogue, raw).questions[0].options[1].value
    assert second == "Andel (kolumn 3)"
    assert opened(catalogue, raw, column=second).values["t"] == {NACKA: 12}


def test_a_visitor_may_name_table_and_unit(catalogue: Catalogue) -> None:
    table = titled(opened(catalogue, b"Kommun;Andel (%)\nNacka;4\n"), "Min\x00 rubrik", "")

    assert (table.name, table.unit, table.periods) == ("Min rubrik", "%", ("Min rubrik",))
    assert table.values == {"Min rubrik": {NACKA: 4}}
