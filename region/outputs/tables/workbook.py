"""The one writer of workbooks: numbers as numbers, text as text, ready to read, sort and print."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from textwrap import shorten
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import xlsxwriter  # type: ignore[import-untyped]

from region.outputs.tables.table import Cell, Table, decimals_of
from region.words.language import TAGS, gettext
from region.words.text import Language

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
A4 = 9
WIDEST, NARROWEST = 50, 8
"""Characters; a longer text goes on in the next line of its cell."""
ROW = 15
"""Points that a line of text is high."""
HEAD = 3
"""The line of a sheet in which the table's headings stand: below title, source and nothing."""
LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


class Sheet(NamedTuple):
    """A table on a sheet of its own, under a title and the line that says where it is from."""

    title: str
    table: Table
    line: str = ""


class Front(NamedTuple):
    """What the first sheet says of the whole: title, and facts as pairs of label and text."""

    title: str
    facts: tuple[tuple[str, str], ...]
    day: dt.date
    """The day on which the newest figures were read; the file's own date."""


def workbook(front: Front, sheets: Iterable[Sheet], language: Language) -> bytes:
    """Return a workbook: what it is, then each table as a table of Excel's own.

    Numbers are not rounded; their format shows as many decimals as the pages do, and Excel writes
    it with the reader's own signs. Text is always written as text, whatever it begins with: a name
    such as `=1+1` must never be calculated. The same table is not written twice, and the same
    content gives the same bytes.
    """
    _ = gettext(language)
    first = _("Om filen")
    names = [first]
    kept: list[tuple[str, Sheet]] = []
    for sheet in sheets:
        if all(sheet.table[:2] != other.table[:2] for _name, other in kept):
            names.append(sheet_name(sheet.title, names))
            kept.append((names[-1], sheet))
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        created = dt.datetime.combine(front.day, dt.time(), dt.UTC)
        book.set_properties({"title": front.title, "created": created})
        _write_front(book, first, front, kept, _("Blad"))
        for number, (name, sheet) in enumerate(kept, 1):
            _write_sheet(book, name, sheet, f"{_('tabell')}_{number}")
    return _in_language(buffer.getvalue(), language)


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


def _page(sheet: Any, title: str, *, wide: bool) -> None:
    """Have a sheet printed on whole pages, with its title and number below."""
    sheet.set_paper(A4)
    if wide:
        sheet.set_landscape()
    sheet.set_margins(0.5, 0.5, 0.6, 0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{title.replace('&', '&&')}&R&P/&N")


def _write_front(
    book: Any, name: str, front: Front, kept: Sequence[tuple[str, Sheet]], label: str
) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, front.title, book.add_format({"bold": True, "font_size": 14}))
    line = 2
    for fact, words in front.facts:
        sheet.write_string(line, 0, fact, bold)
        sheet.write_string(line, 1, words, text)
        line += 1
    sheet.write_string(line + 1, 0, label, bold)
    for at, (other, content) in enumerate(kept, line + 2):
        sheet.write_url(at, 0, f"internal:'{other}'!A1", string=other)
        sheet.write_string(at, 1, content.title, text)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 90)
    _page(sheet, front.title, wide=False)


def _headings(table: Table) -> list[str]:
    """Return the columns' headings; Excel wants each once."""
    found: list[str] = []
    for column in table.columns:
        heading, number = column.heading, 1
        while heading.casefold() in {one.casefold() for one in found}:
            number += 1
            heading = f"{column.heading} {number}"
        found.append(heading)
    return found


def _write_sheet(book: Any, name: str, content: Sheet, key: str) -> None:
    sheet, table = book.add_worksheet(name), content.table
    headings = _headings(table)
    wrapped = {"text_wrap": True, "valign": "top"}
    heading, text = (
        book.add_format({**wrapped, "bold": True, "bottom": 1}),
        book.add_format(wrapped),
    )
    formats = {n: book.add_format({"num_format": _format(n), "valign": "top"}) for n in range(7)}
    sheet.write_string(0, 0, content.title, book.add_format({"bold": True, "font_size": 14}))
    if content.line:
        sheet.write_string(1, 0, content.line)
    last, right = HEAD + len(table.rows), len(headings) - 1
    if table.rows:
        columns = [{"header": one, "header_format": heading} for one in headings]
        style = {"name": key, "columns": columns, "style": "Table Style Light 1"}
        sheet.add_table(HEAD, 0, last, right, style)
    for at, one in enumerate(headings):
        sheet.write_string(HEAD, at, one, heading)
    widths = [max(NARROWEST, *(len(word) + 2 for word in one.split())) for one in headings]
    for line, row in enumerate(table.rows, HEAD + 1):
        for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            places = decimals_of(cell, column) or 0
            widths[at] = max(widths[at], min(_length(cell, places) + 1, WIDEST))
            if isinstance(cell, int | float | Decimal):
                sheet.write_number(line, at, cell, formats[places])
            elif cell is not None:
                sheet.write_string(line, at, str(cell), text)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    lines = max(math.ceil((len(o) + 3) / w) for o, w in zip(headings, widths, strict=True))
    sheet.set_row(HEAD, ROW * (lines + 0.3))
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.repeat_rows(HEAD)
    _page(sheet, content.title, wide=sum(widths) > 80)


def _format(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _length(cell: Cell, decimals: int) -> int:
    if cell is None:
        return 0
    return len(f"{cell:,.{decimals}f}" if isinstance(cell, int | float | Decimal) else str(cell))


def _in_language(book: bytes, language: Language) -> bytes:
    """Write the language into the workbook's properties, which the library has no word for."""
    name, end = "docProps/core.xml", "</cp:coreProperties>"
    said = f"<dc:language>{escape(TAGS[language])}</dc:language>{end}"
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            body = old.read(info)
            if info.filename == name:
                body = body.decode().replace(end, said).encode()
            new.writestr(info, body)
    return buffer.getvalue()
