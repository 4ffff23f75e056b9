"""One municipal indicator in one period: the view behind the map and its ranked list."""

from __future__ import annotations

from dataclasses import dataclass

from region import formatting as fmt
from region.catalogue import COUNTRY, COUNTY, Catalogue, Observation
from region.classes import quantiles
from region.language import gettext
from region.model import Indicator, Language, Status
from region.provenance import Provenance, period_label, provenance, status_label
from region.views import UnknownIdError, view

DEFAULT_INDICATOR = "share_post_secondary_25_64"


@dataclass(frozen=True, eq=False)
class MunicipalityRow:
    """One municipality's value. `rank` counts from the highest value, ties share the best."""

    code: str
    name: str
    value: float | None
    number: str
    text: str
    rank: int | None
    rank_text: str
    class_index: int | None
    share: float
    note: str


@dataclass(frozen=True, eq=False)
class ReferenceRow:
    """The county's or the country's value in the same period."""

    code: str
    name: str
    value: float | None
    number: str
    text: str
    share: float
    note: str


@dataclass(frozen=True, eq=False)
class LegendClass:
    text: str
    count: int


@dataclass(frozen=True, eq=False)
class MapView:
    """All that the map page shows for one indicator and period."""

    indicator: str
    name: str
    unit: str
    period: str
    period_label: str
    periods: tuple[str, ...]
    sentence: str
    rows: tuple[MunicipalityRow, ...]
    references: tuple[ReferenceRow, ...]
    legend: tuple[LegendClass, ...]
    missing_count: int
    missing_reason: str
    provenance: Provenance

    def row(self, code: str) -> MunicipalityRow | None:
        return next((row for row in self.rows if row.code == code), None)


@dataclass(frozen=True, eq=False)
class IndicatorOption:
    """An entry of the menu of municipal indicators."""

    id: str
    name: str
    theme: str


@view
def options(catalogue: Catalogue, language: Language) -> tuple[IndicatorOption, ...]:
    """Return the municipal indicators, grouped by theme in the themes' order, then by name."""
    entries = [
        IndicatorOption(i.id, i.name[language], catalogue.themes[i.theme].name[language])
        for i in catalogue.municipal_indicators
    ]
    order = [theme.name[language] for theme in catalogue.themes.values()]
    return tuple(sorted(entries, key=lambda e: (order.index(e.theme), e.name.casefold())))


def competition_ranks(values: dict[str, float]) -> dict[str, int]:
    """Rank from the highest value; equal values share the best rank and the next is skipped."""
    ordered = sorted(values.values(), reverse=True)
    return {key: ordered.index(value) + 1 for key, value in values.items()}


def _missing_note(observation: Observation | None, indicator: Indicator, language: Language) -> str:
    status = observation.status if observation else Status.NOT_PUBLISHED
    reason = status_label(status, language)
    if indicator.missing and status is not Status.NOT_APPLICABLE:
        reason = f"{reason}. {indicator.missing[language]}"
    return reason


def _sentence(
    rows: list[MunicipalityRow], references: tuple[ReferenceRow, ...], language: Language
) -> str:
    """The map's message: who is highest, who is lowest, and the county."""
    _ = gettext(language)
    known = [row for row in rows if row.value is not None]
    if not known:
        return _("Inga värden är publicerade för perioden.")
    highest, lowest = known[0], known[-1]
    if highest.text == lowest.text:
        parts = [_("Alla kommuner med värde har {value}.").format(value=highest.text)]
    else:
        parts = [
            _("Högst: {highest} med {high}. Lägst: {lowest} med {low}.").format(
                highest=fmt.listing([r.name for r in known if r.text == highest.text], language),
                high=highest.text,
                lowest=fmt.listing([r.name for r in known if r.text == lowest.text], language),
                low=lowest.text,
            )
        ]
    parts += [f"{row.name}: {row.text}." for row in references if row.value is not None]
    return " ".join(parts)


@view
def map_view(
    catalogue: Catalogue, indicator_id: str, period: str | None, language: Language
) -> MapView:
    """Return the map of one indicator; `period` None means the last one.

    Raises
    ------
    UnknownIdError
        if the indicator has no municipal values or the period none of them.
    """
    _ = gettext(language)
    allowed = tuple(indicator.id for indicator in catalogue.municipal_indicators)
    if indicator_id not in allowed:
        raise UnknownIdError("indicator", indicator_id, allowed)
    indicator = catalogue.indicators[indicator_id]
    observations = catalogue.observations[indicator_id]
    periods = observations.municipal_periods
    period = period or periods[-1]
    if period not in periods:
        raise UnknownIdError(f"the period of {indicator_id}", period, periods)
    found = observations.by_period[period]
    unit, decimals = indicator.unit[language], indicator.decimals
    codes = [area.code for area in catalogue.municipalities]
    values = [found[code].value if code in found else None for code in codes]
    classes = quantiles(values, decimals)
    rounded = {
        code: float(fmt.round_half_up(value, decimals))
        for code, value in zip(codes, values, strict=True)
        if value is not None
    }
    ranks = competition_ranks(rounded)
    compared = [*rounded.values(), *(o.value for o in found.values() if o.value is not None)]
    comparable = indicator.kind != "count"
    shown = compared if comparable else list(rounded.values())
    low, high = min(0.0, *shown), max(shown, default=1.0)

    def share(value: float | None) -> float:
        """The length of the value's bar, from 0 to 1; with negative values from the lowest."""
        return 0.0 if value is None or high <= low else round((value - low) / (high - low), 4)

    rows = []
    for code, value, class_index in zip(codes, values, classes.members, strict=True):
        observation = found.get(code)
        missing = value is None
        rows.append(
            MunicipalityRow(
                code=code,
                name=catalogue.areas[code].name[language],
                value=value,
                number=fmt.number(value, decimals, language),
                text=fmt.with_unit(value, decimals, unit, language),
                rank=ranks.get(code),
                rank_text=str(ranks[code]) if code in ranks else fmt.MISSING,
                class_index=class_index,
                share=share(value),
                note=_missing_note(observation, indicator, language)
                if missing
                else status_label(observation.status, language)
                if observation
                else "",
            )
        )
    rows.sort(key=lambda row: (row.rank is None, row.rank, row.name))
    references = tuple(
        ReferenceRow(
            code=code,
            name=catalogue.areas[code].name[language],
            value=(value := found[code].value if code in found else None),
            number=fmt.number(value, decimals, language),
            text=fmt.with_unit(value, decimals, unit, language),
            share=share(value) if comparable else 0.0,
            note=status_label(found[code].status, language)
            if code in found
            else _("inget värde för perioden i källan"),
        )
        for code in (COUNTY, COUNTRY)
        if observations.series(code)
    )
    missing_rows = [row for row in rows if row.value is None]
    return MapView(
        indicator=indicator_id,
        name=indicator.name[language],
        unit=unit,
        period=period,
        period_label=period_label(indicator, period, language),
        periods=periods,
        sentence=_sentence(rows, references, language),
        rows=tuple(rows),
        references=references,
        legend=tuple(
            LegendClass(_span(c.low, c.high, decimals, language), c.size) for c in classes.classes
        ),
        missing_count=len(missing_rows),
        missing_reason=missing_rows[0].note if missing_rows else "",
        provenance=provenance(catalogue, indicator_id, language),
    )


def _span(low: float, high: float, decimals: int, language: Language) -> str:
    first, last = fmt.number(low, decimals, language), fmt.number(high, decimals, language)
    if first == last:
        return first
    if low >= 0:
        return f"{first}–{last}"
    _ = gettext(language)
    return _("{low} till {high}").format(low=first, high=last)
