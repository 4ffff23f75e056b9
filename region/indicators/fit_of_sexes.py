"""Whether women's and men's values fit those of all: between them, or their sum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from region.content.catalogue import Catalogue
from region.content.model import SEXES, Status
from region.indicators.gaps import decimals_shown


class Unlike(NamedTuple):
    """A value of all that does not fit those of women and men."""

    indicator: str
    area: str
    period: str
    women: float
    men: float
    total: float


EXACTNESS = 1e-9
NOISE = 10
"""So many persons may a sum differ by where the source has added random noise."""


def unlike(catalogue: Catalogue) -> tuple[Unlike, ...]:
    """Return the values of all that lie outside women's and men's, or are not their sum.

    One step of the last decimal shown is rounding. Indicators whose own value is of another kind
    than the source's by sex (`beside_total: false`) are left out.
    """
    return tuple(
        found
        for key in catalogue.by_sex
        if key in catalogue.indicators
        for found in _unlike(catalogue, key)
    )


def _unlike(catalogue: Catalogue, key: str) -> Iterator[Unlike]:
    indicator = catalogue.indicators[key]
    own = indicator.by_sex
    if own is None or not own.beside_total:
        return
    women, men = (
        {(row.area, row.period): row for row in catalogue.by_sex[key].table.rows(sex)}
        for sex in SEXES
    )
    rounding = 10.0 ** -decimals_shown(indicator) + EXACTNESS
    for row in catalogue.observations[key].rows:
        place = (row.area, row.period)
        if place not in women or row.value is None:
            continue
        one, other = women[place], men[place]
        if one.value is None or other.value is None:
            continue
        low, high = sorted((one.value, other.value))
        allowed = rounding
        if indicator.kind == "count":
            low = high = one.value + other.value
            allowed = NOISE if Status.PERTURBED in (one.status, row.status) else 0.5
        if not low - allowed <= row.value <= high + allowed:
            yield Unlike(key, *place, one.value, other.value, row.value)
