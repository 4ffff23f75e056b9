"""Women, men, and the gap between them: the catalogue as seen by one of the three.

`divided(catalogue, "women")` is a catalogue whose indicators are those that are divided by sex,
with women's values, names and sources. So every view answers for women, for men and for the gap
without knowing the question, as it does for an earlier day (`Catalogue.as_known_on`), and the two
can be combined. Totals are the catalogue itself.

The gap is women against men: their values as shown, set against each other by
`region.indicators.change`. So it is in percentage points where they are shares, in their own unit
where it is another, and in per cent of the men's value where they are counts or amounts of money.

Targets, key figures and the strategy speak of everybody: nothing of them is left in such a
catalogue. Of the comparisons there is left what has women and men in all areas.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, get_args

from region.content.catalogue import Catalogue, Observation, Observations, vintages
from region.content.catalogue.observations import MadeTables
from region.content.model import (
    GROUPS,
    SEXES,
    Group,
    Indicator,
    MatrixGroup,
    Status,
)
from region.indicators.compared_by_sex import compared
from region.indicators.gaps import as_gap, as_sex, certainty_of, gap, pair_named
from region.words.language import bilingual as _
from region.words.text import Text
from region.words.views import UnknownIdError

Choice = Literal["total", "women", "men", "gap", "all"]
"""What a reader can ask for: `all` is everybody, women and men, each in rows of its own."""
CHOICES: tuple[Choice, ...] = get_args(Choice)

Seen = Literal["total", "women", "men", "gap"]

CATALOGUES_KEPT = 12


def is_divided(catalogue: Catalogue, indicator_id: str) -> bool:
    """Whether the catalogue has values of women and men of the indicator."""
    own = catalogue.indicators[indicator_id].by_sex
    if own is None:
        return False
    if own.pair:
        return own.pair.women in catalogue.indicators and own.pair.men in catalogue.indicators
    if indicator_id not in catalogue.by_sex:
        return False
    return catalogue.known_on is None or all(
        any(row.value is not None for row in observations_of(catalogue, indicator_id, sex).rows)
        for sex in SEXES
    )


class NotDividedError(LookupError):
    """An indicator without values of women and men; `why` says why, in words."""

    def __init__(self, indicator: str, why: Text):
        self.indicator, self.why = indicator, why
        super().__init__(f"{indicator}: {why.en}")


def seen(
    catalogue: Catalogue, indicator_id: str, choice: Choice
) -> tuple[tuple[Seen, Catalogue], ...]:
    """Return the catalogues that have what is asked for, each with its name.

    Everybody's value is left out of `all` where it is of another kind than women's and men's, or
    does not exist.

    Raises
    ------
    NotDividedError
        if anything but the total is asked for, and there is nothing else.
    """
    if choice == "total":
        return (("total", catalogue),)
    if not is_divided(catalogue, indicator_id):
        raise NotDividedError(indicator_id, why_not(catalogue, indicator_id))
    if choice != "all":
        return ((choice, divided(catalogue, choice)),)
    found: list[tuple[Seen, Catalogue]] = [(sex, divided(catalogue, sex)) for sex in SEXES]
    return (("total", catalogue), *found) if has_total(catalogue, indicator_id) else tuple(found)


def asked(catalogue: Catalogue, indicator_id: str, sex: str) -> Catalogue:
    """Return the catalogue that an address asks for with `sex`; nothing and `total` are itself.

    Raises
    ------
    UnknownIdError
        if there is no such group, or the indicator is not divided.
    """
    known = indicator_id in catalogue.indicators and is_divided(catalogue, indicator_id)
    if not known and sex not in ("", "total"):
        raise UnknownIdError("sex", sex, ("total",))
    return asked_of_all(catalogue, sex)


def asked_of_all(catalogue: Catalogue, sex: str) -> Catalogue:
    """Return the catalogue that `sex` asks for of every indicator that is divided.

    Raises
    ------
    UnknownIdError
        if there is no such group.
    """
    if sex in ("", "total"):
        return catalogue
    found = next((group for group in GROUPS if group == sex), None)
    if found is None:
        raise UnknownIdError("sex", sex, ("total", *GROUPS))
    return divided(catalogue, found)


def has_total(catalogue: Catalogue, indicator_id: str) -> bool:
    """Whether the indicator's own value may stand beside women's and men's."""
    own = catalogue.indicators[indicator_id].by_sex
    return own is not None and own.pair is None and own.beside_total


def series_of(catalogue: Catalogue, indicator_id: str, sex: str) -> tuple[str, str]:
    """Return the indicator and the `sex` under which the map has these values.

    One sex of a pair of indicators is an indicator of its own.
    """
    own = catalogue.indicators[indicator_id].by_sex
    one = next((one for one in SEXES if one == sex), None)
    if own is None or own.pair is None or one is None:
        return indicator_id, sex
    return getattr(own.pair, one), ""


def name_of(one: Seen) -> Text:
    """Return what a row of women, of men, of both or of the gap is called."""
    return {
        "total": _("kvinnor och män"),
        "women": _("kvinnor"),
        "men": _("män"),
        "gap": _("kvinnor jämfört med män"),
    }[one]


