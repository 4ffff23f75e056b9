"""The targets: one with its course towards the level, and all of them as a table."""

from __future__ import annotations

from dataclasses import replace

from region.comparisons.peers import read_peers
from region.content.catalogue import Catalogue
from region.outputs.charts.model import Lines, Steps
from region.outputs.charts.palette import Tone
from region.outputs.exhibits.courses import course_chart
from region.outputs.exhibits.model import Badge, Card, Choice, Exhibit, Fact
from region.outputs.tables.sources import (
    Origin,
    dated,
    document_origin,
    indicator_origins,
    retrieved,
)
from region.outputs.tables.table import Cell, Column, Table, shown
from region.targets.course import course
from region.targets.evidence import Evidence, evidence
from region.targets.goals import goals
from region.targets.headlines import goals_answer, target_answer
from region.targets.paces import what_if
from region.targets.peers import NO_ONE, compared, comparison_of
from region.targets.progress import ProgressClass
from region.targets.view import TargetView
from region.targets.words import with_reserve
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view

FEWEST_POINTS = 2
"""Fewer observations are no course."""

TONES: dict[ProgressClass, Tone] = {
    ProgressClass.TARGET_MET: "good",
    ProgressClass.ON_PACE: "good",
    ProgressClass.TOO_SLOW: "slow",
    ProgressClass.FAR_TOO_SLOW: "far",
    ProgressClass.MOVING_AWAY: "bad",
    ProgressClass.TARGET_LOST: "bad",
    ProgressClass.TARGET_MISSED: "bad",
    ProgressClass.NOT_ASSESSED: "none",
}


def _facts(target: TargetView, language: Language) -> tuple[Fact, ...]:
    _ = gettext(language)
    facts = [Fact(_("Målnivå"), target.level or _("ingen siffra publicerad"))]
    if target.baseline:
        facts.append(Fact(_("Utgångsläge"), target.baseline))
    if target.following:
        latest = target.following.series.latest
        period = f"{latest.period}, {latest.status}" if latest.status else latest.period
        facts.append(Fact(_("Senaste värde"), f"{latest.text} ({period})"))
    facts.append(Fact(_("Vem säger det"), target.wording))
    return tuple(facts)


def _table(target: TargetView, language: Language) -> Table:
    _ = gettext(language)
    series = target.following.series if target.following else None
    decimals = series.decimals if series else 0
    unit = f" ({series.unit})" if series and series.unit else ""
    columns = (
        Column(_("period")),
        Column(_("värde") + unit, decimals),
        Column(_("anmärkning"), wide=2),
    )
    points = series.points if series else ()
    return Table(columns, tuple((p.period, p.value, p.status) for p in points))


def _origins(catalogue: Catalogue, target: TargetView, language: Language) -> tuple[Origin, ...]:
    _ = gettext(language)
    meaning = " ".join(text for text in (target.level, target.wording_note) if text)
    own = document_origin(
        _("Mål: {level}").format(level=target.name), target.unit, meaning, target.source, target.id
    )
    if target.following is None:
        return (own,)
    return (*indicator_origins(catalogue, target.following.series.indicator, language), own)


def _quotes(target: TargetView, language: Language) -> tuple[Fact, ...]:
    _ = gettext(language)
    return tuple(
        Fact(
            str(item.edition), _("{subject}: ”{text}”").format(subject=item.subject, text=item.text)
        )
        for item in target.assessments
    )


def _from_base(catalogue: Catalogue, key: str, choice: Choice, language: Language) -> str:
    """Return the status counted from the base year that was chosen; empty without a choice."""
    base = dict(choice).get("base")
    seen = course(catalogue, key, int(base), language) if base else None
    if seen is None or seen.base_year == seen.standard_base_year:
        return ""
    _ = gettext(language)
    return _("Räknat från {year}: {status}. {explanation}").format(
        year=seen.base_year, status=seen.status.label, explanation=seen.status.explanation
    )


