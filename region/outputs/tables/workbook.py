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
WRAPPED = {"text_wrap": True, "valign": "top"}
WIDEST, NARROWEST = 44, 8
"""Characters; a longer text goes on in the next line of its cell."""
WIDEST_PROSE = 60
"""The same of a column whose texts would be more than four lines."""
MOST = 0.95
"""How many of a column's texts have room in one line; a few long ones do not make it wide."""
INDENT = 1.5
"""Characters that a text stands in from what is before it."""
ROW = 15
"""Points that a line of text is high."""
PORTRAIT, LANDSCAPE = 95, 145
"""Characters beside each other on a page that is printed as large as it is."""
SMALLEST = 0.55
"""How much smaller a page may be printed and still be read."""
LINES = 2
"""How many lines of a text that is not printed make its row higher."""
HEAD = 3
"""The line of a sheet in which the table's headings stand: below title, source and nothing."""
USUAL = 9
"""Characters in a column that nobody has made wider."""
LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_ENDING = re.compile(r"(?<=\w):(?=\w)")
"""The sign of `EU:s`, which no name of a sheet may hold."""


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
        table = _("tabell")
        _write_front(book, first, front, kept, _("Blad"))
        for number, (name, sheet) in enumerate(kept, 1):
            _write_sheet(book, name, sheet, f"{table}_{number}")
    return _in_language(buffer.getvalue(), language)


def sheet_name(title: str, taken: Iterable[str]) -> str:
    """Return a name that Excel accepts and that no other sheet of the book has.

    Of a title that is too long, `Nynäshamn: Miljö …`, what comes after the colon is kept, and no
    word is cut.
    """
    used = {name.casefold() for name in taken}
    wanted = title if len(title) <= LONGEST_NAME else title.rpartition(": ")[2]
    words = " ".join(_FORBIDDEN.sub(" ", _ENDING.sub("", wanted)).split())
    whole = shorten(words, LONGEST_NAME, placeholder="…")
    plain = words[:LONGEST_NAME] or "1" if whole in ("", "…") else whole
    name, number = plain, 1
    while name.casefold() in used:
        number += 1
        ending = f" {number}"
        name = plain[: LONGEST_NAME - len(ending)].strip() + ending
    return name


def _page(sheet: Any, title: str, width: float) -> None:
    """Have a sheet so many characters wide printed so that it can be read, its title below."""
    sheet.set_paper(A4)
    if width > PORTRAIT:
        sheet.set_landscape()
    sheet.set_margins(0.5, 0.5, 0.6, 0.7)
    sheet.fit_to_pages(max(1, math.ceil(width * SMALLEST / LANDSCAPE - 0.15)), 0)
    sheet.set_footer(f"&L{shorten(title, 80, placeholder='…').replace('&', '&&')}&R&P/&N")


def _high(text: str, width: float, size: float = 1) -> float:
    """Return how many points a text needs in a cell so many characters wide."""
    lines = sum(max(1, math.ceil(len(one) * size / width)) for one in text.split("\n"))
    return ROW * size * lines


def _over(
    sheet: Any, line: int, text: str, style: Any, widths: Sequence[float], size: float
) -> int:
    """Write a text over the columns of a page, as high as it needs; return the last of them."""
    last, width = 0, widths[0]
    while width < PORTRAIT - USUAL:
        last += 1
        width += widths[last] if last < len(widths) else USUAL
    if last:
        sheet.merge_range(line, 0, line, last, "", style)
    sheet.write_string(line, 0, text, style)
    sheet.set_row(line, _high(text, width, size))
    return last


