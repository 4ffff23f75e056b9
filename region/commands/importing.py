"""Take the values of a spreadsheet or CSV file into an indicator."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from region.catalogue import DATA, Catalogue
from region.commands.common import DataFolder, errors, load, stop
from region.commands.update import finish, print_results
from region.model.query import FileQuery
from region.sources import Answer, SourceError
from region.sources.file import RowsError, area_of, fetch, names_of, sheet_rows
from region.sources.sheet import guess
from region.updating import journal
from region.updating.run import Choice, Update
from region.views import UnknownIdError

MOST_FAULTS = 50
LARGEST_FILE_BYTES = 50_000_000


class _OneFile:
    """Stands for the sources: answers with what the file holds."""

    def __init__(self, raw: bytes, catalogue: Catalogue):
        self._raw = raw
        self._areas = {area.code: area.level for area in catalogue.areas.values()}
        self.names = names_of([(a.code, a.name.sv, a.name.en) for a in catalogue.areas.values()])

    def fetch(self, query: FileQuery) -> Answer:
        """Return the file's values."""
        return fetch(query, self._areas, self.names, self._raw)


def import_file(
    file: Annotated[Path, typer.Argument(help="A workbook (.xlsx) or a CSV file.")],
    indicator: Annotated[str, typer.Option(help="Id of the indicator that the values belong to.")],
    sheet: Annotated[str | None, typer.Option(help="The sheet; the first if not given.")] = None,
    header_row: Annotated[int | None, typer.Option(min=1, help="Row of the headings.")] = None,
    area: Annotated[str | None, typer.Option(help="Column of codes or names.")] = None,
    time: Annotated[str | None, typer.Option(help="Column of years.")] = None,
    value: Annotated[str | None, typer.Option(help="Column of values.")] = None,
    wide: Annotated[bool, typer.Option("--wide", help="One column for each year.")] = False,
    where: Annotated[
        list[str] | None, typer.Option(help="Only rows with this: 'Kön=totalt'.")
    ] = None,
    factor: Annotated[float, typer.Option(help="From the file's unit to the indicator's.")] = 1.0,
    source: Annotated[int, typer.Option(min=1, help="Which of the side-car's sources.")] = 1,
    accept: Annotated[bool, typer.Option("--accept", help="Write what looks wrong too.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show, but write nothing.")] = False,
    data: DataFolder = DATA,
) -> None:
    """Take the values of a file into an indicator, checked and compared as in an update.

    Columns that are not named are guessed. Every row that cannot be read is listed, and then
    nothing is written. Exit status as for `update`.
    """
    try:
        raw = _read(file)
        with journal.alone(data):
            if not dry_run:
                journal.recover(data)
            catalogue = load(data)
            everything = {**catalogue.indicators, **catalogue.awaited}
            if indicator not in everything:
                raise stop(UnknownIdError("indicator", indicator, tuple(everything)))
            if source > len(everything[indicator].sources):
                number = len(everything[indicator].sources)
                errors.print(f"--source: {indicator} has {number} source(s)", markup=False)
                raise typer.Exit(2)
            one = _OneFile(raw, catalogue)
            if area and (wide or (time and value)):
                query = FileQuery.model_validate(
                    {
                        "kind": "file",
                        "address": file.name,
                        "sheet": sheet,
                        "header_row": header_row or 1,
                        "area": area,
                        "time": None if wide else time,
                        "value": None if wide else value,
                        "wide": wide,
                    }
                )
            else:
                query = guess(raw, file.name, sheet, header_row, one.names)
            pairs = tuple(tuple(text.split("=", 1)) for text in where or ())
            query = query.model_copy(update={"where": pairs, "factor": factor})
            _say_mapping(query, raw, one)
            _check_rows(query, one)
            choice = Choice(
                accept_all=accept, dry_run=dry_run, imported=(indicator, source - 1, query)
            )
            work = Update(data, catalogue, one, choice)
            results = list(work.results())
    except journal.BusyFolderError:
        errors.print(f"Another update is at work in {data}.", markup=False)
        raise typer.Exit(2) from None
    except SourceError as error:
        errors.print(f"{file.name}: {error}", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(1) from None
    print_results(results)
    raise typer.Exit(finish(results))


def _read(file: Path) -> bytes:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise SourceError(str(error.strerror)) from None
    if len(raw) > LARGEST_FILE_BYTES:
        raise SourceError(f"{len(raw) / 1e6:.0f} MB; at most {LARGEST_FILE_BYTES // 10**6} MB")
    return raw


def _say_mapping(query: FileQuery, raw: bytes, one: _OneFile) -> None:
    """Say how the file is read, and which rows are about other areas."""
    columns = "one column for each year" if query.wide else f"{query.time}, {query.value}"
    errors.print(
        f"Read as: headings in row {query.header_row}; areas in {query.area!r}; {columns}.",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
    header, rows = sheet_rows(raw, query.sheet, query.header_row)
    place = header.index(" ".join(query.area.split())) if query.area in header else None
    if place is None:
        return
    others = list(dict.fromkeys(c[place] for _, c in rows if not area_of(c[place], one.names)))
    if others:
        listed = ", ".join(others[:5]) + (" …" if len(others) > 5 else "")
        errors.print(f"Rows about other areas are left out: {listed}", markup=False, soft_wrap=True)


def _check_rows(query: FileQuery, one: _OneFile) -> None:
    """Stop with every row that cannot be read."""
    try:
        one.fetch(query)
    except RowsError as error:
        for text in error.rows[:MOST_FAULTS]:
            errors.print(text, markup=False, highlight=False, soft_wrap=True)
        errors.print(f"{len(error.rows)} row(s) cannot be read; nothing is written.")
        raise typer.Exit(1) from None
