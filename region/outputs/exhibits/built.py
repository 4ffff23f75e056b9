"""A built table as an exhibit: its chart, its numbers and its sources.

`built/mean_age,population`, with the choices of the page's address: places, first, last and sex.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from region.content.catalogue import Catalogue
from region.indicators import change
from region.outputs.built.cells import BuiltCell, BuiltColumn, BuiltRow
from region.outputs.built.choice import Asked
from region.outputs.built.table import BuiltTable, built_table, for_people
from region.outputs.built.words import label
from region.outputs.charts.model import Bar, Bars, Line, Lines, Mark, Panel, Panels, Picture, Role
from region.outputs.exhibits.courses import EQUAL
from region.outputs.exhibits.model import Choice, Exhibit
from region.outputs.tables.sources import dated, one_line
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import view

ROLES: tuple[Role, ...] = ("chosen", *EQUAL)
MOST_BARS = 40
"""So many bars can be read below each other."""


class _Point(NamedTuple):
    row: BuiltRow
    cell: BuiltCell
    value: float


def _series(found: BuiltTable, at: int) -> Iterator[tuple[BuiltRow, tuple[BuiltCell, ...]]]:
    """Yield each place and sex with its cells of one measure, year by year."""
    return ((rows[0], tuple(row.cells[at] for row in rows)) for rows in found.series)


def _line(
    found: BuiltTable, column: BuiltColumn, row: BuiltRow, cells: tuple[BuiltCell, ...], role: Role
) -> Line | None:
    """Return one course as a line, cut at breaks and where a value is missing."""
    name, years = label(row, found.selection), [int(year) for year in found.selection.years]
    marks, published = [], set()
    for year, cell in zip(years, cells, strict=True):
        if cell.value is None:
            published |= {year} if cell.left_out else set()
            continue
        note = f" ({cell.note})" if cell.note else ""
        tip = f"{name} {year}: {cell.text} {column.unit}{note}"
        marks.append(Mark(year, cell.value, cell.text, cell.provisional, tip))
    if not marks:
        return None
    late = "" if marks[-1].year == years[-1] else f" ({marks[-1].year})"
    return Line(
        name,
        role,
        tuple(marks),
        f"{name} {marks[-1].text}{late}",
        tuple(year for year, cell in zip(years, cells, strict=True) if cell.cut),
        gaps=change.gaps([mark.year for mark in marks], published, column.interval),
    )


def _lines(found: BuiltTable, at: int) -> Lines | None:
    column = found.columns[at]
    series = zip(_series(found, at), ROLES, strict=False)
    drawn = [_line(found, column, row, cells, role) for (row, cells), role in series]
    lines = tuple(line for line in drawn if line is not None)
    return Lines(lines, column.unit, column.decimals, column=len(lines) > 1) if lines else None


def _bars(found: BuiltTable, language: Language) -> Bars | None:
    """Return the first measure's values in the last year that has any, from the largest."""
    _ = gettext(language)
    column, first = found.columns[0], found.rows[0].code
    every = [
        _Point(row, row.cells[0], value)
        for row in found.rows
        if (value := row.cells[0].value) is not None
    ]
    last = max((one.row.year for one in every), default="")
    points = sorted((one for one in every if one.row.year == last), key=lambda one: -one.value)
    if not points or len(points) > MOST_BARS:
        return None
    unit = f"{column.name}, {last}, {column.unit}"
    bars = (
        Bar(
            label(one.row, found.selection),
            one.value,
            f"{one.cell.text} ({one.cell.note})" if one.cell.note else one.cell.text,
            one.row.code == first,
        )
        for one in points
    )
    return Bars(tuple(bars), unit, column.decimals)


@view
def built_picture(found: BuiltTable, language: Language) -> Picture | None:
    """Return lines over time, a panel for each measure, or else bars of one year.

    Bars are for a single year, and for more courses than can be told apart.
    """
    _ = gettext(language)
    asked = found.selection
    if len(asked.years) < 2 or len(asked.places) * len(asked.sexes) > len(ROLES):
        return _bars(found, language)
    if len(found.columns) == 1:
        return _lines(found, 0)
    panels = tuple(
        Panel(column.name, lines)
        for at, column in enumerate(found.columns)
        if (lines := _lines(found, at)) is not None
    )
    return Panels(panels, _("Varje mått har sin egen axel")) if panels else None


def asked_of(key: str, choice: Choice) -> Asked:
    """Return what is asked for by a list of measures and the choices of an address."""
    given = dict(choice)
    return Asked(key, *(given.get(name, "") for name in Asked._fields[1:]))


def _notes(column: BuiltColumn) -> Iterator[str]:
    """Yield what goes with one measure in every file of it."""
    for one in column.provenances:
        yield from (one.definition, one.calculation, *one.breaks, one.notes)
    yield from (column.missing, column.undivided)


@view
def built_exhibit(
    catalogue: Catalogue, key: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return a table of chosen measures, places, years and sex.

    Raises
    ------
    UnknownIdError, TooManyCellsError
        as `select`.
    """
    asked = asked_of(key, choice)
    found = built_table(catalogue, asked, language)
    names = fmt.listing((one.name for one in found.columns), language)
    title = f"{names}, {found.span}"
    day = max(one.retrieved for one in found.columns)
    notes = (
        found.headline,
        found.summary,
        *(note for column in found.columns for note in _notes(column)),
    )
    picture = built_picture(found, language)
    return Exhibit(
        key=f"built/{key}",
        name=slug(f"{found.columns[0].name} {found.span}"),
        title=title,
        subtitle="; ".join(dict.fromkeys(one.unit for one in found.columns)),
        message=found.headline,
        alternative=f"{title}. {found.headline}. {found.summary}",
        table=for_people(found, language),
        line=one_line((one.line for one in found.columns), language),
        dated=dated(day, language),
        retrieved=day,
        origins=tuple(dict.fromkeys(o for column in found.columns for o in column.origins)),
        notes=tuple(text for text in dict.fromkeys(notes) if text),
        page=pages.link("build", language, measures=key, **dict(choice)),
        picture=picture,
        slide_table=picture is None,
        choices=choice,
        lasting="" if asked.last else names,
        answer=found.headline,
    )
