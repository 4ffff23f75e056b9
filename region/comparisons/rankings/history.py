"""A ranking over its editions: Stockholm and the others, fields, breaks, what it measures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from region.comparisons.rankings.editions import EditionView, edition_view
from region.comparisons.rankings.standing import Standing, standing
from region.comparisons.rankings.view import kind_name
from region.content.catalogue import Catalogue
from region.content.model import Ranking
from region.indicators.provenance import DocumentNote, document_note
from region.words.language import gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view


@dataclass(frozen=True, eq=False)
class Fact:
    """One thing that is known of a ranking, or that it is not published or found."""

    name: str
    text: str
    known: bool


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
    measures: str
    standing: Standing
    facts: tuple[Fact, ...]
    about_sources: tuple[DocumentNote, ...]
    editions: tuple[EditionView, ...]
    points: tuple[HistoryPoint, ...]

    @property
    def latest(self) -> EditionView:
        """The latest edition known with confidence, or the one that was asked for."""
        return self.standing.edition

    @property
    def sentence(self) -> str:
        """How Stockholm stands, and the edition known before."""
        return self.standing.sentence

    def edition(self, year: int | str = "") -> EditionView:
        """Return the edition of a year, or the latest known; `UnknownIdError` if there is none."""
        if not year:
            return self.latest
        known = {str(edition.year): edition for edition in self.editions}
        if str(year) not in known:
            raise UnknownIdError(f"the edition of {self.id}", str(year), tuple(known))
        return known[str(year)]


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


@view
def ranking_history(catalogue: Catalogue, ranking_id: str, language: Language) -> RankingHistory:
    """Return one ranking with its editions; `UnknownIdError` if there is no such ranking."""
    ranking = catalogue.rankings.get(ranking_id)
    if ranking is None:
        raise UnknownIdError("ranking", ranking_id, tuple(catalogue.rankings))
    editions = tuple(edition_view(catalogue, ranking, e, language) for e in ranking.editions)
    return RankingHistory(
        id=ranking.id,
        name=ranking.name[language],
        kind=kind_name(ranking, language),
        is_award=ranking.kind == "award",
        in_table_1=ranking.table_1_edition is not None,
        publisher=ranking.publisher[language],
        measures=ranking.measures[language] if ranking.measures else "",
        standing=standing(catalogue, ranking, editions, language),
        facts=_facts(ranking, language),
        about_sources=tuple(document_note(d, language) for d in ranking.about_sources),
        editions=editions,
        points=_points(catalogue, ranking, language),
    )


@view
def ranking_as_of(
    catalogue: Catalogue, ranking_id: str, year: str, language: Language
) -> RankingHistory:
    """Return one ranking as an edition of it stands to the one before; the latest without a year.

    Raises
    ------
    UnknownIdError
        if there is no such ranking, or no such edition of it.
    """
    found = ranking_history(catalogue, ranking_id, language)
    edition = found.edition(year)
    if edition is found.latest:
        return found
    ranking = catalogue.rankings[ranking_id]
    then = standing(catalogue, ranking, found.editions, language, edition)
    return replace(found, standing=then)


@view
def ranking_histories(catalogue: Catalogue, language: Language) -> tuple[RankingHistory, ...]:
    """Return all rankings: those of Table 1 first, and of both those with the newest edition."""
    found = [ranking_history(catalogue, key, language) for key in catalogue.rankings]
    return tuple(sorted(found, key=lambda one: (not one.in_table_1, -one.latest.year)))


@view
def strategy_rankings(catalogue: Catalogue, language: Language) -> tuple[RankingHistory, ...]:
    """Return the rankings that the strategy names, as Stockholm stands in them now."""
    return tuple(one for one in ranking_histories(catalogue, language) if one.in_table_1)
