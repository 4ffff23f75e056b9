"""Inside the municipalities: their small areas side by side, and how far apart they lie.

Areas stand under their municipality, never in an order of their own across municipalities, and
those with fewer than `FEWEST_NAMED` inhabitants are not named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from region.content.catalogue import COUNTY, Catalogue, Observation
from region.content.catalogue.small_areas import SmallArea
from region.content.model import Indicator, SmallAreaTable
from region.content.model.formula import Spread
from region.content.spread import Weighed, within_share
from region.indicators.certainty import Grade
from region.indicators.certainty.words import grade_name
from region.indicators.provenance import Provenance, provenance_of
from region.indicators.values import remark_text, value_number, value_text
from region.municipalities.area_types import PEOPLE, TYPES, area_types
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view

FEWEST_NAMED = 500
"""Areas with fewer inhabitants are drawn, but not named."""

Order = Literal["spread", "value", "name"]
ORDERS: tuple[Order, ...] = ("spread", "value", "name")
EVEN = 0.05
"""So near a half, the differences within and between are called about as large."""


@dataclass(frozen=True, eq=False)
class AreaValue:
    """One area: its value and how many live there.

    Without a name if too few do; `called` then says so.
    """

    code: str
    name: str
    called: str
    value: float
    number: str
    text: str
    people: float
    people_number: str
    note: str
    changed: bool
    tip: str


@dataclass(frozen=True, eq=False)
class Strip:
    """A municipality's areas on a line, its own value, and how far apart they lie.

    `span` is the lowest and the highest value, `spread` the indicator of that on the map.
    """

    code: str
    name: str
    areas: tuple[AreaValue, ...]
    own: float | None
    own_text: str
    low: float
    high: float
    span: str
    span_numbers: str
    spread: float | None
    spread_text: str
    sentence: str


@dataclass(frozen=True, eq=False)
class Inside:
    """All municipalities in one measure and year."""

    id: str
    name: str
    short_name: str
    unit: str
    decimals: int
    period: str
    periods: tuple[str, ...]
    order: Order
    strips: tuple[Strip, ...]
    county: float | None
    county_text: str
    within: float | None
    headline: str
    summary: str
    spread_name: str
    provenance: Provenance
    number: int

    def row(self, code: str) -> Strip | None:
        """Return the strip of a municipality, if it has one."""
        return next((one for one in self.strips if one.code == code), None)


def measures(catalogue: Catalogue, language: Language) -> Mapping[str, str]:
    """Return what can be looked at, and how it is called."""
    return {table.id: table.name[language] for table in catalogue.small_areas.offered}


def periods_of(catalogue: Catalogue, table_id: str) -> tuple[str, ...]:
    """Return the years that a measure has values for, the last first."""
    return tuple(catalogue.small_areas.observations[table_id].by_period)[::-1]


def spread_of(catalogue: Catalogue, table_id: str) -> Indicator | None:
    """Return the municipal indicator of the spread between the areas in a table."""
    return next(
        (
            one
            for one in catalogue.indicators.values()
            if isinstance(one.formula, Spread) and one.formula.of == table_id
        ),
        None,
    )


def _table(catalogue: Catalogue, table_id: str) -> SmallAreaTable:
    offered = {table.id: table for table in catalogue.small_areas.offered}
    if table_id not in offered:
        raise UnknownIdError("measure of small areas", table_id, tuple(offered))
    return offered[table_id]


def area_values(
    catalogue: Catalogue, table: SmallAreaTable, period: str, code: str, language: Language
) -> tuple[AreaValue, ...]:
    """Return the areas of a municipality that have a value, by name."""
    small = catalogue.small_areas
    rows = small.observations[table.id].by_period.get(period, {})
    return tuple(
        _area(catalogue, table, area, row, language)
        for area in sorted(small.by_municipality[code], key=lambda area: area.name)
        if (row := rows.get(area.code)) and row.value is not None
    )


def _area(
    catalogue: Catalogue,
    table: SmallAreaTable,
    area: SmallArea,
    row: Observation,
    language: Language,
) -> AreaValue:
    _ = gettext(language)
    small = catalogue.small_areas
    living = small.observations[PEOPLE].by_period.get(row.period, {}).get(area.code)
    people = living.value or 0.0 if living else 0.0
    name = area.name if people >= FEWEST_NAMED else ""
    shown = name or _("Område med färre än {number} invånare").format(number=FEWEST_NAMED)
    text, note = value_text(table, row, language), remark_text(table, row, language)
    counted = fmt.with_unit(people, 0, small.tables[PEOPLE].unit[language], language)
    return AreaValue(
        code=area.code,
        name=name,
        called=shown,
        value=row.value or 0.0,
        number=value_number(table, row, language),
        text=text,
        people=people,
        people_number=fmt.number(people, 0, language),
        note=note,
        changed=area.changed,
        tip=f"{shown}: {text}, {counted}" + (f" ({note})" if note else ""),
    )


def _own(catalogue: Catalogue, table: SmallAreaTable, period: str, code: str) -> float | None:
    """Return an area's own value: that of the municipal indicator, else what its parts come to."""
    if table.municipal:
        row = catalogue.observations[table.municipal].by_period.get(period, {}).get(code)
        if row is not None and row.value is not None:
            return row.value
    return catalogue.small_areas.whole(table.id, period, "" if code == COUNTY else code)


