"""Everything that the search can find by name, and the page that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from region.comparisons.comparison import DEFAULT_INDICATORS
from region.content.catalogue import Catalogue
from region.content.model import Part
from region.municipalities.parts import level_of, profiled
from region.strategy.indicator import every_indicator
from region.targets.goals import goals as goals_view
from region.web.search_answers import measure_of
from region.words import pages
from region.words.language import gettext
from region.words.names import fold
from region.words.text import LANGUAGES, Language, Text
from region.words.views import view

Kind = Literal[
    "page",
    "municipality",
    "area",
    "locality",
    "small_area",
    "postal_code",
    "indicator",
    "theme",
    "goal",
    "target",
    "focus_area",
    "measure",
    "part",
    "ranking",
    "key_figure",
    "region",
    "place",
]

SUPERSEDED_WEIGHT = 0.9
"""What a series counts that another has taken over from: it comes after that one."""
SYNONYM_WEIGHT, SYNONYM_STEP = 0.95, 0.02
"""What a word counts that stands in no name, and how much less for each thing that it finds."""


@dataclass(frozen=True, eq=False)
class Entry:
    """Something that can be found. `words` are synonyms, each with its weight."""

    kind: Kind
    id: str
    name: str
    detail: str
    address: str
    texts: tuple[str, ...]
    weight: float
    words: tuple[tuple[str, float], ...] = ()


def kind_names(language: Language) -> dict[Kind, str]:
    """Return what each kind is called."""
    _ = gettext(language)
    return {
        "page": _("sida"),
        "municipality": _("kommun"),
        "area": _("område"),
        "locality": _("ort"),
        "small_area": _("område i en kommun"),
        "postal_code": _("postnummer"),
        "indicator": _("mått"),
        "theme": _("tema"),
        "goal": _("mål"),
        "target": _("delmål"),
        "focus_area": _("inriktningsområde"),
        "measure": _("insats"),
        "part": _("del av strategin"),
        "ranking": _("rankning"),
        "key_figure": _("nyckeltal"),
        "region": _("region att jämföra med"),
        "place": _("plats i rankningar"),
    }


def _texts(*names: Text) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(name[code]) for name in names for code in LANGUAGES))


def _part(part: Part, kind: Kind, detail: str, language: Language, area: str = "") -> Entry:
    address = pages.link("strategy", language, area=area)
    if part.id != area:
        address = f"{address}#{part.id}"
    return Entry(kind, part.id, part.name[language], detail, address, _texts(part.name), 0.96)


def _levels(catalogue: Catalogue, target: str) -> tuple[str, ...]:
    """Return the level that a target names, as it is written in each language."""
    levels = (goals_view(catalogue, code).target(target).level for code in LANGUAGES)
    return tuple(dict.fromkeys(fold(level) for level in levels if level))


def _content(catalogue: Catalogue, language: Language) -> Iterator[Entry]:
    """Everything but places and pages, in the order of the lists."""
    for indicator in every_indicator(catalogue).values():
        address = pages.link("indicator", language, indicator=indicator.id)
        known = catalogue.themes.get(indicator.theme)
        theme = known.name[language] if known else ""
        texts = (*_texts(indicator.name, indicator.short_name), fold(indicator.id))
        own = indicator.id in catalogue.indicators
        current = own and catalogue.current(indicator.id) == indicator.id
        weight = 1 if current else SUPERSEDED_WEIGHT
        yield Entry(
            "indicator", indicator.id, indicator.name[language], theme, address, texts, weight
        )
    for theme_ in catalogue.themes.values():
        address = pages.link("data", language, q=theme_.name[language])
        name = theme_.name[language]
        yield Entry("theme", theme_.id, name, "", address, _texts(theme_.name), 0.97)
    goals = {goal.id: goal.name[language] for goal in catalogue.plan.goals}
    for goal in catalogue.plan.goals:
        address = pages.link("goals", language, goal=goal.id)
        number = goal.id.removeprefix("goal_")
        texts = (*_texts(goal.name), f"mal {number}", f"goal {number}")
        yield Entry("goal", goal.id, goal.name[language], "", address, texts, 0.97)
    for target in catalogue.targets.values():
        address = pages.link("goals", language, target=target.id)
        detail = goals[target.goal]
        texts = (*_texts(target.name), *_levels(catalogue, target.id))
        yield Entry("target", target.id, target.name[language], detail, address, texts, 0.98)
    for ranking in catalogue.rankings.values():
        address = pages.link("rankings", language, ranking=ranking.id)
        texts = _texts(ranking.name, ranking.publisher)
        detail = ranking.publisher[language]
        yield Entry("ranking", ranking.id, ranking.name[language], detail, address, texts, 0.98)
    for figure in catalogue.key_figures.figures:
        address = f"{pages.link('overview', language)}#figure-{figure.id}"
        texts = _texts(figure.name)
        yield Entry("key_figure", figure.id, figure.name[language], "", address, texts, 0.9)
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


def _elsewhere(catalogue: Catalogue, language: Language) -> Iterator[Entry]:
    """Regions to compare with, and places that rankings list."""
    for scope, comparison in catalogue.comparisons.items():
        for code, area in comparison.areas.items():
            if code in (comparison.own, comparison.union):
                continue
            given: dict[str, str] = {} if scope == "europe" else {"scope": scope}
            measure = measure_of(comparison, code)
            if measure != DEFAULT_INDICATORS[scope]:
                given["indicator"] = measure
            address = pages.link("compare", language, **given, peers=code)
            weight = 0.88 if area.replaced_by else 0.93  # what has ended comes after
            yield Entry("region", code, area.name[language], "", address, _texts(area.name), weight)
    for key, place in catalogue.ranked_places.items():
        address = pages.link("rankings", language, place=key)
        yield Entry("place", key, place.name[language], "", address, _texts(place.name), 0.9)


def _synonyms(catalogue: Catalogue) -> dict[str, tuple[tuple[str, float], ...]]:
    """Return for each `kind:id` the words that lead to it."""
    found: dict[str, dict[str, float]] = {}
    for synonym in catalogue.synonyms:
        for at, target in enumerate(synonym.finds):
            for word in (*synonym.words.sv, *synonym.words.en):
                weight = SYNONYM_WEIGHT - SYNONYM_STEP * at
                found.setdefault(target, {})[fold(word)] = weight
    return {target: tuple(words.items()) for target, words in found.items()}


@view
def entries(catalogue: Catalogue, language: Language) -> tuple[Entry, ...]:
    """Return everything that can be found by name, but postal towns and codes."""
    found: list[Entry] = []
    for page in (*pages.PAGES, *pages.DOCUMENTS):
        texts = tuple(
            fold(text)
            for code in LANGUAGES
            for text in (pages.names(code)[page.key], page.address)
            if text
        )
        name = pages.names(language)[page.key]
        detail = pages.descriptions(language)[page.key]
        address = pages.link(page.key, language)
        found.append(Entry("page", page.key, name, detail, address, texts, 0.99))
    for area in catalogue.municipalities:
        address = pages.link("profile", language, kommun=area.code)
        texts = (*_texts(area.name), area.code)
        found.append(
            Entry("municipality", area.code, area.name[language], "", address, texts, 1.02)
        )
    for code, name in profiled(catalogue, language).items():
        if level_of(catalogue, code) != "municipality":
            address = pages.link("profile", language, kommun=code)
            texts = tuple(fold(profiled(catalogue, other)[code]) for other in LANGUAGES)
            found.append(Entry("area", code, name, "", address, texts, 1.01))
    found.extend(_content(catalogue, language))
    found.extend(_elsewhere(catalogue, language))
    known = _synonyms(catalogue)
    return tuple(replace(one, words=known.get(f"{one.kind}:{one.id}", ())) for one in found)
