"""Women, men and the gap between them in the comparisons with other regions and counties.

A comparison is divided where its own table has an indicator of women and one of men.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from region.content.catalogue import Catalogue, Comparison, Reading, ScopeName
from region.content.catalogue.comparison import Readings
from region.content.model import GROUPS, Group, Indicator, SexPair
from region.indicators.gaps import as_gap, certainty_of, gap, pair_named


def pair_of(one: Comparison, key: str) -> SexPair | None:
    """Return women's and men's indicators of what is compared; None where there are not both."""
    indicator = one.indicators.get(key)
    pair = indicator.by_sex.pair if indicator and indicator.by_sex else None
    if pair is None or not all(half in one.indicators for half in (pair.women, pair.men)):
        return None
    women, men = (one.readings[half].by_area[one.own] for half in (pair.women, pair.men))
    both = {row.period for row in women} & {row.period for row in men}
    return pair if both else None


def groups_of(one: Comparison, key: str) -> tuple[Group, ...]:
    """Return what can be asked for beside the indicator itself: nothing, women and men, the gap.

    One of women or of men has its own values already, and the gap alone goes with it.
    """
    pair = pair_of(one, key)
    if pair is None:
        return ()
    return ("gap",) if key in (pair.women, pair.men) else GROUPS


def compared(catalogue: Catalogue, group: Group) -> Mapping[ScopeName, Comparison]:
    """Return the comparisons as seen by women, by men, or by the gap."""
    return MappingProxyType(
        {scope: _divided(one, group) for scope, one in catalogue.comparisons.items()}
    )


def _divided(one: Comparison, group: Group) -> Comparison:
    pairs = {key: pair for key in one.indicators if (pair := pair_of(one, key))}
    return replace(
        one,
        indicators=MappingProxyType(
            {key: _described(one, pair, key, group) for key, pair in pairs.items()}
        ),
        readings=MappingProxyType(
            {key: _readings(one, pair, group) for key, pair in pairs.items()}
        ),
    )


def _described(one: Comparison, pair: SexPair, key: str, group: Group) -> Indicator:
    women, men = one.indicators[pair.women], one.indicators[pair.men]
    own = {"women": women, "men": men, "gap": pair_named(women, men)}[group]
    own = own.model_copy(
        update={"id": key, "by_sex": None, "certainty": certainty_of(own.certainty, group)}
    )
    return own.model_copy(update=as_gap(own)) if group == "gap" else own


def _readings(one: Comparison, pair: SexPair, group: Group) -> Readings:
    """Return one sex's values, or women's against men's where both have one."""
    if group != "gap":
        return one.readings[pair.women if group == "women" else pair.men]
    indicator = one.indicators[pair.women]
    men = {(row.area, row.period): row for row in one.readings[pair.men].rows}
    found = []
    for row in one.readings[pair.women].rows:
        other = men.get((row.area, row.period))
        value = gap(indicator, row.value, other.value) if other else None
        if other is not None and value is not None:
            statuses = tuple(dict.fromkeys((*row.statuses, *other.statuses)))
            found.append(Reading(row.area, row.period, float(value), statuses))
    return Readings(tuple(found))
