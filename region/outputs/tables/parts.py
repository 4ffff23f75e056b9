"""Observations as they stand in a file: of everybody, of women, of men, of the gap, or of all."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from region.content.catalogue import Catalogue, Observation
from region.content.model import Indicator
from region.content.selection import EmptySelectionError, selected
from region.indicators import by_sex
from region.indicators.provenance import Provenance, provenance
from region.words.text import Language
from region.words.views import UnknownIdError


class Part(NamedTuple):
    """The rows of one sex, and the catalogue and the side-car that tell what they are."""

    sex: by_sex.Seen
    catalogue: Catalogue
    indicator: Indicator
    rows: tuple[Observation, ...]


def parts(
    catalogue: Catalogue,
    indicator_id: str,
    areas: tuple[str, ...] = (),
    period: str = "",
    sex: by_sex.Choice = "total",
) -> tuple[Part, ...]:
    """Return the rows that are asked for; those of `selected`, for each of the sexes.

    Raises
    ------
    UnknownIdError
        if there is no such indicator.
    NotDividedError
        if it is not divided by sex and something else than the total is asked for.
    EmptySelectionError
        if no observation fits.
    """
    if indicator_id not in catalogue.indicators:
        raise UnknownIdError("indicator", indicator_id, tuple(catalogue.indicators))
    found, empty = [], None
    for name, one in by_sex.seen(catalogue, indicator_id, sex):
        try:
            rows = selected(one, indicator_id, areas, period)
        except EmptySelectionError as error:
            empty = error
        else:
            found.append(Part(name, one, one.indicators[indicator_id], rows))
    if empty and not found:
        raise empty
    return tuple(found)


def origins_of(found: tuple[Part, ...], language: Language) -> tuple[Provenance, ...]:
    """Return what a reader can ask of each part's origin."""
    return tuple(provenance(part.catalogue, part.indicator.id, language) for part in found)


def lines_of(origins: tuple[Provenance, ...]) -> str:
    """Return the source lines of all parts as one."""
    return ". ".join(dict.fromkeys(origin.line for origin in origins))


def licences_of(origins: tuple[Provenance, ...]) -> list[str]:
    """Return the addresses of all terms, or their names where they have none."""
    return sorted({item.licence_url or item.licence for one in origins for item in one.items})


def retrieved_of(found: tuple[Part, ...]) -> dt.date:
    """Return the last day on which figures of any part were read at a source."""
    return max(part.indicator.retrieved for part in found)
