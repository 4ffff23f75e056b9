"""The ten reporting themes as tables to take along: CSV for anything, a workbook for Excel."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from region.content.catalogue import Catalogue
from region.outputs.tables.front import front
from region.outputs.tables.separated import for_people
from region.outputs.tables.sources import indicator_origins, sources_table
from region.outputs.tables.table import Cell, Column, Table, shown
from region.outputs.tables.workbook import Sheet, workbook
from region.strategy.follow_up.days import day_view
from region.strategy.follow_up.reporting import FeedingIndicator, reporting
from region.strategy.view import TargetLink
from region.targets.words import with_reserve
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

Row = tuple[Cell, ...]


def _columns(language: Language) -> tuple[Column, ...]:
    _ = gettext(language)
    return (
        Column(_("nummer"), 0),
        Column(_("tema")),
        Column(_("typ")),
        Column(_("namn")),
        Column(_("värde"), 0),
        Column(_("enhet")),
        Column(_("period")),
        Column(_("område")),
        Column(_("status eller riktning")),
        Column(_("vad den vilar på")),
        Column(_("källa")),
        Column(_("adress till källan")),
    )


def _indicator(catalogue: Catalogue, item: FeedingIndicator, language: Language) -> Row:
    link, indicator = item.link, catalogue.indicators[item.link.id]
    _ = gettext(language)
    return (
        _("mått"),
        link.name,
        shown(link.series.latest.value if link.series else None, indicator.decimals),
        indicator.unit[language],
        link.period,
        link.area,
        item.label,
        item.explanation,
        link.source_line,
        link.url,
    )


def _target(target: TargetLink, language: Language) -> Row:
    _ = gettext(language)
    return (
        _("mål"),
        target.name,
        *[None] * 4,
        with_reserve(target.status.label, target.marks),
        target.status.explanation,
        target.source.line,
        target.source.url,
    )


def _rows(catalogue: Catalogue, language: Language) -> Iterator[Row]:
    """One row for each indicator and target of a theme; one with none has a row that says so."""
    _ = gettext(language)
    nothing = _("inga öppna mått eller mål är kopplade till temat")
    for theme in reporting(catalogue, language).themes:
        start = (theme.number, theme.name)
        for item in theme.indicators:
            yield *start, *_indicator(catalogue, item, language)
        for target in theme.targets:
            yield *start, *_target(target, language)
        if not theme.indicators and not theme.targets:
            yield *start, "", nothing, *[None] * 8


def reporting_table(catalogue: Catalogue, language: Language) -> Table:
    """Return the themes with what feeds each."""
    return Table(_columns(language), tuple(_rows(catalogue, language)))


@view
def reporting_csv(catalogue: Catalogue, day: dt.date, language: Language) -> bytes:
    """Return the themes with what was known on the day, as CSV."""
    return for_people(reporting_table(catalogue.as_known_on(day), language), language)


@view
def reporting_xlsx(catalogue: Catalogue, day: dt.date, language: Language) -> bytes:
    """Return the same table as a workbook; its first sheet says how it was made."""
    _ = gettext(language)
    named, known = day_view(catalogue, day, language), catalogue.as_known_on(day)
    title = _("Rapporteringens teman {year}").format(year=day.year)
    themes = reporting(known, language).themes
    indicators = [item.link.id for theme in themes for item in theme.indicators]
    table = reporting_table(known, language)
    told = (
        named.heading,
        named.note,
        _("Kopplingen mellan teman, mått och mål är webbplatsens egen."),
        _(
            "Riktningen är webbplatsens egen beräkning: förändringen mellan de år som står vid "
            "måttet, gynnsam eller inte efter måttets önskade riktning."
        ),
    )
    more = tuple((_("Om tabellen"), text) for text in told if text)
    lines = (str(row[10]) for row in table.rows if row[10])
    about = front(known, title, indicators, lines, day, language, more)
    origins = [
        origin
        for key in dict.fromkeys(indicators)
        for origin in indicator_origins(known, key, language)
    ]
    sheets = (
        Sheet(_("Teman"), table, title),
        Sheet(_("Definitioner och källor"), sources_table(origins, language)),
    )
    return workbook(about, sheets, language)
