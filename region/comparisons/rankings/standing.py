"""How Stockholm stands in a ranking: the one rule that everything which says so reads.

It is the latest edition known with confidence (`latest`), with its year and its age. An edition in
which Stockholm is outside the places that were read counts as much as one with a place: a later
edition is never passed over because it is worse.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from region.comparisons.rankings.editions import EditionView
from region.content.catalogue import Catalogue
from region.content.model import Ranking
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language


@dataclass(frozen=True, eq=False)
class Standing:
    """How Stockholm stands in one ranking."""

    edition: EditionView
    """The latest edition known with confidence, or the one that was asked for."""
    before: EditionView | None
    """The one known before it."""
    adjacent: bool
    """Whether it is known that no edition lies between the two."""
    method_break: str
    """Why the two cannot be compared."""
    age: str
    dated: str
    """The edition's year and its age."""
    sentence: str
    printed: str
    """What the strategy's Table 1 prints, where that is another edition."""
    later: str
    """That there are later editions, in which Stockholm's place could not be read."""


def latest(editions: Iterable[EditionView]) -> EditionView:
    """Return the latest edition known with confidence; the last if none is."""
    ordered = list(editions)
    return ([edition for edition in ordered if edition.certain] or ordered)[-1]


def later_unread(ranking: Ranking, edition: EditionView) -> tuple[int, ...]:
    """Return the years of editions that are known to have come out after this one."""
    return tuple(year for year in ranking.unread_years if year > edition.year)


def _before(
    ranking: Ranking, editions: Iterable[EditionView], last: EditionView
) -> EditionView | None:
    earlier = [edition for edition in editions if edition.certain and edition.year < last.year]
    if ranking.kind == "award":
        earlier = [edition for edition in earlier if edition.known]
    return earlier[-1] if earlier else None


def _adjacent(ranking: Ranking, before: EditionView, last: EditionView) -> bool:
    """Say whether it is known that no edition lies between the two."""
    years = {*(edition.year for edition in ranking.editions), *ranking.unread_years}
    if any(before.year < year < last.year for year in years):
        return False
    return last.year - before.year <= (ranking.every or 1)


def _method_break(
    editions: Iterable[EditionView], before: EditionView | None, last: EditionView
) -> str:
    """Return why the two cannot be compared; nothing if they can, or there is only one."""
    if before is None:
        return ""
    between = (e.method_break for e in editions if before.year < e.year <= last.year)
    return " ".join(text for text in between if text)


def _age(years: int, language: Language) -> str:
    _ = gettext(language)
    if years <= 0:
        return _("årets")
    if years == 1:
        return _("ett år gammal")
    return _("{number} år gammal").format(number=years)


def _sentence(
    ranking: Ranking,
    editions: tuple[EditionView, ...],
    last: EditionView,
    before: EditionView | None,
    language: Language,
) -> str:
    """Say how Stockholm stands, and the edition known before if there is one."""
    _ = gettext(language)
    text = _("Stockholm {year}: {place}.").format(year=last.label, place=last.place)
    if before is None:
        return text
    earlier = _("{year}: {place}").format(year=before.label, place=before.place)
    if ranking.kind == "award":
        after = _("Tidigare, {earlier}.")
    elif _method_break(editions, before, last):
        after = _("Kan inte jämföras med {earlier}.")
    elif _adjacent(ranking, before, last):
        after = _("Utgåvan före, {earlier}.")
    else:
        after = _("Tidigare känd utgåva, {earlier}.")
    return f"{text} {after.format(earlier=earlier)}"


def _later(ranking: Ranking, edition: EditionView, language: Language) -> str:
    _ = gettext(language)
    years = later_unread(ranking, edition)
    if not years:
        return ""
    if len(years) == 1:
        return _("Utgåvan {year} finns, men Stockholms plats i den har inte gått att läsa.").format(
            year=years[0]
        )
    return _("Utgåvorna {years} finns, men Stockholms plats i dem har inte gått att läsa.").format(
        years=fmt.listing((str(year) for year in years), language)
    )


def standing(
    catalogue: Catalogue,
    ranking: Ranking,
    editions: tuple[EditionView, ...],
    language: Language,
    edition: EditionView | None = None,
) -> Standing:
    """Return how Stockholm stands in a ranking, given its editions in order of time.

    It is that of an `edition`, or else the latest known with confidence.
    """
    _ = gettext(language)
    last = edition or latest(editions)
    before = _before(ranking, editions, last)
    age = _age(catalogue.day.year - last.year, language)
    printed = next((e for e in editions if e.in_table_1 and e is not last), None)
    return Standing(
        edition=last,
        before=before,
        adjacent=before is not None and _adjacent(ranking, before, last),
        method_break=_method_break(editions, before, last),
        age=age,
        dated=_("{edition}, {age}").format(edition=last.label, age=age),
        sentence=_sentence(ranking, editions, last, before, language),
        printed=(
            _("Strategin skriver: {place} ({year})").format(place=printed.place, year=printed.label)
            if printed
            else ""
        ),
        later=_later(ranking, last, language),
    )
