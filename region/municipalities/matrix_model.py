"""What the table of all municipalities consists of: columns, cells, rows, and the whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, eq=False)
class MatrixColumn:
    """One measure. `typical` is the median of the municipalities, `deviation` their spread."""

    id: str
    name: str
    short_name: str
    unit: str
    group: str
    structural: bool
    wanted: str
    lowest_best: bool
    grade: str
    grade_note: str
    period: str
    period_label: str
    typical: float
    typical_text: str
    deviation: float
    source: str
    on_map: tuple[str, str] = ("", "")
    """Under which indicator, and of which sex, the map has it."""


@dataclass(frozen=True, eq=False)
class MatrixCell:
    """One value. `step` counts classes from the typical, positive where better, or just higher.

    `sure` says whether the value can be told from the typical one at all.
    """

    column: str
    value: float | None
    number: str
    text: str
    step: int | None
    sure: bool
    tone: str
    sign: str
    words: str
    note: str


@dataclass(frozen=True, eq=False)
class MatrixRow:
    """One municipality with its cells, in the order of the columns."""

    code: str
    name: str
    cells: tuple[MatrixCell, ...]

    def cell(self, column: str) -> MatrixCell:
        """Return the cell of a measure."""
        return next(cell for cell in self.cells if cell.column == column)


@dataclass(frozen=True, eq=False)
class MatrixGroupView:
    """Columns that belong together; `structural` ones describe and are not judged."""

    name: str
    structural: bool
    columns: tuple[MatrixColumn, ...]


@dataclass(frozen=True, eq=False)
class MunicipalMatrix:
    """The whole table in one order."""

    groups: tuple[MatrixGroupView, ...]
    rows: tuple[MatrixRow, ...]
    sort: str
    headline: str
    summary: str
    key: str
    line: str
    left_out: tuple[str, ...] = ()
    """The measures that are not divided by sex, each with the reason."""
    sex: str = ""
    """Whose values they are: `women`, `men` or the `gap`; empty for everybody's."""

    @property
    def valued(self) -> bool:
        """Whether any measure has a way that is better."""
        return any(column.wanted for column in self.columns)

    @property
    def columns(self) -> tuple[MatrixColumn, ...]:
        """All columns from left to right."""
        return tuple(column for group in self.groups for column in group.columns)

    def column(self, key: str) -> MatrixColumn:
        """Return a measure's column."""
        return next(column for column in self.columns if column.id == key)

    def row(self, code: str) -> MatrixRow:
        """Return a municipality's row."""
        return next(row for row in self.rows if row.code == code)
