"""What a map shows besides the value: change since a year, and difference from the county."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from region.content.catalogue import COUNTRY, COUNTY
from region.indicators import change
from region.municipalities.series import MapRemark, MapSeries, Measure
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


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


def usual_base(series: MapSeries) -> str:
    """Return the period that changes are counted from unless another is chosen: ten back."""
    offered = bases(series)
    return offered[max(0, len(offered) - 10)] if offered else ""


class _Cell(NamedTuple):
    """One area's value in one period, to be set against another."""

    at: int
    code: str
    value: float | None
    decimals: int


class _Compared(NamedTuple):
    """What two values come to, and what must be known about it."""

    value: float | None
    decimals: int
    remark: MapRemark | None


def _cells(series: MapSeries, at: int) -> dict[str, _Cell]:
    """All areas' values of a period, the county's and the country's too."""
    codes = (*series.codes, COUNTY, COUNTRY)
    values = (*series.values[at], series.county[at], series.country[at])
    return {
        code: _Cell(at, code, value, series.decimals_of(at, code))
        for code, value in zip(codes, values, strict=True)
    }


def _compare(series: MapSeries, now: _Cell, then: _Cell, *, relative: bool) -> _Compared:
    """Set two values as shown against each other, by the rules of `region.indicators.change`."""
    if now.value is None or then.value is None:
        return _Compared(None, series.decimals, None)
    if relative:
        grown = change.growth(now.value, then.value, series.decimals)
        value = None if grown is None else float(grown)
        return _Compared(value, change.RELATIVE_DECIMALS, _remark_of_change(series, now, then))
    found = change.difference(now.value, then.value, now.decimals, then.decimals)
    decimals = min(now.decimals, then.decimals)
    return _Compared(float(found), decimals, _remark_of_change(series, now, then))


def _remark_of_change(series: MapSeries, now: _Cell, then: _Cell) -> MapRemark | None:
    """What must be known of either value, and of steps on the way from one to the other."""
    found = []
    first, last = sorted((now.at, then.at))
    for at in range(first, last + 1) if now.code == then.code else (now.at,):
        remark = series.remark(at, now.code)
        told = remark and (first < at if remark.kind == "step" else at in (first, last))
        if remark and told:
            text = remark.text if at == now.at else f"{series.labels[at]}: {remark.text}"
            found.append(MapRemark(text, remark.kind))
    if not found:
        return None
    kind = "doubtful" if any(one.kind == "doubtful" for one in found) else found[0].kind
    return MapRemark("; ".join(one.text for one in found), kind)


@view
def measured(series: MapSeries, measure: Measure, base: str, language: Language) -> MapSeries:
    """Return the series as change since the period `base`, or as difference from the county.

    The rules are those of `region.indicators.change`. Periods in which nothing can be compared
    are left out, and so are those on the other side of a break in the series.
    """
    _ = gettext(language)
    if measure == "value":
        return series
    relative = measure == "change" and series.amount
    at = 0
    if measure == "change":
        offered = bases(series)
        at = series.periods.index(base if base in offered else offered[0])
        kept = [p for p in range(len(series.periods)) if p != at and not _broken(series, p, at)]
        against = {p: _cells(series, at) for p in kept}
        name = _("{name}, förändring sedan {period}").format(
            name=series.name, period=series.labels[at]
        )
    else:
        kept = [p for p, value in enumerate(series.county) if value is not None]
        against = {p: dict.fromkeys(_cells(series, p), _cells(series, p)[COUNTY]) for p in kept}
        name = _("{name}, skillnad mot länet").format(name=series.name)
    compared = [
        {
            code: _compare(series, cell, against[p][code], relative=relative)
            for code, cell in _cells(series, p).items()
        }
        for p in kept
    ]
    decimals = change.RELATIVE_DECIMALS if relative else series.decimals
    return replace(
        series,
        name=name,
        unit="%" if relative else fmt.change_unit(series.unit, language),
        decimals=decimals,
        periods=tuple(series.periods[p] for p in kept),
        labels=tuple(series.labels[p] for p in kept),
        values=tuple(tuple(row[code].value for code in series.codes) for row in compared),
        notes=tuple(
            _notes(series, p, row, _("kan inte jämföras"))
            for p, row in zip(kept, compared, strict=True)
        ),
        county=tuple(None if measure == "difference" else row[COUNTY].value for row in compared),
        country=tuple(row[COUNTRY].value for row in compared),
        line=series.derived_line,
        remarks=tuple(
            {code: one.remark for code, one in row.items() if one.remark} for row in compared
        ),
        coarse=tuple(
            {code: one.decimals for code, one in row.items() if one.decimals < decimals}
            for row in compared
        ),
        measure=measure,
        judge=series.judge
        and replace(series.judge, base=series.periods[at] if measure == "change" else ""),
        base=series.labels[at] if measure == "change" else "",
    )


def _notes(
    series: MapSeries, at: int, row: Mapping[str, _Compared], no_comparison: str
) -> dict[int, str]:
    """Why a municipality cannot be compared, or what must be known about it, by place."""
    notes = {}
    for place, code in enumerate(series.codes):
        found = row[code]
        if found.value is None:
            missing = series.values[at][place] is None
            notes[place] = series.notes[at].get(place, no_comparison) if missing else no_comparison
        elif found.remark:
            notes[place] = found.remark.text
    return notes


def can_differ(series: MapSeries) -> bool:
    """Whether the county has values of the same kind to compare with."""
    return series.comparable and any(value is not None for value in series.county)
