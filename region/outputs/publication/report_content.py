"""What the follow-up says, as plain data: the same for PDF and HTML, report and brief."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from region.content.catalogue import Catalogue
from region.indicators.certainty.words import published_note
from region.municipalities.matrix import SORT_BY_PEOPLE
from region.outputs.charts.model import Lines, Picture, Regions, Squares
from region.outputs.charts.palette import TOKENS, TONES, inked, square
from region.outputs.exhibits import Exhibit
from region.outputs.exhibits.figures import figures_exhibit
from region.outputs.exhibits.follow_up import NEWS_WIDE, news_row
from region.outputs.exhibits.maps import map_exhibit
from region.outputs.exhibits.matrices import matrix_exhibit
from region.outputs.exhibits.rankings import rankings_exhibit
from region.outputs.exhibits.targets import TONES as TARGET_TONES
from region.outputs.exhibits.targets import goals_exhibit, target_exhibit
from region.outputs.presentations.municipal import OF_A_PROFILE
from region.outputs.publication.pictures import bare_svg
from region.outputs.publication.report_words import labels, method
from region.outputs.publication.words import cell_text, source_text
from region.outputs.tables.sources import Origin
from region.strategy.follow_up.days import day_of, years
from region.strategy.follow_up.news import news
from region.strategy.follow_up.questions import FollowUpView, follow_up
from region.targets.evidence import evidence
from region.targets.goals import GoalsView, goals
from region.targets.headlines import goals_answer, reserves, target_answer
from region.targets.peers import NO_ONE
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language

Content = dict[str, Any]


MOST_NEW = 5
"""Lines of what is new, and of what is worst, in the summary."""

WHOLE, HALF, MAP = (720, 175), (430, 320), (520, 400)
"""Width and height of a picture in pixels, of one of two abreast, and of a map."""

CROWD, CROWDED = 3, (900, 320)
"""The size of a course with so many others, whose names need room."""


def _size(picture: Picture) -> tuple[int, int]:
    if isinstance(picture, Regions):
        return MAP
    others = sum(o.role == "other" for o in picture.lines) if isinstance(picture, Lines) else 0
    return CROWDED if others >= CROWD else WHOLE


def _picture(exhibit: Exhibit, language: Language) -> Content | None:
    """The picture in the width of the page, with its words for those who do not see it."""
    picture = exhibit.picture
    if picture is None:
        return None
    return {
        "svg": bare_svg(exhibit, language, *_size(picture)),
        "alt": f"{exhibit.title}. {exhibit.alternative}",
    }


def _squares(exhibit: Exhibit) -> Content:
    """The coloured table's headings, and its rows of sign, ground and ink."""
    picture = exhibit.picture
    if not isinstance(picture, Squares):
        raise TypeError(f"{exhibit.key} has no squares")
    cells: dict[str, list[tuple[str, str, str]]] = {name: [] for name in picture.rows}
    for one in picture.squares:
        ground = square(one.tone, "light")
        cells[one.row].append((one.text, ground, inked(ground)))
    return {"head": picture.columns, "rows": list(cells.items())}


def _course(catalogue: Catalogue, key: str, language: Language) -> Content | None:
    """The target's course alone, in half the width."""
    exhibit = target_exhibit(catalogue, key, language, (("peers", NO_ONE),))
    if exhibit.picture is None:
        return None
    alternative = f"{exhibit.title}. {exhibit.alternative}"
    return {"svg": bare_svg(exhibit, language, *HALF), "alt": alternative}


