"""What sets a municipality apart, and how it has changed: findings by strength, without words.

Differences from the county and changes over about ten years are measured against the spread
between the 26, so that unlike units can be compared:

    difference = the smaller of (own value - county's) and (own value - median) / spread of values
    change     = (own change - median change) / spread of the changes

Both parts of a difference must have the same sign: a municipality stands out only if it lies
apart from the county as a whole and from most of the others too. Where the county has no value,
the median alone is compared with. Doubtful values are never spoken of, nor counted, and a change
across a step is no course. The spread is the interquartile
range divided by 1.349, which for normally distributed values is the standard deviation, and
unlike it is not moved by one extreme municipality.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from region.content.catalogue import COUNTY, Catalogue
from region.content.model import Indicator
from region.indicators import change
from region.indicators.certainty import Grade
from region.indicators.certainty.views import Verdicts, change_verdict, verdicts
from region.municipalities.profile.numbers import Moved, base_of, moved, municipal_values
from region.words import formatting as fmt

FEWEST = 20
SHORTEST_SPAN = 5
RECENT_YEARS = 5
UNTOLD = (
    "completed_dwellings",
    "completed_dwellings_per_1000",
    "land_area",
    "net_migration_rate",
    "new_dwellings_near_public_transport",
    "population_growth",
)
"""What swings so much that one year says little, and the land, which is only measured anew."""


class Apart(NamedTuple):
    """How far a value lies from the county's, or from the median where the county has none."""

    strength: float
    indicator: Indicator
    period: str
    value: float
    against: float | Decimal
    decimals: int
    from_county: bool
    grade: Grade


class Course(NamedTuple):
    """A change and the median change. `passed_over` is the period of a doubtful base, if any."""

    strength: float
    indicator: Indicator
    base: str
    first: float
    period: str
    value: float
    change: Moved
    median: Decimal
    passed_over: str
    grade: Grade


Finding = TypeVar("Finding", Apart, Course)


def spread(values: Sequence[float]) -> float:
    """Return the interquartile range / 1.349, or 0 if there are fewer than two values."""
    if len(values) < 2:
        return 0.0
    low, _middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return (high - low) / 1.349


def _subjects(catalogue: Catalogue) -> tuple[Indicator, ...]:
    """Indicators that have something to tell and have not ended or been taken over from."""
    municipal = catalogue.municipal_indicators
    last = {i.id: catalogue.observations[i.id].municipal_periods[-1] for i in municipal}
    newest = max((int(period) for period in last.values()), default=0)
    return tuple(
        i
        for i in municipal
        if i.id not in UNTOLD
        and not catalogue.ended(i.id)
        and int(last[i.id]) > newest - RECENT_YEARS
    )


def _clear(judged: Verdicts, code: str, from_county: bool) -> bool:
    """Whether a value can be told from the county's, or else from the middle of the others'."""
    standing = judged.row(code)
    if standing is None or standing.rank_low is None or standing.rank_high is None:
        return False
    if from_county:
        return standing.verdict in ("higher", "lower")
    middle = (len(judged.rows) + 1) / 2
    return standing.rank_high < middle or standing.rank_low > middle


def differences(catalogue: Catalogue, code: str) -> list[Apart]:
    """Return how far the municipality lies from the county, the farthest first."""
    found = []
    for indicator in _subjects(catalogue):
        observations = catalogue.observations[indicator.id]
        period = observations.municipal_periods[-1]
        values = municipal_values(catalogue, indicator.id, period, doubtful=False)
        width = spread(tuple(values.values()))
        if indicator.kind == "count" or code not in values or len(values) < FEWEST or not width:
            continue
        row = observations.by_period[period].get(COUNTY)
        county = None if row is None or indicator.is_doubtful(COUNTY, period) else row.value
        median = change.median(fmt.exact(value) for value in values.values())
        judged = verdicts(catalogue, indicator.id, period, "sv")
        if not _clear(judged, code, county is not None):
            continue
        from_median = float(fmt.exact(values[code]) - median)
        from_county = from_median if county is None else values[code] - county
        if from_county * from_median <= 0:
            continue
        found.append(
            Apart(
                strength=min(from_county, from_median, key=abs) / width,
                indicator=indicator,
                period=period,
                value=values[code],
                against=median if county is None else county,
                decimals=indicator.decimals_of(COUNTY, period),
                from_county=county is not None,
                grade=Grade(judged.grade),
            )
        )
    return _strongest(found)


def changes(catalogue: Catalogue, code: str) -> list[Course]:
    """Return how much more or less than the median each indicator has changed, strongest first."""
    found = []
    for indicator in _subjects(catalogue):
        observations = catalogue.observations[indicator.id]
        last = observations.municipal_periods[-1]
        periods = [row.period for row in observations.series(code)]
        base = base_of(indicator, code, periods, last)
        if base is None or int(last) - int(base) < SHORTEST_SPAN:
            continue
        then, now = (
            municipal_values(catalogue, indicator.id, period, doubtful=False)
            for period in (base, last)
        )
        moves = {
            key: moved(indicator, key, (base, then[key]), (last, now[key]))
            for key in now
            if key in then
        }
        width = spread([float(move.value) for move in moves.values()])
        if code not in moves or len(moves) < FEWEST or not width:
            continue
        real = change_verdict(catalogue, indicator.id, code, base, last, "sv")
        if real is None or not real.real:
            continue
        if indicator.steps(code, base, last) or len({m.relative for m in moves.values()}) > 1:
            continue
        median = change.median(move.value for move in moves.values())
        usual = change.base_period(periods, last, (item.period for item in indicator.breaks))
        found.append(
            Course(
                strength=float(moves[code].value - median) / width,
                indicator=indicator,
                base=base,
                first=then[code],
                period=last,
                value=now[code],
                change=moves[code],
                median=median,
                passed_over=usual if usual and usual != base else "",
                grade=Grade(real.grade),
            )
        )
    return _strongest(found)


def _strongest(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (-abs(f.strength), f.indicator.id))
