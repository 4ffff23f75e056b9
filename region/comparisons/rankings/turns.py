"""The turn in each ranking: the latest edition beside the one before, and whether they compare."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from region.comparisons.rankings.editions import EditionView
from region.comparisons.rankings.history import RankingHistory, ranking_histories
from region.content.catalogue import Catalogue
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language
from region.words.views import view

OLD_YEARS = 5
"""From this age on a ranking says how things were, and is folded."""

LAST_ON_AXIS = 40
TICKS = (1, 2, 3, 5, 10, 20, 40)
MOST_IN_ANSWER = 2
MOST_SIGNS = 100

Sense = Literal["better", "worse", "alike", "apart", "none"]


@dataclass(frozen=True, eq=False)
class Turn:
    """One ranking in the list.

    Attributes
    ----------
    at, before_at
        Where the places lie on an axis from 1 to `LAST_ON_AXIS`, logarithmic, 0–1; None if the
        place is not known.
    outside, before_outside
        Whether it is only known that Stockholm is outside the places that were read.
    sense
        Better, worse or alike; `apart` if the two cannot be compared, `none` if there is but one.
    change
        The same in words.
    reason
        Why the two cannot be compared.
    is_old
        Whether the edition is at least `OLD_YEARS` old.
    """

    history: RankingHistory
    at: float | None
    before_at: float | None
    outside: bool
    before_outside: bool
    sense: Sense
    change: str
    reason: str
    is_old: bool

    @property
    def edition(self) -> EditionView:
        """The latest edition known with confidence."""
        return self.history.latest


@dataclass(frozen=True, eq=False)
class TurnsView:
    """All rankings, the newest first, with the answer on top."""

    answer: str
    sub: str
    new: tuple[Turn, ...]
    old: tuple[Turn, ...]
    ticks: tuple[tuple[int, float], ...]


def place_on_axis(rank: int) -> float:
    """Return where a place lies on the axis, 0–1; what is beyond its end lies at the end."""
    return min(1.0, math.log(rank) / math.log(LAST_ON_AXIS))


def ordinal(rank: int, language: Language) -> str:
    """Return a place in a word where there is a short one: Etta, Sexa, plats 12; First, 12th."""
    _ = gettext(language)
    words = (
        _("Etta"),
        _("Tvåa"),
        _("Trea"),
        _("Fyra"),
        _("Femma"),
        _("Sexa"),
        _("Sjua"),
        _("Åtta"),
        _("Nia"),
        _("Tia"),
    )
    return words[rank - 1] if rank <= len(words) else _("Plats {rank}").format(rank=rank)


def placed(history: RankingHistory, subject: str, language: Language) -> str:
    """Return Stockholm's place in words with what it is a place in: Sexa i EU på …"""
    _ = gettext(language)
    rank = history.latest.rank
    if rank is None or not subject:
        return ""
    return _("{place} {subject}").format(place=ordinal(rank, language), subject=subject)


def answer_of(catalogue: Catalogue, history: RankingHistory, language: Language) -> str:
    """Return the answer of one ranking's page: the place in words, or the ranking's sentence."""
    _ = gettext(language)
    place_in = catalogue.rankings[history.id].place_in
    subject = place_in[language] if place_in else ""
    year = history.latest.label
    if told := placed(history, subject, language):
        return _("{told} {year}").format(told=told, year=year)
    return _("{name}: {place} {year}").format(
        name=history.name, place=history.latest.stockholm, year=year
    )


def _outside(edition: EditionView | None) -> bool:
    return edition is not None and edition.rank is None and not edition.known and edition.certain


def _sense(history: RankingHistory) -> Sense:
    """Return how the latest edition stands to the one before; a place beats being outside."""
    standing, now = history.standing, history.latest
    before = standing.before
    if before is None:
        return "none"
    if standing.method_break or history.is_award:
        return "apart"
    worst = math.inf
    latest = worst if now.rank is None else now.rank
    earlier = worst if before.rank is None else before.rank
    if latest == earlier:
        return "none" if latest == worst else "alike"
    return "better" if latest < earlier else "worse"


def _change(history: RankingHistory, sense: Sense, language: Language) -> str:
    """Say how the place has turned since the edition known before."""
    _ = gettext(language)
    now, before = history.latest, history.standing.before
    if before is None:
        return _("ingen tidigare utgåva känd")
    names = {"year": before.label, "place": before.stockholm}
    if sense == "apart" and history.is_award:
        return _("{place} {year}").format(**names)
    if sense == "apart":
        return _("{place} {year}, går inte att jämföra").format(**names)
    if sense == "none":
        return _("{place} också {year}").format(**names)
    if sense == "alike":
        return _("samma plats som {year}").format(**names)
    if now.rank is None or before.rank is None:
        words = _("bättre, {place} {year}") if sense == "better" else _("sämre, {place} {year}")
        return words.format(**names)
    steps = abs(now.rank - before.rank)
    words = _("{number} bättre än {year}") if sense == "better" else _("{number} sämre än {year}")
    return words.format(number=steps, year=before.label)


def turn(catalogue: Catalogue, history: RankingHistory, language: Language) -> Turn:
    """Return one ranking's latest edition beside the one before."""
    now, before = history.latest, history.standing.before
    sense = _sense(history)
    return Turn(
        history=history,
        at=place_on_axis(now.rank) if now.rank else None,
        before_at=place_on_axis(before.rank) if before and before.rank else None,
        outside=_outside(now) and not history.is_award,
        before_outside=_outside(before) and not history.is_award,
        sense=sense,
        change=_change(history, sense, language),
        reason=history.standing.method_break,
        is_old=catalogue.day.year - now.year >= OLD_YEARS,
    )


def _answer(catalogue: Catalogue, found: tuple[Turn, ...], language: Language) -> str:
    """Return the newest places that have a name of what they are places in, at most two."""
    _ = gettext(language)
    told: list[str] = []
    for one in found:
        place_in = catalogue.rankings[one.history.id].place_in
        subject = place_in[language] if place_in else ""
        if words := placed(one.history, subject, language):
            told.append(words[0].lower() + words[1:] if told else words)
    if not told or len(", ".join(told[:MOST_IN_ANSWER])) > MOST_SIGNS:
        return _("Stockholm i internationella rankningar")
    return ", ".join(told[:MOST_IN_ANSWER])


@view
def turns(catalogue: Catalogue, language: Language) -> TurnsView:
    """Return all rankings by the year of their latest edition, those of one year by place."""
    _ = gettext(language)
    every = (turn(catalogue, one, language) for one in ranking_histories(catalogue, language))
    found = tuple(sorted(every, key=lambda one: (-one.edition.year, one.edition.rank or 999)))
    old = tuple(one for one in found if one.is_old)
    sub = _(
        "{count} rankningar, nyast först. De mäter olika saker och vägs aldrig ihop här. "
        "{old} av dem har inte kommit ut på minst fem år."
    ).format(count=len(found), old=len(old))
    return TurnsView(
        answer=_answer(catalogue, found, language),
        sub=sub,
        new=tuple(one for one in found if not one.is_old),
        old=old,
        ticks=tuple((rank, place_on_axis(rank)) for rank in TICKS),
    )


def names_of(found: tuple[Turn, ...], language: Language) -> str:
    """Return the names of rankings in a row."""
    return fmt.listing((one.history.name for one in found), language)
