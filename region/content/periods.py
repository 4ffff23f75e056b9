"""Periods: which are meant by years and spans in an address, and how one is written."""

from __future__ import annotations

from region.content.model import Indicator
from region.words.text import Language

YEARS = r"\d{4}(\.\.(\d{4})?)?|\.\.\d{4}"
PATTERN = rf"^({YEARS})(,({YEARS}))*$"


def matches(period: str, wanted: str) -> bool:
    """Tell whether a period is among the wanted; nothing wanted means all.

    The ends of a span may come in either order.

    >>> matches("2021", "2019..2023"), matches("2021", "..2020,2022"), matches("2021", "")
    (True, False, True)
    """
    if not wanted:
        return True
    for part in wanted.split(","):
        first, dots, last = part.partition("..")
        if not dots and period == first:
            return True
        if dots:
            low, high = sorted((first or "0000", last or "9999"))
            if low <= period <= high:
                return True
    return False


def period_label(indicator: Indicator, period: str, language: Language) -> str:
    """Return how the period is written, e.g. `2021–2025` for a five-year window."""
    if indicator.period_label is None:
        return period
    year = int(period)
    return indicator.period_label[language].format(period=period, start=year - 4, end=year + 3)
