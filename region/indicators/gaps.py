"""The gap between women and men: its value, and what it and one sex's values are called."""

from __future__ import annotations

from decimal import Decimal

from region.content.model import SEXES, Certainty, Group, Indicator, Sex
from region.indicators import change
from region.words import formatting as fmt
from region.words.language import bilingual as _
from region.words.text import LANGUAGES, Text


def gap(indicator: Indicator, women: float, men: float) -> Decimal | None:
    """Return women's value against men's, both as shown: a difference, or per cent of men's.

    None where it would be a per cent of nothing.
    """
    decimals = decimals_shown(indicator)
    if not change.in_per_cent(indicator.kind):
        return change.difference(women, men, decimals)
    found = change.growth(women, men, decimals)
    return None if found is None else fmt.round_half_up(found, change.RELATIVE_DECIMALS)


def decimals_shown(indicator: Indicator) -> int:
    """Return how many decimals women's and men's values are shown with."""
    own = indicator.by_sex
    return indicator.decimals if own is None or own.decimals is None else own.decimals


def certainty_of(found: Certainty | None, group: Group) -> Certainty | None:
    """What chance can do to one sex's figure, of half as many persons; nothing is told of a gap."""
    if found is None or found.chance is None:
        return found
    chance = found.chance
    if group == "gap":
        return found.model_copy(update={"chance": None})
    half = chance.model_copy(update={"share": chance.share / len(SEXES)})
    return found.model_copy(update={"chance": half})


def pair_named(women: Indicator, men: Indicator) -> Indicator:
    """Return women's side-car under the name and with the sources of both of a pair."""
    pair = women.by_sex.pair if women.by_sex else None
    if pair is None:
        raise ValueError(f"{women.id} is not one of a pair")
    sources = tuple(dict.fromkeys((*women.sources, *men.sources)))
    names = {"name": pair.name, "short_name": pair.short_name, "sources": sources}
    return women.model_copy(update=names)


def _filled(pattern: Text, filling: Text) -> Text:
    return Text(
        **{language: pattern[language].format(name=filling[language]) for language in LANGUAGES}
    )


def as_sex(indicator: Indicator, sex: Sex) -> dict[str, object]:
    """The names of one sex's values, and whom they are about."""
    pattern = {"women": _("{name}, kvinnor"), "men": _("{name}, män")}[sex]
    words = {"women": _("{name} Här: kvinnor."), "men": _("{name} Här: män.")}[sex]
    return {
        "name": _filled(pattern, indicator.name),
        "short_name": _filled(pattern, indicator.short_name),
        "definition": _filled(words, indicator.definition),
        "noun": None,
        "phrase": None,
    }


def as_gap(indicator: Indicator) -> dict[str, object]:
    """What the gap is called, what it is told in, and how it is computed."""
    pattern = _("{name}: kvinnor jämfört med män")
    low, high = indicator.range
    if change.in_per_cent(indicator.kind):
        unit = Text(sv="%", en="%")
        told: dict[str, object] = {
            "unit": unit,
            "decimals": change.RELATIVE_DECIMALS,
            "range": (-100.0, 1000.0),
            "calculation": _("Hur många procent högre kvinnors värde är än mäns; minus är lägre."),
        }
    else:
        told = {
            "unit": Text.model_construct(
                sv=fmt.change_unit(indicator.unit.sv, "sv"),
                en=fmt.change_unit(indicator.unit.en, "en"),
            ),
            "range": (low - high, high - low),
            "calculation": _("Kvinnors värde minus mäns; minus betyder att männens är högre."),
        }
    return {
        "name": _filled(pattern, indicator.name),
        "short_name": _filled(pattern, indicator.short_name),
        "kind": "change",
        "direction": "none",
        "noun": None,
        "phrase": None,
        **told,
    }
