"""Women and men in an update: the table by sex after an answer, what has changed, and its files."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace

from region.content.catalogue import Area
from region.content.catalogue.tables import SEX_COLUMNS
from region.content.model import SEXES, Indicator, Query, Sex, Status
from region.content.sources import Answer
from region.content.sources.answer import Key
from region.content.updating.compare import Difference, compare
from region.content.updating.table import Row, Rows

Tables = dict[Sex, Rows]
PUBLISHED = "published"


@dataclass(frozen=True)
class SexDifference:
    """Women's and men's tables after an answer, and what has changed in each."""

    tables: Tables
    found: Mapping[Sex, Difference]

    @property
    def is_new(self) -> bool:
        """Whether there is anything to write."""
        return any(one.is_new for one in self.found.values())

    @property
    def changed(self) -> int:
        """How many values are new, revised or gone."""
        return sum(len(one.changes) for one in self.found.values())

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons to look first, each with whose values it is about."""
        return tuple(f"{sex}: {why}" for sex, one in self.found.items() for why in one.reasons)

    @property
    def covered(self) -> frozenset[Key]:
        """The areas and periods of which the answer has values."""
        return frozenset().union(*(one.covered for one in self.found.values()))

    def replaced(self, before: Tables) -> Tables:
        """Return the values that are no longer in force."""
        return {
            sex: {
                (c.area, c.period): before[sex][c.area, c.period]
                for c in one.changes
                if c.kind in ("revised", "vanished") and (c.area, c.period) in before[sex]
            }
            for sex, one in self.found.items()
        }


def read(text: str) -> Tables:
    """Return the rows of a checked table by sex; none of no text."""
    tables: Tables = {sex: {} for sex in SEXES}
    lines = csv.reader(io.StringIO(text))
    next(lines, None)
    for area, period, sex, *rest in lines:
        tables[_sex(sex)][area, period] = Row(*rest)
    return tables


def _sex(text: str) -> Sex:
    return next(sex for sex in SEXES if sex == text)


def write(tables: Mapping[Sex, Rows]) -> str:
    """Return the table as text, with a row for both in every cell."""
    dated = any(row.published for rows in tables.values() for row in rows.values())
    missing = Row("", Status.NOT_PUBLISHED)
    lines = [
        (*key, sex, *row[: 3 if dated else 2])
        for key in sorted(set().union(*tables.values()))
        for sex in SEXES
        for row in (tables[sex].get(key, missing),)
    ]
    return _csv((*SEX_COLUMNS, PUBLISHED) if dated else SEX_COLUMNS, lines)


def add_vintages(text: str, replaced: Mapping[Sex, Rows], day: str) -> str:
    """Return the table of earlier values by sex with these added, replaced on `day`."""
    known = list(csv.reader(io.StringIO(text)))[1:] if text else []
    taken = {(line[0], line[1], line[2], line[6]) for line in known}
    added = [
        [*key, sex, row.value, row.status, row.published if row.published < day else "", day]
        for sex, rows in replaced.items()
        for key, row in rows.items()
        if (*key, sex, day) not in taken
    ]
    whole = sorted([*known, *added], key=lambda line: (line[0], line[1], line[2], line[6]))
    return _csv((*SEX_COLUMNS, PUBLISHED, "replaced"), whole)


def _csv(header: tuple[str, ...], lines: list[tuple[str, ...]] | list[list[str]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(lines)
    return buffer.getvalue()


def compared(
    indicator: Indicator,
    query: Query,
    areas: Mapping[str, Area],
    before: Tables,
    answer: Answer,
) -> SexDifference:
    """Return what women's and men's cells of an answer change; texts are told with the total."""
    own = indicator
    if indicator.by_sex is not None and indicator.by_sex.has_table:
        own = indicator.by_sex_alone
    asked = query.model_copy(update={"title": None, "unit": None, "description": None})
    silent = replace(
        answer, title="", unit="", description="", doubts=(), mandatory_notes=(), ended=""
    )
    found = {
        sex: compare(
            own,
            asked,
            areas,
            before[sex],
            replace(silent, cells=cells, by_sex={}),
        )
        for sex, cells in answer.by_sex.items()
    }
    return SexDifference({**before, **{sex: one.rows for sex, one in found.items()}}, found)


def covered(indicator: Indicator, found: SexDifference) -> frozenset[Key]:
    """Return what the source now stands for: the whole table, unless it has several sources."""
    own = indicator.by_sex
    if own is not None and len(own.sources) > 1:
        return found.covered
    known = (key for rows in found.tables.values() for key, row in rows.items() if row.value)
    return found.covered | frozenset(known)
