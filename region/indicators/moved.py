"""What has become of a value: how much, which way, and whether that is better or worse."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from region.content.model import Indicator
from region.indicators import change
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language

Sense = Literal["better", "worse", "apart", "alike"]
"""`apart` where no direction is wanted, `alike` where nothing has changed as printed."""

Direction = Literal["up", "down", "none"]


class Moved(NamedTuple):
    """A change as it is printed; its colour and its arrow follow the printed figure."""

    text: str
    sense: Sense
    up: bool | None
    size: str
    """The same without a sign."""
    amount: Decimal
    short: str
    """Without a unit that stands beside it anyway."""
    word: str
    """`bättre`, `sämre`, `oförändrat`; none where no direction is wanted."""


def moved(
    indicator: Indicator,
    now: float,
    then: float,
    language: Language,
    wanted: Direction | None = None,
) -> Moved:
    """Return the change between two values as shown; `wanted` where it is not the indicator's."""
    _ = gettext(language)
    decimals, unit = indicator.decimals, indicator.unit[language]
    amount = change.difference(now, then, decimals)
    unsigned = fmt.with_unit(abs(amount), decimals, fmt.change_unit(unit, language), language)
    text = fmt.change(amount, decimals, unit, language)
    grown = change.growth(now, then, decimals) if change.in_per_cent(indicator.kind) else None
    if grown is not None:
        amount = fmt.round_half_up(grown, change.RELATIVE_DECIMALS)
        text = fmt.with_unit(amount, change.RELATIVE_DECIMALS, "%", language, sign=True)
        unsigned = fmt.with_unit(abs(amount), change.RELATIVE_DECIMALS, "%", language)
    direction = wanted or indicator.direction
    sense: Sense = "apart"
    if not amount:
        sense = "alike"
    elif direction != "none":
        sense = "better" if (amount > 0) == (direction == "up") else "worse"
    words = {"better": _("bättre"), "worse": _("sämre"), "alike": _("oförändrat")}
    up = amount > 0 if amount else None
    shown = (
        text
        if "%" in text or unit.startswith("%")
        else fmt.number(amount, decimals, language, sign=True)
    )
    return Moved(text, sense, up, unsigned, amount, shown, words.get(sense, ""))
