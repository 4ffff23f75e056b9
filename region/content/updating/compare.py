"""What an answer changes in a table, and what of it must be looked at by somebody first."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from region.content.catalogue import Area
from region.content.model import Indicator, Query, Status
from region.content.model.update import TextChange, ValueChange
from region.content.sources import Answer, Cell
from region.content.sources.answer import Key, quoted
from region.content.sources.texts import difference, same_meaning, says
from region.content.updating.precision import Precision
from region.content.updating.selection import selected
from region.content.updating.table import Row, Rows, plain

SAME = 1e-9
SLACK = 2.0
STEPS_OF_ITS_OWN = 3
EXAMPLES = 3
PERIODS_COMPARED = 5
FEWEST_TO_COMPARE = 20
MOST_REVISED = 0.5

Takes = Literal["all", "periods", "add"]
"""What an answer stands for: everything, the periods it has values for, or its values alone."""

_PROVISIONAL = frozenset({Status.PROVISIONAL, Status.ESTIMATED})


@dataclass(frozen=True)
class Difference:
    """The table after the answer, what has changed, and the reasons to look before accepting."""

    rows: Rows
    changes: tuple[ValueChange, ...]
    texts: tuple[TextChange, ...]
    reasons: tuple[str, ...]
    covered: frozenset[Key]
    refined: frozenset[Key] = frozenset()
    """Values that the source gives more exactly than before: no revision."""

    @property
    def is_new(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.changes or self.texts or self.refined)

    def of(self, kind: str) -> tuple[ValueChange, ...]:
        """Return the changes of one kind, the largest first."""
        found = (change for change in self.changes if change.kind == kind)
        return tuple(sorted(found, key=lambda c: (-c.size, c.area, c.period)))


def compare(
    indicator: Indicator,
    query: Query,
    areas: Mapping[str, Area],
    rows: Rows,
    answer: Answer,
    takes: Takes = "all",
) -> Difference:
    """Return what the answer to one of the indicator's queries changes in its table."""
    notes = next((s.mandatory_notes for s in indicator.sources if s.query == query), ())
    selection = selected(indicator, query, areas, rows, answer)
    cells = selection.cells
    scope = {key for key in rows if selection.scope.has(key)}
    precision = Precision({key: rows[key] for key in scope}, cells)
    after, changes = dict(rows), []
    told = {period for (_, period), cell in cells.items() if cell.value is not None}
    kept: list[Key] = []
    touched = scope | set(cells)
    if takes == "periods":
        touched = {key for key in touched if key[1] in told}
    elif takes == "add":
        kept = [key for key in cells if cells[key].value is None and key in rows]
        touched = set(cells) - set(kept)
    for key in sorted(touched):
        change = _change(key, rows.get(key), cells.get(key), after, key[1] in told, precision)
        if change:
            changes.append(change)
    texts = tuple(_texts(query, answer, notes))
    covered = frozenset(key for key, cell in cells.items() if cell.value is not None)
    compared = [key for key in scope & covered if rows[key].value]
    changed = {(change.area, change.period) for change in changes}
    stays = frozenset(key for key in scope - touched if rows[key].value)
    return Difference(
        rows=after,
        changes=tuple(changes),
        texts=texts,
        refined=frozenset(
            key for key in scope - changed if key in after and after[key].value != rows[key].value
        ),
        reasons=(
            *(f"{text.what}: {difference(text.before, text.after)}" for text in texts),
            *_ended(query, answer),
            *selection.reasons,
            *answer.doubts,
            *_vanished(changes),
            *(_not_added(rows, changes, kept) if takes == "add" else ()),
            *_fewer_areas(rows, scope, covered),
            *_jumps(indicator, rows, after, changes),
            *_mostly_revised(indicator, changes, len(compared)),
        ),
        covered=covered | stays,
    )


