"""A visitor's own table: what is read, what is refused, and how it is told."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from region.content.catalogue import Catalogue
from region.content.sheets.faults import MOST_FAULTS
from region.content.sheets.grid import VISITOR, Cell
from region.content.sheets.numbers import number
from region.municipalities.own_table import OwnTable, OwnTableError, read_own_table
from tests.own_tables import NACKA, SALEM, SOLNA, opened, refused, workbook

FOLDER = Path(__file__).resolve().parents[1] / "data" / "own"

PLAIN = {NACKA: 12, SOLNA: 7}
GOOD = {
    "plain": {"plain": PLAIN},
    "swedish": {"swedish": {NACKA: 12.5, SOLNA: 7.25}},
    "tabs": {"tabs": PLAIN},
    "leading_space": {"leading_space": PLAIN},
    "decimal_comma": {"decimal_comma": {NACKA: 12.5, SOLNA: 7}},
    "thousands": {"thousands": {NACKA: 111_234, SOLNA: 1_234_567}},
    "lost_zero": {"lost_zero": PLAIN},
    "without_swedish_letters": {
        "without_swedish_letters": {"0114": 1, "0181": 2, "0180": 3, "0139": 4}
    },
    "years": {"2020": {NACKA: 1, SOLNA: 2}, "2021": {NACKA: 3}},
    "wide": {"2020": {NACKA: 1, SOLNA: 2}, "2021": {NACKA: 3}},
    "windows_1252": {"windows_1252": {"0123": 1, "0186": 2}},
    "neighbouring_county": {"neighbouring_county": {NACKA: 1}},
    "code_and_name": {"code_and_name": {"0114": 1}},
    "two_columns": {"two_columns": {NACKA: 1, SOLNA: 3}},
    "title_above": {"title_above": {NACKA: 1, SOLNA: 2}},
    "english": {"2020": {NACKA: 1234.5, SOLNA: -0.125}},
    "missing": {"missing": {NACKA: 1}},
    "sep_line": {"sep_line": {NACKA: 1}},
    "utf16": {"utf16": {NACKA: 1}},
    "marked_year": {
        "2022": {SALEM: 10.5, NACKA: 20.25},
        "2023": {SALEM: 11.5, NACKA: 21.25},
        "2024": {SALEM: 12.5, NACKA: 22.25},
    },
    "quarters_beside_years": {"2024": {NACKA: 10, SOLNA: 2}},
    "points_between_thousands": {"points_between_thousands": {NACKA: 3250, SOLNA: 1125}},
    "points_between_millions": {"points_between_millions": {NACKA: 3_250_000, SOLNA: 1125}},
    "dashes": {"dashes": {NACKA: 12, SALEM: 0}},
    "total_below": {"total_below": {NACKA: 12, SOLNA: 7}},
    "total_and_source_below": {"total_and_source_below": {NACKA: 12, SOLNA: 7}},
    "colon_for_missing": {"2022": {NACKA: 12.5}, "2023": {SOLNA: 7}},
    "words_for_missing": {"2023": {NACKA: 12.5}},
    "same_heading_twice": {"same_heading_twice": {NACKA: 12, SOLNA: 7}},
    "per_cent_signs": {"per_cent_signs": {NACKA: 12.5, SOLNA: 7}},
    "days_for_years": {"2022": {NACKA: 12.5}, "2023": {NACKA: 13.5}},
    "column_of_days": {"column_of_days": {NACKA: 12, SOLNA: 7}},
}

# file: for each fault the line, and words of what was found and of what is allowed
BAD = {
    "bad_empty": [(0, "tom fil", "rubriker")],
    "bad_header_only": [(1, "utan rader", "minst en rad")],
    "bad_no_header": [(1, "bland rubrikerna", "rubriker överst")],
    "bad_no_municipality": [(1, "ingen kolumn med kommuner", "Nacka eller 0182")],
    "bad_no_numbers": [(1, "ingen kolumn med tal", "minst en kolumn")],
    "bad_unknown": [(3, "Nakca", "kanske Nacka?"), (5, "Atlantis", "med namn eller kod")],
    "bad_swapped_code": [(3, "0128", "samma kommun")],
    "bad_duplicate": [(4, "rad 2", "en rad för varje")],
    "bad_duplicate_column": [(1, "två kolumner för 2020", "varje år")],
    "bad_number": [
        (3, "tolv", "ett tal"),
        (5, "12 st", "ett tal"),
        (7, "inf", "ett tal"),
        (8, "1e999", "ett tal"),
        (9, "=1+1", "ett tal"),
    ],
    "bad_year": [(3, "20", "fyra siffror"), (4, "i stället för ett år", "fyra siffror")],
    "bad_marks": [(3, "12,5", "samma decimaltecken")],
    "bad_unquoted_comma": [(2, "5", "decimalkomma"), (3, "25", "decimalkomma")],
    "bad_outside_only": [(0, "ingen av länets kommuner", "minst en kommun")],
    "bad_all_missing": [(0, "inga tal", "minst ett tal")],
    "bad_open_quote": [(2, "dela i celler", "citattecken")],
    "bad_one_column": [(1, "ingen tabell", "minst två kolumner")],
    "bad_quarters_alone": [(1, "2024K1, 2024K2", "hela år")],
    "bad_divided_number": [(2, "”12,5”", "semikolon"), (3, "”7,0”", "semikolon")],
    "bad_divided_under_years": [(2, "”12,5”", "svar på frågan")],
    "bad_point_of_two_meanings": [(2, "”3.250”", "svar på frågan")],
    "bad_row_in_quotes": [(2, "inte stängs", "citattecken i par")],
    "bad_per_cent_beside_plain": [(3, "utan procenttecken", "alla är i procent")],
    "bad_counties": [(0, "ingen av länets kommuner", "minst en kommun")],
    "bad_encoding": [(3, "inte går att läsa", "UTF-8")],
}


def read(catalogue: Catalogue, file: str) -> OwnTable:
    path = FOLDER / f"{file}.csv"
    return opened(catalogue, path.read_bytes(), path.name)


def test_every_file_of_the_folder_is_tested() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {*GOOD, *BAD}


@pytest.mark.parametrize("file", GOOD)
def test_a_good_file_gives_its_values(catalogue: Catalogue, file: str) -> None:
    table = read(catalogue, file)

    assert {period: dict(values) for period, values in table.values.items()} == GOOD[file]
    assert table.periods == tuple(sorted(GOOD[file]))
    assert (table.name, table.unit) == (file, "%" if file == "per_cent_signs" else "")


@pytest.mark.parametrize("file", BAD)
def test_a_bad_file_is_answered_by_row(catalogue: Catalogue, file: str) -> None:
    error = refused(catalogue, (FOLDER / f"{file}.csv").read_bytes())

    assert error.rest == 0
    assert [fault.line for fault in error.faults] == [line for line, _found, _ok in BAD[file]]
    for fault, (_line, found, allowed) in zip(error.faults, BAD[file], strict=True):
        assert found in fault.found
        assert allowed in fault.allowed


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("windows_1252", "Windows-1252"),
        ("neighbouring_county", "Uppsala, Håbo kommun, Riket, Stockholms län"),
        ("title_above", "Rad 1 står före rubrikerna"),
        ("missing", "Celler utan värde: 3"),
        ("wide", "Celler utan värde: 1"),
        ("wide", "Varje år har en egen kolumn: 2020, 2021."),
        ("years", "Åren står i kolumnen ”År”."),
        ("swedish", "Cellerna skiljs av semikolon. "),
        ("decimal_comma", "Cellerna skiljs av komma. "),
        ("decimal_comma", "Decimaltecknet är komma."),
        ("marked_year", "”2024*” är läst som 2024."),
        ("quarters_beside_years", "inte lästa bredvid hela år: 2024K1, 2024K2."),
        ("points_between_thousands", "Punkt skiljer tusental."),
        ("dashes", "Celler utan värde: 2 (”–” 1, ”..” 1)."),
        ("dashes", "Streck är lästa som inget värde: 1."),
        ("total_below", "Rader som räknar samman andra är inte lästa: Totalt (rad 4)."),
        ("total_and_source_below", "Länet totalt (rad 4)"),
        ("total_and_source_below", "utan värden, är inte lästa: rad 5."),
        ("colon_for_missing", "(”:” 2)"),
        ("words_for_missing", "(”n/a” 1, ”NA” 1, ”saknas” 1)"),
        ("same_heading_twice", "Värdena står i kolumnen ”Andel”."),
        ("per_cent_signs", "Talen är i procent."),
        ("days_for_years", "”2022-12-31” är läst som 2022."),
        ("days_for_years", "Raderna 1–2 står före rubrikerna"),
    ],
)
def test_what_was_done_with_the_file_is_told(catalogue: Catalogue, file: str, words: str) -> None:
    assert words in " ".join(read(catalogue, file).notes)


@pytest.mark.parametrize(
    ("file", "decimals"), [("plain", 0), ("decimal_comma", 1), ("swedish", 2), ("english", 3)]
)
def test_the_decimals_are_those_that_the_values_need(
    catalogue: Catalogue, file: str, decimals: int
) -> None:
    assert read(catalogue, file).decimals == decimals


def test_one_of_several_columns_can_be_chosen(catalogue: Catalogue) -> None:
    raw = (FOLDER / "two_columns.csv").read_bytes()

    table = read_own_table("t.csv", raw, catalogue, answers={"column": "Män"})

    assert [option.value for option in table.questions[0].options] == ["Kvinnor", "Män"]
    assert table.questions[0].chosen == "Män"
    assert table.values["t"] == {NACKA: 2, SOLNA: 4}
    gone = read_own_table("t.csv", raw, catalogue, answers={"column": "gone"})
    assert gone.questions[0].chosen == "Kvinnor"


def test_a_column_of_years_needs_no_heading(catalogue: Catalogue) -> None:
    table = read_own_table("t.csv", b"kommun;x;antal\nNacka;2020;5\nNacka;2021;6\n", catalogue)

    assert table.periods == ("2020", "2021")


@pytest.mark.parametrize(
    ("lines", "periods", "value"),
    [
        ("Nacka;12;1900", ("t",), 12),  # a number that looks like a year
        ("Nacka;12;1900\nSolna;13;2010", ("t",), 12),
        ("Nacka;12;2024\nSolna;13;2024", ("2024",), 12),  # one year for all
        ("Nacka;12;2023\nNacka;13;2024", ("2023", "2024"), 12),  # years tell lines apart
    ],
)
def test_numbers_that_look_like_years_are_years_where_the_lines_say_so(
    catalogue: Catalogue, lines: str, periods: tuple[str, ...], value: float
) -> None:
    raw = f"kommun;fall;totalt\n{lines}\n".encode()
    table = read_own_table("t.csv", raw, catalogue)

    assert tuple(table.values) == periods
    assert table.values[periods[0]][NACKA] == value
    assert ("totalt" in repr(table.questions)) == (periods == ("t",))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Min tabell.csv", "Min tabell"),
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\y.xlsx", "y"),
        ("", "Egen tabell"),
        ("\x00\x1b.csv", "Egen tabell"),
        ("å" * 100 + ".csv", "å" * 60),
    ],
)
def test_the_file_names_the_table(catalogue: Catalogue, name: str, shown: str) -> None:
    assert read_own_table(name, b"kommun;antal\nNacka;1\n", catalogue).name == shown


def test_faults_are_told_in_the_language_of_the_page(catalogue: Catalogue) -> None:
    with pytest.raises(OwnTableError) as caught:
        read_own_table("t.csv", b"", catalogue, "en")

    assert caught.value.faults[0].line == 0


def test_the_first_faults_are_shown_and_the_rest_counted(catalogue: Catalogue) -> None:
    rows = "".join(f"Atlantis {number};1\n" for number in range(50))

    error = refused(catalogue, f"Kommun;Antal\nNacka;1\n{rows}".encode())

    assert len(error.faults) == MOST_FAULTS
    assert error.rest == 50 - MOST_FAULTS


def test_too_large_files_are_refused(catalogue: Catalogue) -> None:
    assert "1 MB" in refused(catalogue, b"a" * (VISITOR.file_bytes + 1)).faults[0].found
    rows = b"Nacka;2020;1\n" * (VISITOR.rows + 1)
    assert (
        refused(catalogue, b"Kommun;Year;Antal\n" + rows).faults[0].allowed == "högst 5 000 rader"
    )
    blank = b"\n" * 20_000
    last = b"Kommun;Antal\nNacka;1\n" + blank + b"Atlantis;2\n"
    assert refused(catalogue, last).faults[0].line == 20_003
    many = ";".join("1" for _number in range(200))
    wide = f"Kommun;{many}\nNacka;{many}\n".encode()
    assert refused(catalogue, wide).faults[0].allowed == "högst 100 kolumner"


def test_a_workbook_is_read_like_a_text_file(catalogue: Catalogue) -> None:
    raw = workbook(
        ("Kommunkod", "År", "Antal"), (182, 2020, 12.5), (184.0, 2020, 7), ("0180", 2020, "1 234,5")
    )

    table = read_own_table("bok.xlsx", raw, catalogue)

    assert table.values == {"2020": {NACKA: 12.5, SOLNA: 7, "0180": 1234.5}}


def test_years_may_be_the_headings_of_a_workbook(catalogue: Catalogue) -> None:
    raw = workbook(("Kommun", 2020, 2021.0), ("Nacka", 1, 2))

    assert read_own_table("bok.xlsx", raw, catalogue).periods == ("2020", "2021")


def test_which_sheet_is_read_is_told(catalogue: Catalogue) -> None:
    raw = workbook(("Kommun", "Antal"), ("Nacka", 1), sheets=("Andra",))

    notes = read_own_table("bok.xlsx", raw, catalogue).notes
    assert notes[:2] == ("Läst blad: Sheet.", "Andra blad är inte lästa: Andra.")


def test_a_formula_is_never_worked_out(catalogue: Catalogue) -> None:
    alone = workbook(("Kommun", "Antal"), ("Nacka", "=1+1"))
    beside = workbook(("Kommun", "Antal"), ("Nacka", "=1+1"), ("Solna", 3))

    assert refused(catalogue, alone, "bok.xlsx").faults
    assert read_own_table("bok.xlsx", beside, catalogue).values == {"bok": {SOLNA: 3}}


def test_an_error_in_a_cell_is_named_by_its_row(catalogue: Catalogue) -> None:
    raw = workbook(("Kommun", "Antal"), ("Nacka", 1), ("Solna", "#DIV/0!"))

    (fault,) = refused(catalogue, raw).faults
    assert fault.line == 3
    assert "#DIV/0!" in fault.found


def test_a_cell_far_away_does_not_fill_the_memory(catalogue: Catalogue) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "Kommun", "Antal"
    book.active["A2"], book.active["B2"] = "Nacka", 1
    book.active["XFD1048576"] = 1
    buffer = io.BytesIO()
    book.save(buffer)

    assert refused(catalogue, buffer.getvalue()).faults[0].allowed == "högst 5 000 rader"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1 234,5", 1234.5),
        ("1\u202f234\u00a0567.25", 1234567.25),
        ("−3", -3),
        (".5", 0.5),
        ("1 23", None),
        ("1 2345", None),
        ("1,234,567", 1234567),
        ("1.234.567,5", 1234567.5),
        ("1,23,456", None),
        ("1e5", None),
        ("٣", None),
        ("9" * 20, None),
    ],
)
def test_numbers_as_people_write_them(text: str, value: float | None) -> None:
    assert number(Cell(text)) == value
