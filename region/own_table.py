"""A visitor's own table, opened on the map for that visit only.

read_sheet (own_table_reading)    bytes to rows of text, within limits
find_columns (own_table_columns)  which column says what
read_own_table                    the rows as values by period and municipality, or all faults
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from region.catalogue import Catalogue
from region.language import DEFAULT_LANGUAGE, Gettext, gettext
from region.model import Language
from region.own_table_cells import (
    OUTSIDE,
    Areas,
    decimals_needed,
    is_missing,
    mark,
    number,
    year,
)
from region.own_table_columns import Columns, find_columns
from region.own_table_reading import (
    MOST_FAULTS,
    OwnFault,
    OwnTableError,
    Sheet,
    cut,
    read_sheet,
    refuse,
)

__all__ = ["OwnFault", "OwnTable", "OwnTableError", "read_own_table"]

LONGEST_NAME = 60
MOST_DECIMALS = 3


@dataclass(frozen=True, eq=False)
class OwnTable:
    """Values of municipalities by period, in the order of time.

    Attributes
    ----------
    decimals
        As many as the values need, at most 3.
    periods
        Years; or, where the table has none, the table's name as the only period.
    values
        Period, then municipality code. A municipality without a value is left out.
    columns, column
        The columns of numbers that can be chosen, and the one whose values these are. Nothing
        where each column is a year.
    notes
        What a reader should know about how the file was read.
    """

    name: str
    unit: str
    decimals: int
    periods: tuple[str, ...]
    values: Mapping[str, Mapping[str, float]]
    columns: tuple[str, ...] = ()
    column: str = ""
    notes: tuple[str, ...] = ()


class _Faults:
    """Keeps the first faults and counts the rest."""

    def __init__(self) -> None:
        self.first: list[OwnFault] = []
        self.rest = 0

    @property
    def has_room(self) -> bool:
        return len(self.first) < MOST_FAULTS

    def add(self, line: int, found: str, allowed: str) -> None:
        if self.has_room:
            self.first.append(OwnFault(line, found, allowed))
        else:
            self.rest += 1


def read_own_table(
    name: str,
    raw: bytes,
    catalogue: Catalogue,
    language: Language = DEFAULT_LANGUAGE,
    column: str | None = None,
) -> OwnTable:
    """Return the table in a CSV or XLSX file; `column` chooses among several columns of numbers.

    Raises
    ------
    OwnTableError
        with the first faults by row. No other error, whatever the file holds.
    """
    _ = gettext(language)
    sheet = read_sheet(raw, _)
    areas = Areas(catalogue)
    columns = find_columns(sheet, areas, column, _)
    title = _title(name) or _("Egen tabell")
    values, notes = _values(sheet, columns, areas, title, _)
    every = [value for period in values.values() for value in period.values()]
    return OwnTable(
        name=title,
        unit="",
        decimals=max(decimals_needed(value, MOST_DECIMALS) for value in every),
        periods=tuple(sorted(values)),
        values=MappingProxyType({p: MappingProxyType(values[p]) for p in sorted(values)}),
        columns=columns.options,
        column=columns.chosen,
        notes=(*sheet.notes, *notes),
    )


def _title(name: str) -> str:
    """Return the file's name without folders and ending, printable and short."""
    last = re.split(r"[\\/]", name)[-1]
    stem = last.rpartition(".")[0] or last
    printable = "".join(c if c.isprintable() else " " for c in stem)
    return " ".join(printable.split())[:LONGEST_NAME].strip()


