"""Who contributes: each municipality's part of a target's series that is a sum of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from region.content.catalogue import Catalogue
from region.content.catalogue.observations import Observations
from region.content.model import Target
from region.indicators.change import total
from region.indicators.provenance import source_line
from region.municipalities.classes import Scheme
from region.municipalities.menu import map_view
from region.targets.status import followed_by
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view

Together = Literal["sum", "mean"]

NAMED_IN_COURSE = 4
"""So many municipalities have a line of their own over time; the rest are one."""


@dataclass(frozen=True, eq=False)
class Contribution:
    """One municipality's part in one period.

    `width` is the length of its bar, 0 to 1; `since_base` what it has given since the target's
    first year, for a sum.
    """

    code: str
    name: str
    value: float | None
    number: str
    text: str
    share_text: str
    since_base: str
    width: float
    class_index: int | None
    note: str


@dataclass(frozen=True, eq=False)
class PartOverTime:
    """A municipality, or all the rest, over the periods: year, value, number, words."""

    name: str
    values: tuple[tuple[int, float, str, str], ...]


@dataclass(frozen=True, eq=False)
class ContributionsView:
    """How the municipalities make up the county's value in one period.

    `legend` has each class's limits in words, and its colour's token.
    """

    indicator: str
    name: str
    unit: str
    together: Together
    period: str
    periods: tuple[str, ...]
    sentence: str
    since_label: str
    rows: tuple[Contribution, ...]
    legend: tuple[tuple[str, str], ...]
    over_time: tuple[PartOverTime, ...]
    line: str


def together(table: Observations, area: str, codes: tuple[str, ...]) -> Together | None:
    """Tell whether the area's last value is the sum or the mean of the municipalities' values."""
    latest = table.latest(area)
    if latest is None or latest.value is None:
        return None
    period = table.by_period[latest.period]
    values = [period[code].value for code in codes if code in period]
    known = [value for value in values if value is not None]
    if len(known) < len(codes):
        return None
    tolerance = max(abs(latest.value) * 1e-6, 1e-6)
    if abs(sum(known) - latest.value) <= tolerance:
        return "sum"
    return "mean" if abs(fmean(known) - latest.value) <= tolerance else None


def _value(table: Observations, code: str, period: str) -> float | None:
    row = table.by_period.get(period, {}).get(code)
    return row.value if row else None


def _over_time(
    table: Observations,
    names: dict[str, str],
    periods: tuple[str, ...],
    unit: str,
    decimals: int,
    language: Language,
) -> tuple[PartOverTime, ...]:
    """The municipalities that have given most in all, and the rest together."""
    _ = gettext(language)
    totals = {code: total(_value(table, code, p) or 0 for p in periods) for code in names}
    most = sorted(totals, key=lambda code: -totals[code])[:NAMED_IN_COURSE]
    groups = [(names[code], [code]) for code in most]
    rest = [code for code in names if code not in most]
    groups.append((_("Övriga {number} kommuner").format(number=len(rest)), rest))
    parts = []
    for name, codes in groups:
        values = []
        for period in periods:
            value = total(_value(table, code, period) or 0 for code in codes)
            text = f"{name} {period}: {fmt.with_unit(value, decimals, unit, language)}"
            number = fmt.number(value, decimals, language)
            values.append((int(period), float(value), number, text))
        parts.append(PartOverTime(name, tuple(values)))
    return tuple(parts)


def _made_up(catalogue: Catalogue, target: Target) -> tuple[str, str] | None:
    """The indicator and area whose value the municipalities make up, if the target has one.

    That is the followed series, or one that the target names because the followed is a rate.
    """
    followed = followed_by(target)
    if followed is None:
        return None
    key = target.contributions or followed.indicator
    table = catalogue.observations.get(key)
    codes = tuple(area.code for area in catalogue.municipalities)
    if table is None or together(table, followed.area, codes) is None:
        return None
    return key, followed.area


def can_show(catalogue: Catalogue, target_id: str) -> bool:
    """Tell whether the target's series is made up of the municipalities' values."""
    return _made_up(catalogue, catalogue.targets[target_id]) is not None


@view
def contributions(
    catalogue: Catalogue, target_id: str, period: str | None, language: Language
) -> ContributionsView:
    """Return the parts in one period, the last one if `period` is None.

    Raises
    ------
    UnknownIdError
        if the series is not made up of municipalities, or has no such period.
    """
    _ = gettext(language)
    target = catalogue.targets[target_id]
    found = _made_up(catalogue, target)
    if found is None:
        shown = tuple(key for key in catalogue.targets if can_show(catalogue, key))
        raise UnknownIdError("target with contributions", target_id, shown)
    key, place = found
    indicator = catalogue.indicators[key]
    table = catalogue.observations[indicator.id]
    names = {area.code: area.name[language] for area in catalogue.municipalities}
    how = together(table, place, tuple(names))
    drawn = map_view(catalogue, indicator.id, period, language, Scheme())
    county = table.by_period[drawn.period][place].value or 0.0
    unit, decimals = indicator.unit[language], indicator.decimals
    first = str(target.base_year) if target.base_year else drawn.periods[0]
    yearly = target.kind == "yearly"
    since = tuple(p for p in drawn.periods if yearly and first <= p <= drawn.period)
    highest = max((row.value or 0 for row in drawn.rows), default=0) or 1
    rows = tuple(
        Contribution(
            code=row.code,
            name=row.name,
            value=row.value,
            number=row.number,
            text=row.text,
            share_text=fmt.with_unit(100 * row.value / county, 0, "%", language)
            if how == "sum" and row.value is not None and county
            else "",
            since_base=fmt.number(
                total(_value(table, row.code, p) or 0 for p in since), decimals, language
            )
            if how == "sum" and len(since) > 1
            else "",
            width=max(0.0, (row.value or 0) / highest),
            class_index=row.class_index,
            note=row.note,
        )
        for row in sorted(drawn.rows, key=lambda r: (r.value is None, -(r.value or 0), r.name))
    )
    doubtful = {row.code for row in drawn.rows if row.doubtful}
    top = [row for row in rows if row.value is not None and row.code not in doubtful][:3]
    words = (
        _("{area} {period}: {value}, summan av de {number} kommunerna. Mest: {most}.")
        if how == "sum"
        else _("{area} {period}: {value}, medelvärdet av de {number} kommunerna. Högst: {most}.")
    )
    listed = (
        _("{name} ({value}, {share})").format(name=r.name, value=r.text, share=r.share_text)
        if r.share_text
        else f"{r.name} ({r.text})"
        for r in top
    )
    return ContributionsView(
        indicator=indicator.id,
        name=indicator.name[language],
        unit=unit,
        together=how or "sum",
        period=drawn.period,
        periods=drawn.periods,
        sentence=words.format(
            area=catalogue.areas[place].name[language],
            period=drawn.period_label,
            value=fmt.with_unit(county, decimals, unit, language),
            number=len(rows),
            most=fmt.listing(listed, language),
        )
        + " "
        + _("Jämförelsen är {grade}.").format(grade=drawn.grade_name),
        since_label=_("Summa {first}–{last}").format(first=since[0], last=since[-1])
        if len(since) > 1
        else "",
        rows=rows,
        legend=tuple((item.text, item.colour) for item in drawn.legend),
        over_time=_over_time(table, names, drawn.periods, unit, decimals, language)
        if how == "sum"
        else (),
        line=source_line(catalogue, indicator, language, derived=True),
    )
