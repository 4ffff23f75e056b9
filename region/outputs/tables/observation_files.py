"""Observations as files for machines: JSON-stat, Parquet, and a workbook for Excel."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import json
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter  # type: ignore[import-untyped]

from region.content.catalogue import Catalogue
from region.content.model import Status
from region.content.periods import period_label
from region.indicators.by_sex import Choice, name_of
from region.indicators.provenance import Provenance, status_label
from region.indicators.values import remark_text, value_note
from region.outputs.tables.parts import (
    Part,
    licences_of,
    lines_of,
    origins_of,
    parts,
    retrieved_of,
)
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
    sex: Choice = "total",
) -> dict[str, Any]:
    """Return a JSON-stat 2.0 dataset with the dimensions indicator, area and period.

    With a `sex` other than the total there is a dimension for it before the area.

    Missing values are null, and `status` says by position what is special about a value or why
    it is missing; `extension.remarks` what must be known about single values. Cells without an
    observation are null without a status.

    Raises
    ------
    UnknownIdError, NotDividedError, EmptySelectionError
        as `parts`.
    """
    _ = gettext(language)
    found = parts(catalogue, indicator_id, areas, period, sex)
    indicator = found[0].indicator
    origins = origins_of(found, language)
    codes = sorted({row.area for part in found for row in part.rows})
    periods = sorted({row.period for part in found for row in part.rows})
    values: list[float | None] = []
    statuses: dict[str, str] = {}
    remarks: dict[str, str] = {}
    for part in found:
        cells = {(row.area, row.period): row for row in part.rows}
        for code, one in itertools.product(codes, periods):
            row = cells.get((code, one))
            if row is not None and row.status is not Status.NORMAL:
                statuses[str(len(values))] = row.status.value
            if row is not None and (said := remark_text(part.indicator, row, language)):
                remarks[str(len(values))] = said
            values.append(row.value if row else None)
    used = sorted(set(statuses.values()))
    content: dict[str, Any] = {
        "version": "2.0",
        "class": "dataset",
        "label": indicator.name[language],
        "source": lines_of(origins),
        "updated": f"{retrieved_of(found).isoformat()}T00:00:00Z",
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
        "note": list(
            dict.fromkeys(
                text
                for origin in origins
                for text in (
                    origin.definition,
                    origin.notes,
                    *(note.text for note in origin.mandatory_notes),
                )
                if text
            )
        ),
        "extension": {
            "status": {key: status_label(Status(key), language) for key in used},
            "licence": licences_of(origins),
        },
    }
    if sex != "total":
        content["id"].insert(1, "sex")
        content["size"].insert(1, len(found))
        content["dimension"]["sex"] = {
            "label": _("Kön"),
            "category": {
                "index": [part.sex for part in found],
                "label": {part.sex: name_of(part.sex)[language] for part in found},
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
    sex: Choice = "total",
) -> bytes:
    """Return observations as Parquet: area_code, area, period, value, status, remark.

    With a `sex` other than the total there is a column for it after the period.

    Values are not rounded. Name, unit, definition and source stand in the file's metadata.

    Raises
    ------
    UnknownIdError, NotDividedError, EmptySelectionError
        as `parts`.
    """
    found = parts(catalogue, indicator_id, areas, period, sex)
    indicator = found[0].indicator
    origins = origins_of(found, language)
    metadata = {
        "indicator": indicator_id,
        "name": indicator.name[language],
        "unit": origins[0].unit,
        "definition": origins[0].definition,
        "source": lines_of(origins),
        "licences": json.dumps(licences_of(origins)),
        "data_version": catalogue.version,
    }
    schema = pa.schema(
        [
            pa.field("area_code", pa.string(), nullable=False),
            pa.field("area", pa.string(), nullable=False),
            pa.field("period", pa.string(), nullable=False),
            *([pa.field("sex", pa.string(), nullable=False)] if sex != "total" else []),
            pa.field("value", pa.float64()),
            pa.field("status", pa.string(), nullable=False),
            pa.field("remark", pa.string(), nullable=False),
        ],
        metadata=metadata,
    )
    rows = [(part, row) for part in found for row in part.rows]
    columns = [
        [row.area for _part, row in rows],
        [catalogue.areas[row.area].name[language] for _part, row in rows],
        [row.period for _part, row in rows],
        *([[part.sex for part, _row in rows]] if sex != "total" else []),
        [row.value for _part, row in rows],
        [row.status.value for _part, row in rows],
        [remark_text(part.indicator, row, language) for part, row in rows],
    ]
    arrays = [pa.array(c, field.type) for c, field in zip(columns, schema, strict=True)]
    buffer = io.BytesIO()
    pq.write_table(pa.table(arrays, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()


def _facts(part: Part, origin: Provenance, language: Language) -> list[tuple[str, str]]:
    """What the sheet of definitions and sources says of the rows of one part."""
    _ = gettext(language)
    return [
        (_("mått"), part.indicator.name[language]),
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


@view
def observations_xlsx(
    catalogue: Catalogue,
    indicator_id: str,
    language: Language,
    areas: tuple[str, ...] = (),
    period: str = "",
    sex: Choice = "total",
) -> bytes:
    """Return observations as a workbook: values on one sheet, what they mean on another.

    With a `sex` other than the total there is a column for it after the period.

    Raises
    ------
    UnknownIdError, NotDividedError, EmptySelectionError
        as `parts`.
    """
    _ = gettext(language)
    found = parts(catalogue, indicator_id, areas, period, sex)
    indicator = found[0].indicator
    divided = sex != "total"
    columns = [
        _("områdeskod"),
        _("område"),
        _("period"),
        *([_("kön")] if divided else []),
        indicator.unit[language],
        _("anmärkning"),
    ]
    cells = [
        (
            (
                row.area,
                catalogue.areas[row.area].name[language],
                period_label(part.indicator, row.period, language),
                *([name_of(part.sex)[language]] if divided else []),
                row.value,
                value_note(part.indicator, row, language),
            ),
            (
                *(None,) * (4 if divided else 3),
                part.indicator.decimals_of(row.area, row.period),
                None,
            ),
        )
        for part in found
        for row in part.rows
    ]
    facts = [
        fact
        for part, origin in zip(found, origins_of(found, language), strict=True)
        for fact in _facts(part, origin, language)
    ]
    created = dt.datetime.combine(retrieved_of(found), dt.time(), dt.UTC)
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
