"""Tables that a visitor or an editor brings: made, opened and refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from region.content.catalogue import Catalogue
from region.municipalities.own_table import OwnTable, OwnTableError, read_own_table

NACKA, SOLNA, SALEM = "0182", "0184", "0128"
Rows = list[list[object]]


def saved(book: Any) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def book_of(sheets: dict[str, Rows], change: Callable[[Any], None] = lambda book: None) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    change(book)
    return saved(book)


def workbook(*rows: tuple[object, ...], sheets: tuple[str, ...] = ()) -> bytes:
    """Return a workbook with the rows on its first sheet, and empty tables on the others."""
    others: dict[str, Rows] = {title: [["Kommun", "Antal"]] for title in sheets}
    return book_of({"Sheet": [list(row) for row in rows], **others})


WORKBOOK = workbook(("Kommun", "Antal"), ("Nacka", 1), ("Solna", 2))


def opened(catalogue: Catalogue, raw: bytes, name: str = "t", **answers: str) -> OwnTable:
    return read_own_table(name, raw, catalogue, answers=answers)


def refused(catalogue: Catalogue, raw: bytes, name: str = "t", **answers: str) -> OwnTableError:
    with pytest.raises(OwnTableError) as caught:
        read_own_table(name, raw, catalogue, answers=answers)
    return caught.value
