"""Where figures come from, said the way each source asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from region.content.catalogue import Catalogue
from region.content.model import Document, Indicator, Status
from region.content.periods import period_label
from region.indicators.revisions import revised_text, revisions_of
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view


@dataclass(frozen=True, eq=False)
class SourceItem:
    """One source of an indicator, as the reader sees it."""

    publisher: str
    via: str
    title: str
    table: str
    url: str
    interface: str
    licence: str
    licence_url: str
    covers: str
    retrieved: str
    published: str
    copy_of: str


_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")


class MandatoryNote(NamedTuple):
    """What a source wants told with its figures, in its own words and language."""

    text: str
    language: Language

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The text in parts with the address that each leads to, or '': SCB writes `[it](url)`."""
        found, at = [], 0
        for link in _LINK.finditer(self.text):
            found += [(self.text[at : link.start()], ""), (link[1], link[2])]
            at = link.end()
        return tuple(part for part in (*found, (self.text[at:], "")) if part[0])


@dataclass(frozen=True, eq=False)
class Provenance:
    """Everything a reader can ask of an indicator's origin."""

    line: str
    short: str
    """The line with the publishers alone, for narrow places; the whole line is one press away."""
    definition: str
    unit: str
    calculation: str
    notes: str
    newer: str
    """That another series has taken over, and which; empty if none has."""
    breaks: tuple[str, ...]
    items: tuple[SourceItem, ...]
    mandatory_notes: tuple[MandatoryNote, ...]
    indicator: str
    revised: str
    """Whether values have been replaced; empty where that is not followed."""
    revisions: int
    """How many have; the list is on the indicator's page."""


@dataclass(frozen=True, eq=False)
class DocumentNote:
    """A published document behind a figure or an assessment."""

    line: str
    title: str
    language: Language
    """Of the title, whatever the language of the line around it."""
    publisher: str
    year: int
    url: str


def document_note(
    document: Document, language: Language, *, second_hand: bool = False
) -> DocumentNote:
    """Return how a document is named: publisher, title, year and page.

    `second_hand` is for one that tells what another publishes; the line says so.
    """
    _ = gettext(language)
    place = ""
    if document.section:
        place = _(", avsnitt {section}").format(section=document.section)
    elif document.page:
        place = _(", sidan {page}").format(page=document.page)
    line = _("Källa: {publisher}, {title}, {year}{place}")
    if second_hand:
        line = _("Andrahandskälla: {publisher}, {title}, {year}{place}")
    return DocumentNote(
        line=line.format(
            publisher=document.publisher, title=document.title, year=document.year, place=place
        ),
        title=document.title,
        language=document.language,
        publisher=document.publisher,
        year=document.year,
        url=document.url,
    )


def source_line(
    catalogue: Catalogue,
    indicator: Indicator,
    language: Language,
    *,
    derived: bool = False,
    short: bool = False,
) -> str:
    """Return the line that stands under every chart and table of the indicator.

    A `short` one names the publishers and nothing more.

    Derived figures name the statistics they were computed from, never the office as source:
    that is what SCB and Kolada ask for. `derived` is for what we compute from the indicator.
    """
    _ = gettext(language)
    names: list[str] = []
    for source in indicator.sources:
        name = catalogue.publishers[source.publisher].name[language]
        if source.via and not short:
            name = _("{publisher} via {via}").format(
                publisher=name, via=catalogue.publishers[source.via].name[language]
            )
        if source.table and not short:
            name = f"{name} ({source.table})"
        if name not in names:
            names.append(name)
    listed = fmt.listing(names, language)
    if short and (indicator.calculation or derived):
        return _("Egen beräkning, {sources}").format(sources=listed)
    if indicator.calculation or derived:
        return _("Egen beräkning på statistik från {sources}").format(sources=listed)
    return _("Källa: {sources}").format(sources=listed)


@view
def provenance(catalogue: Catalogue, indicator_id: str, language: Language) -> Provenance:
    """Return definition, calculation, breaks and sources of one indicator."""
    return provenance_of(catalogue, catalogue.indicators[indicator_id], language)


def _newer(catalogue: Catalogue, indicator: Indicator, language: Language) -> str:
    if catalogue.indicators.get(indicator.id) is not indicator:
        return ""
    _ = gettext(language)
    current = catalogue.current(indicator.id)
    if current == indicator.id:
        return ""
    return _("Nyare värden finns i ett annat mått: {name}, till {period}.").format(
        name=catalogue.indicators[current].name[language],
        period=period_label(
            catalogue.indicators[current], catalogue.observations[current].last_period, language
        ),
    )


def provenance_of(catalogue: Catalogue, indicator: Indicator, language: Language) -> Provenance:
    """Return the same of an indicator that stands in a comparison's own list."""
    _ = gettext(language)
    items = []
    for source in indicator.sources:
        licence = catalogue.licences[source.licence]
        items.append(
            SourceItem(
                publisher=catalogue.publishers[source.publisher].name[language],
                via=catalogue.publishers[source.via].name[language] if source.via else "",
                title=source.title[language],
                table=source.table or "",
                url=source.page(language),
                interface=source.interface(language),
                licence=licence.name[language],
                licence_url=licence.url or "",
                covers=source.covers[language],
                retrieved="" if indicator.is_awaited else fmt.date(source.retrieved, language),
                published=fmt.date(source.published, language) if source.published else "",
                copy_of=source.copy_of or "",
            )
        )
    return Provenance(
        line=source_line(catalogue, indicator, language),
        short=source_line(catalogue, indicator, language, short=True),
        definition=indicator.definition[language],
        unit=indicator.unit[language],
        calculation=indicator.calculation[language] if indicator.calculation else "",
        notes=indicator.notes[language] if indicator.notes else "",
        newer=_newer(catalogue, indicator, language),
        breaks=tuple(
            _("Brott i serien från {period}: {note}").format(
                period=break_.period, note=break_.note[language]
            )
            for break_ in indicator.breaks
        ),
        items=tuple(items),
        mandatory_notes=tuple(dict.fromkeys(_mandatory_notes(indicator))),
        indicator=indicator.id,
        revised=revised_text(catalogue, indicator.id, language),
        revisions=len(revisions_of(catalogue, indicator.id, language)),
    )


def _mandatory_notes(indicator: Indicator) -> Iterator[MandatoryNote]:
    for source in indicator.sources:
        is_english = source.query is not None and source.query.kind == "eurostat"
        for text in source.mandatory_notes:
            yield MandatoryNote(text, "en" if is_english else "sv")


def status_label(status: Status, language: Language) -> str:
    """Return what is special about an observation, in words; nothing for a normal one."""
    _ = gettext(language)
    labels = {
        Status.NORMAL: "",
        Status.PROVISIONAL: _("preliminärt värde"),
        Status.ESTIMATED: _("uppskattat värde"),
        Status.BREAK: _("brott i serien"),
        Status.LOW_RELIABILITY: _("osäkert värde"),
        Status.DEFINITION_DIFFERS: _("avvikande definition"),
        Status.PERTURBED: _("källan har lagt på en liten slumpmässig störning"),
        Status.COMPUTED: _("egen beräkning"),
        Status.NOT_PUBLISHED: _("inte publicerat"),
        Status.NOT_APPLICABLE: _("kommunen fanns inte då"),
        Status.SUPPRESSED: _("för få fall för att visas"),
    }
    return labels[status]
