"""Find anything by its name: indicators, municipalities, localities, targets, measures, pages.

Spelling is forgiven: letters are folded (å, ä, ö as a, a, o), words may stand in any order, the
last word may be unfinished, and near misses still fit, by RapidFuzz's weighted ratio. Names in
both languages are searched whichever language is shown, and the everyday words of
`search_synonyms.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from region.content.catalogue import Catalogue
from region.content.geography import places
from region.web.search_answers import answer
from region.web.search_entries import Kind, entries, kind_names
from region.words import pages
from region.words.names import fold
from region.words.text import Language
from region.words.views import view

LONGEST_TEXT = 100
MOST_HITS = 20
PLACE_BEGUN, MUNICIPALITY_BEGUN = 88.0, 99.5
"""What a place counts whose name is not written to its end: a municipality comes first."""
LIKE_ANOTHER = 76.0
"""What counts less than all else: a place called like a municipality, a part of an area's name."""
WEAKEST = 72.0
"""The lowest score that is shown: `folkmagnd` finds Folkmängd, `xyzzy` finds nothing."""


SHORT, ONE_LETTER = 4, 90.0
"""Texts of fewer letters are found whole only; and what a municipality counts whose name of so many
letters lacks one."""
COMPOUND = 3
"""So many letters make a word of their own before another: `cycling` is no part of `recycling`."""


@dataclass(frozen=True, eq=False)
class Hit:
    """Something that fits the words, and the page that shows it.

    `answer` is what most ask for: the latest value with its year, the status, the place.
    """

    kind: Kind
    kind_name: str
    id: str
    name: str
    detail: str
    answer: str
    address: str
    score: float


@view
def _flat(
    catalogue: Catalogue, language: Language
) -> tuple[tuple[str, ...], tuple[tuple[int, float], ...]]:
    """All texts in one row, and for each the number of its entry and what it counts."""
    triples = [
        (text, at, weight)
        for at, entry in enumerate(entries(catalogue, language))
        for text, weight in (*((text, entry.weight) for text in entry.texts), *entry.words)
    ]
    return tuple(text for text, _at, _w in triples), tuple((at, w) for _text, at, w in triples)


def _bonus(text: str, wanted: str) -> float:
    """Beginnings and whole words come before what only looks alike."""
    if text == wanted:
        return 12
    if text.startswith(wanted):
        return 9
    if f" {wanted}" in f" {text}":
        return 6
    words = text.split()
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 5
    return 0


def _alike_by_chance(found: str, wanted: str) -> bool:
    """Whether a text only has letters in common with what is wanted.

    A short text is in many words (`el` in `cykel`), and a short wanted one in half of all names;
    digits are alike in all that is counted from 20 to 64.
    """
    if len(found) < SHORT and found not in wanted.split():
        return not _bonus(found, wanted)
    if len(wanted) < SHORT or not any(map(str.isalpha, wanted)):
        return not _bonus(found, wanted)
    inside = [word.find(wanted) for word in found.split() if wanted in word]
    return bool(inside) and all(0 < at < COMPOUND for at in inside)


def _places(
    catalogue: Catalogue, text: str, language: Language, *, municipalities: bool
) -> list[Hit]:
    """Localities, areas and postal codes; a municipality found by its name is an entry already.

    An area leads to the map of its municipality's areas, or to that one where one is asked for;
    there an area that is called like a locality would be the same answer twice.
    """
    found = [place for place in places.search(catalogue, text) if place.kind != "municipality"]
    towns = {(place.label, place.municipality) for place in found if place.kind == "locality"}
    hits = []
    for place in found:
        opened = place.kind == "small_area" and not municipalities
        said = answer(catalogue, place.kind, place.area, language)
        if opened and not said:
            continue
        if place.area and municipalities and (place.label, place.municipality) in towns:
            continue
        hits.append(
            Hit(
                kind=place.kind,
                kind_name=kind_names(language)[place.kind],
                id=f"{fold(place.label)} {place.municipality}",
                name=place.label,
                detail=catalogue.areas[place.municipality].name[language],
                answer=said or answer(catalogue, "municipality", place.municipality, language),
                address=pages.link(
                    "within" if opened else "profile", language, kommun=place.municipality
                ),
                score=_counted(catalogue, place, text),
            )
        )
    return hits


def _counted(catalogue: Catalogue, place: places.PlaceHit, text: str) -> float:
    """Return what a place counts that is not a municipality."""
    named_alike = {fold(area.name.sv) for area in catalogue.municipalities}
    exact = fold(place.label) == fold(text)
    # a postal town that is named like a municipality reaches into others: that one comes first
    if fold(place.label) in named_alike or (place.area and not exact):
        return LIKE_ANOTHER
    return 99.0 if exact else PLACE_BEGUN


def search(
    catalogue: Catalogue,
    text: str,
    language: Language,
    limit: int = MOST_HITS,
    *,
    municipalities: bool = False,
) -> tuple[Hit, ...]:
    """Return what fits the words, best first, at most `limit`.

    With `municipalities` only what leads to one: its name, a postal town or a postal code.
    """
    wanted = fold(text[:LONGEST_TEXT])
    if not wanted:
        return ()
    known, named = entries(catalogue, language), kind_names(language)
    scored = [(score, known[at]) for at, score in _scores(catalogue, wanted, language).items()]
    if municipalities:
        scored = [(score, entry) for score, entry in scored if entry.kind == "municipality"]
    scored.sort(key=lambda pair: (-pair[0], pair[1].name))
    hits = [
        Hit(
            kind=entry.kind,
            kind_name=named[entry.kind],
            id=entry.id,
            name=entry.name,
            detail=entry.detail,
            answer=answer(catalogue, entry.kind, entry.id, language),
            address=entry.address,
            score=round(min(score, 100), 1),
        )
        for score, entry in scored[:limit]
        if score >= WEAKEST
    ]
    hits += _places(catalogue, text, language, municipalities=municipalities)
    hits.sort(key=lambda hit: (-hit.score, hit.name))
    return tuple(hits[:limit])


def _scores(catalogue: Catalogue, wanted: str, language: Language) -> dict[int, float]:
    """Return how well each entry fits that fits at all."""
    known = entries(catalogue, language)
    texts, owners = _flat(catalogue, language)
    best: dict[int, float] = {}
    for found, ratio, place in process.extract(
        wanted, texts, scorer=fuzz.WRatio, limit=None, score_cutoff=WEAKEST - 5
    ):
        if _alike_by_chance(found, wanted):
            continue
        at, weight = owners[place]
        score = (ratio * 0.88 + _bonus(found, wanted)) * weight
        if known[at].kind == "municipality" and found.startswith(wanted):
            score = max(score, MUNICIPALITY_BEGUN)
        best[at] = max(score, best.get(at, 0))
    if len(wanted) == SHORT - 1:
        for text, (at, _weight) in zip(texts, owners, strict=True):
            near = len(text) == SHORT and Indel.distance(text, wanted) == 1
            if near and known[at].kind == "municipality":
                best[at] = max(ONE_LETTER, best.get(at, 0))
    return best
