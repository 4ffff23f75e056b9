"""A ranked dot plot as plain positions: one row for each area, all others as a background."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from region.comparisons.comparison import ComparedValue, CompareView

MOST_TICKS = 400


@dataclass(frozen=True)
class DotRow:
    """One area of the plot: its value, and how far along the axis it lies, in per cent."""

    value: ComparedValue
    place: float


@dataclass(frozen=True, eq=False)
class DotPlot:
    """Positions in per cent of the axis; `zero` where the axis begins at zero."""

    rows: tuple[DotRow, ...]
    field: tuple[float, ...]
    union: float | None
    goal: float | None
    zero: bool
    low: float
    high: float


@lru_cache(maxsize=256)
def dot_plot(view: CompareView) -> DotPlot:
    """Return where the dots stand. The axis holds the whole field, and zero if that is near."""
    level = view.goal.level if view.goal else None
    values = [*view.field, *(row.value for row in view.values)]
    values += [] if level is None else [level]
    low, high = min(values), max(values)
    zero = low >= 0 and low < 0.35 * high
    start = 0.0 if zero else low - (high - low) * 0.03
    end = high + (high - start) * 0.02 if high > start else start + 1

    def place(value: float) -> float:
        return round((value - start) / (end - start) * 100, 2)

    union = next((row.value for row in view.values if row.role == "union"), None)
    return DotPlot(
        rows=tuple(DotRow(row, place(row.value)) for row in view.values),
        field=tuple(dict.fromkeys(round(place(v), 1) for v in view.field))[:MOST_TICKS],
        union=None if union is None else place(union),
        goal=None if level is None else place(level),
        zero=zero,
        low=low,
        high=high,
    )
