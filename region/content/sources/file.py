"""A spreadsheet or a CSV file that an agency publishes, or that lies in the folder of content."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from region.content.model import Status
from region.content.model.query import AreaLevel, FileQuery
from region.content.sheets import Layout, Reading, SheetError, read
from region.content.sheets.areas import Areas
from region.content.sheets.grid import AGENCY
from region.content.sources.answer import Answer, Cell, SourceError, wanted_areas
from region.content.sources.courier import Courier
from region.words.language import gettext
from region.words.text import Language

TERMINAL: Language = "en"
KIND = "file"
NAME = "Fil"

SHOWN_FAULTS = 3
MOST_FAULTS = 50


def fetch(
    query: FileQuery,
    areas: Mapping[str, AreaLevel],
    names: Mapping[str, str],
    raw: bytes,
) -> Answer:
    """Return the values that the file's bytes hold; `names` are the areas' codes by folded name.

    Raises
    ------
    SourceError
        if the sheet or a column does not exist, or a cell cannot be read; it names the row.
    """
    layout = Layout(
        query.sheet,
        query.header_row,
        query.area,
        query.time,
        query.value,
        query.wide,
        query.where,
    )
    try:
        reading = read_file(raw, Areas(names), layout, dict(query.read))
    except SheetError as error:
        raise SourceError(said(error, SHOWN_FAULTS)) from None
    return answer_of(reading, query, areas)


def read_file(raw: bytes, areas: Areas, layout: Layout, answers: Mapping[str, str]) -> Reading:
    """Return the file's table, in which nothing is taken for granted.

    Raises
    ------
    SheetError
        in English, since it is read in the terminal.
    """
    return read(
        raw, areas, gettext(TERMINAL), layout=layout, answers=answers, limits=AGENCY, visitor=False
    )


def answer_of(reading: Reading, query: FileQuery, areas: Mapping[str, AreaLevel]) -> Answer:
    """Return what was read as an answer, of the areas that the query is about.

    Raises
    ------
    SourceError
        if the values have no year.
    """
    if any(not period for _area, period in reading.values):
        raise SourceError("no column of years, and no years as headings")
    wanted = frozenset(wanted_areas(areas, query.areas))
    return Answer(
        cells={
            key: Cell(value, Status.NOT_PUBLISHED if value is None else Status.NORMAL)
            for key, value in reading.values.items()
            if key[0] in wanted
        },
        title=query.sheet or query.table,
        unit=query.value or "",
        page=query.address if "://" in query.address else "",
    )


def said(error: SheetError, most: int = MOST_FAULTS, between: str = "; ") -> str:
    """Return the faults as text, and how each question is answered."""
    lines = [
        f"row {fault.line}: found {fault.found}; allowed: {fault.allowed}"
        if fault.line
        else f"found {fault.found}; allowed: {fault.allowed}"
        for fault in error.faults[:most]
    ]
    rest = len(error.faults) - len(lines) + error.rest
    if rest:
        lines.append(f"and {rest} more")
    lines += [
        f"{question.label} Answer in `read`: "
        + ", or ".join(f"{question.key}={o.value} ({o.label})" for o in question.options)
        for question in error.questions
        if not question.chosen and question.key not in ("sheet", "column")
    ]
    return between.join(lines)


def content_of(query: FileQuery, root: Path, courier: Courier | None) -> bytes:
    """Return the file's bytes, from its address or from below the folder of content.

    Raises
    ------
    SourceError
        if there is no such file.
    """
    if courier is not None:
        return courier.get_bytes("")
    path = (root / query.address).resolve()
    if not path.is_relative_to(root.resolve()):
        raise SourceError(f"{query.address} lies outside the folder of content")
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{query.address}: {error.strerror}") from None


def is_remote(query: FileQuery) -> bool:
    """Return whether the file is fetched over the network."""
    return bool(urlsplit(query.address).netloc)
