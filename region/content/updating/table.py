"""An indicator's table as it stands in its file: text in, text out, unchanged rows untouched."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from region.content.model import Status
from region.content.sources.answer import Key

COLUMNS = ("area_code", "period", "value", "status")
EXTRA_COLUMNS = ("published", "lower", "upper")
VINTAGE_COLUMNS = ("area_code", "period", "value", "status", "published", "replaced")


class Row(NamedTuple):
    """One row without its area and period. The value is text, as it stands in the file."""

    value: str
    status: str = ""
    published: str = ""
    lower: str = ""
    upper: str = ""

    @property
    def number(self) -> float | None:
        """The value as a number, or None."""
        return float(self.value) if self.value else None

    @property
    def is_ours(self) -> bool:
        """True for what was worked out here and did not come from the source."""
        return self.status == Status.COMPUTED


Rows = dict[Key, Row]


def read(text: str) -> Rows:
    """Return the rows of a checked table."""
    lines = csv.reader(io.StringIO(text.lstrip("\ufeff")))
    names = next(lines, [])[2:]
    return {
        (area, period): Row(**dict(zip(names, rest, strict=True))) for area, period, *rest in lines
    }


def write(rows: Mapping[Key, Row]) -> str:
    """Return the table as text, by area and period; with dates and bounds if there are any."""
    extra = [name for name in EXTRA_COLUMNS if any(getattr(row, name) for row in rows.values())]
    lines = [
        (*key, *rows[key][:2], *(getattr(rows[key], name) for name in extra))
        for key in sorted(rows)
    ]
    return _csv((*COLUMNS, *extra), lines)


def add_vintages(text: str, replaced: Mapping[Key, Row], day: str) -> str:
    """Return the table of earlier values with these added, replaced on `day`."""
    known = list(csv.reader(io.StringIO(text)))[1:] if text else []
    added = [
        [*key, row.value, row.status, row.published if row.published < day else "", day]
        for key, row in replaced.items()
    ]
    taken = {(line[0], line[1], line[5]) for line in known}
    added = [line for line in added if (line[0], line[1], line[5]) not in taken]
    whole = sorted([*known, *added], key=lambda line: (line[0], line[1], line[5]))
    return _csv(VINTAGE_COLUMNS, whole)


def plain(value: float) -> str:
    """Return the number with a decimal point, not rounded and without exponent."""
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _csv(header: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    return buffer.getvalue()
