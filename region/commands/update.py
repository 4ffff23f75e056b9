"""Fetch the figures anew, show what has changed, and write what passes."""

from __future__ import annotations

import difflib
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.box import SIMPLE_HEAD
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from typer.core import TyperCommand

from region.commands.common import DataFolder, console, errors, load
from region.content.catalogue import DATA, Catalogue
from region.content.model import IndicatorUpdate, QueryKind, ValueChange
from region.content.sheets.areas import codes_by_name
from region.content.sources import SourceError
from region.content.sources.connectors import Sources
from region.content.sources.courier import Limits
from region.content.updating import journal
from region.content.updating.choice import Choice, NoSources
from region.content.updating.run import REPORTS, Update

EXAMPLES = 3
FAILED, HELD = 1, 3


class Kind(StrEnum):
    """The sources that an update can be limited to."""

    KOLADA = "kolada"
    SCB = "scb"
    EUROSTAT = "eurostat"
    FILE = "file"


_KINDS: dict[Kind, QueryKind] = {
    Kind.KOLADA: "kolada",
    Kind.SCB: "scb",
    Kind.EUROSTAT: "eurostat",
    Kind.FILE: "file",
}
Ids = list[str]
_MANY = ("--only", "--accept")


class Greedy(TyperCommand):
    """Lets several ids follow one option: `--only a b c` for `--only a --only b --only c`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Repeat the option before each of its ids."""
        written: list[str] = []
        option = ""
        for argument in args:
            if argument.startswith("-"):
                option = argument if argument in _MANY else ""
            elif option and written[-1] != option:
                written.append(option)
            written.append(argument)
        return super().parse_args(ctx, written)


