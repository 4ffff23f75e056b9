"""From which end places are counted: the one rule, for maps, profiles, files and comparisons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from region.content.model import Indicator
from region.words.language import gettext
from region.words.text import Language

Number = TypeVar("Number", int, float)


def lowest_first(indicator: Indicator) -> bool:
    """Whether place 1 is the lowest value: where a lower one is wanted. Else it is the highest."""
    return indicator.direction == "down"


def order_text(indicator: Indicator, language: Language) -> str:
    """Return from which end places are counted, in lower case."""
    _ = gettext(language)
    return _("lägsta värdet först") if lowest_first(indicator) else _("högsta värdet först")


def competition_ranks(values: Mapping[str, Number], *, lowest: bool = False) -> dict[str, int]:
    """Return the place of each value; equal values share the best place and the next is skipped."""
    ordered = sorted(values.values(), reverse=not lowest)
    return {key: ordered.index(value) + 1 for key, value in values.items()}
