"""The links between files: every id that one file mentions must exist in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from region.content.catalogue import glossary_links, ladder_links, presentation_links, synonym_links
from region.content.catalogue.catalogue import Catalogue
from region.content.catalogue.comparison_loading import check_comparisons
from region.content.catalogue.faults import Fault, unknown
from region.content.catalogue.observations import Observations
from region.content.catalogue.small_area_reading import check_small_areas
from region.content.model import SEXES, Indicator, Observed, Part, Ranking, Source

NUMBER_OF_MUNICIPALITIES = 26


def check(catalogue: Catalogue) -> list[Fault]:
    """Return the faults that only show when the files are seen together."""
    return [
        *_areas(catalogue),
        *_indicators(catalogue),
        *_key_figures(catalogue),
        *_rankings(catalogue),
        *_strategy(catalogue),
        *_goals(catalogue),
        *presentation_links.check(catalogue),
        *_matrix(catalogue),
        *_questions(catalogue),
        *synonym_links.check(catalogue),
        *glossary_links.check(catalogue),
        *check_small_areas(
            catalogue.small_areas,
            catalogue.observations,
            [area.code for area in catalogue.municipalities],
        ),
        *check_comparisons(
            catalogue.comparisons, catalogue.themes, catalogue.publishers, catalogue.licences
        ),
    ]


def _areas(catalogue: Catalogue) -> Iterator[Fault]:
    number = len(catalogue.municipalities)
    if number != NUMBER_OF_MUNICIPALITIES:
        allowed = f"{NUMBER_OF_MUNICIPALITIES} municipalities"
        yield Fault("geo/areas.csv", "", f"{number} municipalities", allowed)
    for core in catalogue.cores.values():
        where = f"{core.id}.municipalities"
        for code in core.municipalities:
            yield from unknown("geo/cores.yaml", where, code, catalogue.areas, "an area")
    yield from _parts(catalogue)
    licence = catalogue.site.metadata_licence
    yield from unknown("site.yaml", "metadata_licence", licence, catalogue.licences, "a licence")
    file, licence = "geo/postal_codes.yaml", catalogue.postal_register.licence
    yield from unknown(file, "licence", licence, catalogue.licences, "a licence")
    register = catalogue.shape_register
    for licence in (register.licence, *(one.licence for one in register.sources)):
        yield from unknown("geo/shapes.yaml", "licence", licence, catalogue.licences, "a licence")
    for code in register.deviations:
        yield from unknown("geo/shapes.yaml", "deviations", code, catalogue.areas, "an area")
    file, licence = "geo/places.yaml", catalogue.place_register.licence
    yield from unknown(file, "licence", licence, catalogue.licences, "a licence")


def _parts(catalogue: Catalogue) -> Iterator[Fault]:
    """The parts share out the municipalities, and their weights are counts of persons."""
    file, found = "geo/parts.yaml", catalogue.county_parts
    known = {area.code for area in catalogue.municipalities}
    times = Counter(code for part in found.parts for code in part.municipalities)
    for part in found.parts:
        for code in part.municipalities:
            where = f"{part.id}.municipalities"
            yield from unknown(file, where, code, known, "a municipality")
        if part.id in catalogue.areas:
            yield Fault(file, "id", part.id, "an id that no area has")
    for code in sorted(known):
        if found.parts and times[code] != 1:
            yield Fault(file, "parts", f"{code} in {times[code]} parts", "each in exactly one")
    groups = {group for group, _area in catalogue.denominators} | {"population"}
    for key, weights in found.weights.items():
        yield from unknown(file, "weights", key, catalogue.indicators, "an indicator")
        yield from unknown(file, key, weights, groups, "population or a group of the denominators")


def _matrix(catalogue: Catalogue) -> Iterator[Fault]:
    """Every measure of the matrix must have municipal values, and stand in it once."""
    file = "matrix.yaml"
    known = {indicator.id for indicator in catalogue.municipal_indicators}
    for key, times in Counter(catalogue.matrix.measures).items():
        yield from unknown(file, "measures", key, known, "an indicator with municipal values")
        if times > 1:
            yield Fault(file, "measures", f"{key} twice", "each measure once")


def _questions(catalogue: Catalogue) -> Iterator[Fault]:
    """Every question must be answered by an indicator with municipal values, with known words."""
    file = "questions.yaml"
    known = {indicator.id for indicator in catalogue.municipal_indicators}
    for one in catalogue.questions:
        where = f"{one.id}.indicator"
        yield from unknown(file, where, one.indicator, known, "an indicator with municipal values")
        for text in (one.answer.sv, one.answer.en):
            named = {name for _t, name, _f, _c in Formatter().parse(text) if name is not None}
            if not named or not named <= {"text", "number"}:
                yield Fault(file, f"{one.id}.answer", text, "{text} or {number} in it")


def _indicators(catalogue: Catalogue) -> Iterator[Fault]:
    everything = catalogue.described
    observed = {**catalogue.observations, **catalogue.small_areas.observations}
    for taken in catalogue.small_areas.tables:
        if taken in catalogue.indicators or taken in catalogue.awaited:
            yield Fault(f"small_areas/{taken}.yaml", "id", taken, "an id that no indicator has")
    for indicator in everything.values():
        file = f"{indicator.folder}/{indicator.id}.yaml"
        yield from unknown(file, "theme", indicator.theme, catalogue.themes, "a theme")
        for number, source in enumerate(indicator.sources):
            yield from _source(source, file, f"sources[{number}]", catalogue)
        yield from _formula(indicator, everything)
        if indicator.id not in catalogue.small_areas.tables:
            yield from _by_sex(indicator, everything, catalogue)
        key = indicator.same_fact_as
        if key is not None:
            yield from unknown(file, "same_fact_as", key, everything, "an indicator")
            leads = everything[key].same_fact_as is None if key in everything else True
            if key == indicator.id or not leads:
                allowed = "another indicator that itself has no same_fact_as"
                yield Fault(file, "same_fact_as", key, allowed)
        for key in indicator.related:
            yield from unknown(file, "related", key, catalogue.indicators, "an indicator")
        yield from _successor(everything, indicator)
        if indicator.id in catalogue.awaited:
            continue
        periods = observed[indicator.id].by_period
        for number, break_ in enumerate(indicator.breaks):
            if break_.period not in periods:
                where, allowed = f"breaks[{number}].period", "a period that the table has"
                yield Fault(file, where, break_.period, allowed)
        yield from _remarks(observed[indicator.id], indicator, file)


def _remarks(table: Observations, indicator: Indicator, file: str) -> Iterator[Fault]:
    """Remarks about nothing, and several about the same value."""
    rows = [row for row in table.rows if row.value is not None]
    for number, remark in enumerate(indicator.remarks):
        where, allowed = f"remarks[{number}]", "areas and periods of which all have values"
        known = {(row.area, row.period) for row in rows if remark.concerns(row.area, row.period)}
        for area in remark.areas:
            if not any(area == key[0] for key in known):
                yield Fault(file, f"{where}.areas", area, allowed)
        for period in remark.periods:
            if not any(period == key[1] for key in known):
                yield Fault(file, f"{where}.periods", period, allowed)
        earlier = indicator.remarks[:number]
        twice = sorted(key for key in known if any(one.concerns(*key) for one in earlier))
        if twice:
            found = f"a second remark on {twice[0][0]} {twice[0][1]}"
            yield Fault(file, where, found, "one remark for each value")


def _by_sex(
    indicator: Indicator, everything: Mapping[str, Indicator], catalogue: Catalogue
) -> Iterator[Fault]:
    """Yield a fault where a side-car does not say how it is divided, or names what is not there."""
    file, own = f"indicators/{indicator.id}.yaml", indicator.by_sex
    if own is None:
        yield Fault(file, "by_sex", "nothing", "sources, pair or a reason (data/README.md)")
        return
    for number, source in enumerate(own.sources):
        where = f"by_sex.sources[{number}]"
        yield from _source(source, file, where, catalogue)
    if own.pair:
        for sex in SEXES:
            key = getattr(own.pair, sex)
            yield from unknown(file, f"by_sex.pair.{sex}", key, everything, "an indicator")
            other = everything[key].by_sex if key in everything else own
            if other is None or other.pair != own.pair:
                yield Fault(file, f"by_sex.pair.{sex}", key, "an indicator with the same pair")


def _source(source: Source, file: str, where: str, catalogue: Catalogue) -> Iterator[Fault]:
    """Yield a fault for a publisher or a licence that does not exist."""
    known = catalogue.publishers
    yield from unknown(file, f"{where}.publisher", source.publisher, known, "a publisher")
    if source.via:
        yield from unknown(file, f"{where}.via", source.via, known, "a publisher")
    yield from unknown(file, f"{where}.licence", source.licence, catalogue.licences, "a licence")


def _formula(indicator: Indicator, everything: Mapping[str, Indicator]) -> Iterator[Fault]:
    """Yield a fault for an input that does not exist, or that is made of the indicator itself."""
    if indicator.formula is None:
        return
    file = f"{indicator.folder}/{indicator.id}.yaml"
    for key in indicator.formula.inputs:
        yield from unknown(file, "formula", key, everything, "an indicator")
    reached, ahead = set[str](), list(indicator.formula.inputs)
    while ahead:
        key = ahead.pop()
        other = everything.get(key)
        if key not in reached and other is not None and other.formula is not None:
            ahead += other.formula.inputs
        reached.add(key)
    if indicator.id in reached:
        yield Fault(file, "formula", "made of itself, by way of its inputs", "other indicators")


def _successor(everything: Mapping[str, Indicator], indicator: Indicator) -> Iterator[Fault]:
    """Every successor must exist, and no line of them may come back to where it began."""
    file, passed, key = f"indicators/{indicator.id}.yaml", {indicator.id}, indicator.successor
    if key is None:
        return
    yield from unknown(file, "successor", key, everything, "an indicator")
    while key is not None and key in everything:
        if key in passed:
            yield Fault(file, "successor", key, "an indicator that does not lead back to this one")
            return
        passed.add(key)
        key = everything[key].successor


def _observed(
    catalogue: Catalogue, file: str, where: str, observed: Iterable[Observed]
) -> Iterator[Fault]:
    for item in observed:
        place = f"{where}.observed"
        yield from unknown(file, place, item.indicator, catalogue.indicators, "an indicator")
        yield from unknown(file, place, item.area, catalogue.areas, "an area")
        table = catalogue.observations.get(item.indicator)
        if table and item.area in catalogue.areas and not table.series(item.area):
            found = f"no values of {item.indicator} for the area {item.area}"
            yield Fault(file, place, found, "an indicator with values for that area")


def _key_figures(catalogue: Catalogue) -> Iterator[Fault]:
    file = "key_figures.yaml"
    for figure in catalogue.key_figures.figures:
        for follow in figure.follows:
            where = f"{figure.id}.follows"
            known = catalogue.indicators
            yield from unknown(file, where, follow.indicator, known, "an indicator")
            table = catalogue.observations.get(follow.indicator)
            if not table:
                continue
            periods = [row.period for row in table.series(follow.area)]
            if not periods:
                found = f"no values of {follow.indicator} for the area {follow.area}"
                yield Fault(file, where, found, "an indicator with values for that area")
            elif follow.matches_period and follow.matches_period not in periods:
                allowed = f"a period between {periods[0]} and {periods[-1]} with a value"
                yield Fault(file, f"{where}.matches_period", follow.matches_period, allowed)
        if not figure.follows and figure.no_series is None:
            yield Fault(file, f"{figure.id}.no_series", "nothing", "follows, or why there is none")


def _rankings(catalogue: Catalogue) -> Iterator[Fault]:
    orders = Counter(ranking.order for ranking in catalogue.rankings.values())
    for ranking in catalogue.rankings.values():
        file = f"rankings/{ranking.id}.yaml"
        editions = [edition.year for edition in ranking.editions]
        if ranking.table_1_edition is not None and ranking.table_1_edition not in editions:
            allowed = ", ".join(str(year) for year in editions)
            yield Fault(file, "table_1_edition", str(ranking.table_1_edition), allowed)
        if orders[ranking.order] > 1:
            yield Fault(file, "order", str(ranking.order), "an order that no other ranking has")
        yield from _scopes(ranking, file)
        for edition in ranking.editions:
            places = [p for p in catalogue.places[ranking.id] if p.edition == edition.year]
            ranks = [place.rank for place in places if place.rank is not None]
            if edition.field and ranks and max(ranks) > edition.field.number:
                found = f"rank {max(ranks)} in a field of {edition.field.number}"
                yield Fault(file, f"editions {edition.year}", found, "ranks within the field")
            printed = [place for place in places if place.as_published]
            if bool(printed) != (edition.year == ranking.table_1_edition):
                found = f"{len(printed)} places as published"
                allowed = "place_as_published in the edition of table_1_edition, and only there"
                yield Fault(f"rankings/{ranking.id}.csv", f"edition {edition.year}", found, allowed)
        for place in catalogue.places[ranking.id]:
            where = f"edition {place.edition}, position {place.position}"
            table = f"rankings/{ranking.id}.csv"
            known = catalogue.ranked_places
            yield from unknown(table, where, place.place, known, "a place in geo/places.csv")
            if place.place in known and known[place.place].country != place.country:
                found = f"the country {place.country} for {place.place}"
                yield Fault(table, where, found, known[place.place].country)


def _scopes(ranking: Ranking, file: str) -> Iterator[Fault]:
    """A rank among some and a field of others give a share that is not true."""
    known = [scope.id for scope in ranking.scopes]
    for edition in ranking.editions:
        where = f"editions {edition.year}"
        if edition.scope is not None:
            kind = "one of the ranking's scopes"
            yield from unknown(file, f"{where}.scope", edition.scope, known, kind)
        if edition.field and edition.field.scope != edition.scope:
            found = edition.field.scope or "nothing"
            allowed = (
                f"{edition.scope or 'nothing'}, the scope of the ranks; without the field's size "
                "in that scope, leave field out"
            )
            yield Fault(file, f"{where}.field.scope", found, allowed)


def _strategy(catalogue: Catalogue) -> Iterator[Fault]:
    file = "strategy/strategy.yaml"
    strategy = catalogue.strategy
    lists: dict[str, tuple[Part, ...]] = {
        "strength_areas": strategy.strength_areas,
        "challenges": strategy.challenges,
        "preconditions": strategy.preconditions,
        "focus_areas": strategy.focus_areas,
        "measures": tuple(m for area in strategy.focus_areas for m in area.measures),
        "specialisation_areas": strategy.specialisation_areas,
        "fulfilment_criteria": strategy.fulfilment_criteria,
        "sustainable_development_goals": strategy.sustainable_development_goals,
        "follow_up_questions": strategy.follow_up_questions,
        "reporting_themes": strategy.reporting_themes,
    }
    ids = Counter(part.id for parts in lists.values() for part in parts)
    for key, times in ids.items():
        if times > 1:
            yield Fault(file, key, "the same id twice", "each id once in the strategy")
    measures = [measure.id for measure in lists["measures"]]
    for number, state in enumerate(catalogue.measure_states):
        where, known = f"states[{number}].measure", "a measure of the strategy"
        yield from unknown("strategy/measures.yaml", where, state.measure, measures, known)
    for name, parts in lists.items():
        for part in parts:
            where = f"{name}.{part.id}"
            for key in part.indicators:
                yield from unknown(file, where, key, catalogue.indicators, "an indicator")
            for key in part.targets:
                yield from unknown(file, where, key, catalogue.targets, "a target")


def _goals(catalogue: Catalogue) -> Iterator[Fault]:
    file = "goals/targets.yaml"
    goals = [goal.id for goal in catalogue.plan.goals]
    areas = [area.id for area in catalogue.strategy.focus_areas]
    global_goals = [part.id for part in catalogue.strategy.sustainable_development_goals]
    for target in catalogue.targets.values():
        yield from unknown(file, f"{target.id}.goal", target.goal, goals, "a goal")
        yield from _observed(catalogue, file, target.id, target.observed)
        for condition in target.conditions:
            where = f"{target.id}.{condition.id}"
            followed = (condition.observed,) if condition.observed else ()
            yield from _observed(catalogue, file, where, followed)
        if target.contributions:
            where, key = f"{target.id}.contributions", target.contributions
            yield from unknown(file, where, key, catalogue.indicators, "an indicator")
        for key in target.municipal:
            where = f"{target.id}.municipal"
            yield from unknown(file, where, key, catalogue.indicators, "an indicator")
        for key in target.focus_areas:
            yield from unknown(file, f"{target.id}.focus_areas", key, areas, "a focus area")
        for key in target.sustainable_development_goals:
            where = f"{target.id}.sustainable_development_goals"
            yield from unknown(file, where, key, global_goals, "a global goal")
        if target.number is not None and target.number > catalogue.plan.number_of_targets:
            allowed = f"a number from 1 to {catalogue.plan.number_of_targets}"
            yield Fault(file, f"{target.id}.number", str(target.number), allowed)
    yield from ladder_links.check(catalogue)
    for theme in catalogue.followed_themes.values():
        yield from unknown(file, f"{theme.id}.goal", theme.goal, goals, "a goal")
        yield from _observed(catalogue, file, theme.id, theme.observed)
    for assessment in catalogue.assessments:
        where, file = assessment.id, "goals/assessments.yaml"
        if assessment.goal:
            yield from unknown(file, f"{where}.goal", assessment.goal, goals, "a goal")
        for key in assessment.targets:
            known = catalogue.targets
            yield from unknown(file, f"{where}.targets", key, known, "a target")
        if assessment.theme:
            themes = catalogue.followed_themes
            yield from unknown(file, f"{where}.theme", assessment.theme, themes, "a theme")
    for priority in catalogue.priorities.values():
        file = "goals/priorities.yaml"
        yield from unknown(file, f"{priority.id}.goal", priority.goal, goals, "a goal")
