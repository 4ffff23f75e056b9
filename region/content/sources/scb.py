"""Statistics Sweden's database (PxWebApi 2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import prod

from region.content.model import SEXES, Sex, Status
from region.content.model.query import AreaLevel, ScbQuery, SexCodes
from region.content.sources.answer import (
    Answer,
    Cell,
    Gathering,
    Key,
    SourceError,
    as_date,
    both,
    quoted,
    wanted_areas,
)
from region.content.sources.courier import Courier
from region.content.sources.jsonstat import Cube, Dimension, read
from region.content.sources.pace import Pace
from region.content.sources.periods import settle, take, year_of
from region.content.sources.texts import ending_in

KIND = "scb"
NAME = "SCB"
ADDRESS = "https://statistikdatabasen.scb.se/api/v2"
VARIABLE = "REGION_SCB_URL"

CELLS, CALLS, WINDOW_SECONDS = 150_000, 3, 1.0
"""What the database allows according to its configuration of 2026, until it has said so itself."""
CONTENT = "ContentsCode"
_SEXES: dict[str, Sex] = {sex: sex for sex in SEXES}
MISSING = {"..": Status.NOT_PUBLISHED, ".": Status.NOT_APPLICABLE, ":": Status.SUPPRESSED}
FORMAT = "lang=sv&outputFormat=json-stat2"


def fetch(query: ScbQuery, areas: Mapping[str, AreaLevel], courier: Courier) -> Answer:
    """Return all values of the query, in as many calls as the limit on cells needs.

    Raises
    ------
    SourceError
        if the table, a dimension or a code does not exist, or the answer cannot be used.
    """
    most = _cell_limit(courier)
    wanted = wanted_areas(areas, query.areas)
    described = _described(query, courier)
    codes, periods = _asked(query, wanted, described)
    gathering = Gathering(frozenset(wanted))
    by_sex: dict[Sex, Gathering] = {sex: Gathering(frozenset(wanted)) for sex in SEXES}
    tables = _tables(query, codes, periods, courier, most)
    for table in tables:
        read_table(table, query, gathering, by_sex)
    for one in (gathering, *by_sex.values()):
        settle(one, query.period)
    if query.by_sex and query.by_sex.total is None:
        gathering.cells.update(added(by_sex))
    first = tables[0]
    content = first.dimensions[CONTENT]
    closed = first.is_discontinued or (described is not None and described.is_discontinued)
    notes = dict.fromkeys(note for table in tables for note in table.mandatory_notes)
    return Answer(
        cells=gathering.cells,
        title=first.label,
        unit=content.units.get(query.content, ""),
        description=content.labels.get(query.content, ""),
        updated=as_date(first.updated),
        doubts=tuple(sorted(gathering.doubts)),
        mandatory_notes=tuple(notes),
        by_sex=both({sex: one.cells for sex, one in by_sex.items()}),
        ended="discontinued" if closed else ending_in(first.label, " ".join(notes)),
    )


def added(by_sex: Mapping[Sex, Gathering]) -> dict[Key, Cell]:
    """Return women and men together, where the table has no code for both."""
    women, men = (by_sex[sex].cells for sex in SEXES)
    found = {}
    for key in women.keys() | men.keys():
        one, other = (cells.get(key, Cell(None, Status.NOT_PUBLISHED)) for cells in (women, men))
        if one.value is None or other.value is None:
            found[key] = one if one.value is None else other
        else:
            found[key] = Cell(one.value + other.value, one.status or other.status)
    return found


def _cell_limit(courier: Courier) -> int:
    """Return how many cells one call may hold; from now on the database's own pace is kept.

    Its configuration is read once.
    """
    if courier.pace is None:
        courier.pace = Pace(CALLS, WINDOW_SECONDS)
        try:
            found = courier.get_json("/config")
        except SourceError as error:
            if error.status != 404:
                courier.pace = None
                raise
            found = {}
        numbers = {
            key: found[key]
            for key in ("maxDataCells", "maxCallsPerTimeWindow", "timeWindow")
            if isinstance(found, dict) and type(found.get(key)) is int and found[key] > 0
        }
        courier.memory["cells"] = numbers.get("maxDataCells", CELLS)
        courier.pace.becomes(
            numbers.get("maxCallsPerTimeWindow", CALLS), numbers.get("timeWindow", WINDOW_SECONDS)
        )
    return int(courier.memory["cells"])


def _described(query: ScbQuery, courier: Courier) -> Cube | None:
    """Return the table's description, or None if only its data can be read."""
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
    for name in _axes(query):
        _dimension(table, name)
    if query.by_sex:
        unknown = set(query.by_sex.codes) - set(_dimension(table, query.by_sex.dimension).codes)
        if unknown:
            raise SourceError(f"{query.by_sex.dimension} has no code {quoted(min(unknown))}")
    named = {*_axes(query), CONTENT, *dict(query.select), *_sex_axis(query)}
    for dimension in table.dimensions.values():
        if dimension.id not in named and not dimension.can_be_left_out:
            listed = quoted(", ".join(dimension.codes[:12]))
            raise SourceError(f"the query must say which {dimension.id} is meant; found {listed}")
    return table


