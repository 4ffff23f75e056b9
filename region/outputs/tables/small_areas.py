"""The tables of the small areas as files: which rows are asked for, and the rows as CSV."""

from __future__ import annotations

from region.content.catalogue import Catalogue, Observation
from region.content.periods import matches, period_label
from region.content.selection import EmptySelectionError
from region.indicators.provenance import provenance_of
from region.indicators.values import value_note
from region.outputs.tables.separated import for_people
from region.outputs.tables.table import Column, Table, shown
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view


def selected(
    catalogue: Catalogue, table_id: str, municipality: str = "", period: str = ""
) -> tuple[Observation, ...]:
    """Return a table's rows of one municipality's areas or of all, by area and then by period.

    `period` are years and spans of years, see `region.content.periods`; nothing means all.

    Raises
    ------
    UnknownIdError
        if there is no such table.
    EmptySelectionError
        if no row fits.
    """
    small = catalogue.small_areas
    if table_id not in small.tables:
        raise UnknownIdError("table", table_id, tuple(small.tables))
    found = small.observations[table_id]
    rows = tuple(
        row
        for row in found.rows
        if (not municipality or small.areas[row.area].municipality == municipality)
        and matches(row.period, period)
    )
    if not rows:
        raise EmptySelectionError(table_id, tuple(small.by_municipality), tuple(found.by_period))
    return rows


@view
def small_areas_csv(
    catalogue: Catalogue,
    table_id: str,
    language: Language,
    municipality: str = "",
    period: str = "",
) -> bytes:
    """Return a table as CSV for people, one row each, with unit, definition and source.

    Raises
    ------
    UnknownIdError, EmptySelectionError
        as `selected`.
    """
    _ = gettext(language)
    small = catalogue.small_areas
    table = small.tables[table_id]
    origin = provenance_of(catalogue, table, language)
    said = (origin.definition, origin.line, fmt.date(table.retrieved, language))
    value = Column(_("värde"), table.decimals, unit=origin.unit)
    names = (_("områdeskod"), _("område"), _("kommunkod"), _("kommun"), _("period"))
    more = (_("enhet"), _("anmärkning"), _("mått"), _("definition"), _("källa"), _("hämtad"))
    rows = []
    for row in selected(catalogue, table_id, municipality, period):
        area = small.areas[row.area]
        rows.append(
            (
                area.code,
                area.name,
                area.municipality,
                catalogue.areas[area.municipality].name[language],
                period_label(table, row.period, language),
                shown(row.value, table.decimals),
                origin.unit,
                value_note(table, row, language),
                table.name[language],
                *said,
            )
        )
    columns = (*map(Column, names), value, *map(Column, more))
    return for_people(Table(columns, tuple(rows)), language)
