"""The rankings of the strategy's Table 1: who stands where, in how large a field."""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale

from region import formatting as fmt
from region.catalogue import Catalogue, Place
from region.language import BABEL_LOCALES, gettext
from region.model import Edition, Language, Ranking
from region.provenance import DocumentNote, document_note
from region.views import UnknownIdError, view


@dataclass(frozen=True, eq=False)
class PlaceView:
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
    places: tuple[PlaceView, ...]


def _field(edition: Edition, language: Language) -> str:
    _ = gettext(language)
    if edition.field is None:
        return ""
    kinds = {
        "nominations": _("{number} nomineringar"),
        "regions": _("{number} regioner"),
        "cities": _("{number} städer"),
    }
    return kinds[edition.field.kind].format(number=fmt.number(edition.field.number, 0, language))


def _place(place: Place, language: Language) -> PlaceView:
    _ = gettext(language)
    roles = {"winner": _("vinnare"), "finalist": _("finalist"), "ranked": ""}
    name = place.name[language]
    territory = Locale.parse(BABEL_LOCALES[language]).territories
    return PlaceView(
        position=place.position,
        rank=place.rank if place.role == "ranked" else None,
        rank_text=str(place.rank) if place.role == "ranked" else roles[place.role],
        role=place.role,
        name=name,
        as_published=place.as_published,
        corrected=place.as_published != place.name.sv,
        country=territory.get(place.country, place.country),
        is_stockholm=place.is_stockholm,
        note=place.note,
    )


def _ahead(rank: int | None, edition: Edition, is_award: bool, language: Language) -> str:
    """Share of the field ahead of Stockholm, where rank and field size are known."""
    _ = gettext(language)
    if is_award:
        return ""
    if rank is None or edition.field is None:
        return _("Fältets storlek är inte publicerad.")
    number = edition.field.number
    if rank == 1:
        return _("Ingen av {field} ligger före.").format(field=_field(edition, language))
    share = fmt.with_unit(100 * (rank - 1) / number, 1, "%", language)
    return _("{share} av fältet ligger före ({ahead} av {number}).").format(
        share=share, ahead=rank - 1, number=fmt.number(number, 0, language)
    )


def _ranking(catalogue: Catalogue, ranking: Ranking, year: int, language: Language) -> RankingView:
    _ = gettext(language)
    edition = next((e for e in ranking.editions if e.year == year), None)
    if edition is None:
        editions = tuple(str(e.year) for e in ranking.editions)
        raise UnknownIdError(f"the edition of {ranking.id}", str(year), editions)
    kinds = {
        "award": _("Utmärkelse"),
        "composite_index": _("Sammanvägt index"),
        "statistics": _("Statistik"),
    }
    places = tuple(
        _place(place, language)
        for place in catalogue.places[ranking.id]
        if place.edition == edition.year
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
        heading_as_published=ranking.heading_as_published,
        kind=kinds[ranking.kind],
        is_award=is_award,
        publisher=ranking.publisher[language],
        edition=edition.year,
        field_number=edition.field.number if edition.field else None,
        field=_field(edition, language),
        stockholm_rank=rank,
        stockholm=text,
        ahead=_ahead(rank, edition, is_award, language),
        measures=ranking.measures[language],
        reading=ranking.reading[language],
        note=edition.note[language] if edition.note else "",
        source_as_published=edition.source_as_published or "",
        source=document_note(edition.source, language),
        places=places,
    )


@view
def table_1(catalogue: Catalogue, language: Language) -> tuple[RankingView, ...]:
    """Return the rankings of Table 1 in the table's order, each in the edition it prints."""
    return tuple(
        _ranking(catalogue, ranking, ranking.table_1_edition, language)
        for ranking in catalogue.rankings.values()
    )
