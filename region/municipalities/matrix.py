"""All municipalities by some twenty measures: how far each lies from the typical municipality.

Of everybody, or of women, of men or of the gap between them in the measures that are divided.
No sum over measures is made, and no rank of municipalities (docs/method.md, *All municipalities*).
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from region.content.catalogue import Catalogue, Observation
from region.content.model import Indicator
from region.content.periods import period_label
from region.indicators.by_sex import asked_of_all, is_divided, series_of, why_not
from region.indicators.certainty.grading import Graded, counted, graded
from region.indicators.certainty.intervals import Grade
from region.indicators.certainty.words import grade_name, grade_note
from region.indicators.provenance import source_line
from region.indicators.sexes import short_name_of
from region.indicators.values import value_note, value_number, value_text
from region.municipalities import matrix_words
from region.municipalities.matrix_model import (
    MatrixCell,
    MatrixColumn,
    MatrixGroupView,
    MatrixRow,
    MunicipalMatrix,
)
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view

SORT_BY_NAME = "name"
SORT_BY_PEOPLE = "population"

STEPS = (1, 2)
"""From so many standard deviations of the 26 on, a value is called higher, and much higher."""


def measures(catalogue: Catalogue, language: Language, sex: str = "") -> Mapping[str, str]:
    """Return the measures that a table has, by id, and what they are called.

    Raises
    ------
    UnknownIdError
        if there are no values of such a group.
    """
    seen = asked_of_all(catalogue, sex)
    return {
        key: short_name_of(catalogue, key, language)
        if seen is not catalogue
        else catalogue.indicators[key].short_name[language]
        for key in seen.matrix.measures
        if key in seen.indicators and seen.observations[key].municipal_periods
    }


def sorts(catalogue: Catalogue, language: Language, sex: str = "") -> Mapping[str, str]:
    """Return what the rows can be ordered by, and how it is called; the first is the default.

    Raises
    ------
    UnknownIdError
        if there are no values of such a group.
    """
    _ = gettext(language)
    named = dict(measures(catalogue, language, sex))
    name = {SORT_BY_NAME: _("Kommunens namn")}
    if sex == "gap":
        return {**name, **named}
    people = {SORT_BY_PEOPLE: named.pop(SORT_BY_PEOPLE)} if SORT_BY_PEOPLE in named else {}
    return {**people, **name, **named}


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
    catalogue: Catalogue, key: str, name: str, group: str, structural: bool, language: Language
) -> MatrixColumn:
    _ = gettext(language)
    indicator = catalogue.indicators[key]
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
        short_name=name,
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
        words = matrix_words.words_of(None, wanted, language)
        return MatrixCell(
            column.id, None, fmt.MISSING, fmt.MISSING, None, True, "", "", words, note
        )
    typical = fmt.round_half_up(column.typical, indicator.decimals)
    direction = indicator.direction if wanted else "none"
    step = step_of(_shown(indicator, row), typical, column.deviation, direction)
    sure = not step or _told_apart(found, indicator, row.area, column.typical)
    sign = (matrix_words.SIGNS if wanted else matrix_words.ARROWS)[step]
    words = matrix_words.words_of(step, wanted, language)
    _ = gettext(language)
    return MatrixCell(
        column=column.id,
        value=row.value,
        number=value_number(indicator, row, language),
        text=value_text(indicator, row, language),
        step=step,
        sure=sure,
        tone=matrix_words.tone_of(step, wanted),
        sign=sign if sure else f"({sign})",
        words=words if sure else _("{words}, osäkert").format(words=words),
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
def municipal_matrix(
    catalogue: Catalogue, sort: str, language: Language, sex: str = ""
) -> MunicipalMatrix:
    """Return all municipalities by all measures of `data/matrix.yaml`.

    With `sex` it is women, men or the gap between them, in the measures that are divided.

    Raises
    ------
    UnknownIdError
        if rows cannot be ordered so, or there are no values of such a group.
    """
    offered = sorts(catalogue, language, sex)
    sort = sort or next(iter(offered))
    if sort not in offered:
        raise UnknownIdError("order", sort, tuple(offered))
    seen, names = asked_of_all(catalogue, sex), measures(catalogue, language, sex)
    groups = _groups(catalogue, names, language, sex)
    columns = [column for group in groups for column in group.columns]
    rows = _rows(seen, columns, language)
    whose = "" if seen is catalogue else sex
    return MunicipalMatrix(
        groups=groups,
        rows=_order(seen, rows, sort),
        sort=sort,
        headline=matrix_words.headline(columns, rows, whose, language),
        summary=matrix_words.summary(columns, whose, language),
        key=matrix_words.key_of_signs(any(column.wanted for column in columns), language),
        line=matrix_words.line(seen, names, language),
        left_out=_left_out(catalogue, whose, language),
        sex=whose,
    )


def _left_out(catalogue: Catalogue, sex: str, language: Language) -> tuple[str, ...]:
    if not sex:
        return ()
    return tuple(
        f"{catalogue.indicators[key].name[language]}: {why_not(catalogue, key)[language]}"
        for key in catalogue.matrix.measures
        if key in catalogue.indicators and not is_divided(catalogue, key)
    )


def _groups(
    catalogue: Catalogue, names: Mapping[str, str], language: Language, sex: str
) -> tuple[MatrixGroupView, ...]:
    """Return the columns by group, each under the name it has here."""
    found, seen = [], asked_of_all(catalogue, sex)
    for group in seen.matrix.groups:
        name = group.name[language]
        columns = tuple(
            replace(
                _column(seen, key, names[key], name, group.structural, language),
                on_map=series_of(catalogue, key, sex),
            )
            for key in group.measures
            if key in names
        )
        if columns:
            found.append(MatrixGroupView(name, group.structural, columns))
    return tuple(found)


def _rows(catalogue: Catalogue, columns: list[MatrixColumn], language: Language) -> list[MatrixRow]:
    values = {column.id: _values(catalogue, column.id) for column in columns}
    grades = {column.id: graded(catalogue, column.id, column.period) for column in columns}
    return [
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
