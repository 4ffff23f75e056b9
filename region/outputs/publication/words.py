"""The words that go with an exhibit everywhere."""

from __future__ import annotations

import datetime as dt

from region.outputs.exhibits import Exhibit
from region.outputs.tables.table import Cell, Column, decimals_of
from region.words import formatting as fmt
from region.words.text import Language


def source_text(exhibit: Exhibit) -> str:
    """Return the line of sources and from when the data are, as sentences; empty without any."""
    parts = [part.strip(". ") for part in (exhibit.line, exhibit.dated) if part]
    return ". ".join(parts) + "." if parts else ""


def cell_text(value: Cell, column: Column, language: Language) -> str:
    """Return a cell as it is read: numbers as on the pages, a dash where there is none."""
    if value is None:
        return fmt.MISSING
    if isinstance(value, str | dt.date):
        return str(value)
    return fmt.number(value, decimals_of(value, column) or 0, language)
