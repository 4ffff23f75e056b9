"""Which places a county or a region of Europe can have, by how its values usually move."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from region.comparisons.peers import ranked_only
from region.content.catalogue import Comparison
from region.content.model import Indicator, Status
from region.indicators.certainty import Grade, Interval, RankSpan, Verdict, compare
from region.indicators.certainty.intervals import around, at_least
from region.indicators.certainty.moving import Pieces, as_it_moves, usual_movements
from region.indicators.change import in_per_cent


@dataclass(frozen=True, eq=False)
class Field:
    """The ranked areas' ranges in one period, and what they rest on."""

    grade: Grade
    intervals: Mapping[str, Interval]
    lowest_first: bool

    def span(self, code: str, among: Collection[str] | None = None) -> RankSpan | None:
        """Return the places that an area can have among all, or some; None if it is not ranked."""
        own = self.intervals.get(code)
        if own is None:
            return None
        others = [
            each
            for key, each in self.intervals.items()
            if key != code and (among is None or key in among)
        ]
        found = [compare(each, own).verdict for each in others]
        ahead, behind = Verdict.HIGHER, Verdict.LOWER
        if self.lowest_first:
            ahead, behind = behind, ahead
        return RankSpan(found.count(ahead) + 1, len(others) + 1 - found.count(behind))


@lru_cache(maxsize=64)
def _movements(one: Comparison, indicator: Indicator) -> Mapping[str, float]:
    breaks = {item.period for item in indicator.breaks}
    areas: dict[str, Pieces] = {}
    for code, rows in one.readings[indicator.id].by_area.items():
        pieces: list[list[tuple[int, float]]] = [[]]
        for row in rows:
            if Status.BREAK in row.statuses or row.period in breaks:
                pieces.append([])
            pieces[-1].append((int(row.period), row.value))
        areas[code] = pieces
    alike = [code for code in areas if one.areas[code].ranked]
    return usual_movements(areas, alike, relative=in_per_cent(indicator.kind))


def field_of(one: Comparison, indicator: Indicator, period: str, lowest_first: bool) -> Field:
    """Return the ranges of all ranked areas in a period: descriptive, or none with too few years.

    No range is narrower than what rounding hides.
    """
    moves = _movements(one, indicator)
    rows = ranked_only(one, one.readings[indicator.id].by_period[period].values())
    relative = in_per_cent(indicator.kind)
    grade = Grade.DESCRIPTIVE if all(row.area in moves for row in rows) else Grade.NONE
    found = {}
    for row in rows:
        half = 0.5 * 10.0 ** -indicator.decimals_of(row.area, period)
        known = grade is Grade.DESCRIPTIVE
        moved = as_it_moves(row.value, moves[row.area], relative=relative) if known else None
        found[row.area] = at_least(moved or around(row.value, 0.0), half)
    return Field(grade, found, lowest_first)
