"""Find anything by its name: indicators, municipalities, localities, targets, measures, pages.

Spelling is forgiven: letters are folded (å, ä, ö as a, a, o), words may stand in any order, the
last word may be unfinished, and near misses still fit, by RapidFuzz's weighted ratio. Names in
both languages are searched whichever language is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from region.comparisons.rankings.history import ranking_history
from region.content.catalogue import Catalogue
from region.content.geography import places
from region.content.model import Part
from region.words import formatting as fmt
from region.words import pages
from region.words.language import gettext
from region.words.names import fold
from region.words.text import LANGUAGES, Language, Text
from region.words.views import view

Kind = Literal[
    "page",
    "municipality",
    "locality",
    "postal_code",
    "indicator",
    "target",
    "focus_area",
    "measure",
    "part",
    "ranking",
    "key_figure",
]

LONGEST_TEXT = 100
MOST_HITS = 20
SUPERSEDED_WEIGHT = 0.9
"""What a series counts that another has taken over from: it comes after that one."""
PLACE_BEGUN, MUNICIPALITY_BEGUN = 88.0, 89.0
"""What a place counts whose name is not written to its end: a municipality comes first."""
WEAKEST = 72.0
"""The lowest score that is shown: `folkmagnd` finds Folkmängd, `xyzzy` finds nothing."""


@dataclass(frozen=True, eq=False)
class Hit:
    """Something that fits the words, and the page that shows it."""

    kind: Kind
    kind_name: str
    id: str
    name: str
    detail: str
    address: str
    score: float


@dataclass(frozen=True, eq=False)
class _Entry:
    kind: Kind
    id: str
    name: str
    detail: str
    address: str
    texts: tuple[str, ...]
    weight: float


def kind_names(language: Language) -> dict[Kind, str]:
    """Return what each kind is called."""
    _ = gettext(language)
    return {
        "page": _("sida"),
        "municipality": _("kommun"),
        "locality": _("ort"),
        "postal_code": _("postnummer"),
        "indicator": _("mått"),
        "target": _("delmål"),
        "focus_area": _("inriktningsområde"),
        "measure": _("insats"),
        "part": _("del av strategin"),
        "ranking": _("rankning"),
        "key_figure": _("nyckeltal"),
    }


def _texts(*names: Text) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(name[code]) for name in names for code in LANGUAGES))


def _part(part: Part, kind: Kind, detail: str, language: Language, area: str = "") -> _Entry:
    address = pages.link("strategy", language, area=area)
    if part.id != area:
        address = f"{address}#{part.id}"
    return _Entry(kind, part.id, part.name[language], detail, address, _texts(part.name), 0.96)


def _content(catalogue: Catalogue, language: Language) -> Iterator[_Entry]:
    """Everything but places and pages, in the order of the lists."""
    for indicator in catalogue.indicators.values():
        on_map = bool(catalogue.observations[indicator.id].municipal_periods)
        address = (
            pages.link("map", language, indicator=indicator.id)
            if on_map
            else pages.link("data", language, q=indicator.id)
        )
        theme = catalogue.themes[indicator.theme].name[language]
        texts = (*_texts(indicator.name, indicator.short_name), fold(indicator.id))
        weight = 1 if catalogue.current(indicator.id) == indicator.id else SUPERSEDED_WEIGHT
        yield _Entry(
            "indicator", indicator.id, indicator.name[language], theme, address, texts, weight
        )
    goals = {goal.id: goal.name[language] for goal in catalogue.plan.goals}
    for target in catalogue.targets.values():
        address = pages.link("goals", language, target=target.id)
        detail = goals[target.goal]
        texts = _texts(target.name)
        yield _Entry("target", target.id, target.name[language], detail, address, texts, 0.98)
    for ranking in catalogue.rankings.values():
        latest = ranking_history(catalogue, ranking.id, language).latest
        address = pages.link("rankings", language, ranking=ranking.id)
        texts = _texts(ranking.name, ranking.publisher)
        detail = f"{ranking.publisher[language]}, {latest.label}: {latest.place}"
        yield _Entry("ranking", ranking.id, ranking.name[language], detail, address, texts, 0.98)
    for figure in catalogue.key_figures.figures:
        address = f"{pages.link('overview', language)}#figure-{figure.id}"
        detail = fmt.joined(figure.value_text[language], figure.unit[language], language)
        texts = _texts(figure.name)
        yield _Entry("key_figure", figure.id, figure.name[language], detail, address, texts, 0.97)
    strategy = catalogue.strategy
    name = strategy.name[language]
    for area in strategy.focus_areas:
        yield _part(area, "focus_area", name, language, area.id)
        for measure in area.measures:
            yield _part(measure, "measure", area.name[language], language, area.id)
    for part in (
        *strategy.strength_areas,
        *strategy.challenges,
        *strategy.preconditions,
        *strategy.specialisation_areas,
        *strategy.fulfilment_criteria,
        *strategy.follow_up_questions,
        *strategy.reporting_themes,
    ):
        yield _part(part, "part", name, language)


@view
def _entries(catalogue: Catalogue, language: Language) -> tuple[_Entry, ...]:
    found: list[_Entry] = []
    for page in pages.PAGES:
        texts = tuple(
            fold(text)
            for code in LANGUAGES
            for text in (pages.names(code)[page.key], page.address)
            if text
        )
        name = pages.names(language)[page.key]
        detail = pages.descriptions(language)[page.key]
        address = pages.link(page.key, language)
        found.append(_Entry("page", page.key, name, detail, address, texts, 0.99))
    for area in catalogue.municipalities:
        address = pages.link("profile", language, kommun=area.code)
        texts = (*_texts(area.name), area.code)
        found.append(
            _Entry("municipality", area.code, area.name[language], area.code, address, texts, 1.02)
        )
    found.extend(_content(catalogue, language))
    return tuple(found)


@view
def _flat(catalogue: Catalogue, language: Language) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """All texts in one row, and for each the number of its entry."""
    entries = _entries(catalogue, language)
    pairs = [(text, at) for at, entry in enumerate(entries) for text in entry.texts]
    return tuple(text for text, _at in pairs), tuple(at for _text, at in pairs)


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


def _places(catalogue: Catalogue, text: str, language: Language) -> list[Hit]:
    """Localities and postal codes; a municipality found by its name is an entry already."""
    named = kind_names(language)
    named_alike = {fold(area.name.sv) for area in catalogue.municipalities}
    hits = []
    for place in places.search(catalogue, text):
        if place.kind == "municipality":
            continue
        municipality = catalogue.areas[place.municipality].name[language]
        exact = fold(place.label) == fold(text)
        # a postal town that is named like a municipality reaches into others: that one comes first
        other = fold(place.label) in named_alike
        hits.append(
            Hit(
                kind=place.kind,
                kind_name=named[place.kind],
                id=f"{fold(place.label)} {place.municipality}",
                name=place.label,
                detail=municipality,
                address=pages.link("profile", language, kommun=place.municipality),
                score=76.0 if other else 99.0 if exact else PLACE_BEGUN,
            )
        )
    return hits


def search(
    catalogue: Catalogue, text: str, language: Language, limit: int = MOST_HITS
) -> tuple[Hit, ...]:
    """Return what fits the words, best first, at most `limit`."""
    wanted = fold(text[:LONGEST_TEXT])
    if not wanted:
        return ()
    entries, named = _entries(catalogue, language), kind_names(language)
    texts, owners = _flat(catalogue, language)
    best: dict[int, float] = {}
    cutoff = WEAKEST - 5
    for found, ratio, at in process.extract(
        wanted, texts, scorer=fuzz.WRatio, limit=None, score_cutoff=cutoff
    ):
        # a ratio on parts forgives a short word anything: `ab` is in half of all names
        if len(wanted) < 4 and not _bonus(found, wanted):
            continue
        score = (ratio * 0.88 + _bonus(found, wanted)) * entries[owners[at]].weight
        if entries[owners[at]].kind == "municipality" and found.startswith(wanted):
            score = max(score, MUNICIPALITY_BEGUN)
        best[owners[at]] = max(score, best.get(owners[at], 0))
    hits = [
        Hit(
            kind=entry.kind,
            kind_name=named[entry.kind],
            id=entry.id,
            name=entry.name,
            detail=entry.detail,
            address=entry.address,
            score=round(min(score, 100), 1),
        )
        for at, score in best.items()
        if score >= WEAKEST
        for entry in (entries[at],)
    ]
    hits += _places(catalogue, text, language)
    hits.sort(key=lambda hit: (-hit.score, hit.name))
    return tuple(hits[:limit])
