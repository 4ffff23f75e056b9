"""An indicator's observations as files: CSV, a workbook, Parquet, JSON-stat."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from typing import Any

from region.content.catalogue import Catalogue
from region.content.model import Status
from region.content.periods import period_label
from region.indicators.by_sex import Choice, name_of
from region.indicators.certainty.words import rank_note
from region.indicators.provenance import Provenance, status_label
from region.indicators.values import remark_text, value_note
from region.outputs.tables.certainty import (
    certainty_cells,
    certainty_columns,
    certainty_fields,
    certainty_values,
)
from region.outputs.tables.front import front
from region.outputs.tables.parquet import parquet
from region.outputs.tables.parts import (
    Part,
    licences_of,
    lines_of,
    origins_of,
    parts,
    retrieved_of,
)
from region.outputs.tables.separated import for_people
from region.outputs.tables.sources import described, sources_table
from region.outputs.tables.table import Cell, Column, Table, field, shown
from region.outputs.tables.workbook import Sheet, workbook
from region.words import formatting as fmt
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
    it is missing; `extension.remarks` what must be known about single values, and
    `extension.certainty` the range of a value with its grade. Cells without an observation are null
    without a status.

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
    certainty: dict[str, dict[str, float | str | None]] = {}
    for part in found:
        cells = {(row.area, row.period): row for row in part.rows}
        for code, one in itertools.product(codes, periods):
            row = cells.get((code, one))
            if row is not None and row.status is not Status.NORMAL:
                statuses[str(len(values))] = row.status.value
            if row is not None and (said := remark_text(part.indicator, row, language)):
                remarks[str(len(values))] = said
            if row is not None:
                lower, upper, *_places, grade = certainty_values(
                    catalogue, indicator_id, part.sex, row
                )
                if lower is not None or grade is not None:
                    sure = {"lower": lower, "upper": upper, "grade": grade}
                    certainty[str(len(values))] = sure
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
    if certainty:
        content["extension"]["certainty"] = certainty
    return content


def _table(
    catalogue: Catalogue, found: tuple[Part, ...], divided: bool, words: bool, language: Language
) -> Table:
    """Return observations for people, one row each; the period in `words` or as in the content."""
    _ = gettext(language)
    indicator = found[0].indicator
    sex = (_("kön"),) if divided else ()
    names = (_("områdeskod"), _("område"), _("period"), *sex)
    value = Column(_("värde"), indicator.decimals, unit=indicator.unit[language])
    return Table(
        (*map(Column, names), value, Column(_("anmärkning"))),
        tuple(
            (
                row.area,
                catalogue.areas[row.area].name[language],
                period_label(part.indicator, row.period, language) if words else row.period,
                *((name_of(part.sex)[language],) if divided else ()),
                shown(row.value, part.indicator.decimals_of(row.area, row.period)),
                value_note(part.indicator, row, language),
            )
            for part in found
            for row in part.rows
        ),
    )


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
    given. Unit, definition and source stand on each row.

    Raises
    ------
    UnknownIdError, NotDividedError, EmptySelectionError
        as `parts`.
    """
    _ = gettext(language)
    found = parts(catalogue, indicator_id, areas, period, sex)
    table = _table(catalogue, found, sex != "total", False, language)
    always: list[tuple[Cell, ...]] = []
    for part, origin in zip(found, origins_of(found, language), strict=True):
        day = fmt.date(part.indicator.retrieved, language)
        said = (part.indicator.name[language], origin.definition, origin.line, day)
        always += [
            (origin.unit, *said, *certainty_cells(catalogue, indicator_id, part.sex, row, language))
            for row in part.rows
        ]
    more = (_("mått"), _("definition"), _("källa"), _("hämtad"), *certainty_columns(language))
    columns = (*table.columns[:-1], Column(_("enhet")), table.columns[-1], *map(Column, more))
    rows = (
        (*row[:-1], unit, row[-1], *said)
        for row, (unit, *said) in zip(table.rows, always, strict=True)
    )
    return for_people(Table(columns, tuple(rows)), language)


def _facts(part: Part, origin: Provenance, language: Language) -> tuple[tuple[str, str], ...]:
    """What the first sheet says of the rows of one part."""
    _ = gettext(language)
    return (
        (part.indicator.name[language], origin.definition),
        (_("Enhet"), origin.unit),
        *((_("Beräkning"), text) for text in (origin.calculation,) if text),
        *((_("Att tänka på"), text) for text in (origin.notes, *origin.breaks) if text),
        *((_("Källan själv anger"), note.text) for note in origin.mandatory_notes),
        *((_("Villkor"), item.licence) for item in origin.items),
    )


@view
def observations_xlsx(
    catalogue: Catalogue,
    indicator_id: str,
    language: Language,
    areas: tuple[str, ...] = (),
    period: str = "",
    sex: Choice = "total",
) -> bytes:
    """Return observations as a workbook: what they mean, the values, their sources.

    With a `sex` other than the total there is a column for it after the period.

    Raises
    ------
    UnknownIdError, NotDividedError, EmptySelectionError
        as `parts`.
    """
    _ = gettext(language)
    found = parts(catalogue, indicator_id, areas, period, sex)
    origins = origins_of(found, language)
    name, line = found[0].indicator.name[language], lines_of(origins)
    pairs = tuple(zip(found, origins, strict=True))
    more = tuple(dict.fromkeys(fact for pair in pairs for fact in _facts(*pair, language)))
    day = retrieved_of(found)
    about = front(catalogue, name, (indicator_id,), (line,), day, language, more)
    rows = [row for part, origin in pairs for row in described(part.indicator, origin, language)]
    sheets = (
        Sheet(_("Värden"), _table(catalogue, found, sex != "total", True, language), line),
        Sheet(_("Definitioner och källor"), sources_table(rows, language)),
    )
    return workbook(about, sheets, language)


def observations_parquet(
    catalogue: Catalogue,
    indicator_id: str,
    language: Language,
    areas: tuple[str, ...] = (),
    period: str = "",
    sex: Choice = "total",
) -> bytes:
    """Return observations as Parquet: area_code, area, period, value, status, remark, certainty.

    With a `sex` other than the total there is a column for it after the period. Values are not
    rounded. Range, verdict, places and grade are a municipality's. Name, unit, definition, source
    and what places can be used for stand in the file's metadata.

    Raises
    ------
    UnknownIdError, NotDividedError, EmptySelectionError
        as `parts`.
    """
    found = parts(catalogue, indicator_id, areas, period, sex)
    origins, divided = origins_of(found, language), sex != "total"
    about = {
        "indicator": indicator_id,
        "name": found[0].indicator.name[language],
        "unit": origins[0].unit,
        "definition": origins[0].definition,
        "source": lines_of(origins),
        "licences": json.dumps(licences_of(origins)),
        "rank_note": rank_note(language),
        "data_version": catalogue.version,
    }
    before = ("area_code", "area", "period", *(("sex",) if divided else ()))
    table = Table(
        (
            *(field(name, "string", required=True) for name in before),
            field("value", "number"),
            *(field(name, "string", required=True) for name in ("status", "remark")),
            *certainty_fields(),
        ),
        tuple(
            (
                row.area,
                catalogue.areas[row.area].name[language],
                row.period,
                *((part.sex,) if divided else ()),
                row.value,
                row.status.value,
                remark_text(part.indicator, row, language),
                *certainty_values(catalogue, indicator_id, part.sex, row),
            )
            for part in found
            for row in part.rows
        ),
    )
    return parquet(table, about)
