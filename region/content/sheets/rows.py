"""Each row's area, period and value; and the rows that are not about one area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from region.content.sheets.areas import OUTSIDE, Areas, is_note, is_total
from region.content.sheets.columns import Columns
from region.content.sheets.faults import Faults, cut, refuse
from region.content.sheets.grid import Cell
from region.content.sheets.numbers import is_dash, is_missing, is_number, number
from region.content.sheets.periods import period
from region.content.sheets.table import HeadedTable
from region.words.language import Gettext
from region.words.names import fold

_SURELY_MEANT = 0.8


@dataclass
class Rows:
    """The values, and what there is to say about the rest."""

    values: dict[tuple[str, str], float | None] = field(default_factory=dict)
    outside: dict[str, None] = field(default_factory=dict)
    totals: dict[int, str] = field(default_factory=dict)
    texts: list[int] = field(default_factory=list)
    missing: Counter[str] = field(default_factory=Counter)
    dashes: int = 0
    uncounted: list[int] = field(default_factory=list)
    marked: dict[str, str] = field(default_factory=dict)


@dataclass
class _Reader:
    table: HeadedTable
    columns: Columns
    areas: Areas
    thousands: str
    dash_is_zero: bool
    visitor: bool
    _: Gettext
    faults: Faults = field(default_factory=Faults)
    rows: Rows = field(default_factory=Rows)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    stockholm: str = ""
    last: int = 0

    def look(self) -> None:
        """See which rows are known, before any is judged."""
        place = self.columns.area
        texts = [cells[place].text for _line, cells in self.table.rows]
        self.stockholm = self.areas.is_stockholm(texts, self.table.heading(place))
        for line, cells in self.table.rows:
            if self.area(cells):
                self.last = line

    def area(self, cells: list[Cell]) -> str | None:
        """Return the area on which all the row's columns agree, or None."""
        texts = [t for p in (self.columns.area, *self.columns.same_area) if (t := cells[p].text)]
        found = [self.areas.find(text) for text in texts]
        if texts and all(fold(text) == "stockholm" for text in texts) and self.stockholm != "0180":
            return self.areas.as_county() if self.stockholm else None
        for code in found:
            if code and all(self.areas.may_mean(code, text) for text in texts):
                return code
        return None

    def row(self, line: int, cells: list[Cell]) -> None:
        """Take the row's values in, or say why it has none."""
        code = self.area(cells)
        if code == OUTSIDE:
            places = sorted((self.columns.area, *self.columns.same_area))
            self.rows.outside[" ".join(t for p in places if (t := cells[p].text))] = None
        elif code is None:
            self.unknown(line, cells)
        else:
            for when, cell in self.periods(line, cells):
                self.value(line, code, when, cell, cells)

    def unknown(self, line: int, cells: list[Cell]) -> None:
        """Leave the row out if it is about the whole table, else add a fault."""
        _ = self._
        texts = [t for p in (self.columns.area, *self.columns.same_area) if (t := cells[p].text)]
        text = texts[0] if texts else ""
        label = text or next((cell.text for cell in cells if cell.text), "")
        values = [cells[place] for place in self.columns.value_places]
        known = [self.areas.find(t) for t in texts]
        # to look for what was meant takes time, and is of no use when nobody will be told
        look = bool(text) and self.faults.has_room
        near = self.areas.nearest(text) if look else None
        meant = self.areas.nearest(text, _SURELY_MEANT) if look else None
        if not any(known):
            if is_note(label):
                self.rows.texts.append(line)
                return
            if is_total(label):
                self.rows.totals[line] = label
                return
            says_nothing = not any(cell.text or cell.uncounted for cell in values)
            below = line > self.last and not any(is_number(cell) for cell in values)
            if not meant and (says_nothing or below):
                self.rows.texts.append(line)
                return
            if not self.visitor and not meant:
                self.rows.outside[label] = None
                return
        if fold(text) == "stockholm" and not self.stockholm:
            told = _("”{value}”, som kan vara kommunen eller länet").format(value=cut(text))
            self.faults.add(line, told, _("Stockholms kommun eller Stockholms län, eller en kod"))
            return
        if len(texts) > 1 and known[0]:
            told = _("”{one}” och ”{other}” på samma rad")
            told = told.format(one=cut(texts[0]), other=cut(texts[1]))
            self.faults.add(line, told, _("kod och namn på samma kommun"))
            return
        allowed = _("en kommun i Stockholms län, med namn eller kod")
        if near:
            allowed = _("en kommun i Stockholms län; kanske {name}?").format(name=near)
        told = _("en okänd kommun: ”{value}”").format(value=cut(text))
        self.faults.add(line, told if text else _("ingen kommun"), allowed)

    def periods(self, line: int, cells: list[Cell]) -> Iterator[tuple[str, Cell]]:
        """Yield each period of the row with the cell of its value."""
        _ = self._
        if self.columns.year is None:
            for place, when in self.columns.values:
                yield when, cells[place]
            return
        cell = cells[self.columns.year]
        found = period(cell)
        if found is None or found.kind == "part":
            told = _("”{value}” i stället för ett år").format(value=cut(cell.text))
            self.faults.add(line, told, _("ett år med fyra siffror, från 1900 till 2100"))
            return
        if found.kind != "year":
            self.rows.marked[cell.text] = found.year
        for place, _when in self.columns.values:
            yield found.year, cells[place]

    def value(self, line: int, code: str, when: str, cell: Cell, cells: list[Cell]) -> None:
        """Take one value in."""
        _ = self._
        known = number(cell, self.thousands)
        if known is None and is_dash(cell):
            self.rows.dashes += 1
            known = 0.0 if self.dash_is_zero else None
            if not self.dash_is_zero:
                self.rows.missing["–"] += 1
        elif known is None and cell.uncounted:
            self.rows.uncounted.append(line)
            if not self.visitor:
                told = _("en formel som inte är uträknad")
                allowed = _("ett tal: öppna filen i ett kalkylprogram och spara den")
                self.faults.add(line, told, allowed)
        elif known is None and is_missing(cell):
            self.rows.missing[cell.text] += 1
        elif known is None:
            told = _("”{value}” i stället för ett tal").format(value=cut(cell.text))
            self.faults.add(line, told, _("ett tal som 1234,5 eller 1 234.5, eller ingenting"))
            return
        earlier = self.lines.setdefault((code, when), line)
        if earlier != line and (self.visitor or self.rows.values[code, when] != known):
            told = _("samma kommun och period som på rad {line}: ”{value}”")
            told = told.format(line=earlier, value=cut(cells[self.columns.area].text))
            self.faults.add(line, told, _("en rad för varje kommun och period"))
            return
        self.rows.values[code, when] = known


def read_rows(
    table: HeadedTable,
    columns: Columns,
    areas: Areas,
    thousands: str,
    dash_is_zero: bool,
    visitor: bool,
    _: Gettext,
) -> Rows:
    """Return the values of all rows.

    Raises
    ------
    SheetError
        with all faults by row, or if there is no area or no number at all.
    """
    reader = _Reader(table, columns, areas, thousands, dash_is_zero, visitor, _)
    reader.look()
    for line, cells in table.rows:
        reader.row(line, cells)
    reader.faults.stop()
    rows = reader.rows
    if not rows.values:
        raise refuse(0, _("ingen av länets kommuner"), _("minst en kommun i Stockholms län"))
    if all(value is None for value in rows.values.values()):
        if rows.uncounted:
            told = _("bara formler som inte är uträknade")
            raise refuse(0, told, _("minst ett tal: öppna filen i ett kalkylprogram och spara den"))
        raise refuse(0, _("inga tal"), _("minst ett tal"))
    return rows
