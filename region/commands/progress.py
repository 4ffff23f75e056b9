"""Print how the targets stand, or what the method says of any case."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from region.commands.common import (
    AsJson,
    DataFolder,
    LanguageChoice,
    LanguageOption,
    as_language,
    console,
    errors,
    load,
    stop,
)
from region.commands.target_listing import target_rows
from region.content.catalogue import DATA
from region.targets import ways as target_ways
from region.targets import words as target_words
from region.targets.progress import Progress, Question, answer
from region.targets.progress.case import EXAMPLE, CaseError, read_case
from region.targets.progress.plain import as_dict, before_rules
from region.words.text import Language
from region.words.views import UnknownIdError

Case = Annotated[str | None, typer.Option("--case", help=f"Any case: {EXAMPLE}")]


def progress(
    target: Annotated[str | None, typer.Argument(help="Id of a target; all without.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="What was known on a day: 2022-12-31.")
    ] = None,
    case: Case = None,
    lang: LanguageChoice = LanguageOption.SV,
    as_json: AsJson = False,
    data: DataFolder = DATA,
) -> None:
    """Print class, ratios, method and data used, for the targets or for a case of your own."""
    language = as_language(lang)
    if case is not None:
        _case(case, language, as_json)
        return
    catalogue = load(data)
    if as_of is not None:
        catalogue = catalogue.as_known_on(_day(as_of))
    rows = target_rows(catalogue, language)
    if target is not None:
        chosen = next((row for row in rows if row["id"] == target), None)
        if chosen is None:
            raise stop(UnknownIdError("target", target, tuple(row["id"] for row in rows)))
        _print(chosen) if as_json else _one(chosen)
        return
    _print(rows) if as_json else _all(rows)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        allowed = ("a day written YYYY-MM-DD, such as 2022-12-31",)
        raise stop(UnknownIdError("--as-of", text, allowed)) from None


def _print(content: object) -> None:
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))


def _case(text: str, language: Language, as_json: bool) -> None:
    try:
        question = read_case(text)
    except CaseError as error:
        for fault in error.faults:
            errors.print(str(fault), markup=False, highlight=False, soft_wrap=True)
        errors.print(f"example: {EXAMPLE}", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(2) from None
    content = case_content(question, answer(question), language)
    _print(content) if as_json else _one(content)


def case_content(question: Question, result: Progress, language: Language) -> dict[str, Any]:
    """Return an outcome as plain values, with its words."""
    return {
        **as_dict(result),
        "label": target_words.class_label(result.progress_class, result.kind, language),
        "reason_text": target_words.reason_text(result.reason, language) if result.reason else None,
        "explanation": target_words.explanation(result, "", question.decimals, language),
        "uncertainty": target_ways.uncertainty(result, language) or None,
        "base_dependence": target_words.base_dependence(result, language) or None,
        "method_name": target_words.method_name(result, language),
        "before_span_and_rounding": before_rules(result, question.direction, question.operator),
    }


WIDTH = 118
_RATIOS = ("ratio_linear", "ratio_cagr")
_SHOWN = (
    "class",
    "label",
    "reason_text",
    "ratio_linear",
    "ratio_cagr",
    "pace",
    "required_pace",
    "needed_pace_from_now",
    "share_of_way",
    "share_of_time",
    "projected",
    "projected_range",
    "possible_classes",
    "mean_of_last_five",
    "accumulated_shortfall",
    "base",
    "latest",
    "target",
    "method",
    "method_name",
    "explanation",
    "uncertainty",
    "base_dependence",
    "robustness",
    "trend",
    "precedent",
    "track_record",
    "ladder",
    "level_origin",
    "own_reading",
    "data",
    "wording",
)


def _one(content: dict[str, Any]) -> None:
    table = Table(show_header=False, title=content.get("name"))
    for key in _SHOWN:
        value = content.get(key)
        if value not in (None, [], "", ()):
            table.add_row(key, _cell(value))
    console.print(table)


def _all(rows: list[dict[str, Any]]) -> None:
    table = Table(box=None, pad_edge=False)
    for name in ("id", "class"):
        table.add_column(name, no_wrap=True)
    for name in ("linear", "cagr"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("method", "data used"):
        table.add_column(name)
    for row in rows:
        data = row["data"]
        used = f"{data['indicator']}, {data['years'] or '–'}, {data['relation']}" if data else "–"
        ratios = ("–" if row[key] is None else f"{row[key]:.3f}" for key in _RATIOS)
        table.add_row(row["id"], row["class"], *ratios, row["method"], used)
    Console(width=max(console.width, WIDTH)).print(table)


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, dict):
        if "value" in value:
            return f"{value['value']} ({value['year']})"
        if "text" in value or "next_step" in value:
            return str(value.get("text") or value["next_step"])
        return ", ".join(str(part) for part in value.values() if part)
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)
