"""Places across rankings: who is ahead of Stockholm, where, and where each place stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from region.comparisons.rankings.editions import EditionView, tied
from region.comparisons.rankings.history import RankingHistory, ranking_histories
from region.comparisons.rankings.view import country_name
from region.content.catalogue import Catalogue, Place
from region.content.model import Ranking
from region.words.language import gettext
from region.words.names import fold
from region.words.text import LANGUAGES, Language
from region.words.views import UnknownIdError, view

STOCKHOLM = "stockholm"


@dataclass(frozen=True, eq=False)
class Appearance:
    """A place in one edition of one ranking, and Stockholm's place in the same edition."""

    ranking: str
    ranking_name: str
    year: int
    label: str
    listed_as: str
    rank: int | None
    rank_text: str
    stockholm: str
    ahead: bool
    confidence: str


@dataclass(frozen=True, eq=False)
class PlaceSummary:
    """A place, and in how many rankings it is ahead of Stockholm."""

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    point: str
    ahead_in: tuple[str, ...]
    """Names of the rankings in whose last known edition the place is ahead of Stockholm."""

    @property
    def times_ahead(self) -> int:
        """In how many rankings the place is ahead of Stockholm."""
        return len(self.ahead_in)


@dataclass(frozen=True, eq=False)
class CountrySummary:
    """How many places of a country are ahead, and how often."""

    name: str
    places: int
    times_ahead: int


@dataclass(frozen=True, eq=False)
class AheadView:
    """Who is ahead of Stockholm, over all rankings whose leading places could be read."""

    rankings: int
    without_list: tuple[str, ...]
    leading: tuple[str, ...]
    """Names of the rankings in which Stockholm is first, with the edition's year."""
    places: tuple[PlaceSummary, ...]
    countries: tuple[CountrySummary, ...]


@dataclass(frozen=True, eq=False)
class PlaceInRankings:
    """One place in all rankings where it could be read."""

    place: PlaceSummary
    appearances: tuple[Appearance, ...]


def _rows(catalogue: Catalogue, ranking: Ranking, year: int) -> tuple[Place | None, list[Place]]:
    """Return Stockholm, if it is listed, and the others of an edition."""
    rows = [p for p in catalogue.places[ranking.id] if p.edition == year]
    own = next((place for place in rows if place.is_stockholm), None)
    return own, [place for place in rows if not place.is_stockholm]


def _ahead(ranking: Ranking, edition: EditionView, own: Place | None, other: Place) -> bool:
    """Say whether the other is ahead; all that were read are, where Stockholm is outside them."""
    if ranking.kind == "award" or not edition.certain or other.rank is None:
        return False
    if own is None or own.rank is None:
        return True
    return other.rank < own.rank and not tied(ranking, own, other)


@view
def ahead_of_stockholm(catalogue: Catalogue, language: Language) -> AheadView:
    """Return who is ahead of Stockholm in the latest edition known of each ranking.

    A place counts once for each ranking; ties are not ahead, and an award ranks nobody.
    """
    ahead: dict[str, list[str]] = {key: [] for key in catalogue.ranked_places}
    counted, without_list, leading = 0, [], []
    for history in ranking_histories(catalogue, language):
        ranking, edition, name = catalogue.rankings[history.id], history.latest, history.name
        if history.is_award or not edition.certain:
            continue
        own, others = _rows(catalogue, ranking, edition.year)
        if edition.rank == 1:
            leading.append(f"{name} ({edition.label})")
        elif not others:
            without_list.append(name)
            continue
        counted += 1
        for key in dict.fromkeys(p.place for p in others if _ahead(ranking, edition, own, p)):
            ahead[key].append(name)
    places = [
        _summary(catalogue, key, tuple(names), language) for key, names in ahead.items() if names
    ]
    places.sort(key=lambda place: (-place.times_ahead, place.name))
    times: Counter[str] = Counter()
    number: Counter[str] = Counter()
    for place in places:
        times[place.country] += place.times_ahead
        number[place.country] += 1
    countries = sorted(times, key=lambda country: (-times[country], country))
    return AheadView(
        rankings=counted,
        without_list=tuple(without_list),
        leading=tuple(leading),
        places=tuple(places),
        countries=tuple(CountrySummary(c, number[c], times[c]) for c in countries),
    )


