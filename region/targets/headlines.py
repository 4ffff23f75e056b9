"""The sentence that answers: for all goals together, and for each target.

The rules stand in docs/method.md, Headlines. A sentence has a verb, no more than `LONGEST`
characters, and says what is uncertain; one that would be longer gives way to a shorter one.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, get_args

from region.content.catalogue import Catalogue
from region.content.catalogue.vintages import last_news
from region.content.model import Target
from region.indicators import change
from region.indicators.series import SeriesView
from region.targets.course import CourseView, course
from region.targets.goals import goals
from region.targets.ladder import missing
from region.targets.progress import ProgressClass, meets
from region.targets.progress.ratios import default_operator
from region.targets.status import assess
from region.targets.view import TargetView
from region.targets.words import pace_text
from region.words import formatting as fmt
from region.words.language import Gettext, gettext
from region.words.text import Language
from region.words.views import view

LONGEST = 100

Group = Literal["met", "pace", "behind", "wrong", "unsure"]
GROUPS: tuple[Group, ...] = get_args(Group)
_GROUP_OF: dict[ProgressClass, Group] = {
    ProgressClass.TARGET_MET: "met",
    ProgressClass.ON_PACE: "pace",
    ProgressClass.TOO_SLOW: "behind",
    ProgressClass.FAR_TOO_SLOW: "behind",
    ProgressClass.TARGET_MISSED: "behind",
    ProgressClass.MOVING_AWAY: "wrong",
    ProgressClass.TARGET_LOST: "wrong",
}


class Standing(NamedTuple):
    """How one assessed target stands: what sentences call it, its class, and if that is sure."""

    noun: str
    progress_class: ProgressClass
    uncertain: bool = False

    @property
    def group(self) -> Group:
        """The group that head sentences count it in."""
        return "unsure" if self.uncertain else _GROUP_OF[self.progress_class]


def noun_of(target: Target, language: Language) -> str:
    """Return what sentences call a target: `forskningen`."""
    return (target.noun or target.short_name or target.name)[language]


def first_upper(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def shortest_enough(candidates: Iterable[str]) -> str:
    """Return the first sentence that is short enough, else the last."""
    found = ""
    for found in candidates:
        if len(found) <= LONGEST:
            return found
    return found


def _met(standings: Sequence[Standing], _: Gettext, language: Language) -> str:
    met = sum(one.group == "met" for one in standings)
    total = len(standings)
    if total == 1:
        return (
            _("Det enda mål som går att bedöma är nått.")
            if met
            else _("Det enda mål som går att bedöma är inte nått.")
        )
    words = fmt.in_words(total, language)
    if not met:
        return _("Inget av {total} mål är nått.").format(total=words)
    if met == total:
        return _("Alla {total} mål är nådda.").format(total=words)
    number = first_upper(fmt.in_words(met, language))
    told = (
        _("{number} av {total} mål är nått.")
        if met == 1
        else _("{number} av {total} mål är nådda.")
    )
    return told.format(number=number, total=words)


def _others(standings: Sequence[Standing], _: Gettext, language: Language) -> str:
    """Return a sentence that names those that are not met: on pace, behind, wrong way, unsure."""
    clauses: dict[Group, str] = {
        "pace": _("{names} är i takt"),
        "behind": _("{names} ligger efter"),
        "wrong": _("{names} går åt fel håll"),
        "unsure": _("osäkert för {names}"),
    }
    found = []
    for group, clause in clauses.items():
        names = [one.noun for one in standings if one.group == group]
        if names:
            found.append(clause.format(names=fmt.listing(names, language)))
    if len(found) == 1 and any(one.group == "unsure" for one in standings):
        found = [_("läget är {clause}").format(clause=found[0])]
    return f"{first_upper(', '.join(found))}." if found else ""


def _counts(standings: Sequence[Standing], _: Gettext, language: Language) -> str:
    """Return how many there are of each: `Av fyra mål är ett nått, ett osäkert och två efter.`"""
    groups = Counter(one.group for one in standings)
    phrases: dict[Group, tuple[str, str]] = {
        "met": (_("{number} nått"), _("{number} nådda")),
        "pace": (_("{number} i takt"), _("{number} i takt")),
        "behind": (_("{number} efter"), _("{number} efter")),
        "wrong": (_("{number} på väg åt fel håll"), _("{number} på väg åt fel håll")),
        "unsure": (_("{number} osäkert"), _("{number} osäkra")),
    }
    parts = [
        phrases[group][groups[group] > 1].format(number=fmt.in_words(groups[group], language))
        for group in GROUPS
        if groups[group]
    ]
    total = fmt.in_words(len(standings), language)
    told = _("Av {total} mål är {parts}.")
    return told.format(total=total, parts=fmt.listing(parts, language))


def overall(standings: Sequence[Standing], language: Language) -> str:
    """Return how it stands with all goals in a sentence or two, whatever the data hold."""
    _ = gettext(language)
    if not standings:
        return _("Inget mål går att bedöma med öppna data.")
    met = _met(standings, _, language)
    named = _others(standings, _, language)
    return shortest_enough((f"{met} {named}".strip(), _counts(standings, _, language)))


def _standing(catalogue: Catalogue, target: Target, language: Language) -> Standing | None:
    result = assess(catalogue, target)
    if not result.assessed:
        return None
    return Standing(noun_of(target, language), result.progress_class, result.uncertain)


def standings(catalogue: Catalogue, language: Language) -> tuple[Standing, ...]:
    """Return how each target that can be assessed stands, in the plan's order."""
    found = (_standing(catalogue, target, language) for target in catalogue.targets.values())
    return tuple(one for one in found if one is not None)


