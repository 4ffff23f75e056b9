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
)
from region.municipalities.parts import find_profiled, profiled
from region.municipalities.profile.view import profile
from region.web.api.models.rankings import Place
from region.web.api.query import MOST_ITEMS
from region.words.text import Language
from region.words.views import UnknownIdError


class Subject(StrEnum):
    """What can be printed."""

    FIGURES = "figures"
    RANKINGS = "rankings"
    TABLE_1 = "table1"
    MUNICIPALITIES = "municipalities"
    SMALL_AREAS = "small-areas"
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
    Subject.SMALL_AREAS: Listing(
        "listSmallAreaTables", ("id", "name", "unit", "first_period", "last_period", "values")
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


@show.command("table")
def show_table(
    measures: Annotated[str, typer.Option(help="Ids of indicators with commas between.")] = "",
    places: Annotated[
        str, typer.Option(help="Codes with commas between, or `municipalities`.")
    ] = "",
    first: Annotated[str, typer.Option(help="First year; else the last five.")] = "",
    last: Annotated[str, typer.Option(help="Last year; else the latest.")] = "",
    sex: Annotated[str, typer.Option(help="total, women, men, gap or all.")] = "",
    lang: LanguageChoice = LanguageOption.SV,
    as_json: AsJson = False,
    data: DataFolder = DATA,
) -> None:
    """Print a table of chosen measures, places, years and sex."""
    asked = {"measures": measures, "places": places, "first": first, "last": last, "sex": sex}
    try:
        found = answered(load(data), "getTable", as_language(lang), **asked)
    except UnknownIdError as error:
        raise stop(error) from None
    if as_json:
        print_json(found)
        return
    rows = [
        {
            **{name: row[name] for name in ("place", "place_name", "period", "sex")},
            **{cell["measure"]: cell["text"] for cell in row["cells"]},
        }
        for row in found["rows"]
    ]
    print_rows(rows, False)


@show.command("inside")
def show_inside(
    table: Annotated[str, typer.Argument(help="Id of a table; `show small-areas` lists them.")],
    municipality: Annotated[str, typer.Option(help="Code of one municipality; else all.")] = "",
    year: Annotated[str, typer.Option(help="Years as 2023 or 2020..2022; else all.")] = "",
    lang: LanguageChoice = LanguageOption.SV,
    as_json: AsJson = False,
    data: DataFolder = DATA,
) -> None:
    """Print what a table says of the small areas inside the municipalities."""
    try:
        found = answered(
            load(data),
            "getSmallAreaValues",
            as_language(lang),
            table=table,
            format="json",
            limit=MOST_ITEMS,
            municipality=municipality,
            period=year,
        )
    except UnknownIdError as error:
        raise stop(error) from None
    print_rows(found["items"], as_json, ("area", "area_name", "period", "value", "text", "note"))


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
    if scheme not in SCHEMES:
        raise stop(UnknownIdError("scheme", scheme, SCHEMES))
    if scheme == "own" and not limits:
        raise stop(UnknownIdError("limits", limits, ("numbers with semicolons: 10;20;30",)))
    method = DEFAULT_SCHEME if scheme == "own" else scheme
    asked = {"year": year or "", "scheme": method, "classes": classes, "limits": limits}
    try:
        found = answered(load(data), "getMap", as_language(lang), indicator=indicator, **asked)
    except UnknownIdError as error:
        raise stop(error) from None
    columns = ("code", "name", "value", "text", "rank", "class_number", "note")
    print_json(found) if as_json else print_rows(found["municipalities"], False, columns)