def _strip(
    catalogue: Catalogue, table: SmallAreaTable, period: str, code: str, language: Language
) -> Strip | None:
    areas = area_values(catalogue, table, period, code, language)
    if not areas:
        return None
    name = catalogue.areas[code].name[language]
    own = _own(catalogue, table, period, code)
    low, high = min(area.value for area in areas), max(area.value for area in areas)
    first = fmt.number(low, table.decimals, language)
    span = f"{first}–{fmt.with_unit(high, table.decimals, table.unit[language], language)}"
    spread = spread_of(catalogue, table.id)
    row = None
    if spread is not None:
        row = catalogue.observations[spread.id].by_period.get(period, {}).get(code)
    return Strip(
        code=code,
        name=name,
        areas=areas,
        own=own,
        own_text=fmt.with_unit(own, table.decimals, table.unit[language], language),
        low=low,
        high=high,
        span=span,
        span_numbers=f"{first}–{fmt.number(high, table.decimals, language)}",
        spread=row.value if row else None,
        spread_text=value_text(spread, row, language) if spread and row else fmt.MISSING,
        sentence=f"{name}: {span}",
    )


def _in_order(strips: list[Strip], order: Order) -> tuple[Strip, ...]:
    if order == "name":
        return tuple(sorted(strips, key=lambda one: one.name))
    if order == "value":
        return tuple(sorted(strips, key=lambda one: -(one.own if one.own is not None else -1e9)))
    return tuple(sorted(strips, key=lambda one: -(one.spread if one.spread is not None else -1)))


@view
def inside(
    catalogue: Catalogue, table_id: str, period: str, order: Order, language: Language
) -> Inside:
    """Return the areas of all municipalities in one measure; an empty period means the last one.

    Raises
    ------
    UnknownIdError
        if the measure is not offered, or has no values in the period.
    """
    table = _table(catalogue, table_id)
    periods = periods_of(catalogue, table_id)
    period = period or periods[0]
    if period not in periods:
        raise UnknownIdError("year", period, periods)
    if order not in ORDERS:
        raise UnknownIdError("order", order, ORDERS)
    found = [
        _strip(catalogue, table, period, area.code, language) for area in catalogue.municipalities
    ]
    strips = _in_order([strip for strip in found if strip is not None], order)
    county = _own(catalogue, table, period, COUNTY)
    within = _within(catalogue, table, period)
    spread = spread_of(catalogue, table_id)
    return Inside(
        id=table.id,
        name=table.name[language],
        short_name=table.short_name[language],
        unit=table.unit[language],
        decimals=table.decimals,
        period=period,
        periods=periods,
        order=order,
        strips=strips,
        county=county,
        county_text=fmt.with_unit(county, table.decimals, table.unit[language], language),
        within=within,
        headline=_headline(within, language),
        summary=_summary(table, period, strips, within, language),
        spread_name=spread.name[language] if spread else "",
        provenance=provenance_of(catalogue, table, language),
        number=sum(len(strip.areas) for strip in strips),
    )


