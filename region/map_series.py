"""What a map can show: values of the 26 municipalities for every period, as shown on screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, Protocol, get_args

from region import change
from region import formatting as fmt
from region.catalogue import COUNTRY, COUNTY, Catalogue, Observation
from region.language import gettext
from region.model import Indicator, Language, Status
from region.provenance import Provenance, period_label, provenance, source_line, status_label
from region.views import UnknownIdError, view

Measure = Literal["value", "change", "difference"]
OWN_KEY = "own"
MEASURES: tuple[Measure, ...] = get_args(Measure)


@dataclass(frozen=True, eq=False)
class MapSeries:
    """Values by period and municipality.

    `values[p][m]` is the value in period `p` of the municipality at place `m` of `codes`, not
    rounded, None when missing; `notes[p]` says by place what is special about it or why it is
    missing. `county` and `country` have one value for each period. `comparable` says whether
    they are of the same size as a municipality's, `amount` whether change is told in per cent.
    """

    key: str
    name: str
    unit: str
    decimals: int
    comparable: bool
    amount: bool
    codes: tuple[str, ...]
    names: tuple[str, ...]
    periods: tuple[str, ...]
    labels: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    notes: tuple[Mapping[int, str], ...]
    county: tuple[float | None, ...]
    country: tuple[float | None, ...]
    reference_names: tuple[str, str]
    line: str
    derived_line: str
    provenance: Provenance | None
    breaks: tuple[str, ...] = ()
    measure: Measure = "value"

    @property
    def private(self) -> bool:
        """Whether this is a visitor's own table, of which nothing may be kept."""
        return self.key == OWN_KEY

    def whole(self, value: float | None) -> int | None:
        """Return the value as shown, scaled to a whole number of the last digit shown."""
        if value is None:
            return None
        return int(fmt.round_half_up(value, self.decimals).scaleb(self.decimals))

    @property
    def diverging(self) -> bool:
        """Whether zero is a meaningful middle of the values."""
        known = [value for row in self.values for value in row if value is not None]
        return bool(known) and min(known) < 0 < max(known)


def _note(observation: Observation | None, indicator: Indicator, language: Language) -> str:
    """Why a value is missing, or what is special about one that is there."""
    status = observation.status if observation else Status.NOT_PUBLISHED
    reason = status_label(status, language)
    missing = observation is None or observation.value is None
    if missing and indicator.missing and status is not Status.NOT_APPLICABLE:
        return f"{reason}. {indicator.missing[language]}"
    return reason


@view
def indicator_series(catalogue: Catalogue, indicator_id: str, language: Language) -> MapSeries:
    """Return a municipal indicator with all its periods.

    Raises
    ------
    UnknownIdError
        if the indicator has no municipal values.
    """
    allowed = tuple(indicator.id for indicator in catalogue.municipal_indicators)
    if indicator_id not in allowed:
        raise UnknownIdError("indicator", indicator_id, allowed)
    indicator = catalogue.indicators[indicator_id]
    observations = catalogue.observations[indicator_id]
    periods = observations.municipal_periods
    codes = tuple(area.code for area in catalogue.municipalities)
    found = [observations.by_period[period] for period in periods]
    notes = tuple(
        {
            place: note
            for place, code in enumerate(codes)
            if (note := _note(rows.get(code), indicator, language))
        }
        for rows in found
    )
    references = [
        tuple(rows[area].value if area in rows else None for rows in found)
        for area in (COUNTY, COUNTRY)
    ]
    origin = provenance(catalogue, indicator_id, language)
    return MapSeries(
        key=indicator_id,
        name=indicator.name[language],
        unit=indicator.unit[language],
        decimals=indicator.decimals,
        comparable=indicator.kind != "count",
        amount=change.in_per_cent(indicator.kind),
        codes=codes,
        names=tuple(catalogue.areas[code].name[language] for code in codes),
        periods=periods,
        labels=tuple(period_label(indicator, period, language) for period in periods),
        values=tuple(
            tuple(rows[code].value if code in rows else None for code in codes) for rows in found
        ),
        notes=notes,
        county=references[0],
        country=references[1],
        reference_names=(
            catalogue.areas[COUNTY].name[language],
            catalogue.areas[COUNTRY].name[language],
        ),
        line=origin.line,
        derived_line=source_line(catalogue, indicator, language, derived=True),
        provenance=origin,
        breaks=tuple(break_.period for break_ in indicator.breaks),
    )