def update(
    only: Annotated[Ids | None, typer.Option(help="Only this indicator; may be repeated.")] = None,
    source: Annotated[Kind | None, typer.Option(help="Only from this source.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show, but write nothing.")] = False,
    accept: Annotated[
        Ids | None, typer.Option(help="Write this indicator's held changes; may be repeated.")
    ] = None,
    accept_all: Annotated[
        bool, typer.Option("--accept-all", help="Write all held changes.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    minutes: Annotated[float, typer.Option(min=0.1, help="The longest time for all.")] = 60.0,
    data: DataFolder = DATA,
) -> None:
    """Fetch the figures anew, show what has changed, and write what passes.

    Exit status: 0 if all could be fetched and nothing is held, 1 if something failed, 2 if the
    command was wrong, 3 if something is held until it is accepted by name.
    """
    try:
        limits = Limits.from_environment()
        with journal.alone(data):
            if not dry_run and (names := journal.recover(data)):
                errors.print(f"An interrupted change has been finished: {', '.join(names)}")
            catalogue = load(data)
            choice = Choice(
                only=_known(catalogue, [*(only or ()), *((accept or ()) if only else ())], "only"),
                kind=_KINDS[source] if source else None,
                accept=_known(catalogue, accept or [], "accept"),
                accept_all=accept_all,
                dry_run=dry_run,
            )
            raise typer.Exit(_run(catalogue, limits, choice, data, as_json, minutes))
    except journal.BusyFolderError:
        errors.print(f"Another update is at work in {data}.", markup=False)
        raise typer.Exit(2) from None
    except SourceError as error:
        errors.print(str(error), markup=False, highlight=False)
        raise typer.Exit(2) from None


def recompute(data: DataFolder = DATA) -> None:
    """Compute anew what follows from other indicators, and write what has been left behind.

    `update` and `import` do it by themselves; this is for after an edit by hand.
    """
    try:
        with journal.alone(data):
            journal.recover(data)
            results = Update(data, load(data), NoSources(), Choice()).recompute()
    except journal.BusyFolderError:
        errors.print(f"Another update is at work in {data}.", markup=False)
        raise typer.Exit(2) from None
    print_results(results)
    raise typer.Exit(finish(results))


def _known(catalogue: Catalogue, asked: list[str], option: str) -> frozenset[str]:
    """Return the ids, split at commas; stop at one that cannot be updated."""
    ids = [key for text in asked for key in text.split(",") if key]
    everything = catalogue.described
    for key in ids:
        indicator = everything.get(key)
        if indicator is None:
            near = difflib.get_close_matches(key, everything, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            errors.print(f"--{option}: no indicator {key!r}{hint}", markup=False)
            raise typer.Exit(2)
        if not indicator.can_be_fetched:
            errors.print(f"--{option}: {key} has no query in its side-car", markup=False)
            raise typer.Exit(2)
    return frozenset(ids)


def _run(
    catalogue: Catalogue,
    limits: Limits,
    choice: Choice,
    data: DataFolder,
    as_json: bool,
    minutes: float,
) -> int:
    areas = {area.code: area.level for area in catalogue.every_area.values()}
    names = codes_by_name({area.code: area.name for area in catalogue.areas.values()})
    columns = (
        TextColumn("{task.description:<46.46}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with (
        Sources(areas, names, data, limits) as sources,
        Progress(*columns, console=errors, transient=True, disable=not sys.stderr.isatty()) as bar,
    ):
        work = Update(data, catalogue, sources, choice, seconds=minutes * 60)
        chosen = work.chosen
        task = bar.add_task("", total=len(chosen))
        results = []
        asked = {indicator.id for indicator in chosen}
        for result in work.results():
            results.append(result)
            bar.update(task, advance=result.indicator in asked, description=result.indicator)
        report = work.run
    if as_json:
        typer.echo(report.model_dump_json(indent=1, exclude_defaults=True, exclude_none=True))
    else:
        print_results(results)
        _print_end(results, choice, f"{REPORTS}/{report.started.date().isoformat()}.json")
    return finish(results)


def finish(results: list[IndicatorUpdate]) -> int:
    """Return the exit status that the results stand for."""
    outcomes = {result.outcome for result in results}
    return FAILED if "failed" in outcomes else HELD if "held" in outcomes else 0


def _say(text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)


def print_results(results: list[IndicatorUpdate]) -> None:
    """Print a line for each indicator that is not unchanged, and under it what has changed."""
    for result in results:
        if result.outcome == "unchanged" and not result.reasons:
            continue
        _say(
            f"{result.indicator}: {result.outcome}" + (f": {result.message}" * bool(result.message))
        )
        for reason in result.reasons:
            _say(f"    look at this: {reason}")
        for kind, words in (("new", "new"), ("revised", "revised"), ("vanished", "vanished")):
            changes = [change for change in result.changes if change.kind == kind]
            if changes:
                listed = "; ".join(_change(change) for change in changes[:EXAMPLES])
                number = getattr(result, kind)
                more = " …" if number > EXAMPLES else ""
                _say(f"    {number} {words}{_periods(changes)}: {listed}{more}")
        if result.refined:
            _say(f"    {result.refined} with more decimals than before: not revised")
    table = Table("Indicator", "Outcome", "New", "Revised", "Vanished", box=SIMPLE_HEAD)
    table.columns[0].overflow = "fold"
    for column in table.columns[2:]:
        column.justify = "right"
    for result in results:
        numbers = (str(n or "") for n in (result.new, result.revised, result.vanished))
        table.add_row(result.indicator, result.outcome, *numbers)
    console.print(table)


def _periods(changes: list[ValueChange]) -> str:
    periods = sorted({change.period for change in changes})
    return f" ({periods[0]}–{periods[-1]})" if len(periods) > 1 else f" ({periods[0]})"


def _change(change: ValueChange) -> str:
    place = f"{change.area} {change.period}"
    if change.before is None:
        return f"{place}: {change.after:.10g}"
    if change.after is None:
        return f"{place}: was {change.before:.10g}"
    sign = "+" if change.after > change.before else "−"
    return f"{place}: {change.before:.10g} to {change.after:.10g} ({sign}{change.size:.3g})"


def _print_end(results: list[IndicatorUpdate], choice: Choice, report: str) -> None:
    counts = {
        outcome: sum(1 for result in results if result.outcome == outcome)
        for outcome in ("accepted", "unchanged", "held", "failed")
    }
    _say(", ".join(f"{number} {outcome}" for outcome, number in counts.items()) + ".")
    held = [result.indicator for result in results if result.outcome == "held"]
    if held:
        _say("Write held changes, when somebody has looked at them:")
        _say("    python -m region update " + " ".join(f"--accept {key}" for key in held[:8]))
    _say("Nothing was written (--dry-run)." if choice.dry_run else f"Report: {report}")