def _change(
    key: Key,
    old: Row | None,
    cell: Cell | None,
    after: Rows,
    period_has_values: bool,
    precision: Precision,
) -> ValueChange | None:
    """Put the cell into the table and return what that changes, if anything."""
    before = old.number if old else None
    if cell is None or cell.value is None:
        if before is None and (old or cell is None or not period_has_values):
            return None
        if old and old.is_ours:
            return None
        if cell is None:
            del after[key]
        else:
            after[key] = Row("", cell.status)
        if before is None:
            return None
        return ValueChange(kind="vanished", area=key[0], period=key[1], before=before, after=None)
    if old and before is None and old.status == Status.NOT_APPLICABLE and cell.value == 0:
        return None
    new = Row(plain(cell.value), cell.status)
    if old and before is not None and _is_same(key[1], old, cell.value, precision):
        finer = precision.is_finer(key[1], old, cell.value)
        known = old._replace(value=new.value) if finer else old
        kept = old.status not in _PROVISIONAL and not cell.status and not old.is_ours
        after[key] = known if kept else known._replace(status=cell.status)
        if kept or old.status == cell.status:
            return None
        return ValueChange(
            kind="status",
            area=key[0],
            period=key[1],
            before=before,
            after=before,
            status=cell.status,
        )
    after[key] = new
    kind = "new" if before is None else "revised"
    return ValueChange.model_validate(
        {
            "kind": kind,
            "area": key[0],
            "period": key[1],
            "before": before,
            "after": cell.value,
            "status": str(cell.status),
        }
    )


def _is_same(period: str, old: Row, value: float, precision: Precision) -> bool:
    """Whether the source says what the table says, as exactly as the less exact of them."""
    if math.isclose(float(old.value), value, rel_tol=SAME, abs_tol=1e-12):
        return True
    return not old.is_ours and (
        precision.is_finer(period, old, value) or precision.is_coarser(period, old, value)
    )


def _ended(query: Query, answer: Answer) -> list[str]:
    """Say that the source publishes no more, unless that has been taken in before."""
    known = " ".join((query.title or "", query.description or ""))
    if not answer.ended or says(known, answer.ended):
        return []
    return [f"the source says that it has ended: {quoted(answer.ended, 300)}"]


def _texts(query: Query, answer: Answer, notes: tuple[str, ...]) -> list[TextChange]:
    name = f"{query.kind} {query.table}"
    pairs = (
        ("mandatory_notes", " · ".join(notes), " · ".join(answer.mandatory_notes)),
        ("unit", query.unit, answer.unit),
        ("title", query.title, answer.title),
        ("description", query.description, answer.description),
    )
    return [
        TextChange.model_validate(
            {"source": name, "what": what, "before": before, "after": after or "nothing"}
        )
        for what, before, after in pairs
        if before and not same_meaning(before, after)
    ]


def _vanished(changes: list[ValueChange]) -> list[str]:
    gone = [change for change in changes if change.kind == "vanished"]
    if not gone:
        return []
    examples = ", ".join(f"{c.area} {c.period}" for c in gone[:EXAMPLES])
    return [f"{len(gone)} value(s) have vanished: {examples}{_more(len(gone))}"]


def _not_added(rows: Rows, changes: list[ValueChange], kept: list[Key]) -> list[str]:
    """Say where an answer that should only add knows better, or no longer knows."""
    differ = [change for change in changes if change.kind == "revised"]
    empty = [key for key in kept if rows[key].value]
    reasons = []
    if differ:
        examples = ", ".join(f"{c.area} {c.period}" for c in differ[:EXAMPLES])
        reasons.append(f"{len(differ)} known value(s) differ: {examples}{_more(len(differ))}")
    if empty:
        examples = ", ".join(f"{area} {period}" for area, period in empty[:EXAMPLES])
        told = f"{len(empty)} known value(s) are missing in the file and stay"
        reasons.append(f"{told}: {examples}{_more(len(empty))}")
    return reasons


