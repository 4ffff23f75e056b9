"""Map classes: break values from mapclassify, made safe for few, equal and missing values."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from region.formatting import round_half_up

NUMBER_OF_CLASSES = 5


class MapClass(NamedTuple):
    """One class: smallest and largest value that occur in it, and how many."""

    low: float
    high: float
    size: int


class Classification(NamedTuple):
    """Upper limits in rising order, the class number of each value, and the classes."""

    breaks: tuple[float, ...]
    members: tuple[int | None, ...]
    classes: tuple[MapClass, ...]


def quantiles(
    values: Sequence[float | None], decimals: int, k: int = NUMBER_OF_CLASSES
) -> Classification:
    """Divide values into at most `k` classes with about equally many in each.

    Values are classed as they are shown, rounded to `decimals`, so that two equal numbers on the
    screen never have different colours. Fewer different values than `k` give fewer classes.
    """
    import mapclassify

    shown = [None if v is None else float(round_half_up(v, decimals)) for v in values]
    known = [v for v in shown if v is not None]
    different = sorted(set(known))
    if not different:
        return Classification((), tuple(None for _ in values), ())
    if len(different) <= k:
        breaks = tuple(different)
    else:
        bins = (float(b) for b in mapclassify.Quantiles(known, k=k).bins)
        breaks = tuple(sorted(set(bins)))
    index = tuple(None if v is None else bisect_left(breaks, v) for v in shown)
    members = [[v for v, i in zip(shown, index, strict=True) if i == n] for n in range(len(breaks))]
    filled = [n for n, group in enumerate(members) if group]
    number = {n: position for position, n in enumerate(filled)}
    return Classification(
        breaks=tuple(breaks[n] for n in filled),
        members=tuple(None if i is None else number[i] for i in index),
        classes=tuple(
            MapClass(
                min(v for v in members[n] if v is not None),
                max(v for v in members[n] if v is not None),
                len(members[n]),
            )
            for n in filled
        ),
    )
