"""Stockholm's place among all areas with a value, year by year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from region.comparisons.certainty import field_of
from region.comparisons.lines import reading_text
from region.comparisons.peers import SMALLEST_FIELD, ranked_only
from region.content.catalogue import Catalogue, Reading, ScopeName
from region.content.model import Indicator, Status
from region.content.periods import period_label
from region.indicators.certainty import RankSpan
from region.indicators.certainty.words import grade_name, short_places
from region.indicators.order import lowest_first
from region.words import formatting as fmt
from region.words.text import Language
from region.words.views import view

MOST_MOVED = 0.05
"""The share of the field that may come or go from one year to the next."""


@dataclass(frozen=True, eq=False)
class RankPoint:
    """Stockholm's rank in one year; `shared` is how many have the same value as shown.

    It stands `apart` from the year before where the two cannot be compared: the measure is another,
    or the field has changed by more than `MOST_MOVED`.
    """

    period: str
    label: str
    value: float
    text: str
    rank: int
    field: int
    shared: int
    eu_rank: int | None
    eu_field: int | None
    rank_low: int
    rank_high: int
    grade: str
    grade_name: str
    eu_places: str
    apart: bool

    @property
    def places(self) -> str:
        """The places that it can have: `8–15`."""
        return short_places(RankSpan(self.rank_low, self.rank_high))


def as_shown(indicator: Indicator, rows: Iterable[Reading]) -> dict[str, Decimal]:
    """Return each area's value as it is shown: equal numbers must not have different ranks."""
    return {row.area: fmt.round_half_up(row.value, indicator.decimals) for row in rows}


def rank_of(indicator: Indicator, code: str, shown: dict[str, Decimal]) -> tuple[int, int]:
    """Return the rank of an area among those shown, and how many share its value."""
    value, values = shown[code], shown.values()
    low = lowest_first(indicator)
    return 1 + sum(v < value if low else v > value for v in values), sum(v == value for v in values)


def _apart(indicator: Indicator, own: Reading, before: RankPoint, field: int) -> bool:
    """Say whether a place cannot be set beside the one known before it."""
    broken = any(before.period < one.period <= own.period for one in indicator.breaks)
    moved = abs(field - before.field) > MOST_MOVED * before.field
    return broken or moved or Status.BREAK in own.statuses


@view
def rank_points(
    catalogue: Catalogue, scope: ScopeName, indicator_id: str, language: Language
) -> tuple[RankPoint, ...]:
    """Return Stockholm's value and rank in every year with a field large enough to rank."""
    one = catalogue.comparisons[scope]
    indicator, readings = one.indicators[indicator_id], one.readings[indicator_id]
    points: list[RankPoint] = []
    for own in readings.by_area[one.own]:
        rows = ranked_only(one, readings.by_period[own.period].values())
        if len(rows) < SMALLEST_FIELD:
            continue
        shown = as_shown(indicator, rows)
        rank, shared = rank_of(indicator, own.area, shown)
        field = field_of(one, indicator, own.period, lowest_first(indicator))
        eu_rank = eu_field = eu_span = None
        if scope == "europe":
            members = {code: value for code, value in shown.items() if one.areas[code].in_eu}
            eu_rank, eu_field = rank_of(indicator, own.area, members)[0], len(members)
            eu_span = field.span(own.area, members)
        span = field.span(own.area) or RankSpan(rank, rank)
        points.append(
            RankPoint(
                rank_low=span.low,
                rank_high=span.high,
                grade=field.grade.value,
                grade_name=grade_name(field.grade, language),
                eu_places=short_places(eu_span) if eu_span else "",
                period=own.period,
                label=period_label(indicator, own.period, language),
                value=own.value,
                text=reading_text(indicator, own, language),
                rank=rank,
                field=len(rows),
                shared=shared,
                eu_rank=eu_rank,
                eu_field=eu_field,
                apart=bool(points) and _apart(indicator, own, points[-1], len(rows)),
            )
        )
    return tuple(points)
