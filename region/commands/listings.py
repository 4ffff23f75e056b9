"""What the command line lists: rows of plain values, from the same views as the pages."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from region.comparisons.rankings.history import ranking_histories
from region.comparisons.rankings.view import table_1
from region.content import geography
from region.content.catalogue import COUNTRY, COUNTY, Catalogue
from region.indicators.figures import figures
from region.indicators.listing import indicators
from region.indicators.series import SeriesView
from region.strategy.view import strategy
from region.targets.goals import goals
from region.words.text import Language

Rows = list[dict[str, Any]]


class Subject(StrEnum):
    """What can be printed."""

    FIGURES = "figures"
    RANKINGS = "rankings"
    TABLE_1 = "table1"
    MUNICIPALITIES = "municipalities"
    INDICATORS = "indicators"
    TARGETS = "targets"
    STRATEGY = "strategy"


def by_sex_counts(catalogue: Catalogue) -> dict[str, int]:
    """Return how many indicators are on persons, and how many of them are divided by sex.

    Every one is divided or says why not; those that have not been fetched yet are counted too.
    """
    own = [i.by_sex for i in (*catalogue.indicators.values(), *catalogue.awaited.values())]
    persons = [one for one in own if one is not None and one.reason != "not_persons"]
    return {
        "indicators on persons": len(persons),
        "of them divided by sex": sum(one.is_divided for one in persons),
        "of them undivided, with the reason": sum(not one.is_divided for one in persons),
        "values of women and men": sum(len(held.table) for held in catalogue.by_sex.values()),
    }


def counts(catalogue: Catalogue) -> dict[str, int]:
    """Return how much there is of each part of the content."""
    municipal = catalogue.municipal_indicators
    with_references = [
        i
        for i in municipal
        if all(catalogue.observations[i.id].series(area) for area in (COUNTY, COUNTRY))
    ]
    areas = catalogue.strategy.focus_areas
    return {
        "key figures": len(catalogue.key_figures.figures),
        "rankings": len(catalogue.rankings),
        "ranking rows": sum(len(places) for places in catalogue.places.values()),
        "rows of Table 1": sum(
            bool(place.as_published) for places in catalogue.places.values() for place in places
        ),
        "values of Europe's regions and Sweden's counties": sum(
            len(readings.rows)
            for comparison in catalogue.comparisons.values()
            for readings in comparison.readings.values()
        ),
        "municipalities": len(catalogue.municipalities),
        "small areas": len(catalogue.small_areas.areas),
        "values of small areas": sum(
            len(table.rows) for table in catalogue.small_areas.observations.values()
        ),
        "indicators": len(catalogue.indicators),
        "indicators not fetched yet": len(catalogue.awaited),
        "municipal indicators": len(municipal),
        "municipal indicators with county and country values": len(with_references),
        **by_sex_counts(catalogue),
        "observations": sum(len(o.rows) for o in catalogue.observations.values()),
        "goals": len(catalogue.plan.goals),
        "targets": len(catalogue.targets),
        "assessments": len(catalogue.assessments),
        "focus areas": len(areas),
        "measures": sum(len(area.measures) for area in areas),
        "specialisation areas": len(catalogue.strategy.specialisation_areas),
        "fulfilment criteria": len(catalogue.strategy.fulfilment_criteria),
    }


def _series(series: SeriesView) -> dict[str, Any]:
    return {
        "indicator": series.indicator,
        "name": series.name,
        "value": series.latest.value,
        "text": series.latest.text,
        "period": series.latest.period,
        "source": series.provenance.line,
    }


def _figures(catalogue: Catalogue, language: Language) -> Rows:
    return [
        {
            "id": figure.id,
            "name": figure.name,
            "value": figure.value,
            "value_text": figure.value_text,
            "unit": figure.unit,
            "year": figure.year,
            "reference_period": figure.reference_period or None,
            "as_published": figure.as_published,
            "source": figure.source.line,
            "url": figure.source.url,
            "latest_observation": _series(figure.shown.series) if figure.shown else None,
        }
        for figure in figures(catalogue, language)
    ]


def _rankings(catalogue: Catalogue, language: Language) -> Rows:
    return [
        {
            "ranking": history.id,
            "name": history.name,
            "publisher": history.publisher,
            "edition": history.latest.year,
            "stockholm": history.latest.place,
            "age": history.standing.age,
            "rank": history.latest.rank,
            "field": history.latest.field_number,
            "sentence": history.sentence,
            "table_1": history.standing.printed or None,
            "later": history.standing.later or None,
            "source": history.latest.source.line,
        }
        for history in ranking_histories(catalogue, language)
    ]


def _table_1(catalogue: Catalogue, language: Language) -> Rows:
    return [
        {
            "ranking": ranking.id,
            "name": ranking.name,
            "publisher": ranking.publisher,
            "edition": ranking.edition,
            "field": ranking.field_number,
            "position": place.position,
            "rank": place.rank,
            "role": place.role,
            "place": place.name,
            "as_published": place.as_published,
            "country": place.country,
            "is_stockholm": place.is_stockholm,
            "source": ranking.source.line,
        }
        for ranking in table_1(catalogue, language)
        for place in ranking.places
    ]


def _municipalities(catalogue: Catalogue, language: Language) -> Rows:
    population = catalogue.observations["population"]
    shapes = {shape.code: shape for shape in geography.shapes().shapes}
    rows = []
    for area in catalogue.municipalities:
        latest = population.latest(area.code)
        shape = shapes[area.code]
        rows.append(
            {
                "code": area.code,
                "name": area.name[language],
                "land_area_km2": shape.land_area_km2,
                "population": latest.value if latest else None,
                "period": latest.period if latest else None,
                "neighbours": list(shape.neighbours),
            }
        )
    return rows


def _indicators(catalogue: Catalogue, language: Language) -> Rows:
    return [
        {
            "id": row.id,
            "name": row.name,
            "theme": row.theme,
            "unit": row.unit,
            "first_period": row.first_period,
            "last_period": row.last_period,
            "municipalities": row.municipalities,
            "county": row.county,
            "country": row.country,
            "values": row.value_count,
            "source": row.provenance.line,
        }
        for row in indicators(catalogue, language)
    ]


def _targets(catalogue: Catalogue, language: Language) -> Rows:
    return [
        {
            "id": target.id,
            "goal": target.goal_name,
            "name": target.name,
            "level": target.level or None,
            "year": target.year,
            "wording": target.wording,
            "class": target.status.progress_class.value,
            "status": target.status.label,
            "explanation": target.status.explanation,
            "latest_observation": _series(target.following.series) if target.following else None,
            "assessments": [
                {"edition": a.edition, "text": a.text, "source": a.source.line}
                for a in target.assessments
            ],
            "source": target.source.line,
        }
        for target in goals(catalogue, language).targets
    ]


def _strategy(catalogue: Catalogue, language: Language) -> Rows:
    view = strategy(catalogue, language)
    rows: Rows = []
    for area in view.focus_areas:
        rows.append({"part": "focus_area", "id": area.part.id, "name": area.part.name})
        rows += [{"part": "measure", "id": m.id, "name": m.name} for m in area.measures]
    lists = {
        "specialisation_area": view.specialisation_areas,
        "fulfilment_criterion": view.fulfilment_criteria,
        "strength_area": view.strength_areas,
        "challenge": view.challenges,
        "precondition": view.preconditions,
        "follow_up_question": view.follow_up_questions,
        "reporting_theme": view.reporting_themes,
        "sustainable_development_goal": view.sustainable_development_goals,
    }
    rows += [
        {"part": kind, "id": part.id, "name": part.name}
        for kind, parts in lists.items()
        for part in parts
    ]
    return [{**row, "source": view.source.line} for row in rows]


LISTINGS: dict[Subject, Callable[[Catalogue, Language], Rows]] = {
    Subject.FIGURES: _figures,
    Subject.RANKINGS: _rankings,
    Subject.TABLE_1: _table_1,
    Subject.MUNICIPALITIES: _municipalities,
    Subject.INDICATORS: _indicators,
    Subject.TARGETS: _targets,
    Subject.STRATEGY: _strategy,
}
