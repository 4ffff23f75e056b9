"""Write slides, reports, pictures and tables to a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from region.commands.common import (
    DataFolder,
    LanguageChoice,
    LanguageOption,
    as_language,
    console,
    load,
    stop,
)
from region.content.catalogue import DATA
from region.outputs.publication.formats import Format
from region.words.views import UnknownIdError


def _choice(given: list[str]) -> tuple[tuple[str, str], ...]:
    pairs = [text.partition("=") for text in given]
    if any(not sign for _name, sign, _value in pairs):
        raise stop(UnknownIdError("choice", " ".join(given), ("name=value: year=2020",)))
    return tuple((name, value) for name, _sign, value in pairs)


def export(
    kind: Annotated[Format, typer.Argument(help="The kind of file.")],
    what: Annotated[
        str,
        typer.Option(
            help="A page or one thing of it: overview, goals, target/rd_share, map/mean_age, "
            "profile/nacka, presentation/state_of_the_region; for pdf, html and docx report or "
            "brief."
        ),
    ],
    out: Annotated[Path, typer.Option(help="The file to write, or a folder.")],
    lang: LanguageChoice = LanguageOption.SV,
    choose: Annotated[
        list[str] | None, typer.Option(help="A choice of the map page: year=2020")
    ] = None,
    known_on: Annotated[
        dt.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only what was known on this day."),
    ] = None,
    site: Annotated[
        str, typer.Option(help="Where the site is served, for slides: https://example.se")
    ] = "",
    data: DataFolder = DATA,
) -> None:
    """Write a file: pptx, pdf, docx, html, xlsx, csv, svg, png or zip."""
    from region.outputs.publication.publish import publish  # heavy: loaded for this command alone
    from region.outputs.publication.slides.master import TemplateError

    day = known_on.date() if known_on else None
    try:
        made = publish(
            *(load(data), kind, what, as_language(lang), _choice(choose or []), day),
            site=site.rstrip("/"),
        )
    except UnknownIdError as error:
        raise stop(error) from None
    except TemplateError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    target = out / made.name if out.is_dir() else out
    try:
        target.write_bytes(made.body)
    except OSError as error:
        typer.echo(f"{target} cannot be written: {error.strerror}", err=True)
        raise typer.Exit(1) from None
    console.print(f"{len(made.body):,} bytes written to {target}", markup=False, highlight=False)
