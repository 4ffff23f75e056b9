"""Every workbook that leaves the dashboard can be read, sorted and printed."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from region.content.catalogue import Catalogue
from region.outputs.exhibits import allowed
from region.outputs.publication.formats import Format
from region.outputs.publication.publish import publish
from region.outputs.tables.observations import observations_xlsx
from region.outputs.tables.profiles import profile_xlsx
from region.outputs.tables.reporting import reporting_xlsx
from region.outputs.tables.workbook import HEAD, LANDSCAPE, SMALLEST
from region.words.language import gettext

A4 = "9"
READABLE = 0.4
"""How small a page may be printed, after what the rule for wide tables has left."""


def books(catalogue: Catalogue, language: str) -> Iterator[tuple[str, bytes]]:
    """Every kind of workbook: each subject, and what the pages hand out themselves."""
    for what in allowed(catalogue):
        yield what, publish(catalogue, Format.XLSX, what, language).body
    yield "profile", profile_xlsx(catalogue, "0192", language)
    yield "observations", observations_xlsx(catalogue, "mean_age", language)
    yield "themes", reporting_xlsx(catalogue, catalogue.day, language)


def faults(body: bytes, language: str) -> Iterator[str]:
    """What is wrong with a workbook."""
    _ = gettext(language)
    first, *sheets = load_workbook(io.BytesIO(body)).worksheets
    facts = {row[0] for row in first.iter_rows(min_row=3, max_col=1, values_only=True)}
    for needed in ("Från", "Kontakt", "Källa", "Senast hämtat", "Nästa uppdatering"):
        if _(needed) not in facts:
            yield f"the first sheet does not say {_(needed)}"
    seen = []
    for sheet in (first, *sheets):
        where = sheet.title
        if not sheet["A1"].value:
            yield f"{where}: no title in A1"
        page = sheet.page_setup
        if str(page.paperSize) != A4 or not sheet.sheet_properties.pageSetUpPr.fitToPage:
            yield f"{where}: not fitted to the page"
        if page.fitToHeight != 0:
            yield f"{where}: squeezed in height"
        if sheet is first:
            continue
        rows = list(sheet.iter_rows(min_row=HEAD + 1, values_only=True))
        if any(rows == other for other in seen):
            yield f"{where}: stands twice"
        seen.append(rows)
        if len(sheet.tables) != 1:
            yield f"{where}: {len(sheet.tables)} tables"
        (table,) = sheet.tables.values()
        if table.autoFilter is None or range_boundaries(table.ref)[1] != HEAD + 1:
            yield f"{where}: the table does not begin at its heading"
        if sheet.print_title_rows != f"${HEAD + 1}:${HEAD + 1}":
            yield f"{where}: the heading is not repeated"
        _left, _top, right, bottom = range_boundaries(sheet.print_area.rpartition("!")[2])
        if bottom < HEAD + len(rows):
            yield f"{where}: rows are not printed"
        wide = sum(
            sheet.column_dimensions[letter].width
            for letter in (get_column_letter(at) for at in range(1, right + 1))
            if letter in sheet.column_dimensions
        )
        if page.orientation == "landscape" and LANDSCAPE * (page.fitToWidth or 1) / wide < READABLE:
            yield f"{where}: printed too small"
        for at, column in enumerate(table.tableColumns):
            numbers = [row[at] for row in rows[1:] if isinstance(row[at], float | int)]
            if column.name in (_("värde"), _("mått")) and numbers and _("enhet") not in rows[0]:
                yield f"{where}: numbers without a unit"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_workbook_can_be_read_sorted_and_printed(catalogue: Catalogue, language: str) -> None:
    found = [
        f"{what}: {fault}"
        for what, body in books(catalogue, language)
        for fault in faults(body, language)
    ]

    assert found == []


def pages(body: bytes) -> int:
    """How many pages a workbook is at least, by the height of its rows and its width in pages."""
    total = 0
    for sheet in load_workbook(io.BytesIO(body)).worksheets:
        wide = sheet.page_setup.orientation == "landscape"
        letters = itertools.islice(sheet.column_dimensions.values(), 99)
        width = sum(one.width for one in letters)
        scale = min(1.0, max(SMALLEST, (LANDSCAPE if wide else 95) / width))
        high = sum(one.height or 15 for one in sheet.row_dimensions.values()) * scale
        total += -(-int(high) // (500 if wide else 740)) * (sheet.page_setup.fitToWidth or 1)
    return total


@pytest.mark.parametrize(("what", "most"), [("goals", 11), ("profile/0182", 11)])
def test_what_is_printed_is_few_pages(catalogue: Catalogue, what: str, most: int) -> None:
    assert pages(publish(catalogue, Format.XLSX, what, "sv").body) <= most


def test_a_profile_is_one_workbook_wherever_it_is_fetched(catalogue: Catalogue) -> None:
    for code, name in (("0182", "nacka"), ("01", "01")):
        body = publish(catalogue, Format.XLSX, f"profile/{name}", "sv").body
        assert body == profile_xlsx(catalogue, code, "sv")


def test_a_year_has_no_space_in_it_and_a_level_its_own_decimals(catalogue: Catalogue) -> None:
    book = load_workbook(io.BytesIO(publish(catalogue, Format.XLSX, "goals", "sv").body))
    head, *rows = book.worksheets[1].iter_rows(min_row=HEAD + 1)
    names = [cell.value for cell in head]

    years = [row[names.index("målår")] for row in rows]
    assert {cell.number_format for cell in years if cell.value} == {"0"}
    levels = [row[names.index("nivå")] for row in rows if row[0].value.startswith("Minst 22")]
    assert [cell.number_format for cell in levels] == ["#,##0"]
