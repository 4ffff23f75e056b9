"""Values, ranks and changes of the municipalities in one indicator, without any words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from region import formatting as fmt
from region.catalogue import Catalogue
from region.language import gettext
from region.model import Indicator, Language
from region.municipalities import competition_ranks

YEARS_BACK = 10


def municipal_values(catalogue: Catalogue, indicator_id: str, period: str) -> dict[str, float]:
    """Return the values of the municipalities that have one in the period, by code."""
    found = catalogue.observations[indicator_id].by_period.get(period, {})
    return {
        area.code: value
        for area in catalogue.municipalities
        if area.code in found and (value := found[area.code].value) is not None
    }


def base_period(indicator: Indicator, periods: Sequence[str], last: str) -> str | None:
    """Return the period to compare with: the one nearest to ten years before `last`.

    Only earlier periods on the same side of all breaks in the series count; None if none is left.
    """
    start = max((b.period for b in indicator.breaks if b.period <= last), default="")
    wanted = int(last) - YEARS_BACK
    allowed = [period for period in periods if start <= period < last]
    return min(allowed, key=lambda p: (abs(int(p) - wanted), p), default=None)


def difference(indicator: Indicator, then: float, now: float) -> tuple[float, bool]:
    """Return the change and whether it is in per cent: counts and money are, if they can be."""
    if indicator.kind in ("count", "money") and then > 0:
        return 100 * (now / then - 1), True
    return now - then, False


def change_unit(indicator: Indicator, relative: bool, language: Language) -> tuple[str, int]:
    """Return the unit of a change, and its decimals."""
    _ = gettext(language)
    if relative:
        return "%", 1
    unit = indicator.unit[language]
    return (_("procentenheter") if unit == "%" else unit), indicator.decimals


def ranks(values: Mapping[str, float], decimals: int) -> dict[str, int]:
    """Rank the values as shown, from the highest; equals share the best rank."""
    return competition_ranks(
        {code: float(fmt.round_half_up(value, decimals)) for code, value in values.items()}
    )
