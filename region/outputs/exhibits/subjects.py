"""What can be taken away: a page, or one thing of a page, as a list of exhibits.

A subject is written as in addresses and on the command line: `goals`, `target/rd_share`,
`map/mean_age`, `profile/0182`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from region.comparisons.comparison import DEFAULT_INDICATORS
from region.comparisons.rankings.history import strategy_rankings
from region.comparisons.rankings.places import STOCKHOLM
from region.comparisons.rankings.view import table_1
from region.content.catalogue import SCOPES, Catalogue
from region.indicators.sexes import divided_indicators
from region.municipalities.matrix import SORT_BY_PEOPLE
from region.municipalities.menu import DEFAULT_INDICATOR
from region.outputs.exhibits.built import built_exhibit
from region.outputs.exhibits.choices import chosen
from region.outputs.exhibits.comparisons import compare_exhibit
from region.outputs.exhibits.contributions import parts_exhibit
from region.outputs.exhibits.figures import figure_exhibit, figures_exhibit
from region.outputs.exhibits.follow_up import QUESTIONS, follow_up_exhibit
from region.outputs.exhibits.inside import (
    DEFAULT_TABLE,
    area_types_exhibit,
    areas_exhibit,
    strips_exhibit,
)
from region.outputs.exhibits.maps import bars_exhibit, map_exhibit, series_exhibit
from region.outputs.exhibits.matrices import matrix_exhibit
from region.outputs.exhibits.model import Choice, Exhibit
from region.outputs.exhibits.own import beginning, own_exhibits, own_presentation, quoted
from region.outputs.exhibits.profiles import answer_exhibit, profile_exhibits
from region.outputs.exhibits.ranked_places import ahead_exhibit, place_exhibit
from region.outputs.exhibits.rankings import (
    history_exhibit,
    ranking_exhibit,
    rankings_exhibit,
    table_1_exhibit,
)
from region.outputs.exhibits.relations import compared_relation, municipal_relation
from region.outputs.exhibits.sexes import sexes_exhibit
from region.outputs.exhibits.steps import Cover, presentation
from region.outputs.exhibits.strategy import strategy_exhibit
from region.outputs.exhibits.targets import counts_exhibit, goals_exhibit, target_exhibit
from region.targets.contributions import can_show
from region.targets.goals import goals
from region.words import pages
from region.words.language import gettext
from region.words.names import slug
from region.words.text import Language
from region.words.views import UnknownIdError, view


@dataclass(frozen=True, eq=False)
class Subject:
    """A named list of exhibits; `name` is what its files are called, without an ending.

    `page` is where it is seen on the site. A presentation has the words of its cover.
    """

    key: str
    title: str
    name: str
    exhibits: tuple[Exhibit, ...]
    page: str
    cover: Cover | None = None


Make = Callable[[Catalogue, str, Language, Choice], tuple[Exhibit, ...]]


def _overview(
    catalogue: Catalogue, key: str, language: Language, choice: Choice
) -> tuple[Exhibit, ...]:
    return (
        figures_exhibit(catalogue, language),
        goals_exhibit(catalogue, language),
        rankings_exhibit(catalogue, language),
    )


def _goals(
    catalogue: Catalogue, key: str, language: Language, choice: Choice
) -> tuple[Exhibit, ...]:
    """All targets in a table, then each that is followed by a series."""
    followed = [target.id for target in goals(catalogue, language).targets if target.following]
    return (
        goals_exhibit(catalogue, language),
        *(target_exhibit(catalogue, target, language) for target in followed),
    )


def _rankings(
    catalogue: Catalogue, key: str, language: Language, choice: Choice
) -> tuple[Exhibit, ...]:
    return (
        rankings_exhibit(catalogue, language),
        *(
            ranking_exhibit(catalogue, r.id, language)
            for r in strategy_rankings(catalogue, language)
        ),
    )


def _table_1(
    catalogue: Catalogue, key: str, language: Language, choice: Choice
) -> tuple[Exhibit, ...]:
    """The strategy's table as printed, then each of its rankings in the edition it prints."""
    return (
        table_1_exhibit(catalogue, language),
        *(
            ranking_exhibit(catalogue, r.id, language, (("edition", str(r.edition)),))
            for r in table_1(catalogue, language)
        ),
    )


def _indicator(
    catalogue: Catalogue, key: str, language: Language, choice: Choice
) -> tuple[Exhibit, ...]:
    """Map, order and course of a municipal indicator; the course alone of any other."""
    key = key or DEFAULT_INDICATOR
    if key not in catalogue.indicators:
        raise UnknownIdError("indicator", key, tuple(catalogue.indicators))
    observations = catalogue.observations[key]
    exhibits: list[Exhibit] = []
    if observations.municipal_periods:
        exhibits.append(map_exhibit(catalogue, key, language, choice))
        exhibits.append(bars_exhibit(catalogue, key, language, choice))
    try:
        exhibits.append(series_exhibit(catalogue, key, language, choice))
    except UnknownIdError:
        if not exhibits:
            raise
    return tuple(exhibits)


def _relation(
    catalogue: Catalogue, key: str, language: Language, choice: Choice
) -> tuple[Exhibit, ...]:
    """Two measures of the municipalities, or of the areas of a comparison."""
    compared = any(key in one.indicators for one in catalogue.comparisons.values())
    make = compared_relation if compared else municipal_relation
    return (make(catalogue, key, language, chosen("relation", choice)),)


