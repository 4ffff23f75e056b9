"""What has become of a value: how much, which way, and whether that is better or worse."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from region.content.catalogue import Catalogue
from region.content.model import Indicator
from region.indicators import change
from region.indicators.certainty.views import change_verdict
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
    """`bättre`, `sämre`, `oförändrat`; none where no direction is wanted. Once it has been `judged`
    it names the grade, or is `osäkert`."""


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


def judged(
    catalogue: Catalogue,
    found: Moved,
    series: tuple[str, str],
    periods: tuple[str, str],
    language: Language,
) -> Moved:
    """Return the change with how sure it is; one that is not sure points nowhere.

    `series` is the indicator and the area, `periods` those of the earlier and the later value.
    """
    if found.sense == "alike":
        return found
    seen = change_verdict(catalogue, *series, *periods, language)
    if seen is None or seen.verdict == "unclear":
        _ = gettext(language)
        return found._replace(sense="apart", up=None, word=_("osäkert"))
    if found.sense == "apart":
        return found._replace(up=None)
    return found._replace(word=f"{found.word} ({seen.grade_name})")
