"""Which municipalities are alike: distance between standardised structures.

For each indicator of a set, in the last period in which all 26 municipalities have values,

    z[m, i] = (x[m, i] - mean_i) / sd_i            mean and standard deviation over the 26
    d(a, b) = sqrt( mean over i of (z[a, i] - z[b, i])² )      over the indicators both have

so a distance of 1 means that two municipalities lie one standard deviation apart in a typical
indicator. The standard deviation is that of the whole group (divided by n, not n - 1). An
indicator in which all are equal says nothing: its z are 0. All indicators weigh the same. Density
is compared by its logarithm, since twice as dense is as far whether sparse or dense.

Two are near in an indicator if their z differ by at most `NEAR`; the most similar are near in most.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from region.content.catalogue import Catalogue
from region.words.views import view

Likeness = Literal["all", "people", "economy"]
"""What two municipalities can be alike in."""

PEOPLE = (
    "population_density",
    "mean_age",
    "share_65_plus",
    "share_foreign_born",
    "share_post_secondary_25_64",
    "share_rentals",
)
ECONOMY = (
    "median_income_20_64",
    "employment_rate_20_64",
    "out_commuters_share",
    "in_commuters_share",
)
SETS: Mapping[Likeness, tuple[str, ...]] = {
    "all": (*PEOPLE, *ECONOMY),
    "people": PEOPLE,
    "economy": ECONOMY,
}
"""What a municipality is like: how dense and old it is, who lives there, how they live and work.

Results that a municipality may be judged by (schools, crime, health) are left out on purpose.
Cars are too: company cars are counted where the company is, not where people live.
"""


NEAR = 0.5
BY_RATIO = frozenset({"population_density"})
"""What is compared by its logarithm."""


@dataclass(frozen=True, eq=False)
class Structure:
    """Standardised values: `scores[code][i]` belongs to `indicators[i]` in `periods[i]`."""

    indicators: tuple[str, ...]
    periods: tuple[str, ...]
    scores: Mapping[str, tuple[float | None, ...]]


@dataclass(frozen=True)
class Similar:
    """Another municipality. `gaps[i]` is how far apart the two are in indicator `i`, |z - z|."""

    code: str
    distance: float
    gaps: tuple[float | None, ...]

    @property
    def near(self) -> int:
        """In how many indicators the two are near."""
        return sum(gap is not None and gap <= NEAR for gap in self.gaps)


def standardise(values: Sequence[float]) -> tuple[float, ...]:
    """Return how many standard deviations each value lies from the mean; 0 if all are equal."""
    mean = math.fsum(values) / len(values)
    deviation = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values))
    if math.isclose(deviation, 0, abs_tol=1e-12 * max(1.0, abs(mean))):
        return (0.0,) * len(values)
    return tuple((value - mean) / deviation for value in values)


def gaps(a: Sequence[float | None], b: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return |a - b| indicator by indicator, None where one of them has no value."""
    return tuple(None if x is None or y is None else abs(x - y) for x, y in zip(a, b, strict=True))


def distance(a: Sequence[float | None], b: Sequence[float | None]) -> float | None:
    """Return the root mean square of the gaps that are known; None if none is."""
    known = [gap for gap in gaps(a, b) if gap is not None]
    if not known:
        return None
    return math.sqrt(math.fsum(gap**2 for gap in known) / len(known))


def nearest(
    scores: Mapping[str, Sequence[float | None]], code: str, count: int = 5
) -> tuple[Similar, ...]:
    """Return the `count` others that are near `code` in most, of equals those less far apart."""
    own = scores[code]
    found = []
    for other, theirs in scores.items():
        apart = distance(own, theirs)
        if other != code and apart is not None:
            found.append(Similar(other, apart, gaps(own, theirs)))
    ordered = sorted(found, key=lambda one: (-one.near, one.distance, one.code))
    return tuple(ordered[:count])


@view
def structure(catalogue: Catalogue, like: Likeness = "all") -> Structure:
    """Return the standardised structure of all municipalities, in one of the sets.

    An indicator that the catalogue lacks, or that never has a value for all, is left out.
    """
    codes = tuple(area.code for area in catalogue.municipalities)
    indicators, periods, columns = [], [], []
    for key in SETS[like]:
        if key not in catalogue.observations:
            continue
        by_period = catalogue.observations[key].by_period
        for period in reversed(tuple(by_period)):
            rows = by_period[period]
            values = [rows[code].value for code in codes if code in rows]
            known = [value for value in values if value is not None]
            if len(known) == len(codes):
                indicators.append(key)
                periods.append(period)
                by_ratio = key in BY_RATIO
                columns.append(standardise([math.log(v) for v in known] if by_ratio else known))
                break
    scores = {code: tuple(column[place] for column in columns) for place, code in enumerate(codes)}
    return Structure(tuple(indicators), tuple(periods), scores)
