"""Bytes of a text file, divided into cells at the sign that divides them best."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from region.content.sheets.faults import cut, refuse
from region.content.sheets.grid import Cell, Grid, Limits, Row
from region.words.language import Gettext

DELIMITERS = (";", "\t", ",")
_ROWS_LOOKED_AT = 30
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decoded(raw: bytes, _: Gettext) -> tuple[str, tuple[str, ...]]:
    """Return the text, and a note if it is not written in UTF-8.

    Raises
    ------
    SheetError
        if it is no text.
    """
    notes: tuple[str, ...] = ()
    allowed = _("en CSV-fil sparad som UTF-8")
    try:
        if raw.startswith(_UTF_16):
            text = raw.decode("utf-16")
            notes = (_("Filen lästes som UTF-16."),)
        elif b"\0" in raw:
            raise refuse(0, _("en fil som inte är text i UTF-8"), allowed)
        else:
            text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        try:
            if raw.startswith(_UTF_16):
                raise
            text = raw.decode("cp1252")
        except UnicodeDecodeError:
            raise refuse(line, _("tecken som inte går att läsa"), allowed) from None
        notes = (_("Filen är inte UTF-8 och lästes som Windows-1252."),)
    if text.lstrip().startswith(("<!", "<html", "<HTML", "<?xml")):
        raise refuse(0, _("en webbsida eller XML i stället för en tabell"), allowed)
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _divided(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with the line that each begins on; csv.Error if quotes do not match."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True
    )
    line = 1
    for cells in reader:
        yield line, [cell.strip() for cell in cells]
        line = reader.line_num + 1


def _agreement(text: str, delimiter: str) -> float:
    """How many of the first rows with several cells are as wide as the most usual among them."""
    widths: list[int] = []
    try:
        for _line, cells in islice(_divided(text, delimiter), _ROWS_LOOKED_AT):
            if sum(map(bool, cells)) > 1:
                widths.append(len(cells))
    except csv.Error:
        pass
    if not widths:
        return 0.0
    return max(widths.count(width) for width in set(widths)) / len(widths)


def text_grids(raw: bytes, limits: Limits, _: Gettext) -> Iterator[Grid]:
    """Yield the table divided at each sign that divides it at all, the most likely first.

    Raises
    ------
    SheetError
        if it is no text, or if its quotation marks hide where cells end.
    """
    text, notes = decoded(raw, _)
    options: tuple[str, ...] = DELIMITERS
    if text.startswith("sep=") and text[4:5] in DELIMITERS:  # as a spreadsheet is told the sign
        options, text = (text[4],), "\n" + text.partition("\n")[2]
    agreements = {option: _agreement(text, option) for option in options}
    likely = sorted((o for o in options if agreements[o]), key=lambda o: -agreements[o])
    for delimiter in likely or options[:1]:
        yield Grid(_rows(text, delimiter, limits, _), delimiter=delimiter, notes=notes)


def _rows(text: str, delimiter: str, limits: Limits, _: Gettext) -> list[Row]:
    rows: list[Row] = []
    allowed = _("citattecken i par, och högst 100 000 tecken i en cell")
    line = 0
    try:
        for line, cells in _divided(text, delimiter):
            if not any(cells):
                continue
            if any("\n" in cell and delimiter in cell for cell in cells):
                swallowed = next(c for c in cells if "\n" in c and delimiter in c)
                found = _("ett citattecken som inte stängs på sin rad: ”{value}”")
                raise refuse(line, found.format(value=cut(swallowed)), allowed)
            rows.append((line, [Cell(cell) for cell in cells]))
            if len(rows) > 2 * limits.rows:
                break
    except csv.Error:
        last = rows[-1][0] if rows else 0
        raise refuse(
            max(line, last) + 1, _("en rad som inte går att dela i celler"), allowed
        ) from None
    return rows