def _more(number: int) -> str:
    return " …" if number > EXAMPLES else ""


def _fewer_areas(rows: Rows, scope: set[Key], covered: frozenset[Key]) -> list[str]:
    """Say whether the last new period has fewer areas than any of the latest ones before it."""
    known = Counter(
        period
        for area, period in scope
        if rows[area, period].value and not rows[area, period].is_ours
    )
    told = Counter(period for _, period in covered)
    periods = sorted(known)[-PERIODS_COMPARED:]
    fresh = sorted(told.keys() - known.keys())
    if not periods or not fresh:
        return []
    fewest = min(known[period] for period in periods)
    return [
        f"{period} has values for {told[period]} areas; earlier periods had {fewest}"
        for period in fresh
        if period > periods[-1] and told[period] < fewest
    ]


def _series(rows: Rows) -> dict[str, list[tuple[int, float]]]:
    series: dict[str, list[tuple[int, float]]] = {}
    for (area, period), row in sorted(rows.items()):
        if row.number is not None:
            series.setdefault(area, []).append((int(period), row.number))
    return series


def _broken(breaks: list[int], first: int, last: int) -> bool:
    """Whether the series breaks after the first year, the last one included."""
    return bisect_right(breaks, first) < bisect_right(breaks, last)


def _jumps(
    indicator: Indicator, before: Rows, after: Rows, changes: list[ValueChange]
) -> list[str]:
    """Say where a value moves more, from one period to the next, than the series ever has."""
    breaks = sorted({int(break_.period) for break_ in indicator.breaks})
    steps: dict[str, list[float]] = {}
    for area, points in _series(before).items():
        steps[area] = [
            abs(b - a) / (end - start)
            for (start, a), (end, b) in pairwise(points)
            if not _broken(breaks, start, end)
        ]
    largest = {area: max(found, default=None) for area, found in steps.items()}
    of_all = max((most for most in largest.values() if most is not None), default=None)
    old = [row.number for row in before.values() if row.number is not None]
    if not old:
        return []
    shown = 2 * 10.0**-indicator.decimals
    typical = sorted(abs(value) for value in old)[len(old) // 2]
    current = _series(after)
    jumps = []
    for change in changes:
        if change.after is None:
            continue
        own = steps.get(change.area, ())
        most = largest[change.area] if len(own) >= STEPS_OF_ITS_OWN else of_all
        limit = max(SLACK * (typical / 4 if most is None else most), shown)
        place = int(change.period)
        if change.before is not None:
            step, of = change.size, "from"
            origin = change.before
        else:
            points = current[change.area]
            before_it, after_it = bisect_left(points, (place,)), bisect_left(points, (place + 1,))
            if before_it == 0 and after_it == len(points):
                continue
            year, origin = points[before_it - 1] if before_it else points[after_it]
            if _broken(breaks, min(year, place), max(year, place)):
                continue
            step, of = abs(change.after - origin) / abs(place - year), f"from {year}:"
        if step > limit:
            jumps.append((step / limit, change, f"{of} {plain(origin)}", limit / SLACK))
    if not jumps:
        return []
    jumps.sort(key=lambda jump: -jump[0])
    examples = "; ".join(
        f"{c.area} {c.period} {origin} to {plain(c.after or 0.0)} (largest step so far {most:.4g})"
        for _, c, origin, most in jumps[:EXAMPLES]
    )
    return [f"{len(jumps)} jump(s) beyond the series' history: {examples}{_more(len(jumps))}"]


def _mostly_revised(indicator: Indicator, changes: list[ValueChange], compared: int) -> list[str]:
    shown = 0.5 * 10.0**-indicator.decimals
    revised = sum(1 for c in changes if c.kind == "revised" and c.size > shown)
    if compared < FEWEST_TO_COMPARE or revised <= MOST_REVISED * compared:
        return []
    return [f"{revised} of {compared} known values are revised visibly"]