@view
def overview_answer(catalogue: Catalogue, language: Language) -> str:
    """Return the overview's sentence: what is reached, on pace, uncertain, behind."""
    return overall(standings(catalogue, language), language)


@view
def goals_answer(catalogue: Catalogue, language: Language) -> str:
    """Return the sentence of all goals: counts, and the years that are left."""
    _ = gettext(language)
    found = standings(catalogue, language)
    if not found:
        return overall(found, language)
    counts = _counts(found, _, language)
    years = [t.year for t in catalogue.targets.values() if t.year is not None]
    end = max(set(years), key=lambda year: (years.count(year), -year), default=None)
    left = end - last_news(catalogue).year if end else 0
    if left <= 0:
        return counts
    told = _("Ett år återstår.") if left == 1 else _("{number} år återstår.")
    number = first_upper(fmt.in_words(left, language))
    return shortest_enough((f"{counts} {told.format(number=number)}", counts))


@view
def method_answer(catalogue: Catalogue, language: Language) -> str:
    """Return how many targets the method's rules can assess."""
    _ = gettext(language)
    total, known = len(catalogue.targets), len(standings(catalogue, language))
    if not known:
        return _("Inget av {total} delmål går att bedöma med öppna data.").format(total=total)
    told = _("{number} av {total} delmål går att bedöma med öppna data.")
    return told.format(number=first_upper(fmt.in_words(known, language)), total=total)


@view
def reserves(catalogue: Catalogue, language: Language) -> str:
    """Return who reckons, what is not confirmed, and how many goals cannot be assessed."""
    _ = gettext(language)
    everything = goals(catalogue, language).targets
    assessed = [t for t in everything if t.status.progress.assessed]
    unread = [noun_of(catalogue.targets[t.id], language) for t in assessed if not t.confirmed]
    texts = [_("Bedömningen är vår egen.")]
    if unread:
        texts.append(
            _("Målet för {names} är känt bara i andra hand.").format(
                names=fmt.listing(unread, language)
            )
        )
    others = len(everything) - len(assessed)
    if others:
        texts.append(_("{number} mål går inte att bedöma.").format(number=others))
    return " ".join(texts)


def _verdict(seen: TargetView, _: Gettext) -> str:
    """Return the template of a target's verdict, for its class and whether that is sure."""
    yearly = seen.kind == "yearly"
    progress = seen.status.progress
    if progress.uncertain and progress.progress_class is not ProgressClass.TARGET_MET:
        return {
            ProgressClass.ON_PACE: _("Osäkert om {noun} är i takt: {value}, {level}"),
            ProgressClass.MOVING_AWAY: _("Osäkert om {noun} går åt fel håll: {value}, {level}"),
        }.get(
            progress.progress_class, _("Osäkert hur långsamt det går för {noun}: {value}, {level}")
        )
    return {
        ProgressClass.TARGET_MET: _("{Noun} når målet: {value}, {level}"),
        ProgressClass.ON_PACE: _("{Noun} ligger strax under målet: {value}, {level}")
        if yearly
        else _("{Noun} är i takt: {value}, {level}"),
        ProgressClass.TOO_SLOW: _("{Noun} når inte målet: {value}, {level}")
        if yearly
        else _("{Noun} går åt rätt håll men för långsamt: {value}, {level}"),
        ProgressClass.FAR_TOO_SLOW: _("{Noun} ligger långt under målet: {value}, {level}")
        if yearly
        else _("{Noun} går åt rätt håll men alldeles för långsamt: {value}, {level}"),
        ProgressClass.MOVING_AWAY: _("{Noun} går åt fel håll: {value}, {level}"),
        ProgressClass.TARGET_LOST: _("{Noun} når inte längre målet: {value}, {level}"),
        ProgressClass.TARGET_MISSED: _("{Noun} nådde inte målet i tid: {value}, {level}"),
    }[progress.progress_class]


