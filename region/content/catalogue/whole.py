"""Read the whole folder `data/`: every file, checked, and the links between files."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, TypeAdapter

from region.content.catalogue import links
from region.content.catalogue.by_sex import Divided
from region.content.catalogue.catalogue import Catalogue
from region.content.catalogue.comparison_loading import load_comparisons
from region.content.catalogue.comparison_tables import read_ranked_places
from region.content.catalogue.contents import Site
from region.content.catalogue.faults import CatalogueError, Fault
from region.content.catalogue.files import STATES_KEPT, Files
from region.content.catalogue.reading import read_json, read_model
from region.content.catalogue.small_area_reading import FOLDER as SMALL_AREAS
from region.content.catalogue.small_area_reading import load_small_areas
from region.content.catalogue.table_reading import (
    read_areas,
    read_by_sex,
    read_denominators,
    read_observations,
    read_places,
    read_postal_codes,
    read_replaced,
    read_replaced_by_sex,
)
from region.content.catalogue.units import FILE as UNITS_FILE
from region.content.catalogue.units import Units
from region.content.model import (
    AccessibilityResults,
    AccessibilityStatement,
    Assessments,
    Comments,
    Conferences,
    CountyParts,
    DenominatorRegister,
    Glossary,
    Indicator,
    KeyFigures,
    Ladder,
    Licence,
    Matrix,
    MeasureStates,
    PlaceRegister,
    Plan,
    PostalRegister,
    Presentation,
    Priorities,
    ProfileQuestions,
    Publisher,
    Ranking,
    RegionalCores,
    SearchSynonyms,
    ShapeRegister,
    SmallAreaTable,
    Strategy,
    Targets,
    Theme,
    UpdateReport,
)
from region.words.remembered import Remembered
from region.words.unit import UnitRegister

_THEMES = TypeAdapter(tuple[Theme, ...])
_PUBLISHERS = TypeAdapter(tuple[Publisher, ...])
_LICENCES = TypeAdapter(tuple[Licence, ...])


@dataclass(frozen=True)
class _State:
    """A file in one state: two files with the same bytes are the same."""

    path: Path = field(compare=False)
    content: bytes


def _checked(
    read: Callable[..., Any], state: _State, *details: Any
) -> tuple[Any, tuple[Fault, ...]]:
    """Read and check one file, once for each content of it.

    Raises
    ------
    OSError
        if the file cannot be read, or is written to at the same moment.
    """
    faults: list[Fault] = []
    content = read(state.path, *details, faults), tuple(faults)
    if hashlib.sha256(state.path.read_bytes()).digest() != state.content:
        raise OSError(errno.EBUSY, "the file changed while it was read")
    return content


_cached = Remembered(_checked, 2_000)


class _Folder:
    """One pass over the folder: hands out read files and gathers the faults."""

    def __init__(self, files: Files):
        self.files = files
        self.stamps = files.stamps
        _cached.make_room(STATES_KEPT * len(self.stamps))
        self.faults: list[Fault] = [*files.faults]

    def read(self, name: str, read: Callable[..., Any], *details: Any) -> Any:
        if name not in self.stamps:
            self.faults.append(Fault(name, "", "no such file", "the file is required"))
            return None
        path = self.files.path(name)
        try:
            state = _State(path, self.files.hash_of(name))
            content, faults = _cached(read, state, name, *details)
        except OSError as error:
            self.faults.append(Fault(name, "", error.strerror or "no file", "a readable file"))
            return None
        self.faults.extend(faults)
        return content

    def model(self, name: str, kind: type[BaseModel] | TypeAdapter[Any]) -> Any:
        return self.read(name, _read_model, kind)

    def names(self, folder: str, ending: str) -> list[str]:
        return [n for n in self.stamps if n.startswith(f"{folder}/") and n.endswith(ending)]


def _read_model(
    path: Path, name: str, kind: type[BaseModel] | TypeAdapter[Any], faults: list[Fault]
) -> Any:
    return read_model(path, name, kind, faults)


def _registry(items: Any, name: str, faults: list[Fault]) -> MappingProxyType[str, Any]:
    """Return the items by id; a repeated id is a fault."""
    by_id: dict[str, Any] = {}
    for item in items or ():
        key = getattr(item, "id", None) or item.code
        if key in by_id:
            faults.append(Fault(name, f"id {key}", "the same id twice", "each id once"))
        by_id[key] = item
    return MappingProxyType(by_id)


def _updates(folder: _Folder) -> tuple[UpdateReport, ...]:
    """Return the reports of updates, the latest first."""
    read = (folder.read(name, _report) for name in folder.names("updates", ".json"))
    return tuple(sorted(filter(None, read), key=lambda report: report.date, reverse=True))


def _report(path: Path, name: str, faults: list[Fault]) -> UpdateReport | None:
    report: UpdateReport | None = read_json(path, name, UpdateReport, faults)
    return report


def _pairs(folder: _Folder, place: str, kind: type[BaseModel]) -> dict[str, Any]:
    """Return the side-cars of a folder by id; each `<id>.yaml` needs its `<id>.csv` and back."""
    described: dict[str, Any] = {}
    for name in folder.names(place, ".yaml"):
        stem = Path(name).stem
        side_car = folder.model(name, kind)
        if f"{place}/{stem}.csv" not in folder.stamps:
            folder.faults.append(Fault(name, "", "no table beside it", f"a file {stem}.csv"))
        elif side_car is not None and side_car.id != stem:
            folder.faults.append(Fault(name, "id", side_car.id, f"{stem}, as the file is named"))
        elif side_car is not None:
            described[stem] = side_car
    for name in folder.names(place, ".csv"):
        stem = Path(name).stem
        if f"{place}/{stem}.yaml" not in folder.stamps:
            folder.faults.append(Fault(name, "", "no side-car beside it", f"a file {stem}.yaml"))
    return described


def _tables_of(
    folder: _Folder,
    place: str,
    indicators: Mapping[str, Indicator],
    read: Callable[..., Any],
    areas: frozenset[str],
) -> dict[str, Any]:
    """Return the tables of a folder that holds one for some indicators, named as they are."""
    found = {}
    for name in folder.names(place, ".csv"):
        key = Path(name).stem
        if key in indicators:
            found[key] = folder.read(name, read, indicators[key], areas)
        elif not {f"indicators/{key}.yaml", f"{SMALL_AREAS}/{key}.yaml"} & folder.stamps.keys():
            allowed = "a file named as an indicator in data/indicators"
            folder.faults.append(Fault(name, "", f"no indicator {key}", allowed))
    return found


def _by_sex(
    folder: _Folder, indicators: dict[str, Indicator], areas: frozenset[str]
) -> dict[str, Divided]:
    """Return the tables by sex; each belongs to a side-car that names its sources, and back."""
    tables = _tables_of(folder, "by_sex", indicators, read_by_sex, areas)
    replaced = _tables_of(folder, "vintages_by_sex", indicators, read_replaced_by_sex, areas)
    for key, indicator in indicators.items():
        named = indicator.by_sex is not None and indicator.by_sex.has_table
        if named and key not in tables:
            allowed = f"a file by_sex/{key}.csv"
            folder.faults.append(Fault(f"indicators/{key}.yaml", "by_sex", "no table", allowed))
    for key in tables:
        by_sex = indicators[key].by_sex
        if by_sex is None or not by_sex.has_table:
            allowed = f"sources under by_sex in indicators/{key}.yaml"
            folder.faults.append(Fault(f"by_sex/{key}.csv", "", "nothing that names it", allowed))
    return {
        key: Divided(table, replaced.get(key) or ())
        for key, table in tables.items()
        if table is not None
    }


def _named(folder: _Folder, place: str, kind: type[BaseModel]) -> dict[str, Any]:
    """Return the files of a folder by id; each is named after its id."""
    found: dict[str, Any] = {}
    for name in folder.names(place, ".yaml"):
        stem = Path(name).stem
        content = folder.model(name, kind)
        if content is not None and content.id != stem:
            folder.faults.append(Fault(name, "id", content.id, f"{stem}, as the file is named"))
        elif content is not None:
            found[stem] = content
    return dict(sorted(found.items(), key=lambda item: item[1].order))


def read_whole(files: Files) -> Catalogue:
    """Read and check all content; files with the same bytes as before are not read again.

    Raises
    ------
    CatalogueError
        with every fault of every file, if there is any.
    """
    folder = _Folder(files)
    faults = folder.faults
    areas = _registry(folder.read("geo/areas.csv", read_areas), "geo/areas.csv", faults)
    codes = frozenset(areas)
    units = Units(folder.model(UNITS_FILE, UnitRegister), faults)
    indicators = {
        key: units.put_into(indicator, f"indicators/{key}.yaml")
        for key, indicator in _pairs(folder, "indicators", Indicator).items()
    }
    observations = {
        key: folder.read(f"indicators/{key}.csv", read_observations, indicator, codes)
        for key, indicator in indicators.items()
        if codes
    }
    awaited = [key for key, indicator in indicators.items() if indicator.is_awaited]
    municipalities = frozenset(a.code for a in areas.values() if a.level == "municipality")
    tables = {
        key: units.put_into(table, f"{SMALL_AREAS}/{key}.yaml")
        for key, table in _pairs(folder, SMALL_AREAS, SmallAreaTable).items()
    }
    small_areas = load_small_areas(folder, tables, municipalities)
    whole = codes.union(small_areas.areas)
    everything = {**indicators, **tables}
    replaced = _tables_of(folder, "vintages", everything, read_replaced, whole) if codes else {}
    by_sex = _by_sex(folder, indicators, codes) if codes else {}
    rankings = _pairs(folder, "rankings", Ranking)
    places = {
        key: folder.read(f"rankings/{key}.csv", read_places, ranking)
        for key, ranking in rankings.items()
    }
    ages = "denominators/ages.csv"
    denominators = folder.read(ages, read_denominators, codes) if codes else None
    targets = folder.model("goals/targets.yaml", Targets)
    targets = targets and units.put_into(targets, "goals/targets.yaml")
    assessments = folder.model("goals/assessments.yaml", Assessments)
    measures = folder.model("strategy/measures.yaml", MeasureStates)
    conferences = folder.model("strategy/conferences.yaml", Conferences)
    synonyms = folder.model("search_synonyms.yaml", SearchSynonyms)
    glossary = folder.model("glossary.yaml", Glossary)
    ladder = folder.model("goals/ladder.yaml", Ladder)
    comments = folder.model("goals/comments.yaml", Comments)
    priorities = folder.model("goals/priorities.yaml", Priorities)
    cores = folder.model("geo/cores.yaml", RegionalCores)
    questions = folder.model("questions.yaml", ProfileQuestions)
    postal_codes = (
        folder.read("geo/postal_codes.csv", read_postal_codes, municipalities) if codes else None
    )
    catalogue = Catalogue(
        version=files.digest().hex()[:16],
        root=files.root,
        changes=files.changes,
        site=folder.model("site.yaml", Site),
        accessibility=folder.model("accessibility.yaml", AccessibilityStatement),
        accessibility_results=folder.model("accessibility_results.yaml", AccessibilityResults)
        if "accessibility_results.yaml" in folder.stamps
        else None,
        themes=_registry(folder.model("themes.yaml", _THEMES), "themes.yaml", faults),
        publishers=_registry(
            folder.model("publishers.yaml", _PUBLISHERS), "publishers.yaml", faults
        ),
        licences=_registry(folder.model("licences.yaml", _LICENCES), "licences.yaml", faults),
        areas=areas,
        indicators=MappingProxyType({k: i for k, i in indicators.items() if k not in awaited}),
        observations=MappingProxyType(
            {k: table for k, table in observations.items() if k not in awaited}
        ),
        awaited=MappingProxyType({key: indicators[key] for key in awaited}),
        replaced=MappingProxyType(replaced),
        by_sex=MappingProxyType(by_sex),
        denominators=denominators or MappingProxyType({}),
        denominator_register=folder.model("denominators/ages.yaml", DenominatorRegister),
        key_figures=folder.model("key_figures.yaml", KeyFigures),
        rankings=MappingProxyType(dict(sorted(rankings.items(), key=lambda r: r[1].order))),
        places=MappingProxyType(places),
        ranked_places=_registry(
            folder.read("geo/places.csv", read_ranked_places), "geo/places.csv", faults
        ),
        place_register=folder.model("geo/places.yaml", PlaceRegister),
        comparisons=load_comparisons(folder, indicators, units),
        strategy=folder.model("strategy/strategy.yaml", Strategy),
        measure_states=measures.states if measures else (),
        conferences=conferences.conferences if conferences else (),
        plan=folder.model("goals/plan.yaml", Plan),
        targets=_registry(targets and targets.targets, "goals/targets.yaml", faults),
        followed_themes=_registry(targets and targets.themes, "goals/targets.yaml", faults),
        assessments=assessments.assessments if assessments else (),
        ladder=_registry(ladder and ladder.steps, "goals/ladder.yaml", faults),
        comments=comments.comments if comments else (),
        priorities=_registry(priorities and priorities.priorities, "goals/priorities.yaml", faults),
        cores=_registry(cores and cores.cores, "geo/cores.yaml", faults),
        county_parts=folder.model("geo/parts.yaml", CountyParts),
        updates=_updates(folder),
        postal_codes=postal_codes or (),
        postal_register=folder.model("geo/postal_codes.yaml", PostalRegister),
        shape_register=folder.model("geo/shapes.yaml", ShapeRegister),
        presentations=MappingProxyType(_named(folder, "presentations", Presentation)),
        small_areas=small_areas,
        matrix=folder.model("matrix.yaml", Matrix),
        questions=questions.questions if questions else (),
        synonyms=synonyms.synonyms if synonyms else (),
        glossary=_registry(glossary and glossary.terms, "glossary.yaml", faults),
    )
    if not faults:
        faults.extend(links.check(catalogue))
    if faults:
        raise CatalogueError(faults)
    return catalogue
