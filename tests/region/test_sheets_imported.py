"""A table that an editor takes in: who Stockholm is, and what is taken for granted."""

from __future__ import annotations

from typing import Any

import pytest

from region.content.catalogue import Catalogue
from region.content.sheets import Layout, SheetError, read
from region.content.sheets.areas import Areas, codes_by_name
from region.content.sheets.grid import AGENCY
from region.words.language import gettext
from tests.own_tables import NACKA, SOLNA, opened

# ---- whose ----


def areas_of(catalogue: Catalogue) -> Areas:
    return Areas(codes_by_name({area.code: area.name for area in catalogue.areas.values()}))


def taken_in(catalogue: Catalogue, text: str, **layout: Any) -> dict[tuple[str, str], float | None]:
    reading = read(
        text.encode(),
        areas_of(catalogue),
        gettext("en"),
        layout=Layout(**layout),
        limits=AGENCY,
        visitor=False,
    )
    return dict(reading.values)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("Stockholm;1\nUppsala;2\nSkåne;3", "01"),
        ("Stockholms län;1\nUppsala län;2", "01"),
        ("Stockholm;1\nNacka;2\nSolna;3", "0180"),
        ("Stockholm;1\nUppsala;2\nMalmö;3", "0180"),
        ("01 Stockholm;1\n03 Uppsala;2", "01"),
        ("0180 Stockholm;1\n0380 Uppsala;2", "0180"),
        ("01;1\n03;2", "01"),
    ],
)
def test_the_county_is_not_taken_for_its_capital(
    catalogue: Catalogue, rows: str, code: str
) -> None:
    found = taken_in(catalogue, f"Region;2024\n{rows}\n")

    assert found[code, "2024"] == 1
    assert len({"01", "0180"} & {area for area, _period in found}) == 1


@pytest.mark.parametrize("rows", ["Stockholm;1\nNacka;2\nSkåne;3", "Stockholm;1\nUppsala;2"])
def test_a_stockholm_that_may_be_either_is_refused(catalogue: Catalogue, rows: str) -> None:
    with pytest.raises(SheetError, match="2: “Stockholm”, which may be"):
        taken_in(catalogue, f"Region;2024\n{rows}\n")

    assert taken_in(catalogue, f"Kommun;2024\n{rows}\n")["0180", "2024"] == 1
    assert taken_in(catalogue, "Län;2024\nStockholm;1\nUppsala;2\n")["01", "2024"] == 1


def test_the_code_beside_decides_who_stockholm_is(catalogue: Catalogue) -> None:
    found = taken_in(catalogue, "Kod;Namn;2024\n01;Stockholm;1\n0180;Stockholm;2\n")

    assert found == {("01", "2024"): 1, ("0180", "2024"): 2}


def test_an_import_takes_nothing_for_granted(catalogue: Catalogue) -> None:
    for text, words in (
        ("Kommun;År;A;B\nNacka;2024;1;2\n", "several columns"),
        ("Kommun;2024\nNacka;1\nNakca;2\n", "unknown municipality"),
        ("Kommun;2024;2024\nNacka;1;2\n", "two columns for 2024"),
        ("Kommun;2024\nNacka;1.234\n", "in two ways"),
    ):
        with pytest.raises(SheetError, match=words):
            taken_in(catalogue, text)


def test_a_named_column_must_be_the_only_one(catalogue: Catalogue) -> None:
    text = "Kommun;År;Andel;Andel\nNacka;2024;1;2\n"

    with pytest.raises(SheetError, match="several columns “Andel”"):
        taken_in(catalogue, text, area="Kommun", time="År", value="Andel")
    with pytest.raises(SheetError, match="no column “Antal”"):
        taken_in(catalogue, text, area="Kommun", time="År", value="Antal")


@pytest.mark.parametrize(
    "row",
    [
        *("Totalt", "Summa kommuner", "Länet totalt", "Samtliga", "Genomsnitt", "Hela länet"),
        *("Källa: SCB", "Anm. 2024", "* preliminärt", "1) utan Solna", "Senaste uppdatering"),
    ],
)
def test_rows_about_the_whole_table_are_left_out_with_a_note(
    catalogue: Catalogue, row: str
) -> None:
    for text in (f"Nacka;1\nSolna;2\n{row};3", f"{row};3\nNacka;1\nSolna;2"):
        table = opened(catalogue, f"Kommun;Antal\n{text}\n".encode())

        assert table.values["t"] == {NACKA: 1, SOLNA: 2}
        assert any("inte lästa" in note and "rad" in note for note in table.notes)
