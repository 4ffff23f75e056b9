"""Stockholm beside other regions or counties: one year's order, values over time, rank over time.

`compare/tertiary_25_64`, with the choices of the page's address: scope, year, peers and view.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import NamedTuple

from region.comparisons.comparison import CompareView, compare, scope_of
from region.comparisons.lines import ComparedLine
from region.comparisons.peers import group_members, read_peers
from region.comparisons.relation import Relation
from region.content.catalogue import Catalogue
from region.indicators.certainty.words import compared_note
from region.outputs.charts.model import (
    Bar,
    Bars,
    Dot,
    Dots,
    Line,
    Lines,
    Mark,
    Picture,
    Places,
    Role,
)
from region.outputs.exhibits.model import Choice, Exhibit
from region.outputs.tables.sources import dated, described
from region.outputs.tables.table import Column, Table, as_published
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view

ROLES: dict[str, Role] = {"own": "chosen", "union": "whole"}

VIEWS = ("dots", "lines", "ranks")
"""As the page shows them; `ranks` is the second chart of the lines."""


class _Shown(NamedTuple):
    """What differs between the views."""

    name: str
    title: str
    unit: str
    table: Table
    picture: Picture | None


def _viewed(
    catalogue: Catalogue, key: str, choice: Mapping[str, str], language: Language
) -> CompareView:
    """Return the comparison that the choices ask for."""
    scope = scope_of(catalogue, key)
    if choice.get("scope", scope) != scope:
        raise UnknownIdError("scope of this indicator", choice["scope"], (scope,))
    one = catalogue.comparisons[scope]
    codes, unknown = read_peers(one, choice.get("peers", one.default_group))
    if unknown:
        known = (*one.groups, *(area.code for area in one.areas.values() if area.ranked))
        raise UnknownIdError("peers", unknown[0], known)
    codes = codes or group_members(one, one.default_group)
    return compare(catalogue, scope, key, codes, choice.get("year", ""), language)


def _order(found: CompareView, language: Language) -> _Shown:
    """Return one year's values, each with its rank among all areas that have one."""
    _ = gettext(language)
    columns = (
        Column(_("plats, {order}").format(order=found.order), 0, wide=0.8),
        Column(_("område"), wide=1.5),
        Column(_("värde") + f" ({found.unit})", found.decimals, wide=1.2),
        Column(_("kod")),
        Column(_("period")),
        Column(_("fältets storlek"), 0),
        Column(_("anmärkning"), wide=2),
        Column(_("plats, från"), 0),
        Column(_("plats, till"), 0),
        Column(_("jämförelsens grad")),
    )
    number = len(found.field)
    rows = tuple(
        (
            v.rank,
            v.name,
            as_published(v.value, v.decimals, found.decimals),
            v.code,
            found.label,
            number if v.rank else None,
            v.flags,
            v.rank_low,
            v.rank_high,
            found.grade_name if v.rank else "",
        )
        for v in found.values
    )
    own = frozenset(at for at, value in enumerate(found.values) if value.role == "own")
    unit = _("{unit}. Plats bland {number} områden, {order}").format(
        unit=found.unit, number=fmt.number(number, 0, language), order=found.order
    )
    bars = []
    for value in found.values:
        text = fmt.number(value.value, value.decimals, language)
        if value.rank:
            text = _("{value}, plats {rank}").format(value=text, rank=value.rank_text)
        if value.flags:
            text += f" ({value.flags})"
        bars.append(Bar(value.name, value.value, text, value.role == "own"))
    return _Shown(
        name=slug(_("jämförelse") + f" {found.name} {found.label}"),
        title=f"{found.name}, {found.label}",
        unit=unit,
        table=Table(columns, rows, own, shown=(0, 1, 2)),
        picture=Bars(tuple(bars), unit, found.decimals),
    )


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
    line = Line(found.own_name, "chosen", marks, marks[-1].tip)
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


