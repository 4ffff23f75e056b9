"""Put the two comparisons together from their files, and check what refers to what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Protocol

from region.content.catalogue.comparison import ComparedArea, Comparison, ScopeName
from region.content.catalogue.comparison_tables import (
    Ranges,
    read_counties,
    read_readings,
    read_regions,
)
from region.content.catalogue.faults import Fault, unknown
from region.content.catalogue.units import Units
from region.content.model import (
    SEXES,
    CountySideCar,
    EuropeSideCar,
    Indicator,
    Licence,
    PeerGroup,
    Publisher,
)
from region.content.model.source import Source
from region.words.text import Text

EUROPE, COUNTIES = "comparison/europe", "comparison/counties"
REGIONS_FILE, COUNTIES_FILE = "geo/regions.csv", "geo/counties.csv"


class Folder(Protocol):
    """What hands out read files (see `region.content.catalogue.whole`)."""

    faults: list[Fault]

    @property
    def stamps(self) -> Mapping[str, tuple[int, int]]:
        """Each file with its time and size."""

    def read(self, name: str, read: Callable[..., Any], *details: Any) -> Any:
        """Return what `read` makes of a file; kept for as long as the file is the same."""

    def model(self, name: str, kind: Any) -> Any:
        """Return a file as a model, or note its faults."""


def _ranges(indicators: Mapping[str, Indicator]) -> Ranges:
    return tuple((key, *one.range) for key, one in indicators.items())


def load_comparisons(
    folder: Folder, indicators: Mapping[str, Indicator], units: Units
) -> Mapping[ScopeName, Comparison]:
    """Return the comparisons that could be read; faults are left in `folder.faults`."""
    found: dict[ScopeName, Comparison] = {}
    europe: EuropeSideCar | None = folder.model(f"{EUROPE}.yaml", EuropeSideCar)
    regions = folder.read(REGIONS_FILE, read_regions)
    if europe and regions:
        europe = units.put_into(europe, f"{EUROPE}.yaml")
        described: dict[str, Indicator] = {one.id: one for one in europe.indicators}
        found["europe"] = _comparison(
            folder, "europe", "SE11", "EU27_2020", EUROPE, described, regions, europe
        )
    counties: CountySideCar | None = folder.model(f"{COUNTIES}.yaml", CountySideCar)
    areas = folder.read(COUNTIES_FILE, read_counties)
    if counties and areas and indicators:
        counties = units.put_into(counties, f"{COUNTIES}.yaml")
        described = {one.id: one for one in counties.indicators}
        for key in counties.described:
            if one := indicators.get(key):
                span = counties.ranges.get(key, one.range)
                described[key] = one.model_copy(update={"range": span})
            elif f"indicators/{key}.yaml" not in folder.stamps:
                where = f"{COUNTIES}.yaml"
                folder.faults += unknown(where, "described", key, indicators, "an indicator")
        if not set(counties.described) <= set(described):
            return MappingProxyType(found)  # the faulty side-car has been told of
        comparison = _comparison(
            folder, "counties", "01", "00", COUNTIES, described, areas, counties
        )
        found["counties"] = _with_sources(comparison, counties)
    return MappingProxyType(found)


def _comparison(
    folder: Folder,
    scope: ScopeName,
    own: str,
    union: str,
    stem: str,
    indicators: Mapping[str, Indicator],
    areas: tuple[ComparedArea, ...],
    side_car: EuropeSideCar | CountySideCar,
) -> Comparison:
    by_code = {area.code: area for area in areas}
    file = f"{stem}.csv"
    readings = folder.read(file, read_readings, _ranges(indicators), frozenset(by_code))
    return Comparison(
        scope=scope,
        own=own,
        union=union,
        areas=MappingProxyType(by_code),
        indicators=MappingProxyType(dict(indicators)),
        readings=readings or MappingProxyType({}),
        groups=MappingProxyType({group.id: group for group in side_car.peer_groups}),
        default_group=side_car.default_group,
    )


def _with_sources(comparison: Comparison, side_car: CountySideCar) -> Comparison:
    """Give each shared indicator the part of its sources that the counties' table was read from."""
    indicators = dict(comparison.indicators)
    for key in side_car.described:
        one = indicators.get(key)
        readings = comparison.readings.get(key)
        if one is None or readings is None:
            continue
        periods = list(readings.by_period)
        span = periods[0] if len(periods) == 1 else f"{periods[0]}–{periods[-1]}"
        whole = comparison.union in readings.by_area
        covers = Text(
            sv=f"länen{' och riket' if whole else ''}, {span}",
            en=f"counties{' and Sweden' if whole else ''}, {span}",
        )
        source: Source = next((s for s in one.sources if s.via == "kolada"), one.sources[0])
        change = {
            "covers": covers,
            "retrieved": side_car.retrieved,
            "copy_of": side_car.copy_of,
        }
        indicators[key] = one.model_copy(
            update={
                "sources": (source.model_copy(update=change),),
                "breaks": tuple(b for b in one.breaks if b.period in periods),
                "missing": None,
                "remarks": tuple(
                    item if item.decimals is None else item.model_copy(update={"areas": ()})
                    for item in one.remarks
                    if comparison.own in (item.areas or (comparison.own,))
                ),
            }
        )
    return Comparison(
        scope=comparison.scope,
        own=comparison.own,
        union=comparison.union,
        areas=comparison.areas,
        indicators=MappingProxyType(indicators),
        readings=comparison.readings,
        groups=comparison.groups,
        default_group=comparison.default_group,
    )


