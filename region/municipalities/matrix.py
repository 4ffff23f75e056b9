"""All municipalities by some twenty measures: how far each lies from the typical municipality.

No sum over measures is made, and no rank of municipalities (docs/method.md, *All municipalities*).
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from region.content.catalogue import Catalogue, Observation
from region.content.model import Indicator
from region.content.periods import period_label
from region.indicators.certainty.grading import Graded, counted, graded
from region.indicators.certainty.intervals import Grade
from region.indicators.certainty.words import grade_name, grade_note
from region.indicators.provenance import source_line
from region.indicators.values import value_note, value_number, value_text
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view

SORT_BY_NAME = "name"
SORT_BY_PEOPLE = "population"

STEPS = (1, 2)
"""From so many standard deviations of the 26 on, a value is called higher, and much higher."""

SIGNS = {2: "++", 1: "+", 0: "·", -1: "−", -2: "−−"}
"""Signs of a class where a direction is wanted; without one there are arrows."""
ARROWS = {2: "▲▲", 1: "▲", 0: "·", -1: "▽", -2: "▽▽"}


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


def sorts(catalogue: Catalogue, language: Language) -> Mapping[str, str]:
    """Return what the rows can be ordered by, and how it is called; the first is the default."""
    _ = gettext(language)
    named = {
        key: catalogue.indicators[key].short_name[language] for key in catalogue.matrix.measures
    }
    people = named.pop(SORT_BY_PEOPLE, _("Folkmängd"))
    return {SORT_BY_PEOPLE: people, SORT_BY_NAME: _("Kommunens namn"), **named}


def words_of(step: int | None, wanted: bool, language: Language) -> str:
    """Return a class in words."""
    _ = gettext(language)
    if step is None:
        return _("värde saknas")
    better = {
        2: _("mycket bättre än typiskt"),
        1: _("bättre än typiskt"),
        0: _("nära det typiska"),
        -1: _("sämre än typiskt"),
        -2: _("mycket sämre än typiskt"),
    }
    higher = {
        2: _("mycket högre än typiskt"),
        1: _("högre än typiskt"),
        0: _("nära det typiska"),
        -1: _("lägre än typiskt"),
        -2: _("mycket lägre än typiskt"),
    }
    return (better if wanted else higher)[step]


def tone_of(step: int | None, wanted: bool) -> str:
    """Return the name of a class's colour."""
    if step is None:
        return ""
    names = ("bad2", "bad1", "zero", "good1", "good2")
    if not wanted:
        names = ("low2", "low1", "zero", "high1", "high2")
    return names[step + 2]


def step_of(value: Decimal, typical: Decimal, deviation: float, direction: str) -> int:
    """Return how many classes a value lies from the typical one, both as shown."""
    away = float(value - typical)
    size = sum(abs(away) >= limit * deviation for limit in STEPS) if deviation else 0
    return size if (away > 0) == (direction != "down") else -size


def _values(catalogue: Catalogue, key: str) -> dict[str, Observation]:
    """Return a measure's last municipal values by code, the missing ones too."""
    observations = catalogue.observations[key]
    found = observations.by_period[observations.municipal_periods[-1]]
    return {area.code: found[area.code] for area in catalogue.municipalities if area.code in found}


def _shown(indicator: Indicator, row: Observation) -> Decimal:
    if row.value is None:
        raise ValueError("a missing value is not shown")
    return fmt.round_half_up(row.value, indicator.decimals_of(row.area, row.period))


def _column(
    catalogue: Catalogue, indicator: Indicator, group: str, structural: bool, language: Language
) -> MatrixColumn:
    _ = gettext(language)
    rows = [row for row in _values(catalogue, indicator.id).values() if row.value is not None]
    values = [float(_shown(indicator, row)) for row in rows]
    typical = statistics.median(values)
    shown = fmt.round_half_up(typical, indicator.decimals)
    wanted = "none" if structural else indicator.direction
    ways = {"up": _("högre är bättre"), "down": _("lägre är bättre"), "none": ""}
    period = rows[0].period
    found = graded(catalogue, indicator.id, period)
    return MatrixColumn(
        id=indicator.id,
        name=indicator.name[language],
        short_name=indicator.short_name[language],
        unit=indicator.unit[language],
        group=group,
        structural=structural,
        wanted=ways[wanted],
        lowest_best=wanted == "down",
        grade=grade_name(found.grade, language),
        grade_note=grade_note(found.grade, indicator, language),
        period=period,
        period_label=period_label(indicator, period, language),
        typical=float(shown),
        typical_text=fmt.with_unit(shown, indicator.decimals, indicator.unit[language], language),
        deviation=statistics.pstdev(values),
        source=source_line(catalogue, indicator, language),
    )


def _told_apart(found: Graded, indicator: Indicator, code: str, typical: float) -> bool:
    """Whether a value's range leaves out the typical value.

    Where nothing is known of the ranges, a figure in which everybody is counted is taken as it is.
    """
    if found.grade is Grade.NONE:
        return counted(indicator)
    own = found.intervals.get(code)
    return own is not None and not own.lower <= typical <= own.upper


