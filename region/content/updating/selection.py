"""Which cells of an answer are values: those of the years that count, and no repeats of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from region.content.catalogue import Area
from region.content.model import Indicator, Query, Status
from region.content.model.query import EurostatQuery
from region.content.sources import Answer, Cell
from region.content.sources.answer import Key
from region.content.updating.table import Rows

EXAMPLES = 3
YEARLY = "P1Y"
ENOUGH_TO_BE_A_REPEAT = 10
"""So many areas do not all keep their value from one year to the next by chance."""


class Scope(NamedTuple):
    """The areas and periods that a query stands for."""

    codes: frozenset[str]
    since: str
    until: str
    left_out: frozenset[str] = frozenset()

    def has(self, key: Key) -> bool:
        """Return whether the place belongs to the query."""
        area, period = key
        return (
            area in self.codes
            and self.since <= period <= self.until
            and period not in self.left_out
        )


@dataclass(frozen=True)
class Selection:
    """What an answer says within the query's scope, and what of it must be looked at."""

    scope: Scope
    cells: Mapping[Key, Cell]
    reasons: tuple[str, ...] = ()


def selected(
    indicator: Indicator, query: Query, areas: Mapping[str, Area], rows: Rows, answer: Answer
) -> Selection:
    """Return the cells that are values, in the indicator's unit.

    The indicator's interval says which years count: what stands between them is what the source
    repeats until it has something new. Where it is irregular, a query with `repeats` leaves out
    periods in which nothing has moved in any area.
    """
    codes = {code for code, area in areas.items() if area.level in query.areas}
    if isinstance(query, EurostatQuery):
        codes &= set(dict(query.geo).values())
    scope = Scope(frozenset(codes), query.since or "", query.until or "9999")
    cells = {
        key: _value(cell, query, areas[key[0]], key[1])
        for key, cell in answer.cells.items()
        if scope.has(key)
    }
    between, reasons = _between(indicator, scope, rows, cells)
    repeated = [] if indicator.update_interval == YEARLY else _repeated(cells)
    if not query.repeats:
        known = {period for _, period in rows}
        reasons += _told(cells, [period for period in repeated if period not in known | between])
        repeated = []
    scope = scope._replace(left_out=frozenset(between) | frozenset(repeated))
    kept = {key: cell for key, cell in cells.items() if scope.has(key)}
    return Selection(scope, kept, tuple(reasons))


def _value(cell: Cell, query: Query, area: Area, period: str) -> Cell:
    if cell.value is None:
        return cell
    if cell.value == 0 and period < area.since:
        return Cell(None, Status.NOT_APPLICABLE)
    value = cell.value
    if query.factor != 1:
        value = float(f"{value * query.factor:.12g}")
    return replace(cell, value=value, status=cell.status or query.status)


def _between(
    indicator: Indicator, scope: Scope, rows: Rows, cells: Mapping[Key, Cell]
) -> tuple[set[str], list[str]]:
    """Return the periods between those that count, and what in them is no repeat."""
    interval = re.fullmatch(r"P(\d+)Y", indicator.update_interval)
    every = int(interval[1]) if interval else 1
    known = [period for (area, period), row in rows.items() if area in scope.codes and row.value]
    first = scope.since or min(known or [period for _, period in cells], default="")
    if every == 1 or not first:
        return set(), []
    between = {period for _, period in cells if (int(period) - int(first)) % every}
    odd = []
    for area, period in sorted(cells):
        if period not in between or cells[area, period].value is None:
            continue
        before = int(period) - (int(period) - int(first)) % every
        latest = cells.get((area, str(before)))
        if latest and latest.value is not None and latest.value != cells[area, period].value:
            odd.append(f"{area} {period}")
    if not odd:
        return between, []
    more = " …" if len(odd) > EXAMPLES else ""
    return between, [
        f"{len(odd)} value(s) between the years that count (every {every} from {first}) differ "
        f"from the year before and are left out: {', '.join(odd[:EXAMPLES])}{more}"
    ]


def _repeated(cells: Mapping[Key, Cell]) -> list[str]:
    """Return the periods in which every area has the value that it had the year before."""
    by_period: dict[str, dict[str, float]] = {}
    for (area, period), cell in cells.items():
        if cell.value is not None:
            by_period.setdefault(period, {})[area] = cell.value
    return [
        period
        for period, values in sorted(by_period.items())
        if (before := by_period.get(str(int(period) - 1)))
        and all(before.get(area) == value for area, value in values.items())
    ]


def _told(cells: Mapping[Key, Cell], repeated: list[str]) -> list[str]:
    numbers = Counter(period for (_, period), cell in cells.items() if cell.value is not None)
    return [
        f"{period} has the values of {int(period) - 1} for all {numbers[period]} areas; if the "
        "source only repeats them, the query needs repeats: true"
        for period in repeated
        if numbers[period] >= ENOUGH_TO_BE_A_REPEAT
    ]
