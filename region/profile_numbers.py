"""Values, ranks and changes of the municipalities in one indicator, without any words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from region import change
from region import formatting as fmt
from region.catalogue import Catalogue
from region.model import Indicator, Language
from region.municipalities import competition_ranks


def municipal_values(catalogue: Catalogue, indicator_id: str, period: str) -> dict[str, float]:
    """Return the values of the municipalities that have one in the period, by code."""
    found = catalogue.observations[indicator_id].by_period.get(period, {})
    return {
        area.code: value
        for area in catalogue.municipalities
        if area.code in found and (value := found[area.code].value) is not None
    }


def moved(indicator: Indicator, then: float, now: float) -> tuple[Decimal, bool]:
    """Return the change and whether it is in per cent, where a growth has a meaning."""
    if change.in_per_cent(indicator.kind):
        grown = change.growth(now, then, indicator.decimals)
        if grown is not None:
            return grown, True
    return change.difference(now, then, indicator.decimals), False


def unit_of_change(indicator: Indicator, relative: bool, language: Language) -> tuple[str, int]:
    """Return the unit of a change, and its decimals."""
    if relative:
        return "%", change.RELATIVE_DECIMALS
    return fmt.change_unit(indicator.unit[language], language), indicator.decimals


def ranks(values: Mapping[str, float], decimals: int) -> dict[str, int]:
    """Rank the values as shown, from the highest; equals share the best rank."""
    return competition_ranks(
        {code: float(fmt.round_half_up(value, decimals)) for code, value in values.items()}
    )
