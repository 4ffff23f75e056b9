"""The spread between the areas inside a municipality, computed from the tables of small areas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from region.content import spread
from region.content.catalogue import COUNTY, Area
from region.content.model.formula import Spread
from region.content.sources.answer import Key
from region.content.spread import Weighed
from region.content.updating.table import Row, Rows

FEWEST = 2
"""So many areas are needed for any spread between them."""


def made(
    formula: Spread, areas: Mapping[str, Area], values: Rows, weights: Rows
) -> dict[Key, tuple[float, tuple[Row, ...]]]:
    """Return the spread of each municipality, and of the county, with the rows it is made of.

    Only for periods in which each of their areas has a value and a weight.
    """
    statistic = spread.deviation if formula.statistic == "deviation" else spread.gini
    small = sorted(code for code, area in areas.items() if area.level == "small_area")
    whole = [code for code, area in areas.items() if area.level == "municipality"]
    found = {}
    for period in sorted({period for _, period in values}):
        for area in (COUNTY, *whole):
            inside = small if area == COUNTY else [code for code in small if code[:4] == area]
            rows = [values.get((code, period)) for code in inside]
            heavy = [weights.get((code, period)) for code in inside]
            weighed = tuple(_weighed(rows, heavy))
            if len(weighed) == len(inside) >= FEWEST:
                used = tuple(row for row in (*rows, *heavy) if row is not None)
                found[area, period] = statistic(weighed), used
    return found


def _weighed(rows: Iterable[Row | None], heavy: Iterable[Row | None]) -> Iterable[Weighed]:
    for row, other in zip(rows, heavy, strict=True):
        if row and other and row.number is not None and other.number:
            yield Weighed(row.number, other.number)
