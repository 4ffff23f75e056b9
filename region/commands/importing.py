"""Take the values of a spreadsheet or CSV file into an indicator."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from region.commands.common import DataFolder, errors, load, stop
from region.commands.update import finish, print_results
from region.content.catalogue import DATA, Catalogue
from region.content.model import Indicator
from region.content.model.query import AreaLevel, FileQuery
from region.content.sheets import Layout, Reading, SheetError
from region.content.sheets.areas import Areas, codes_by_name
from region.content.sources import Answer, SourceError
from region.content.sources.file import answer_of, read_file, said
from region.content.updating import journal
from region.content.updating.choice import Choice
from region.content.updating.compare import Takes
from region.content.updating.run import Update
from region.words.views import UnknownIdError

LARGEST_FILE_BYTES = 50_000_000


class _OneFile:
    """Stands for the sources: answers with what the file holds."""

    def __init__(self, reading: Reading, levels: dict[str, AreaLevel]):
        self._reading, self._levels = reading, levels

    def fetch(self, query: FileQuery) -> Answer:
        """Return the file's values."""
        return answer_of(self._reading, query, self._levels)


def import_file(
    file: Annotated[Path, typer.Argument(help="A workbook (.xlsx) or a CSV file.")],
    indicator: Annotated[str, typer.Option(help="Id of the indicator that the values belong to.")],
    add: Annotated[
        bool, typer.Option("--add", help="Add what is new; what is known stays (so unless told).")
    ] = False,
    replace_periods: Annotated[
        bool,
        typer.Option("--replace-periods", help="Replace the periods that the file has values for."),
    ] = False,
    replace_all: Annotated[
        bool, typer.Option("--replace-all", help="Replace everything that the source stands for.")
    ] = False,
    sheet: Annotated[str | None, typer.Option(help="The sheet, if several have tables.")] = None,
    header_row: Annotated[int | None, typer.Option(min=1, help="Row of the headings.")] = None,
    area: Annotated[str | None, typer.Option(help="Column of codes or names.")] = None,
    time: Annotated[str | None, typer.Option(help="Column of years.")] = None,
    value: Annotated[str | None, typer.Option(help="Column of values.")] = None,
    wide: Annotated[bool, typer.Option("--wide", help="One column for each year.")] = False,
    where: Annotated[
        list[str] | None, typer.Option(help="Only rows with this: 'Kön=totalt'.")
    ] = None,
    read: Annotated[
        list[str] | None,
        typer.Option(help="Where it can be read in two ways: 'marks=thousands', 'dash=zero'."),
    ] = None,
    factor: Annotated[float, typer.Option(help="From the file's unit to the indicator's.")] = 1.0,
    source: Annotated[int, typer.Option(min=1, help="Which of the side-car's sources.")] = 1,
    accept: Annotated[
        bool, typer.Option("--accept", help="Write what looks wrong too, but remove nothing.")
    ] = False,
    removes: Annotated[
        int, typer.Option(min=0, help="How many known values may be removed at most.")
    ] = 0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show, but write nothing.")] = False,
    data: DataFolder = DATA,
) -> None:
    """Take the values of a file into an indicator, checked and compared as in an update.

    New values are added. With --replace-periods or --replace-all, known values that the file does
    not have are removed: how many is said first, and written only if --removes allows as many.
    Columns that are not named are found. Every row that cannot be read is listed, and then
    nothing is written. Exit status as for `update`.
    """
    takes = _takes(add, replace_periods, replace_all)
    layout = Layout(sheet, header_row, area, time, value, wide, _pairs(where, "--where"))
    answers = dict(_pairs(read, "--read"))
    try:
        raw = _read(file)
        with journal.alone(data):
            if not dry_run:
                journal.recover(data)
            catalogue = load(data)
            about = _indicator(catalogue, indicator, source)
            reading = _reading(raw, file, catalogue, layout, answers)
            levels = {area.code: area.level for area in catalogue.areas.values()}
            query = _query(file.name, reading, about, source - 1, levels, factor)
            _say_beyond(reading, query, levels)
            choice = Choice(
                accept_all=accept,
                dry_run=dry_run,
                imported=(indicator, source - 1, query),
                takes=takes,
                removes=removes,
            )
            work = Update(data, catalogue, _OneFile(reading, levels), choice)
            results = list(work.results())
    except journal.BusyFolderError:
        errors.print(f"Another update is at work in {data}.", markup=False)
        raise typer.Exit(2) from None
    except SourceError as error:
        _say(f"{file.name}: {error}")
        raise typer.Exit(1) from None
    print_results(results)
    raise typer.Exit(finish(results))


