"""What a page's address shows, as an exhibit: the same series, year, base, peers and classes.

The one list from addresses to exhibits; a slide, a picture and a file of a view are made of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

from region.comparisons.comparison import DEFAULT_INDICATORS
from region.comparisons.several import default_measures, read_measures
from region.content.catalogue import SCOPES, Catalogue
from region.content.catalogue.pinned import UnknownDayError, as_it_stood, day_in
from region.indicators.by_sex import asked_of_all
from region.indicators.sexes import default_of_sexes
from region.municipalities.matrix import sorts
from region.municipalities.menu import DEFAULT_INDICATOR
from region.municipalities.parts import level_of
from region.outputs.built.choice import usual_measures
from region.outputs.exhibits.built import built_exhibit
from region.outputs.exhibits.choices import CHOICES, MAP_CHOICES
from region.outputs.exhibits.comparisons import compare_exhibit
from region.outputs.exhibits.follow_up import follow_up_exhibit
from region.outputs.exhibits.inside import (
    DEFAULT_TABLE,
    areas_exhibit,
    strips_exhibit,
)
from region.outputs.exhibits.maps import map_exhibit
from region.outputs.exhibits.matrices import matrix_exhibit
from region.outputs.exhibits.model import Choice, Exhibit
from region.outputs.exhibits.profiles import answer_exhibit, code_of, profile_summary
from region.outputs.exhibits.ranked_places import ahead_exhibit, place_exhibit
from region.outputs.exhibits.rankings import (
    history_exhibit,
    ranking_exhibit,
    rankings_exhibit,
    table_1_exhibit,
)
from region.outputs.exhibits.relations import compared_relation, municipal_relation
from region.outputs.exhibits.sexes import sexes_exhibit
from region.outputs.exhibits.strategy import strategy_exhibit
from region.outputs.exhibits.targets import assessed_exhibit, target_exhibit
from region.strategy.follow_up.days import day_of, year_of
from region.targets.headlines import overview_answer
from region.words import pages
from region.words.addresses import KNOWN
from region.words.text import Language
from region.words.views import UnknownIdError

Given = Mapping[str, str]
Of = Callable[[Catalogue, Given, Language], Exhibit]


def _choice(given: Given, *names: str) -> Choice:
    return tuple((name, given[name]) for name in names if given.get(name))


def _overview(catalogue: Catalogue, given: Given, language: Language) -> Exhibit:
    return replace(
        assessed_exhibit(catalogue, language),
        answer=overview_answer(catalogue, language),
        page=pages.link("overview", language),
    )


def _rankings(catalogue: Catalogue, given: Given, language: Language) -> Exhibit:
    if given.get("place"):
        return place_exhibit(catalogue, given["place"], language)
    if given.get("ranking"):
        if given.get("edition"):
            edition = _choice(given, "edition")
            return ranking_exhibit(catalogue, given["ranking"], language, edition)
        history = history_exhibit(catalogue, given["ranking"], language)
        if history.picture is None:
            return ranking_exhibit(catalogue, given["ranking"], language)
        return history
    if given.get("view") == "table1":
        return table_1_exhibit(catalogue, language)
    if given.get("view") == "ahead":
        return ahead_exhibit(catalogue, language)
    return rankings_exhibit(catalogue, language)


def _compare(catalogue: Catalogue, given: Given, language: Language) -> Exhibit:
    scope = next((one for one in SCOPES if one == given.get("scope")), SCOPES[0])
    key = given.get("indicator") or DEFAULT_INDICATORS[scope]
    if given.get("view") == "relation":
        return compared_relation(
            catalogue, key, language, _choice(given, "scope", "indicator2", "peers")
        )
    if given.get("view") == "several":
        asked = read_measures(catalogue, scope, given.get("measures", ""))[0]
        first = asked or default_measures(catalogue, scope)
        choice = _choice(given, "scope", "peers", "view", "measures")
        return compare_exhibit(catalogue, first[0], language, choice)
    choice = _choice(given, "scope", "peers", "view", "year", "sex")
    return compare_exhibit(catalogue, key, language, choice)


def _map(catalogue: Catalogue, given: Given, language: Language) -> Exhibit:
    key = given.get("indicator") or DEFAULT_INDICATOR
    choice = _choice(given, *MAP_CHOICES)
    if given.get("view") == "relation":
        choice = _choice(given, *MAP_CHOICES, "indicator2")
        return municipal_relation(catalogue, key, language, choice)
    return map_exhibit(catalogue, key, language, choice)


def _profile(catalogue: Catalogue, given: Given, language: Language) -> Exhibit:
    """Return a place's summary or one of its questions, or women and men of those compared."""
    asked_of_all(catalogue, given.get("sex", ""))
    if given.get("with") and given.get("sex", "total") != "total":
        listed = (given.get("kommun", ""), *given["with"].split(","))
        codes = [code_of(catalogue, one) for one in listed if one]
        if level_of(catalogue, codes[0]) == "municipality":
            key = given.get("indicator") or default_of_sexes(catalogue)
            choice = {"kommun": ",".join(codes), "view": given.get("view", "")}
            return sexes_exhibit(catalogue, key, language, _choice(choice, *choice))
    if given.get("kommun") and given.get("question"):
        return answer_exhibit(catalogue, given["kommun"], language, given["question"])
    return profile_summary(catalogue, given.get("kommun", ""), language)