class Table(Protocol):
    """A visitor's own table: values by period and municipality, already checked."""

    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def decimals(self) -> int: ...
    @property
    def periods(self) -> tuple[str, ...]: ...
    @property
    def values(self) -> Mapping[str, Mapping[str, float]]: ...


def own_series(catalogue: Catalogue, table: Table, language: Language) -> MapSeries:
    """Return a visitor's own table as a series; it has no source but the visitor."""
    _ = gettext(language)
    codes = tuple(area.code for area in catalogue.municipalities)
    missing = _("inget värde i tabellen")
    values = tuple(tuple(table.values[p].get(code) for code in codes) for p in table.periods)
    nothing = tuple(None for _p in table.periods)
    return MapSeries(
        key=OWN_KEY,
        name=table.name,
        unit=table.unit,
        decimals=table.decimals,
        comparable=True,
        amount=False,
        codes=codes,
        names=tuple(catalogue.areas[code].name[language] for code in codes),
        periods=table.periods,
        labels=table.periods,
        values=values,
        notes=tuple(
            {place: missing for place, value in enumerate(row) if value is None} for row in values
        ),
        county=nothing,
        country=nothing,
        reference_names=(
            catalogue.areas[COUNTY].name[language],
            catalogue.areas[COUNTRY].name[language],
        ),
        line=_("Källa: egen tabell, öppnad för det här besöket"),
        derived_line=_("Egen beräkning på egen tabell"),
        provenance=None,
    )


def _apart(
    now: float | None, then: float | None, decimals: int, *, relative: bool = False
) -> float | None:
    """The difference of two values as shown, or the growth in per cent; None without both."""
    if now is None or then is None:
        return None
    found = change.growth(now, then, decimals) if relative else None
    if not relative:
        found = change.difference(now, then, decimals)
    return None if found is None else float(found)


def _broken(series: MapSeries, one: int, other: int) -> bool:
    """Whether a break in the series lies between two of its periods."""
    first, last = sorted((series.periods[one], series.periods[other]))
    return change.broken(first, last, series.breaks)


def bases(series: MapSeries) -> tuple[str, ...]:
    """Return the periods from which a change can be told: those with a comparable later one."""
    return tuple(
        period
        for at, period in enumerate(series.periods)
        if any(not _broken(series, at, p) for p in range(at + 1, len(series.periods)))
    )


@view
def measured(series: MapSeries, measure: Measure, base: str, language: Language) -> MapSeries:
    """Return the series as change since the period `base`, or as difference from the county.

    The rules are those of `region.change`. Periods in which nothing can be compared are left out,
    and so are those on the other side of a break in the series.
    """
    _ = gettext(language)
    if measure == "value":
        return series
    points = fmt.change_unit(series.unit, language)
    shown = series.decimals
    if measure == "change":
        offered = bases(series)
        at = series.periods.index(base if base in offered else offered[0])
        relative = series.amount
        unit, decimals = ("%", change.RELATIVE_DECIMALS) if relative else (points, shown)

        def since(now: float | None, then: float | None) -> float | None:
            return _apart(now, then, shown, relative=relative)

        kept = [p for p in range(len(series.periods)) if p != at and not _broken(series, p, at)]
        values = [
            tuple(since(a, b) for a, b in zip(series.values[p], series.values[at], strict=True))
            for p in kept
        ]
        county = [since(series.county[p], series.county[at]) for p in kept]
        country = [since(series.country[p], series.country[at]) for p in kept]
        name = _("{name}, förändring sedan {period}").format(
            name=series.name, period=series.labels[at]
        )
    else:
        unit, decimals = points, shown
        kept = [p for p, value in enumerate(series.county) if value is not None]
        values = [
            tuple(_apart(value, series.county[p], shown) for value in series.values[p])
            for p in kept
        ]
        county = [None for _p in kept]
        country = [_apart(series.country[p], series.county[p], shown) for p in kept]
        name = _("{name}, skillnad mot länet").format(name=series.name)
    return replace(
        series,
        name=name,
        unit=unit,
        decimals=decimals,
        periods=tuple(series.periods[p] for p in kept),
        labels=tuple(series.labels[p] for p in kept),
        values=tuple(values),
        notes=tuple(
            {
                place: series.notes[p].get(place) or _("kan inte jämföras")
                for place, value in enumerate(row)
                if value is None
            }
            for p, row in zip(kept, values, strict=True)
        ),
        county=tuple(county),
        country=tuple(country),
        line=series.derived_line,
        measure=measure,
    )


def can_differ(series: MapSeries) -> bool:
    """Whether the county has values of the same kind to compare with."""
    return series.comparable and any(value is not None for value in series.county)
