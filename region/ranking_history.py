"""A ranking over its editions: Stockholm and the others, fields, breaks, what it measures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from region import formatting as fmt
from region.catalogue import Catalogue, Place
from region.language import gettext
from region.model import Edition, Language, Ranking
from region.provenance import DocumentNote, document_note
from region.rankings import PlaceView, ahead_text, field_text, kind_name, place_row
from region.views import UnknownIdError, view

TOP = 10


@dataclass(frozen=True, eq=False)
class Fact:
    """One thing that is known of a ranking, or that it is not published or found."""

    name: str
    text: str
    known: bool


@dataclass(frozen=True, eq=False)
class EditionView:
    """One edition: Stockholm's place, how sure it is, and the places that could be read."""

    year: int
    label: str
    rank: int | None
    stockholm: str
    known: bool
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
    checked_against: DocumentNote | None
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, eq=False)
class HistoryPoint:
    """One place in one edition, for the chart. `segment` changes where the method does."""

    place: str
    name: str
    year: int
    rank: int
    segment: int
    text: str
    is_stockholm: bool


@dataclass(frozen=True, eq=False)
class RankingHistory:
    """One ranking with all its editions in order of time."""

    id: str
    name: str
    kind: str
    is_award: bool
    in_table_1: bool
    publisher: str
    sentence: str
    facts: tuple[Fact, ...]
    about_sources: tuple[DocumentNote, ...]
    editions: tuple[EditionView, ...]
    points: tuple[HistoryPoint, ...]

    @property
    def latest(self) -> EditionView:
        """The last edition in which Stockholm's place is known; else the last."""
        known = [edition for edition in self.editions if edition.known]
        return (known or list(self.editions))[-1]

    def edition(self, year: int) -> EditionView:
        """Return the edition of a year; `UnknownIdError` if there is none."""
        for edition in self.editions:
            if edition.year == year:
                return edition
        years = tuple(str(edition.year) for edition in self.editions)
        raise UnknownIdError(f"the edition of {self.id}", str(year), years)


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


def _stockholm(ranking: Ranking, own: Place | None, complete: bool, language: Language) -> str:
    _ = gettext(language)
    if own is not None and own.role == "ranked":
        return _("plats {rank}").format(rank=own.rank)
    if own is not None:
        return {"winner": _("vinnare"), "finalist": _("finalist")}[own.role]
    if ranking.kind == "award":
        return _("inte vinnare")
    return _("utanför de tio främsta") if complete else _("inte känd")


def _edition(
    catalogue: Catalogue, ranking: Ranking, edition: Edition, language: Language
) -> EditionView:
    _ = gettext(language)
    rows = [p for p in catalogue.places[ranking.id] if p.edition == edition.year]
    own = next((place for place in rows if place.is_stockholm), None)
    ranks = Counter(place.rank for place in rows if place.rank is not None)
    award = ranking.kind == "award"
    missing = "" if award else _missing(ranks, own, language)
    rank = own.rank if own and own.role == "ranked" else None
    score = ""
    if own and own.score is not None and ranking.score:
        score = fmt.number(own.score, ranking.score.decimals, language)
    confidence = {"high": _("hög"), "medium": _("medelhög")}
    return EditionView(
        year=edition.year,
        label=edition.label or str(edition.year),
        rank=rank,
        stockholm=_stockholm(ranking, own, not missing, language),
        known=own is not None,
        ties=_ties(ranking, own, rows, language) if own and rank else "",
        score=score,
        field=field_text(edition, language),
        field_number=edition.field.number if edition.field and not edition.field.listed else None,
        ahead=ahead_text(rank, edition, award or rank is None, language),
        scope=edition.scope[language] if edition.scope else "",
        confidence=confidence[edition.confidence],
        method_break=edition.method_break[language] if edition.method_break else "",
        note=edition.note[language] if edition.note else "",
        missing=missing,
        in_table_1=edition.year == ranking.table_1_edition,
        source=document_note(edition.source, language),
        checked_against=(
            document_note(edition.checked_against, language) if edition.checked_against else None
        ),
        places=tuple(
            place_row(place, place.rank is not None and ranks[place.rank] > 1, language)
            for place in rows
        ),
    )


def _points(catalogue: Catalogue, ranking: Ranking, language: Language) -> tuple[HistoryPoint, ...]:
    segments, current = {}, 0
    labels = {}
    for edition in ranking.editions:
        current += edition.method_break is not None
        segments[edition.year] = current
        labels[edition.year] = edition.label or str(edition.year)
    points = []
    for place in catalogue.places[ranking.id]:
        if place.role != "ranked" or place.rank is None or place.edition not in segments:
            continue
        name = catalogue.ranked_places[place.place].name[language]
        listed = place.name[language]
        shown = name if listed == name else f"{name} ({listed})"
        points.append(
            HistoryPoint(
                place=place.place,
                name=name,
                year=place.edition,
                rank=place.rank,
                segment=segments[place.edition],
                text=f"{shown}, {labels[place.edition]}: {place.rank}",
                is_stockholm=place.is_stockholm,
            )
        )
    return tuple(points)


