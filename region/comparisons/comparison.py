"""Stockholm against Europe's regions or Sweden's counties: values, true ranks, lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from region.comparisons.certainty import field_of
from region.comparisons.goal import Goal, goal_of
from region.comparisons.lines import (
    UNCERTAIN,
    ComparedLine,
    flags_of,
    line_of,
    own_periods,
    reading_text,
)
from region.comparisons.peers import SMALLEST_FIELD, Role, ranked_only, role_of
from region.comparisons.ranks import RankPoint, as_shown, rank_of, rank_points
from region.content.catalogue import Catalogue, Comparison, Reading, ScopeName
from region.content.model import Indicator
from region.content.periods import period_label
from region.indicators.certainty.words import grade_name, grade_note, short_places
from region.indicators.order import lowest_first, order_text
from region.indicators.provenance import Provenance, provenance_of
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view

DEFAULT_INDICATORS: dict[ScopeName, str] = {
    "europe": "tertiary_25_64",
    "counties": "median_income_20_64",
}


@dataclass(frozen=True, eq=False)
class ComparedValue:
    """One area's value in one year, with its rank among all areas that have one.

    `rank_text` is the places that it can have, when only clear differences count.
    """

    code: str
    name: str
    role: Role
    value: float
    text: str
    rank: int | None
    rank_text: str
    flags: str
    uncertain: bool
    decimals: int
    rank_low: int | None = None
    rank_high: int | None = None


@dataclass(frozen=True, eq=False)
class CompareView:
    """One indicator of one comparison in one year, with chosen peers."""

    scope: ScopeName
    indicator: str
    name: str
    short_name: str
    unit: str
    decimals: int
    period: str
    label: str
    periods: tuple[str, ...]
    own_name: str
    whole_field: bool
    order: str
    named: str
    """The measure, the year and Stockholm's value: `Eftergymnasialt utbildade, 2024: 59,6 %`."""
    headline: str
    """Stockholm's place, or why it has none."""
    detail: str
    """How sure the place is, and the one among the EU's regions; empty without a place."""
    field: tuple[float, ...]
    """All ranked areas' values this year, from small to large: the background."""
    span: str
    """The smallest and the largest of them, in words."""
    values: tuple[ComparedValue, ...]
    """The own region, the peers and the whole, in the order of the ranking."""
    missing: tuple[str, ...]
    """Peers without a value this year."""
    ranks: tuple[RankPoint, ...]
    """Of the years in which enough areas have a value for a place to mean anything."""
    lines: tuple[ComparedLine, ...]
    provenance: Provenance
    grade: str
    grade_name: str
    grade_note: str
    goal: Goal | None = None
    """The region's own goal that the measure belongs to, if there is one."""

    @property
    def sentence(self) -> str:
        """All that is said of the year, in a row."""
        counted = f", {self.order}. {self.detail}" if self.detail else "."
        return f"{self.named}. {self.headline}{counted}"

    @property
    def own(self) -> ComparedValue:
        """Stockholm's own value."""
        return next(value for value in self.values if value.role == "own")

    def rank_in(self, period: str) -> RankPoint | None:
        """Return the rank of one year, if there is any."""
        return next((point for point in self.ranks if point.period == period), None)


def comparison(catalogue: Catalogue, scope: ScopeName) -> Comparison:
    """Return what is known of one scope: Europe's regions or Sweden's counties."""
    return catalogue.comparisons[scope]


def scope_of(catalogue: Catalogue, indicator: str) -> ScopeName:
    """Return which comparison has the indicator; `UnknownIdError` if none has."""
    for scope, one in catalogue.comparisons.items():
        if indicator in one.indicators:
            return scope
    known = tuple(key for one in catalogue.comparisons.values() for key in one.indicators)
    raise UnknownIdError("indicator", indicator, known)


class Told(NamedTuple):
    """What is said of one year: its answer, and what more there is to know of it."""

    headline: str
    detail: str


def _told(
    comparison: Comparison, indicator: Indicator, point: RankPoint, whole: bool, language: Language
) -> Told:
    _ = gettext(language)
    if comparison.scope == "counties":
        text = _("Stockholms län har plats {rank} av {number} län")
    elif whole:
        text = _("Stockholm har plats {rank} av {number} regioner i Europa")
    else:
        text = _("Stockholm har plats {rank} bland {number} utvalda regioner")
    headline = text.format(rank=point.places, number=fmt.number(point.field, 0, language))
    details = [_("Jämförelsen är {grade}.").format(grade=point.grade_name)]
    if point.shared > 1 and point.rank_low == point.rank_high:
        details.append(_("Platsen delas av {number}.").format(number=point.shared))
    if whole and point.eu_rank is not None:
        details.append(
            _("Bland EU:s {number} regioner är platsen {rank}.").format(
                number=fmt.number(point.eu_field, 0, language), rank=point.eu_places
            )
        )
    return Told(headline, " ".join(details))


