"""Turn the bytes of a visitor's CSV or XLSX file into rows of text, within safe limits."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from region.language import Gettext

LARGEST_FILE_BYTES = 1_000_000
LARGEST_UNPACKED_BYTES = 20_000_000
LARGEST_RATIO = 100
MOST_ENTRIES = 200
MOST_ROWS = 5_000
MOST_COLUMNS = 100
MOST_LINES_IN_A_SHEET = 20_000
MOST_FAULTS = 20
ROWS_BEFORE_HEADER = 10

_DELIMITERS = (";", "\t", ",")
_ROWS_LOOKED_AT = 30
_LONGEST_FOUND = 60

Row = tuple[int, list[str]]


class OwnFault(NamedTuple):
    """One fault. `line` is the row's number in the file, 0 for the file as a whole."""

    line: int
    found: str
    allowed: str


class OwnTableError(Exception):
    """The visitor's table cannot be shown; the first faults, and how many more there are."""

    def __init__(self, faults: tuple[OwnFault, ...], rest: int = 0):
        self.faults, self.rest = faults, rest
        super().__init__("; ".join(f"{f.line}: {f.found} ({f.allowed})" for f in faults))


@dataclass
class Sheet:
    """A table of text. Every row is as wide as the header, cells without spaces around them."""

    header_line: int
    header: list[str]
    rows: list[Row]
    is_workbook: bool
    notes: list[str] = field(default_factory=list)


def refuse(line: int, found: str, allowed: str) -> OwnTableError:
    """Return the error for a single fault."""
    return OwnTableError((OwnFault(line, found, allowed),))


def cut(text: str) -> str:
    """Return what was found as it can be quoted: printable, on one line, short."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    whole = " ".join(printable.split())
    return whole if len(whole) <= _LONGEST_FOUND else whole[: _LONGEST_FOUND - 1] + "…"


def read_sheet(raw: bytes, _: Gettext) -> Sheet:
    """Return the table in the file.

    Raises
    ------
    OwnTableError
        if the file is too large, of another kind, broken, or without rows.
    """
    if len(raw) > LARGEST_FILE_BYTES:
        raise refuse(0, _("en fil som är större än 1 MB"), _("högst 1 MB"))
    if not raw.strip():
        raise refuse(0, _("en tom fil"), _("en rad med rubriker och minst en rad med värden"))
    notes: list[str] = []
    is_workbook = raw.startswith(b"PK\x03\x04")
    if is_workbook:
        rows = _workbook_rows(raw, notes, _)
    elif raw.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"PK")):
        raise refuse(0, _("en fil av annat slag"), _("en CSV-fil eller en Excelfil (.xlsx)"))
    else:
        rows = _text_rows(_decoded(raw, notes, _), _)
    return _sheet(rows, is_workbook, notes, _)


def _decoded(raw: bytes, notes: list[str], _: Gettext) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        raise refuse(0, _("en fil som inte är text i UTF-8"), _("en CSV-fil sparad som UTF-8"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        try:
            text = raw.decode("cp1252")
        except UnicodeDecodeError:
            found = _("tecken som inte går att läsa")
            raise refuse(line, found, _("en CSV-fil sparad som UTF-8")) from None
        notes.append(_("Filen är inte UTF-8 och lästes som Windows-1252."))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _parsed(text: str, delimiter: str) -> Iterator[Row]:
    """Yield the rows with the line that each begins on; csv.Error if quotes do not match."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _agreement(text: str, delimiter: str) -> float:
    """How many of the first rows are as wide as the header, if it has columns at all."""
    try:
        head = [row for row in islice(_parsed(text, delimiter), _ROWS_LOOKED_AT) if any(row[1])]
    except csv.Error:
        return 0.0
    start = _header_place(head)
    width = len(head[start][1]) if start is not None else 0
    if start is None or width < 2:
        return 0.0
    return sum(len(cells) == width for _line, cells in head[start:]) / len(head[start:])


def _text_rows(text: str, _: Gettext) -> list[Row]:
    if text.startswith("sep="):  # the line with which a spreadsheet is told the delimiter
        text = "\n" + text.partition("\n")[2]
    agreements = {delimiter: _agreement(text, delimiter) for delimiter in _DELIMITERS}
    delimiter = max(_DELIMITERS, key=lambda option: agreements[option])
    rows: list[Row] = []
    try:
        for row in _parsed(text, delimiter):
            rows.append(row)  # noqa: PERF402, what was read says where reading failed
    except csv.Error:
        line = rows[-1][0] + 1 if rows else 1
        allowed = _("citattecken i par, och högst 100 000 tecken i en cell")
        raise refuse(line, _("en rad som inte går att dela i celler"), allowed) from None
    return rows


