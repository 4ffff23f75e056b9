"""Statistics Sweden's database (PxWebApi 2)."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod

from region.model import Status
from region.model.query import AreaLevel, ScbQuery
from region.sources.answer import (
    Answer,
    Cell,
    Gathering,
    SourceError,
    as_date,
    quoted,
    wanted_areas,
)
from region.sources.courier import Courier
from region.sources.jsonstat import Dimension, Table, read

KIND = "scb"
NAME = "SCB"
ADDRESS = "https://statistikdatabasen.scb.se/api/v2"
VARIABLE = "REGION_SCB_URL"

CONTENT = "ContentsCode"
MISSING = {"..": Status.NOT_PUBLISHED, ".": Status.NOT_APPLICABLE, ":": Status.SUPPRESSED}
FORMAT = "lang=sv&outputFormat=json-stat2"


@dataclass
class _Pace:
    """What the database allows, read once from its configuration."""

    cells: int = 150_000
    calls: int = 30
    window: float = 10.0
    moments: list[float] = field(default_factory=list)

    def keep(self, courier: Courier) -> None:
        """Wait until one more call is allowed."""
        now = time.monotonic()
        self.moments = [moment for moment in self.moments if now - moment < self.window]
        if len(self.moments) >= self.calls:
            courier.pause(self.window - (now - self.moments[0]))
        self.moments.append(time.monotonic())


def fetch(query: ScbQuery, areas: Mapping[str, AreaLevel], courier: Courier) -> Answer:
    """Return all values of the query, in as many calls as the limit on cells needs.

    Raises
    ------
    SourceError
        if the table, a dimension or a code does not exist, or the answer cannot be used.
    """
    pace = _pace(courier)
    wanted = wanted_areas(areas, query.areas)
    described = _described(query, courier, pace)
    codes, periods = _asked(query, wanted, described)
    gathering = Gathering(frozenset(wanted))
    tables = _tables(query, codes, periods, courier, pace)
    for table in tables:
        read_table(table, query, gathering)
    first = tables[0]
    content = first.dimensions[CONTENT]
    return Answer(
        cells=gathering.cells,
        title=first.label,
        unit=content.units.get(query.content, ""),
        description=" · ".join(
            text for text in (content.labels.get(query.content, ""), *first.mandatory_notes) if text
        ),
        updated=as_date(first.updated),
        page=f"{ADDRESS}/tables/{query.table}/metadata?lang=sv",
        doubts=tuple(sorted(gathering.doubts)),
    )


def _pace(courier: Courier) -> _Pace:
    if "pace" not in courier.memory:
        pace = _Pace()
        try:
            found = courier.get_json("/config")
        except SourceError as error:
            if error.status != 404:
                raise
            found = {}
        if isinstance(found, dict):
            for key, name in (
                ("maxDataCells", "cells"),
                ("maxCallsPerTimeWindow", "calls"),
                ("timeWindow", "window"),
            ):
                if type(found.get(key)) is int and found[key] > 0:
                    setattr(pace, name, found[key])
        courier.memory["pace"] = pace
    kept: _Pace = courier.memory["pace"]
    return kept


def _described(query: ScbQuery, courier: Courier, pace: _Pace) -> Table | None:
    """Return the table's description, or None if only its data can be read."""
    pace.keep(courier)
    try:
        content = courier.get_json(f"/tables/{query.table}/metadata?lang=sv")
    except SourceError as error:
        if error.status == 404:
            return None
        raise _told(error) from None
    table = read(content, without_values=True)
    for name, code in ((CONTENT, query.content), *query.select):
        dimension = _dimension(table, name)
        if code not in dimension.codes:
            listed = quoted(", ".join(dimension.codes[:12]))
            raise SourceError(f"{name} has no code {code}; found {listed}")
    for name in (query.region, query.time):
        _dimension(table, name)
    named = {query.region, query.time, CONTENT, *dict(query.select)}
    for dimension in table.dimensions.values():
        if dimension.id not in named and not dimension.can_be_left_out:
            listed = quoted(", ".join(dimension.codes[:12]))
            raise SourceError(f"the query must say which {dimension.id} is meant; found {listed}")
    return table


def _dimension(table: Table, name: str) -> Dimension:
    if name not in table.dimensions:
        raise SourceError(f"no dimension {name}; found {quoted(', '.join(table.dimensions))}")
    return table.dimensions[name]