def _write_front(
    book: Any, name: str, front: Front, kept: Sequence[tuple[str, Sheet]], label: str
) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "valign": "top"})
    text = book.add_format(WRAPPED)
    title = book.add_format({**WRAPPED, "bold": True, "font_size": 14})
    widths = (30, 65)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    _over(sheet, 0, front.title, title, widths, 1.3)
    line = 2
    for fact, words in front.facts:
        sheet.write_string(line, 0, fact, bold)
        sheet.write_string(line, 1, words, text)
        sheet.set_row(line, max(_high(fact, widths[0]), _high(words, widths[1])))
        line += 1
    sheet.write_string(line + 1, 0, label, bold)
    for at, (other, content) in enumerate(kept, line + 2):
        sheet.write_url(at, 0, f"internal:'{other}'!A1", string=other)
        sheet.write_string(at, 1, content.title, text)
        sheet.set_row(at, _high(content.title, widths[1]))
    _page(sheet, front.title, sum(widths))


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
    title = book.add_format({**WRAPPED, "bold": True, "font_size": 14})
    text, beside = (
        book.add_format(WRAPPED),
        book.add_format({**WRAPPED, "align": "left", "indent": 1}),
    )
    sides = _sides(table)
    heads = [book.add_format({**WRAPPED, "bold": True, "bottom": 1, **side}) for side in sides]
    formats = {
        n: book.add_format({"num_format": _format(n), "valign": "top"}) for n in range(-1, 7)
    }
    last, right = HEAD + len(table.rows), len(headings) - 1
    if table.rows:
        columns = [
            {"header": one, "header_format": head}
            for one, head in zip(headings, heads, strict=True)
        ]
        style = {"name": key, "columns": columns, "style": "Table Style Light 1"}
        sheet.add_table(HEAD, 0, last, right, style)
    for at, one in enumerate(headings):
        sheet.write_string(HEAD, at, one, heads[at])
    widths = _widths(table, headings)
    paper = _on_paper(table, widths)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    over = _over(sheet, 0, content.title, title, widths, 1.3)
    if content.line:
        _over(sheet, 1, content.line, text, widths, 1)
    for line, row in enumerate(table.rows, HEAD + 1):
        for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            if isinstance(cell, int | float | Decimal):
                places = -1 if column.type == "year" else decimals_of(cell, column) or 0
                sheet.write_number(line, at, cell, formats[places])
            elif cell is not None:
                sheet.write_string(line, at, str(cell), beside if "indent" in sides[at] else text)
        highs = [
            _high(cell, width - INDENT) if isinstance(cell, str) else ROW
            for cell, width in zip(row, widths, strict=True)
        ]
        sheet.set_row(line, max(*highs[:paper], min(ROW * LINES, max(highs))))
    highest = max(_high(f"{one}   ", w) for one, w in zip(headings, widths, strict=True))
    sheet.set_row(HEAD, highest + ROW * 0.3)
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.repeat_rows(HEAD)
    sheet.repeat_columns(0)
    sheet.print_area(0, 0, last, max(paper - 1, over))
    _page(sheet, content.title, sum(widths[:paper]))


def _sides(table: Table) -> list[dict[str, Any]]:
    """Return how each column's heading stands: over its numbers, or clear of what is before it."""
    numbers = [column.decimals is not None for column in table.columns]
    return [
        {"align": "right"} if number else {"align": "left", "indent": 1} if at else {}
        for at, number in enumerate(numbers)
    ]


def _on_paper(table: Table, widths: Sequence[float]) -> int:
    """Return how many of the first columns are printed: those for paper, and what has room beside.

    A table that names none for paper is printed to its last column of numbers.
    """
    numbers = [at for at, column in enumerate(table.columns) if column.decimals is not None]
    wanted = max(table.shown or numbers or [0]) + 1
    while wanted < len(widths) and sum(widths[: wanted + 1]) <= LANDSCAPE / SMALLEST:
        wanted += 1
    return wanted


def _widths(table: Table, headings: Sequence[str]) -> list[float]:
    """Return how wide each column is: as its numbers and most texts, within what is readable."""
    widths: list[float] = []
    for at, (column, heading) in enumerate(zip(table.columns, headings, strict=True)):
        cells = [row[at] for row in table.rows]
        lengths = sorted(_length(cell, decimals_of(cell, column) or 0) for cell in cells)
        if all(isinstance(cell, str | None) for cell in cells):
            lengths = lengths[: math.ceil(len(lengths) * MOST)]
        longest = lengths[-1] + 1 if lengths else 0
        words = max(len(word) + 2 for word in heading.split())
        widest = max(WIDEST, min(longest / 4, WIDEST_PROSE))
        gap = INDENT if at and column.decimals is None else 0
        widths.append(gap + max(NARROWEST, words, min(longest, widest)))
    return widths


def _format(decimals: int) -> str:
    """Return how Excel writes a number; -1 stands for a year."""
    if decimals < 0:
        return "0"
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _length(cell: Cell, decimals: int) -> int:
    if cell is None:
        return 0
    if isinstance(cell, int | float | Decimal):
        return len(f"{cell:,.{decimals}f}")
    return max(len(line) for line in str(cell).split("\n"))


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
