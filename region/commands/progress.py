"""Print how the targets stand, or what the method says of any case."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from region.commands.answers import answered
from region.commands.common import (
    AsJson,
    DataFolder,
    LanguageChoice,
    LanguageOption,
    as_language,
    console,
    errors,
    load,
    print_json,
    stop,
)
from region.content.catalogue import DATA
from region.targets.case import case_view
from region.targets.progress.case import EXAMPLE, CaseError, read_case
from region.web.api.models.content import CaseStatus
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
    if target is None:
        rows = answered(catalogue, "listTargets", language)
        print_json(rows) if as_json else _all(rows)
        return
    try:
        found = answered(catalogue, "getTarget", language, target=target)
    except UnknownIdError as error:
        raise stop(error) from None
    print_json(found) if as_json else _one(found)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        allowed = ("a day written YYYY-MM-DD, such as 2022-12-31",)
        raise stop(UnknownIdError("--as-of", text, allowed)) from None


def _case(text: str, language: Language, as_json: bool) -> None:
    try:
        question = read_case(text)
    except CaseError as error:
        for fault in error.faults:
            errors.print(str(fault), markup=False, highlight=False, soft_wrap=True)
        errors.print(f"example: {EXAMPLE}", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(2) from None
    found = CaseStatus.model_validate(case_view(question, language)).model_dump(mode="json")
    print_json(found) if as_json else _one(found)


WIDTH = 118
_SHOWN = (
    "progress_class",
    "label",
    "reason",
    "ratio_linear",
    "ratio_cagr",
    "pace",
    "required_pace",
    "needed_pace",
    "share_of_way",
    "share_of_time",
    "projected",
    "projected_range",
    "range",
    "mean_of_last_five",
    "shortfall",
    "base",
    "latest",
    "target",
    "method_key",
    "method",
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
    "latest_observation",
    "wording",
)


def _one(found: dict[str, Any]) -> None:
    table = Table(show_header=False, title=found.get("name"))
    status = found["status"]
    told = {**status["progress"], **status, **found}
    for key in _SHOWN:
        if told.get(key):
            table.add_row(key, _cell(told[key]))
    console.print(table)


def _all(rows: list[dict[str, Any]]) -> None:
    table = Table(box=None, pad_edge=False)
    for name in ("id", "progress_class"):
        table.add_column(name, no_wrap=True)
    for name in ("ratio_linear", "ratio_cagr"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("method_key", "latest_observation"):
        table.add_column(name)
    for row in rows:
        status, latest = row["status"], row["latest_observation"]
        progress = status["progress"]
        used = f"{latest['indicator']}, {latest['period']}, {row['relation']}" if latest else "–"
        ratios = (
            "–" if progress[key] is None else f"{progress[key]:.3f}"
            for key in ("ratio_linear", "ratio_cagr")
        )
        table.add_row(row["id"], status["progress_class"], *ratios, status["method_key"], used)
    Console(width=max(console.width, WIDTH)).print(table)


def _cell(value: object) -> str:
    if isinstance(value, dict):
        if "indicator" in value and "period" in value:
            return f"{value['indicator']} {value['period']}: {value['text']} ({value['source']})"
        if "year" in value:
            return f"{value['value']} ({value['year']})"
        return str(value.get("text") or value["next_step"])
    if isinstance(value, list):
        return ", ".join(_cell(part) for part in value)
    return f"{value:.6g}" if isinstance(value, float) else str(value)
