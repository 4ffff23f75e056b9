"""Where a municipality stands apart and how it has moved, computed from the tables alone."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TypeVar

from region.municipalities.profile.findings import UNTOLD
from tests import apart
from tests.recompute import (
    COUNTY,
    Raw,
    median,
    municipal_keys,
    raw,
    spread,
)

CODES = sorted({area for area, _period in raw("population").values if len(area) == 4})
Found = TypeVar("Found", "Apart", "Course")


@dataclass(frozen=True)
class Apart:
    key: str
    strength: Decimal
    against: Decimal
    county: bool


@dataclass(frozen=True)
class Course:
    key: str
    strength: Decimal
    base: str
    change: Decimal
    median: Decimal
    decimals: int
    relative: bool
    passed_over: str


@cache
def subjects() -> tuple[str, ...]:
    """What is followed, in at least one of the last five years, and does not swing."""
    last = {key: int(raw(key).periods[-1]) for key in municipal_keys()}
    return tuple(
        key
        for key in last
        if key not in UNTOLD
        and raw(key).side["update_interval"] != "none"
        and not _taken_over(key)
        and last[key] > max(last.values()) - 5
    )


def _taken_over(key: str) -> bool:
    """Whether another series of the same subject has values for a later period."""
    later = raw(key).side.get("successor")
    return bool(later) and max(p for _a, p in raw(later).values) > max(
        p for _a, p in raw(key).values
    )


@cache
def _spreads(key: str) -> tuple[Decimal, Decimal]:
    values = raw(key).of_all(raw(key).periods[-1], sure=True).values()
    return median(values), spread(values)


def _clear(key: str, period: str, code: str, county: bool) -> bool:
    """Whether a value is clearly apart from the county's, or else from the middle place."""
    if county:
        return apart.verdict(key, period, code) in ("higher", "lower")
    spans = apart.places(key, period)
    first, last = spans[code]
    return last < (len(spans) + 1) / 2 or first > (len(spans) + 1) / 2


def all_apart(code: str) -> list[Apart]:
    """How far the municipality lies from the county, or from the median where there is none."""
    found = []
    for key in subjects():
        table = raw(key)
        last = table.periods[-1]
        values = table.of_all(last, sure=True)
        middle, width = _spreads(key)
        if table.kind == "count" or code not in values or len(values) < 20 or not width:
            continue
        county = table.values.get((COUNTY, last))
        gaps = [values[code] - middle] + ([values[code] - county] if county is not None else [])
        if len({gap > 0 for gap in gaps}) > 1 or 0 in gaps:
            continue
        if not _clear(key, last, code, county is not None):
            continue
        least = min(gaps, key=abs)
        against = middle if county is None else county
        found.append(Apart(key, least / width, against, county is not None))
    return sorted(found, key=lambda one: (-abs(one.strength), one.key))


def base_of(table: Raw, code: str, *, sure: bool) -> str:
    """The period nearest to ten years before the last one, the earlier of two as near."""
    last = table.periods[-1]
    own = sorted(period for area, period in table.values if area == code)
    usable = [
        p
        for p in own
        if p < last and table.comparable(p, last) and not (sure and table.doubtful(code, p))
    ]
    return min(usable, key=lambda p: (abs(int(p) - int(last) + 10), p), default="")


@cache
def moves(key: str, base: str) -> dict[str, tuple[Decimal, bool]]:
    """All municipalities' changes between printed values, unrounded, and whether in per cent."""
    table, found = raw(key), {}
    last = table.periods[-1]
    for code in table.of_all(last, sure=True):
        if code not in table.of_all(base, sure=True):
            continue
        now, then = table.printed(code, last), table.printed(code, base)
        assert now is not None
        assert then is not None
        if table.relative and then > 0:
            found[code] = (100 * now / then - 100, True)
        else:
            found[code] = (now - then, False)
    return found


def all_courses(code: str) -> list[Course]:
    found = []
    for key in subjects():
        table = raw(key)
        last = table.periods[-1]
        base, usual = (base_of(table, code, sure=sure) for sure in (True, False))
        if not base or int(last) - int(base) < 5:
            continue
        changes = moves(key, base)
        if code not in changes or len(changes) < 20 or len({r for _v, r in changes.values()}) > 1:
            continue
        if any(
            table.remark(code, period).get("kind") == "step"
            for period in table.periods
            if base < period <= last
        ):
            continue
        width = spread(value for value, _relative in changes.values())
        if not width:
            continue
        if not apart.real(key, code, base, last)[0]:
            continue
        middle = median(value for value, _relative in changes.values())
        own, relative = changes[code]
        digits = 1 if relative else min(table.digits(code, base), table.digits(code, last))
        found.append(
            Course(
                key,
                (own - middle) / width,
                base,
                own,
                middle,
                digits,
                relative,
                usual if usual != base else "",
            )
        )
    return sorted(found, key=lambda one: (-abs(one.strength), one.key))


def two_of(found: list[Found]) -> list[Found]:
    """The two strongest of different themes."""
    picked: list[Found] = []
    for one in found:
        if len(picked) < 2 and raw(one.key).side["theme"] not in {
            raw(other.key).side["theme"] for other in picked
        }:
            picked.append(one)
    return picked