WHOLE: dict[str, Make] = {
    "overview": _overview,
    "goals": _goals,
    "rankings": _rankings,
    "table1": _table_1,
    "strategy": lambda c, _key, lang, _choice: (strategy_exhibit(c, lang),),
    "figures": lambda c, _key, lang, _choice: (figures_exhibit(c, lang),),
    "ahead": lambda c, _key, lang, _choice: (ahead_exhibit(c, lang),),
    "area_types": lambda c, _key, lang, _choice: (area_types_exhibit(c, lang),),
    "counts": lambda c, _key, lang, _choice: (counts_exhibit(c, lang),),
    "collected": lambda c, _key, lang, choice: own_exhibits(c, dict(choice).get("own", ""), lang),
}
"""Subjects without an id; the first four are pages, the last is what a visitor has collected."""

BY_ID: dict[str, Make] = {
    "presentation": lambda c, key, lang, _choice: tuple(
        step.exhibit for step in presentation(c, key, lang).steps
    ),
    "figure": lambda c, key, lang, _choice: (figure_exhibit(c, key, lang),),
    "target": lambda c, key, lang, choice: (
        target_exhibit(c, key, lang, chosen("target", choice)),
    ),
    "parts": lambda c, key, lang, _choice: (parts_exhibit(c, key, lang),),
    "ranking": lambda c, key, lang, choice: (
        ranking_exhibit(c, key, lang, chosen("ranking", choice)),
    ),
    "history": lambda c, key, lang, _choice: (history_exhibit(c, key, lang),),
    "map": lambda c, key, lang, choice: (map_exhibit(c, key, lang, choice),),
    "bars": lambda c, key, lang, choice: (bars_exhibit(c, key, lang, choice),),
    "series": lambda c, key, lang, choice: (series_exhibit(c, key, lang, choice),),
    "sexes": lambda c, key, lang, choice: (sexes_exhibit(c, key, lang, choice),),
    "indicator": _indicator,
    "strips": lambda c, key, lang, choice: (strips_exhibit(c, key, lang, choice),),
    "areas": lambda c, key, lang, choice: (areas_exhibit(c, key, lang, choice),),
    "matrix": lambda c, key, lang, choice: (
        matrix_exhibit(c, key, lang, chosen("matrix", choice)),
    ),
    "relation": _relation,
    "place": lambda c, key, lang, _choice: (place_exhibit(c, key, lang),),
    "compare": lambda c, key, lang, choice: (compare_exhibit(c, key, lang, choice),),
    "profile": lambda c, key, lang, choice: (
        (answer_exhibit(c, key, lang, dict(choice)["question"]),)
        if dict(choice).get("question")
        else profile_exhibits(c, key, lang)
    ),
    "follow_up": lambda c, key, lang, choice: (
        follow_up_exhibit(c, key, lang, chosen("follow_up", choice)),
    ),
    "built": lambda c, key, lang, choice: (built_exhibit(c, key, lang, chosen("built", choice)),),
}
"""Subjects of which there is one for each id."""


def allowed(catalogue: Catalogue) -> tuple[str, ...]:
    """Return every kind of subject, with an example where it needs an id."""
    examples = {
        "presentation": next(iter(catalogue.presentations), "…"),
        "figure": catalogue.key_figures.figures[0].id,
        "target": next(iter(catalogue.targets)),
        "parts": next((key for key in catalogue.targets if can_show(catalogue, key)), "…"),
        "ranking": next(iter(catalogue.rankings)),
        "history": next(iter(catalogue.rankings)),
        "sexes": next(iter(divided_indicators(catalogue)), "…"),
        "compare": DEFAULT_INDICATORS[SCOPES[0]],
        "profile": "0180",
        "strips": DEFAULT_TABLE,
        "areas": "0180",
        "matrix": SORT_BY_PEOPLE,
        "place": STOCKHOLM,
        "follow_up": QUESTIONS[0],
    }
    by_id = (f"{kind}/{examples.get(kind, DEFAULT_INDICATOR)}" for kind in BY_ID)
    return (*(kind for kind in WHOLE if kind != "collected"), *by_id)


def _title(
    catalogue: Catalogue, kind: str, key: str, exhibits: tuple[Exhibit, ...], language: Language
) -> str:
    if kind in pages.BY_KEY and not key:
        _ = gettext(language)
        return pages.names(language)[kind] if kind != "overview" else _(pages.SITE_NAME)
    if kind == "collected":
        _ = gettext(language)
        return _("Egen presentation")
    if kind == "presentation":
        return catalogue.presentations[key].title[language]
    if kind == "indicator":
        return catalogue.indicators[key].name[language]
    return exhibits[0].title


def _shown_at(
    catalogue: Catalogue, kind: str, key: str, language: Language, choice: Choice
) -> tuple[str, Cover | None]:
    """Return where a presentation begins, and its cover; nothing for all else."""
    if kind == "presentation":
        return beginning(key, "", language), presentation(catalogue, key, language).cover
    if kind == "collected":
        own = own_presentation(catalogue, dict(choice).get("own", ""), language)
        return beginning("", quoted(own.addresses), language), own.view.cover
    return "", None


@view
def subject(catalogue: Catalogue, what: str, language: Language, choice: Choice = ()) -> Subject:
    """Return what `what` names.

    Raises
    ------
    UnknownIdError
        if there is no such subject, or none with that id.
    """
    kind, _slash, key = what.partition("/")
    if key and kind in BY_ID:
        make = BY_ID[kind]
    elif not key and kind in WHOLE:
        make = WHOLE[kind]
    else:
        raise UnknownIdError("what to export", what, allowed(catalogue))
    made = make(catalogue, key, language, choice)
    exhibits = tuple(exhibit.on_day(catalogue.pinned) for exhibit in made)
    title = _title(catalogue, kind, key, exhibits, language)
    name = exhibits[0].name if len(exhibits) == 1 else slug(title)
    page, cover = _shown_at(catalogue, kind, key, language, choice)
    return Subject(what, title, name, exhibits, page or exhibits[0].page, cover)
