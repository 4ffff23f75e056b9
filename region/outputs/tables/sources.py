"""Where numbers come from and what they mean: rows of a sheet, and a date in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from region.content.catalogue import Catalogue
from region.content.model import Indicator
from region.indicators.provenance import DocumentNote, Provenance, provenance
from region.outputs.tables.table import Column, Table
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language


class Origin(NamedTuple):
    """Where numbers come from and what they mean: a row of the sheet of definitions and sources."""

    name: str
    unit: str
    definition: str
    line: str
    comment: str
    calculation: str
    breaks: str
    title: str
    url: str
    interface: str
    licence: str
    retrieved: str
    id: str


OF_A_SOURCE = ("title", "url", "interface", "licence", "retrieved")
"""What is told of each source of a measure; all else of an origin is told of the measure."""


def one_line(lines: Iterable[str], language: Language) -> str:
    """Return the lines of sources of one or several measures as one."""
    _ = gettext(language)
    told = tuple(dict.fromkeys(lines))
    if len(told) == 1:
        return told[0]
    word = _("Källa: {sources}").format(sources="")
    listed = "; ".join(line.removeprefix(word) for line in told)
    return _("Källor: {publishers}").format(publishers=listed)


def sources_table(origins: Iterable[Origin], language: Language) -> Table:
    """Return the table of definitions and sources, a row for each measure.

    If it has several sources, their titles, addresses, terms and days stand below each other.
    """
    _ = gettext(language)
    names = (
        _("mått"),
        _("enhet"),
        _("definition"),
        _("källa"),
        _("kommentar"),
        _("så är det räknat"),
        _("brott i serien"),
        _("källans titel"),
        _("adress"),
        _("källans gränssnitt"),
        _("licens"),
        _("hämtad"),
        _("mått-id"),
    )
    columns = tuple(Column(name) for name in names)
    of_a_source = dict.fromkeys(OF_A_SOURCE, "")
    by_measure: dict[Origin, list[Origin]] = {}
    for origin in dict.fromkeys(origins):
        by_measure.setdefault(origin._replace(**of_a_source), []).append(origin)
    rows = (
        measure._replace(
            **{part: "\n".join(getattr(one, part) for one in found) for part in OF_A_SOURCE}
        )
        for measure, found in by_measure.items()
    )
    return Table(columns, tuple(rows), shown=tuple(range(5)))


def indicator_origins(
    catalogue: Catalogue, indicator_id: str, language: Language, line: str = ""
) -> tuple[Origin, ...]:
    """Return definition and sources of one indicator, one row for each source."""
    origin = provenance(catalogue, indicator_id, language)
    return described(catalogue.indicators[indicator_id], origin, language, line)


def described(
    indicator: Indicator, origin: Provenance, language: Language, line: str = ""
) -> tuple[Origin, ...]:
    """Return the same of an indicator whose provenance is at hand."""
    comments = [indicator.missing[language] if indicator.missing else "", origin.notes]
    return tuple(
        Origin(
            name=indicator.name[language],
            unit=origin.unit,
            definition=origin.definition,
            calculation=origin.calculation,
            breaks=" ".join(origin.breaks),
            comment=" ".join(text for text in comments if text),
            line=line or origin.line,
            title=item.title,
            url=item.url,
            interface=item.interface,
            licence=item.licence,
            retrieved=fmt.date(source.retrieved, language),
            id=indicator.id,
        )
        for item, source in zip(origin.items, indicator.sources, strict=True)
    )


def document_origin(name: str, unit: str, meaning: str, note: DocumentNote, key: str) -> Origin:
    """Return a published document as a row: what it says is a figure, not a series."""
    return Origin(
        name=name,
        unit=unit,
        definition=meaning,
        calculation="",
        breaks="",
        comment="",
        line=note.line,
        title=note.title,
        url=note.url,
        interface="",
        licence="",
        retrieved="",
        id=key,
    )


def retrieved(catalogue: Catalogue, indicators: Iterable[str]) -> dt.date:
    """Return when the newest of these indicators' data were fetched; of all, if none is given."""
    chosen = [catalogue.indicators[key] for key in indicators]
    return max(
        source.retrieved
        for indicator in chosen or catalogue.indicators.values()
        for source in indicator.sources
    )


def dated(day: dt.date, language: Language) -> str:
    """Return from when the data are, in words."""
    _ = gettext(language)
    return _("Data hämtade {date}").format(date=fmt.date(day, language))
