"""A visitor's own table, on the map for that visit only; `region.content.sheets` reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from region.content.catalogue import Catalogue
from region.content.sheets import Question, SheetError, read
from region.content.sheets.areas import Areas, codes_by_name
from region.words.language import DEFAULT_LANGUAGE, gettext
from region.words.text import Language

__all__ = ["OwnTable", "OwnTableError", "read_own_table", "titled"]

OwnTableError = SheetError

LONGEST_NAME = 60
LONGEST_UNIT = 20
MOST_DECIMALS = 3


@dataclass(frozen=True, eq=False)
class OwnTable:
    """Values of municipalities by period, in the order of time.

    Attributes
    ----------
    unit
        What the file itself says, or nothing.
    decimals
        As many as the values need, at most 3.
    periods
        Years; or, where the table has none, the table's name as the only period.
    values
        Period, then municipality code. A municipality without a value is left out.
    questions
        What can be chosen: the sheet, the column, how a sign is read; each with its answer.
    notes
        How the file was read, and what was left out.
    """

    name: str
    unit: str
    decimals: int
    periods: tuple[str, ...]
    values: Mapping[str, Mapping[str, float]]
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()


def read_own_table(
    name: str,
    raw: bytes,
    catalogue: Catalogue,
    language: Language = DEFAULT_LANGUAGE,
    answers: Mapping[str, str] = MappingProxyType({}),
) -> OwnTable:
    """Return the table in a CSV or XLSX file; `answers` are to the questions it has led to.

    Raises
    ------
    OwnTableError
        with the first faults by row. No other error, whatever the file holds.
    """
    _ = gettext(language)
    register = {area.code: area.name for area in catalogue.municipalities}
    labels = {code: text.sv for code, text in register.items()}
    reading = read(raw, Areas(codes_by_name(register), labels), _, answers=answers)
    title = _title(name) or _("Egen tabell")
    values: dict[str, dict[str, float]] = {}
    for (code, period), value in reading.values.items():
        row = values.setdefault(period or title, {})
        if value is not None:
            row[code] = value
    every = [value for row in values.values() for value in row.values()]
    return OwnTable(
        name=title,
        unit=_one_line(reading.unit, LONGEST_UNIT),
        decimals=max(_decimals_needed(value) for value in every),
        periods=tuple(period for period in sorted(values) if values[period]),
        values=MappingProxyType({p: MappingProxyType(values[p]) for p in sorted(values)}),
        questions=reading.questions,
        notes=reading.notes,
    )


def titled(table: OwnTable, name: str, unit: str) -> OwnTable:
    """Return the table with the visitor's title and unit; an empty one stays as it was read."""
    name = _one_line(name, LONGEST_NAME) or table.name
    unit = _one_line(unit, LONGEST_UNIT) or table.unit
    renamed = {table.name: name} if table.periods == (table.name,) else {}
    return replace(
        table,
        name=name,
        unit=unit,
        periods=tuple(renamed.get(period, period) for period in table.periods),
        values={renamed.get(period, period): row for period, row in table.values.items()},
    )


def _title(name: str) -> str:
    """Return the file's name without folders and ending, printable and short."""
    last = re.split(r"[\\/]", name)[-1]
    return _one_line(last.rpartition(".")[0] or last, LONGEST_NAME)


def _one_line(text: str, longest: int) -> str:
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())[:longest].strip()


def _decimals_needed(value: float) -> int:
    """Return how many decimals show the value, at most three."""
    return len(f"{value:.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2])
