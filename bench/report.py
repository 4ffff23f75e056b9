"""From measured values to docs/performance.md: tables of medians with their spread, and charts."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import scale
from bench.contenders import DASHBOARD
from bench.goals import ENDURANCE, FIRST_HOUR, PACE, SLOW, Values, checked, key_of

NAMES = {
    "static": "static page",
    "empty": "empty app",
    "idiomatic": "the usual way",
    "dashboard": "this dashboard",
}
ORDER = ("empty", "idiomatic", "dashboard")


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
            found = [values.get(key_of(f"{kind} {column}", name, page)) for column in columns]
            if any(found):
                more = [
                    values.get(key_of(f"{kind} {c}", name, page)) for c in ("kilobytes", "requests")
                ]
                rows.append([kind, NAMES[name], *map(cell, (*found, *more))])
    return _table(head, rows)


def plain(values: Values, measures: Mapping[str, str], pages: Sequence[str]) -> str:
    """Return a table with a row for each measure and page, a column for each contender."""
    rows = []
    for measure, words in measures.items():
        for page in pages:
            found = [values.get(key_of(measure, name, page)) for name in ORDER]
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
                "empty app: heading": key_of(f"cold {SLOW} fcp", "empty", "overview"),
                "usual way: ten figures": key_of(f"cold {SLOW} figures", "idiomatic", "overview"),
                "this dashboard: ten figures": key_of(
                    f"cold {SLOW} figures", "dashboard", "overview"
                ),
                "usual way: map": key_of(f"cold {SLOW} map", "idiomatic", "map"),
                "this dashboard: map": key_of(f"cold {SLOW} map", "dashboard", "map"),
            },
        ),
        "performance-click.svg": (
            "Processor milliseconds of a click",
            {
                f"{NAMES[name]}: {page}": key_of("click processor_ms", name, page)
                for page in DASHBOARD.pages
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
    if len(found) <= FIRST_HOUR:
        return ""
    (pace,) = values[PACE][-1:]
    return (
        f"{len(found) / 10:g} hours of a day's load (a click a second, and a visit every three seconds "
        f"that begins with any document), {pace:g} times as fast: the process had "
        f"{_number(found[FIRST_HOUR])} MB after the first hour, at most {_number(max(found))} MB, and "
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
        "[the usual way](../bench/idiomatic) of writing the overview, the map, a target, a "
        "municipality and a comparison with Streamlit, this dashboard, and a static page with the overview's ten figures and map. A figure is the median, with the lowest and the highest "
        "in parentheses.",
        "Browser, servers and visitors shared the machine: compare ratios, not times. Each part "
        "was measured in one run.",
        conditions(parts),
        "## What must hold",
        _table(("What", "Measured", "Must be", "Holds"), checked(values)),
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
            tuple(DASHBOARD.pages),
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