def _within(catalogue: Catalogue, table: SmallAreaTable, period: str) -> float | None:
    """Return how much of the variance between all areas lies inside municipalities."""
    small = catalogue.small_areas
    values = small.values(table.id, period)
    heavy = small.values(table.weights or PEOPLE, period)
    groups = [
        [
            Weighed(values[area.code], heavy[area.code])
            for area in areas
            if area.code in values and heavy.get(area.code)
        ]
        for areas in small.by_municipality.values()
    ]
    return within_share([group for group in groups if group])


def _headline(within: float | None, language: Language) -> str:
    _ = gettext(language)
    if within is None:
        return _("Områdena är lika")
    if abs(within - 0.5) < EVEN:
        return _("Skillnaderna är ungefär lika stora inom kommunerna som mellan dem")
    if within > 0.5:
        return _("Skillnaderna är större inom kommunerna än mellan dem")
    return _("Skillnaderna är större mellan kommunerna än inom dem")


def _summary(
    table: SmallAreaTable,
    period: str,
    strips: tuple[Strip, ...],
    within: float | None,
    language: Language,
) -> str:
    _ = gettext(language)
    widest = max(strips, key=lambda one: one.high - one.low)
    narrowest = min(strips, key=lambda one: one.high - one.low)
    parts = []
    if within is not None:
        parts.append(
            _(
                "{name} {period}: {share} av skillnaderna mellan länets områden finns inom "
                "kommunerna, resten mellan dem."
            ).format(
                name=table.short_name[language],
                period=period,
                share=fmt.with_unit(100 * within, 0, "%", language),
            )
        )
    if len(strips) > 1:
        parts.append(
            _("Spännvidden är störst i {widest}, {most}, och minst i {narrowest}, {least}.").format(
                widest=widest.name,
                most=widest.span,
                narrowest=narrowest.name,
                least=narrowest.span,
            )
        )
        untested = grade_name(Grade.NONE, language)
        parts.append(_("Jämförelsen är {grade}.").format(grade=untested))
    return " ".join(parts)


@dataclass(frozen=True, eq=False)
class OpenedArea:
    """An area of the municipality that is opened, with the type it is of."""

    area: AreaValue
    kind: str


@dataclass(frozen=True, eq=False)
class Opened:
    """One municipality's areas by name."""

    strip: Strip
    areas: tuple[OpenedArea, ...]
    moved: int
    notes: tuple[str, ...]
    sentence: str


@view
def opened(
    catalogue: Catalogue, table_id: str, period: str, code: str, language: Language
) -> Opened:
    """Return a municipality's areas in one measure.

    Raises
    ------
    UnknownIdError
        if the municipality does not exist or has no areas with a value.
    """
    found = inside(catalogue, table_id, period, "spread", language)
    strip = found.row(code)
    if strip is None:
        raise UnknownIdError("municipality", code, tuple(one.code for one in found.strips))
    table = catalogue.small_areas.tables[TYPES]
    types = catalogue.small_areas.values(TYPES, area_types(catalogue, language).period)
    names = [text[language] for text in table.classes]
    areas = tuple(
        OpenedArea(
            area,
            f"{types[area.code]:.0f} {names[int(types[area.code]) - 1]}"
            if area.code in types
            else "",
        )
        for area in strip.areas
    )
    notes = tuple(f"{area.name}: {area.note}" for area in strip.areas if area.note and area.name)
    _ = gettext(language)
    sentence = _(
        "I {name} går {measure} {period} från {low} till {high} mellan områdena; hela kommunen "
        "har {own}."
    ).format(
        name=strip.name,
        measure=found.name[0].lower() + found.name[1:],
        period=found.period,
        low=min(strip.areas, key=lambda one: one.value).text,
        high=max(strip.areas, key=lambda one: one.value).text,
        own=strip.own_text,
    )
    moved = sum(area.changed for area in strip.areas)
    return Opened(strip, areas, moved, notes, sentence)
