"""Values by area and period out of a file's bytes, with all that was understood on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from region.content.sheets import notes as say
from region.content.sheets.areas import Areas
from region.content.sheets.columns import Columns, Layout, find_columns, unit_of
from region.content.sheets.faults import Option, Question, SheetError, answered, cut, listed, refuse
from region.content.sheets.grid import VISITOR, Grid, Limits
from region.content.sheets.rows import Rows, read_rows
from region.content.sheets.signs import (
    ask_about_commas,
    dash_question,
    thousands_sign,
    unit_in_per_cent,
)
from region.content.sheets.table import HeadedTable, find_table
from region.content.sheets.text import text_grids
from region.words.language import Gettext

if TYPE_CHECKING:
    from region.content.sheets.workbook import Book

__all__ = ["Layout", "Reading", "read"]

Key = tuple[str, str]

QUESTIONS = ("sheet", "column", "marks", "dash", "commas")
"""What may be asked, in the order in which it is."""


@dataclass(frozen=True, eq=False)
class Reading:
    """A table that has been read.

    Attributes
    ----------
    values
        By area code and period; None where the table says that there is no value. The period is
        empty where the table has none.
    unit, heading
        What the heading of the column of values says; nothing where each year has a column.
    layout
        Where everything was found, as somebody could have said it.
    questions
        What could be read in another way, with the answer that was used.
    notes
        How the file was read and what was left out, in the reader's language.
    """

    values: Mapping[Key, float | None]
    unit: str
    heading: str
    layout: Layout
    questions: tuple[Question, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Found:
    """A table with its columns, before its values are looked at."""

    table: HeadedTable
    columns: Columns
    questions: tuple[Question, ...]
    notes: tuple[str, ...]


def read(
    raw: bytes,
    areas: Areas,
    _: Gettext,
    *,
    layout: Layout = Layout(),  # noqa: B008, frozen
    answers: Mapping[str, str] = MappingProxyType({}),
    limits: Limits = VISITOR,
    visitor: bool = True,
) -> Reading:
    """Return the table in a CSV or XLSX file.

    A visitor sees at once what was assumed, so the first of several sheets or columns will do, a
    formula without a value is no value, and an unknown area is a fault. For the content itself
    nothing is assumed, and areas that are not of the register are left out.

    Raises
    ------
    SheetError
        with the first faults by row, and with what must be answered. No other error, whatever
        the file holds.
    """
    if len(raw) > limits.file_bytes:
        size = limits.file_bytes // 1_000_000
        told = _("en fil som är större än {number} MB").format(number=size)
        raise refuse(0, told, _("högst {number} MB").format(number=size))
    if not raw.strip():
        raise refuse(0, _("en tom fil"), _("en rad med rubriker och minst en rad med värden"))
    if raw.startswith(b"PK\x03\x04"):
        found = _in_workbook(raw, areas, layout, answers, limits, visitor, _)
    elif raw.startswith((b"\xd0\xcf\x11\xe0", b"%PDF", b"PK")):
        raise refuse(0, _("en fil av annat slag"), _("en CSV-fil eller en Excelfil (.xlsx)"))
    else:
        grids = text_grids(raw, limits, _)
        found = _first(grids, areas, layout, answers, limits, visitor, _)
    try:
        return _values(found, areas, layout, answers, visitor, _)
    except SheetError as error:
        raise error.beside(found.questions, found.notes) from None


def _found(
    grid: Grid,
    areas: Areas,
    layout: Layout,
    answers: Mapping[str, str],
    limits: Limits,
    visitor: bool,
    _: Gettext,
) -> _Found:
    table = find_table(grid, areas, layout.header_row, limits, _)
    columns = find_columns(table, areas, layout, answers, visitor, _)
    asked = (columns.question,) if columns.question else ()
    return _Found(table, columns, asked, (*grid.notes, *say.of_layout(table, columns, _)))


def _first(
    grids: Iterator[Grid],
    areas: Areas,
    layout: Layout,
    answers: Mapping[str, str],
    limits: Limits,
    visitor: bool,
    _: Gettext,
) -> _Found:
    """Return the table that the first of the ways to divide a text gives."""
    trouble: SheetError | None = None
    for grid in grids:
        try:
            return _found(grid, areas, layout, answers, limits, visitor, _)
        except SheetError as error:
            trouble = trouble or error.beside((), grid.notes)
            if error.questions:
                break
    raise trouble or refuse(0, _("ingen tabell"), _("minst två kolumner")) from None


def _in_workbook(
    raw: bytes,
    areas: Areas,
    layout: Layout,
    answers: Mapping[str, str],
    limits: Limits,
    visitor: bool,
    _: Gettext,
) -> _Found:
    """Return the table of the sheet that is named or chosen, or else of the first that has one."""
    from region.content.sheets.workbook import open_book  # needs openpyxl

    book = open_book(raw, limits, _)
    pages = book.seen
    if layout.sheet is not None:
        pages = tuple(p for p in (*book.seen, *book.hidden) if str(p.title) == layout.sheet)
        if not pages:
            told = _("inget blad ”{name}”").format(name=cut(layout.sheet))
            raise refuse(0, told, _names((*book.seen, *book.hidden)))
    with_table: dict[str, _Found] = {}
    troubles: list[tuple[int, SheetError]] = []
    for page in pages:
        size = 0
        try:
            grid = book.grid(page, _)
            size = len(grid.rows)
            with_table[grid.name] = _found(grid, areas, layout, answers, limits, visitor, _)
        except SheetError as error:
            about = (_("Det gäller bladet ”{name}”.").format(name=cut(str(page.title))),)
            troubles.append((size, error.beside((), about if len(pages) > 1 else ())))
    if not with_table:
        hidden = _hidden_sheets(book, _)
        if not troubles:
            raise refuse(0, _("inget synligt blad"), _("ett blad med en tabell")).beside((), hidden)
        raise max(troubles, key=lambda trouble: trouble[0])[1].beside((), hidden) from None
    question = Question(
        "sheet",
        _("Blad att läsa"),
        tuple(Option(name, cut(name)) for name in with_table),
        next(iter(with_table)) if visitor or len(with_table) == 1 else "",
    )
    question = answered(question, answers)
    asked = (question,) if len(with_table) > 1 else ()
    if not question.chosen:
        told = _("tabeller på flera blad: {names}").format(names=listed(with_table, 20))
        raise refuse(0, told, _("namnet på det som ska läsas"), question)
    found = with_table[question.chosen]
    told_of = [_("Läst blad: {name}.").format(name=cut(question.chosen))]
    others = [str(p.title) for p in book.seen if str(p.title) != question.chosen]
    if others and layout.sheet is None:
        told_of.append(_("Andra blad är inte lästa: {names}.").format(names=listed(others)))
    return replace(
        found,
        questions=(*asked, *found.questions),
        notes=(*told_of, *(() if layout.sheet else _hidden_sheets(book, _)), *found.notes),
    )


def _names(pages: tuple[Any, ...]) -> str:
    """Return the sheets' names, to be listed."""
    return listed(cut(str(page.title)) for page in pages)


