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
    calculation: str
    breaks: str
    comment: str
    line: str
    title: str
    url: str
    interface: str
    licence: str
    retrieved: str
    id: str


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
    """Return the table of definitions and sources, each once."""
    _ = gettext(language)
    names = (
        _("mått"),
        _("enhet"),
        _("definition"),
        _("så är det räknat"),
        _("brott i serien"),
        _("kommentar"),
        _("källa"),
        _("källans titel"),
        _("adress"),
        _("källans gränssnitt"),
        _("licens"),
        _("hämtad"),
        _("mått-id"),
    )
    columns = tuple(Column(name) for name in names)
    return Table(columns, tuple(dict.fromkeys(origins)), shown=tuple(range(7)))


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