def _asked(
    query: ScbQuery, wanted: tuple[str, ...], described: Table | None
) -> tuple[list[str], list[str]]:
    """Return the codes of areas and periods to ask for; `*` when the table is not described."""
    if described is None:
        return list(wanted), ["*"]
    known = set(described.dimensions[query.region].codes)
    codes = [code for code in wanted if code in known]
    if not codes:
        raise SourceError(f"{query.region} has none of the areas that the query stands for")
    periods = [
        code
        for code in described.dimensions[query.time].codes
        if (query.since or "") <= year_of(code, query.period) <= (query.until or "9999")
    ]
    if not periods:
        raise SourceError(f"{query.time} has no period from {query.since} to {query.until}")
    return codes, periods


def _tables(
    query: ScbQuery, codes: list[str], periods: list[str], courier: Courier, pace: _Pace
) -> list[Table]:
    """Return the answers to the query, split in halves until each is within the limit."""
    if prod((len(codes), len(periods))) <= pace.cells:
        try:
            return [_ask(query, codes, periods, courier, pace)]
        except SourceError as error:
            if not _is_too_large(error) or len(codes) == len(periods) == 1:
                raise _told(error) from None
    if len(codes) >= len(periods):
        half = len(codes) // 2
        parts = [(codes[:half], periods), (codes[half:], periods)]
    else:
        half = len(periods) // 2
        parts = [(codes, periods[:half]), (codes, periods[half:])]
    return [t for part in parts for t in _tables(query, *part, courier, pace)]


def _ask(
    query: ScbQuery, codes: list[str], periods: list[str], courier: Courier, pace: _Pace
) -> Table:
    selection = {
        query.region: codes,
        CONTENT: [query.content],
        **{name: [code] for name, code in query.select},
        query.time: periods,
    }
    body = {
        "selection": [
            {"variableCode": name, "valueCodes": values} for name, values in selection.items()
        ]
    }
    pace.keep(courier)
    return read(courier.post_json(f"/tables/{query.table}/data?{FORMAT}", body))


def _title(error: SourceError) -> str:
    body = error.body
    if isinstance(body, bytes):
        match = re.search(rb'"title"\s*:\s*"([^"]{1,200})"', body)
        return match[1].decode("utf-8", "replace") if match else ""
    return ""


def _is_too_large(error: SourceError) -> bool:
    return error.status == 413 or (
        error.status in (400, 403) and "too many" in _title(error).casefold()
    )


def _told(error: SourceError) -> SourceError:
    """Return the error with what the database itself says about it."""
    title = _title(error)
    if title:
        error.args = (f"{error}: {quoted(title)}",)
    return error


def read_table(table: Table, query: ScbQuery, gathering: Gathering) -> None:
    """Take the cells of one answer, if it answers what was asked.

    Raises
    ------
    SourceError
        if a dimension is missing, or holds something else than what was asked for.
    """
    for name in (query.region, query.time, CONTENT):
        _dimension(table, name)
    expected = {CONTENT: query.content, **dict(query.select)}
    for name, dimension in table.dimensions.items():
        if name in (query.region, query.time):
            continue
        if len(dimension.codes) != 1 or dimension.codes[0] != expected.get(
            name, dimension.codes[0]
        ):
            found = quoted(", ".join(dimension.codes[:12]))
            asked = expected.get(name, "one code")
            raise SourceError(f"{name}: found {found}; {asked} was asked for")
        if name not in expected and dimension.codes[0] != dimension.elimination:
            gathering.doubts.add(f"the answer is for {name} {quoted(dimension.codes[0])} alone")
    for code, value, mark in table.cells():
        period = year_of(code[query.time], query.period)
        if value is None:
            reason = MISSING.get(mark, Status.NOT_PUBLISHED)
            gathering.add(code[query.region], period, Cell(None, reason))
            continue
        if mark:
            gathering.doubts.add(f"values marked {quoted(mark)}; the mark is not known")
        gathering.add(code[query.region], period, Cell(value))


def year_of(code: str, how: str) -> str:
    """Return the year that names a period: `2024`, or one end of `2021-2025`.

    Raises
    ------
    SourceError
        if the code is something else.
    """
    years = re.fullmatch(r"([12]\d{3})(?:\s*[-–]\s*([12]\d{3}))?", code, re.ASCII)
    if not years or bool(years[2]) == (how == "year"):
        raise SourceError(f"period: found {quoted(code)}; a {how} was expected")
    return str(years[2] if how == "last" else years[1])
