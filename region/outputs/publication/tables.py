"""Exhibits' numbers as CSV and as a workbook: numbers as numbers, text as text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from textwrap import shorten

import xlsxwriter  # type: ignore[import-untyped]

from region.outputs.exhibits import Exhibit, Subject
from region.outputs.exhibits.model import decimals_of
from region.outputs.tables.profile_table import source_columns
from region.outputs.tables.workbook import OPTIONS, write_sheet
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


@view
def table_csv(exhibit: Exhibit, language: Language) -> bytes:
    """Return the numbers of one exhibit with their source on every row.

    Swedish files have semicolons and decimal commas, English ones commas and points, so that a
    spreadsheet in that language opens them right. Values are not rounded. UTF-8 with a mark.
    """
    _ = gettext(language)
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if language == "sv" else ",", lineterminator="\r\n")
    writer.writerow([*(column.name for column in exhibit.table.columns), _("källrad")])
    for row in exhibit.table.rows:
        writer.writerow([fmt.cell(cell, language) for cell in (*row, exhibit.line)])
    return ("\ufeff" + buffer.getvalue()).encode()


def sheet_name(title: str, taken: Iterable[str]) -> str:
    """Return a name that Excel accepts and that no other sheet of the book has.

    Of a title that is too long, `Nynäshamn: Miljö …`, what comes after the colon is kept, and no
    word is cut.
    """
    used = {name.casefold() for name in taken}
    wanted = title if len(title) <= LONGEST_NAME else title.rpartition(": ")[2]
    words = " ".join(_FORBIDDEN.sub(" ", wanted).split())
    whole = shorten(words, LONGEST_NAME, placeholder="…")
    plain = words[:LONGEST_NAME] or "1" if whole in ("", "…") else whole
    name, number = plain, 1
    while name.casefold() in used:
        number += 1
        ending = f" {number}"
        name = plain[: LONGEST_NAME - len(ending)].strip() + ending
    return name


@view
def subject_xlsx(subject: Subject, language: Language) -> bytes:
    """Return a workbook: a sheet for each exhibit's numbers, then definitions and sources.

    Numbers are not rounded; their format shows as many decimals as the pages do, and Excel writes
    it with the reader's own signs. The same content gives the same bytes.
    """
    _ = gettext(language)
    last = _("Definitioner och källor")
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        day = max(exhibit.retrieved for exhibit in subject.exhibits)
        book.set_properties(
            {"title": subject.title, "created": dt.datetime.combine(day, dt.time(), dt.UTC)}
        )
        names = [last]
        for exhibit in subject.exhibits:
            names.append(sheet_name(exhibit.title, names))
            columns = [column.name for column in exhibit.table.columns]
            rows = [
                (row, [decimals_of(*pair) for pair in zip(row, exhibit.table.columns, strict=True)])
                for row in exhibit.table.rows
            ]
            write_sheet(book, names[-1], columns, rows)
        origins = dict.fromkeys(o for exhibit in subject.exhibits for o in exhibit.origins)
        columns = list(source_columns(language))
        write_sheet(book, last, columns, [(origin, [None] * len(origin)) for origin in origins])
    return buffer.getvalue()
