"""Courses over time as charts: series, and a target with the way there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from region.comparisons.comparison import CompareView
from region.content.catalogue import COUNTRY, COUNTY
from region.indicators.series import SeriesPoint, SeriesView
from region.outputs.charts.model import Band, Line, Lines, Mark, Mean, Place, Role, Step, Steps
from region.outputs.exhibits.compared import compared_line
from region.outputs.tables.table import Column, Table, as_published
from region.targets.course import CourseView
from region.targets.paces import WhatIf
from region.targets.progress import Point
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

EQUAL: tuple[Role, ...] = ("second", "third", "fourth", "fifth")
"""What areas of equal weight are to each other, after the first."""

MOST_NAMED = 4
"""So many others are named beside a target's course; more are drawn without a name."""

Detail = Literal["small", "middle", "full"]
"""How much is said of a course: observations, level and way; with words on the way; and all else
that is known, where the pace leads and what is tried."""


def _told(called: str, point: SeriesPoint) -> str:
    """Return what a pointer is told of a value: `Stockholms län 2023: 3,53 %`."""
    status = f" ({point.status})" if point.status else ""
    return f"{called[:1].upper()}{called[1:]} {point.period}: {point.text}{status}"


def series_line(
    series: SeriesView, role: Role, label: str, place: Place = "end", name: str = ""
) -> Line:
    """Return a series as a line of a chart, called by its area unless it has another `name`."""
    called = name or series.area
    marks = tuple(
        Mark(p.year, p.value, p.text, p.provisional, _told(called, p)) for p in series.points
    )
    return Line(called, role, marks, label, series.breaks, place, series.gaps)


def series_table(lines: tuple[SeriesView, ...], language: Language) -> Table:
    """Return the values of series of one unit, one in each row."""
    _ = gettext(language)
    first = lines[0]
    columns = (
        Column(_("område"), wide=1.5),
        Column(_("period")),
        Column(_("värde") + f" ({first.unit})", first.decimals),
        Column(_("anmärkning"), wide=2),
    )
    rows = tuple(
        (one.area, p.period, as_published(p.value, p.decimals, one.decimals), p.status)
        for one in lines
        for p in one.points
    )
    return Table(columns, rows)


@view
def series_chart(lines: tuple[SeriesView, ...], language: Language) -> Lines:
    """Return series of one unit: the first in blue, county and country beside others in grey."""
    _ = gettext(language)
    first, *others = lines
    last = max(series.latest.year for series in lines)
    equal = iter(EQUAL)
    drawn = []
    for series in lines:
        if series is first:
            role: Role = "chosen"
        else:
            role = "other" if series.code in (COUNTY, COUNTRY) else next(equal, "other")
        number = series.latest.number
        label = f"{series.area} {number}" if others else number
        if not others or series.latest.year < last:
            label = f"{label} ({series.latest.period})"
        drawn.append(series_line(series, role, label))
    words = _("brott i serien") if not others else ""
    return Lines(tuple(drawn), first.unit, first.decimals, break_label=words)


@view
def beside_chart(lines: tuple[SeriesView, ...], language: Language) -> Lines:
    """Return one place's series in blue, the whole it is a part of in ink, neighbours in grey."""
    drawn = []
    for at, series in enumerate(lines):
        role: Role = "whole" if series.code in (COUNTY, COUNTRY) else "other"
        role = role if at else "chosen"
        label = f"{series.area} {series.latest.number}"
        if series.latest.year < lines[0].latest.year:
            label = f"{label} ({series.latest.period})"
        drawn.append(series_line(series, role, label))
    return Lines(tuple(reversed(drawn)), lines[0].unit, lines[0].decimals)


@view
def halves_chart(halves: tuple[SeriesView, ...]) -> Lines:
    """Return the two series that a gap lies between, each named where it ends."""
    roles: tuple[Role, ...] = ("chosen", "whole")
    lines = tuple(
        series_line(one, role, f"{one.short_name} {one.latest.number}", name=one.name)
        for one, role in zip(halves, roles, strict=True)
    )
    return Lines(lines, halves[0].unit, halves[0].decimals)


def _ahead(seen: CourseView, tried: WhatIf | None, language: Language) -> list[Step]:
    """Return the years ahead: with what is tried, else with what each must give."""
    _ = gettext(language)
    series, needed = seen.series, seen.status.progress.catch_up
    if tried and tried.points:
        amount, kind, told = tried.pace, "tried", _("provat: {value} om året")
    elif needed is not None and seen.target.year:
        amount, kind, told = needed, "needed", _("krävs: {value} om året")
    else:
        return []
    last = seen.target.year or series.latest.year
    words = told.format(value=fmt.number(amount, series.decimals, language))
    return [
        Step(year, amount, words, kind, words)  # type: ignore[arg-type]
        for year in range(series.latest.year + 1, last + 1)
    ]


