"""What must hold of the measured values: ratios to another contender, and limits of our own."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bench.contenders import DASHBOARD

Values = Mapping[str, Sequence[float]]


class Goal(NamedTuple):
    """A ratio that must hold: one measure of the dashboard to one of another."""

    words: str
    of: str
    to: str
    most: float
    at_least: bool = False


def key_of(measure: str, contender: str, page: str) -> str:
    """Return the name under which a measured value is kept."""
    return f"{measure}|{contender}|{page}"


SLOW = "slow 4G, processor ×1/4"
GOALS = (
    Goal(
        "Ten figures on slow 4G, to the empty app's first content",
        key_of(f"cold {SLOW} figures", "dashboard", "overview"),
        key_of(f"cold {SLOW} fcp", "empty", "overview"),
        0.12,
    ),
    Goal(
        "Ten figures on a LAN, to the empty app's first content",
        key_of("cold LAN figures", "dashboard", "overview"),
        key_of("cold LAN fcp", "empty", "overview"),
        0.3,
    ),
    *(
        Goal(
            f"Ten figures on {words}, to a static page's with the same map",
            key_of(f"cold {line} figures", "dashboard", "overview"),
            key_of(f"cold {line} figures", "static", "overview"),
            most,
        )
        for words, line, most in (("slow 4G", SLOW, 1.4), ("a LAN", "LAN", 2))
    ),
    Goal(
        "All of a page that is only read, on slow 4G, to the empty app's",
        key_of(f"only read, {SLOW} lcp", "dashboard", "overview"),
        key_of(f"cold {SLOW} usable", "empty", "overview"),
        0.3,
    ),
    Goal(
        "All of a page that is only read again, on a LAN, to the empty app's",
        key_of("only read warm, LAN lcp", "dashboard", "overview"),
        key_of("warm LAN usable", "empty", "overview"),
        0.8,
    ),
    Goal(
        "A map that can be read on slow 4G, to the usual way",
        key_of(f"cold {SLOW} map", "dashboard", "map"),
        key_of(f"cold {SLOW} map", "idiomatic", "map"),
        0.06,
    ),
    *(
        Goal(
            f"Bytes of a cold {page}, to the usual way",
            key_of(f"cold {SLOW} kilobytes", "dashboard", page),
            key_of(f"cold {SLOW} kilobytes", "idiomatic", page),
            0.3,
        )
        for page in ("overview", "map")
    ),
    Goal(
        "Bytes of a cold overview that is only read, to the empty app",
        key_of(f"only read, {SLOW} kilobytes", "dashboard", "overview"),
        key_of(f"cold {SLOW} kilobytes", "empty", "overview"),
        0.13,
    ),
    Goal(
        "First answer after a start, to the empty app's",
        key_of("start s", "dashboard", ""),
        key_of("start s", "empty", ""),
        2.5,
    ),
    Goal(
        "Everything drawn and a first page run, to the empty app's",
        key_of("start to first page s", "dashboard", ""),
        key_of("start to first page s", "empty", ""),
        8.0,
    ),
    *(
        Goal(
            f"Processor time of a click on {page}, to the usual way",
            key_of("click processor_ms", "dashboard", page),
            key_of("click processor_ms", "idiomatic", page),
            0.04,
        )
        for page in DASHBOARD.pages
    ),
    Goal(
        "Bytes of a click on the map, to the usual way",
        key_of("click kilobytes", "dashboard", "map"),
        key_of("click kilobytes", "idiomatic", "map"),
        0.05,
    ),
    Goal(
        "From a year to the last new pixel on the map, to the usual way",
        key_of("click to pixels ms", "dashboard", "map"),
        key_of("click to pixels ms", "idiomatic", "map"),
        1.0,
    ),
    Goal(
        "Clicks served a second at a p95 of one second, to the usual way",
        key_of("clicks a second at p95 1 s", "dashboard", "map"),
        key_of("clicks a second at p95 1 s", "idiomatic", "map"),
        40.0,
        at_least=True,
    ),
)
ENDURANCE = key_of("memory by the day's six minutes MB", "dashboard", "map")
PACE = key_of("pace of the day", "dashboard", "map")


class Limit(NamedTuple):
    """A value of the dashboard's own that must not be passed."""

    words: str
    ending: str
    most: float
    unit: str = ""
    of_many: Callable[[Sequence[float]], float] = max


LIMITS = (
    Limit("Layout shift, worst page and line", "shifts", 0.05),
    Limit("Nothing shown after something was, worst", "blank", 50, " ms"),
    Limit(
        "From a year to the last new pixel on the map", "pixels ms", 33, " ms", statistics.median
    ),
    Limit("500 visitors, 95 of 100 answers within", "500 p95 ms", 150, " ms", statistics.median),
    Limit("Memory at rest", "at start MB", 220, " MB", statistics.median),
    Limit("Memory of an open visitor", "of a visitor MB", 0.1, " MB", statistics.median),
    Limit(
        "Memory after a day's load, to the memory after its first hour",
        "by the day's six minutes MB",
        1.05,
        of_many=lambda found: found[-1] / found[min(FIRST_HOUR, len(found) - 1)],
    ),
)
FIRST_HOUR = 9
"""Which of the values ends it: there are ten of every hour."""


def checked(values: Values) -> list[list[str]]:
    """Return what must hold with its value and bound, and whether it does."""
    rows = []
    for goal in GOALS:
        of, to = values.get(goal.of), values.get(goal.to)
        if not of or not to:
            continue
        ratio = statistics.median(of) / max(statistics.median(to), 1e-9)
        held = ratio >= goal.most if goal.at_least else ratio <= goal.most
        bound = f"at least {goal.most:g}" if goal.at_least else f"at most {goal.most:g}"
        rows.append([goal.words, f"{ratio:.3f}", bound, "yes" if held else "**no**"])
    for limit in LIMITS:
        found = [
            limit.of_many(many)
            for key, many in values.items()
            if "|dashboard|" in key and key.split("|")[0].endswith(f" {limit.ending}")
        ]
        if found:
            held = "yes" if max(found) <= limit.most else "**no**"
            bound = f"at most {limit.most:g}{limit.unit}"
            rows.append([limit.words, f"{max(found):.3f}{limit.unit}", bound, held])
    return rows
