"""Observations as files for machines: JSON-stat, Parquet, and a workbook for Excel."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter  # type: ignore[import-untyped]

from region.content.catalogue import Catalogue
from region.content.model import Status
from region.content.selection import selected
from region.indicators.provenance import period_label, provenance, status_label
from region.indicators.values import remark_text, value_note
from region.outputs.tables.workbook import OPTIONS, write_sheet
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


def last_retrieved(catalogue: Catalogue, indicator_id: str) -> dt.date:
    """Return the last day on which figures of the indicator were read at a source."""
    return catalogue.indicators[indicator_id].retrieved


def json_stat(
    catalogue: Catalogue,
    indicator_id: str,
    language: Language,
    areas: tuple[str, ...] = (),
    period: str = "",
) -> dict[str, Any]:
    """Return a JSON-stat 2.0 dataset with the dimensions indicator, area and period.

    Missing values are null, and `status` says by position what is special about a value or why
    it is missing; `extension.remarks` what must be known about single values. Cells without an
    observation are null without a status.

    Raises
    ------
    UnknownIdError, EmptySelectionError
        as `selected`.
    """
    _ = gettext(language)
    rows = selected(catalogue, indicator_id, areas, period)
    indicator = catalogue.indicators[indicator_id]
    origin = provenance(catalogue, indicator_id, language)
    codes = sorted({row.area for row in rows})
    periods = sorted({row.period for row in rows})
    cells = {(row.area, row.period): row for row in rows}
    values: list[float | None] = []
    statuses: dict[str, str] = {}
    remarks: dict[str, str] = {}
    for code in codes:
        for one in periods:
            row = cells.get((code, one))
            if row is not None and row.status is not Status.NORMAL:
                statuses[str(len(values))] = row.status.value
            if row is not None and (said := remark_text(indicator, row, language)):
                remarks[str(len(values))] = said
            values.append(row.value if row else None)
    used = sorted(set(statuses.values()))
    content: dict[str, Any] = {
        "version": "2.0",
        "class": "dataset",
        "label": indicator.name[language],
        "source": origin.line,
        "updated": f"{last_retrieved(catalogue, indicator_id).isoformat()}T00:00:00Z",
        "id": ["indicator", "area", "period"],
        "size": [1, len(codes), len(periods)],
        "role": {"metric": ["indicator"], "geo": ["area"], "time": ["period"]},
        "dimension": {
            "indicator": {
                "label": _("Mått"),
                "category": {
                    "index": [indicator_id],
                    "label": {indicator_id: indicator.name[language]},
                    "unit": {
                        indicator_id: {
                            "label": indicator.unit[language],
                            "decimals": indicator.decimals,
                        }
                    },
                },
            },
            "area": {
                "label": _("Område"),
                "category": {
                    "index": codes,
                    "label": {code: catalogue.areas[code].name[language] for code in codes},
                },
            },
            "period": {
                "label": _("Period"),
                "category": {
                    "index": periods,
                    "label": {one: period_label(indicator, one, language) for one in periods},
                },
            },
        },
        "value": values,
        "note": [
            text
            for text in (origin.definition, origin.notes, *(n.text for n in origin.mandatory_notes))
            if text
        ],
        "extension": {
            "status": {key: status_label(Status(key), language) for key in used},
            "licence": sorted({item.licence_url or item.licence for item in origin.items}),
        },
    }
    if statuses:
        content["status"] = statuses
    if remarks:
        content["extension"]["remarks"] = remarks
    return content


def observations_parquet(
    catalogue: Catalogue,
    indicator_id: str,
    language: Language,
    areas: tuple[str, ...] = (),
    period: str = "",
) -> bytes:
    """Return observations as Parquet: area_code, area, period, value, status, remark.

    Values are not rounded. Name, unit, definition and source stand in the file's metadata.

    Raises
    ------
    UnknownIdError, EmptySelectionError
        as `selected`.
    """
    rows = selected(catalogue, indicator_id, areas, period)
    indicator = catalogue.indicators[indicator_id]
    origin = provenance(catalogue, indicator_id, language)
    metadata = {
        "indicator": indicator_id,
        "name": indicator.name[language],
        "unit": origin.unit,
        "definition": origin.definition,
        "source": origin.line,
        "licences": json.dumps(sorted({item.licence_url or item.licence for item in origin.items})),
        "data_version": catalogue.version,
    }
    schema = pa.schema(
        [
            pa.field("area_code", pa.string(), nullable=False),
            pa.field("area", pa.string(), nullable=False),
            pa.field("period", pa.string(), nullable=False),
            pa.field("value", pa.float64()),
            pa.field("status", pa.string(), nullable=False),
            pa.field("remark", pa.string(), nullable=False),
        ],
        metadata=metadata,
    )
    columns = [
        [row.area for row in rows],
        [catalogue.areas[row.area].name[language] for row in rows],
        [row.period for row in rows],
        [row.value for row in rows],
        [row.status.value for row in rows],
        [remark_text(indicator, row, language) for row in rows],
    ]
    arrays = [pa.array(c, field.type) for c, field in zip(columns, schema, strict=True)]
    buffer = io.BytesIO()
    pq.write_table(pa.table(arrays, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()


@view
def observations_xlsx(
    catalogue: Catalogue,
    indicator_id: str,
    language: Language,
    areas: tuple[str, ...] = (),
    period: str = "",
) -> bytes:
    """Return observations as a workbook: values on one sheet, what they mean on another.

    Raises
    ------
    UnknownIdError, EmptySelectionError
        as `selected`.
    """
    _ = gettext(language)
    rows = selected(catalogue, indicator_id, areas, period)
    indicator = catalogue.indicators[indicator_id]
    origin = provenance(catalogue, indicator_id, language)
    columns = [_("områdeskod"), _("område"), _("period"), indicator.unit[language], _("anmärkning")]
    cells = [
        (
            (
                row.area,
                catalogue.areas[row.area].name[language],
                period_label(indicator, row.period, language),
                row.value,
                value_note(indicator, row, language),
            ),
            (None, None, None, indicator.decimals_of(row.area, row.period), None),
        )
        for row in rows
    ]
    facts = [
        (_("mått"), indicator.name[language]),
        (_("definition"), origin.definition),
        (_("enhet"), origin.unit),
        (_("källa"), origin.line),
        *((_("beräkning"), text) for text in (origin.calculation,) if text),
        *((_("att tänka på"), text) for text in (origin.notes, *origin.breaks) if text),
        *((_("källan själv anger"), note.text) for note in origin.mandatory_notes),
        *((_("adress"), item.url) for item in origin.items),
        *((_("källans gränssnitt"), item.interface) for item in origin.items if item.interface),
        *((_("villkor"), item.licence) for item in origin.items),
    ]
    created = dt.datetime.combine(last_retrieved(catalogue, indicator_id), dt.time(), dt.UTC)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        book.set_properties({"title": indicator.name[language], "created": created})
        write_sheet(book, _("Värden"), columns, cells)
        names = [_("uppgift"), _("innehåll")]
        unique = dict.fromkeys(facts)
        write_sheet(
            book, _("Definitioner och källor"), names, [(fact, (None, None)) for fact in unique]
        )
    return buffer.getvalue()
