"""The rankings of the strategy's Table 1: who stands where, in how large a field."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale

from region.content.catalogue import Catalogue, Place
from region.content.model import Edition, Ranking
from region.indicators.provenance import DocumentNote, document_note
from region.words import formatting as fmt
from region.words.language import BABEL_LOCALES, gettext
from region.words.text import Language
from region.words.views import UnknownIdError, view


@dataclass(frozen=True, eq=False)
class PlaceView:
    """One row of a ranking as it is shown, and as the strategy printed it."""

    position: int
    rank: int | None
    rank_text: str
    role: str
    name: str
    as_published: str
    corrected: bool
    country: str
    is_stockholm: bool
    note: str
    place: str


@dataclass(frozen=True, eq=False)
class RankingView:
    """One edition of one ranking, with Stockholm's place in it."""

    id: str
    name: str
    heading_as_published: str
    kind: str
    is_award: bool
    publisher: str
    edition: int
    field_number: int | None
    field: str
    stockholm_rank: int | None
    stockholm: str
    ahead: str
    measures: str
    reading: str
    note: str
    source_as_published: str
    source: DocumentNote
    checked_against: DocumentNote | None
    places: tuple[PlaceView, ...]


def field_text(edition: Edition, language: Language) -> str:
    """Return how large the field was: `268 regioner`; nothing if it is not known."""
    _ = gettext(language)
    if edition.field is None:
        return ""
    number = fmt.number(edition.field.number, 0, language)
    if edition.field.listed:
        return _("de {number} främsta publiceras").format(number=number)
    kinds = {
        "nominations": _("{number} nomineringar"),
        "regions": _("{number} regioner"),
        "cities": _("{number} städer"),
        "ecosystems": _("{number} startupmiljöer"),
        "clusters": _("{number} kluster"),
    }
    return kinds[edition.field.kind].format(number=number)


def country_name(code: str, language: Language) -> str:
    """Return the country's name in the language, from Unicode's CLDR."""
    return str(Locale.parse(BABEL_LOCALES[language]).territories.get(code, code))


def place_row(place: Place, shared: bool, language: Language) -> PlaceView:
    """Return one row of an edition; `shared` says whether others have the same rank."""
    _ = gettext(language)
    roles = {"winner": _("vinnare"), "finalist": _("finalist")}
    name = place.name[language]
    rank_text = roles.get(place.role) or str(place.rank)
    if shared and place.role == "ranked":
        rank_text = _("{rank} (delad)").format(rank=place.rank)
    return PlaceView(
        position=place.position,
        rank=place.rank if place.role == "ranked" else None,
        rank_text=rank_text,
        role=place.role,
        name=name,
        as_published=place.as_published,
        corrected=bool(place.as_published) and place.as_published != place.name.sv,
        country=country_name(place.country, language),
        is_stockholm=place.is_stockholm,
        note=place.note,
        place=place.place,
    )


def place_text(ranking: Ranking, edition: Edition, rank: int, language: Language) -> str:
    """Return a rank with the field or the scope that it is in: `plats 6 av 234`."""
    _ = gettext(language)
    scope = ranking.scope_name(edition)
    if edition.field and not edition.field.listed:
        number = fmt.number(edition.field.number, 0, language)
        text = _("plats {rank} av {number}").format(rank=rank, number=number)
    elif scope:
        text = _("plats {rank} bland {scope}").format(rank=rank, scope=scope[language])
    else:
        text = _("plats {rank}").format(rank=rank)
    return _("{place}, men källorna går isär").format(place=text) if edition.disputed else text


def is_second_hand(ranking: Ranking, edition: Edition) -> bool:
    """Say whether the place was read somewhere else than with the ranking's publisher."""
    publisher = edition.source.publisher
    return publisher not in (ranking.publisher.sv, ranking.publisher.en)


def ahead_text(rank: int | None, edition: Edition, is_award: bool, language: Language) -> str:
    """Share of the field ahead of Stockholm, where rank and field are known and in one scope."""
    _ = gettext(language)
    if is_award:
        return ""
    if edition.disputed:
        return _("Källorna går isär om platsen.")
    if rank is None or edition.field is None or edition.field.listed:
        return _("Fältets storlek är inte känd.")
    number = edition.field.number
    if rank == 1:
        return _("Ingen av {field} ligger före.").format(field=field_text(edition, language))
    share = fmt.with_unit(100 * (rank - 1) / number, 1, "%", language)
    return _("{share} av fältet ligger före ({ahead} av {number}).").format(
        share=share, ahead=rank - 1, number=fmt.number(number, 0, language)
    )


def kind_name(ranking: Ranking, language: Language) -> str:
    """Return what sort of comparison it is: award, composite index or statistics."""
    _ = gettext(language)
    kinds = {
        "award": _("Utmärkelse"),
        "composite_index": _("Sammanvägt index"),
        "statistics": _("Statistik"),
    }
    return kinds[ranking.kind]


def _ranking(catalogue: Catalogue, ranking: Ranking, year: int, language: Language) -> RankingView:
    _ = gettext(language)
    edition = next((e for e in ranking.editions if e.year == year), None)
    if edition is None:
        editions = tuple(str(e.year) for e in ranking.editions)
        raise UnknownIdError(f"the edition of {ranking.id}", str(year), editions)
    places = tuple(
        place_row(place, False, language)
        for place in catalogue.places[ranking.id]
        if place.edition == edition.year and place.as_published
    )
    stockholm = next((place for place in places if place.is_stockholm), None)
    is_award = ranking.kind == "award"
    rank = stockholm.rank if stockholm else None
    if stockholm is None:
        text = _("utanför de publicerade platserna")
    elif is_award:
        text = stockholm.rank_text
    else:
        text = _("plats {rank}").format(rank=rank)
    return RankingView(
        id=ranking.id,
        name=ranking.name[language],
        heading_as_published=ranking.heading_as_published or "",
        kind=kind_name(ranking, language),
        is_award=is_award,
        publisher=ranking.publisher[language],
        edition=edition.year,
        field_number=edition.field.number if edition.field else None,
        field=field_text(edition, language),
        stockholm_rank=rank,
        stockholm=text,
        ahead=ahead_text(rank, edition, is_award, language),
        measures=ranking.measures[language] if ranking.measures else "",
        reading=ranking.reading[language] if ranking.reading else "",
        note=edition.note[language] if edition.note else "",
        source_as_published=edition.source_as_published or "",
        source=document_note(edition.source, language),
        checked_against=(
            document_note(edition.checked_against, language) if edition.checked_against else None
        ),
        places=places,
    )


@view
def table_1(catalogue: Catalogue, language: Language) -> tuple[RankingView, ...]:
    """Return the rankings of Table 1 in the table's order, each in the edition it prints."""
    return tuple(
        _ranking(catalogue, ranking, ranking.table_1_edition, language)
        for ranking in catalogue.rankings.values()
        if ranking.table_1_edition is not None
    )
