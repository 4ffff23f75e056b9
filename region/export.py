"""Tables that leave the dashboard: the catalogue's own observations as CSV."""

from __future__ import annotations

import csv
import io

from region import formatting as fmt
from region.catalogue import Catalogue
from region.language import gettext
from region.model import Language
from region.provenance import provenance, status_label
from region.views import UnknownIdError, view


@view
def observations_csv(catalogue: Catalogue, indicator_id: str, language: Language) -> bytes:
    """Return all observations of an indicator as CSV, one row each, with their source.

    Swedish files have semicolons and decimal commas and English ones commas and points, so that
    a spreadsheet in that language opens them right. Values are not rounded. UTF-8 with a mark.

    Raises
    ------
    UnknownIdError
        if there is no such indicator.
    """
    _ = gettext(language)
    if indicator_id not in catalogue.indicators:
        raise UnknownIdError("indicator", indicator_id, tuple(catalogue.indicators))
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
    retrieved = fmt.date(max(source.retrieved for source in indicator.sources), language)
    for row in catalogue.observations[indicator_id].rows:
        value = "" if row.value is None else f"{row.value:.10g}"
        writer.writerow(
            [
                row.area,
                catalogue.areas[row.area].name[language],
                row.period,
                value.replace(".", ",") if language == "sv" else value,
                origin.unit,
                status_label(row.status, language),
                indicator.name[language],
                origin.definition,
                origin.line,
                retrieved,
            ]
        )
    return ("\ufeff" + buffer.getvalue()).encode()
