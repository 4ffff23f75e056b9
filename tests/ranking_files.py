"""What the rankings say, read from the files of the content alone."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from region.content.catalogue import DATA
from region.words.text import LANGUAGES, Language

FOLDER = DATA / "rankings"
IDS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
SAYS: dict[Language, dict[str, str]] = {
    "sv": {
        "of": "plats {rank} av {field}",
        "among": "plats {rank} bland {scope}",
        "rank": "plats {rank}",
        "ten": "utanför de tio främsta",
        "outside": "utanför de {read} främsta",
        "winner": "vinnare",
        "finalist": "finalist",
        "none": "inte vinnare",
        "unknown": "inte känd",
        "disputed": ", men källorna går isär",
        "strategy": "Strategin skriver: {place} ({year})",
    },
    "en": {
        "of": "rank {rank} of {field}",
        "among": "rank {rank} among {scope}",
        "rank": "rank {rank}",
        "ten": "outside the first ten",
        "outside": "outside the first {read}",
        "winner": "winner",
        "finalist": "finalist",
        "none": "not the winner",
        "unknown": "not known",
        "disputed": ", but sources disagree",
        "strategy": "The strategy says: {place} ({year})",
    },
}


@dataclass(frozen=True)
class Told:
    """What the files say of Stockholm in one edition."""

    year: int
    label: str
    rank: int | None
    field: int | None
    listed: bool
    certain: bool
    place: dict[Language, str]


@cache
def side_car(key: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((FOLDER / f"{key}.yaml").read_text("utf-8"))
    return read


def _told(car: dict[str, Any], edition: dict[str, Any], rows: list[dict[str, str]]) -> Told:
    own = next((row for row in rows if row["is_stockholm"] == "1"), None)
    ranks = sorted(int(row["rank"]) for row in rows if row["rank"])
    read = 0
    while read < 10 and any(
        rank <= read + 1 < rank + ranks.count(rank) for rank in ranks if rank <= read + 1
    ):
        read += 1
    size = edition.get("field") or {}
    scopes = {scope["id"]: scope["name"] for scope in car.get("scopes", ())}
    award, disputed = car["kind"] == "award", bool(edition.get("disputed"))
    place: dict[Language, str] = {}
    for language in LANGUAGES:
        says = SAYS[language]
        if own and own["role"] == "ranked":
            form = "of" if size and not size.get("listed") else "rank"
            if form == "rank" and edition.get("scope"):
                form = "among"
            said = says[form].format(
                rank=own["rank"],
                field=size.get("number"),
                scope=scopes[edition["scope"]][language] if edition.get("scope") else "",
            )
            place[language] = said + (says["disputed"] if disputed else "")
        elif own:
            place[language] = says[own["role"]]
        elif award:
            place[language] = says["none"]
        else:
            form = "ten" if read == 10 else "outside" if read >= 5 else "unknown"
            place[language] = says[form].format(read=read)
    return Told(
        year=edition["year"],
        label=str(edition.get("label") or edition["year"]),
        rank=int(own["rank"]) if own and own["rank"] and own["role"] == "ranked" else None,
        field=size.get("number"),
        listed=bool(size.get("listed")),
        certain=not disputed and (own is not None or award or read >= 5),
        place=place,
    )


@cache
def told(key: str) -> tuple[Told, ...]:
    with (FOLDER / f"{key}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    car = side_car(key)
    return tuple(
        _told(car, edition, [row for row in rows if row["edition"] == str(edition["year"])])
        for edition in car["editions"]
    )


def latest(key: str) -> Told:
    return [one for one in told(key) if one.certain][-1]


def printed(key: str) -> Told | None:
    year = side_car(key).get("table_1_edition")
    return next((one for one in told(key) if one.year == year), None)


OF_THE_STRATEGY = [key for key in IDS if printed(key)]
