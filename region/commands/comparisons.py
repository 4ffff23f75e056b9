"""Print a ranking over its editions, and Stockholm against other regions or counties."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from region.commands.answers import answered
from region.commands.common import (
    AsJson,
    DataFolder,
    LanguageChoice,
    LanguageOption,
    as_language,
    console,
    load,
    print_json,
    stop,
)
from region.comparisons.comparison import scope_of
from region.comparisons.rankings.history import ranking_history
from region.content.catalogue import DATA
from region.words.views import UnknownIdError


def show_ranking(
    ranking: Annotated[str, typer.Argument(help="Id of a ranking.")],
    edition: Annotated[int | None, typer.Option(help="Year of one edition.")] = None,
    lang: LanguageChoice = LanguageOption.SV,
    as_json: AsJson = False,
    data: DataFolder = DATA,
) -> None:
    """Print one ranking: what it measures, its editions, and the places in them."""
    catalogue, language = load(data), as_language(lang)
    try:
        found = answered(catalogue, "getRanking", language, ranking=ranking)
        if edition is not None:
            ranking_history(catalogue, ranking, language).edition(edition)
    except UnknownIdError as error:
        raise stop(error) from None
    found["editions"] = [e for e in found["editions"] if edition in (None, e["year"])]
    if as_json:
        print_json(found)
        return
    table = Table("edition", "Stockholm", "field", "confidence", "source", title=found["name"])
    for row in found["editions"]:
        shown = (row["label"], row["stockholm"], row["field"] or "", row["confidence"])
        table.add_row(*shown, row["source"]["url"])
    console.print(table)


def build_world(
    folder: Annotated[Path, typer.Argument(help="Folder of the npm package world-atlas.")],
    data: DataFolder = DATA,
) -> None:
    """Produce the outlines of Europe and the world from Natural Earth's land."""
    from region.commands.build_world import build_world as build

    console.print(f"Written: {build(folder, data)}")


def show_compare(
    indicator: Annotated[str, typer.Argument(help="Id of an indicator of a comparison.")],
    peers: Annotated[
        str, typer.Option(help="Codes with commas between (DK01,FI1B or 14,12), or a group's id.")
    ] = "",
    year: Annotated[str, typer.Option(help="Year; the last one if not given.")] = "",
    lang: LanguageChoice = LanguageOption.SV,
    as_json: AsJson = False,
    data: DataFolder = DATA,
) -> None:
    """Print Stockholm against regions of Europe or counties of Sweden, with true ranks."""
    catalogue, language = load(data), as_language(lang)
    parts = tuple(filter(None, peers.split(",")))
    try:
        scope = scope_of(catalogue, indicator)
        view = answered(
            catalogue,
            "getComparison",
            language,
            scope=scope,
            indicator=indicator,
            peers=parts,
            year=year,
        )
    except UnknownIdError as error:
        raise stop(error) from None
    if as_json:
        print_json(view)
        return
    table = Table("code", "name", "value", "rank", "flags", title=f"{view['name']} {view['year']}")
    for value in view["values"]:
        rank = "" if value["rank"] is None else str(value["rank"])
        table.add_row(value["code"], value["name"], value["text"], rank, value["flags"])
    console.print(table)
    console.print(view["sentence"], markup=False)
