"""Charts of what is compared: lines over time, places over time, two measures as dots."""

from __future__ import annotations

import itertools
import re

from region.comparisons.comparison import CompareView
from region.comparisons.lines import ComparedLine
from region.comparisons.relation import Relation
from region.outputs.charts.model import Dot, Dots, Line, Lines, Mark, Places, Role
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

ROLES: dict[str, Role] = {"own": "chosen", "union": "whole"}


def short_name(name: str) -> str:
    """Return a name for narrow places: the city in parentheses, or a county without the word.

    Parentheses that hold a country's or the old division's mark are no city.
    """
    city = re.search(r"\(([^)\d]{3,})\)$", name)
    return city[1] if city else re.sub(r"(s? län| County)$", "", name)


def _end(line: ComparedLine, last_of_all: str, language: Language) -> str:
    """Return the line's name and last value, with its year where others have a later one."""
    name = line.name.split(" (")[0] if line.role == "union" else short_name(line.name)
    last = line.points[-1]
    label = f"{name} {fmt.number(last.value, last.decimals, language)}"
    return label if last.period == last_of_all else f"{label} ({last.label})"


def compared_line(line: ComparedLine, language: Language, last_of_all: str = "") -> Line:
    """Return an area's course as a line, cut where nothing may join it.

    `last_of_all` is the last year of any of the lines, if not this one's own.
    """
    points = line.points
    marks = tuple(
        Mark(
            int(p.period),
            p.value,
            p.text,
            p.uncertain,
            f"{line.name} {p.label}: {p.text}" + (f" ({p.flags})" if p.flags else ""),
        )
        for p in points
    )
    breaks = tuple(
        int(after.period)
        for before, after in itertools.pairwise(points)
        if after.segment != before.segment
    )
    role = ROLES.get(line.role, "other")
    label = _end(line, last_of_all or points[-1].period, language)
    return Line(line.name, role, marks, label, breaks)


def _goal_line(found: CompareView, lines: list[ComparedLine], language: Language) -> list[Line]:
    """Return the goal's level across the years, if the measure follows one."""
    _ = gettext(language)
    goal = found.goal
    if goal is None or goal.level is None:
        return []
    years = [int(point.period) for line in lines for point in line.points]
    marks = tuple(Mark(year, goal.level, goal.number) for year in (min(years), max(years)))
    label = _("målet {year}: {level}").format(year=goal.year, level=goal.number)
    return [Line(_("Målnivå"), "target", marks, label)]


@view
def lines_chart(found: CompareView, language: Language) -> Lines:
    """Return the areas over time: Stockholm in blue, the whole dashed, the others grey."""
    lines = [line for line in found.lines if line.points]
    lines.sort(key=lambda line: line.role == "own")
    last = max((line.points[-1].period for line in lines), default="")
    drawn = [compared_line(line, language, last) for line in lines]
    drawn = [*_goal_line(found, lines, language), *drawn]
    return Lines(tuple(drawn), found.unit, found.decimals, column=True)


@view
def ranks_chart(found: CompareView, language: Language) -> Places | None:
    """Return Stockholm's rank in each year, with the size of the field; None of a single year."""
    _ = gettext(language)
    if len(found.ranks) < 2:
        return None
    tip = _("{year}: plats {rank} av {number}")
    marks = tuple(
        Mark(
            int(p.period),
            p.rank,
            f"{p.rank}/{p.field}",
            tip=tip.format(year=p.label, rank=p.places, number=p.field),
        )
        for p in found.ranks
    )
    cut = tuple(int(point.period) for point in found.ranks if point.apart)
    line = Line(found.own_name, "chosen", marks, marks[-1].tip, cut)
    unit = _("Stockholms plats av antalet med värde, {order}").format(order=found.order)
    return Places((line,), unit, named=False)


@view
def relation_chart(found: Relation) -> Dots:
    """Return the areas as dots, Stockholm and the peers named."""
    dots = tuple(
        Dot(
            short_name(point.name),
            point.x,
            point.y,
            "" if point.role is None else "chosen" if point.role == "own" else "other",
            point.text,
        )
        for point in found.points
    )
    return Dots(dots, f"{found.x_name}, {found.x_unit}", f"{found.y_name}, {found.y_unit}")