def _course(found: CompareView, language: Language) -> _Shown:
    """Return the same areas over time, cut where the source has marked a break."""
    _ = gettext(language)
    columns = (
        Column(_("område"), wide=1.5),
        Column(_("period")),
        Column(_("värde") + f" ({found.unit})", found.decimals),
        Column(_("kod")),
        Column(_("anmärkning"), wide=2),
    )
    lines = [line for line in found.lines if line.points]
    rows = tuple(
        (ln.name, p.label, as_published(p.value, p.decimals, found.decimals), ln.code, p.flags)
        for ln in lines
        for p in ln.points
    )
    return _Shown(
        name=slug(_("jämförelse över tid") + f" {found.name}"),
        title=_("{name} över tid").format(name=found.name),
        unit=found.unit,
        table=Table(columns, rows),
        picture=lines_chart(found, language) if len(found.ranks) > 1 else None,
    )


def _ranks(found: CompareView, language: Language) -> _Shown:
    """Return Stockholm's rank in every year, with the number of areas that it is one of."""
    _ = gettext(language)
    columns = (
        Column(_("period")),
        Column(_("plats, {order}").format(order=found.order), 0),
        Column(_("fältets storlek"), 0),
        Column(_("delas av"), 0),
        Column(_("värde") + f" ({found.unit})", found.decimals),
        Column(_("plats, från"), 0),
        Column(_("plats, till"), 0),
        Column(_("jämförelsens grad")),
    )
    points = found.ranks
    rows = tuple(
        (p.label, p.rank, p.field, p.shared, p.value, p.rank_low, p.rank_high, p.grade_name)
        for p in points
    )
    unit = _("Stockholms plats av antalet med värde, {order}").format(order=found.order)
    return _Shown(
        name=slug(_("Stockholms plats") + f" {found.name}"),
        title=_("{name}: Stockholms plats").format(name=found.name),
        unit=unit,
        table=Table(columns, rows),
        picture=ranks_chart(found, language),
    )


def _answer(found: CompareView, language: Language) -> str:
    """Return Stockholm's value and place, short enough for a headline; empty without a place."""
    _ = gettext(language)
    own = next((value for value in found.values if value.role == "own"), None)
    if own is None or not own.rank:
        return ""
    value = fmt.with_unit(own.value, own.decimals, found.unit, language)
    return _("{name} {period}: {value}, plats {rank} av {number}").format(
        name=found.name,
        period=found.label,
        value=value,
        rank=own.rank_text,
        number=fmt.number(len(found.field), 0, language),
    )


@view
def compare_exhibit(
    catalogue: Catalogue, key: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return an indicator of a comparison as the page shows it.

    Raises
    ------
    UnknownIdError
        if no comparison has the indicator, or it not the scope, year, peers or view asked for.
    """
    given = dict(choice)
    wanted = given.get("view", VIEWS[0])
    if wanted not in VIEWS:
        raise UnknownIdError("view", wanted, VIEWS)
    found = _viewed(catalogue, key, given, language)
    make = {"dots": _order, "lines": _course, "ranks": _ranks}[wanted]
    shown = make(found, language)
    indicator = catalogue.comparisons[found.scope].indicators[key]
    origin = found.provenance
    day = max(source.retrieved for source in indicator.sources)
    address = {
        "scope": found.scope,
        "indicator": key,
        "view": "" if wanted == "dots" else "lines",
        "year": given.get("year", ""),
        "peers": given.get("peers", ""),
    }
    notes = (
        found.sentence,
        found.grade_note,
        compared_note(language),
        origin.definition,
        origin.calculation,
        *origin.breaks,
        origin.notes,
    )
    return Exhibit(
        key=f"compare/{key}",
        name=shown.name,
        title=shown.title,
        subtitle=shown.unit,
        message=found.sentence,
        alternative=f"{shown.title}. {found.sentence}",
        table=shown.table,
        line=origin.line,
        dated=dated(day, language),
        retrieved=day,
        origins=described(indicator, origin, language),
        notes=tuple(text for text in notes if text),
        page=pages.link("compare", language, **address),
        answer=_answer(found, language),
        picture=shown.picture,
        slide_table=shown.picture is None,
        choices=choice,
        lasting=found.name if wanted == "dots" else "",
        rank_note="" if wanted == "lines" else compared_note(language),
    )
