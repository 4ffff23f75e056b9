"""A spreadsheet or a CSV file that an agency publishes, or that lies in the folder of content."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import openpyxl  # type: ignore[import-untyped]

from region.model import Status
from region.model.query import AreaLevel, FileQuery
from region.names import fold
from region.own_table_cells import is_missing, number, year
from region.sources.answer import Answer, Cell, Gathering, SourceError, quoted, wanted_areas
from region.sources.courier import Courier

KIND = "file"
NAME = "Fil"

LARGEST_UNPACKED_BYTES = 300_000_000
MOST_ROWS = 200_000
SHOWN_FAULTS = 3
Row = tuple[int, list[str]]


def fetch(
    query: FileQuery,
    areas: Mapping[str, AreaLevel],
    names: Mapping[str, str],
    read: bytes,
) -> Answer:
    """Return the values that the file's bytes hold; `names` are the areas' codes by folded name.

    Raises
    ------
    SourceError
        if the sheet or a column does not exist, or a cell cannot be read; it names the row.
    """
    header, rows = sheet_rows(read, query.sheet, query.header_row)
    gathering = Gathering(frozenset(wanted_areas(areas, query.areas)))
    columns = {name: place for place, name in reversed(list(enumerate(header)))}
    area_at = _column(columns, query.area)
    where = [(_column(columns, name), text) for name, text in query.where]
    found = ((place, year(name)) for place, name in enumerate(header)) if query.wide else ()
    values = [(place, period) for place, period in found if period]
    if query.wide and not values:
        raise SourceError(f"no column is headed by a year; found {quoted(', '.join(columns))}")
    if not query.wide:
        time_at, value_at = _column(columns, query.time or ""), _column(columns, query.value or "")
    faults: list[str] = []
    for line, cells in rows:
        if any(cells[place].strip() != text for place, text in where):
            continue
        area = area_of(cells[area_at], names)
        if area is None:
            continue
        try:
            pairs = values if query.wide else [(value_at, _year(cells[time_at]))]
            for place, period in pairs:
                gathering.add(area, period, _cell(cells[place]))
        except SourceError as error:
            faults.append(f"row {line}: {error}")
    if faults:
        raise RowsError(faults)
    return Answer(
        cells=gathering.cells,
        title=query.sheet or query.table,
        unit=(query.value or "") if not query.wide else "",
        page=query.address if "://" in query.address else "",
    )


class HeadingError(SourceError):
    """The row that should hold the headings does not."""


class RowsError(SourceError):
    """Rows of a table that cannot be read; `rows` has a message for each."""

    def __init__(self, rows: list[str]):
        self.rows = tuple(rows)
        more = f" and {len(rows) - SHOWN_FAULTS} more" if len(rows) > SHOWN_FAULTS else ""
        super().__init__("; ".join(rows[:SHOWN_FAULTS]) + more)


def content_of(query: FileQuery, root: Path, courier: Courier | None) -> bytes:
    """Return the file's bytes, from its address or from below the folder of content.

    Raises
    ------
    SourceError
        if there is no such file.
    """
    if courier is not None:
        return courier.get_bytes("")
    path = (root / query.address).resolve()
    if not path.is_relative_to(root.resolve()):
        raise SourceError(f"{query.address} lies outside the folder of content")
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{query.address}: {error.strerror}") from None


def is_remote(query: FileQuery) -> bool:
    """Return whether the file is fetched over the network."""
    return bool(urlsplit(query.address).netloc)


def area_of(text: str, names: Mapping[str, str]) -> str | None:
    """Return the code of an area given as `0180`, `180`, `0180 Stockholm` or `Stockholm`."""
    text = text.strip()
    code = re.match(r"(\d{2,4})(?=\D|$)", text, re.ASCII)
    if code:
        known = set(names.values())
        return next((c for c in (code[1], code[1].zfill(4)) if c in known), None)
    folded = fold(text)
    for candidate in (folded, folded.removesuffix(" kommun"), folded.removesuffix("s kommun")):
        if candidate in names:
            return names[candidate]
    return None


def sheet_rows(raw: bytes, sheet: str | None, header_row: int) -> tuple[list[str], list[Row]]:
    """Return the headings, and the rows below with their numbers, every cell as text.

    Raises
    ------
    SourceError
        if it is neither a workbook nor a text table, or has no such sheet or heading.
    """
    lines = list(_workbook(raw, sheet) if raw.startswith(b"PK") else _text(raw))
    head = next((cells for line, cells in lines if line == header_row), None)
    if head is None or not any(cell.strip() for cell in head):
        raise HeadingError(f"row {header_row}: found nothing; the headings were expected")
    header = [" ".join(cell.split()) for cell in head]
    width = len(header)
    rows = [
        (line, (cells + [""] * width)[:width])
        for line, cells in lines
        if line > header_row and any(cell.strip() for cell in cells)
    ]
    if not rows:
        raise HeadingError(f"no rows below the headings in row {header_row}")
    return header, rows


def _text(raw: bytes) -> Iterator[Row]:
    if raw.lstrip().startswith(b"<"):
        raise SourceError("HTML instead of a table")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("iso-8859-1")
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";\t,", key=first.count)
    try:
        for line, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
            if line > MOST_ROWS:
                raise SourceError(f"more than {MOST_ROWS} rows")
            yield line, cells
    except csv.Error as error:
        raise SourceError(f"not a table of text: {error}") from None


def _workbook(raw: bytes, sheet: str | None) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > LARGEST_UNPACKED_BYTES:
            raise SourceError(f"a workbook of {unpacked / 1e6:.0f} MB when unpacked")
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except SourceError:
        raise
    except Exception:  # a broken workbook can fail in many ways
        raise SourceError("a workbook that cannot be opened") from None
    if sheet is not None and sheet not in book.sheetnames:
        raise SourceError(f"no sheet {quoted(sheet)}; found {quoted(', '.join(book.sheetnames))}")
    page: Any = book[sheet] if sheet else book.worksheets[0]
    try:
        for line, cells in enumerate(page.iter_rows(values_only=True), 1):
            if line > MOST_ROWS:
                raise SourceError(f"more than {MOST_ROWS} rows")
            yield line, [_cell_text(cell) for cell in cells]
    except SourceError:
        raise
    except Exception:
        raise SourceError("a workbook that cannot be read to its end") from None
    finally:
        book.close()


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _column(columns: Mapping[str, int], name: str) -> int:
    wanted = " ".join(name.split())
    if wanted not in columns:
        raise SourceError(f"no column {quoted(name)}; found {quoted(', '.join(columns), 200)}")
    return columns[wanted]


def _year(text: str) -> str:
    found = year(text.strip())
    if found is None:
        raise SourceError(f"found {quoted(text)}; a year was expected")
    return found


def _cell(text: str) -> Cell:
    text = text.strip()
    if is_missing(text):
        return Cell(None, Status.NOT_PUBLISHED)
    value = number(text)
    if value is None:
        raise SourceError(f"found {quoted(text)}; a number was expected")
    return Cell(value)


def names_of(areas: Sequence[tuple[str, str, str]]) -> dict[str, str]:
    """Return codes by folded name, from (code, Swedish name, English name) of each area."""
    return {fold(name): code for code, *both in areas for name in both}
