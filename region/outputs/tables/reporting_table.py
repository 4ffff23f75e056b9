"""The ten reporting themes as tables to take along: CSV for anything, a workbook for Excel."""

from __future__ import annotations

import csv
import datetime as dt
import io

import xlsxwriter  # type: ignore[import-untyped]

from region.content.catalogue import Catalogue
from region.outputs.tables.workbook import OPTIONS, write_sheet
from region.strategy.follow_up.days import day_view
from region.strategy.follow_up.reporting import reporting_cells, reporting_columns
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

_VALUE_COLUMN = 4


@view
def reporting_csv(catalogue: Catalogue, day: dt.date, language: Language) -> bytes:
    """Return the themes with what was known on the day, as CSV.

    Written like `region.outputs.tables.separated.observations_csv`; values are not rounded.
    """
    known = catalogue.as_known_on(day)
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if language == "sv" else ",", lineterminator="\r\n")
    writer.writerow(reporting_columns(language))
    for cells, _ in reporting_cells(known, language):
        writer.writerow([fmt.cell(cell, language) for cell in cells])
    return ("\ufeff" + buffer.getvalue()).encode()


@view
def reporting_xlsx(catalogue: Catalogue, day: dt.date, language: Language) -> bytes:
    """Return the same table as a workbook; a second sheet says how it was made."""
    _ = gettext(language)
    named = day_view(catalogue, day, language)
    known = catalogue.as_known_on(day)
    columns = reporting_columns(language)
    rows = [
        (cells, [0, *[None] * (_VALUE_COLUMN - 1), decimals, *[None] * (len(columns) - 5)])
        for cells, decimals in reporting_cells(known, language)
    ]
    about: list[tuple[list[float | str | None], list[int | None]]] = [
        ([text], [None])
        for text in (
            named.heading,
            named.note,
            _("Kopplingen mellan teman, mått och mål är webbplatsens egen."),
            _(
                "Riktningen är webbplatsens egen beräkning: förändringen mellan de år som står vid "
                "måttet, gynnsam eller inte efter måttets önskade riktning."
            ),
        )
        if text
    ]
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        title = _("Rapporteringens teman {year}").format(year=day.year)
        book.set_properties(
            {"title": title, "created": dt.datetime.combine(day, dt.time(), dt.UTC)}
        )
        write_sheet(book, _("Teman"), columns, rows)
        write_sheet(book, _("Om tabellen"), (title,), about)
    return buffer.getvalue()