def _values(
    sheet: Sheet, columns: Columns, areas: Areas, title: str, _: Gettext
) -> tuple[dict[str, dict[str, float]], list[str]]:
    """Return the values by period and municipality, and notes on what was left out."""
    faults = _Faults()
    values: dict[str, dict[str, float]] = {}
    lines: dict[tuple[str, str], int] = {}
    outside: dict[str, None] = {}
    missing = 0
    for line, cells in sheet.rows:
        code = _municipality(line, cells, columns, areas, faults, _)
        if code == OUTSIDE:
            outside[cut(cells[columns.area])] = None
        if code is None or code == OUTSIDE:
            continue
        for period, text in _periods(line, cells, columns, title, faults, _):
            if (period, code) in lines:
                found = _("samma kommun och period som på rad {line}: ”{value}”")
                found = found.format(line=lines[period, code], value=cut(cells[columns.area]))
                faults.add(line, found, _("en rad för varje kommun och period"))
                continue
            lines[period, code] = line
            value = number(text)
            if value is not None:
                values.setdefault(period, {})[code] = value
            elif is_missing(text):
                missing += 1
            else:
                allowed = _("ett tal som 1234,5 eller 1 234.5, eller ingenting")
                faults.add(
                    line, _("”{value}” i stället för ett tal").format(value=cut(text)), allowed
                )
    if not sheet.is_workbook:
        _check_marks(sheet, columns, faults, _)
    if faults.first:
        raise OwnTableError(tuple(sorted(faults.first, key=lambda f: f.line)), faults.rest)
    if not lines:
        raise refuse(0, _("ingen av länets kommuner"), _("minst en kommun i Stockholms län"))
    if not values:
        found = _("inga tal (en formel som inte är uträknad läses som tom)")
        raise refuse(0, found, _("minst ett tal"))
    return values, list(_notes(sheet, columns, list(outside), missing, _))


def _municipality(
    line: int, cells: list[str], columns: Columns, areas: Areas, faults: _Faults, _: Gettext
) -> str | None:
    """Return the row's municipality, OUTSIDE, or None after adding a fault."""
    text = cells[columns.area]
    code = areas.find(text) if text else None
    if code is None:
        near = areas.nearest(text) if faults.has_room else None
        allowed = _("en kommun i Stockholms län, med namn eller kod")
        if near:
            allowed = _("en kommun i Stockholms län; kanske {name}?").format(name=near)
        found = _("en okänd kommun: ”{value}”").format(value=cut(text))
        faults.add(line, found if text else _("ingen kommun"), allowed)
        return None
    for place in columns.same_area:
        if cells[place] and areas.find(cells[place]) != code:
            found = _("”{one}” och ”{other}” på samma rad")
            found = found.format(one=cut(text), other=cut(cells[place]))
            faults.add(line, found, _("kod och namn på samma kommun"))
            return None
    return code


def _periods(
    line: int, cells: list[str], columns: Columns, title: str, faults: _Faults, _: Gettext
) -> Iterator[tuple[str, str]]:
    """Yield each period of the row with the text of its value."""
    if columns.year is None:
        for place, period in columns.values:
            yield period or title, cells[place]
        return
    found = year(cells[columns.year])
    if found is None:
        told = _("”{value}” i stället för ett år").format(value=cut(cells[columns.year]))
        faults.add(line, told, _("ett år med fyra siffror, från 1900 till 2100"))
        return
    for place, _period in columns.values:
        yield found, cells[place]


def _check_marks(sheet: Sheet, columns: Columns, faults: _Faults, _: Gettext) -> None:
    """One table has one decimal sign: with both, one of them may separate thousands."""
    first = ""
    for line, cells in sheet.rows:
        for place, _period in columns.values:
            sign = mark(cells[place]) if number(cells[place]) is not None else ""
            if sign and first and sign != first:
                found = _("både decimalkomma och decimalpunkt: ”{value}”")
                allowed = _("samma decimaltecken i hela tabellen, och inga tecken mellan tusental")
                faults.add(line, found.format(value=cut(cells[place])), allowed)
                return
            first = first or sign


def _notes(
    sheet: Sheet, columns: Columns, outside: list[str], missing: int, _: Gettext
) -> Iterator[str]:
    if outside:
        shown = ", ".join(outside[:5]) + (" …" if len(outside) > 5 else "")
        yield _("Områden utanför länets kommuner visas inte: {names}.").format(names=shown)
    if missing:
        yield _("Celler utan värde: {number}.").format(number=missing)
    texts = [cells[place] for _line, cells in sheet.rows for place, _period in columns.values]
    signed = [text for text in texts if mark(text) and not is_missing(text)]
    if signed and all(re.fullmatch(r"[-+−]?[1-9][0-9]{0,2}[.,][0-9]{3}", t) for t in signed):
        yield _(
            "Tal som ”{value}” är lästa med decimaler. Skiljer tecknet tusental ska det tas bort."
        ).format(value=signed[0])
