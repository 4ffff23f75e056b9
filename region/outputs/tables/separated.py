"""What leaves the dashboard as text: observations as CSV, a profile as CSV."""

from __future__ import annotations

import csv
import io

from region.content.catalogue import Catalogue
from region.indicators.by_sex import Choice, name_of
from region.indicators.provenance import provenance
from region.indicators.values import value_note
from region.municipalities.profile.view import profile
from region.outputs.tables.parts import parts
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
    sex: Choice = "total",
) -> bytes:
    """Return observations of an indicator as CSV, one row each, with their source.

    `sex` asks for women, men, the gap, or all of them and everybody; there is a column for it then.

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
    found = parts(catalogue, indicator_id, areas, period, sex)
    divided = sex != "total"
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";" if language == "sv" else ",", lineterminator="\r\n")
    writer.writerow(
        [
            _("områdeskod"),
            _("område"),
            _("period"),
            *([_("kön")] if divided else []),
            _("värde"),
            _("enhet"),
            _("anmärkning"),
            _("mått"),
            _("definition"),
            _("källa"),
            _("hämtad"),
        ]
    )
    for one, seen, indicator, rows in found:
        origin = provenance(seen, indicator_id, language)
        retrieved = fmt.date(indicator.retrieved, language)
        writer.writerows(
            [
                row.area,
                catalogue.areas[row.area].name[language],
                row.period,
                *([name_of(one)[language]] if divided else []),
                fmt.cell(row.value, language),
                origin.unit,
                value_note(indicator, row, language),
                indicator.name[language],
                origin.definition,
                origin.line,
                retrieved,
            ]
            for row in rows
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
