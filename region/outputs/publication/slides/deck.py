"""A deck: a title slide, then one or more slides for each exhibit."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from region.outputs.charts import note
from region.outputs.charts.bumps import foremost
from region.outputs.charts.model import (
    Bars,
    Dots,
    Lines,
    Pairs,
    Panels,
    Places,
    Regions,
    Squares,
    Steps,
    Strips,
)
from region.outputs.charts.palette import TONES
from region.outputs.charts.squares import turned
from region.outputs.exhibits import Exhibit
from region.outputs.exhibits.steps import Cover
from region.outputs.publication.slides import (
    edges,
    native_charts,
    native_columns,
    native_map,
    native_points,
    native_squares,
    native_tables,
    spoken,
)
from region.outputs.publication.slides.canvas import CHOSEN, QUIET, Box, Canvas, Run, fitted
from region.outputs.publication.slides.edges import Way
from region.outputs.publication.slides.master import TEMPLATE, Master, open_master
from region.outputs.publication.still import stilled
from region.outputs.publication.words import source_text
from region.words.language import gettext
from region.words.text import Language

TABLE_SIZES = (14, 13, 12)
ABREAST = 5
"""Cards in a row."""

PANELS = 2
"""Courses on a slide."""


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
    master: Master, exhibit: Exhibit, picture: Lines | Places | Steps | Dots, language: Language
) -> None:
    canvas = _start(master, exhibit, language)
    canvas.write(master.words, _words(exhibit, 18), exhibit.title)
    place = master.picture
    unit = [Run(note(picture, language), 12, colour=QUIET)]
    _ = gettext(language)
    canvas.write(place._replace(height=0.3), unit, _("Enhet"))
    box = place._replace(top=place.top + 0.3, height=place.height - 0.3)
    words = (exhibit.title, exhibit.alternative)
    if isinstance(picture, Steps):
        native_columns.steps(canvas, picture, box, *words)
    elif isinstance(picture, Dots):
        native_points.dots(canvas, picture, box, *words)
    elif isinstance(picture, Places) and picture.named:
        native_points.bumps(canvas, foremost(picture), box, *words)
    else:
        native_charts.lines(canvas, picture, box, *words)


def _rows(
    master: Master, exhibit: Exhibit, picture: Bars | Strips | Pairs, language: Language
) -> None:
    """All words to the left, since so many rows need the whole height."""
    canvas = _start(master, replace(exhibit, subtitle=""), language)
    top = master.subtitle.top
    higher = master.body.top - top
    words, place = (
        box._replace(top=top, height=box.height + higher) for box in (master.words, master.picture)
    )
    runs = [Run(exhibit.subtitle, 16, colour=QUIET), Run(exhibit.message, 18, before=10)]
    canvas.write(words, runs, exhibit.title)
    box = place._replace(height=place.height + 0.1)
    said = (exhibit.title, exhibit.alternative)
    if isinstance(picture, Bars):
        native_charts.bars(canvas, picture, box, *said)
    elif isinstance(picture, Strips):
        native_points.strips(canvas, picture, box, *said)
    else:
        native_points.pairs(canvas, picture, box, *said)


def _squares(master: Master, exhibit: Exhibit, picture: Squares, language: Language) -> None:
    """The whole table in as many slides as its rows need, with what the signs mean above it."""
    picture = turned(picture)
    _ = gettext(language)
    top = master.subtitle.top
    key = master.body._replace(top=top, height=0.42)
    under = top + key.height + 0.04
    box = master.body._replace(top=under, height=master.source.top - 0.08 - under)
    pages = native_squares.divide(picture, box)
    for number, rows in enumerate(pages, 1):
        part = f"({number}/{len(pages)})" if len(pages) > 1 else ""
        canvas = _start(master, replace(exhibit, subtitle=""), language, part)
        canvas.write(key, [Run(picture.unit, 12, colour=QUIET)], _("Tecken"))
        title = f"{exhibit.title} {part}".strip()
        native_squares.draw_squares(canvas, picture, rows, box, title, exhibit.alternative)


def _panels(master: Master, exhibit: Exhibit, picture: Panels, language: Language) -> None:
    """Courses of several measures, two on a slide, each with its name and unit above it."""
    body, gap, head = master.body, 0.4, 0.7
    for first in range(0, len(picture.panels), PANELS):
        held = picture.panels[first : first + PANELS]
        canvas = _start(master, exhibit, language)
        wide = (body.width - gap) / PANELS
        for at, panel in enumerate(held):
            place = body._replace(left=body.left + at * (wide + gap), width=wide)
            runs = [Run(panel.name, 14, bold=True), Run(note(panel.lines, language), 12)]
            canvas.write(place._replace(height=head), runs, panel.name)
            box = place._replace(top=place.top + head, height=place.height - head)
            said = f"{panel.name}. {exhibit.alternative}"
            native_charts.lines(canvas, panel.lines, box, panel.name, said)


def _map(master: Master, exhibit: Exhibit, picture: Regions, language: Language) -> None:
    """The message and the legend to the left, the map to the right."""
    canvas = _start(master, exhibit, language)
    words, place = master.words, master.picture
    half = words.height / 2
    canvas.write(words._replace(height=half - 0.1), [Run(exhibit.message, 18)], exhibit.title)
    native_map.legend(canvas, picture, words._replace(top=words.top + half, height=half))
    box = place._replace(top=place.top - 0.4, height=place.height + 0.45)
    native_map.draw_map(canvas, picture, box, exhibit.title, exhibit.alternative)


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
    pages, size = native_tables.divide(exhibit.table, first, body, TABLE_SIZES, language)
    for number, page in enumerate(pages, 1):
        part = f"({number}/{len(pages)})" if len(pages) > 1 else ""
        canvas = _start(master, exhibit, language, part)
        if number == 1 and exhibit.message:
            place = body._replace(height=lead - 0.1)
            canvas.write(place, [Run(exhibit.message, 18)], exhibit.title)
        native_tables.draw_table(
            canvas,
            exhibit.table,
            page,
            first if number == 1 else body,
            size,
            f"{exhibit.title} {part}".strip(),
            exhibit.alternative,
        )


def _show(master: Master, exhibit: Exhibit, language: Language) -> None:
    """Add the slides of one exhibit."""
    picture = exhibit.picture
    if exhibit.cards:
        _cards(master, exhibit, language)
    elif isinstance(picture, Lines | Places | Steps | Dots):
        _chart(master, exhibit, picture, language)
    elif isinstance(picture, Bars | Strips | Pairs):
        _rows(master, exhibit, picture, language)
    elif isinstance(picture, Squares):
        _squares(master, exhibit, picture, language)
    elif isinstance(picture, Panels):
        _panels(master, exhibit, picture, language)
    elif isinstance(picture, Regions):
        _map(master, exhibit, picture, language)
    elif exhibit.slide_table:
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
    way: Way | None = None,
    cover: Cover | None = None,
) -> bytes:
    """Return a presentation as PPTX: a first slide, the contents, every exhibit, a last slide.

    `day`, when the newest data were fetched, stands as the file's own date. `way` is where the
    audience finds the same on the site, `cover` what a presentation shows first.

    Raises
    ------
    TemplateError
        if the template has no layout with a title and a subtitle, or none with a title alone.
    """
    master = open_master(template)
    edges.opening(master, title, subtitle, way, language, cover)
    shown = tuple(exhibits)
    contents = edges.contents(master, len(shown), language)
    parts = []
    for exhibit in shown:
        before = len(master.book.slides)
        _show(master, exhibit, language)
        parts.append((exhibit.title, master.book.slides[before]))
    edges.fill_contents(master, contents, parts, language)
    edges.closing(master, way, language)
    properties = master.book.core_properties
    _ = gettext(language)
    properties.title, properties.author = title, _("Stockholmsregionen i siffror")
    properties.created = properties.modified = dt.datetime.combine(day, dt.time())
    spoken.tell(master.book, language)
    buffer = io.BytesIO()
    master.book.save(buffer)
    return stilled(buffer)
