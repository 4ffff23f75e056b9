"""Find a municipality by its name, by a postal town or code, or by an area inside it."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal, NamedTuple

from region.content.catalogue import Catalogue, PostalCode
from region.words.language import DEFAULT_LANGUAGE
from region.words.names import fold
from region.words.text import Language
from region.words.views import view

Kind = Literal["municipality", "locality", "small_area", "postal_code"]

MOST_HITS = 20
LONGEST_TEXT = 100
LONGEST_NAME = 60
STRAY = 0.1
"""The least part of a postal town's codes that makes a municipality one of the town's."""

_POSTAL_CODE = re.compile(r"^(\d{3}) (\d{2})\b")
_WORDS_BEFORE = re.compile(r"^(?:city of|municipality of) ")
_WORDS_AFTER = re.compile(r" (?:kommun|stad|municipality|city)$")


class PlaceHit(NamedTuple):
    """A place that fits the words. For a town or a code the municipality is only probable.

    `area` is the code of an area inside a municipality; of other places it is empty.
    """

    kind: Kind
    label: str
    municipality: str
    area: str = ""


@dataclass(frozen=True, eq=False)
class PlacesIndex:
    """What the search in the browser fetches once."""

    json: bytes
    hash: str


@dataclass(frozen=True, eq=False)
class _Entry:
    words: tuple[str, ...]
    hit: PlaceHit


def needles(text: str) -> tuple[str, ...]:
    """Return what to look for: the words, and without `kommun`, `City of` and their genitive s."""
    folded = fold(text)
    bare = _WORDS_AFTER.sub("", _WORDS_BEFORE.sub("", folded))
    forms = (folded,) if bare == folded else (folded, bare, bare.removesuffix("s"))
    return tuple(form for form in dict.fromkeys(forms) if form)


@view
def _counted(catalogue: Catalogue) -> dict[str, Counter[str]]:
    """How many of each postal town's codes lie in which municipality."""
    counts: dict[str, Counter[str]] = {}
    for row in catalogue.postal_codes:
        counts.setdefault(row.locality, Counter())[row.municipality] += 1
    return counts


def _order(counts: Counter[str]) -> list[str]:
    """Return the municipalities, the one with most codes first, without single strays."""
    least = STRAY * sum(counts.values())
    ordered = sorted(counts, key=lambda code: (-counts[code], code))
    return [code for code in ordered if counts[code] >= least]


def _localities(catalogue: Catalogue) -> dict[str, list[str]]:
    """Each postal town's municipalities, the one with most of its codes first."""
    counts = _counted(catalogue)
    return {locality: _order(counts[locality]) for locality in sorted(counts)}


def _written(catalogue: Catalogue) -> dict[str, list[str]]:
    """Return the municipalities of each name that people write: of postal towns and of areas."""
    found = _localities(catalogue)
    for area in catalogue.small_areas.areas.values():
        codes = found.setdefault(area.name, [])
        if area.municipality not in codes:
            codes.append(area.municipality)
    return found


def _of_code(catalogue: Catalogue, row: PostalCode) -> tuple[str, ...]:
    """Return a postal code's municipality; of one that lies astray, its town's one before it.

    The register puts 131 71 Nacka in Stockholm, alone of Nacka's 46 codes: that is asked.
    """
    usual = _order(_counted(catalogue)[row.locality])
    return (row.municipality,) if row.municipality in usual else (usual[0], row.municipality)


@view
def places_index(catalogue: Catalogue, language: Language) -> PlacesIndex:
    """Return names, postal towns and areas, and postal codes, compactly.

    `{"municipalities": {code: name}, "localities": {name: [code, …]}, "codes": {code: "11120
    11121 …"}}`, where each code outside is a municipality's, and those in the last text postal.
    """
    codes: dict[str, list[str]] = {area.code: [] for area in catalogue.municipalities}
    for row in catalogue.postal_codes:
        for municipality in _of_code(catalogue, row):
            codes[municipality].append(row.code)
    content = {
        "municipalities": {area.code: area.name[language] for area in catalogue.municipalities},
        "localities": _written(catalogue),
        "codes": {code: " ".join(found) for code, found in codes.items()},
    }
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return PlacesIndex(body, hashlib.sha256(body).hexdigest()[:12])


def places_json(catalogue: Catalogue, language: Language = DEFAULT_LANGUAGE) -> bytes:
    """Return the index as the browser fetches it."""
    return places_index(catalogue, language).json


def places_hash(catalogue: Catalogue, language: Language = DEFAULT_LANGUAGE) -> str:
    """Return what changes when the index does; part of its address."""
    return places_index(catalogue, language).hash