def check_comparisons(
    comparisons: Mapping[ScopeName, Comparison],
    themes: Iterable[str],
    publishers: Mapping[str, Publisher],
    licences: Mapping[str, Licence],
) -> Iterator[Fault]:
    """Return what refers to nothing: themes, publishers, licences, groups and their members."""
    for comparison in comparisons.values():
        file = f"comparison/{comparison.scope}.yaml"
        register = REGIONS_FILE if comparison.scope == "europe" else COUNTIES_FILE
        for one in comparison.indicators.values():
            yield from unknown(file, f"{one.id}.theme", one.theme, themes, "a theme")
            for source in one.sources:
                where = f"{one.id}.sources"
                for name in filter(None, (source.publisher, source.via)):
                    yield from unknown(file, where, name, publishers, "a publisher")
                yield from unknown(file, where, source.licence, licences, "a licence")
            yield from _pair_faults(comparison, one, file)
            if comparison.own not in comparison.readings[one.id].by_area:
                found = f"no value of {one.id} for {comparison.own}"
                yield Fault(f"comparison/{comparison.scope}.csv", "", found, "the own region too")
        for code in (comparison.own, comparison.union):
            if code not in comparison.areas:
                yield Fault(register, "code", f"no {code}", f"{code}, which is always shown")
        for area in comparison.areas.values():
            for code in area.replaced_by:
                where = f"{area.code}.replaced_by"
                yield from unknown(register, where, code, comparison.areas, "a region")
        default, groups = comparison.default_group, comparison.groups
        yield from unknown(file, "default_group", default, groups, "a group")
        for group in comparison.groups.values():
            yield from _group_faults(comparison, group, file)


def _pair_faults(comparison: Comparison, one: Indicator, file: str) -> Iterator[Fault]:
    """Yield what a pair of women's and men's indicators names that the comparison does not have."""
    if one.by_sex and one.by_sex.pair and comparison.scope == "europe":
        for sex in SEXES:
            half = getattr(one.by_sex.pair, sex)
            known = comparison.indicators
            yield from unknown(file, f"{one.id}.by_sex.pair.{sex}", half, known, "an indicator")


def _group_faults(comparison: Comparison, group: PeerGroup, file: str) -> Iterator[Fault]:
    """Yield what a group names that the comparison does not have."""
    others = [code for code in comparison.areas if code != comparison.own]
    rule = group.alike
    for code in group.members:
        yield from unknown(file, f"{group.id}.members", code, others, "another area")
    if rule is None:
        return
    for code in rule.among:
        yield from unknown(file, f"{group.id}.alike.among", code, others, "another area")
    where = f"{group.id}.alike.indicator"
    yield from unknown(file, where, rule.indicator, comparison.indicators, "an indicator")
