"""The one way out: a subject in a format becomes a named file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from region.content.catalogue import Catalogue
from region.outputs.exhibits import Choice, Exhibit, Subject, subject
from region.outputs.publication import report
from region.outputs.publication.formats import AS_DOCUMENT, MEDIA_TYPES, Format, Publication
from region.outputs.publication.lettering import lettered
from region.outputs.publication.pictures import png, svg
from region.outputs.publication.slides import Way, deck
from region.outputs.publication.still import archive
from region.outputs.publication.words import source_text
from region.outputs.tables.front import front
from region.outputs.tables.profiles import profile_xlsx
from region.outputs.tables.separated import for_people
from region.outputs.tables.sources import sources_table
from region.outputs.tables.table import Column, Table
from region.outputs.tables.workbook import Sheet, workbook
from region.strategy.follow_up.days import day_of, year_of, years
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError


def table_csv(exhibit: Exhibit, language: Language) -> bytes:
    """Return the numbers of one exhibit as CSV, with their source on every row.

    Where there are ranks, what they can and cannot be used for stands beside it.
    """
    _ = gettext(language)
    said = [(_("källrad"), exhibit.line)]
    if exhibit.rank_note:
        said.append((_("om platserna"), exhibit.rank_note))
    columns, rows = exhibit.table[:2]
    lined = tuple((*row, *(text for _name, text in said)) for row in rows)
    return for_people(Table((*columns, *(Column(name) for name, _text in said)), lined), language)


def subject_xlsx(catalogue: Catalogue, found: Subject, language: Language) -> bytes:
    """Return a workbook: a sheet for each exhibit's numbers, then definitions and sources.

    A whole profile is the workbook that its page hands out.
    """
    _ = gettext(language)
    exhibits = found.exhibits
    if found.key.startswith("profile/") and len(exhibits) > 1:
        return profile_xlsx(catalogue, exhibits[0].key.partition("/")[2], language)
    day = max(exhibit.retrieved for exhibit in exhibits)
    origins = tuple(dict.fromkeys(o for exhibit in exhibits for o in exhibit.origins))
    about = front(
        *(catalogue, found.title, [origin.id for origin in origins]),
        *((exhibit.line for exhibit in exhibits), day, language),
        tuple(
            (_("Om platserna"), note)
            for note in dict.fromkeys(exhibit.rank_note for exhibit in exhibits)
            if note
        ),
    )
    sheets = [Sheet(e.title, e.table, source_text(e)) for e in exhibits]
    last = Sheet(_("Definitioner och källor"), sources_table(origins, language))
    return workbook(about, (*sheets, last), language)


def _pptx(found: Subject, language: Language, site: str) -> bytes:
    """Return a deck; with `site`, where that is served, it says where to find the same there."""
    _ = gettext(language)
    day = max(exhibit.retrieved for exhibit in found.exhibits)
    name = _("Stockholmsregionen i siffror")
    answer = found.cover.headline if found.cover else found.title
    under = _("Data hämtade {date}").format(date=fmt.date(day, language))
    parts = dict.fromkeys(part for part in (found.title, name, under) if part != answer)
    told = _("Följ med i mobilen") if found.cover else _("Samma vy i mobilen")
    way = Way(f"{site}{found.page}", told) if site else None
    shown = found.exhibits if found.cover else [one.under(one.headline) for one in found.exhibits]
    return deck(answer, ". ".join(parts), shown, language, day, way=way, cover=found.cover)


def _zip(catalogue: Catalogue, found: Subject, language: Language) -> bytes:
    """All pictures and tables of a subject, and its workbook."""
    files: dict[str, bytes] = {f"{found.name}.xlsx": subject_xlsx(catalogue, found, language)}
    for exhibit in found.exhibits:
        if exhibit.picture is not None:
            files[f"{exhibit.name}.svg"] = lettered(svg(exhibit, language)).encode()
            files[f"{exhibit.name}.png"] = png(exhibit, language)
        if exhibit.table.rows:
            files[f"{exhibit.name}.csv"] = table_csv(exhibit, language)
    return archive(sorted(files.items()))


DRAWN = ("target/…", "map/…", "bars/…", "series/…", "figure/…")
"""Subjects that can be a picture."""


def _one(found: Subject, format_: Format, make: Callable[[Exhibit], bytes]) -> bytes:
    """Make a file that holds one exhibit only; a picture needs one that is drawn."""
    picture = format_ is not Format.CSV
    fit = [e for e in found.exhibits if e.picture is not None or not picture]
    if len(found.exhibits) == 1 and fit:
        return make(fit[0])
    allowed = tuple(dict.fromkeys(exhibit.key for exhibit in fit)) or DRAWN
    raise UnknownIdError(f"{format_} of one thing", found.key, allowed)


def _day(catalogue: Catalogue, year: str) -> dt.date | None:
    """Return the day of a year's follow-up; None for the latest, which knows all there is."""
    chosen = year_of(catalogue, year)
    return None if chosen == years(catalogue)[0] else day_of(catalogue, chosen)


def publish(
    catalogue: Catalogue,
    format_: Format,
    what: str,
    language: Language,
    choice: Choice = (),
    known_on: dt.date | None = None,
    site: str = "",
) -> Publication:
    """Return a subject as a file.

    `what` is a subject (see `region.outputs.exhibits.subjects`); for PDF, HTML and Word, which are
    whole documents, one of `formats.DOCUMENTS`. `choice` holds what the map page's address can
    hold, and for documents the `year` of follow-up. With `known_on`, only what was known on that
    day is told. `site` is where the site is served, which a deck shows on its first and last slide.

    Raises
    ------
    UnknownIdError
        if there is no such subject, or it cannot become such a file; says what can.
    """
    kind = MEDIA_TYPES[format_]
    if format_ in AS_DOCUMENT:
        known_on = known_on or _day(catalogue, dict(choice).get("year", ""))
    if format_ in AS_DOCUMENT:
        name, body = report.report(catalogue, what, language, known_on, format_)
        return Publication(f"{name}.{format_}", kind, body)
    if known_on:
        catalogue = catalogue.as_known_on(known_on)
    found = subject(catalogue, what, language, choice)
    if format_ is Format.PPTX:
        body = _pptx(found, language, site)
    elif format_ is Format.XLSX:
        body = subject_xlsx(catalogue, found, language)
    elif format_ is Format.ZIP:
        body = _zip(catalogue, found, language)
    elif format_ is Format.CSV:
        body = _one(found, format_, lambda exhibit: table_csv(exhibit, language))
    elif format_ is Format.SVG:
        body = _one(found, format_, lambda exhibit: lettered(svg(exhibit, language)).encode())
    else:
        body = _one(found, format_, lambda exhibit: png(exhibit, language))
    return Publication(f"{found.name}.{format_}", kind, body)
