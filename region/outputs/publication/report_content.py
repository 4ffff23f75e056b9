"""What the follow-up says, as plain data: the same for PDF and HTML, report and brief."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from region.content.catalogue import Catalogue
from region.outputs.charts.model import Regions
from region.outputs.charts.palette import TOKENS, TONES
from region.outputs.exhibits import Exhibit
from region.outputs.exhibits.figures import figures_exhibit
from region.outputs.exhibits.maps import map_exhibit
from region.outputs.exhibits.rankings import rankings_exhibit
from region.outputs.exhibits.targets import goals_exhibit, target_exhibit
from region.outputs.presentations.municipal import OF_A_PROFILE
from region.outputs.publication.pictures import bare_svg
from region.outputs.publication.report_words import labels, method
from region.outputs.publication.words import cell_text, source_text
from region.outputs.tables.sources import Origin
from region.targets.goals import GoalsView, goals
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language

Content = dict[str, Any]


WHOLE, HALF, MAP = (640, 300), (430, 135), (520, 440)
"""Width and height of pictures in pixels: a chart, one of two abreast, a map."""


def _picture(exhibit: Exhibit, language: Language) -> Content | None:
    """The picture in the width of the page, and a line chart also in half of it."""
    if exhibit.picture is None:
        return None
    chart = not isinstance(exhibit.picture, Regions)
    small = bare_svg(exhibit, language, *HALF) if chart else ""
    return {
        "svg": bare_svg(exhibit, language, *(WHOLE if chart else MAP)),
        "small": small,
        "alt": f"{exhibit.title}. {exhibit.alternative}",
    }


def _target(catalogue: Catalogue, key: str, language: Language) -> Content:
    exhibit = target_exhibit(catalogue, key, language)
    badge = exhibit.badge
    return {
        "name": exhibit.title,
        "symbol": badge.symbol if badge else "",
        "status": badge.text if badge else "",
        "colour": TONES[badge.tone] if badge else TOKENS["light"]["ink"],
        "facts": [list(fact) for fact in exhibit.facts],
        "text": exhibit.message,
        "subtitle": exhibit.subtitle,
        "picture": _picture(exhibit, language),
        "quotes": [list(quote) for quote in exhibit.quotes],
        "source": source_text(exhibit),
    }


def _table(exhibit: Exhibit, language: Language) -> Content:
    table = exhibit.table
    shown = table.shown or range(len(table.columns))
    return {
        "head": [table.columns[at].name for at in shown],
        "wide": [table.columns[at].wide for at in shown],
        "rows": [
            [cell_text(row[at], table.columns[at], language) for at in shown] for row in table.rows
        ],
        "source": " ".join(filter(None, (source_text(exhibit), exhibit.rank_note))),
    }


def _maps(catalogue: Catalogue, language: Language) -> list[Content]:
    known = {indicator.id for indicator in catalogue.municipal_indicators}
    exhibits = [map_exhibit(catalogue, key, language) for key in OF_A_PROFILE if key in known]
    return [
        {
            "name": exhibit.title,
            "text": exhibit.message,
            "definition": exhibit.origins[0].definition,
            "picture": _picture(exhibit, language),
            "source": source_text(exhibit),
        }
        for exhibit in exhibits
    ]


def _sources(exhibits: list[Exhibit]) -> list[Content]:
    """Every source once, in the order in which it is first used."""
    found: dict[tuple[str, str], Origin] = {}
    for exhibit in exhibits:
        for origin in exhibit.origins:
            found.setdefault((origin.title, origin.url), origin)
    return [
        {"title": o.title, "line": o.line, "url": o.url, "licence": o.licence, "day": o.retrieved}
        for o in found.values()
    ]


def _goals(catalogue: Catalogue, found: GoalsView, language: Language) -> list[Content]:
    _ = gettext(language)
    return [
        {
            "name": _("Mål {number}: {name}").format(number=goal.number, name=goal.name),
            "targets": [_target(catalogue, target.id, language) for target in goal.targets],
        }
        for goal in found.goals
        if goal.targets
    ]


def _most_telling(targets: Exhibit, found: GoalsView) -> Exhibit:
    """The targets that are counted, or that a series follows: what two pages have room for."""
    rows = tuple(
        row
        for row, target in zip(targets.table.rows, found.targets, strict=True)
        if target.confirmed or target.following
    )
    return replace(targets, table=targets.table._replace(rows=rows))


def report_content(catalogue: Catalogue, language: Language, known_on: dt.date | None) -> Content:
    """Return everything that the follow-up says.

    `known_on` is the day for which the catalogue holds what was known then; None for today's.
    """
    _ = gettext(language)
    found = goals(catalogue, language)
    figures = figures_exhibit(catalogue, language)
    targets = goals_exhibit(catalogue, language)
    rankings = rankings_exhibit(catalogue, language)
    used = [figures, targets, rankings]
    used += [
        map_exhibit(catalogue, m.id, language)
        for m in catalogue.municipal_indicators
        if m.id in OF_A_PROFILE
    ]
    day = max(exhibit.retrieved for exhibit in used)
    shown = known_on or day
    known = (
        _("Bara det som var känt den {date} räknas med.").format(date=fmt.date(known_on, language))
        if known_on
        else _("Data hämtade {date}").format(date=fmt.date(day, language)) + "."
    )
    return {
        "language": language,
        "title": _("Uppföljning av Stockholmsregionens mål"),
        "site": _("Stockholmsregionen i siffror"),
        "operator": catalogue.site.operator[language],
        "day": day.isoformat(),
        "day_of": fmt.date(shown, language),
        "known": known,
        "plan": found.plan,
        "validity": found.validity,
        "sentence": found.sentence,
        "outside": found.outside_count,
        "counts": [
            {"text": f"{c.symbol} {c.text}", "number": len(c.targets)} for c in found.counts
        ],
        "cards": [card._asdict() for card in figures.cards],
        "figures": _table(figures, language),
        "figures_text": figures.message,
        "targets": _table(targets, language),
        "brief_targets": _table(_most_telling(targets, found), language),
        "goals": _goals(catalogue, found, language),
        "rankings": _table(rankings, language),
        "rankings_text": rankings.message,
        "maps": _maps(catalogue, language),
        "method": method(language),
        "sources": _sources(used),
        "labels": labels(language),
        "colours": TOKENS["light"],
    }
