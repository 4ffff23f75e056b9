"""Courses over time as charts: series, and a target with the way there."""

from __future__ import annotations

from collections.abc import Iterable

from region.content.catalogue import COUNTRY, COUNTY
from region.indicators.series import SeriesPoint, SeriesView
from region.outputs.charts.model import Band, Line, Lines, Mark, Place, Role, Step, Steps
from region.targets.course import CourseView
from region.targets.paces import WhatIf
from region.targets.progress import Point
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

EQUAL: tuple[Role, ...] = ("second", "third", "fourth", "fifth")
"""What areas of equal weight are to each other, after the first."""

ROOM_FOR_LABEL = 0.15
"""Share of the years to the right of the latest value that its label needs."""


def _told(series: SeriesView, point: SeriesPoint) -> str:
    """Return what a pointer is told of a value: `Stockholms län 2023: 3,53 %`."""
    status = f" ({point.status})" if point.status else ""
    return f"{series.area} {point.period}: {point.text}{status}"


def series_line(series: SeriesView, role: Role, label: str, place: Place = "end") -> Line:
    """Return a series as a line of a chart."""
    marks = tuple(
        Mark(p.year, p.value, p.text, p.provisional, _told(series, p)) for p in series.points
    )
    return Line(series.area, role, marks, label, series.breaks, place, series.gaps)


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
    """Return one place's series in blue, the county dashed in ink, its neighbours in grey."""
    drawn = []
    for at, series in enumerate(lines):
        role: Role = "chosen" if at == 0 else "whole" if series.code == COUNTY else "other"
        label = f"{series.area} {series.latest.number}"
        if series.latest.year < lines[0].latest.year:
            label = f"{label} ({series.latest.period})"
        drawn.append(series_line(series, role, label))
    return Lines(tuple(reversed(drawn)), lines[0].unit, lines[0].decimals)


def _steps(seen: CourseView, tried: WhatIf | None, language: Language) -> Steps:
    """Return a yearly amount's years; those before the target counts are marked as such."""
    _ = gettext(language)
    series, counted = seen.series, seen.status.progress.years_counted
    since = counted[0] if counted else 0
    steps = [
        Step(p.year, p.value, p.text, "counted" if p.year >= since else "before", _told(series, p))
        for p in series.points
    ]
    if tried and tried.points:
        first, last = tried.points
        words = fmt.with_unit(tried.pace, series.decimals, series.unit, language)
        told = _("Provat: {value}").format(value=words)
        steps += [
            Step(year, tried.pace, words, "tried", told)
            for year in range(first.year, last.year + 1)
        ]
    level = seen.target_line[0].value if seen.target_line else None
    return Steps(tuple(steps), level, seen.line_label, series.unit, series.decimals, series.name)


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


def _latest_place(seen: CourseView, ends: float) -> Place:
    """Return where the latest value's label hits no line."""
    latest = seen.series.latest.year
    first = min(seen.series.first.year, *(p.year for p in (*seen.target_line, *seen.required)))
    if (ends - latest) / max(ends - first, 1) <= ROOM_FOR_LABEL:
        return "below" if seen.target.direction == "up" else "above"
    if not seen.needed and seen.projection is None:
        return "right"
    return "below" if seen.target.direction == "up" else "above"


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
def course_chart(seen: CourseView, tried: WhatIf | None, language: Language) -> Lines | Steps:
    """Return a target's course: what has been, the level, the way there, where the pace leads.

    A yearly amount is drawn as columns, all else as a line over time.
    """
    if seen.target.kind == "yearly":
        return _steps(seen, tried, language)
    _ = gettext(language)
    series = seen.series
    ways = []
    if seen.required:
        name = _("Väg som krävdes")
        ways.append(_way(seen.required, "required", name, "", "none", seen, language))
    if seen.needed:
        name, label = _("Väg som krävs"), _("krävs härifrån")
        ways.append(_way(seen.needed, "needed", name, label, "along", seen, language))
    if seen.target_line:
        place: Place = "end" if seen.target.direction == "up" else "start"
        name, label = _("Målnivå"), seen.line_label
        ways.append(_way(seen.target_line, "target", name, label, place, seen, language))
    if tried and tried.points:
        ways.append(_way(tried.points, "tried", _("Provad takt"), "", "none", seen, language))
    ends = max(series.latest.year, *(mark.year for way in ways for mark in way.marks), 0)
    label = f"{series.latest.number} ({series.latest.period})"
    observed = series_line(series, "chosen", label, _latest_place(seen, ends))
    return Lines(
        (observed, *ways),
        series.unit,
        series.decimals,
        _band(seen, language),
        _("brott i serien"),
    )