def _takes(add: bool, replace_periods: bool, replace_all: bool) -> Takes:
    if add + replace_periods + replace_all > 1:
        _say("Only one of --add, --replace-periods and --replace-all.")
        raise typer.Exit(2)
    return "all" if replace_all else "periods" if replace_periods else "add"


def _pairs(texts: list[str] | None, option: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for text in texts or ():
        name, sign, content = text.partition("=")
        if not (name and sign):
            _say(f"{option}: found {text!r}; allowed: name=text")
            raise typer.Exit(2)
        pairs.append((name, content))
    return tuple(pairs)


def _indicator(catalogue: Catalogue, key: str, source: int) -> Indicator:
    everything = catalogue.described
    if key not in everything:
        raise stop(UnknownIdError("indicator", key, tuple(everything)))
    number = len(everything[key].sources)
    if source > number:
        _say(f"--source: {key} has {number} source(s)")
        raise typer.Exit(2)
    return everything[key]


def _read(file: Path) -> bytes:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise SourceError(str(error.strerror)) from None
    if len(raw) > LARGEST_FILE_BYTES:
        raise SourceError(f"{len(raw) / 1e6:.0f} MB; at most {LARGEST_FILE_BYTES // 10**6} MB")
    return raw


def _reading(
    raw: bytes, file: Path, catalogue: Catalogue, layout: Layout, answers: dict[str, str]
) -> Reading:
    """Read the file and say how, or stop with every row that cannot be read."""
    register = {area.code: area.name for area in catalogue.areas.values()}
    labels = {code: name.sv for code, name in register.items()}
    try:
        reading = read_file(raw, Areas(codes_by_name(register), labels), layout, answers)
    except SheetError as error:
        for note in error.notes:
            _say(note)
        _say(f"{file.name}: {said(error, between=chr(10))}")
        _say(f"{len(error.faults) + error.rest} fault(s); nothing is written.")
        raise typer.Exit(1) from None
    for note in reading.notes:
        _say(note)
    return reading


def _query(
    name: str,
    reading: Reading,
    about: Indicator,
    source: int,
    levels: dict[str, AreaLevel],
    factor: float,
) -> FileQuery:
    """Return what the file was asked, for the levels and periods that the source stands for."""
    layout = reading.layout
    own = about.sources[source].query
    found = {levels[code] for code, _period in reading.values}
    return FileQuery.model_validate(
        {
            "kind": "file",
            "address": "".join("_" if c in ": " else c for c in name),
            "areas": own.areas if own else tuple(sorted(found)),
            "since": own.since if own else None,
            "until": own.until if own else None,
            "sheet": layout.sheet,
            "header_row": layout.header_row,
            "area": layout.area or "area",
            "time": None if layout.wide else layout.time or "time",
            "value": None if layout.wide else layout.value or "value",
            "wide": layout.wide,
            "factor": factor,
        }
    )


def _say_beyond(reading: Reading, query: FileQuery, levels: dict[str, AreaLevel]) -> None:
    """Say what the file has that its source does not stand for."""
    beyond = [
        f"{code} {period}"
        for code, period in reading.values
        if levels[code] not in query.areas
        or not (query.since or "") <= period <= (query.until or "9999")
    ]
    if beyond:
        listed = ", ".join(beyond[:5]) + (" …" if len(beyond) > 5 else "")
        _say(f"{len(beyond)} value(s) that the source does not stand for are left out: {listed}")


def _say(text: str) -> None:
    errors.print(text, markup=False, highlight=False, soft_wrap=True)
