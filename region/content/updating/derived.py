"""What we compute from other indicators: computed anew when those have changed, never left behind.

A value is rounded to `DIGITS` decimals. Values that a formula cannot make, for years without
input, stay as they stand in the table: they came from elsewhere.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from operator import mul
from pathlib import Path

from region.content.catalogue import Area, Catalogue
from region.content.catalogue.faults import Fault
from region.content.model import Indicator, Status, ValueChange
from region.content.model.formula import Change, CountyMean, CountySum, Quotient, Spread, Sum
from region.content.sources.answer import Key
from region.content.updating import spread, table
from region.content.updating.compare import Difference
from region.content.updating.precision import Precision, decimals
from region.content.updating.table import Row, Rows, plain

DIGITS = 6
COUNTY = "01"
_MARKS = (
    Status.PROVISIONAL,
    Status.ESTIMATED,
    Status.LOW_RELIABILITY,
    Status.DEFINITION_DIFFERS,
    Status.BREAK,
    Status.PERTURBED,
)
"""What is told of a computed value before that it is computed, the most important first."""
_PASSING = frozenset({Status.PROVISIONAL, Status.ESTIMATED})
Tables = Callable[[str], Rows]
"""Gives an indicator's table as it will stand."""


def in_order(indicators: Mapping[str, Indicator]) -> Iterator[Indicator]:
    """Yield the indicators with a formula, each after those that it is made of."""
    done: set[str] = set()

    def visit(key: str) -> Iterator[Indicator]:
        indicator = indicators.get(key)
        if key in done or indicator is None or indicator.formula is None:
            return
        done.add(key)
        for other in indicator.formula.inputs:
            yield from visit(other)
        yield indicator

    for key in indicators:
        yield from visit(key)


def computed(
    indicator: Indicator, areas: Mapping[str, Area], own: Rows, tables: Tables
) -> dict[Key, Row]:
    """Return all values that the indicator's formula makes."""
    formula = indicator.formula
    if formula is None:
        return {}
    if isinstance(formula, CountySum):
        return _of_the_county(areas, own, None)
    if isinstance(formula, CountyMean):
        return _of_the_county(areas, own, tables(formula.weights))
    if isinstance(formula, Sum):
        return _sums([_valued(tables(key)) for key in formula.of])
    if isinstance(formula, Spread):
        found_spread = spread.made(formula, areas, tables(formula.of), tables(formula.weights))
        return {key: _row(value, rows) for key, (value, rows) in found_spread.items()}
    upper = _valued(tables(formula.of))
    if isinstance(formula, Change):
        pairs = ((key, upper.get((key[0], str(int(key[1]) - 1)))) for key in upper)
        found = {key: (upper[key], before) for key, before in pairs if before}
        return _made(found, own, lambda now, then: 100 * (now / then - 1))
    lower = _valued(tables(formula.by if isinstance(formula, Quotient) else formula.minus))
    latest = isinstance(formula, Quotient) and formula.year == "latest"
    years = _years(lower) if latest else {}
    matched = ((key, _latest(lower, years, key) if latest else lower.get(key)) for key in upper)
    found = {key: (upper[key], other) for key, other in matched if other}
    if isinstance(formula, Quotient):
        times = formula.times
        return _made(found, own, lambda one, other: times * one / other)
    return _made(found, own, lambda one, other: one - other)


def _sums(parts: list[dict[Key, Row]]) -> dict[Key, Row]:
    """Return the sum of the parts wherever each of them has a value."""
    found = {}
    for key in set.intersection(*(set(part) for part in parts)):
        rows = [part[key] for part in parts]
        found[key] = _row(float(sum((Decimal(row.value) for row in rows), Decimal(0))), rows)
    return found


def _row(value: float, rows: Collection[Row]) -> Row:
    """Return a value computed from the rows, with what must be told of any of them."""
    marks = {row.status for row in rows}
    status = next((status for status in _MARKS if status in marks), Status.COMPUTED)
    return Row(plain(round(value, DIGITS) + 0.0), status, max(row.published for row in rows))


def _valued(rows: Rows) -> dict[Key, Row]:
    return {key: row for key, row in rows.items() if row.value}


def _made(
    pairs: Mapping[Key, tuple[Row, Row]], own: Rows, make: Callable[[float, float], float]
) -> dict[Key, Row]:
    """Return the values of the pairs; none in place of a source's if an input is not a source's."""
    made = {}
    for key, (one, other) in pairs.items():
        known = own.get(key)
        if known and known.value and not known.is_ours and (one.is_ours or other.is_ours):
            continue
        try:
            value = make(float(one.value), float(other.value))
        except ZeroDivisionError:
            continue
        made[key] = _row(value, (one, other))
    return made


