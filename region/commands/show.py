"""Print what the pages show."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, NamedTuple

import typer
from rich.table import Table

from region.commands.answers import answered
from region.commands.common import (
    AsJson,
    DataFolder,
    LanguageChoice,
    LanguageOption,
    Rows,
    as_language,
    console,
    load,
    print_json,
    print_rows,
    stop,
)
from region.comparisons.rankings.view import table_1
from region.content.catalogue import DATA, Catalogue
from region.municipalities.classes import (
    DEFAULT_CLASSES,
    DEFAULT_SCHEME,
    FEWEST_CLASSES,
    MOST_CLASSES,
    SCHEMES,
    Scheme,
    read_limits,
)
from region.municipalities.menu import map_view
from region.municipalities.parts import find_profiled, profiled
from region.municipalities.profile.view import profile
from region.web.api.models.rankings import Place
from region.words.text import Language
from region.words.views import UnknownIdError


class Subject(StrEnum):
    """What can be printed."""

    FIGURES = "figures"
    RANKINGS = "rankings"
    TABLE_1 = "table1"
    MUNICIPALITIES = "municipalities"
    INDICATORS = "indicators"
    TARGETS = "targets"
    STRATEGY = "strategy"


class Listing(NamedTuple):
    """Which answer of the interface is printed, and which of its words stand in the table."""

    operation: str
    columns: tuple[str, ...]


LISTINGS = {
    Subject.FIGURES: Listing("listKeyFigures", ("id", "name", "value_text", "unit", "year")),
    Subject.RANKINGS: Listing("listRankings", ("id", "name", "publisher", "edition", "place")),
    Subject.MUNICIPALITIES: Listing(
        "listMunicipalities", ("code", "name", "land_area_km2", "population", "period")
    ),
    Subject.INDICATORS: Listing(
        "listIndicators", ("id", "name", "unit", "first_period", "last_period", "values")
    ),
    Subject.TARGETS: Listing("listTargets", ("id", "goal_name", "name", "level", "year")),
}


def _table_1(catalogue: Catalogue, language: Language) -> Rows:
    """The rows of the strategy's Table 1, in the words of a ranking's places."""
    return [
        {"ranking": ranking.id, "edition": ranking.edition, **place}
        for ranking in table_1(catalogue, language)
        for place in (Place.model_validate(one).model_dump() for one in ranking.places)
    ]


def _strategy(catalogue: Catalogue, language: Language) -> Rows:
    """The parts of the strategy, one below the other."""
    whole = answered(catalogue, "getStrategy", language)
    return [
        {"part": kind, "id": one["id"], "name": one["name"]}
        for kind, parts in whole.items()
        if isinstance(parts, list) and kind != "background"
        for part in parts
        for one in (part.get("part", part), *part.get("measures", ()))
    ]


show = typer.Typer(help="Print what the pages show.", no_args_is_help=True)


def _add_printer(subject: Subject) -> None:
    def command(
        lang: LanguageChoice = LanguageOption.SV,
        as_json: AsJson = False,
        data: DataFolder = DATA,
    ) -> None:
        catalogue, language = load(data), as_language(lang)
        if subject is Subject.TABLE_1:
            print_rows(_table_1(catalogue, language), as_json)
        elif subject is Subject.STRATEGY and not as_json:
            print_rows(_strategy(catalogue, language), as_json)
        elif subject is Subject.STRATEGY:
            print_json(answered(catalogue, "getStrategy", language))
        else:
            listing = LISTINGS[subject]
            rows = answered(catalogue, listing.operation, language)
            print_rows(rows, as_json, listing.columns)

    show.command(subject.value, help=f"Print the {subject.value}.")(command)


for _subject in Subject:
    _add_printer(_subject)


@show.command("profile")
def show_profile(
    municipality: Annotated[
        str, typer.Argument(help="Code or name of a municipality; 01, inner or outer.")
    ],
    lang: LanguageChoice = LanguageOption.SV,
    as_json: AsJson = False,
    data: DataFolder = DATA,
) -> None:
    """Print one municipality's profile: every indicator with rank, change and references."""
    catalogue = load(data)
    code = find_profiled(catalogue, municipality)
    if code is None:
        allowed = tuple(f"{key} {name}" for key, name in profiled(catalogue, "sv").items())
        raise stop(UnknownIdError("municipality", municipality, allowed))
    language = as_language(lang)
    if as_json:
        print_json(answered(catalogue, "getMunicipality", language, municipality=code))
        return
    view = profile(catalogue, code, language)
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
        raise stop(UnknownIdError("scheme", scheme, SCHEMES))
    own = read_limits(limits)
    if own is None or (name == "own" and not own):
        raise stop(UnknownIdError("limits", limits, ("numbers with semicolons: 10;20;30",)))
    language = as_language(lang)
    try:
        how = Scheme(name, classes, own, year or "last")
        view = map_view(load(data), indicator, year, language, how)
    except UnknownIdError as error:
        raise stop(error) from None
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
        print_rows(rows, as_json=False)
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
    print_json(content)
