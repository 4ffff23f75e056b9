"""Where an exhibit's numbers come from, as rows for a sheet and as a date in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from region.content.catalogue import Catalogue
from region.content.model import Indicator
from region.indicators.provenance import DocumentNote, Provenance, provenance
from region.outputs.exhibits.model import Origin
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language


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
