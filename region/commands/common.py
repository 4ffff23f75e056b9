"""What the commands share: options, reading the content, printing rows, telling faults."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from region.content import geography
from region.content.catalogue import Catalogue, CatalogueError, Fault
from region.content.catalogue import load as load_catalogue
from region.content.geography.small_areas import check_small_areas
from region.content.geography.world import check_world
from region.outputs.exhibits import steps as presentations
from region.words.text import Language
from region.words.views import UnknownIdError

console = Console()
errors = Console(stderr=True)


class LanguageOption(StrEnum):
    """The languages that a command can be asked to answer in."""

    SV = "sv"
    EN = "en"


DataFolder = Annotated[Path, typer.Option("--data", help="The folder of content.")]
LanguageChoice = Annotated[LanguageOption, typer.Option("--lang", help="Language.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

Rows = list[dict[str, Any]]


def as_language(lang: LanguageOption) -> Language:
    """Return the option as the language that views take."""
    return "en" if lang is LanguageOption.EN else "sv"


def read(root: Path) -> tuple[Catalogue | None, tuple[Fault, ...]]:
    """Return the content, if it can be used, and every fault in it."""
    try:
        catalogue = load_catalogue(root)
    except CatalogueError as error:
        return None, error.faults
    return catalogue, (
        *geography.check(catalogue, root),
        *check_world(catalogue, root),
        *check_small_areas(catalogue, root),
        *presentations.check(catalogue),
    )


def load(root: Path) -> Catalogue:
    """Return the content, or print its faults and exit with 1."""
    catalogue, faults = read(root)
    if catalogue is None:
        print_faults(faults)
        raise typer.Exit(1)
    return catalogue


def print_faults(faults: Iterable[Fault]) -> None:
    """Print each fault of the content on its line, and how many there are, to stderr."""
    listed = list(faults)
    for fault in listed:
        errors.print(str(fault), markup=False, highlight=False, soft_wrap=True)
    errors.print(f"{len(listed)} fault(s) in the content.", markup=False)


def print_json(content: object) -> None:
    """Print plain values."""
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))


def print_rows(rows: Rows, as_json: bool, columns: tuple[str, ...] = ()) -> None:
    """Print rows as JSON, or as a table with these columns of theirs; without any, with all."""
    if as_json:
        print_json(rows)
        return
    shown = columns or tuple(rows[0])
    table = Table(*shown)
    for row in rows:
        table.add_row(*("" if row[name] is None else str(row[name]) for name in shown))
    console.print(table)


def stop(error: UnknownIdError) -> typer.Exit:
    """Say what was found and what is allowed; raise what is returned."""
    errors.print(f"{error.kind}: found {error.found!r}", markup=False)
    errors.print(f"allowed: {', '.join(error.allowed)}", markup=False, soft_wrap=True)
    return typer.Exit(2)
