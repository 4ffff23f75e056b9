"""The follow-up's own exhibits: which way indicators have gone, the measures, and what is new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from region.content.catalogue import Catalogue
from region.indicators.certainty import Grade
from region.indicators.certainty.words import grade_name
from region.outputs.charts.model import Square, Squares
from region.outputs.exhibits.model import Choice, Exhibit
from region.outputs.exhibits.strategy import strategy_exhibit
from region.outputs.presentations.follow_up import changes_of, changes_words, outcomes_words
from region.outputs.tables.sources import indicator_origins, retrieved
from region.outputs.tables.table import Column, Table
from region.strategy.follow_up.days import day_of, year_of
from region.strategy.follow_up.measures import STATES, MeasuresView, State, measures
from region.strategy.follow_up.news import News, news
from region.strategy.follow_up.outcomes import (
    SYMBOLS,
    Outcome,
    OutcomesView,
    outcome_label,
    outcomes,
)
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view

_TONES = {
    Outcome.FAVOURABLE: "good2",
    Outcome.UNCHANGED: "zero",
    Outcome.UNFAVOURABLE: "bad2",
    Outcome.NOT_ASSESSED: "",
}
_STATES: Mapping[State, str] = {
    "done": "high2",
    "under_way": "high1",
    "not_started": "zero",
    "unknown": "",
}


def _counted(rows: Mapping[str, tuple[tuple[str, str, str], ...]], key: str) -> Squares:
    """Return a row of squares for each name; a square is its tone, its sign and its tip."""
    longest = max(map(len, rows.values()), default=0)
    squares = tuple(
        Square(name, str(number), *one)
        for name, found in rows.items()
        for number, one in enumerate(found, start=1)
    )
    return Squares(tuple(rows), tuple(map(str, range(1, longest + 1))), squares, key)


def outcomes_chart(found: OutcomesView, language: Language) -> Squares:
    """Return a square for each indicator that is counted, a row for each dimension."""
    rows = {
        group.name: tuple(
            (_TONES[one.outcome], one.symbol, f"{one.name}: {one.label.lower()}")
            for one in group.outcomes
        )
        for group in found.dimensions
    }
    key = "   ".join(f"{SYMBOLS[one]} {outcome_label(one, language).lower()}" for one in Outcome)
    return _counted({name: row for name, row in rows.items() if row}, key)


def measures_chart(found: MeasuresView) -> Squares:
    """Return a square for each measure of the strategy, a row for each focus area."""
    rows = {
        area.name: tuple(
            (_STATES[one.state.state], one.state.symbol, f"{one.name}: {one.state.label.lower()}")
            for one in area.measures
        )
        for area in found.areas
    }
    key = "   ".join(f"{symbol} {label.lower()}" for symbol, label, _number in found.counts)
    return _counted(rows, key)


def outcomes_exhibit(catalogue: Catalogue, given: Mapping[str, str], language: Language) -> Exhibit:
    """Return how many indicators of each dimension have gone which way.

    Raises
    ------
    UnknownIdError
        if `year` cannot be followed up.
    """
    _ = gettext(language)
    known = catalogue.as_known_on(day_of(catalogue, year_of(catalogue, given.get("year", ""))))
    view = outcomes(known, language)
    page = pages.link("follow_up", language, **{**given, "question": "sustainability"})
    columns = (
        Column(_("dimension"), wide=2),
        *(Column(outcome_label(outcome, language).lower(), 0) for outcome in Outcome),
    )
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (
            group.name,
            *(sum(item.outcome is outcome for item in group.outcomes) for outcome in Outcome),
        )
        for group in view.dimensions
    )
    keys = [
        item.indicator
        for group in view.dimensions
        for lead in group.outcomes
        for item in (lead, *lead.same)
    ]
    picture = outcomes_chart(view, language)
    told = _("{favourable} av {total} mått har gått åt det gynnsamma hållet")
    return Exhibit(
        key="follow_up/sustainability",
        name=slug(_("hållbarhet")),
        title=_("Länets mått efter riktning"),
        subtitle=_("Jämförelsen är {grade}.").format(grade=grade_name(Grade.DESCRIPTIVE, language)),
        message=view.sentence,
        alternative=view.sentence,
        table=Table(columns, rows),
        line="; ".join(outcomes_words(catalogue, given, language).sources),
        dated="",
        retrieved=retrieved(catalogue, keys),
        origins=tuple(o for key in keys for o in indicator_origins(catalogue, key, language)),
        notes=(view.left_out,),
        page=f"{page}#question_sustainability",
        picture=picture if picture.squares else None,
        slide_table=not picture.squares,
        answer=told.format(favourable=view.number(Outcome.FAVOURABLE), total=len(picture.squares)),
    )


def measures_exhibit(catalogue: Catalogue, found: MeasuresView, language: Language) -> Exhibit:
    """Return how far the strategy's measures have come, as far as an open source says so."""
    _ = gettext(language)
    columns = (
        Column(_("inriktningsområde"), wide=2),
        Column(_("insats"), wide=3),
        Column(_("läge")),
        Column(_("sedan")),
        Column(_("källa"), wide=2),
    )
    rows = tuple(
        (
            area.name,
            one.name,
            one.state.label,
            one.state.since,
            one.state.source.line if one.state.source else "",
        )
        for area in found.areas
        for one in area.measures
    )
    numbers = {state: sum(m.state.state == state for m in found.measures) for state in STATES}
    total = len(found.measures)
    told = (
        _("Läget är okänt för strategins alla {total} insatser").format(total=total)
        if numbers["unknown"] == total
        else _("{done} av {total} insatser är genomförda").format(done=numbers["done"], total=total)
    )
    named = strategy_exhibit(catalogue, language)
    return Exhibit(
        key="follow_up/priorities",
        name=slug(_("insatser")),
        title=_("Strategins insatser efter läge"),
        subtitle="",
        message=found.sentence,
        alternative=found.sentence,
        table=Table(columns, rows),
        line=named.line,
        dated="",
        retrieved=named.retrieved,
        origins=named.origins,
        notes=(),
        page=named.page,
        picture=measures_chart(found),
        answer=told,
    )


