"""Where the axes of a chart begin, end and have their marks; the same on paper and on slides."""

from __future__ import annotations

import math
from typing import NamedTuple

from region.outputs.charts.model import Bars, Dots, Lines, Pairs, Places, Strips


class Axis(NamedTuple):
    """Where an axis begins and ends, and the distance between its marks."""

    low: float
    high: float
    step: float
    decimals: int = 0

    @property
    def from_zero(self) -> bool:
        """Whether zero is on the axis."""
        return self.low <= 0 <= self.high


ZERO_WHEN_BELOW = 1 / 3
"""An axis starts at zero if the smallest value is below this share of the largest."""


def _step(span: float, about: int) -> float:
    """Return 1, 2, 2.5 or 5 times a power of ten, so that about `about` steps make the span."""
    raw = span / about
    power = 10 ** math.floor(math.log10(raw))
    return next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= raw * 0.999)


def _rounded(low: float, high: float, about: int = 5) -> Axis:
    step = _step(high - low, about)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if round(step * 10**decimals, 6) % 1:
        decimals += 1
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return Axis(round(first * step, 9), round(last * step, 9), step, decimals)


def value_axis(lines: Lines, about: int = 5) -> Axis:
    """Return the axis of values: honest, and from zero where that hides nothing.

    `about` is how many steps it should have.
    """
    values = [mark.value for line in lines.lines for mark in line.marks]
    if lines.band:
        values += [lines.band.low, lines.band.high]
    values += lines.reach
    if lines.zero:
        values.append(0.0)
    low, high = min(values), max(values)
    margin = (high - low) * 0.08 or abs(high) * 0.1 or 1
    if 0 <= low < ZERO_WHEN_BELOW * high:
        return _rounded(0, high + margin, about)
    if low < 0 and high <= 0:
        return _rounded(low - margin, 0, about)
    return _rounded(low - margin, high + margin, about)


def place_axis(places: Places) -> Axis:
    """Return the axis of places: whole steps around them, from the first of all if it is near."""
    ranks = [round(mark.value) for line in places.lines for mark in line.marks]
    first, last = min(ranks), max(ranks)
    step = max(1, -(-(last - first) // 6))
    low = 1 if first <= 1 + step else first - step
    return Axis(low, low + step * -(-(last + 1 - low) // step), step)


def year_axis(lines: Lines | Places) -> Axis:
    """Return the axis of years, with whole steps counted back from the last year."""
    years = [mark.year for line in lines.lines for mark in line.marks]
    if isinstance(lines, Lines) and lines.band:
        years.append(lines.band.year)
    first, last = min(years), max(years)
    step = max(1, -(-(last - first) // 7))
    steps = max(1, -(-(last - first) // step))
    return Axis(last - steps * step, last, step)


def bar_axis(bars: Bars) -> Axis:
    """Return the axis of bars: always with zero."""
    values = [0.0, *(bar.value for bar in bars.bars)]
    low, high = min(values), max(values)
    return _rounded(low, high if high > low else low + 1)


def strip_axis(strips: Strips) -> Axis:
    """Return the axis of strips: from zero where that hides nothing."""
    values = [dot.value for row in strips.rows for dot in row.dots]
    low, high = min(values), max(values)
    zero = 0 <= low < ZERO_WHEN_BELOW * high
    return _rounded(0 if zero else low, high if high > low else low + 1)


def pair_axis(pairs: Pairs) -> Axis:
    """Return the axis of pairs: from zero where that hides nothing, with room for the dots."""
    values = [value for row in pairs.rows for value in (row.women, row.men)]
    low, high = min(values), max(values)
    if 0 <= low < ZERO_WHEN_BELOW * high:
        return _rounded(0, high)
    margin = (high - low) * 0.05 or abs(high) * 0.1 or 1
    return _rounded(low - margin, high + margin)


def dot_axes(dots: Dots) -> tuple[Axis, Axis]:
    """Return the axes of two measures, each with room around its dots."""

    def around(values: list[float]) -> Axis:
        low, high = min(values), max(values)
        margin = (high - low) * 0.05 or abs(high) * 0.1 or 1
        least = max(0, low - margin) if low >= 0 else low - margin
        return _rounded(least, high + margin)

    return around([dot.x for dot in dots.dots]), around([dot.y for dot in dots.dots])


def ticks(axis: Axis) -> list[float]:
    """Return where the axis has its marks."""
    steps = round((axis.high - axis.low) / axis.step)
    return [round(axis.low + axis.step * at, 9) for at in range(steps + 1)]
