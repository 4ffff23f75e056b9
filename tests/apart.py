"""Which values can be told apart, worked out anew from the files, with none of the site's code."""

from __future__ import annotations

import csv
import math
from functools import cache
from statistics import median, pstdev

from scipy import stats

from region.content.catalogue import DATA
from tests.recompute import COUNTY, Raw, raw

Z = float(stats.norm.ppf(0.975))
EDGE = 1e-9
Range = tuple[float, float, float]
"""Lowest, the value, highest."""

NAMES = {"estimated": "uppskattad", "descriptive": "beskrivande", "none": "inte prövad"}


@cache
def people(group: str, area: str) -> dict[int, float]:
    if group == "population":
        found = raw("population").values
        return {int(period): float(v) for (code, period), v in found.items() if code == area}
    with (DATA / "denominators" / "ages.csv").open(encoding="utf-8", newline="") as file:
        return {
            int(row["period"]): float(row["value"])
            for row in csv.DictReader(file)
            if (row["group"], row["area_code"]) == (group, area)
        }


def estimated(table: Raw, area: str, period: str) -> Range | None:
    chance = table.side.get("certainty", {}).get("chance")
    value = float(table.values[area, period])
    if not chance:
        return None
    years = people(chance["group"], area)
    known = [year for year in years if year <= int(period)]
    if not known:
        return None
    number = years[max(known)] * chance.get("share", 1)
    if chance["law"] == "poisson":
        scale = chance["per"] / number
        events = value / scale
        low = events * (1 - 1 / (9 * events) - Z / (3 * events**0.5)) ** 3
        more = events + 1
        high = more * (1 - 1 / (9 * more) + Z / (3 * more**0.5)) ** 3
        return scale * low, value, scale * high
    share = value / 100
    middle = (share + Z**2 / (2 * number)) / (1 + Z**2 / number)
    half = math.sqrt(share * (1 - share) / number + (Z / (2 * number)) ** 2)
    half *= Z / (1 + Z**2 / number)
    return 100 * (middle - half), value, 100 * (middle + half)


@cache
def triples(key: str, area: str) -> tuple[float, ...]:
    """How far each middle of three years lies off the line between the others."""
    table, found = raw(key), []
    values = {
        int(period): float(value)
        for (code, period), value in table.values.items()
        if code == area and not table.doubtful(area, period)
    }
    cuts = [0, *sorted(int(period) for period in table.breaks), 9999]
    for at in range(len(cuts) - 1):
        piece = {y: v for y, v in values.items() if cuts[at] <= y < cuts[at + 1]}
        level = sum(map(abs, piece.values())) / len(piece) if piece else 0
        for year in piece:
            if year - 1 in piece and year + 1 in piece:
                off = piece[year - 1] - 2 * piece[year] + piece[year + 1]
                found.append(off / level if table.relative and level else off)
    return tuple(found)


