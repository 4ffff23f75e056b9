"""From measured values to docs/performance.md: tables of medians with their spread, and charts."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench import scale

NAMES = {
    "static": "static page",
    "empty": "empty app",
    "idiomatic": "the usual way",
    "dashboard": "this dashboard",
}
ORDER = ("empty", "idiomatic", "dashboard")

Values = Mapping[str, Sequence[float]]


class Goal(NamedTuple):
    """A ratio that must hold: one measure of the dashboard to one of another."""

    words: str
    of: str
    to: str
    most: float
    at_least: bool = False


def _key(measure: str, contender: str, page: str) -> str:
    return f"{measure}|{contender}|{page}"


SLOW = "slow 4G, processor ×1/4"
GOALS = (
    Goal(
        "Ten figures on slow 4G, to the empty app's first content",
        _key(f"cold {SLOW} figures", "dashboard", "overview"),
        _key(f"cold {SLOW} fcp", "empty", "overview"),
        0.12,
    ),
    Goal(
        "Ten figures on a LAN, to the empty app's first content",
        _key("cold LAN figures", "dashboard", "overview"),
        _key("cold LAN fcp", "empty", "overview"),
        0.3,
    ),
    *(
        Goal(
            f"Ten figures on {words}, to a static page's with the same map",
            _key(f"cold {line} figures", "dashboard", "overview"),
            _key(f"cold {line} figures", "static", "overview"),
            most,
        )
        for words, line, most in (("slow 4G", SLOW, 1.4), ("a LAN", "LAN", 2))
    ),
    Goal(
        "All of a page that is only read, on slow 4G, to the empty app's",
        _key(f"only read, {SLOW} lcp", "dashboard", "overview"),
        _key(f"cold {SLOW} usable", "empty", "overview"),
        0.3,
    ),
    Goal(
        "All of a page that is only read again, on a LAN, to the empty app's",
        _key("only read warm, LAN lcp", "dashboard", "overview"),
        _key("warm LAN usable", "empty", "overview"),
        0.8,
    ),
    Goal(
        "A map that can be read on slow 4G, to the usual way",
        _key(f"cold {SLOW} map", "dashboard", "map"),
        _key(f"cold {SLOW} map", "idiomatic", "map"),
        0.06,
    ),
    *(
        Goal(
            f"Bytes of a cold {page}, to the usual way",
            _key(f"cold {SLOW} kilobytes", "dashboard", page),
            _key(f"cold {SLOW} kilobytes", "idiomatic", page),
            0.3,
        )
        for page in ("overview", "map")
    ),
    Goal(
        "Bytes of a cold overview that is only read, to the empty app",
        _key(f"only read, {SLOW} kilobytes", "dashboard", "overview"),
        _key(f"cold {SLOW} kilobytes", "empty", "overview"),
        0.13,
    ),
    Goal(
        "First answer after a start, to the empty app's",
        _key("start s", "dashboard", ""),
        _key("start s", "empty", ""),
        2.5,
    ),
    Goal(
        "Everything drawn and a first page run, to the empty app's",
        _key("start to first page s", "dashboard", ""),
        _key("start to first page s", "empty", ""),
        8.0,
    ),
    *(
        Goal(
            f"Processor time of a click on {page}, to the usual way",
            _key("click processor_ms", "dashboard", page),
            _key("click processor_ms", "idiomatic", page),
            0.04,
        )
        for page in ("overview", "map", "target")
    ),
    Goal(
        "Bytes of a click on the map, to the usual way",
        _key("click kilobytes", "dashboard", "map"),
        _key("click kilobytes", "idiomatic", "map"),
        0.05,
    ),
    Goal(
        "From a year to the last new pixel on the map, to the usual way",
        _key("click to pixels ms", "dashboard", "map"),
        _key("click to pixels ms", "idiomatic", "map"),
        1.0,
    ),
    Goal(
        "Clicks served a second at a p95 of one second, to the usual way",
        _key("clicks a second at p95 1 s", "dashboard", "map"),
        _key("clicks a second at p95 1 s", "idiomatic", "map"),
        40.0,
        at_least=True,
    ),
)
ENDURANCE = _key("memory by the half minute MB", "dashboard", "map")


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
        "Memory after the long run, to the memory after its first two minutes",
        "by the half minute MB",
        1.1,
        of_many=lambda found: found[-1] / found[AFTER_TWO_MINUTES],
    ),
)
AFTER_TWO_MINUTES = 3
"""Which of the values of every half minute that is."""


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def cell(values: Sequence[float] | None) -> str:
    """Return the median and, where there is more than one value, the lowest and the highest."""
    if not values:
        return "–"
    middle = _number(statistics.median(values))
    if len(values) == 1:
        return middle
    return f"{middle} ({_number(min(values))}–{_number(max(values))})"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def goals(values: Values) -> str:
    """Return the table of what must hold, and whether it does."""
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
    return _table(("What", "Measured", "Must be", "Holds"), rows)


def loads(values: Values, page: str) -> str:
    """Return the loads of one page: a row for each line, cache and contender."""
    kinds = sorted(
        {
            key.split("|")[0].rsplit(" ", 1)[0]
            for key in values
            if key.startswith(("cold ", "only read", "warm "))
        }
    )
    columns = ("fcp", "lcp", "figures" if page == "overview" else "map", "usable")
    head = ("Line and cache", "Contender", "First content", "Largest content",
            "Ten figures" if page == "overview" else "Map", "Usable", "kB", "Requests")  # fmt: skip
    rows = []
    for kind in kinds:
        for name in NAMES:
            found = [values.get(_key(f"{kind} {column}", name, page)) for column in columns]
            if any(found):
                more = [
                    values.get(_key(f"{kind} {c}", name, page)) for c in ("kilobytes", "requests")
                ]
                rows.append([kind, NAMES[name], *map(cell, (*found, *more))])
    return _table(head, rows)


def plain(values: Values, measures: Mapping[str, str], pages: Sequence[str]) -> str:
    """Return a table with a row for each measure and page, a column for each contender."""
    rows = []
    for measure, words in measures.items():
        for page in pages:
            found = [values.get(_key(measure, name, page)) for name in ORDER]
            if any(found):
                rows.append([words, page or "–", *map(cell, found)])
    return _table(("What", "Page", *(NAMES[name] for name in ORDER)), rows)


def chart(values: Values, title: str, bars: Mapping[str, str], path: Path) -> bool:
    """Draw one bar for each contender that has the measure, as SVG; return whether there are any."""
    import altair as alt
    import vl_convert

    rows = [
        {"contender": words, "value": statistics.median(values[key])}
        for words, key in bars.items()
        if values.get(key)
    ]
    if not rows:
        return False
    base = alt.Chart(alt.Data(values=rows), title=title).encode(
        x=alt.X("value:Q", title=None, axis=alt.Axis(tickCount=5)),
        y=alt.Y("contender:N", title=None, sort=None),
    )
    words = base.mark_text(align="left", dx=4, color="#17212B").encode(
        text=alt.Text("value:Q", format=",.2~f")
    )
    drawn: Any = alt.layer(base.mark_bar(color="#00568C"), words)
    spec = drawn.properties(width=520, background="#FFFFFF").to_dict()
    path.write_text(vl_convert.vegalite_to_svg(json.dumps(spec)), "utf-8")
    return True


def _charts(values: Values, folder: Path) -> str:
    wanted = {
        "performance-first-content.svg": (
            "Milliseconds until there is something to read, slow 4G",
            {
                "empty app: heading": _key(f"cold {SLOW} fcp", "empty", "overview"),
                "usual way: ten figures": _key(f"cold {SLOW} figures", "idiomatic", "overview"),
                "this dashboard: ten figures": _key(
                    f"cold {SLOW} figures", "dashboard", "overview"
                ),
                "usual way: map": _key(f"cold {SLOW} map", "idiomatic", "map"),
                "this dashboard: map": _key(f"cold {SLOW} map", "dashboard", "map"),
            },
        ),
        "performance-click.svg": (
            "Processor milliseconds of a click",
            {
                f"{NAMES[name]}: {page}": _key("click processor_ms", name, page)
                for page in ("overview", "map", "target")
                for name in ORDER
            },
        ),
    }
    lines = []
    for file, (title, bars) in wanted.items():
        if chart(values, title, bars, folder / file):
            lines.append(f"![{title}]({file})")
    return "\n\n".join(lines)


def conditions(parts: Mapping[str, Any]) -> str:
    """Return what each part was measured on."""
    rows = []
    for part, kept in parts.items():
        told = kept["conditions"]
        kind = "quick, to be repeated in full" if told["quick"] else "full"
        machine = f"{told['processors']}, {told['memory_gb']} GB, Python {told['python']}"
        rows.append([part, told["date"], kind, machine, str(told["load_before"])])
    return _table(("Part", "Date", "Run", "Processors, memory", "Load before"), rows)


def endurance(values: Values) -> str:
    """Return how the memory of the process went under steady visits."""
    found = values.get(ENDURANCE, ())
    if len(found) <= AFTER_TWO_MINUTES:
        return ""
    return (
        f"Under {len(found) / 2:g} minutes of visits that come, click and go, the process had "
        f"{_number(found[AFTER_TWO_MINUTES])} MB after two minutes, at most {_number(max(found))} MB, and "
        f"{_number(found[-1])} MB at the end."
    )


def growth(values: Values) -> str:
    """Return a table for each dimension in which the content was made larger."""
    return "\n\n".join(_table(head, rows) for _name, head, rows in scale.tables(values))


def page(parts: Mapping[str, Any], values: Values, pictures: str, notes: str) -> str:
    """Return the text of docs/performance.md."""
    crowd = {
        f"crowd {n} {what}": f"{n} visitors, a click every ten seconds: {words}"
        for n in (50, 200, 500)
        for what, words in (
            ("served a second", "served a second"),
            ("p50 ms", "p50, ms"),
            ("p95 ms", "p95, ms"),
            ("lost", "connections lost"),
        )
    }
    texts = [
        "# Performance",
        "Written by `make bench` (`BENCH=quick` for a few minutes); do not edit the tables. What "
        "is measured in turn on the same machine: an empty Streamlit app, "
        "[the usual way](../bench/idiomatic) of writing the overview, the map and a target with "
        "Streamlit, this dashboard, and a static page with the overview's ten figures and map. A figure is the median, with the lowest and the highest "
        "in parentheses.",
        "Browser, servers and visitors shared the machine: compare ratios, not times. Each part "
        "was measured in one run.",
        conditions(parts),
        "## What must hold",
        goals(values),
        pictures,
        "## Overview, from an address to a page (ms)",
        loads(values, "overview"),
        "## Map, from an address to a page (ms)",
        loads(values, "map"),
        "## A click",
        plain(
            values,
            {
                "click processor_ms": "processor, ms",
                "click kilobytes": "sent, kB",
                "click answer_ms": "until the answer is whole, ms",
                "click first_kilobytes": "first run of the page, kB",
                "click to pixels ms": "a year on the map: until the last new pixel, ms",
            },
            ("overview", "map", "target"),
        ),
        "## Many visitors, one process",
        plain(
            values,
            {
                "clicks a second at p95 1 s": "clicks a second while 95 of 100 come within a second",
                **crowd,
                "memory of a visitor MB": "memory of an open visitor, MB",
                "memory at the end MB": "memory of the process afterwards, MB",
            },
            ("map",),
        ),
        endurance(values),
        "## Start",
        plain(
            values,
            {
                "start s": "until the first answer, s",
                "start to first page s": "until everything is drawn and a first page has run, s",
                "memory at start MB": "memory, MB",
            },
            ("",),
        ),
        "## Growth",
        growth(values),
        notes,
    ]
    told = [
        part
        for part, after in zip(texts, [*texts[1:], ""], strict=True)
        if part and not (part.startswith("## ") and "\n" not in part and not after)
    ]
    return "\n\n".join(told) + "\n"


def write(parts: Mapping[str, Any], folder: Path) -> None:
    """Write the page and its charts from what was kept of each part."""
    values: Values = {
        key: found for kept in parts.values() for key, found in kept["values"].items()
    }
    notes = (Path(__file__).parent / "notes.md").read_text("utf-8").strip()
    text = page(parts, values, _charts(values, folder), notes)
    (folder / "performance.md").write_text(text, "utf-8")
