"""When: years as people head their columns with them, and what is only a part of one."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, NamedTuple

from region.content.sheets.grid import Cell
from region.content.sheets.numbers import is_number

Kind = Literal["year", "marked", "day", "number as day", "part"]

_YEAR = r"((?:19|20)[0-9]{2}|2100)"
_PLAIN = re.compile(rf"{_YEAR}(?:[.,]0+)?")
_NAMED = re.compile(rf"(?:år|ar|year)\s+{_YEAR}", re.IGNORECASE)
_SIGN = (
    r"(?:\*+|[¹²³⁰⁴-⁹]+|[0-9a-z]\)|\(?(?:prel(?:imin[aä]r[at]?)?|preliminary|progn(?:os)?|forecast"
    r"|p|r|rev|e|est|s)\.?\)?|\([^()]{1,20}\)|\[[^\[\]]{1,20}\])"
)
_MARKED = re.compile(rf"{_YEAR}\s*{_SIGN}|{_SIGN}\s+{_YEAR}", re.IGNORECASE)
_DAYS = (
    (re.compile(rf"{_YEAR}[-/.](\d\d?)[-/.](\d\d?)(?:[T ]\d\d?:\d\d(?::\d\d)?)?"), (1, 2, 3)),
    (re.compile(rf"(\d\d?)[-/.](\d\d?)[-/.]{_YEAR}"), (3, 2, 1)),
)
_MONTHS = r"(?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[ck]t|nov|dec)[a-zåäö]*"
_PARTS = re.compile(
    rf"{_YEAR}\s*-?\s*(?:k|q|kv|kvartal|kvart|quarter|t|h|m|v|w|vecka|week)\.?\s*[0-9]{{1,2}}"
    rf"|(?:k|q|kv|kvartal|quarter|h|m|v)\.?\s*[0-9]{{1,2}}[\s,:/-]*{_YEAR}"
    rf"|[0-9]{{1,2}}\s*(?:k|q|kv|kvartal|kvartalet|quarter)\.?\s*{_YEAR}"
    rf"|{_YEAR}\s*(?:[-–/:]\s*)?[0-9]{{2}}|{_YEAR}\s*[-–—/]\s*[0-9]{{4}}|[0-9]{{4}}\s*[-–—/]\s*{_YEAR}"
    rf"|(?:{_MONTHS}|vt|ht|v[åa]ren|h[öo]sten)\.?[\s-]*{_YEAR}|{_YEAR}[\s-]*(?:{_MONTHS}|vt|ht)"
    rf"|\d{{1,2}}[/-]{_YEAR}",
    re.IGNORECASE,
)
_DAY_IN_WORDS = re.compile(rf"(?:den\s+)?\d\d?\.?\s+{_MONTHS}\.?\s+\d{{4}}.*", re.IGNORECASE)
_TIME = re.compile(r"\d\d?[:.]\d\d(?::\d\d)?(?:\.\d+)?")
_FIRST_DAY = dt.date(1899, 12, 30)


class Period(NamedTuple):
    """A year, and how surely it is one."""

    year: str
    kind: Kind


def _of_day(day: dt.date) -> Period | None:
    """Return the day's year; a workbook's number of a year shown as a day is that year."""
    number = (day - _FIRST_DAY).days
    if 1900 <= number <= 2100:
        return Period(str(number), "number as day")
    return Period(str(day.year), "day") if 1900 <= day.year <= 2100 else None


def period(cell: Cell) -> Period | None:
    """Return the period that a cell names, or None.

    `marked` has a sign or a word beside the year, `part` is less or more than one year.
    """
    if cell.day is not None:
        return _of_day(cell.day)
    text = " ".join(cell.text.split())
    if match := _PLAIN.fullmatch(text) or _NAMED.fullmatch(text):
        return Period(match[1], "year")
    if match := _MARKED.fullmatch(text):
        return Period(match[1] or match[2], "marked")
    for pattern, order in _DAYS:
        if match := pattern.fullmatch(text):
            try:
                return _of_day(dt.date(*(int(match[group]) for group in order)))
            except ValueError:
                return None
    if match := _PARTS.fullmatch(text):
        return Period(next(year for year in match.groups() if year), "part")
    return None


def is_day(cell: Cell) -> bool:
    """Whether the cell holds a day or a time, which begins as a number does but is none."""
    if is_number(cell):
        return False
    if cell.day is not None or _DAY_IN_WORDS.fullmatch(cell.text) or _TIME.fullmatch(cell.text):
        return True
    found = period(cell)
    return found is not None and found.kind in ("day", "number as day", "part")