def _cell(
    column: MatrixColumn,
    indicator: Indicator,
    found: Graded,
    row: Observation | None,
    language: Language,
) -> MatrixCell:
    wanted = bool(column.wanted)
    if row is None or row.value is None:
        note = value_note(indicator, row, language) if row else ""
        words = words_of(None, wanted, language)
        return MatrixCell(
            column.id, None, fmt.MISSING, fmt.MISSING, None, True, "", "", words, note
        )
    typical = fmt.round_half_up(column.typical, indicator.decimals)
    direction = indicator.direction if wanted else "none"
    step = step_of(_shown(indicator, row), typical, column.deviation, direction)
    sure = not step or _told_apart(found, indicator, row.area, column.typical)
    sign, words = (SIGNS if wanted else ARROWS)[step], words_of(step, wanted, language)
    return MatrixCell(
        column=column.id,
        value=row.value,
        number=value_number(indicator, row, language),
        text=value_text(indicator, row, language),
        step=step,
        sure=sure,
        tone=tone_of(step, wanted),
        sign=sign if sure else f"({sign})",
        words=words if sure else gettext(language)("{words}, osäkert").format(words=words),
        note=value_note(indicator, row, language),
    )


def _order(catalogue: Catalogue, rows: list[MatrixRow], sort: str) -> tuple[MatrixRow, ...]:
    """Order by name, or by a measure: the wanted end first, the highest where none is wanted."""
    if sort == SORT_BY_NAME:
        return tuple(sorted(rows, key=lambda row: row.name))
    lowest_first = catalogue.indicators[sort].direction == "down"

    def key(row: MatrixRow) -> tuple[bool, float, str]:
        value = row.cell(sort).value
        size = 0.0 if value is None else value if lowest_first else -value
        return value is None, size, row.name

    return tuple(sorted(rows, key=key))


@view
def municipal_matrix(catalogue: Catalogue, sort: str, language: Language) -> MunicipalMatrix:
    """Return all municipalities by all measures of `data/matrix.yaml`.

    Raises
    ------
    UnknownIdError
        if rows cannot be ordered so.
    """
    sort = sort or SORT_BY_PEOPLE
    if sort not in sorts(catalogue, language):
        raise UnknownIdError("order", sort, tuple(sorts(catalogue, language)))
    groups = tuple(
        MatrixGroupView(
            group.name[language],
            group.structural,
            tuple(
                _column(
                    catalogue,
                    catalogue.indicators[key],
                    group.name[language],
                    group.structural,
                    language,
                )
                for key in group.measures
            ),
        )
        for group in catalogue.matrix.groups
    )
    values = {key: _values(catalogue, key) for key in catalogue.matrix.measures}
    columns = [column for group in groups for column in group.columns]
    grades = {column.id: graded(catalogue, column.id, column.period) for column in columns}
    rows = [
        MatrixRow(
            area.code,
            area.name[language],
            tuple(
                _cell(
                    column,
                    catalogue.indicators[column.id],
                    grades[column.id],
                    values[column.id].get(area.code),
                    language,
                )
                for column in columns
            ),
        )
        for area in catalogue.municipalities
    ]
    return MunicipalMatrix(
        groups=groups,
        rows=_order(catalogue, rows, sort),
        sort=sort,
        headline=_headline(columns, rows, language),
        summary=_summary(columns, language),
        key=_key(language),
        line=_line(catalogue, language),
    )


def _headline(columns: list[MatrixColumn], rows: list[MatrixRow], language: Language) -> str:
    """Return whether any municipality has the best value of all wherever one is better."""
    _ = gettext(language)
    best = {row.name for row in rows}
    for column in columns:
        if column.wanted:
            best &= _best(column, rows)
    if best:
        return _("{names} ligger bäst till i allt").format(
            names=fmt.listing(sorted(best), language)
        )
    return _("Ingen kommun ligger bäst till i allt")


def _best(column: MatrixColumn, rows: list[MatrixRow]) -> set[str]:
    """Return who has the best value of a measure."""
    values = {row.name: row.cell(column.id).value for row in rows}
    known = {name: value for name, value in values.items() if value is not None}
    end = (min if column.lowest_best else max)(known.values())
    return {name for name, value in known.items() if value == end}


def _summary(columns: list[MatrixColumn], language: Language) -> str:
    _ = gettext(language)
    directed = sum(bool(column.wanted) for column in columns)
    return _(
        "Varje ruta visar hur långt kommunen ligger från den typiska av de 26, i {directed} mått "
        "där det sägs vad som är bättre och {rest} där inget är bättre eller sämre. Inget läggs "
        "ihop till ett betyg."
    ).format(directed=directed, rest=len(columns) - directed)


def _key(language: Language) -> str:
    """Return what the signs mean."""
    _ = gettext(language)
    return _(
        "+ bättre och − sämre än den typiska kommunen med minst en standardavvikelse, dubbla "
        "tecken med minst två; ▲ högre och ▽ lägre där inget är bättre; inom parentes där "
        "skillnaden inte är säker"
    )


def _line(catalogue: Catalogue, language: Language) -> str:
    """Return who the figures come from, all measures together."""
    _ = gettext(language)
    names: dict[str, None] = {}
    for key in catalogue.matrix.measures:
        for source in catalogue.indicators[key].sources:
            names[catalogue.publishers[source.publisher].name[language]] = None
    return _("Egen beräkning på statistik från {sources}").format(
        sources=fmt.listing(names, language)
    )