def _level_words(seen: TargetView, found: CourseView | None, language: Language) -> str:
    """Return what the target is, as short as it is said: `målet är 4,5`."""
    _ = gettext(language)
    level = seen.status.progress.level
    if level is None:
        level = seen.level_value
    if level is None or found is None:
        return _("målet är {level}").format(level=seen.level) if seen.level else ""
    decimals = found.series.decimals if seen.kind == "change" else seen.decimals
    number = fmt.number(level, decimals, language)
    if seen.kind == "yearly":
        return _("målet är {level} om året").format(level=number)
    over = (
        found.line_level
        if seen.status.progress.progress_class is ProgressClass.TARGET_MET
        else number
    )
    return _("målet är {level}").format(level=over or number)


@view
def target_answer(catalogue: Catalogue, target_id: str, language: Language) -> str:
    """Return a target's verdict as a sentence: how it stands, the latest value, the level."""
    _ = gettext(language)
    target = catalogue.targets[target_id]
    seen = goals(catalogue, language).target(target_id)
    noun = noun_of(target, language)
    names = {"noun": noun, "Noun": first_upper(noun)}
    found = course(catalogue, target_id, None, language)
    if not seen.status.progress.assessed or seen.following is None:
        lacks = missing(catalogue, target, language)
        told = (
            _("{Noun} går inte att bedöma utan {missing}")
            if lacks
            else _("{Noun} går inte att bedöma än")
        )
        short = _("{Noun} går inte att bedöma")
        return shortest_enough(
            (told.format(**names, missing=lacks), short.format(**names), seen.short_name)
        )
    latest = seen.following.series.latest
    level = _level_words(seen, found, language)
    template = _verdict(seen, _)
    value = _("{value} {period}").format(value=latest.text, period=latest.period)
    whole = (
        template.format(**names, value=value, level=level),
        template.format(**names, value=latest.text, level=level),
        template.format(**names, value=latest.number, level=level),
        template.format(**names, value="", level="").rstrip(" :,"),
        _("{name}, {period}").format(name=seen.short_name, period=latest.period),
    )
    return shortest_enough(whole)


@view
def told(catalogue: Catalogue, target_id: str, language: Language) -> str:
    """Return what stands under a target's small chart: the latest value, and what it means."""
    _ = gettext(language)
    seen = goals(catalogue, language).target(target_id)
    result, followed = seen.status.progress, seen.following
    if followed is None or result.latest is None:
        return seen.status.explanation
    series = followed.series
    latest = _("{value} {period}.").format(value=series.latest.text, period=series.latest.period)
    return f"{latest} {_meaning(catalogue.targets[target_id], seen, language)}".strip()


def spoken_pace(pace: float, series: SeriesView, language: Language) -> str:
    """Return a pace with the decimals of its series, or one more where that leaves one digit."""
    if abs(pace) >= 10 ** (1 - series.decimals):
        return fmt.change(pace, series.decimals, series.unit, language)
    return pace_text(pace, series.unit, series.decimals, language)


def _meaning(target: Target, seen: TargetView, language: Language) -> str:
    """Return what the latest value means for the target, in one short sentence."""
    _ = gettext(language)
    result = seen.status.progress
    assert seen.following is not None  # noqa: S101 - the caller has looked
    series = seen.following.series
    if result.kind == "yearly" and result.years_counted:
        met, counted = len(result.years_met), len(result.years_counted)
        template = (
            _("Nivån har inte nåtts något av de {counted} åren sedan {since}.")
            if not met
            else _("Nivån har nåtts {met} av de {counted} åren sedan {since}.")
        )
        return template.format(met=met, counted=counted, since=result.years_counted[0])
    if result.turn is not None and result.latest is not None:
        moved = change.growth(result.latest.value, result.turn.value, series.decimals)
        if moved is not None and not series.unit.startswith("%"):
            size = fmt.with_unit(abs(moved), 0, "%", language)
            up, down = _("Värdet steg {size} från {year}."), _("Värdet föll {size} från {year}.")
            return (up if moved > 0 else down).format(size=size, year=result.turn.year)
    if result.progress_class is ProgressClass.TARGET_MET and result.level is not None:
        operator = target.operator or default_operator(target.direction)
        since = itertools.takewhile(
            lambda point: meets(point.value, result.level or 0.0, operator),
            reversed(result.observations),
        )
        return _("Målet har nåtts sedan {year}.").format(year=[point.year for point in since][-1])
    if result.needed_pace is not None:
        return _("Målet kräver {pace} om året.").format(
            pace=spoken_pace(result.needed_pace, series, language)
        )
    return ""
