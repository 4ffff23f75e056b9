"""Tables that leave the dashboard as a workbook for Excel: numbers as numbers, text as text."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

import xlsxwriter  # type: ignore[import-untyped]

from region.content.catalogue import Catalogue
from region.municipalities.profile.view import profile
from region.outputs.tables.profile_table import (
    profile_cells,
    profile_columns,
    source_cells,
    source_columns,
)
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

Cells = Sequence[float | Decimal | str | None]

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
WIDEST = 60
NARROWEST = 8


def _number_format(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def write_sheet(
    book: xlsxwriter.Workbook,
    name: str,
    columns: Sequence[str],
    rows: Iterable[tuple[Cells, Sequence[int | None]]],
) -> None:
    """Write a sheet with a heading that stays and filters.

    A row comes with the decimals of its numbers, cell by cell. Text is always written as text,
    whatever it begins with: a name such as `=1+1` must never be calculated.
    """
    sheet = book.add_worksheet(name)
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = {n: book.add_format({"num_format": _number_format(n)}) for n in range(5)}
    widths = [max(NARROWEST, *(len(word) for word in column.split())) for column in columns]
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column, heading)
    line = 0
    for cells, decimals in rows:
        line += 1
        for at, (cell, places) in enumerate(zip(cells, decimals, strict=True)):
            if cell is None:
                continue
            if isinstance(cell, str):
                sheet.write_string(line, at, cell)
                widths[at] = max(widths[at], min(len(cell), WIDEST))
            else:
                sheet.write_number(line, at, cell, formats[places or 0])
                widths[at] = max(widths[at], len(f"{cell:,.{places or 0}f}") + 1)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width + 1)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, line, len(columns) - 1)


@view
def profile_xlsx(catalogue: Catalogue, code: str, language: Language) -> bytes:
    """Return a municipality's profile as a workbook: values, then definitions and sources.

    Values are not rounded; their format shows as many decimals as the pages do. The same content
    gives the same bytes.

    Raises
    ------
    UnknownIdError
        if there is no such municipality.
    """
    _ = gettext(language)
    found = profile(catalogue, code, language)
    values = []
    for theme in found.themes:
        for row in theme.rows:
            own, change = row.value.decimals, row.change.decimals
            decimals = [None] * 4 + [own] + [None] * 3 + [change] + [None] * 4
            decimals += [row.county.decimals, row.country.decimals]
            values.append((profile_cells(found, theme, row), [*decimals, None, None, None]))
    sources = [
        (cells, [None] * len(cells))
        for row in found.rows
        for cells in source_cells(catalogue, row, language)
    ]
    retrieved = max(catalogue.indicators[row.indicator].retrieved for row in found.rows)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties(
            {
                "title": _("{name} i siffror").format(name=found.name),
                "created": dt.datetime.combine(retrieved, dt.time(), dt.UTC),
            }
        )
        write_sheet(book, _("Värden"), profile_columns(language), values)
        write_sheet(book, _("Definitioner och källor"), source_columns(language), sources)
    return buffer.getvalue()