@view
def _entries(catalogue: Catalogue) -> tuple[_Entry, ...]:
    """Everything that can be found, in the order of kinds, then by name or number."""
    municipalities = [
        _Entry(
            tuple(dict.fromkeys((fold(area.name.sv), fold(area.name.en), area.code))),
            PlaceHit("municipality", area.name.sv, area.code),
        )
        for area in sorted(catalogue.municipalities, key=lambda area: fold(area.name.sv))
    ]
    names = {area.code: area.name.sv for area in catalogue.municipalities}
    localities = [
        _Entry((fold(locality),), PlaceHit("locality", locality, code))
        for locality, codes in _localities(catalogue).items()
        for code in codes
        if names[code] != locality
    ]
    areas = [
        _Entry((fold(area.name),), PlaceHit("small_area", area.name, area.municipality, area.code))
        for area in sorted(catalogue.small_areas.areas.values(), key=lambda area: fold(area.name))
    ]
    postal = [
        _Entry(
            (row.code, f"{row.code} {fold(row.locality)}"),
            PlaceHit("postal_code", f"{_spaced(row.code)} {row.locality}", municipality),
        )
        for row in catalogue.postal_codes
        for municipality in _of_code(catalogue, row)
    ]
    return (*municipalities, *localities, *areas, *postal)


def _spaced(code: str) -> str:
    return f"{code[:3]} {code[3:]}"


def _fit(entry: _Entry, wanted: tuple[str, ...]) -> int | None:
    """0 for the same, 1 for the beginning, 2 for a part; numbers fit by their beginning only.

    Of an area's name a part is whole words or their beginnings: there are many of them.
    """
    start = " " if entry.hit.kind == "small_area" else ""
    fits = []
    for needle in wanted:
        for word in entry.words:
            if word == needle:
                fits.append(0)
            elif word.startswith(needle):
                fits.append(1)
            elif start + needle in word and not needle.isdigit() and not word[0].isdigit():
                fits.append(2)
    return min(fits, default=None)


def search(catalogue: Catalogue, text: str) -> tuple[PlaceHit, ...]:
    """Return the places that fit, at most `MOST_HITS`: exact, then beginnings, then parts.

    Upper and lower case, accents and Swedish letters, hyphens, the space of `115 20` and the words
    `kommun` and `stad` make no difference. Among equals municipalities come first.
    """
    wanted = needles(_POSTAL_CODE.sub(r"\1\2", fold(text[:LONGEST_TEXT])))
    number = wanted[0].replace(" ", "") if wanted else ""
    if number.isdigit():
        wanted = (number,)
    if not wanted:
        return ()
    fitting = [
        (fit, entry.hit)
        for entry in _entries(catalogue)
        if (fit := _fit(entry, wanted)) is not None
    ]
    return tuple(hit for _fits, hit in sorted(fitting, key=lambda pair: pair[0])[:MOST_HITS])


def names_of_municipalities(catalogue: Catalogue, language: Language) -> dict[str, str]:
    """Return the municipalities' names by code, in the order of their names."""
    named = {area.code: area.name[language] for area in catalogue.municipalities}
    return dict(sorted(named.items(), key=lambda item: item[1]))


def find_municipality(catalogue: Catalogue, text: str) -> str | None:
    """Return the code of the municipality that `text` names, or None.

    A code is taken with or without its leading zero. A name is taken in any case, with or
    without Swedish letters, and with what people write around it: "Täby kommun", "stockholms
    stad", "City of Solna". A postal town, an area inside or a whole postal code is taken if it lies
    in one municipality; one that may lie in several has to be asked about (see `search`).
    """
    if len(text) > LONGEST_NAME:
        return None
    folded = fold(text)
    if folded.isascii() and folded.isdigit() and len(folded) <= 4:
        code = folded.zfill(4)
        return code if code in {area.code for area in catalogue.municipalities} else None
    exact = _exact(catalogue)
    for form in needles(_POSTAL_CODE.sub(r"\1\2", folded)):
        if form in exact:
            return exact[form]
    return None


def find_municipalities(
    catalogue: Catalogue, text: str, most: int, without: str = ""
) -> str | tuple[str, str]:
    """Return the codes of those that a list with commas names, as such a list.

    At most `most` are taken, each once; `without` is not one of them. The first that is not found
    stands beside the codes.
    """
    found = {part: find_municipality(catalogue, part) for part in text.split(",") if part}
    codes = dict.fromkeys(code for code in found.values() if code and code != without)
    value = ",".join(tuple(codes)[:most])
    unknown = next((part for part, code in found.items() if code is None), None)
    return value if unknown is None else (value, unknown)


@view
def _exact(catalogue: Catalogue) -> dict[str, str | None]:
    """Every whole name and postal code with its municipality; none if there are several.

    A municipality's own name is its own, also where a postal town is called the same.
    """
    names: dict[str, str | None] = {}
    others: dict[str, set[str]] = {}
    for entry in _entries(catalogue):
        for word in entry.words:
            if entry.hit.kind == "municipality":
                names[word] = entry.hit.municipality
            else:
                others.setdefault(word, set()).add(entry.hit.municipality)
    alone = {word: min(codes) if len(codes) == 1 else None for word, codes in others.items()}
    return {**alone, **names}