@cache
def usual(key: str, area: str) -> float | None:
    def moved(found: tuple[float, ...]) -> float | None:
        return 1.4826 * median(map(abs, found)) / math.sqrt(6) if found else None

    own = triples(key, area)
    if len(own) >= 6:
        return moved(own)
    codes = {code for code, _period in raw("population").values if len(code) == 4}
    all_ = sorted(m for code in codes if (m := moved(triples(key, code))) is not None)
    return all_[len(all_) // 2] if len(all_) % 2 else median(all_) if all_ else None


def descriptive(table: Raw, area: str, period: str) -> Range | None:
    moved, value = usual(table.key, area), float(table.values[area, period])
    if moved is None:
        return None
    half = Z * moved * (abs(value) if table.relative else 1)
    return value - half, value, value + half


@cache
def ranges(key: str, period: str) -> tuple[str, dict[str, Range]]:
    """The grade of a period, and each area's range."""
    table = raw(key)
    areas = [a for a, p in table.values if p == period and (len(a) == 4 or a == COUNTY)]
    for grade, way in (("estimated", estimated), ("descriptive", descriptive)):
        found = {area: one for area in areas if (one := way(table, area, period)) is not None}
        if all(area in found for area in areas if len(area) == 4):
            return grade, {area: _rounded(table, area, period, one) for area, one in found.items()}
    values = {area: float(table.values[area, period]) for area in areas}
    return "none", {a: _rounded(table, a, period, (v, v, v)) for a, v in values.items()}


def _rounded(table: Raw, area: str, period: str, one: Range) -> Range:
    half = 0.5 / 10 ** table.digits(area, period)
    return min(one[0], one[1] - half), one[1], max(one[2], one[1] + half)


def gap(one: Range, other: Range) -> Range:
    apart = one[1] - other[1]
    below = math.sqrt((one[1] - one[0]) ** 2 + (other[2] - other[1]) ** 2)
    above = math.sqrt((one[2] - one[1]) ** 2 + (other[1] - other[0]) ** 2)
    return apart - below, apart, apart + above


def counts(key: str) -> bool:
    return raw(key).side["certainty"]["basis"] in ("total", "register", "administrative")


@cache
def changes(key: str, base: str, period: str) -> tuple[str, dict[str, Range]]:
    """The surer-than-neither grade of two periods, and each municipality's change."""
    order = ("estimated", "descriptive", "none")
    (first, then), (last, now) = ranges(key, base), ranges(key, period)
    found = {}
    for area in now:
        if len(area) != 4 or area not in then:
            continue
        scale = 1.0
        if raw(key).relative:
            if then[area][1] <= 0:
                continue
            scale = 100 / then[area][1]
        low, value, high = gap(now[area], then[area])
        found[area] = (low * scale, value * scale, high * scale)
    return max(first, last, key=order.index), found


def spans(found: dict[str, Range], *, taken: bool = True) -> dict[str, tuple[int, int]]:
    """First and last place of each, when only clear differences count."""
    if not taken:
        return dict.fromkeys(found, (1, len(found)))
    result = {}
    for area, own in found.items():
        gaps = [gap(other, own) for code, other in found.items() if code != area]
        result[area] = (
            1 + sum(g[0] > EDGE for g in gaps),
            len(found) - sum(g[2] < -EDGE for g in gaps),
        )
    return result


@cache
def places(key: str, period: str) -> dict[str, tuple[int, int]]:
    grade, found = ranges(key, period)
    own = {area: one for area, one in found.items() if len(area) == 4}
    return turned(key, spans(own, taken=grade != "none" or counts(key)))


@cache
def places_of_changes(key: str, base: str, period: str) -> dict[str, tuple[int, int]]:
    grade, found = changes(key, base, period)
    return turned(key, spans(found, taken=grade != "none" or counts(key)))


def turned(key: str, found: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Count from the other end where a lower value is wanted."""
    if raw(key).direction != "down":
        return found
    return {
        code: (len(found) + 1 - last, len(found) + 1 - first)
        for code, (first, last) in found.items()
    }


def verdict(key: str, period: str, area: str) -> str:
    """`higher`, `same`, `lower` or `unclear` against the county; empty without its value."""
    grade, found = ranges(key, period)
    if COUNTY not in found or raw(key).kind == "count":
        return ""
    if grade == "none" and not counts(key):
        return "unclear"
    low, value, high = gap(found[area], found[COUNTY])
    if low > EDGE or high < -EDGE:
        return "higher" if low > EDGE else "lower"
    spread = pstdev([one[1] for code, one in found.items() if len(code) == 4])
    return "same" if value == 0 or max(-low, high) <= spread else "unclear"


def real(key: str, area: str, base: str, period: str) -> tuple[bool, str]:
    """Whether a change between two periods is more than chance or movement, and the grade."""
    grade, _found = changes(key, base, period)
    low, _value, high = gap(ranges(key, period)[1][area], ranges(key, base)[1][area])
    return (low > EDGE or high < -EDGE) and (grade != "none" or counts(key)), grade


def place(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"
