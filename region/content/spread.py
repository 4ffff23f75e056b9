"""How far apart values lie, each weighed with how many it stands for.

The formulas and their sources stand in docs/method.md, under *Inside the municipalities*.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from operator import mul
from typing import NamedTuple


class Weighed(NamedTuple):
    """A value and its weight."""

    value: float
    weight: float


def mean(found: Sequence[Weighed]) -> float:
    """Return the weighted mean."""
    return math.fsum(map(mul, *_columns(found))) / math.fsum(one.weight for one in found)


def _columns(found: Sequence[Weighed]) -> tuple[list[float], list[float]]:
    return [one.value for one in found], [one.weight for one in found]


def variance(found: Sequence[Weighed]) -> float:
    """Return the mean squared distance from the weighted mean."""
    middle = mean(found)
    return mean([Weighed((one.value - middle) ** 2, one.weight) for one in found])


def deviation(found: Sequence[Weighed]) -> float:
    """Return the standard deviation around the weighted mean, in the values' own unit."""
    return math.sqrt(variance(found))


def gini(found: Sequence[Weighed]) -> float:
    """Return the Gini coefficient: 0 where all are alike, nearer 1 the more one has of it all.

    Half the mean difference between two of all that the values stand for, divided by the mean.
    """
    total = math.fsum(one.weight for one in found)
    differences = math.fsum(
        one.weight * other.weight * abs(one.value - other.value) for one in found for other in found
    )
    return differences / (2 * total**2 * mean(found))


def within_share(groups: Iterable[Sequence[Weighed]]) -> float | None:
    """Return how much of the whole variance lies inside the groups, from 0 to 1.

    None where there is no variance at all.
    """
    parts = [tuple(group) for group in groups]
    whole = [one for group in parts for one in group]
    everything = variance(whole)
    if not everything:
        return None
    inside = mean([Weighed(variance(g), math.fsum(one.weight for one in g)) for g in parts])
    return inside / everything
