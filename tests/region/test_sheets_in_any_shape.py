"""A table in any shape is read to the same numbers, or refused."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from region.content.catalogue import Catalogue
from region.content.sheets.grid import Cell
from region.content.sheets.numbers import number, shape
from region.municipalities.own_table import OwnTableError, read_own_table
from tests.own_tables import NACKA, SALEM, SOLNA

# ---- any shape ----

SPACES = {"": "", " ": " ", "nbsp": "\u00a0", "thin": "\u202f", ".": ".", ",": ","}
MISSING = ["", "..", ":", "n/a", "saknas", "–"]
CODES = {"Nacka": NACKA, "0184": SOLNA, "Salems kommun": SALEM, "Upplands-Bro": "0139"}


def written(value: Decimal, decimal: str, thousands: str) -> str:
    """Return the number as somebody writes it."""
    text = f"{abs(value):,f}"
    whole, _point, rest = text.partition(".")
    sign = "-" if value < 0 else ""
    return sign + whole.replace(",", thousands) + (decimal + rest if rest else "")


numbers = st.decimals(-9_999_999, 9_999_999, places=3).map(lambda d: d.normalize() + 0)
tables = st.fixed_dictionaries(
    {
        "values": st.lists(
            st.lists(
                st.one_of(
                    st.none(),
                    numbers,
                    st.integers(0, 99).map(Decimal),
                    st.integers(-3000, 3000).map(Decimal),
                ),
                min_size=2,
                max_size=2,
            ),
            min_size=1,
            max_size=4,
        ),
        "delimiter": st.sampled_from(";,\t"),
        "quoted": st.booleans(),
        "decimal": st.sampled_from(",."),
        "thousands": st.sampled_from(sorted(SPACES)),
        "missing": st.sampled_from(MISSING),
        "shape": st.sampled_from(["wide", "long", "columns"]),
        "marked": st.booleans(),
        "title": st.lists(st.sampled_from(["Andel unga", "Uttag, 2024-03-01", ""]), max_size=2),
        "below": st.lists(
            st.sampled_from(["Totalt", "Källa: SCB", "* preliminärt", "Summa"]), max_size=2
        ),
        "encoding": st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
        "newline": st.sampled_from(["\n", "\r\n"]),
    }
)


def file_of(table: dict[str, Any]) -> bytes:
    """Return the table written in its shape."""
    thousands = SPACES[table["thousands"]]

    def cell(value: Decimal | None) -> str:
        if value is None:
            return str(table["missing"])
        return written(value, table["decimal"], thousands)

    years = ["2023", "2024*" if table["marked"] else "2024"]
    names = list(CODES)[: len(table["values"])]
    if table["shape"] == "long":
        body = [["Kommun", "År", "Värde"]]
        body += [
            [name, year, cell(value)]
            for name, row in zip(names, table["values"], strict=True)
            for year, value in zip(years, row, strict=True)
        ]
    else:
        head = years if table["shape"] == "wide" else ["A", "B"]
        body = [["Kommun", *head]]
        body += [[n, *map(cell, row)] for n, row in zip(names, table["values"], strict=True)]
    body += [
        [text] + (["7"] * (len(body[0]) - 1) if text == "Totalt" else []) for text in table["below"]
    ]
    buffer = io.StringIO()
    for line in table["title"]:
        buffer.write(line + "\n")
    quoting = csv.QUOTE_ALL if table["quoted"] else csv.QUOTE_MINIMAL
    if not table["quoted"] and table["delimiter"] == ",":
        # as careless programs do: decimal commas between commas
        buffer.write("\n".join(",".join(row) for row in body) + "\n")
    else:
        csv.writer(
            buffer, delimiter=table["delimiter"], quoting=quoting, lineterminator="\n"
        ).writerows(body)
    text = buffer.getvalue().replace("\n", table["newline"])
    return text.encode(table["encoding"], "replace")


def meant(table: dict[str, Any]) -> dict[tuple[str, str], float]:
    """Return the numbers that the table was written from, by code and period."""
    codes = list(CODES.values())
    periods = ["2023", "2024"] if table["shape"] != "columns" else ["t", ""]
    return {
        (codes[n], when): float(value)
        for n, row in enumerate(table["values"])
        for when, value in zip(periods, row, strict=True)
        if value is not None and when
    }


COUNT = {"read": 0, "refused": 0}


@settings(max_examples=300, deadline=None)
@given(table=tables)
def test_a_table_in_any_shape_is_read_to_the_same_numbers_or_refused(
    catalogue: Catalogue, table: dict[str, Any]
) -> None:
    assume(table["decimal"] != SPACES[table["thousands"]])
    if table["shape"] == "columns":
        assume(any(first is not None for first, _second in table["values"]))
        for column in zip(*table["values"], strict=True):  # the same year for all is a year
            known = [value for value in column if value is not None]
            assume(len(known) < 2 or len(set(known)) > 1 or not 1900 <= known[0] <= 2100)
    raw = file_of(table)
    try:
        found = read_own_table("t", raw, catalogue)
    except OwnTableError as error:
        COUNT["refused"] += 1
        assert error.faults
        return
    COUNT["read"] += 1
    values = {(code, when): v for when, row in found.values.items() for code, v in row.items()}
    assert values == pytest.approx(meant(table)), raw


@settings(max_examples=80, deadline=None)
@given(table=tables)
def test_a_table_with_semicolons_and_no_signs_between_thousands_is_always_read(
    catalogue: Catalogue, table: dict[str, Any]
) -> None:
    plain = {"delimiter": ";", "thousands": "", "decimal": ",", "quoted": False}
    values = [[v and v.quantize(Decimal("0.1")) for v in row] for row in table["values"]]
    values[0] = [Decimal("1.5"), Decimal("2.5")]
    whole = {**table, **plain, "values": values}

    found = read_own_table("t", file_of(whole), catalogue)

    values_found = {(c, p): v for p, row in found.values.items() for c, v in row.items()}
    assert values_found == pytest.approx(meant(whole))


@settings(max_examples=300, deadline=None)
@given(
    value=numbers,
    decimal=st.sampled_from(",."),
    thousands=st.sampled_from(sorted(SPACES)),
)
def test_a_number_is_never_read_as_another(value: Decimal, decimal: str, thousands: str) -> None:
    if SPACES[thousands] == decimal:
        return
    text = written(value, decimal, SPACES[thousands])

    if shape(text) == "either":
        other = "." if decimal == "," else ","
        assert float(value) in {number(Cell(text)), number(Cell(text), text.strip("-0123456789"))}
        assert other in text or decimal in text
    else:
        assert number(Cell(text)) == pytest.approx(float(value)), text
