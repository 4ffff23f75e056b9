"""How a file was read, in words: nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from region.content.sheets.columns import Columns
from region.content.sheets.faults import cut, listed
from region.content.sheets.numbers import Signs
from region.content.sheets.rows import Rows
from region.content.sheets.signs import value_cells
from region.content.sheets.table import HeadedTable
from region.words.language import Gettext


def of_layout(table: HeadedTable, columns: Columns, _: Gettext) -> Iterator[str]:
    """Yield where the table was found and which columns are read."""
    if table.grid.delimiter:
        named = {
            ";": _("Cellerna skiljs av semikolon."),
            "\t": _("Cellerna skiljs av tabb."),
            ",": _("Cellerna skiljs av komma."),
        }
        yield named[table.grid.delimiter]
    if table.above:
        one = _("Rad {rows} står före rubrikerna och är inte läst.")
        more = _("Raderna {rows} står före rubrikerna och är inte lästa.")
        yield (one if len(table.above) == 1 else more).format(rows=_lines(list(table.above)))
    names = [_column(table, place, _) for place in (columns.area, *columns.same_area)]
    yield _("Kommunerna står i {columns}.").format(columns=", ".join(names))
    if columns.year is not None:
        yield _("Åren står i {column}.").format(column=_column(table, columns.year, _))
    if columns.values[0][1]:
        years = [period for _place, period in columns.values]
        yield _("Varje år har en egen kolumn: {years}.").format(years=listed(sorted(years), 60))
    else:
        place = columns.values[0][0]
        yield _("Värdena står i {column}.").format(column=_column(table, place, _))
    if columns.parts:
        told = _("Delar av år, eller flera år i ett, är inte lästa bredvid hela år: {names}.")
        yield told.format(names=listed(columns.parts))
    if columns.unread and not columns.question:
        yield _("Kolumner med tal som inte är lästa: {names}.").format(names=listed(columns.unread))
    yield from _marked(columns.marked, _)


def _column(table: HeadedTable, place: int, _: Gettext) -> str:
    heading = cut(table.heading(place))
    if heading:
        return _("kolumnen ”{name}”").format(name=heading)
    return _("kolumn {number}, som saknar rubrik").format(number=place + 1)


def _marked(marked: tuple[tuple[str, str], ...], _: Gettext) -> Iterator[str]:
    for text, year in marked:
        yield _("”{text}” är läst som {year}.").format(text=cut(text), year=year)


def _lines(lines: list[int]) -> str:
    """Return row numbers, neighbours as a span: `7–10, 12`."""
    spans = []
    for _difference, group in groupby(enumerate(sorted(lines)), lambda pair: pair[1] - pair[0]):
        run = [line for _place, line in group]
        spans.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return listed(spans, 10)


def of_values(
    table: HeadedTable,
    columns: Columns,
    rows: Rows,
    thousands: str,
    dash_is_zero: bool,
    per_cent: bool,
    _: Gettext,
) -> Iterator[str]:
    """Yield how numbers are written, and what has no value or is not read."""
    yield from _marked(tuple(rows.marked.items())[:5], _)
    signs = Signs.of(value_cells(table, columns))
    decimal = next(iter(signs.decimal), "")
    if not decimal and signs.either and not thousands:
        decimal = next(iter(signs.either))
    thousands = thousands or next(iter(signs.thousands), "")
    if decimal:
        yield _("Decimaltecknet är komma.") if decimal == "," else _("Decimaltecknet är punkt.")
    if thousands:
        yield _("Komma skiljer tusental.") if thousands == "," else _("Punkt skiljer tusental.")
    if per_cent:
        yield _("Talen är i procent.")
    if rows.totals:
        told = _("Rader som räknar samman andra är inte lästa: {names} (rad {rows}).")
        names = listed(rows.totals.values())
        yield told.format(names=names, rows=_lines(list(rows.totals)))
    if rows.texts:
        told = _("Rader med text om tabellen, eller utan värden, är inte lästa: rad {rows}.")
        yield told.format(rows=_lines(rows.texts))
    if rows.outside:
        told = _("Områden utanför länets kommuner är inte lästa: {names}.")
        yield told.format(names=listed(rows.outside))
    if rows.uncounted:
        told = _(
            "Formler som inte är uträknade har inget värde: rad {rows}. Öppna filen i ett "
            "kalkylprogram, spara den och välj den igen."
        )
        yield told.format(rows=_lines(rows.uncounted))
    if rows.missing:
        each = (
            (_("”{text}” {number}") if text else _("tomma {number}")).format(
                text=text, number=number
            )
            for text, number in rows.missing.most_common()
        )
        told = _("Celler utan värde: {number} ({each}).")
        yield told.format(number=rows.missing.total(), each=listed(each))
    if rows.dashes:
        zero = _("Streck är lästa som noll: {number}.")
        missing = _(
            "Streck är lästa som inget värde: {number}. I svensk statistik betyder de noll."
        )
        yield (zero if dash_is_zero else missing).format(number=rows.dashes)