def _facts(ranking: Ranking, language: Language) -> tuple[Fact, ...]:
    _ = gettext(language)
    asked = (
        (_("Vad den mäter"), ranking.measures),
        (_("Hur det vägs ihop"), ranking.weights),
        (_("Vem som gör och betalar"), ranking.funding),
        (_("Hur ofta"), ranking.frequency),
        (_("Kan utgåvor jämföras?"), ranking.comparability),
    )
    unknown = _("Inte publicerat, eller inte funnet i en öppen källa.")
    return tuple(
        Fact(name, text[language] if text else unknown, text is not None) for name, text in asked
    )


def _place_in_field(edition: EditionView, language: Language) -> str:
    _ = gettext(language)
    if edition.rank is None:
        return edition.stockholm
    if edition.field_number is None:
        return edition.stockholm
    return _("plats {rank} av {number}").format(
        rank=edition.rank, number=fmt.number(edition.field_number, 0, language)
    )


def _sentence(editions: tuple[EditionView, ...], language: Language) -> str:
    """Say Stockholm's last known place, and the one before it if the two can be compared."""
    _ = gettext(language)
    known = [edition for edition in editions if edition.known]
    last = (known or list(editions))[-1]
    text = _("Stockholm {year}: {place}.").format(
        year=last.label, place=_place_in_field(last, language)
    )
    if len(known) < 2:
        return text
    before = known[-2]
    broken = any(e.method_break for e in editions if before.year < e.year <= last.year)
    earlier = _("{year}: {place}").format(
        year=before.label, place=_place_in_field(before, language)
    )
    if broken:
        return text + " " + _("Kan inte jämföras med {earlier}.").format(earlier=earlier)
    return text + " " + _("Utgåvan före, {earlier}.").format(earlier=earlier)


@view
def ranking_history(catalogue: Catalogue, ranking_id: str, language: Language) -> RankingHistory:
    """Return one ranking with its editions; `UnknownIdError` if there is no such ranking."""
    ranking = catalogue.rankings.get(ranking_id)
    if ranking is None:
        raise UnknownIdError("ranking", ranking_id, tuple(catalogue.rankings))
    editions = tuple(_edition(catalogue, ranking, e, language) for e in ranking.editions)
    return RankingHistory(
        id=ranking.id,
        name=ranking.name[language],
        kind=kind_name(ranking, language),
        is_award=ranking.kind == "award",
        in_table_1=ranking.table_1_edition is not None,
        publisher=ranking.publisher[language],
        sentence=_sentence(editions, language),
        facts=_facts(ranking, language),
        about_sources=tuple(document_note(d, language) for d in ranking.about_sources),
        editions=editions,
        points=_points(catalogue, ranking, language),
    )


@view
def ranking_histories(catalogue: Catalogue, language: Language) -> tuple[RankingHistory, ...]:
    """Return all rankings in the order of the page: those of Table 1 first."""
    return tuple(ranking_history(catalogue, key, language) for key in catalogue.rankings)


def as_dict(history: RankingHistory, year: int | None = None) -> dict[str, Any]:
    """Return the ranking as plain data, with all editions or the one of `year`."""
    editions = history.editions if year is None else (history.edition(year),)
    return {
        "id": history.id,
        "name": history.name,
        "kind": history.kind,
        "publisher": history.publisher,
        "sentence": history.sentence,
        "about": [{"name": f.name, "text": f.text if f.known else None} for f in history.facts],
        "about_sources": [{"source": d.line, "url": d.url} for d in history.about_sources],
        "editions": [
            {
                "year": edition.year,
                "label": edition.label,
                "rank": edition.rank,
                "stockholm": edition.stockholm,
                "ties": edition.ties or None,
                "field": edition.field_number,
                "field_text": edition.field or None,
                "scope": edition.scope or None,
                "confidence": edition.confidence,
                "method_break": edition.method_break or None,
                "note": edition.note or None,
                "in_table_1": edition.in_table_1,
                "source": edition.source.line,
                "url": edition.source.url,
                "places": [
                    {
                        "rank": place.rank,
                        "role": place.role,
                        "place": place.place,
                        "name": place.name,
                        "as_published": place.as_published or None,
                        "country": place.country,
                    }
                    for place in edition.places
                ],
            }
            for edition in editions
        ],
    }