def _target(catalogue: Catalogue, key: str, language: Language) -> Content:
    exhibit, seen = target_exhibit(catalogue, key, language), goals(catalogue, language).target(key)
    found = evidence(catalogue, key, language)
    badge, step = exhibit.badge, found.ladder
    return {
        "name": exhibit.title,
        "symbol": badge.symbol if badge else "",
        "status": badge.text if badge else "",
        "colour": TONES[badge.tone] if badge else TOKENS["light"]["ink"],
        "facts": [list(fact) for fact in exhibit.facts],
        "text": exhibit.message,
        "subtitle": exhibit.subtitle,
        "picture": _picture(exhibit, language),
        "small": _course(catalogue, key, language),
        "quotes": [list(quote) for quote in exhibit.quotes],
        "source": source_text(exhibit),
        "answer": exhibit.answer,
        "assessed": seen.status.progress.assessed,
        "sure": [text for text in found.sentences[:1] if text not in exhibit.message],
        "step": step.next_step if step else "",
    }


def _table(exhibit: Exhibit, language: Language, columns: tuple[int, ...] = ()) -> Content:
    table = exhibit.table
    shown = columns or table.shown or range(len(table.columns))
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


def _questions(found: FollowUpView, language: Language) -> list[Content]:
    """The follow-up's four questions, each with its answer."""
    _ = gettext(language)
    latest = [f"{r.name} {r.latest.label}: {r.latest.place}" for r in found.rankings[:3]]
    answers = (
        found.goals.sentence,
        f"{'; '.join(latest)}. {published_note(language)}" if latest else "",
        found.outcomes.sentence,
        found.measures.sentence,
    )
    return [
        {"name": question.name, "text": answer}
        for question, answer in zip(found.questions, answers, strict=True)
    ]


def _changed(catalogue: Catalogue, since: dt.date, day: dt.date, language: Language) -> Content:
    """What is new since the follow-up of the year before, what means most first."""
    _ = gettext(language)
    new = news(catalogue, since, day, language)
    head = (_("vad som har hänt"), _("nytt värde"), _("värdet före"))
    rows = [list(news_row(one)) for one in new]
    worse = [one for one in new if one.moved and one.moved.sense == "worse"]
    return {
        "name": _("Nytt sedan {date}").format(date=fmt.date(since, language)),
        "head": list(head),
        "wide": list(NEWS_WIDE),
        "rows": rows,
        "source": "; ".join(dict.fromkeys(one.line for one in new)),
        "first": [one.sentence for one in new[:MOST_NEW]],
        "worse": [one.sentence for one in worse[:MOST_NEW]],
    }


def _worst(
    catalogue: Catalogue, found: GoalsView, changed: Content, language: Language
) -> list[str]:
    """What is worst: goals that are far away or get further away, then what has become worse."""
    behind = [
        target_answer(catalogue, target.id, language)
        for target in found.targets
        if TARGET_TONES[target.status.progress_class] in ("bad", "far")
    ]
    return [*behind, *changed["worse"]][:MOST_NEW]


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

    With `known_on`, only what was known on that day; the catalogue is the whole one.
    """
    _ = gettext(language)
    whole = catalogue
    catalogue = whole.as_known_on(known_on) if known_on else whole
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
    until = known_on or day_of(catalogue, years(catalogue)[0])
    changed = _changed(whole, day_of(catalogue, until.year - 1), until, language)
    matrix = matrix_exhibit(catalogue, SORT_BY_PEOPLE, language)
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
        "answer": goals_answer(catalogue, language),
        "reserves": reserves(catalogue, language),
        "questions": _questions(follow_up(catalogue, until, language), language),
        "changed": changed,
        "worst": _worst(catalogue, found, changed, language),
        "matrix": {
            "name": matrix.title,
            "text": matrix.answer,
            "subtitle": matrix.subtitle,
            "picture": _picture(matrix, language),
            "squares": _squares(matrix),
            "source": source_text(matrix),
        },
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
        "turns": _table(rankings, language, (0, 1, 2, 9)),
        "rankings_answer": rankings.answer,
        "rankings_text": rankings.message,
        "maps": _maps(catalogue, language),
        "method": method(language),
        "sources": _sources(used),
        "labels": labels(language),
        "colours": TOKENS["light"],
    }
