"""The cells of a built table: a value with what must be known of it, or why it is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from region.comparisons.lines import UNCERTAIN, flags_of
from region.content.catalogue import Catalogue, Observation, Reading
from region.content.model import Indicator, Status
from region.content.periods import period_label
from region.indicators import by_sex
from region.indicators.certainty.words import basis_name
from region.indicators.compared_by_sex import groups_of
from region.indicators.provenance import Provenance, provenance, provenance_of
from region.indicators.values import value_note
from region.outputs.built.choice import (
    Selection,
    having,
    place_names,
)
from region.outputs.tables.sources import Origin, described
from region.strategy.indicator import every_indicator
from region.words import formatting as fmt
from region.words.language import gettext
from region.words.text import Language


class BuiltCell(NamedTuple):
    """One value of one measure; without a value `note` says why, else what must be known of it.

    A `cut` one cannot be compared with earlier ones. One that is `left_out` has no value though
    others have one that year, or the source says why not.
    """

    value: float | None
    decimals: int
    text: str
    note: str
    provisional: bool = False
    doubtful: bool = False
    cut: bool = False
    left_out: bool = False


class BuiltRow(NamedTuple):
    """One place in one year, of everybody or of one sex; the cells in the measures' order."""

    code: str
    place: str
    year: str
    sex: by_sex.Seen
    sex_name: str
    cells: tuple[BuiltCell, ...]


@dataclass(frozen=True, eq=False)
class BuiltColumn:
    """One measure: what its values are, where they are from, and when they were last read."""

    id: str
    name: str
    short_name: str
    unit: str
    decimals: int
    basis: str
    missing: str
    undivided: str
    interval: str
    retrieved: dt.date
    updated: str
    provenances: tuple[Provenance, ...]
    origins: tuple[Origin, ...]

    @property
    def line(self) -> str:
        """Its sources, one after the other."""
        return ". ".join(dict.fromkeys(one.line for one in self.provenances))

    @property
    def short(self) -> str:
        """The same with the publishers alone."""
        return ". ".join(dict.fromkeys(one.short for one in self.provenances))


class _Found(NamedTuple):
    """Where a measure's values of a place are: of which indicator, and each year's row."""

    indicator: Indicator
    rows: dict[str, Observation | Reading]
    published: frozenset[str]


def _found(seen: Catalogue, measure: str, place: str) -> _Found | None:
    """Return a measure at a place, from the content's own table first; None if it is nowhere."""
    if measure in seen.indicators:
        table = seen.observations[measure]
        if place in table.by_area:
            rows = {row.period: row for row in table.by_area[place]}
            return _Found(seen.indicators[measure], {**rows}, frozenset(table.by_period))
    for one in having(seen, measure):
        readings = one.readings[measure]
        if place in readings.by_area:
            own = {row.period: row for row in readings.by_area[place]}
            return _Found(one.indicators[measure], {**own}, frozenset(readings.by_period))
    return None


def _is_cut(indicator: Indicator, row: Observation | Reading) -> bool:
    statuses = row.statuses if isinstance(row, Reading) else (row.status,)
    return Status.BREAK in statuses or any(one.period == row.period for one in indicator.breaks)


def _noted(indicator: Indicator, row: Observation | Reading, language: Language) -> str:
    """Return what must be known of a value: its period where that is no year, breaks, status."""
    _ = gettext(language)
    label = period_label(indicator, row.period, language)
    period = _("avser {period}").format(period=label) if label != row.period else ""
    note = (
        flags_of(indicator, row, language)
        if isinstance(row, Reading)
        else value_note(indicator, row, language)
    )
    cut = _("brott i serien") if _is_cut(indicator, row) else ""
    parts = (period, cut if cut not in note else "", note)
    return "; ".join(part for part in parts if part)


def _is_uncertain(row: Observation | Reading) -> bool:
    statuses = row.statuses if isinstance(row, Reading) else (row.status,)
    return any(status in UNCERTAIN for status in statuses)


def _cell(
    found: _Found | None,
    known: bool,
    place: str,
    year: str,
    sex: by_sex.Seen,
    language: Language,
) -> BuiltCell:
    """Return a cell; `known` is whether the place has the measure for anybody at all."""
    _ = gettext(language)
    if found is None:
        whole = _("måttet har inget gemensamt värde för kvinnor och män")
        why = whole if sex == "total" else _("inte uppdelat på kön")
        return BuiltCell(None, 0, fmt.MISSING, why if known else _("måttet finns inte för området"))
    indicator, row = found.indicator, found.rows.get(year)
    if row is None:
        others = year in found.published
        nobody = _("måttet har inget värde för året")
        why = _("området har inget värde för året") if others else nobody
        return BuiltCell(None, 0, fmt.MISSING, why, left_out=others)
    note = _noted(indicator, row, language)
    if row.value is None:
        return BuiltCell(None, 0, fmt.MISSING, note or _("inget värde"), left_out=True)
    decimals = indicator.decimals_of(place, year)
    return BuiltCell(
        value=row.value,
        decimals=decimals,
        text=fmt.number(row.value, decimals, language),
        note=note,
        provisional=_is_uncertain(row),
        doubtful=indicator.is_doubtful(place, year),
        cut=_is_cut(indicator, row),
    )