def why_not(catalogue: Catalogue, indicator_id: str) -> Text:
    """Return why there are no values of women and men, in a sentence or two."""
    own = {**catalogue.awaited, **catalogue.indicators}[indicator_id].by_sex
    reason = own.reason if own and own.reason else "not_read"
    words = {
        "not_persons": _("Måttet gäller inte personer."),
        "household": _("Måttet är gemensamt för hushållet."),
        "about_sex": _("Måttet handlar redan om kvinnor och män."),
        "other_indicator": _("Kvinnor och män visas i ett annat mått."),
        "no_meaning": _("Måttet går inte att dela upp på kvinnor och män så att det säger något."),
        "not_divided": _("Källan delar inte upp måttet på kvinnor och män."),
        "not_read": _("Värden för kvinnor och män är inte hämtade."),
    }[reason]
    if own is None or own.note is None:
        return words
    return Text(sv=f"{words.sv} {own.note.sv}", en=f"{words.en} {own.note.en}")


@lru_cache(maxsize=CATALOGUES_KEPT)
def divided(catalogue: Catalogue, group: Group) -> Catalogue:
    """Return the catalogue as seen by women, by men, or by the gap between them."""
    keys = tuple(key for key in catalogue.indicators if is_divided(catalogue, key))
    tables = MadeTables(keys, lambda key: observations_of(catalogue, key, group))
    return replace(
        vintages.naming_only(catalogue, {}),
        version=f"{catalogue.version}#{group}",
        indicators=MappingProxyType(
            {key: described(catalogue, key, group, frozenset(keys)) for key in keys}
        ),
        observations=tables,
        awaited=MappingProxyType({}),
        replaced=MappingProxyType({}),
        by_sex=MappingProxyType({}),
        comparisons=compared(catalogue, group),
        matrix=catalogue.matrix.model_copy(update={"groups": _columns(catalogue, keys)}),
    )


def _columns(catalogue: Catalogue, kept: tuple[str, ...]) -> tuple[MatrixGroup, ...]:
    """The measures of the matrix that are divided; of a pair of indicators only the first."""
    told: set[str] = set()
    groups = []
    for group in catalogue.matrix.groups:
        measures = []
        for key in (key for key in group.measures if key in kept):
            own = catalogue.indicators[key].by_sex
            one = own.pair.women if own and own.pair else key
            if one not in told:
                measures.append(key)
                told.add(one)
        if measures:
            groups.append(group.model_copy(update={"measures": tuple(measures)}))
    return tuple(groups)


def observations_of(catalogue: Catalogue, key: str, group: Group) -> Observations:
    """Return the observations of women, of men, or of the gap."""
    if group == "gap":
        women, men = (divided(catalogue, sex).observations[key] for sex in SEXES)
        return _gap(catalogue.indicators[key], women, men)
    own = catalogue.indicators[key].by_sex
    if own and own.pair:
        return catalogue.observations[getattr(own.pair, group)]
    held = catalogue.by_sex[key]
    table = held.table.of(group)
    if catalogue.known_on is None:
        return table
    indicator = catalogue.indicators[key].by_sex_alone
    history = vintages.History(indicator, table, held.replaced(group))
    return history.on(catalogue.known_on)


def _gap(indicator: Indicator, women: Observations, men: Observations) -> Observations:
    """Set women's values against men's, where both have rows."""
    theirs = {(row.area, row.period): row for row in men.rows}
    pairs = ((row, theirs.get((row.area, row.period))) for row in women.rows)
    return Observations(
        tuple(_against(indicator, one, other) for one, other in pairs if other is not None)
    )


def _against(indicator: Indicator, women: Observation, men: Observation) -> Observation:
    """Return one value of the gap; it has what is special about either of the two."""
    status = women.status if women.status is not Status.NORMAL else men.status
    days = [row.published for row in (women, men) if row.published]
    published = max(days, default=None)
    missing = next((row for row in (women, men) if row.value is None), None)
    if missing is not None or women.value is None or men.value is None:
        why = missing.status if missing else Status.NOT_PUBLISHED
        return Observation(women.area, women.period, None, why, published)
    found = gap(indicator, women.value, men.value)
    if found is None:
        return Observation(women.area, women.period, None, Status.NOT_PUBLISHED, published)
    return Observation(women.area, women.period, float(found), status, published)


def described(catalogue: Catalogue, key: str, group: Group, kept: frozenset[str]) -> Indicator:
    """Return the side-car of women's values, of men's, or of the gap.

    `kept` are the indicators that it may refer to.
    """
    indicator = catalogue.indicators[key]
    pair = indicator.by_sex.pair if indicator.by_sex else None
    if pair and group != "gap":
        own = catalogue.indicators[getattr(pair, group)].model_copy(update={"id": key})
    elif pair:
        women, men = (catalogue.indicators[getattr(pair, sex)] for sex in SEXES)
        own = pair_named(women, men)
    else:
        own = indicator.by_sex_alone
    own = own.model_copy(update=_links(own, _periods(catalogue, key), kept))
    own = own.model_copy(update={"certainty": certainty_of(own.certainty, group)})
    if group == "gap":
        return own.model_copy(update=as_gap(own))
    return own if pair else own.model_copy(update=as_sex(own, group))


def _periods(catalogue: Catalogue, key: str) -> frozenset[str]:
    """The periods of women's values, without making a table that is not needed."""
    if key in catalogue.by_sex and catalogue.known_on is None:
        return frozenset(catalogue.by_sex[key].table.periods)
    return frozenset(observations_of(catalogue, key, "women").by_period)


def _links(
    indicator: Indicator, periods: frozenset[str], kept: frozenset[str]
) -> dict[str, object]:
    """What remains of a side-car's references when only some indicators do."""
    following = indicator.successor
    return {
        "breaks": tuple(one for one in indicator.breaks if one.period in periods),
        "related": tuple(one for one in indicator.related if one in kept),
        "successor": following if following in kept else None,
        "same_fact_as": None,
        "by_sex": None,
    }
