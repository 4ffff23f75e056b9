"""All municipalities by some twenty measures: as coloured squares, and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from region.content.catalogue import Catalogue
from region.content.model import GROUPS
from region.indicators.by_sex import asked_of_all, name_of
from region.municipalities.matrix import municipal_matrix
from region.municipalities.matrix_model import MatrixCell, MatrixColumn, MatrixRow, MunicipalMatrix
from region.outputs.charts.model import Square, Squares
from region.outputs.exhibits.model import Choice, Exhibit
from region.outputs.tables.sources import dated, indicator_origins, retrieved
from region.outputs.tables.table import Cell, Column, Table
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view


def _tip(name: str, column: MatrixColumn, cell: MatrixCell) -> str:
    note = f" ({cell.note})" if cell.note else ""
    sure = f" · {column.grade}" if cell.step is not None else ""
    return f"{name}, {column.short_name}: {cell.text}, {cell.words}{sure}{note}"


@view
def matrix_chart(found: MunicipalMatrix) -> Squares:
    """Return all municipalities by all measures as coloured squares."""
    squares = tuple(
        Square(
            row.name,
            column.short_name,
            cell.tone,
            cell.sign.replace("·", ""),
            _tip(row.name, column, cell),
        )
        for row in found.rows
        for column, cell in zip(found.columns, row.cells, strict=True)
    )
    return Squares(
        tuple(row.name for row in found.rows),
        tuple(column.short_name for column in found.columns),
        squares,
        found.key,
    )


def _parts(row: MatrixRow) -> Iterator[Cell]:
    for cell in row.cells:
        yield cell.value
        yield cell.words


def _alone(found: MunicipalMatrix, given: Mapping[str, str]) -> MunicipalMatrix:
    """Return the table with one row or one column only, where one is asked for."""
    rows, groups = found.rows, found.groups
    if kommun := given.get("kommun"):
        rows = tuple(row for row in rows if row.code == kommun)
        if not rows:
            raise UnknownIdError("municipality", kommun, tuple(r.code for r in found.rows))
    if key := given.get("indicator"):
        known = tuple(column.id for column in found.columns)
        if key not in known:
            raise UnknownIdError("measure", key, known)
        rows = tuple(replace(row, cells=(row.cell(key),)) for row in rows)
        groups = tuple(
            replace(group, columns=(found.column(key),))
            for group in groups
            if found.column(key) in group.columns
        )
    return replace(found, rows=rows, groups=groups)


def _address(found: MunicipalMatrix, given: Mapping[str, str]) -> Mapping[str, str]:
    """Return the choices of the page that shows it: a row or column alone has no order."""
    if given.get("kommun") or given.get("indicator"):
        return given
    return {"sort": found.sort, **given}


@view
def matrix_exhibit(
    catalogue: Catalogue, sort: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return all municipalities by some twenty measures, in the order asked for.

    With `kommun` or `indicator` it is the row or the column alone that the page shows then, with
    `sex` women, men or the gap between them.

    Raises
    ------
    UnknownIdError
        if the rows cannot be ordered so, or there is no such row or column.
    """
    _ = gettext(language)
    given = dict(choice)
    found = _alone(municipal_matrix(catalogue, sort, language, given.get("sex", "")), given)
    seen = asked_of_all(catalogue, found.sex)
    keys = tuple(column.id for column in found.columns)
    day = retrieved(seen, keys)
    columns = [Column(_("kommun"), wide=1.5)]
    for column in found.columns:
        decimals = seen.indicators[column.id].decimals
        name = column.name if found.sex else column.short_name
        columns.append(Column(f"{name} {column.period} ({column.unit})", decimals))
        columns.append(Column(_("läge") + f": {name} ({column.grade})"))
    columns.append(Column(_("kod")))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (row.name, *_parts(row), row.code) for row in found.rows
    )
    title = _("Alla 26 kommuner i {number} mått").format(number=len(keys))
    if len(found.rows) == 1 or len(found.columns) == 1:
        one = found.rows[0].name if len(found.rows) == 1 else found.columns[0].short_name
        title = _("{name}: långt från eller nära den typiska kommunen").format(name=one)
    group = next((one for one in GROUPS if one == found.sex), None)
    if group:
        title = f"{title} ({name_of(group)[language]})"
    return Exhibit(
        key=f"matrix/{found.sort}",
        name=slug(title),
        title=title,
        subtitle=found.key,
        message=f"{found.headline}. {found.summary}",
        alternative=f"{title}. {found.headline}. {found.summary}",
        table=Table(tuple(columns), rows, shown=(0, *range(1, min(13, len(columns) - 1), 2))),
        line=found.line,
        dated=dated(day, language),
        retrieved=day,
        origins=tuple(o for key in keys for o in indicator_origins(seen, key, language)),
        notes=(found.headline, found.summary, found.key),
        page=pages.link("matrix", language, **_address(found, given)),
        choices=choice,
        answer=found.headline,
        picture=matrix_chart(found),
    )