def _within(catalogue: Catalogue, given: Given, language: Language) -> Exhibit:
    if given.get("kommun"):
        choice = _choice(given, "indicator", "year")
        return areas_exhibit(catalogue, given["kommun"], language, choice)
    choice = _choice(given, "year", "sort")
    return strips_exhibit(catalogue, given.get("indicator") or DEFAULT_TABLE, language, choice)


def _matrix(catalogue: Catalogue, given: Given, language: Language) -> Exhibit:
    usual = next(iter(sorts(catalogue, language, given.get("sex", ""))))
    key = given.get("indicator") or given.get("sort") or usual
    return matrix_exhibit(catalogue, key, language, _choice(given, "kommun", "indicator", "sex"))


def _goals(catalogue: Catalogue, given: Given, language: Language) -> Exhibit:
    if given.get("target"):
        choice = _choice(given, "base", "pace", "peers")
        return target_exhibit(catalogue, given["target"], language, choice)
    return assessed_exhibit(catalogue, language)


def _follow_up(catalogue: Catalogue, given: Given, language: Language) -> Exhibit:
    """Return what is new between two days, one question, or how the targets stood in a year."""
    if given.get("view") == "changes":
        return follow_up_exhibit(catalogue, "news", language, _choice(given, "since", "until"))
    if given.get("question"):
        return follow_up_exhibit(catalogue, given["question"], language, _choice(given, "year"))
    year = year_of(catalogue, given.get("year", ""))
    then = catalogue.as_known_on(day_of(catalogue, year))
    address = pages.link("follow_up", language, **given)
    return replace(_overview(then, given, language), page=address)


def _strategy(catalogue: Catalogue, given: Given, language: Language) -> Exhibit:
    return strategy_exhibit(catalogue, language)


def _build(catalogue: Catalogue, given: Given, language: Language) -> Exhibit:
    key = given.get("measures") or ",".join(usual_measures(catalogue))
    return built_exhibit(catalogue, key, language, _choice(given, *CHOICES["built"]))


_OF_PAGE: dict[str, Of] = {
    "overview": _overview,
    "rankings": _rankings,
    "compare": _compare,
    "map": _map,
    "profile": _profile,
    "within": _within,
    "matrix": _matrix,
    "goals": _goals,
    "follow_up": _follow_up,
    "strategy": _strategy,
    "build": _build,
}


def addressed(catalogue: Catalogue, page: str, given: Given, language: Language) -> Exhibit:
    """Return what the page shows for the choices of an address.

    Raises
    ------
    UnknownIdError
        if it has nothing of its own to show, or a choice names what does not exist.
    """
    if page not in _OF_PAGE:
        raise UnknownIdError("page with something to show", page, tuple(_OF_PAGE))
    seen = of_day(catalogue, given.get(KNOWN, ""))
    return _OF_PAGE[page](seen, given, language).on_day(seen.pinned)


def of_day(catalogue: Catalogue, text: str) -> Catalogue:
    """Return the content of the day that an address names; all of a pinned one is of its day."""
    if not text or catalogue.pinned:
        return catalogue
    try:
        return as_it_stood(catalogue, day_in(catalogue, text, dt.date.max))
    except UnknownDayError as error:
        first = error.first.isoformat()
        raise UnknownIdError("day", text, (first,)) from None
