"""Steps about the whole region: figures, targets, rankings, the strategy, and plain words."""

from __future__ import annotations

from region.comparisons.rankings.history import ranking_history, strategy_rankings
from region.comparisons.rankings.turns import turns
from region.comparisons.rankings.view import table_1
from region.content.catalogue import Catalogue
from region.indicators.figures import figures
from region.outputs.presentations.step_words import StepWords
from region.strategy.tree import strategy_tree
from region.strategy.view import strategy
from region.targets.goals import goals
from region.targets.headlines import goals_answer, reserves, target_answer
from region.targets.words import with_reserve
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.pages import names
from region.words.text import Language
from region.words.views import UnknownIdError


def figures_words(catalogue: Catalogue, language: Language) -> StepWords:
    """Return the panel of published figures."""
    _ = gettext(language)
    views = figures(catalogue, language)
    return StepWords(
        headline=_("Regionen i {count} nyckeltal"),
        subtitle=_("Så som strategin publicerade dem {year}").format(year=views[0].year),
        places={
            "count": str(len(views)),
            "followed": str(sum(view.shown is not None for view in views)),
            "year": str(views[0].year),
        },
        sources=tuple(dict.fromkeys(view.source.line for view in views)),
        anchor="figures",
    )


def figure_words(catalogue: Catalogue, key: str, language: Language) -> StepWords:
    """Return one published figure with what the statistics say."""
    _ = gettext(language)
    views = figures(catalogue, language)
    view = next((figure for figure in views if figure.id == key), None)
    if view is None:
        raise UnknownIdError("figure", key, tuple(figure.id for figure in views))
    series = view.shown.series if view.shown else None
    return StepWords(
        headline=_("{name}: {value} enligt strategin"),
        subtitle=view.meaning,
        places={
            "name": view.name,
            "value": fmt.joined(view.value_text, view.unit, language),
            "year": str(view.year),
            "latest": series.latest.text if series else fmt.MISSING,
            "period": series.latest.period if series else fmt.MISSING,
        },
        sources=(view.source.line, *((series.provenance.line,) if series else ())),
        anchor=f"figure-{view.id}",
    )


def goals_words(catalogue: Catalogue, language: Language) -> StepWords:
    """Return how the targets stand, with the overview's answer."""
    view = goals(catalogue, language)
    assessed = [target for target in view.targets if target.status.progress.assessed]
    origins = (t.following.series.provenance.line for t in assessed if t.following)
    answer = goals_answer(catalogue, language)
    return StepWords(
        headline=answer,
        subtitle=reserves(catalogue, language),
        places={
            "answer": answer,
            "counted": str(len(view.targets)),
            "assessed": str(len(assessed)),
            "outside": str(sum(not target.confirmed for target in view.targets)),
        },
        sources=(view.source.line, *dict.fromkeys(origins)),
    )


def target_words(catalogue: Catalogue, key: str, language: Language) -> StepWords:
    """Return one target with status and course."""
    view = goals(catalogue, language).target(key)
    series = view.following.series if view.following else None
    return StepWords(
        headline="{name}: {status}",
        subtitle=view.goal_name,
        places={
            "answer": target_answer(catalogue, key, language),
            "name": view.name,
            "level": view.level or fmt.MISSING,
            "latest": series.latest.text if series else fmt.MISSING,
            "period": series.latest.period if series else fmt.MISSING,
            "status": with_reserve(
                view.status.label[0].lower() + view.status.label[1:], view.marks
            ),
        },
        sources=(view.source.line, *((series.provenance.line,) if series else ())),
    )


def _placed(count: int, ranks: list[int], outside: int, years: set[int]) -> dict[str, str]:
    """Return how many rankings there are, the best and the worst place, and their years."""
    ends = dict.fromkeys((min(years), max(years))) if years else ()
    return {
        "count": str(count),
        "ranked": str(len(ranks)),
        "outside": str(outside),
        "best": str(min(ranks, default=0) or fmt.MISSING),
        "worst": str(max(ranks, default=0) or fmt.MISSING),
        "years": "–".join(str(year) for year in ends),
    }


def rankings_words(catalogue: Catalogue, language: Language) -> StepWords:
    """Return how Stockholm stands in every ranking of the strategy's table."""
    _ = gettext(language)
    views = strategy_rankings(catalogue, language)
    ranks = [view.latest.rank for view in views if view.latest.rank]
    outside = [view for view in views if not view.latest.rank and not view.is_award]
    places = _placed(len(views), ranks, len(outside), {view.latest.year for view in views})
    return StepWords(
        headline=_("Plats {best}–{worst} i {ranked} rankningar"),
        subtitle=_("Stockholm i strategins rankningar, senast kända utgåvor, {span}").format(
            span=places["years"]
        ),
        places={"answer": turns(catalogue, language).answer, **places},
        sources=tuple(dict.fromkeys(view.latest.source.line for view in views)),
    )


def table_1_words(catalogue: Catalogue, language: Language) -> StepWords:
    """Return the strategy's Table 1 as it is printed."""
    _ = gettext(language)
    views = table_1(catalogue, language)
    ranks = [view.stockholm_rank for view in views if view.stockholm_rank and not view.is_award]
    places = _placed(len(views), ranks, 0, {view.edition for view in views})
    return StepWords(
        headline=_("Strategins tabell 1, som den är tryckt"),
        subtitle=_("Utgåvor {span}").format(span=places["years"]),
        places={"answer": _("Strategins tabell 1, som den är tryckt"), **places},
        sources=tuple(dict.fromkeys(view.source.line for view in views)),
    )


def ranking_words(catalogue: Catalogue, key: str, language: Language, year: str = "") -> StepWords:
    """Return one ranking in its latest known edition, or in the one of `year`."""
    _ = gettext(language)
    view = ranking_history(catalogue, key, language)
    edition = view.edition(year)
    return StepWords(
        headline=_("{name} {edition}: {stockholm}"),
        subtitle=view.measures,
        places={
            "name": view.name,
            "edition": edition.label,
            "stockholm": edition.place,
            "field": edition.field or _("okänt antal"),
            "publisher": view.publisher,
            "printed": view.standing.printed or _("Strategin har samma utgåva"),
        },
        sources=(edition.source.line,),
    )


def strategy_words(catalogue: Catalogue, language: Language) -> StepWords:
    """Return the focus areas with their measures."""
    _ = gettext(language)
    view = strategy(catalogue, language)
    measures = sum(len(area.measures) for area in view.focus_areas)
    return StepWords(
        headline=_("{focus_areas} inriktningsområden med {measures} insatser"),
        subtitle=view.name,
        places={
            "answer": strategy_tree(catalogue, language).answer,
            "name": view.name,
            "focus_areas": str(len(view.focus_areas)),
            "measures": str(measures),
        },
        sources=(view.source.line,),
    )


def text_words(page: str, language: Language) -> StepWords:
    """Return words only, under the page's name if they have no headline of their own."""
    return StepWords("{page}", "", {"page": names(language)[page]}, ())