def _summary(
    catalogue: Catalogue, key: str, ahead_in: tuple[str, ...], language: Language
) -> PlaceSummary:
    place = catalogue.ranked_places[key]
    return PlaceSummary(
        id=key,
        name=place.name[language],
        country=country_name(place.country, language),
        latitude=place.latitude,
        longitude=place.longitude,
        point=place.point,
        ahead_in=ahead_in,
    )


@view
def all_places(catalogue: Catalogue, language: Language) -> tuple[PlaceSummary, ...]:
    """Return every place that some ranking names, by name."""
    named = {p.place for rows in catalogue.places.values() for p in rows}
    ahead = {p.id: p.ahead_in for p in ahead_of_stockholm(catalogue, language).places}
    summaries = [_summary(catalogue, key, ahead.get(key, ()), language) for key in named]
    return tuple(sorted(summaries, key=lambda place: fold(place.name)))


def _outside(history: RankingHistory, edition: EditionView) -> Appearance:
    """Return an edition that says how Stockholm stands without listing it."""
    return Appearance(
        ranking=history.id,
        ranking_name=history.name,
        year=edition.year,
        label=edition.label,
        listed_as="",
        rank=None,
        rank_text=edition.stockholm,
        stockholm=edition.place,
        ahead=False,
        confidence=edition.confidence,
    )


@view
def place_in_rankings(catalogue: Catalogue, place_id: str, language: Language) -> PlaceInRankings:
    """Return one place in all rankings, last editions first; `UnknownIdError` if unknown."""
    _ = gettext(language)
    if place_id not in catalogue.ranked_places:
        raise UnknownIdError("place", place_id, tuple(catalogue.ranked_places))
    appearances = []
    for history in ranking_histories(catalogue, language):
        ranking = catalogue.rankings[history.id]
        for edition in reversed(history.editions):
            rows = [p for p in catalogue.places[history.id] if p.edition == edition.year]
            own, _others = _rows(catalogue, ranking, edition.year)
            for row, shown in zip(rows, edition.places, strict=True):
                if row.place != place_id:
                    continue
                appearances.append(
                    Appearance(
                        ranking=history.id,
                        ranking_name=history.name,
                        year=edition.year,
                        label=edition.label,
                        listed_as=shown.name,
                        rank=shown.rank,
                        rank_text=shown.rank_text,
                        stockholm=edition.place,
                        ahead=not row.is_stockholm and _ahead(ranking, edition, own, row),
                        confidence=edition.confidence,
                    )
                )
            if place_id == STOCKHOLM and own is None and edition.certain:
                appearances.append(_outside(history, edition))
    summary = next((p for p in all_places(catalogue, language) if p.id == place_id), None)
    return PlaceInRankings(
        place=summary or _summary(catalogue, place_id, (), language),
        appearances=tuple(appearances),
    )


@lru_cache(maxsize=4)
def _search_texts(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return what each place may be called: in both languages, and as rankings list it."""
    words: dict[str, set[str]] = {
        key: {fold(place.name[language]) for language in LANGUAGES} | {fold(place.point)}
        for key, place in catalogue.ranked_places.items()
    }
    for rows in catalogue.places.values():
        for row in rows:
            words[row.place] |= {fold(row.name.sv), fold(row.name.en), fold(row.as_published)}
    return tuple((key, " | ".join(sorted(texts))) for key, texts in words.items())


def find_places(catalogue: Catalogue, text: str) -> tuple[str, ...]:
    """Return the ids of places whose name, in any language or spelling, contains the text."""
    wanted = fold(text)
    if not wanted:
        return ()
    return tuple(key for key, names in _search_texts(catalogue) if wanted in names)
