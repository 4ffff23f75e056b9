"""A deck: a title slide, then one or more slides for each exhibit."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pptx.enum.shapes import PP_PLACEHOLDER

from region.outputs.charts import note
from region.outputs.charts.model import Bars, Lines, Places, Regions, Steps
from region.outputs.charts.palette import TONES
from region.outputs.exhibits import Exhibit
from region.outputs.publication.slides import native_charts, native_map, native_tables, spoken
from region.outputs.publication.slides.canvas import CHOSEN, QUIET, Box, Canvas, Run, fitted
from region.outputs.publication.slides.master import TEMPLATE, Master, open_master
from region.outputs.publication.words import source_text
from region.words.language import gettext
from region.words.text import Language

TABLE_SIZE = 14
ABREAST = 5
"""Cards in a row."""


def _title(master: Master, title: str, subtitle: str) -> None:
    slide = master.book.slides.add_slide(master.first)
    slide.shapes.title.text_frame.text = title
    for holder in slide.placeholders:
        if holder.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE:
            holder.text_frame.text = subtitle


def _start(master: Master, exhibit: Exhibit, language: Language, part: str = "") -> Canvas:
    """Begin a slide: headline, subtitle, sources, notes, number."""
    _ = gettext(language)
    canvas = Canvas(master.book.slides.add_slide(master.other))
    canvas.headline(f"{exhibit.title} {part}".strip())
    if exhibit.subtitle:
        canvas.write(master.subtitle, [Run(exhibit.subtitle, 16, colour=QUIET)], _("Underrubrik"))
    source = source_text(exhibit)
    if source:
        canvas.write(master.source, [Run(source, 12, colour=QUIET)], _("Källa"))
    urls = dict.fromkeys(f"{origin.title}: {origin.url}" for origin in exhibit.origins)
    canvas.note([text for text in (exhibit.message, *exhibit.notes, source, *urls) if text])
    canvas.number()
    return canvas


def _words(exhibit: Exhibit, size: float) -> list[Run]:
    """Status, facts and explanation, and what the reports have said."""
    runs = []
    if exhibit.badge:
        tone = TONES[exhibit.badge.tone]
        runs.append(Run(f"{exhibit.badge.symbol} {exhibit.badge.text}", size + 2, True, tone))
    for fact in exhibit.facts:
        runs.append(Run(fact.label, size - 4, colour=QUIET, before=8))
        runs.append(Run(fact.text, size, bold=True))
    runs += [Run(text, size - 3, before=10) for text in exhibit.message.split("\n")]
    if exhibit.quotes and exhibit.picture is None:
        last = exhibit.quotes[-1]
        runs.append(Run(f"{last.label}. {last.text}", size - 4, before=10))
    return [run for run in runs if run.text]


def _chart(
    master: Master, exhibit: Exhibit, picture: Lines | Places | Steps, language: Language
) -> None:
    canvas = _start(master, exhibit, language)
    canvas.write(master.words, _words(exhibit, 18), exhibit.title)
    place = master.picture
    unit = [Run(note(picture, language), 12, colour=QUIET)]
    canvas.write(place._replace(height=0.3), unit, gettext(language)("Enhet"))
    box = place._replace(top=place.top + 0.3, height=place.height - 0.3)
    words = (exhibit.title, exhibit.alternative)
    if isinstance(picture, Steps):
        native_charts.steps(canvas, picture, box, *words)
    else:
        native_charts.lines(canvas, picture, box, *words)


def _bars(master: Master, exhibit: Exhibit, picture: Bars, language: Language) -> None:
    """All words to the left, since so many bars need the whole height."""
    canvas = _start(master, replace(exhibit, subtitle=""), language)
    top = master.subtitle.top
    higher = master.body.top - top
    words, place = (
        box._replace(top=top, height=box.height + higher) for box in (master.words, master.picture)
    )
    runs = [Run(exhibit.subtitle, 16, colour=QUIET), Run(exhibit.message, 18, before=10)]
    canvas.write(words, runs, exhibit.title)
    box = place._replace(height=place.height + 0.1)
    native_charts.bars(canvas, picture, box, exhibit.title, exhibit.alternative)


def _map(master: Master, exhibit: Exhibit, picture: Regions, language: Language) -> None:
    """The message and the legend to the left, the map to the right."""
    canvas = _start(master, exhibit, language)
    words, place = master.words, master.picture
    half = words.height / 2
    canvas.write(words._replace(height=half - 0.1), [Run(exhibit.message, 18)], exhibit.title)
    native_map.legend(canvas, picture, words._replace(top=words.top + half, height=half))
    box = place._replace(top=place.top - 0.4, height=place.height + 0.45)
    native_map.draw(canvas, picture, box, exhibit.title, exhibit.alternative)


def _cards(master: Master, exhibit: Exhibit, language: Language) -> None:
    """The figures in rows, name above and what has happened since below."""
    canvas = _start(master, exhibit, language)
    body, gap = master.body, 0.25
    width = (body.width - gap * (ABREAST - 1)) / ABREAST
    high = body.height / -(-len(exhibit.cards) // ABREAST)
    for at, card in enumerate(exhibit.cards):
        row, column = divmod(at, ABREAST)
        box = Box(body.left + column * (width + gap), body.top + row * high, width, high - gap)
        runs = [
            Run(card.name, 14, colour=QUIET),
            Run(card.value, 36, True, CHOSEN),
            Run(card.unit, 14),
            Run(card.since, 12, colour=QUIET, before=6),
        ]
        canvas.write(box, fitted(runs, box), card.name)


def _table(master: Master, exhibit: Exhibit, language: Language) -> None:
    """As many slides as the rows need; the message stands on the first."""
    body = master.body
    lead = 0.85 if exhibit.message else 0.0
    first = body._replace(top=body.top + lead, height=body.height - lead)
    pages = native_tables.divide(exhibit.table, first, body, TABLE_SIZE, language)
    for number, page in enumerate(pages, 1):
        part = f"({number}/{len(pages)})" if len(pages) > 1 else ""
        canvas = _start(master, exhibit, language, part)
        if number == 1 and exhibit.message:
            place = body._replace(height=lead - 0.1)
            canvas.write(place, [Run(exhibit.message, 18)], exhibit.title)
        native_tables.draw(
            canvas,
            exhibit.table,
            page,
            first if number == 1 else body,
            TABLE_SIZE,
            f"{exhibit.title} {part}".strip(),
            exhibit.alternative,
        )


def _show(master: Master, exhibit: Exhibit, language: Language) -> None:
    """Add the slides of one exhibit."""
    picture = exhibit.picture
    if exhibit.cards:
        _cards(master, exhibit, language)
    elif exhibit.slide_table:
        _table(master, exhibit, language)
    elif isinstance(picture, Lines | Places | Steps):
        _chart(master, exhibit, picture, language)
    elif isinstance(picture, Bars):
        _bars(master, exhibit, picture, language)
    elif isinstance(picture, Regions):
        _map(master, exhibit, picture, language)
    elif picture is not None:  # PowerPoint has no such chart
        _table(master, exhibit, language)
    else:
        canvas = _start(master, exhibit, language)
        canvas.write(master.body, _words(exhibit, 20), exhibit.title)


def deck(
    title: str,
    subtitle: str,
    exhibits: Iterable[Exhibit],
    language: Language,
    day: dt.date,
    template: Path = TEMPLATE,
) -> bytes:
    """Return a presentation as PPTX: a title slide, then every exhibit.

    `day`, when the newest data were fetched, stands as the file's own date.

    Raises
    ------
    TemplateError
        if the template has no layout with a title and a subtitle, or none with a title alone.
    """
    master = open_master(template)
    _title(master, title, subtitle)
    for exhibit in exhibits:
        _show(master, exhibit, language)
    properties = master.book.core_properties
    properties.title, properties.author = title, gettext(language)("Stockholmsregionen i siffror")
    properties.created = properties.modified = dt.datetime.combine(day, dt.time())
    spoken.tell(master.book, language)
    buffer = io.BytesIO()
    master.book.save(buffer)
    return buffer.getvalue()