def _workbook_rows(raw: bytes, notes: list[str], _: Gettext) -> list[Row]:
    allowed = _("en Excelfil (.xlsx) med en vanlig tabell")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
    except Exception:  # a broken archive can fail in many ways
        raise refuse(0, _("en skadad Excelfil"), allowed) from None
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if (
        len(entries) > MOST_ENTRIES
        or unpacked > LARGEST_UNPACKED_BYTES
        or unpacked / packed > LARGEST_RATIO
    ):
        raise refuse(0, _("en Excelfil som är för stor när den packas upp"), allowed)
    import openpyxl  # type: ignore[import-untyped]

    try:
        book = openpyxl.load_workbook(
            io.BytesIO(raw), read_only=True, data_only=True, keep_links=False
        )
        sheet = book.worksheets[0]
        values = sheet.iter_rows(
            max_row=MOST_LINES_IN_A_SHEET + 1, max_col=MOST_COLUMNS + 1, values_only=True
        )
        rows = [(line, [_cell(value) for value in row]) for line, row in enumerate(values, 1)]
        names = [str(title) for title in book.sheetnames]
        book.close()
    except Exception:  # openpyxl has no common error, and any fault here lies in the file
        raise refuse(0, _("en skadad Excelfil"), allowed) from None
    if len(rows) > MOST_LINES_IN_A_SHEET:
        raise refuse(MOST_LINES_IN_A_SHEET + 1, _("för många rader"), _("högst 5 000 rader"))
    if len(names) > 1:
        notes.append(_("Bara det första bladet är läst: {name}.").format(name=cut(names[0])))
    return rows


def _cell(value: object) -> str:
    """Return a cell's value as text: whole numbers without a point, never an exponent."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        number = Decimal(repr(value))
        return f"{number:f}".removesuffix(".0") if number.is_finite() else str(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return str(value)


def _header_place(rows: list[Row]) -> int | None:
    """Where the first row with at least two cells stands, among the first rows."""
    for place, (_line, cells) in enumerate(rows[:ROWS_BEFORE_HEADER]):
        if sum(bool(cell.strip()) for cell in cells) >= 2:
            return place
    return None


def _sheet(found: list[Row], is_workbook: bool, notes: list[str], _: Gettext) -> Sheet:
    stripped = ((line, [cell.strip() for cell in cells]) for line, cells in found)
    rows = [(line, cells) for line, cells in stripped if any(cells)]
    start = _header_place(rows)
    if start is None:
        allowed = _("minst två kolumner, skilda av semikolon, tabb eller komma")
        raise refuse(rows[0][0] if rows else 0, _("ingen tabell"), allowed)
    if start:
        notes.append(
            _("Raderna {first}–{last} står före rubrikerna och är inte lästa.").format(
                first=rows[0][0], last=rows[start - 1][0]
            )
            if start > 1
            else _("Rad {first} står före rubrikerna och är inte läst.").format(first=rows[0][0])
        )
    header_line, header = rows[start]
    while header and not header[-1]:
        header.pop()
    width = len(header)
    if width > MOST_COLUMNS:
        allowed = _("högst {number} kolumner").format(number=MOST_COLUMNS)
        raise refuse(header_line, _("{number} kolumner").format(number=width), allowed)
    body = rows[start + 1 :]
    if not body:
        raise refuse(header_line, _("rubriker utan rader"), _("minst en rad med värden"))
    if len(body) > MOST_ROWS:
        allowed = _("högst 5 000 rader")
        raise refuse(body[MOST_ROWS][0], _("för många rader"), allowed)
    wide = [
        OwnFault(
            line,
            _("en cell utan rubrik: ”{value}”").format(value=cut(_beyond(c, width))),
            _("lika många celler som rubriker; decimalkomma kräver semikolon mellan cellerna"),
        )
        for line, c in body
        if any(c[width:])
    ]
    if wide:
        raise OwnTableError(tuple(wide[:MOST_FAULTS]), max(0, len(wide) - MOST_FAULTS))
    padded = [(line, (cells + [""] * width)[:width]) for line, cells in body]
    return Sheet(header_line, header, padded, is_workbook, notes)


def _beyond(cells: list[str], width: int) -> str:
    return next(cell for cell in cells[width:] if cell)