def _course(
    catalogue: Catalogue, key: str, choice: Choice, language: Language
) -> Lines | Steps | None:
    """Return the target's course as its page draws it with these choices, if it can be drawn.

    Raises
    ------
    UnknownIdError
        if a choice has a value that the page does not offer.
    """
    given = dict(choice)
    seen = course(catalogue, key, None, language)
    if seen is None or len(seen.series.points) < FEWEST_POINTS:
        return None
    base, pace, peers = (given.get(name, "") for name in ("base", "pace", "peers"))
    years = tuple(str(year) for year in seen.base_years)
    if base and base not in years:
        raise UnknownIdError("base year", base, years)
    if pace and pace not in seen.paces:
        raise UnknownIdError("pace", pace, seen.paces)
    one = comparison_of(catalogue, key)
    if peers and peers != NO_ONE:
        unknown = read_peers(one, peers)[1] if one else (peers,)
        if unknown:
            raise UnknownIdError("peers", unknown[0], (*(one.groups if one else ()), NO_ONE))
    if base:
        seen = course(catalogue, key, int(base), language) or seen
    tried = what_if(catalogue, key, pace, language) if pace else None
    others = compared(catalogue, key, peers, language)
    return course_chart(seen, tried, language, "full", others)


@view
def target_exhibit(
    catalogue: Catalogue, key: str, language: Language, choice: Choice = ()
) -> Exhibit:
    """Return one target, with the base year, the pace and the others of its page's address.

    Raises
    ------
    UnknownIdError
        if there is no such target, or a choice has a value that its page does not offer.
    """
    _ = gettext(language)
    target = goals(catalogue, language).target(key)
    following = target.following
    lines = [following.series.provenance.line] if following else []
    source = f"{target.source.publisher}, {target.source.title}, {target.source.year}"
    lines.append(_("Målet: {source}").format(source=source))
    day = retrieved(catalogue, (following.series.indicator,) if following else ())
    words = [target.status.explanation, target.status.uncertainty, target.no_figure]
    picture = _course(catalogue, key, choice, language)
    explanation = _from_base(catalogue, key, choice, language) or " ".join(filter(None, words))
    quotes = _quotes(target, language)
    summary = following.series.summary if following else ""
    subtitle = f"{following.series.name}, {following.series.area}" if following else ""
    return Exhibit(
        key=f"target/{key}",
        name=slug(_("mål") + f" {target.name}"),
        title=target.name,
        subtitle=subtitle,
        message=explanation,
        alternative=" ".join(t for t in (summary, target.level and target.level_label) if t),
        table=_table(target, language),
        line=". ".join(lines),
        dated=dated(day, language) if following else "",
        retrieved=day,
        origins=_origins(catalogue, target, language),
        notes=tuple(
            text
            for text in (
                _("Status (webbplatsens egen beräkning): {status}.").format(
                    status=with_reserve(target.status.label, target.marks)
                ),
                explanation,
                target.wording_note,
                *evidence(catalogue, key, language).sentences,
                following.note if following else "",
                following.series.provenance.definition if following else "",
                *(
                    _("Rapport {edition}: {text}").format(edition=quote.label, text=quote.text)
                    for quote in quotes
                ),
            )
            if text
        ),
        page=pages.link("goals", language, target=key, **dict(choice)),
        answer=target_answer(catalogue, key, language),
        picture=picture,
        choices=choice,
        badge=Badge(
            target.status.symbol,
            with_reserve(target.status.label, target.marks),
            TONES[target.status.progress_class],
        ),
        facts=_facts(target, language),
        quotes=quotes,
    )


def _evidence_cells(found: Evidence, language: Language) -> tuple[str, str, str, str, str]:
    """How many ways agree, all that is said of how sure it is, and what is missing and next."""
    _ = gettext(language)
    robust, step = found.robustness, found.ladder
    return (
        _("{agreeing} av {total}").format(agreeing=robust.agreeing, total=robust.total)
        if robust and robust.total
        else "",
        " ".join(found.sentences),
        step.missing if step else "",
        step.next_step if step else "",
        found.origin.sentence,
    )


def _level(value: float | None) -> Cell:
    """Return a level with the decimals that it is published with."""
    return None if value is None else shown(value, len(f"{value:g}".partition(".")[2]))