def _axes(query: ScbQuery) -> tuple[str, ...]:
    """Return the dimensions of which more than one code is asked for."""
    return (query.time,) if query.area else (query.region, query.time)


def _sex_axis(query: ScbQuery) -> tuple[str, ...]:
    return (query.by_sex.dimension,) if query.by_sex else ()


def _check_sexes(dimension: Dimension, asked: SexCodes) -> None:
    if set(dimension.codes) != set(asked.codes):
        found = quoted(", ".join(dimension.codes[:12]))
        raise SourceError(f"{dimension.id}: found {found}; {', '.join(asked.codes)} was asked for")


def _dimension(table: Cube, name: str) -> Dimension:
    if name not in table.dimensions:
        raise SourceError(f"no dimension {name}; found {quoted(', '.join(table.dimensions))}")
    return table.dimensions[name]


def _asked(
    query: ScbQuery, wanted: tuple[str, ...], described: Cube | None
) -> tuple[list[str], list[str]]:
    """Return the codes of areas and periods to ask for; `*` when the table is not described."""
    if described is None:
        return [code for area in wanted for code in query.written(area)], ["*"]
    known = {query.area} if query.area else set(described.dimensions[query.region].codes)
    codes = [code for area in wanted for code in query.written(area) if code in known]
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
    query: ScbQuery, codes: list[str], periods: list[str], courier: Courier, most: int
) -> list[Cube]:
    """Return the answers to the query, split in halves until each is within the limit."""
    sexes = len(query.by_sex.codes) if query.by_sex else 1
    if prod((len(codes), len(periods), sexes)) <= most or len(codes) == len(periods) == 1:
        try:
            return [_ask(query, codes, periods, courier)]
        except SourceError as error:
            if not _is_too_large(error) or len(codes) == len(periods) == 1:
                raise _told(error) from None
    if len(codes) >= len(periods):
        half = len(codes) // 2
        parts = [(codes[:half], periods), (codes[half:], periods)]
    else:
        half = len(periods) // 2
        parts = [(codes, periods[:half]), (codes, periods[half:])]
    return [t for part in parts for t in _tables(query, *part, courier, most)]


def _ask(query: ScbQuery, codes: list[str], periods: list[str], courier: Courier) -> Cube:
    selection = {
        **({} if query.area else {query.region: codes}),
        CONTENT: [query.content],
        **{name: [code] for name, code in query.select},
        **({query.by_sex.dimension: list(query.by_sex.codes)} if query.by_sex else {}),
        query.time: periods,
    }
    body = {
        "selection": [
            {"variableCode": name, "valueCodes": values} for name, values in selection.items()
        ]
    }
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


def read_table(
    table: Cube,
    query: ScbQuery,
    gathering: Gathering,
    by_sex: Mapping[Sex, Gathering] | None = None,
) -> None:
    """Take the cells of one answer, if it answers what was asked.

    The total goes to `gathering`, women and men to `by_sex`.

    Raises
    ------
    SourceError
        if a dimension is missing, or holds something else than what was asked for.
    """
    for name in (*_axes(query), CONTENT):
        _dimension(table, name)
    if query.by_sex:
        _check_sexes(_dimension(table, query.by_sex.dimension), query.by_sex)
    expected = {CONTENT: query.content, **dict(query.select)}
    for name, dimension in table.dimensions.items():
        if name in (*_axes(query), *_sex_axis(query)):
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
        cell = Cell(value)
        if value is None:
            cell = Cell(None, MISSING.get(mark, Status.NOT_PUBLISHED))
        elif mark:
            gathering.doubts.add(f"values marked {quoted(mark)}; the mark is not known")
        area = query.area or code[query.region]
        if not query.writes(area, year_of(code[query.time], query.period)):
            continue
        area = query.plain(area)
        sex = query.by_sex.codes[code[query.by_sex.dimension]] if query.by_sex else "total"
        into = gathering if sex == "total" else (by_sex or {}).get(_SEXES[sex])
        if into is not None:
            take(into, area, code[query.time], query.period, cell)
