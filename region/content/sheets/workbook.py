"""The sheets of a workbook as its reader sees them: what is hidden is not read, and said."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from region.content.sheets.faults import listed, refuse
from region.content.sheets.grid import EMPTY, Cell, Grid, Limits, Row, exact, hundredfold
from region.words.language import Gettext

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_IN_MAIN = f"{{{_MAIN}}}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", _MAIN.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)
_CODED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


@dataclass(frozen=True)
class Book:
    """The sheets that are seen, in order, and the names of those that are not."""

    seen: tuple[Any, ...]
    hidden: tuple[Any, ...]
    archive: zipfile.ZipFile
    limits: Limits

    def grid(self, page: Any, _: Gettext) -> Grid:
        """Return one sheet's cells.

        Raises
        ------
        SheetError
            if the sheet is damaged or too long.
        """
        try:
            marks = _marks(self.archive, page._worksheet_path)
            rows, left = _rows(page, marks, self.limits)
        except Exception:  # openpyxl has no common error, and any fault here lies in the file
            raise refuse(0, _("en skadad Excelfil"), _allowed(_)) from None
        if len(rows) > self.limits.lines:
            told = _("för många rader")
            raise refuse(self.limits.lines + 1, told, self.limits.most_rows(_))
        notes = []
        if left:
            found = _("Dolda rader är inte lästa: {rows}.")
            notes.append(found.format(rows=listed(left)))
        columns = [openpyxl.utils.get_column_letter(c + 1) for c in sorted(marks.columns)]
        if columns:
            found = _("Dolda kolumner är inte lästa: {columns}.")
            notes.append(found.format(columns=listed(columns)))
        kept = [(line, cells) for line, cells in rows if any(c.text or c.uncounted for c in cells)]
        return Grid(kept, name=str(page.title), notes=tuple(notes))


def _allowed(_: Gettext) -> str:
    return _("en Excelfil (.xlsx) med en vanlig tabell")


def open_book(raw: bytes, limits: Limits, _: Gettext) -> Book:
    """Return the workbook, looked at before it is unpacked.

    Raises
    ------
    SheetError
        if it is damaged, or too large when unpacked.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        entries = archive.infolist()
    except Exception:  # a broken archive can fail in many ways
        raise refuse(0, _("en skadad Excelfil"), _allowed(_)) from None
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if (
        len(entries) > limits.entries
        or unpacked > limits.unpacked_bytes
        or unpacked / packed > limits.compressed
    ):
        raise refuse(0, _("en Excelfil som är för stor när den packas upp"), _allowed(_))
    try:
        if any(
            _STRICT[0][0] in archive.read(e) for e in entries if e.filename.endswith("book.xml")
        ):
            archive, raw = _as_transitional(archive)
        book = openpyxl.load_workbook(
            io.BytesIO(raw), read_only=True, data_only=True, keep_links=False
        )
        pages = book.worksheets
        seen = tuple(page for page in pages if page.sheet_state == "visible")
        hidden = tuple(page for page in pages if page.sheet_state != "visible")
    except Exception:  # openpyxl has no common error, and any fault here lies in the file
        raise refuse(0, _("en skadad Excelfil"), _allowed(_)) from None
    return Book(seen, hidden, archive, limits)


def _as_transitional(archive: zipfile.ZipFile) -> tuple[zipfile.ZipFile, bytes]:
    """Return a workbook saved as "strict Open XML" with the names that are usual."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as other:
        for entry in archive.infolist():
            content = archive.read(entry)
            if entry.filename.endswith((".xml", ".rels")):
                for strict, usual in _STRICT:
                    content = content.replace(strict, usual)
            other.writestr(entry.filename, content)
    return zipfile.ZipFile(io.BytesIO(buffer.getvalue())), buffer.getvalue()


@dataclass
class _Marks:
    """What a sheet's file says of its rows, columns and cells, which openpyxl passes over."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    uncounted: set[tuple[int, int]] = field(default_factory=set)


def _marks(archive: zipfile.ZipFile, path: str) -> _Marks:
    """Return which rows and columns are hidden, and which formulas have never been worked out."""
    found = _Marks()
    line, place = 0, 0
    with archive.open(path.lstrip("/")) as file:
        for event, element in iterparse(file, events=("start", "end")):
            name = element.tag.removeprefix(_IN_MAIN)
            if event == "start" and name == "row":
                line, place = int(element.get("r", line + 1)), 0
                if _is_on(element.get("hidden")) or element.get("ht") == "0":
                    found.rows.add(line)
            elif event == "start" and name == "col":
                if _is_on(element.get("hidden")) or element.get("width") == "0":
                    last = min(int(element.get("max")), 16_384)
                    found.columns |= set(range(int(element.get("min")) - 1, last))
            elif event == "end" and name == "c":
                at = element.get("r")
                place = _place(at) if at else place + 1
                value = element.find(f"{_IN_MAIN}v")
                has_formula = element.find(f"{_IN_MAIN}f") is not None
                if has_formula and (value is None or not value.text):
                    found.uncounted.add((line, place - 1))
            if event == "end" and name in ("c", "row"):
                element.clear()
    return found


def _is_on(text: str | None) -> bool:
    return text in ("1", "true")


def _place(reference: str) -> int:
    return int(openpyxl.utils.column_index_from_string(re.sub(r"[^A-Z]", "", reference)))


def _rows(page: Any, marks: _Marks, limits: Limits) -> tuple[list[Row], list[int]]:
    """Return the rows that are seen, and the numbers of those with something in them that are not.

    A hidden column's cells are empty.
    """
    rows: list[Row] = []
    left: list[int] = []
    found = page.iter_rows(max_row=limits.lines + 1, max_col=limits.columns + 1)
    for line, read in enumerate(found, 1):
        cells = [
            EMPTY if place in marks.columns else _cell(cell, (line, place) in marks.uncounted)
            for place, cell in enumerate(read)
        ]
        if line not in marks.rows:
            rows.append((line, cells))
        elif any(cell.text for cell in cells):
            left.append(line)
    return rows, left


def _cell(cell: Any, uncounted: bool) -> Cell:
    value = cell.value
    if value is None:
        return Cell("", uncounted=True) if uncounted else EMPTY
    if isinstance(value, bool):
        return Cell(str(value).upper())
    if isinstance(value, int | float):
        value = float(value)
        if "%" in _CODED.sub("", str(cell.number_format or "")):
            value = hundredfold(value)
            return Cell(f"{exact(value)} %", value, is_per_cent=True)
        return Cell(exact(value), value)
    if isinstance(value, dt.datetime):
        return Cell(value.date().isoformat(), day=value.date())
    if isinstance(value, dt.date):
        return Cell(value.isoformat(), day=value)
    return Cell(str(value).strip())
