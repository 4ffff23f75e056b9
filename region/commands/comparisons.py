"""Print a ranking over its editions, and Stockholm against other regions or counties."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from region.commands.common import (
    AsJson,
    DataFolder,
    LanguageChoice,
    LanguageOption,
    as_language,
    console,
    load,
    stop,
)
from region.comparisons.comparison import as_dict as compare_as_dict
from region.comparisons.comparison import compare, scope_of
from region.comparisons.peers import group_members, read_peers
from region.comparisons.rankings.history import as_dict as history_as_dict
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
    try:
        view = ranking_history(load(data), ranking, as_language(lang))
        content = history_as_dict(view, edition)
    except UnknownIdError as error:
        raise stop(error) from None
    if as_json:
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    table = Table("edition", "Stockholm", "field", "confidence", "source", title=view.name)
    for row in content["editions"]:
        table.add_row(
            row["label"],
            row["stockholm"],
            row["field_text"] or "",
            row["confidence"],
            row["url"],
        )
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
    catalogue = load(data)
    try:
        scope = scope_of(catalogue, indicator)
        comparison = catalogue.comparisons[scope]
        codes, unknown = read_peers(comparison, peers)
        if unknown:
            allowed = (*comparison.groups, *(a.code for a in comparison.areas.values() if a.ranked))
            raise UnknownIdError("peers", unknown[0], allowed)
        codes = codes or group_members(comparison, comparison.default_group)
        view = compare(catalogue, scope, indicator, codes, year, as_language(lang))
    except UnknownIdError as error:
        raise stop(error) from None
    if as_json:
        typer.echo(json.dumps(compare_as_dict(view), ensure_ascii=False, indent=2))
        return
    table = Table("code", "name", "value", "rank", "flags", title=f"{view.name} {view.label}")
    for value in view.values:
        table.add_row(value.code, value.name, value.text, value.rank_text, value.flags)
    console.print(table)
    console.print(view.sentence, markup=False)
