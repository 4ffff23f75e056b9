"""Values, ranks and changes of the municipalities in one indicator, without any words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from region.content.catalogue import Catalogue
from region.content.model import Indicator
from region.indicators import change
from region.indicators.order import competition_ranks, lowest_first
from region.words import formatting as fmt
from region.words.text import Language, Text


def municipal_values(
    catalogue: Catalogue, indicator_id: str, period: str, *, doubtful: bool = True
) -> dict[str, float]:
    """Return the values of the municipalities that have one in the period, by code.

    Those that are doubtful can be left out.
    """
    found = catalogue.observations[indicator_id].by_period.get(period, {})
    indicator = catalogue.indicators[indicator_id]
    return {
        area.code: value
        for area in catalogue.municipalities
        if area.code in found
        and (value := found[area.code].value) is not None
        and (doubtful or not indicator.is_doubtful(area.code, period))
    }


def base_of(indicator: Indicator, code: str, periods: Collection[str], last: str) -> str | None:
    """Return the period that the area's change is counted from; never one with a doubtful value."""
    doubtful = {period for period in periods if indicator.is_doubtful(code, period)}
    return change.base_period(periods, last, (item.period for item in indicator.breaks), doubtful)


def remarks_of_change(
    indicator: Indicator, code: str, periods: Collection[str], base: str, last: str
) -> Iterator[tuple[str, Text]]:
    """Return what must be known about a change: a doubtful base passed over, steps on the way."""
    usual = change.base_period(periods, last, (item.period for item in indicator.breaks))
    for period in sorted(periods):
        remark = indicator.remark(code, period)
        if remark is None:
            continue
        stepped = remark.kind == "step" and base < period <= last
        if stepped or (period == usual != base):
            yield period, remark.note


class Moved(NamedTuple):
    """A change, in per cent where a growth has a meaning, and its decimals."""

    value: Decimal
    relative: bool
    decimals: int


def moved(
    indicator: Indicator, code: str, then: tuple[str, float], now: tuple[str, float]
) -> Moved:
    """Return the area's change between two values, each given with its period."""
    if change.in_per_cent(indicator.kind):
        grown = change.growth(now[1], then[1], indicator.decimals)
        if grown is not None:
            return Moved(grown, True, change.RELATIVE_DECIMALS)
    before, after = (indicator.decimals_of(code, period) for period, _value in (then, now))
    found = change.difference(now[1], then[1], after, before)
    return Moved(found, False, min(before, after))


def unit_of(indicator: Indicator, found: Moved, language: Language) -> str:
    """Return the unit of a change."""
    return "%" if found.relative else fmt.change_unit(indicator.unit[language], language)


def ranks(values: Mapping[str, float], indicator: Indicator) -> dict[str, int]:
    """Rank the values as shown; equals share the best rank."""
    shown = {c: float(fmt.round_half_up(v, indicator.decimals)) for c, v in values.items()}
    return competition_ranks(shown, lowest=lowest_first(indicator))
