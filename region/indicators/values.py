"""One value as it is shown: its number, its unit, and what must be known about it."""

from __future__ import annotations

from region.content.catalogue import Observation
from region.content.model import Indicator
from region.indicators.provenance import status_label
from region.words import formatting as fmt
from region.words.text import Language


def value_number(indicator: Indicator, row: Observation, language: Language) -> str:
    """Return the number alone: `39,4`, with no more decimals than it is published with."""
    return fmt.number(row.value, indicator.decimals_of(row.area, row.period), language)


def value_text(indicator: Indicator, row: Observation, language: Language) -> str:
    """Return the value with its unit: `39,4 år`."""
    decimals = indicator.decimals_of(row.area, row.period)
    return fmt.with_unit(row.value, decimals, indicator.unit[language], language)


def remark_text(indicator: Indicator, row: Observation, language: Language) -> str:
    """Return what the side-car says of this single value, or nothing."""
    found = indicator.remark(row.area, row.period)
    return found.note[language] if found else ""


def value_note(indicator: Indicator, row: Observation, language: Language) -> str:
    """Return all that is special about the value, or why it is missing: status and remark."""
    words = (status_label(row.status, language), remark_text(indicator, row, language))
    return "; ".join(text for text in words if text)