def _years(rows: Iterable[Key]) -> dict[str, list[str]]:
    """Return the years of each area, in order of time."""
    found: dict[str, list[str]] = {}
    for area, period in sorted(rows):
        found.setdefault(area, []).append(period)
    return found


def _latest(rows: Mapping[Key, Row], years: Mapping[str, list[str]], key: Key) -> Row | None:
    """Return the row of the latest year no later than the key's, or else of the first year."""
    own = years.get(key[0])
    if not own:
        return None
    return rows[key[0], own[max(0, bisect_right(own, key[1]) - 1)]]


def _of_the_county(areas: Mapping[str, Area], own: Rows, weights: Rows | None) -> dict[Key, Row]:
    """Return the county's sums, or its weighted means, for the years that no source has it for.

    A mean has as many decimals as the most exact of the municipalities.
    """
    municipalities = [code for code, area in areas.items() if area.level == "municipality"]
    found = {}
    for period in sorted({period for _, period in own}):
        given = own.get((COUNTY, period))
        if given and given.value and not given.is_ours:
            continue
        rows = _all_valued(own, municipalities, period)
        heavy = rows if weights is None else _all_valued(weights, municipalities, period)
        if not rows or not heavy:
            continue
        values = [Decimal(row.value) for row in rows]
        total = sum(values, Decimal(0))
        if weights is not None:
            of = [Decimal(row.value) for row in heavy]
            mean = sum(map(mul, values, of), Decimal(0)) / sum(of, Decimal(0))
            digits = max(decimals(row.value) for row in rows)
            total = mean.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        published = max(row.published for row in rows)
        found[COUNTY, period] = Row(plain(float(total)), Status.COMPUTED, published)
    return found


def _all_valued(rows: Rows, codes: list[str], period: str) -> list[Row]:
    """Return a period's rows of all areas, or nothing if one of them has no value."""
    found = [rows.get((code, period)) for code in codes]
    valued = [row for row in found if row is not None and row.value]
    return valued if len(valued) == len(codes) else []


def followed(
    indicator: Indicator, areas: Mapping[str, Area], own: Rows, tables: Tables, before: Tables
) -> Difference:
    """Return what a table becomes when its formula is applied.

    `before` gives the inputs as they were: what only they could make is taken away.
    """
    made = computed(indicator, areas, own, tables)
    precision = Precision(own, {})
    after, changes, refined = dict(own), [], set()
    for key, row in made.items():
        old = own.get(key)
        if old is not None and old.number is not None:
            value = float(row.value)
            if math.isclose(old.number, value, rel_tol=1e-9, abs_tol=1e-12):
                if old.status in _PASSING and old.status != row.status:
                    after[key] = old._replace(status=row.status)
                    changes.append(_change(key, old, after[key], "status"))
                continue
            if precision.is_finer(key[1], old, value):
                after[key] = old._replace(value=row.value)
                refined.add(key)
                continue
        after[key] = row
        changes.append(_change(key, old, row))
    gone = set(computed(indicator, areas, own, before)) - set(made)
    if isinstance(indicator.formula, CountySum | CountyMean):
        gone |= {
            key for key, row in own.items() if key[0] == COUNTY and row.is_ours and key not in made
        }
    for key in sorted(gone & set(own)):
        changes.append(_change(key, own[key], None))
        del after[key]
    return Difference(after, tuple(changes), (), (), frozenset(made), frozenset(refined))


def _change(key: Key, old: Row | None, new: Row | None, kind: str = "") -> ValueChange:
    before, after = (row.number if row else None for row in (old, new))
    kind = kind or ("vanished" if after is None else "new" if before is None else "revised")
    return ValueChange.model_validate(
        {
            "kind": kind,
            "area": key[0],
            "period": key[1],
            "before": before,
            "after": after,
            "status": new.status if new else "",
        }
    )


def behind(root: Path, catalogue: Catalogue) -> list[Fault]:
    """Return a fault for each table that does not follow from what it is made of."""
    described = catalogue.described

    @cache
    def read(key: str) -> Rows:
        return table.read((root / f"{described[key].folder}/{key}.csv").read_text("utf-8"))

    faults = []
    for indicator in in_order(described):
        found = followed(indicator, catalogue.every_area, read(indicator.id), read, read)
        if found.changes:
            first = found.changes[0]
            faults.append(
                Fault(
                    f"{indicator.folder}/{indicator.id}.csv",
                    f"{first.area}, {first.period} and {len(found.changes) - 1} more",
                    "nothing" if first.before is None else plain(first.before),
                    f"{'nothing' if first.after is None else plain(first.after)}, as the formula "
                    "says; `region recompute` writes it",
                )
            )
    return faults
