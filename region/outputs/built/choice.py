"""What can be asked for in a built table, and what a request means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

from region.comparisons.peers import group_members
from region.content.catalogue import COUNTRY, COUNTY, Catalogue, Comparison
from region.indicators import by_sex
from region.indicators.compared_by_sex import groups_of
from region.municipalities.menu import DEFAULT_INDICATOR
from region.strategy.indicator import PLACES, every_indicator
from region.words.text import Language
from region.words.views import UnknownIdError, view

MOST_CELLS = 2_000
"""So many cells a table may have: one for each measure at each place in each year of each sex."""
MOST_MEASURES, MOST_PLACES = 6, 30
USUAL_YEARS = 5
"""So many of the last years are shown where none are asked for."""

EVERY_MUNICIPALITY = "municipalities"
"""Stands for all municipalities where places are listed."""

SEXES: dict[by_sex.Choice, tuple[by_sex.Seen, ...]] = {
    **{one: (one,) for one in get_args(by_sex.Seen)},
    "all": ("total", "women", "men"),
}
"""Whose values each choice shows, in the order of the rows."""


class Asked(NamedTuple):
    """What a table is asked for, as an address writes it; what is empty is the usual.

    `measures` and `places` are lists with commas between; `first` and `last` are years.
    """

    measures: str = ""
    places: str = ""
    first: str = ""
    last: str = ""
    sex: str = ""


class TooManyCellsError(UnknownIdError):
    """A table that would be larger than any may be."""

    def __init__(self, cells: int):
        self.cells = cells
        super().__init__("number of cells", str(cells), (f"1..{MOST_CELLS}",))


class Selection(NamedTuple):
    """What a table is made of; every part exists."""

    measures: tuple[str, ...]
    places: tuple[str, ...]
    years: tuple[str, ...]
    sexes: tuple[by_sex.Seen, ...]

    @property
    def cells(self) -> int:
        """How many cells the table has."""
        return len(self.measures) * len(self.places) * len(self.years) * len(self.sexes)


def listed(text: str, known: Iterable[str], most: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a list names of what is known, each once and at most so many, and the rest."""
    parts = dict.fromkeys(part.strip() for part in text.split(",") if part.strip())
    names = frozenset(known)
    found = [part for part in parts if part in names]
    return tuple(found[:most]), (*(p for p in parts if p not in names), *found[most:])


