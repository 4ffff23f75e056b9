"""Values of compared areas over time, each with its text and what the source says of it."""

from __future__ import annotations

from dataclasses import dataclass

from region.comparisons.peers import Role, role_of
from region.content.catalogue import Comparison, Reading
from region.content.model import Indicator, Status
from region.content.periods import period_label
from region.indicators import change
from region.indicators.provenance import status_label
from region.words import formatting as fmt
from region.words.text import Language

UNCERTAIN = (Status.PROVISIONAL, Status.ESTIMATED, Status.LOW_RELIABILITY)


@dataclass(frozen=True, eq=False)
class LinePoint:
    """One value of a line, with its text and what the source says of it."""

    period: str
    label: str
    value: float
    text: str
    flags: str
    uncertain: bool
    decimals: int
    segment: int
    """Grows at every break that the source has marked, and at every value that is missing before
    this one; a line must not lead there."""


@dataclass(frozen=True, eq=False)
class ComparedLine:
    """One area over time."""

    code: str
    name: str
    role: Role
    points: tuple[LinePoint, ...]

    def at(self, period: str) -> LinePoint | None:
        """Return the value of one period, if there is any."""
        return next((point for point in self.points if point.period == period), None)


def own_periods(comparison: Comparison, indicator: str) -> tuple[str, ...]:
    """Return the periods in which Stockholm has a value."""
    return tuple(r.period for r in comparison.readings[indicator].by_area[comparison.own])


def flags_of(indicator: Indicator, reading: Reading, language: Language) -> str:
    """Return what the source and its remarks say of a value."""
    words = [status_label(status, language) for status in reading.statuses]
    flags = [fmt.listing(words, language)] if words else []
    if remark := indicator.remark(reading.area, reading.period):
        flags.append(remark.note[language])
    return "; ".join(flags)


def reading_text(indicator: Indicator, reading: Reading, language: Language) -> str:
    """Return a value with its unit, with no more decimals than it is published with."""
    decimals = indicator.decimals_of(reading.area, reading.period)
    return fmt.with_unit(reading.value, decimals, indicator.unit[language], language)


def line_of(
    comparison: Comparison, indicator: Indicator, code: str, language: Language
) -> ComparedLine:
    """Return an area's values, cut at breaks and where one is missing."""
    segment = 0
    points: list[LinePoint] = []
    breaks = {one.period for one in indicator.breaks}
    readings = comparison.readings[indicator.id]
    found = readings.by_area.get(code, ())
    years = [int(reading.period) for reading in found]
    published = {int(period) for period in readings.by_period}
    gaps = change.gaps(years, published, indicator.update_interval)
    for reading in found:
        cut = Status.BREAK in reading.statuses or reading.period in breaks
        if points and (cut or int(reading.period) in gaps):
            segment += 1
        points.append(
            LinePoint(
                period=reading.period,
                label=period_label(indicator, reading.period, language),
                value=reading.value,
                text=reading_text(indicator, reading, language),
                flags=flags_of(indicator, reading, language),
                uncertain=any(status in UNCERTAIN for status in reading.statuses),
                decimals=indicator.decimals_of(reading.area, reading.period),
                segment=segment,
            )
        )
    area = comparison.areas[code]
    return ComparedLine(code, area.name[language], role_of(comparison, code), tuple(points))
