"""Who Stockholm is compared with: groups, chosen areas, and the part that each plays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from region.content.catalogue import Catalogue, ComparedArea, Comparison, Reading, ScopeName
from region.content.model import Likeness
from region.words.names import fold
from region.words.text import Language
from region.words.views import view

MOST_PEERS = 12
SMALLEST_FIELD = 10
"""Among fewer areas than this nothing is ranked: a place would say more about who has values."""
SIZE_INDICATORS: dict[ScopeName, str] = {
    "europe": "population_1_january",
    "counties": "population",
}

Role = Literal["own", "peer", "union"]


def role_of(comparison: Comparison, code: str) -> Role:
    """Return what an area is to the reader: Stockholm itself, the union, or a peer."""
    if code == comparison.own:
        return "own"
    return "union" if code == comparison.union else "peer"


def ranked_only(comparison: Comparison, rows: Iterable[Reading]) -> list[Reading]:
    """Return the rows of one period that take part in the ranking, each part of Europe once.

    Wholes such as the union do not, nor does a code that has been replaced if any of those that
    replaced it has a value too.
    """
    given = {row.area: row for row in rows}
    return [
        row
        for code, row in given.items()
        if comparison.areas[code].ranked
        and given.keys().isdisjoint(comparison.areas[code].replaced_by)
    ]


def group_members(comparison: Comparison, group_id: str) -> tuple[str, ...]:
    """Return the codes of a peer group; those alike in some way are computed."""
    group = comparison.groups[group_id]
    if group.alike is not None:
        return _alike(comparison, group.alike)
    if group.nearest_in_population is None:
        return group.members
    size = _latest(comparison, SIZE_INDICATORS[comparison.scope])
    own = size.pop(comparison.own)
    nearest = sorted(size, key=lambda code: (abs(size[code] - own), code))
    return tuple(nearest[: group.nearest_in_population])


def _alike(comparison: Comparison, rule: Likeness) -> tuple[str, ...]:
    """Return the areas that a rule finds in the tables' latest year, the most alike first."""
    size = _latest(comparison, SIZE_INDICATORS[comparison.scope])
    measure = _latest(comparison, rule.indicator)
    own = comparison.own

    def apart(code: str) -> float:
        return abs(measure[code] / measure[own] - 1)

    found = [
        code
        for code in rule.among
        if code != own
        and code in size
        and code in measure
        and 1 / rule.population_times <= size[code] / size[own] <= rule.population_times
        and 100 * apart(code) <= rule.within_percent
    ]
    return tuple(sorted(found, key=lambda code: (apart(code), code))[:MOST_PEERS])


def _latest(comparison: Comparison, indicator: str) -> dict[str, float]:
    """Return all ranked areas' values in the last year in which Stockholm has one."""
    readings = comparison.readings[indicator]
    period = readings.by_area[comparison.own][-1].period
    rows = ranked_only(comparison, readings.by_period[period].values())
    return {row.area: row.value for row in rows}


def read_peers(comparison: Comparison, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes that a list of codes or the id of a group names, and what is unknown.

    Codes may be in lower case and stand in any order; at most `MOST_PEERS` are kept.
    """
    if text in comparison.groups:
        return group_members(comparison, text), ()
    codes, unknown = [], []
    for part in (piece.strip().upper() for piece in text.split(",")):
        if not part or part in (comparison.own, comparison.union):
            continue
        area = comparison.areas.get(part)
        if area is None or not area.ranked:
            unknown.append(part)
        elif part not in codes:
            codes.append(part)
    return tuple(codes[:MOST_PEERS]), tuple(unknown)


@dataclass(frozen=True, eq=False)
class AreaOption:
    """An area that can be chosen to compare with."""

    code: str
    name: str
    country: str


@view
def area_options(
    catalogue: Catalogue, scope: ScopeName, language: Language
) -> tuple[AreaOption, ...]:
    """Return the areas that can be chosen as peers, by name; none of an earlier division."""
    one = catalogue.comparisons[scope]

    def option(area: ComparedArea) -> AreaOption:
        return AreaOption(area.code, area.name[language], area.country)

    options = [
        option(a)
        for a in one.areas.values()
        if a.ranked and a.code != one.own and not a.replaced_by
    ]
    return tuple(sorted(options, key=lambda o: (fold(o.name), o.code)))