def _hidden_sheets(book: Book, _: Gettext) -> tuple[str, ...]:
    if not book.hidden:
        return ()
    return (_("Dolda blad är inte lästa: {names}.").format(names=_names(book.hidden)),)


def _values(
    found: _Found,
    areas: Areas,
    layout: Layout,
    answers: Mapping[str, str],
    visitor: bool,
    _: Gettext,
) -> Reading:
    """Return the values, once all is answered that must be."""
    table, columns = found.table, found.columns
    if layout.where:
        table = _only(table, layout, _)
    asked = ask_about_commas(table, columns, answers, _)
    sign, more = thousands_sign(table, columns, answers, _)
    asked = (*asked, *more)
    dash = dash_question(table, columns, answers, _)
    if dash:
        asked = (*asked, dash)
    is_zero = dash is not None and dash.chosen == "zero"
    try:
        rows: Rows = read_rows(table, columns, areas, sign, is_zero, visitor, _)
        per_cent = unit_in_per_cent(table, columns, _)
    except SheetError as error:
        raise error.beside(asked, ()) from None
    heading = "" if columns.values[0][1] else table.heading(columns.values[0][0])
    return Reading(
        values=MappingProxyType(rows.values),
        unit="%" if per_cent else unit_of(heading),
        heading=heading,
        layout=Layout(
            sheet=table.grid.name or None,
            header_row=table.header_line,
            area=table.heading(columns.area),
            time=table.heading(columns.year) if columns.year is not None else None,
            value=heading or None,
            wide=bool(columns.values[0][1]),
            where=layout.where,
        ),
        questions=(*found.questions, *asked),
        notes=(
            *found.notes,
            *say.of_values(table, columns, rows, sign, is_zero, per_cent, _),
        ),
    )


def _only(table: HeadedTable, layout: Layout, _: Gettext) -> HeadedTable:
    """Return the rows that have the texts asked for."""
    headings = [table.heading(place) for place in range(len(table.header))]
    rows = table.rows
    for name, text in layout.where:
        wanted = " ".join(name.split())
        if wanted not in headings:
            told = _("ingen kolumn ”{name}”").format(name=cut(name))
            allowed = _("rubriken på en av kolumnerna: {names}").format(names=listed(headings, 20))
            raise refuse(table.header_line, told, allowed)
        at = headings.index(wanted)
        rows = [(line, cells) for line, cells in rows if cells[at].text == text.strip()]
    if not rows:
        told = ", ".join(f"{name}={text}" for name, text in layout.where)
        raise refuse(0, _("ingen rad med {text}").format(text=cut(told)), _("minst en rad"))
    return replace(table, rows=rows)
