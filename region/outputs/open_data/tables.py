"""The content as plain tables: one for each indicator, and one for each list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from region.content.catalogue import Catalogue, Observation
from region.content.model import SEXES, Indicator, Source, Status
from region.outputs.open_data.list_tables import LISTS
from region.outputs.open_data.table import Resource
from region.outputs.tables.table import field
from region.words.language import bilingual as _
from region.words.text import LANGUAGES, Text
from region.words.views import view

__all__ = ["Resource", "observation_table", "small_area_table", "tables"]


def _addresses(catalogue: Catalogue, source: Source) -> Iterator[tuple[str, str]]:
    """The page for people, then the interface if there is one, each with its title."""
    title = f"{catalogue.publishers[source.publisher].name.sv}: {source.title.sv}"
    yield title, source.page("sv")
    if source.interface("sv"):
        yield f"{title} (API)", source.interface("sv")


def _observed(
    catalogue: Catalogue, indicator: Indicator, observed: Iterable[Observation], areas: str
) -> Resource:
    """Return observations as they lie in the content; `areas` is the list of what they are of."""
    sources = dict.fromkeys(pair for s in indicator.sources for pair in _addresses(catalogue, s))
    return Resource(
        name=indicator.id,
        title=indicator.name,
        description=indicator.definition,
        columns=(
            field("area_code", "string", "SCB's code, leading zero kept", required=True),
            field("period", "year", "year, or the year that names a longer period", required=True),
            field("value", "number", f"in {indicator.unit.en}; empty when missing"),
            field(
                "status",
                "string",
                "what is special about the value, or why it is missing",
                enum=tuple(status.value for status in Status if status.value),
            ),
        ),
        rows=tuple((row.area, row.period, row.value, row.status.value or None) for row in observed),
        key=("area_code", "period"),
        references=(("area_code", areas, "code"),),
        sources=tuple(sources),
        licences=tuple(dict.fromkeys(source.licence for source in indicator.sources)),
        indicator=indicator,
        updated=indicator.retrieved,
    )


@view
def observation_table(catalogue: Catalogue, indicator_id: str) -> Resource:
    """Return an indicator's observations, as they lie in the content."""
    indicator = catalogue.indicators[indicator_id]
    return _observed(catalogue, indicator, catalogue.observations[indicator_id].rows, "areas")


@view
def small_area_table(catalogue: Catalogue, table_id: str) -> Resource:
    """Return a table of the small areas, as it lies in the content."""
    small = catalogue.small_areas
    table = small.tables[table_id]
    made = _observed(catalogue, table, small.observations[table_id].rows, "regso_areas")
    if not table.classes:
        return made
    said = {
        language: ", ".join(f"{at} {text[language]}" for at, text in enumerate(table.classes, 1))
        for language in LANGUAGES
    }
    told = {code: f"{made.description[code]} {said[code]}." for code in LANGUAGES}
    return replace(made, description=Text(**told))


@view
def by_sex_table(catalogue: Catalogue, indicator_id: str) -> Resource:
    """Return women's and men's observations of an indicator, as they lie in the content."""
    whole = observation_table(catalogue, indicator_id)
    indicator = catalogue.indicators[indicator_id].by_sex_alone
    sources = dict.fromkeys(pair for s in indicator.sources for pair in _addresses(catalogue, s))
    area, period, *others = whole.columns
    rows = (
        (row.area, row.period, sex, row.value, row.status.value or None)
        for sex in SEXES
        for row in catalogue.by_sex[indicator_id].table.rows(sex)
    )
    name = _("{name}: kvinnor och män")
    return replace(
        whole,
        name=f"{indicator_id}_by_sex",
        title=Text(
            sv=name.sv.format(name=indicator.name.sv), en=name.en.format(name=indicator.name.en)
        ),
        columns=(area, period, field("sex", "string", required=True, enum=SEXES), *others),
        rows=tuple(sorted(rows, key=lambda row: (row[0], row[1], SEXES.index(row[2])))),
        key=("area_code", "period", "sex"),
        sources=tuple(sources),
        licences=tuple(dict.fromkeys(source.licence for source in indicator.sources)),
        updated=indicator.retrieved,
    )


@view
def tables(catalogue: Catalogue) -> tuple[Resource, ...]:
    """Return all tables: the lists, and one for each indicator, its sexes, and small areas."""
    return (
        *(make(catalogue) for make in LISTS),
        *(observation_table(catalogue, key) for key in catalogue.indicators),
        *(by_sex_table(catalogue, key) for key in catalogue.indicators if key in catalogue.by_sex),
        *(small_area_table(catalogue, key) for key in catalogue.small_areas.tables),
    )
