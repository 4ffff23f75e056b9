"""Map classes: break values from mapclassify, made safe for few, equal and missing values."""

from __future__ import annotations

import json
import math
import warnings
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple, get_args

from region.words import kept

SchemeName = Literal["quantiles", "equal_interval", "natural_breaks", "std_mean", "own"]
SCHEMES: tuple[SchemeName, ...] = get_args(SchemeName)
DEFAULT_SCHEME: SchemeName = "quantiles"
DEFAULT_CLASSES = 5
FEWEST_CLASSES, MOST_CLASSES = 3, 7
MOST_ON_ONE_SIDE = 5
MOST_KEPT = 5_000
"""So many limits lie ready for the next start: less than a megabyte."""


_STEPS = {
    1: (3,),
    2: (0, 6),
    3: (0, 3, 6),
    4: (0, 2, 4, 6),
    5: (0, 2, 3, 4, 6),
    6: (0, 1, 2, 3, 4, 6),
}
"""Which of the seven steps of a hue a given number of classes takes."""


class Scheme(NamedTuple):
    """How values are divided.

    A method of mapclassify or own upper limits, and the period whose values decide: "last",
    "all" or the period itself. Whatever decides, the classes then hold for every period.
    """

    name: SchemeName = DEFAULT_SCHEME
    k: int = DEFAULT_CLASSES
    limits: tuple[float, ...] = ()
    basis: str = "last"


def bins(values: Sequence[float], scheme: Scheme, *, private: bool = False) -> list[float]:
    """Return mapclassify's upper limits of the classes, or the scheme's own limits.

    They are kept for the next start, but for those of a visitor's own values: mapclassify is heavy,
    and loaded when limits are asked for that have never been made.
    """
    if scheme.name == "own":
        return sorted(scheme.limits)
    different = sorted(set(values))
    if len(different) <= scheme.k:
        return [float(value) for value in different]
    if private:
        return _made(values, scheme)
    body = kept.made(
        "limits.json",
        kept.version_of("mapclassify"),
        lambda: json.dumps(_made(values, scheme)).encode(),
        *(scheme.name, str(scheme.k), repr(list(values))),
        most=MOST_KEPT,
    )
    return [float(limit) for limit in json.loads(body)]


def _made(values: Sequence[float], scheme: Scheme) -> list[float]:
    import mapclassify

    methods: dict[str, Callable[[], Any]] = {
        "quantiles": lambda: mapclassify.Quantiles(values, k=scheme.k),
        "equal_interval": lambda: mapclassify.EqualInterval(values, k=scheme.k),
        # Fisher and Jenks's exact natural breaks: the same answer every time
        "natural_breaks": lambda: mapclassify.FisherJenks(values, k=scheme.k),
        "std_mean": lambda: mapclassify.StdMean(values),
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [float(limit) for limit in methods[scheme.name]().bins]


def breaks(
    values: Sequence[int], everything: Sequence[int], scheme: Scheme, *, private: bool = False
) -> tuple[int, ...]:
    """Divide whole numbers into classes and return each class's upper limit, rising.

    Parameters
    ----------
    values
        The values that decide, as they are shown, scaled to whole numbers (one unit is the last
        digit shown), so that two equal numbers on the screen never have different colours.
    everything
        The values of all periods: the first and the last class reach as far as they do.
    scheme
        Method, number of classes, and own limits in the same scale.
    private
        Whether the values are a visitor's own.

    Returns
    -------
    Class `i` holds the values above limit `i - 1` up to and with limit `i`. Classes that no
    value could fall into are left out, so there may be fewer than asked for; empty ones in
    between are kept.
    """
    if not values:
        return ()
    low, high = min(everything), max(everything)
    inner = sorted({math.floor(limit) for limit in bins(values, scheme, private=private)} - {high})
    # the largest bin is where the deciding values end, not a limit inside all values
    inner = [limit for limit in inner if low <= limit < high]
    if scheme.name != "own" and inner and inner[-1] == max(values):
        inner.pop()
    return (*inner, high)


def class_of(value: int | None, limits: Sequence[int]) -> int | None:
    """Return the number of the value's class, from 0; None for a missing value."""
    return None if value is None else min(bisect_left(limits, value), len(limits) - 1)


def colours(limits: Sequence[int], smallest: int, *, diverging: bool) -> tuple[str, ...]:
    """Return a colour token for each class: `s0`…`s6` for one hue, `n5`…`z`…`p5` around zero.

    A diverging scale is neutral where a class reaches over zero. When more than five classes
    lie on one side, zero is not what the map is about, and one hue is used.
    """
    count = len(limits)
    lows = (smallest, *(limit + 1 for limit in limits[:-1]))
    if diverging:
        negative = sum(limit <= 0 for limit in limits)
        positive = sum(low >= 0 for low in lows[negative:])
        if max(negative, positive) <= MOST_ON_ONE_SIDE:
            left = [f"n{step}" for step in range(negative, 0, -1)]
            right = [f"p{step}" for step in range(1, positive + 1)]
            return (*left, *["z"] * (count - negative - positive), *right)
    chosen = _STEPS.get(count) or tuple(round(i * 6 / (count - 1)) for i in range(count))
    return tuple(f"s{step}" for step in chosen)


def around_zero(values: Sequence[int], everything: Sequence[int]) -> tuple[int, ...]:
    """Divide changes or differences into far below, below, none, above and far above.

    The limit between near and far is the middle size of the deciding values that are not zero.
    Zero is a class of its own. Those that no value could fall into are left out.
    """
    if not values:
        return ()
    low, high = min(everything), max(everything)
    sizes = sorted(abs(value) for value in values if value)
    near = sizes[(len(sizes) - 1) // 2] if sizes else 1
    inner = (-near - 1, -1, 0, near)
    return (*(limit for limit in inner if low <= limit < high), high)


def sides(limits: Sequence[int], smallest: int, direction: str) -> tuple[str, ...]:
    """Return a colour token for each class of a change: better or worse, or only less or more.

    A class that reaches over zero is `zero`; the farther half of those on a side is stronger.
    """
    lows = (smallest, *(limit + 1 for limit in limits[:-1]))
    below = [at for at, limit in enumerate(limits) if limit < 0][::-1]
    above = [at for at, low in enumerate(lows) if low > 0]
    names = {"up": ("bad", "good"), "down": ("good", "bad")}.get(direction, ("less", "more"))
    tokens = ["zero"] * len(limits)
    for side, name in zip((below, above), names, strict=True):
        for step, at in enumerate(side):
            tokens[at] = f"{name}{2 if 2 * step >= len(side) and len(side) > 1 else 1}"
    return tuple(tokens)


def read_limits(text: str) -> tuple[float, ...] | None:
    """Return limits written as `10; 20,5; 30`; None if that is not what they are."""
    parts = [part.strip().replace(",", ".") for part in text.replace("\n", ";").split(";")]
    try:
        limits = tuple(float(part) for part in parts if part)
    except ValueError:
        return None
    whole = all(abs(limit) < 1e12 for limit in limits)
    return limits if whole and len(limits) < MOST_CLASSES else None
