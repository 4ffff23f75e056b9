"""How much areas usually move from year to year, each around its own course."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from statistics import median

from region.indicators.certainty.intervals import (
    OWN_MOVEMENT_FROM,
    Interval,
    Z,
    around,
    movement,
    second_differences,
)

Pieces = Sequence[Sequence[tuple[int, float]]]
"""An area's values by year, in pieces between breaks."""


def usual_movements(
    areas: Mapping[str, Pieces], alike: Collection[str], *, relative: bool
) -> dict[str, float]:
    """Return each area's usual movement: its own, or that of those alike where it has too few.

    Where it is `relative`, as a share of the level.
    """
    found: dict[str, list[float]] = {}
    for code, pieces in areas.items():
        found[code] = []
        for piece in pieces:
            differences = second_differences(piece)
            level = sum(abs(value) for _year, value in piece) / len(piece) if piece else 0.0
            found[code] += [d / level for d in differences] if relative and level else differences
    usual = [m for code in alike if (m := movement(found.get(code, ()))) is not None]
    common = median(usual) if usual else None
    own = {
        code: movement(differences) if len(differences) >= OWN_MOVEMENT_FROM else common
        for code, differences in found.items()
    }
    return {code: moved for code, moved in own.items() if moved is not None}


def as_it_moves(value: float, moved: float, *, relative: bool) -> Interval:
    """Return the range that a value lies in by its usual movement."""
    return around(value, Z * moved * (abs(value) if relative else 1.0))