def _steps(seen: CourseView, tried: WhatIf | None, detail: Detail, language: Language) -> Steps:
    """Return a yearly amount's years; those before the target counts are marked as such."""
    _ = gettext(language)
    series, result = seen.series, seen.status.progress
    since = result.years_counted[0] if result.years_counted else 0
    steps = [
        Step(
            p.year,
            p.value,
            p.number,
            "counted" if p.year >= since else "before",
            _told(series.area, p),
        )
        for p in series.points
    ]
    if detail == "full":
        steps += _ahead(seen, tried, language)
    mean = None
    if detail == "middle" and result.mean_of_last_five is not None:
        years = result.years_counted[-5:]
        amount = fmt.number(result.mean_of_last_five, series.decimals, language)
        label = _("snitt {number} år: {value}").format(number=len(years), value=amount)
        mean = Mean(years[0], years[-1], result.mean_of_last_five, label)
    level = seen.target_line[0].value if seen.target_line else None
    return Steps(
        tuple(steps),
        level,
        seen.line_label,
        series.unit,
        series.decimals,
        series.name,
        mean,
        seen.target.year or 0,
    )


def _way(
    points: Iterable[Point],
    role: Role,
    name: str,
    label: str,
    place: Place,
    seen: CourseView,
    language: Language,
) -> Line:
    """Return a line that is no observation: a level, or a way to it."""
    series = seen.series
    marks = tuple(
        Mark(p.year, p.value, fmt.with_unit(p.value, series.decimals, series.unit, language))
        for p in points
    )
    return Line(name, role, marks, label, place=place)


def _band(seen: CourseView, language: Language) -> Band | None:
    _ = gettext(language)
    latest = seen.status.progress.latest
    if seen.projection is None or latest is None:
        return None
    year, low, middle, high = seen.projection
    words = _("om takten fortsätter: {value}").format(
        value=fmt.number(middle, seen.series.decimals, language)
    )
    return Band(Mark(latest.year, latest.value, ""), year, low, middle, high, words)


@view
def course_chart(
    seen: CourseView,
    tried: WhatIf | None,
    language: Language,
    detail: Detail = "full",
    others: CompareView | None = None,
) -> Lines | Steps:
    """Return a target's course: what has been, the level, the way there, where the pace leads.

    A yearly amount is drawn as columns, all else as a line over time, with `others` in grey.
    """
    if seen.target.kind == "yearly":
        return _steps(seen, tried, detail, language)
    _ = gettext(language)
    series = seen.series
    ways = []
    if seen.required and detail == "full":
        name = _("Väg som krävdes")
        ways.append(_way(seen.required, "required", name, "", "none", seen, language))
    if seen.needed:
        name = _("Väg som krävs")
        label = "" if detail == "small" else _needed(seen, language)
        ways.append(_way(seen.needed, "needed", name, label, "along", seen, language))
    if seen.target_line:
        name, label = _("Målnivå"), seen.line_label
        if detail == "small":  # the year ends the axis, and a longer name would cover its numbers
            label = _("Mål: {level}").format(level=seen.line_level)
        ways.append(_way(seen.target_line, "target", name, label, "end", seen, language))
    if tried and tried.points:
        ways.append(_way(tried.points, "tried", _("Provad takt"), "", "none", seen, language))
    latest = series.latest
    label = f"{latest.number} ({latest.period})" if detail == "full" else latest.number
    if others is not None:
        label = f"{others.own_name} {latest.number}"
        ways = [*_peers(others, language), *ways]
    observed = series_line(series, "chosen", label, "above")
    return Lines(
        (observed, *ways),
        series.unit,
        series.decimals,
        _band(seen, language) if detail == "full" else None,
        _("brott i serien") if others is None else "",
    )


def _peers(found: CompareView, language: Language) -> list[Line]:
    """Return the others' courses in grey; as many as have room are named."""
    drawn = [
        compared_line(line, language)._replace(
            role="other", place="right", label=f"{line.name} {line.points[-1].text}"
        )
        for line in found.lines
        if line.role == "peer" and line.points
    ]
    named = sorted(drawn, key=lambda one: -one.marks[-1].year)[:MOST_NAMED]
    return [one if one in named else one._replace(label="", place="none") for one in drawn]


def _needed(seen: CourseView, language: Language) -> str:
    """Return what the way to the target asks for each year: `krävs: +0,14 per år`."""
    _ = gettext(language)
    pace = seen.status.progress.needed_pace
    if pace is None:
        return _("krävs härifrån")
    series = seen.series
    decimals = series.decimals + (abs(pace) < 10 ** (1 - series.decimals))
    number = fmt.number(pace, decimals, language, sign=True)
    return _("krävs: {pace} per år").format(pace=number)
