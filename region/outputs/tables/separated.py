"""What leaves the dashboard as text: observations as CSV, a profile as CSV."""

from __future__ import annotations

import csv
import io

from region.content.catalogue import Catalogue
from region.content.selection import selected
from region.indicators.provenance import provenance
from region.indicators.values import value_note
from region.municipalities.profile.view import profile
from region.outputs.tables.profile_table import profile_cells, profile_columns
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@view
def observations_csv(
    catalogue: Catalogue,
    indicator_id: str,
    language: Language,
    areas: tuple[str, ...] = (),
    period: str = "",
) -> bytes:
    """Return observations of an indicator as CSV, one row each, with their source.

    `areas` and `period` (see `region.content.periods`) narrow them down; without them, all are
    given.

    Swedish files have semicolons and decimal commas and English ones commas and points, so that
    a spreadsheet in that language opens them right. Values are not rounded. UTF-8 with a mark.

    Raises
    ------
    UnknownIdError
        if there is no such indicator.
    """
    _ = gettext(language)
    rows = selected(catalogue, indicator_id, areas, period)
    indicator = catalogue.indicators[indicator_id]
    origin = provenance(catalogue, indicator_id, language)
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if language == "sv" else ",", lineterminator="\r\n")
    writer.writerow(
        [
            _("områdeskod"),
            _("område"),
            _("period"),
            _("värde"),
            _("enhet"),
            _("anmärkning"),
            _("mått"),
            _("definition"),
            _("källa"),
            _("hämtad"),
        ]
    )
    retrieved = fmt.date(indicator.retrieved, language)
    for row in rows:
        writer.writerow(
            [
                row.area,
                catalogue.areas[row.area].name[language],
                row.period,
                fmt.cell(row.value, language),
                origin.unit,
                value_note(indicator, row, language),
                indicator.name[language],
                origin.definition,
                origin.line,
                retrieved,
            ]
        )
    return ("\ufeff" + buffer.getvalue()).encode()


@view
def profile_csv(catalogue: Catalogue, code: str, language: Language) -> bytes:
    """Return a municipality's profile as CSV, one row for each indicator, with its source.

    Written like `observations_csv`.

    Raises
    ------
    UnknownIdError
        if there is no such municipality.
    """
    found = profile(catalogue, code, language)
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if language == "sv" else ",", lineterminator="\r\n")
    writer.writerow(profile_columns(language))
    for theme in found.themes:
        for row in theme.rows:
            writer.writerow(
                [fmt.cell(value, language) for value in profile_cells(found, theme, row)]
            )
    return ("\ufeff" + buffer.getvalue()).encode()
