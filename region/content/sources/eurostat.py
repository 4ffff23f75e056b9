"""Eurostat's statistics interface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from region.content.model import Status
from region.content.model.query import AreaLevel, EurostatQuery
from region.content.sources.answer import (
    Answer,
    BusyError,
    Cell,
    Gathering,
    SourceError,
    as_date,
    quoted,
)
from region.content.sources.courier import Courier
from region.content.sources.jsonstat import Cube, read
from region.content.sources.periods import NAMED, settle, take
from region.content.sources.texts import ending_in

KIND = "eurostat"
NAME = "Eurostat"
ADDRESS = "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data"
VARIABLE = "REGION_EUROSTAT_URL"

GEO, TIME, UNIT = "geo", "time", "unit"
FLAGS = {
    "b": Status.BREAK,
    "d": Status.DEFINITION_DIFFERS,
    "u": Status.LOW_RELIABILITY,
    "p": Status.PROVISIONAL,
    "e": Status.ESTIMATED,
}
HIDDEN = frozenset("cC")


def fetch(query: EurostatQuery, areas: Mapping[str, AreaLevel], courier: Courier) -> Answer:
    """Return all values of the query.

    Raises
    ------
    SourceError
        if the data set or a code does not exist, or the answer cannot be used.
    """
    geo = {code: area for code, area in query.geo if areas.get(area) in query.areas}
    if not geo:
        raise SourceError("the query's geo has none of the areas that it stands for")
    asked = [
        ("format", "JSON"),
        ("lang", "EN"),
        *((GEO, code) for code in geo),
        *query.select,
    ]
    if query.since:
        asked.append(("sinceTimePeriod", query.since))
    content = courier.get_json(f"/{query.dataset}?{urlencode(asked)}", inspect=refuse_trouble)
    table = read(content)
    gathering = Gathering(frozenset(geo.values()))
    read_table(table, query, geo, gathering)
    settle(gathering, query.period)
    unit = table.dimensions.get(UNIT)
    return Answer(
        cells=gathering.cells,
        title=table.label,
        unit=unit.labels.get(unit.codes[0], unit.codes[0]) if unit and unit.codes else "",
        description=table.description,
        updated=as_date(table.updated),
        doubts=tuple(sorted(gathering.doubts)),
        mandatory_notes=table.mandatory_notes,
        ended=ending_in(table.label, table.description),
    )


def refuse_trouble(content: Any) -> None:
    """Tell the troubles that come in an answer's body, whatever its status.

    Raises
    ------
    BusyError
        if the answer will come later.
    SourceError
        if there is an error in it.
    """
    if not isinstance(content, dict):
        return
    if content.get("warning"):
        text = _label(content["warning"])
        if "ASYNCHRONOUS" in text.upper():
            raise BusyError("the answer is being prepared and is not ready yet")
        raise SourceError(f"a warning instead of an answer: {quoted(text)}")
    if content.get("error"):
        raise SourceError(f"Eurostat says {quoted(_label(content['error']), 200)}")


def _label(found: Any) -> str:
    first = found[0] if isinstance(found, list) and found else found
    return str(first.get("label", first)) if isinstance(first, dict) else str(first)


def read_table(
    table: Cube, query: EurostatQuery, geo: Mapping[str, str], gathering: Gathering
) -> None:
    """Take the cells of an answer, if it answers what was asked.

    Raises
    ------
    SourceError
        if a dimension is missing or holds something else than what was asked for.
    """
    for name in (GEO, TIME, *dict(query.select)):
        if name not in table.dimensions:
            found = quoted(", ".join(table.dimensions))
            raise SourceError(f"no dimension {name}; found {found}")
    selected = dict(query.select)
    for name, dimension in table.dimensions.items():
        if name in (GEO, TIME):
            continue
        expected = selected.get(name, "A" if name == "freq" and query.period in NAMED else None)
        if len(dimension.codes) != 1 or (expected and dimension.codes[0] != expected):
            found = quoted(", ".join(dimension.codes[:12]) or "nothing")
            raise SourceError(f"{name}: found {found}; {expected or 'one code'} was asked for")
        if expected is None and name != "freq":
            gathering.doubts.add(f"the answer is for {name} {quoted(dimension.codes[0])} alone")
    for code, value, mark in table.cells():
        area = geo.get(code[GEO])
        if area is None:
            continue
        if value is not None:
            cell = Cell(value, _status(mark, gathering))
        elif HIDDEN & set(mark):
            cell = Cell(None, Status.SUPPRESSED)
        else:
            continue
        take(gathering, area, code[TIME], query.period, cell)


def _status(mark: str, gathering: Gathering) -> Status:
    known = [status for flag, status in FLAGS.items() if flag in mark]
    if mark and set(mark) - set(FLAGS):
        gathering.doubts.add(f"values marked {quoted(mark)}; the mark is not known")
    return known[0] if known else Status.NORMAL