def _unranked(comparison: Comparison, field: int, language: Language) -> Told:
    """Say that too few have a value for a place to mean anything."""
    _ = gettext(language)
    if comparison.scope == "counties":
        text = _("Bara {number} län har ett värde, för få för en plats")
    else:
        text = _("Bara {number} regioner har ett värde, för få för en plats")
    return Told(text.format(number=fmt.number(field, 0, language)), "")


def _span(indicator: Indicator, rows: list[Reading], language: Language) -> str:
    _ = gettext(language)
    low, high = (choose(rows, key=lambda row: row.value) for choose in (min, max))
    return _("från {low} till {high}").format(
        low=fmt.number(low.value, indicator.decimals_of(low.area, low.period), language),
        high=reading_text(indicator, high, language),
    )


@view
def compare(
    catalogue: Catalogue,
    scope: ScopeName,
    indicator_id: str,
    peers: tuple[str, ...],
    period: str,
    language: Language,
) -> CompareView:
    """Return one indicator for Stockholm and its peers.

    Ranks are those among all areas with a value in the year, not among the peers. `period` may be
    empty for the last one in which Stockholm has a value.

    Raises
    ------
    UnknownIdError
        for an indicator or period that the comparison does not have.
    """
    one = catalogue.comparisons[scope]
    indicator = one.indicators.get(indicator_id)
    if indicator is None:
        raise UnknownIdError("indicator", indicator_id, tuple(one.indicators))
    periods = own_periods(one, indicator_id)
    period = period or periods[-1]
    if period not in periods:
        raise UnknownIdError("year", period, periods)
    rows = one.readings[indicator_id].by_period[period]
    ranked = ranked_only(one, rows.values())
    shown = as_shown(indicator, ranked) if len(ranked) >= SMALLEST_FIELD else {}
    whole_too = () if indicator.kind == "count" else (one.union,)
    codes = (one.own, *(code for code in peers if code != one.own), *whole_too)
    values = []
    field = field_of(one, indicator, period, lowest_first(indicator))
    for code in codes:
        reading = rows.get(code)
        if reading is None:
            continue
        rank = rank_of(indicator, code, shown)[0] if code in shown else None
        span = field.span(code) if rank else None
        values.append(
            ComparedValue(
                code=code,
                name=one.areas[code].name[language],
                role=role_of(one, code),
                value=reading.value,
                text=reading_text(indicator, reading, language),
                rank=rank,
                rank_text=short_places(span),
                rank_low=span.low if span else None,
                rank_high=span.high if span else None,
                flags=flags_of(indicator, reading, language),
                uncertain=any(status in UNCERTAIN for status in reading.statuses),
                decimals=indicator.decimals_of(code, period),
            )
        )
    values.sort(key=lambda v: (v.value if lowest_first(indicator) else -v.value, v.name))
    whole = getattr(indicator, "coverage", "all") == "all"
    ranks = rank_points(catalogue, scope, indicator_id, language)
    point = next((p for p in ranks if p.period == period), None)
    told = (
        _told(one, indicator, point, whole, language)
        if point
        else _unranked(one, len(ranked), language)
    )
    label = period_label(indicator, period, language)
    value = reading_text(indicator, rows[one.own], language).removesuffix(".")
    named = f"{indicator.name[language]}, {label}: {value}"
    return CompareView(
        scope=scope,
        indicator=indicator_id,
        name=indicator.name[language],
        short_name=indicator.short_name[language],
        unit=indicator.unit[language],
        decimals=indicator.decimals,
        period=period,
        label=label,
        periods=periods,
        own_name=one.areas[one.own].name[language],
        whole_field=whole,
        order=order_text(indicator, language),
        named=named,
        headline=told.headline,
        detail=told.detail,
        field=tuple(sorted(row.value for row in ranked)),
        span=_span(indicator, ranked, language),
        values=tuple(values),
        missing=tuple(
            one.areas[code].name[language]
            for code in codes
            if code not in rows and code != one.union
        ),
        ranks=ranks,
        lines=tuple(line_of(one, indicator, code, language) for code in codes),
        provenance=provenance_of(catalogue, indicator, language),
        grade=field.grade.value,
        grade_name=grade_name(field.grade, language),
        grade_note=grade_note(field.grade, indicator, language),
        goal=goal_of(catalogue, indicator_id, language),
    )
