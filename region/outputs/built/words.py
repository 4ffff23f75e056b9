"""What a built table says: the course or the span of its first measure, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from region.outputs.built.cells import BuiltCell, BuiltColumn, BuiltRow
from region.outputs.built.choice import Selection
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language


class _Told(NamedTuple):
    """A value that a sentence may speak of."""

    row: BuiltRow
    cell: BuiltCell
    value: float


def label(row: BuiltRow, asked: Selection) -> str:
    """Return what tells a row from the others of its year: its place, whose values, or both."""
    if len(asked.sexes) == 1:
        return row.place
    return f"{row.place} ({row.sex_name})" if len(asked.places) > 1 else row.sex_name


def _text(column: BuiltColumn, one: _Told, language: Language) -> str:
    return fmt.with_unit(one.value, one.cell.decimals, column.unit, language)


def _course(column: BuiltColumn, told: Sequence[_Told], language: Language) -> str:
    """Return from what to what a single series has gone; its last value alone after a break."""
    _ = gettext(language)
    first, last = told[0], told[-1]
    values = {"name": column.name, "area": last.row.place}
    if first is last or any(one.cell.cut for one in told[1:]):
        words = _("{name}, {area}: {value} ({period}).")
        return words.format(**values, value=_text(column, last, language), period=last.row.year)
    words = _("{name}, {area}: från {first} ({start}) till {latest} ({end}).")
    return words.format(
        **values,
        first=_text(column, first, language),
        start=first.row.year,
        latest=_text(column, last, language),
        end=last.row.year,
    )


def _span(asked: Selection, column: BuiltColumn, told: Sequence[_Told], language: Language) -> str:
    """Return between what the values lie in the last year in which two rows have one."""
    _ = gettext(language)
    by_year = {year: [one for one in told if one.row.year == year] for year in asked.years}
    several = [year for year, found in by_year.items() if len(found) > 1]
    year = several[-1] if several else told[-1].row.year
    found = by_year[year]
    low, high = (pick(found, key=lambda one: one.value) for pick in (min, max))
    texts = [_text(column, one, language) for one in (low, high)]
    if len(found) == 1:
        words = _("{name}, {area}: {value} ({period}).")
        area = label(low.row, asked)
        return words.format(name=column.name, area=area, value=texts[0], period=year)
    if texts[0] == texts[1]:
        words = _("{name} {year}: {value} i alla rader")
        return words.format(name=column.name, year=year, value=texts[0])
    return _("{name} {year}: från {low_row}, {low}, till {high_row}, {high}").format(
        name=column.name,
        year=year,
        low=texts[0],
        low_row=label(low.row, asked),
        high=texts[1],
        high_row=label(high.row, asked),
    )


def headline(
    asked: Selection,
    columns: tuple[BuiltColumn, ...],
    rows: tuple[BuiltRow, ...],
    language: Language,
) -> str:
    """Return what the table says of its first measure, no stronger than the values are."""
    _ = gettext(language)
    column = columns[0]
    every = [_Told(row, row.cells[0], v) for row in rows if (v := row.cells[0].value) is not None]
    told = [one for one in every if not one.cell.doubtful] or every
    if not told:
        return _("{name}: inget värde för det som är valt").format(name=column.name)
    if len(asked.places) * len(asked.sexes) == 1:
        return _course(column, told, language).removesuffix(".")
    return _span(asked, column, told, language).removesuffix(".")


def holds(asked: Selection, missing: int, language: Language) -> str:
    """Return in a line how much the table holds, and how much of it is missing."""
    _ = gettext(language)
    parts = (
        _("Mått: {number}").format(number=len(asked.measures)),
        _("områden: {number}").format(number=len(asked.places)),
        _("år: {number}").format(number=len(asked.years)),
        _("celler: {number}").format(number=fmt.number(asked.cells, 0, language)),
        _("utan värde: {number}").format(number=fmt.number(missing, 0, language)),
    )
    return ", ".join(parts)
