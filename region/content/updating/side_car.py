"""Changing one source in a side-car, and leaving every other line of the file as it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from region.content.catalogue import Area
from region.content.model import Indicator, Query
from region.content.model.query import AreaLevel
from region.content.periods import period_label
from region.content.sources import Answer
from region.content.sources.answer import Key
from region.words import formatting as fmt
from region.words.text import LANGUAGES, Language

_LEVELS: dict[AreaLevel, dict[Language, str]] = {
    "municipality": {"sv": "kommunerna", "en": "municipalities"},
    "county": {"sv": "länet", "en": "the county"},
    "country": {"sv": "riket", "en": "Sweden"},
    "small_area": {"sv": "områdena", "en": "areas"},
}
_TO: dict[Language, str] = {"sv": "till", "en": "to"}


def with_answer(
    text: str,
    number: int,
    query: Query,
    indicator: Indicator,
    areas: Mapping[str, Area],
    answer: Answer,
    covered: Iterable[Key],
    today: dt.date,
) -> str:
    """Return the side-car's text with what was read now in its source `number`, from 0.

    The figures now come from the source itself: `copy_of` goes, `covers` is written anew.
    """
    start, end, item = _located(text, number)
    has_query = "query" in item
    asked = dict(item.get("query", {}))
    for key, value in (
        ("title", answer.title),
        ("unit", answer.unit),
        ("description", answer.description),
    ):
        if value:
            asked[key] = value
        else:
            asked.pop(key, None)
    changed: dict[str, Any] = {**item, "retrieved": today}
    if has_query:
        changed["table"] = query.table
        if item.get("table") != query.table:
            changed.pop("url", None)
        if answer.page:
            changed["url"] = answer.page
    changed.pop("published", None)
    changed.pop("copy_of", None)
    for key in ("expected", "query", "mandatory_notes"):
        changed.pop(key, None)
    if answer.updated:
        changed["published"] = answer.updated.isoformat()
    changed["covers"] = covers(indicator, areas, covered)
    if answer.expected_date and answer.expected_period:
        changed["expected"] = {"period": answer.expected_period, "date": answer.expected_date}
    if answer.mandatory_notes:
        changed["mandatory_notes"] = list(answer.mandatory_notes)
    if has_query:
        changed["query"] = asked
    indent = text[start : text.index("-", start)]
    return text[:start] + _dumped(changed, indent) + text[end:]


def with_by_sex(
    text: str,
    number: int,
    query: Query,
    indicator: Indicator,
    areas: Mapping[str, Area],
    answer: Answer,
    covered: Iterable[Key],
    today: dt.date,
) -> str:
    """Return the side-car's text with what was read of women and men now.

    Their source of the same table is written anew, or one is added that is as the source `number`
    of the indicator. A reason for having no values goes.
    """
    content = yaml.safe_load(text)
    block = dict(content.get("by_sex") or {})
    for gone in ("reason", "note"):
        block.pop(gone, None)
    main = content["sources"][number]
    kept = ("publisher", "via", "title", "url", "licence")
    fresh = {
        **{key: main[key] for key in kept if key in main},
        "table": query.table,
        "retrieved": today,
        "covers": covers(indicator, areas, covered),
    }
    if answer.updated:
        fresh["published"] = answer.updated.isoformat()
    sources = [one for one in block.get("sources", []) if one.get("table") != query.table]
    dumped = _dumped_block({**block, "sources": [*sources, fresh]})
    lines = text.splitlines(keepends=True)
    start = next((at for at, line in enumerate(lines) if line.startswith("by_sex:")), len(lines))
    end = start + 1
    while end < len(lines) and lines[end].startswith((" ", "#", "-", "\n")):
        end += 1
    return "".join(lines[:start]) + dumped + "".join(lines[end:])


def _dumped_block(block: Mapping[str, Any]) -> str:
    return yaml.dump(
        {"by_sex": dict(block)},
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=10_000,
        default_flow_style=None,
    )


def with_sources_of(text: str, before: str, after: str) -> str:
    """Return a computed indicator's text with its input's sources as they are after an update.

    A source that is described as in the input's text `before` becomes as it is in `after`.
    """
    old, new = (
        [_described(source) for source in yaml.safe_load(content)["sources"]]
        for content in (before, after)
    )
    for number in range(len(yaml.safe_load(text)["sources"])):
        start, end, item = _located(text, number)
        if item in old and item not in new:
            indent = text[start : text.index("-", start)]
            text = text[:start] + _dumped(new[old.index(item)], indent) + text[end:]
    return text


def _described(source: Mapping[str, Any]) -> dict[str, Any]:
    """Return a source without what only concerns the indicator that is fetched from it."""
    return {k: v for k, v in source.items() if k not in ("query", "expected")}


def _located(text: str, number: int) -> tuple[int, int, dict[str, Any]]:
    """Return where the source stands in the text, from its `- ` to the line after it."""
    root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    content = yaml.safe_load(text)
    sources = next(value for key, value in root.value if key.value == "sources")
    node = sources.value[number]
    start = text.rindex("-", 0, node.start_mark.index)
    start = text.rindex("\n", 0, start) + 1
    lines = text[start : node.end_mark.index].rstrip()
    end = start + len(lines)
    return start, text.find("\n", end) + 1 or len(text), content["sources"][number]


class _Dumper(yaml.SafeDumper):
    """Short mappings of text on one line, everything else as a block."""


def _dumped(item: Mapping[str, Any], indent: str) -> str:
    text = yaml.dump(
        [item],
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=10_000,
        default_flow_style=None,
    )
    return "".join(f"{indent}{line}\n" for line in text.splitlines())


def covers(
    indicator: Indicator, areas: Mapping[str, Area], covered: Iterable[Key]
) -> dict[Language, str]:
    """Return which areas and periods there are values for, in both languages."""
    periods: dict[AreaLevel, set[str]] = {}
    for code, period in covered:
        periods.setdefault(areas[code].level, set()).add(period)
    by_periods: dict[tuple[str, ...], list[AreaLevel]] = {}
    for level in _LEVELS:
        if level in periods:
            by_periods.setdefault(tuple(sorted(periods[level])), []).append(level)
    return {
        language: "; ".join(
            f"{fmt.listing([_LEVELS[level][language] for level in levels], language)}, "
            f"{_spans(indicator, found, language)}"
            for found, levels in by_periods.items()
        )
        for language in LANGUAGES
    }


def _spans(indicator: Indicator, periods: tuple[str, ...], language: Language) -> str:
    """Return the periods as runs: `2000, 2005 and 2010–2024`."""
    if indicator.period_label:
        first, last = (period_label(indicator, p, language) for p in (periods[0], periods[-1]))
        return first if first == last else f"{first} {_TO[language]} {last}"
    runs: list[list[str]] = []
    for period in periods:
        if runs and int(period) == int(runs[-1][-1]) + 1:
            runs[-1].append(period)
        else:
            runs.append([period])
    texts = []
    for run in runs:
        texts += run if len(run) < 3 else [f"{run[0]}–{run[-1]}"]
    return fmt.listing(texts, language)
