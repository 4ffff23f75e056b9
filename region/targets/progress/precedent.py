"""Has anybody done it: the largest changes, and the largest means, that other areas have shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from region.targets.progress.terms import SMALLEST_SPAN_YEARS, TOLERANCE, Point

Series = Sequence[Sequence[Point]]
"""An area's values in pieces: nothing is compared from one piece to the next."""


class Feat(NamedTuple):
    """The largest change, or mean, that an area has shown, and from when to when."""

    area: str
    amount: float
    first: int
    last: int


def change_between(first: Point, last: Point, *, relative: bool) -> float | None:
    """Return the change; as a share of the first value where that is asked for and has meaning."""
    if not relative:
        return last.value - first.value
    return last.value / first.value - 1 if first.value > 0 else None


def largest_changes(
    areas: Mapping[str, Series], years: int, sign: int, *, relative: bool
) -> tuple[Feat, ...]:
    """Return each area's largest change, upwards for sign 1, within at most so many years.

    Only areas with two values that lie so many years apart, or one less (there are series with a
    value every other year): the others have not had the time. A change in three years counts too.
    """
    found = []
    for area, pieces in areas.items():
        feats = [
            Feat(area, change, first.year, last.year)
            for piece in pieces
            for first in piece
            for last in piece
            if SMALLEST_SPAN_YEARS <= last.year - first.year <= years
            and (change := change_between(first, last, relative=relative)) is not None
        ]
        if any(feat.last - feat.first >= years - 1 for feat in feats):
            found.append(max(feats, key=lambda feat: (sign * feat.amount, feat.last)))
    return tuple(found)


def largest_means(areas: Mapping[str, Series], years: int) -> tuple[Feat, ...]:
    """Return each area's largest mean of so many years in a row."""
    found = []
    for area, pieces in areas.items():
        feats = [
            Feat(area, sum(p.value for p in chosen) / years, chosen[0].year, chosen[-1].year)
            for piece in pieces
            for at in range(len(piece) - years + 1)
            if (chosen := piece[at : at + years])[-1].year - chosen[0].year == years - 1
        ]
        if feats:
            found.append(max(feats, key=lambda feat: (feat.amount, feat.last)))
    return tuple(found)


def reaching(feats: Iterable[Feat], needed: float, sign: int) -> tuple[Feat, ...]:
    """Return those that reach the amount, the largest first."""
    reached = [feat for feat in feats if sign * (feat.amount - needed) >= -TOLERANCE]
    return tuple(sorted(reached, key=lambda feat: (-sign * feat.amount, feat.area)))