def read_measures(catalogue: Catalogue, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the measures that a text lists, and what of it is unknown or too much."""
    return listed(text, every_indicator(catalogue), MOST_MEASURES)


def read_places(
    catalogue: Catalogue, measures: tuple[str, ...], text: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the places that a text lists, and what of it is unknown or too much."""
    if text == EVERY_MUNICIPALITY:
        by_name = sorted(catalogue.municipalities, key=lambda area: area.name.sv)
        return tuple(area.code for area in by_name), ()
    return listed(text, place_names(catalogue, measures, "sv"), MOST_PLACES)


def usual_measures(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the measure of a table that none is asked for."""
    known = every_indicator(catalogue)
    return (DEFAULT_INDICATOR if DEFAULT_INDICATOR in known else next(iter(known)),)


def having(catalogue: Catalogue, measure: str) -> Iterator[Comparison]:
    """Yield the comparisons that have a measure."""
    return (one for one in catalogue.comparisons.values() if measure in one.indicators)


def _coded(catalogue: Catalogue, measures: tuple[str, ...]) -> frozenset[str]:
    """Return the codes of all places that any of the measures has a row for."""
    found: set[str] = set()
    for measure in measures:
        if measure in catalogue.indicators:
            found |= catalogue.observations[measure].by_area.keys()
        for one in having(catalogue, measure):
            found |= one.readings[measure].by_area.keys()
    return frozenset(found)


@view
def place_names(
    catalogue: Catalogue, measures: tuple[str, ...], language: Language
) -> Mapping[str, str]:
    """Return the places that any of the measures has, from the county outwards, by name."""
    known = _coded(catalogue, measures)
    own = {code: area.name[language] for code, area in catalogue.areas.items()}
    municipal = {area.code: own[area.code] for area in catalogue.municipalities}
    named = {code: own[code] for code in (COUNTY, COUNTRY) if code in own}
    named |= dict(sorted(municipal.items(), key=lambda item: item[1]))
    for one in catalogue.comparisons.values():
        others = {code: area.name[language] for code, area in one.areas.items()}
        ours = {code: others[code] for code in (one.own, one.union)}
        named = {**ours, **dict(sorted(others.items(), key=lambda item: item[1])), **named}
    order = [*PLACES, *municipal, *(code for code in named if code not in municipal)]
    return _told_apart({code: named[code] for code in dict.fromkeys(order) if code in known})


def _told_apart(named: Mapping[str, str]) -> Mapping[str, str]:
    """Return the names, each with its code where an earlier place is called the same."""
    found: dict[str, str] = {}
    for code, name in named.items():
        found[code] = f"{name} ({code})" if name in found.values() else name
    return found


def usual_places(catalogue: Catalogue, measures: tuple[str, ...]) -> tuple[str, ...]:
    """Return the county, Stockholm and the country, else Stockholm's region and its peers."""
    known = place_names(catalogue, measures, "sv")
    usual = tuple(code for code in PLACES if code in known)
    abroad = (
        code
        for one in catalogue.comparisons.values()
        for code in (one.own, *group_members(one, one.default_group))
        if code in known
    )
    return usual or tuple(dict.fromkeys(abroad)) or tuple(known)[:1]


def _years_of(catalogue: Catalogue, measure: str, places: frozenset[str] | None) -> Iterator[str]:
    """Yield the year of each value of a measure, at all places or some."""
    if measure in catalogue.indicators:
        for row in catalogue.observations[measure].rows:
            if row.value is not None and (places is None or row.area in places):
                yield row.period
    for one in having(catalogue, measure):
        for reading in one.readings[measure].rows:
            if places is None or reading.area in places:
                yield reading.period


@view
def years(
    catalogue: Catalogue,
    measures: tuple[str, ...],
    sex: by_sex.Choice,
    places: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Return the years in which any place, or any of some, has a value of any of the measures.

    With another `sex` than the total, those in which that is known.
    """
    some = frozenset(places) if places else None
    seen = by_sex.asked_of_all(catalogue, SEXES[sex][-1])
    return tuple(sorted({year for one in measures for year in _years_of(seen, one, some)}))


def every_year(
    catalogue: Catalogue, measures: tuple[str, ...], sex: by_sex.Choice
) -> tuple[str, ...]:
    """Return the years that can be asked for: those of any place, of everybody or of a sex."""
    both = {*years(catalogue, measures, "total"), *years(catalogue, measures, sex)}
    return tuple(sorted(both))


def usual_span(known: tuple[str, ...]) -> tuple[str, str]:
    """Return the first and last of the years that are shown where none are asked for."""
    return (known[-USUAL_YEARS:][0], known[-1]) if known else ("", "")


def sexes(catalogue: Catalogue, measures: tuple[str, ...]) -> tuple[by_sex.Choice, ...]:
    """Return whose values can be asked for: more than everybody's where a measure is divided."""
    for measure in measures:
        if measure in catalogue.indicators and by_sex.is_divided(catalogue, measure):
            return tuple(SEXES)
        if any(groups_of(one, measure) for one in having(catalogue, measure)):
            return tuple(SEXES)
    return ("total",)


def _one(kind: str, text: str, known: tuple[str, ...], usual: str) -> str:
    if text and text not in known:
        raise UnknownIdError(kind, text, known)
    return text or usual


def select(catalogue: Catalogue, asked: Asked) -> Selection:
    """Return what a request means.

    Raises
    ------
    UnknownIdError
        if it names what does not exist, or more measures or places than may be.
    TooManyCellsError
        if the table would be larger than any may be.
    """
    measures, unknown = read_measures(catalogue, asked.measures)
    if unknown:
        raise UnknownIdError("measure", unknown[0], tuple(every_indicator(catalogue)))
    measures = measures or usual_measures(catalogue)
    places, unknown = read_places(catalogue, measures, asked.places)
    if unknown:
        known = (EVERY_MUNICIPALITY, *place_names(catalogue, measures, "sv"))
        raise UnknownIdError("place", unknown[0], known)
    places = places or usual_places(catalogue, measures)
    asked_sex = _one("sex", asked.sex, sexes(catalogue, measures), "total")
    sex = next(one for one in SEXES if one == asked_sex)
    known_years = every_year(catalogue, measures, sex)
    own = years(catalogue, measures, sex, places) or known_years
    first, last = usual_span(own)
    end = _one("last year", asked.last, known_years, last)
    start = _one("first year", asked.first, known_years, min(first, end))
    start, end = min(start, end), max(start, end)
    span = tuple(year for year in own if start <= year <= end)
    span = span or tuple(year for year in known_years if start <= year <= end)
    found = Selection(measures, places, span, SEXES[sex])
    if found.cells > MOST_CELLS:
        raise TooManyCellsError(found.cells)
    return found
