"""How much there is of each part of the content."""

from __future__ import annotations

from region.content.catalogue import COUNTRY, COUNTY, Catalogue


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