def seen_by(catalogue: Catalogue, sex: by_sex.Seen) -> Catalogue:
    """Return the catalogue that has everybody's values, or those of one sex or the gap."""
    return by_sex.asked_of_all(catalogue, sex)


def _whole(catalogue: Catalogue, measure: str, place: str) -> bool:
    """Whether a measure's own value may stand beside women's and men's, or there are none."""
    if measure in catalogue.indicators and place in catalogue.observations[measure].by_area:
        divided = by_sex.is_divided(catalogue, measure)
        return not divided or by_sex.has_total(catalogue, measure)
    return all(groups_of(one, measure) != ("gap",) for one in having(catalogue, measure))


def rows_of(catalogue: Catalogue, asked: Selection, language: Language) -> Iterator[BuiltRow]:
    """Yield the rows: each place in each year, of everybody or of each sex."""
    names = place_names(catalogue, asked.measures, language)
    every = {area.code: area.name[language] for area in catalogue.areas.values()}
    for place in asked.places:
        for sex in asked.sexes:
            seen = seen_by(catalogue, sex)
            found = [_found(seen, one, place) for one in asked.measures]
            anywhere = [_found(catalogue, one, place) is not None for one in asked.measures]
            if sex == "total" and len(asked.sexes) > 1:
                found = [
                    cell if _whole(catalogue, one, place) else None
                    for one, cell in zip(asked.measures, found, strict=True)
                ]
            for year in asked.years:
                yield BuiltRow(
                    code=place,
                    place=names.get(place) or every[place],
                    year=year,
                    sex=sex,
                    sex_name=by_sex.name_of(sex)[language],
                    cells=tuple(
                        _cell(one, known, place, year, sex, language)
                        for one, known in zip(found, anywhere, strict=True)
                    ),
                )


def _used(
    catalogue: Catalogue, asked: Selection, measure: str
) -> Iterator[tuple[Catalogue, Indicator]]:
    """Yield each description of a measure that a cell rests on, with the catalogue that has it."""
    told: set[int] = set()
    for sex in asked.sexes:
        seen = seen_by(catalogue, sex)
        for place in asked.places:
            found = _found(seen, measure, place)
            if found is not None and id(found.indicator) not in told:
                told.add(id(found.indicator))
                yield seen, found.indicator


def _told_of(seen: Catalogue, indicator: Indicator, language: Language) -> Provenance:
    if seen.indicators.get(indicator.id) is indicator:
        return provenance(seen, indicator.id, language)
    return provenance_of(seen, indicator, language)


def column_of(
    catalogue: Catalogue, asked: Selection, measure: str, language: Language
) -> BuiltColumn:
    """Return what the values of a measure are, where they are from, when they were last read."""
    general = every_indicator(catalogue)[measure]
    used = tuple(_used(catalogue, asked, measure)) or ((catalogue, general),)
    indicator = used[0][1]
    provenances = tuple(_told_of(seen, one, language) for seen, one in used)
    why = ""
    if asked.sexes != ("total",) and measure in catalogue.indicators:
        divided = by_sex.is_divided(catalogue, measure)
        why = "" if divided else by_sex.why_not(catalogue, measure)[language]
    day = max(one.retrieved for _seen, one in used)
    pair = general.by_sex.pair if general.by_sex and len(asked.sexes) > 1 else None
    named = pair if pair and measure in (pair.women, pair.men) else indicator
    return BuiltColumn(
        id=measure,
        name=named.name[language],
        short_name=named.short_name[language],
        unit=indicator.unit[language],
        decimals=indicator.decimals,
        basis=basis_name(indicator, language),
        missing=indicator.missing[language] if indicator.missing else "",
        undivided=why,
        interval=indicator.update_interval,
        retrieved=day,
        updated=fmt.date(day, language),
        provenances=provenances,
        origins=tuple(
            dict.fromkeys(
                origin
                for (_seen, one), told in zip(used, provenances, strict=True)
                for origin in described(one, told, language)
            )
        ),
    )