@view
def goals_exhibit(catalogue: Catalogue, language: Language) -> Exhibit:
    """Return all targets with level, latest value and status."""
    _ = gettext(language)
    found = goals(catalogue, language)
    columns = (
        Column(_("delmål"), wide=2.7),
        Column(_("målnivå"), wide=2.1),
        Column(_("senaste värde"), wide=1.1),
        Column(_("status"), wide=1.7),
        Column(_("ordalydelse"), wide=1.7),
        Column(_("målår"), 0, kind="year"),
        Column(_("nivå"), 2),
        Column(_("värde"), 2),
        Column(_("period")),
        Column(_("enhet")),
        Column(_("förklaring"), wide=3),
        Column(_("rapportens senaste ord"), wide=3),
        Column(_("källa"), wide=2),
        Column(_("räknesätt som ger klassen")),
        Column(_("hur säkert"), wide=3),
        Column(_("vad som saknas"), wide=2),
        Column(_("nästa steg"), wide=3),
        Column(_("vem som har bestämt nivån"), wide=2),
    )
    rows = []
    for target in found.targets:
        latest = target.following.series.latest if target.following else None
        said = target.assessments[-1] if target.assessments else None
        rows.append(
            (
                target.name,
                target.level or _("ingen siffra publicerad"),
                f"{latest.text} ({latest.period})" if latest else "–",
                target.status_text,
                target.wording,
                target.year,
                _level(target.level_value),
                shown(latest.value, target.following.series.decimals)
                if latest and target.following
                else None,
                latest.period if latest else "",
                target.unit,
                target.status.explanation,
                f"{said.edition}: {said.text}" if said else "",
                target.source.line,
                *_evidence_cells(evidence(catalogue, target.id, language), language),
            )
        )
    origins = tuple(
        origin for target in found.targets for origin in _origins(catalogue, target, language)
    )
    used = tuple(t.following.series.indicator for t in found.targets if t.following)
    day = retrieved(catalogue, used)
    return Exhibit(
        key="goals",
        name=slug(_("mål")),
        title=_("Når regionen målen?"),
        subtitle=found.plan,
        message=found.sentence,
        alternative=_("Alla mål med nivå, senaste värde och status."),
        table=Table(columns, tuple(rows), shown=(0, 1, 2, 3, 4)),
        line=found.source.line,
        dated=dated(day, language),
        retrieved=day,
        origins=origins,
        notes=(found.sentence, found.outside_count, found.targets_note),
        page=pages.link("goals", language),
        answer=goals_answer(catalogue, language),
        slide_table=True,
    )


@view
def assessed_exhibit(catalogue: Catalogue, language: Language) -> Exhibit:
    """Return the targets that can be assessed, each as a card: where it is, its level, status."""
    _ = gettext(language)
    whole = goals_exhibit(catalogue, language)
    cards = tuple(
        Card(
            target.short_name,
            target.following.series.latest.text,
            _("{period}. Mål: {level}").format(
                period=target.following.series.latest.period, level=target.level or "–"
            ),
            with_reserve(f"{target.status.symbol} {target.status.label}", target.marks),
            TONES[target.status.progress_class],
        )
        for target in goals(catalogue, language).targets
        if target.following and target.status.progress_class is not ProgressClass.NOT_ASSESSED
    )
    return replace(whole, key="goals", cards=cards, slide_table=False)


MOST_LISTED = 5


def _listed(names: tuple[str, ...], language: Language) -> str:
    """Return as many names as have room on a card, and how many more there are."""
    _ = gettext(language)
    more = len(names) - MOST_LISTED
    rest = (_("och {number} till").format(number=more),) if more > 0 else ()
    return "; ".join((*names[:MOST_LISTED], *rest))


@view
def counts_exhibit(catalogue: Catalogue, language: Language) -> Exhibit:
    """Return how many of the targets stand where."""
    _ = gettext(language)
    whole = goals_exhibit(catalogue, language)
    found = goals(catalogue, language)
    columns = (
        Column(_("status"), wide=1.6),
        Column(_("antal"), 0, wide=0.5),
        Column(_("mål"), wide=4),
    )
    rows = tuple(
        (
            f"{count.symbol} {count.text}",
            len(count.targets),
            "; ".join(target.name for target in count.targets),
        )
        for count in found.counts
    )
    return replace(
        whole,
        key="counts",
        name=slug(_("lägesbild")),
        message=f"{found.sentence} {found.outside_count}",
        alternative=_("Hur många mål som har vilken status."),
        cards=tuple(
            Card(
                f"{count.symbol} {count.label}",
                str(len(count.targets)),
                count.reserve,
                _listed(tuple(target.short_name for target in count.targets), language),
                TONES[count.progress_class],
            )
            for count in found.counts
        ),
        slide_table=False,
        table=Table(columns, rows),
    )
