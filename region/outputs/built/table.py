"""A built table as a whole: its columns, its rows, and what they say."""

from __future__ import annotations

from dataclasses import dataclass

from region.content.catalogue import Catalogue
from region.outputs.built.cells import BuiltColumn, BuiltRow, column_of, rows_of
from region.outputs.built.choice import Asked, Selection, select
from region.outputs.built.words import headline, holds
from region.outputs.tables.table import Cell, Column, Table, as_published, field
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

MOST_ACROSS = 12
"""So many years can be read beside each other."""


@dataclass(frozen=True, eq=False)
class BuiltTable:
    """The table, with a sentence of what it says and one of what it holds."""

    selection: Selection
    columns: tuple[BuiltColumn, ...]
    rows: tuple[BuiltRow, ...]
    headline: str
    summary: str

    @property
    def span(self) -> str:
        """The years: `2021–2025`."""
        years = self.selection.years
        return "" if not years else years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"

    @property
    def places(self) -> tuple[tuple[BuiltRow, ...], ...]:
        """The rows of each place."""
        each = len(self.selection.years) * len(self.selection.sexes)
        return tuple(self.rows[at : at + each] for at in range(0, len(self.rows), each))

    @property
    def series(self) -> tuple[tuple[BuiltRow, ...], ...]:
        """The rows of each place and sex, year by year."""
        each = max(len(self.selection.years), 1)
        return tuple(self.rows[at : at + each] for at in range(0, len(self.rows), each))

    @property
    def across(self) -> bool:
        """Whether the years stand beside each other when it is read: one measure, not too many."""
        return len(self.columns) == 1 and 1 < len(self.selection.years) <= MOST_ACROSS

    @property
    def told_of_years(self) -> tuple[tuple[str, str], ...]:
        """Each year, with what must be known of all the first measure's values in it alike."""
        found = []
        for at, year in enumerate(self.selection.years):
            notes = {rows[at].cells[0].note for rows in self.series}
            found.append((year, notes.pop() if len(notes) == 1 else ""))
        return tuple(found)

    @property
    def by_sex(self) -> bool:
        """Whether a column says whose values they are."""
        return self.selection.sexes != ("total",)


@view
def built_table(catalogue: Catalogue, asked: Asked, language: Language) -> BuiltTable:
    """Return the table that is asked for.

    Raises
    ------
    UnknownIdError, TooManyCellsError
        as `select`.
    """
    found = select(catalogue, asked)
    columns = tuple(column_of(catalogue, found, one, language) for one in found.measures)
    rows = tuple(rows_of(catalogue, found, language))
    missing = sum(cell.value is None for row in rows for cell in row.cells)
    return BuiltTable(
        selection=found,
        columns=columns,
        rows=rows,
        headline=headline(found, columns, rows, language),
        summary=holds(found, missing, language),
    )


def for_people(found: BuiltTable, language: Language) -> Table:
    """Return the table as it leaves the house: each measure with its unit, then its remarks."""
    _ = gettext(language)
    columns = [Column(_("område"), wide=1.5), Column(_("kod")), Column(_("år"))]
    if found.by_sex:
        columns.append(Column(_("kön"), wide=1.2))
    before = len(columns)
    for one in found.columns:
        columns.append(Column(f"{one.name} ({one.unit})", one.decimals, wide=1.2))
        columns.append(Column(_("anmärkning") + f": {one.name}", wide=2))
    first = found.selection.places[0]
    sex = (3,) if found.by_sex else ()
    return Table(
        tuple(columns),
        tuple(_row(found, row) for row in found.rows),
        frozenset(at for at, row in enumerate(found.rows) if row.code == first),
        shown=(0, 2, *sex, *range(before, len(columns), 2)),
    )


def _row(found: BuiltTable, row: BuiltRow) -> tuple[Cell, ...]:
    cells: list[Cell] = [row.place, row.code, row.year]
    if found.by_sex:
        cells.append(row.sex_name)
    for column, cell in zip(found.columns, row.cells, strict=True):
        cells += [as_published(cell.value, cell.decimals, column.decimals), cell.note]
    return tuple(cells)


def for_programs(found: BuiltTable) -> Table:
    """Return the same table with ids for names, and values that are not rounded."""
    before = ("place", "place_name", "period", "sex")
    columns = [field(name, "string", required=True) for name in before]
    for one in found.columns:
        columns += [field(one.id, "number"), field(f"{one.id}_note", "string", required=True)]
    rows = tuple(
        (
            *(row.code, row.place, row.year, row.sex),
            *(part for cell in row.cells for part in (cell.value, cell.note)),
        )
        for row in found.rows
    )
    return Table(tuple(columns), rows)