SQUARED = ("sustainability", "priorities")
"""The questions whose picture is a square for each thing."""
QUESTIONS = (*SQUARED, "news")
"""What of the follow-up's pages has an exhibit of its own."""


@view
def follow_up_exhibit(
    catalogue: Catalogue, key: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return a question of a year's follow-up, or what is new between two days.

    Raises
    ------
    UnknownIdError
        if there is no such question, year or day.
    """
    given = dict(choice)
    if key not in QUESTIONS:
        raise UnknownIdError("question", key, QUESTIONS)
    if key == "news":
        return _news(catalogue, given, language)
    kept = {name: value for name, value in choice if name == "year" and value}
    if key == "sustainability":
        made = outcomes_exhibit(catalogue, kept, language)
    else:
        known = catalogue.as_known_on(day_of(catalogue, year_of(catalogue, kept.get("year", ""))))
        made = measures_exhibit(known, measures(known, language), language)
    page = pages.link("follow_up", language, **kept, question=key) + f"#question_{key}"
    return replace(made, page=page, choices=tuple(kept.items()))


def _news(catalogue: Catalogue, given: Mapping[str, str], language: Language) -> Exhibit:
    """Return what is new between two days, with the page's own sentence."""
    _ = gettext(language)
    kept = {name: given[name] for name in ("since", "until") if given.get(name)}
    shown = changes_of(catalogue, kept, language)
    found = news(catalogue, shown.start, shown.end, language)
    answer = found[0].sentence if found else _("Inget nytt värde för länet i tiden")
    made = changes_exhibit(catalogue, kept, language)
    return replace(made, answer=answer, choices=tuple(kept.items()))


NEWS_WIDE = (2.4, 1.2, 1.2)
"""How wide what has happened, the new value and the one before stand beside each other."""


def news_row(one: News) -> tuple[str, str, str]:
    """Return what has happened, the new value, and the one before or why there is none."""
    before = f"{one.before} ({one.before_period})" if one.before else one.why_not
    return one.sentence, f"{one.value} ({one.period})", before


def changes_exhibit(catalogue: Catalogue, given: Mapping[str, str], language: Language) -> Exhibit:
    """Return what is new: targets, rankings, and values, what means most first."""
    _ = gettext(language)
    view = changes_of(catalogue, given, language)
    found = news(catalogue, view.start, view.end, language)
    names = (_("vad som har hänt"), _("nytt värde"), _("värdet före"))
    columns = tuple(Column(name, wide=wide) for name, wide in zip(names, NEWS_WIDE, strict=True))
    rows = (
        *((t.name, t.after.label, t.before.label) for t in view.targets),
        *((m.name, m.after.label, m.before.label) for m in view.measures),
        *((e.name, f"{e.edition}: {e.place}", "") for e in view.editions),
        *map(news_row, found),
    )
    keys = [one.indicator for one in found]
    return Exhibit(
        key="follow_up/news",
        name=slug(_("nytt")),
        title=view.heading,
        subtitle="",
        message=view.sentence,
        alternative=view.sentence,
        table=Table(columns, rows),
        line="; ".join(changes_words(catalogue, given, language).sources),
        dated="",
        retrieved=retrieved(catalogue, keys),
        origins=tuple(o for key in keys for o in indicator_origins(catalogue, key, language)),
        notes=(view.note,),
        page=pages.link("follow_up", language, **{"view": "changes", **given}),
        slide_table=True,
    )
