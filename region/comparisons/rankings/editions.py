"""One edition of a ranking: how Stockholm stands in it, and how surely that is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from region.comparisons.rankings.view import (
    PlaceView,
    ahead_text,
    field_text,
    is_second_hand,
    place_row,
    place_text,
)
from region.content.catalogue import Catalogue, Place
from region.content.model import Edition, Ranking
from region.indicators.provenance import DocumentNote, document_note
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language

TOP = 10
LEAST_READ = 5
"""So many of the first places must have been read for an edition without Stockholm to say that it
was outside them."""


@dataclass(frozen=True, eq=False)
class EditionView:
    """One edition: Stockholm's place, how sure it is, and the places that could be read."""

    year: int
    label: str
    rank: int | None
    stockholm: str
    place: str
    """Stockholm's place with the field or the scope that it is in: `plats 6 av 234`."""
    known: bool
    """Whether Stockholm's own place is known."""
    certain: bool
    """Whether it says how Stockholm stands: a place that no source disputes, or outside those
    read."""
    ties: str
    score: str
    field: str
    field_number: int | None
    ahead: str
    scope: str
    confidence: str
    method_break: str
    note: str
    missing: str
    in_table_1: bool
    source: DocumentNote
    own_page: DocumentNote | None
    """The publisher's own page, where the place was read elsewhere."""
    second_hand: bool
    """Whether the place was read somewhere else than with the publisher."""
    checked_against: DocumentNote | None
    places: tuple[PlaceView, ...]


def tied(ranking: Ranking, own: Place, other: Place) -> bool:
    """Say whether two places cannot be told apart.

    They cannot if they share a rank, or if their published index values differ by at most one
    unit in the last published decimal: that is what rounding alone can bring about.
    """
    if own.rank == other.rank:
        return True
    if ranking.score is None or own.score is None or other.score is None:
        return False
    unit = 10.0**-ranking.score.decimals
    return abs(own.score - other.score) <= unit * 1.000001


def _ties(ranking: Ranking, own: Place, rows: list[Place], language: Language) -> str:
    _ = gettext(language)
    others = [p for p in rows if p is not own and p.role == "ranked" and tied(ranking, own, p)]
    if not others:
        return ""
    names = fmt.listing([place.name[language] for place in others], language)
    if ranking.score is None or all(place.rank == own.rank for place in others):
        return _("Delad plats med {names}.").format(names=names)
    unit = fmt.number(10.0**-ranking.score.decimals, ranking.score.decimals, language)
    return _(
        "I praktiken delad plats med {names}: värdena skiljer högst {unit}, vilket avrundningen "
        "ensam kan ge."
    ).format(names=names, unit=unit)


def _first_read(ranks: Counter[int]) -> int:
    """Return how many of the first ten places have been read, counted from the first to a gap."""
    read: set[int] = set()
    for rank, times in ranks.items():
        read |= set(range(rank, rank + times))
    return next((n - 1 for n in range(1, TOP + 1) if n not in read), TOP)


def _missing(ranks: Counter[int], own: Place | None, language: Language) -> str:
    """Say which of the first ten places could not be read."""
    _ = gettext(language)
    if own is not None and sum(ranks.values()) == 1:
        return _("Bara Stockholms plats har gått att läsa.")
    read: set[int] = set()
    for rank, times in ranks.items():
        read |= set(range(rank, rank + times))
    gaps = [str(n) for n in range(1, TOP + 1) if n not in read]
    if not gaps:
        return ""
    return _("Plats {places} har inte gått att läsa.").format(places=fmt.listing(gaps, language))


def _stockholm(ranking: Ranking, own: Place | None, first: int, language: Language) -> str:
    _ = gettext(language)
    if own is not None and own.role == "ranked":
        return _("plats {rank}").format(rank=own.rank)
    if own is not None:
        return {"winner": _("vinnare"), "finalist": _("finalist")}[own.role]
    if ranking.kind == "award":
        return _("inte vinnare")
    if first >= TOP:
        return _("utanför de tio främsta")
    if first >= LEAST_READ:
        return _("utanför de {number} främsta").format(number=first)
    return _("inte känd")


def edition_view(
    catalogue: Catalogue, ranking: Ranking, edition: Edition, language: Language
) -> EditionView:
    """Return one edition of a ranking."""
    _ = gettext(language)
    rows = [p for p in catalogue.places[ranking.id] if p.edition == edition.year]
    own = next((place for place in rows if place.is_stockholm), None)
    ranks = Counter(place.rank for place in rows if place.rank is not None)
    award = ranking.kind == "award"
    first = _first_read(ranks)
    rank = own.rank if own and own.role == "ranked" else None
    score = ""
    if own and own.score is not None and ranking.score:
        score = fmt.number(own.score, ranking.score.decimals, language)
    confidence = {"high": _("hög"), "medium": _("medelhög")}
    stockholm = _stockholm(ranking, own, first, language)
    second_hand = is_second_hand(ranking, edition)
    scope = ranking.scope_name(edition)
    return EditionView(
        year=edition.year,
        label=edition.label or str(edition.year),
        rank=rank,
        stockholm=stockholm,
        place=place_text(ranking, edition, rank, language) if rank else stockholm,
        known=own is not None,
        certain=not edition.disputed and (own is not None or award or first >= LEAST_READ),
        ties=_ties(ranking, own, rows, language) if own and rank else "",
        score=score,
        field=field_text(edition, language),
        field_number=edition.field.number if edition.field and not edition.field.listed else None,
        ahead=ahead_text(rank, edition, award or rank is None, language),
        scope=scope[language] if scope else "",
        confidence=confidence[edition.confidence],
        method_break=edition.method_break[language] if edition.method_break else "",
        note=edition.note[language] if edition.note else "",
        missing="" if award else _missing(ranks, own, language),
        in_table_1=edition.year == ranking.table_1_edition,
        source=document_note(edition.source, language, second_hand=second_hand),
        own_page=document_note(edition.own_page, language) if edition.own_page else None,
        second_hand=second_hand,
        checked_against=(
            document_note(edition.checked_against, language) if edition.checked_against else None
        ),
        places=tuple(
            place_row(place, place.rank is not None and ranks[place.rank] > 1, language)
            for place in rows
        ),
    )
